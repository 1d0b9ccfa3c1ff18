//! A stream of numbers that looks like chance and is the same on every machine and with every version of every crate.

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `bound`. What is uneven about it lies far below one part in a million.
    pub fn below(&mut self, bound: u32) -> u32 {
        let scaled = (u128::from(self.next()) * u128::from(bound)) >> 64;
        u32::try_from(scaled).expect("below a bound of 32 bits")
    }

    pub fn among<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.index(all.len())]
    }

    /// One of the values, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, all: &[(T, u32)]) -> T {
        let mut left = self.below(all.iter().map(|(_, weight)| weight).sum());
        for &(value, weight) in all {
            match left.checked_sub(weight) {
                Some(less) => left = less,
                None => return value,
            }
        }
        unreachable!("below the sum of the weights")
    }

    /// The numbers from 1 to `count` in any order.
    pub fn permutation(&mut self, count: u32) -> Vec<u32> {
        let mut numbers: Vec<u32> = (1..=count).collect();
        for last in (1..numbers.len()).rev() {
            let other = self.index(last + 1);
            numbers.swap(last, other);
        }
        numbers
    }

    fn index(&mut self, len: usize) -> usize {
        let bound = u32::try_from(len).expect("a short list");
        usize::try_from(self.below(bound)).expect("an index")
    }
}
