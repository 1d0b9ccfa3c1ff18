//! The weighted mean, in integers as wide as it needs.

use num_bigint::BigInt;
use num_integer::Integer;

use super::{Overflow, Ratio};

/// `Σ value × weight ÷ Σ weight`, rounded half up to `digits` decimals; nothing where the weights are 0 together. All
/// values and weights must not be below 0.
///
/// A few quotients of odd amounts have a common denominator beyond 38 digits, so the sum is not a [`Ratio`] on its way.
///
/// # Errors
/// [`Overflow`] where the result leaves the exact range.
pub fn weighted_mean(parts: &[(Ratio, Ratio)], digits: u32) -> Result<Option<Ratio>, Overflow> {
    let (mut above, mut below) = (Fraction::zero(), Fraction::zero());
    for &(value, weight) in parts {
        above = above.plus(&Fraction::product(value, weight));
        below = below.plus(&Fraction::product(weight, Ratio::ONE));
    }
    let ten = Ratio::decimal_place(digits)?.denominator();
    // (a / b) ÷ (c / d) × 10ⁿ, and a half more before it is cut: (2·a·d·10ⁿ + b·c) / (2·b·c).
    let divisor = times(&below.numerator, &above.denominator);
    if divisor == BigInt::ZERO {
        return Ok(None);
    }
    let doubled = times(
        &times(&above.numerator, &below.denominator),
        &times(&BigInt::from(ten), &BigInt::from(2)),
    );
    let count = sum(&doubled, &divisor).div_floor(&times(&divisor, &BigInt::from(2)));
    let count = i128::try_from(count).map_err(|_| Overflow)?;
    Ratio::new(count, ten).map(Some)
}

/// A fraction that is not kept in lowest terms; the denominator is above 0.
struct Fraction {
    numerator: BigInt,
    denominator: BigInt,
}

impl Fraction {
    fn zero() -> Self {
        Self {
            numerator: BigInt::ZERO,
            denominator: BigInt::from(1),
        }
    }

    fn product(a: Ratio, b: Ratio) -> Self {
        let of = |a: i128, b: i128| times(&BigInt::from(a), &BigInt::from(b));
        Self {
            numerator: of(a.numerator(), b.numerator()),
            denominator: of(a.denominator(), b.denominator()),
        }
    }

    /// The sum, over the least common denominator: those of people's goals are alike.
    fn plus(&self, other: &Self) -> Self {
        let denominator = self.denominator.lcm(&other.denominator);
        let scaled = |it: &Self| times(&it.numerator, &denominator.div_floor(&it.denominator));
        Self {
            numerator: sum(&scaled(self), &scaled(other)),
            denominator,
        }
    }
}

#[allow(clippy::arithmetic_side_effects)] // Integers of any width neither overflow nor panic.
fn times(a: &BigInt, b: &BigInt) -> BigInt {
    a * b
}

#[allow(clippy::arithmetic_side_effects)] // Integers of any width neither overflow nor panic.
fn sum(a: &BigInt, b: &BigInt) -> BigInt {
    a + b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(parts: &[(i128, i128, i128)]) -> Option<Ratio> {
        let parts: Vec<_> = parts
            .iter()
            .map(|&(above, below, weight)| {
                (Ratio::new(above, below).unwrap(), Ratio::integer(weight))
            })
            .collect();
        weighted_mean(&parts, 4).unwrap()
    }

    #[test]
    fn rounds_half_up_once_at_the_end() {
        let ratio = |above, below| Some(Ratio::new(above, below).unwrap());
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[(1, 1, 0)]), None);
        // (0.9 × 40 + 1.2 × 60) ÷ 100 = (36 + 72) ÷ 100
        assert_eq!(mean(&[(9, 10, 40), (12, 10, 60)]), ratio(108, 100));
        // (1/3 + 2/3) ÷ 2
        assert_eq!(mean(&[(1, 3, 1), (2, 3, 1)]), ratio(1, 2));
        // 0.12345 is a half: up. 0.12344… is not.
        assert_eq!(mean(&[(12_345, 100_000, 7)]), ratio(1_235, 10_000));
        assert_eq!(mean(&[(123_449, 1_000_000, 7)]), ratio(1_234, 10_000));
    }

    #[test]
    fn denominators_without_a_common_factor_do_not_overflow() {
        // Primes near 10⁸: five of them multiply to 40 digits, which no i128 holds.
        let primes = [99_999_989, 99_999_971, 99_999_959, 99_999_941, 99_999_931];
        let parts = primes.map(|prime| (prime - 1, prime, 20));
        assert_eq!(mean(&parts), Some(Ratio::ONE));
    }
}
