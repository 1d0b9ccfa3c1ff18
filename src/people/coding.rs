//! Columns whose cells repeat, as they are being read: each distinct cell is read and checked once.

use std::hash::Hash;

use hashbrown::HashMap;

use super::fault::PeopleFault;
use super::row::Cell;
use super::{Coded, ColumnId};

/// The different values of a column, as it is being filled.
#[derive(Debug)]
pub struct Values<T> {
    /// The column, as yet without its rows.
    pub column: Coded<T>,
    numbers: HashMap<T, u32>,
    /// How many values are told apart.
    most: usize,
}

impl<T: Clone + Eq + Hash> Values<T> {
    /// None yet; so many are told apart.
    pub fn new(id: ColumnId, header: String, most: usize) -> Self {
        Self {
            column: Coded::new(id, header),
            numbers: HashMap::new(),
            most,
        }
    }

    /// The number of a value.
    pub fn number(&mut self, value: T) -> u32 {
        if let Some(&number) = self.numbers.get(&value) {
            return number;
        }
        let number = self.column.add(value.clone());
        if self.numbers.len() < self.most {
            self.numbers.insert(value, number);
        }
        number
    }

    /// Makes it a column without values.
    pub fn forget(&mut self) {
        self.column.values.clear();
        self.numbers.clear();
    }

    /// Adds the values of a later part of the same column, of which those so far have these numbers here, and notes the
    /// numbers of the others.
    pub fn append(&mut self, later: &Self, numbers: &mut Vec<u32>) {
        let new = later.column.values.get(numbers.len()..).unwrap_or_default();
        numbers.extend(new.iter().map(|value| self.number(value.clone())));
    }
}

/// The cells of a column that were read, with the numbers of their values.
#[derive(Debug)]
pub struct Known {
    /// Some of the short cells of late, each in the place that its bytes give it.
    recent: Box<[(Short, u32); RECENT]>,
    /// For a column of dates, one more than the numbers of cells that are days ([`Short::day`]); 0 for those that were
    /// not read yet.
    days: Vec<u32>,
    /// All of them, the short ones and the others.
    by_short: HashMap<Short, u32>,
    by_cell: HashMap<String, u32>,
    /// How many cells are remembered.
    most: usize,
}

impl Known {
    /// None yet; so many are remembered. Dates are many, and nearly all are written alike.
    pub fn new(most: usize, are_dates: bool) -> Self {
        Self {
            recent: Box::new([(Short::NONE, 0); RECENT]),
            days: vec![0; if are_dates { DAYS } else { 0 }],
            by_short: HashMap::new(),
            by_cell: HashMap::new(),
            most,
        }
    }

    /// Makes it none.
    pub fn forget(&mut self) {
        self.recent.fill((Short::NONE, 0));
        self.days.fill(0);
        self.by_short.clear();
        self.by_cell.clear();
    }

    /// The number of a cell, where it is found at once.
    #[inline]
    pub fn code(&self, cell: Cell<'_>) -> Option<u32> {
        match self.days.is_empty() {
            true => self.recent_code(cell),
            false => self.day_code(cell),
        }
    }

    /// Adds the numbers of cells that are found at once, up to the first that is not, which it returns.
    pub fn take_known<'c>(
        &self,
        cells: &mut impl Iterator<Item = Cell<'c>>,
        codes: &mut Vec<u32>,
    ) -> Option<Cell<'c>> {
        let mut is_other = |code: Option<u32>| match code {
            Some(code) => {
                codes.push(code);
                false
            }
            None => true,
        };
        match self.days.is_empty() {
            true => cells.find(|cell| is_other(self.recent_code(*cell))),
            false => cells.find(|cell| is_other(self.day_code(*cell))),
        }
    }

    /// The number of a cell of late.
    #[inline]
    fn recent_code(&self, cell: Cell<'_>) -> Option<u32> {
        let short = cell.short()?;
        let (known, number) = self.recent.get(short.place())?;
        (*known == short).then_some(*number)
    }

    /// The number of a day.
    #[inline]
    fn day_code(&self, cell: Cell<'_>) -> Option<u32> {
        match cell.short().and_then(Short::day) {
            Some(day) => self.days.get(day)?.checked_sub(1),
            None => self.recent_code(cell),
        }
    }

    /// The number of a cell that was not found at once; of one that was not read yet, what `read` says.
    ///
    /// # Errors
    /// That of `read`.
    pub fn look_up(
        &mut self,
        cell: Cell<'_>,
        read: impl FnOnce(&str) -> Result<u32, PeopleFault>,
    ) -> Result<u32, PeopleFault> {
        let short = cell.short();
        let known = match short {
            Some(short) => self.by_short.get(&short),
            None => self.by_cell.get(cell.text()),
        };
        let number = match known {
            Some(&number) => number,
            None => {
                let number = read(cell.text())?;
                if self.by_short.len().saturating_add(self.by_cell.len()) < self.most {
                    match short {
                        Some(short) => self.by_short.insert(short, number),
                        None => self.by_cell.insert(cell.text().to_owned(), number),
                    };
                }
                number
            }
        };
        if let Some(short) = short {
            let day = short.day().and_then(|day| self.days.get_mut(day));
            match (day, self.recent.get_mut(short.place())) {
                (Some(day), _) => *day = number.saturating_add(1),
                (None, Some(recent)) => *recent = (short, number),
                (None, None) => {}
            }
        }
        Ok(number)
    }
}

/// A text of less than sixteen bytes, as most cells are: its bytes, and how many they are, so that it is compared without
/// looking at the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Short {
    low: u64,
    high: u64,
}

/// How many short cells of late are known.
const RECENT: usize = 1 << RECENT_BITS;
const RECENT_BITS: u32 = 11;

/// How many days have a place: of two centuries, each in two ways.
const DAYS: usize = DAYS_IN_A_WAY * 2;
const DAYS_IN_A_WAY: usize = 200 * 13 * 32;

impl Short {
    /// Longer than any.
    const NONE: Self = Self {
        low: 0,
        high: u64::MAX,
    };

    /// The text with which some bytes begin, that many of them; nothing for a longer one.
    #[inline]
    pub fn of(from: &[u8], bytes: usize) -> Option<Self> {
        let &(low, high) = OWN.get(bytes)?;
        let [first, second] = match from.first_chunk::<{ OWN.len() }>() {
            Some(more) => halves(*more),
            None => {
                let mut word = [0; OWN.len()];
                word.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
                halves(word)
            }
        };
        // Of the highest byte there is never more than how many they are.
        let length = u64::try_from(bytes).ok()? << (u64::BITS - u8::BITS);
        Some(Self {
            low: first & low,
            high: second & high | length,
        })
    }

    /// A place of its own, below [`DAYS`], for a day of these two centuries with all its digits (2026-04-01, 2026/04/01);
    /// nothing for any other text.
    fn day(self) -> Option<usize> {
        const DIGITS: u64 = u64::from_le_bytes([0x0F, 0x0F, 0x0F, 0x0F, 0, 0x0F, 0x0F, 0]);
        const OTHERS: u64 = u64::from_le_bytes(*b"0000-00-");
        const SLASHES: u64 = u64::from_le_bytes([0, 0, 0, 0, b'-' ^ b'/', 0, 0, b'-' ^ b'/']);
        const LAST_DIGITS: u64 = u64::from_le_bytes([0x0F, 0x0F, 0, 0, 0, 0, 0, 0]);
        const LAST_OTHERS: u64 = u64::from_le_bytes([b'0', b'0', 0, 0, 0, 0, 0, 10]);
        // What takes a digit above 9, which is none, to the other half of its byte.
        const OVER: u64 = u64::from_le_bytes([0x06; 8]);
        const OTHER_HALVES: u64 = u64::from_le_bytes([0x10; 8]);
        let (others, digits) = (self.low & !DIGITS, self.low & DIGITS);
        let is_slashed = others == OTHERS ^ SLASHES;
        let last = self.high & LAST_DIGITS;
        let over = digits.wrapping_add(OVER) | last.wrapping_add(OVER);
        let is_dashed = others == OTHERS;
        if !(is_dashed || is_slashed)
            || self.high & !LAST_DIGITS != LAST_OTHERS
            || over & OTHER_HALVES != 0
        {
            return None;
        }
        let [y1, y2, y3, y4, _, m1, m2, _] = digits.to_le_bytes();
        let [d1, d2, ..] = last.to_le_bytes();
        let two = |tens: u8, ones: u8| usize::from(tens.wrapping_mul(10).wrapping_add(ones));
        let year = two(y1, y2).wrapping_mul(100).wrapping_add(two(y3, y4));
        let (year, month, day) = (year.wrapping_sub(1900), two(m1, m2), two(d1, d2));
        if year >= 200 || month >= 13 || day >= 32 {
            return None;
        }
        let month = year.wrapping_mul(13).wrapping_add(month);
        let day = month.wrapping_mul(32).wrapping_add(day);
        // A column is written in one way, so that days next to each other have places next to each other.
        Some(if is_slashed {
            day.wrapping_add(DAYS_IN_A_WAY)
        } else {
            day
        })
    }

    /// Where it is looked for among the recent ones.
    fn place(self) -> usize {
        // Multiplied by an odd number with bits all over, the highest bits hang on all of the bytes.
        let mixed = self.low ^ self.high.rotate_left(29);
        let mixed = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> (u64::BITS - RECENT_BITS)).unwrap_or(0)
    }
}

/// Both halves of some bytes.
fn halves(bytes: [u8; OWN.len()]) -> [u64; 2] {
    let (halves, _) = bytes.as_chunks();
    match halves {
        [low, high] => [u64::from_le_bytes(*low), u64::from_le_bytes(*high)],
        _ => [0, 0],
    }
}

/// For every length, the bits of the lower and of the higher half that belong to a text so long.
static OWN: [(u64, u64); size_of::<u128>()] = own();

#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which stops where an index is not there"
)]
const fn own() -> [(u64, u64); size_of::<u128>()] {
    let mut own = [(0, 0); size_of::<u128>()];
    let mut bytes = 1_usize;
    while bytes < own.len() {
        let (low, high) = own[bytes.wrapping_sub(1)];
        own[bytes] = match bytes <= size_of::<u64>() {
            true => (low << u8::BITS | 0xFF, high),
            false => (low, high << u8::BITS | 0xFF),
        };
        bytes = bytes.wrapping_add(1);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_texts_are_the_same_where_they_are(
            one in "[a-c\u{0}あ]{0,18}",
            other in "[a-c\u{0}あ]{0,18}",
            behind in "[a,]{0,18}",
        ) {
            let more = one.clone() + &behind;
            let short_one = Short::of(more.as_bytes(), one.len());
            prop_assert_eq!(short_one.is_some(), one.len() < 16);
            prop_assert_ne!(short_one, Some(Short::NONE));
            for other in [&other, &one] {
                let short = (short_one, Cell::of(other).short());
                if let (Some(short), Some(of_other)) = short {
                    prop_assert_eq!(short == of_other, one == *other);
                }
            }
        }
    }

    #[test]
    fn days_have_places_of_their_own() {
        let mut places = std::collections::BTreeMap::new();
        let first = jiff::civil::date(1900, 1, 1);
        let days = first.series(jiff::Span::new().days(1)).take(73_049);
        for day in days {
            for text in [day.to_string(), day.to_string().replace('-', "/")] {
                let place = Cell::of(&text).short().and_then(Short::day).unwrap();
                assert!(place < DAYS, "{text}");
                assert_eq!(places.insert(place, text), None);
            }
        }
        for text in [
            "",
            "1899-12-31",
            "2100-01-01",
            "2026-4-1",
            "2026-04-1",
            "2026-04/01",
            "2026.04.01",
            "2026-04-01 ",
            "2026-13-01",
            "2026-04-32",
            "202:-04-01",
            "2026-04-0:",
            "2026-04-\u{10}1",
            "２０",
            "20260401",
        ] {
            assert_eq!(Cell::of(text).short().and_then(Short::day), None, "{text}");
        }
    }
}
