//! Exact ratios of whole numbers, the quantity every rule is computed in.

mod digits;

pub(super) use digits::write_whole;

use num_integer::Integer;
use num_rational::Ratio as Fraction;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use rust_decimal::Decimal;
use thiserror::Error;

use super::Rounding;

/// A quantity left the range that can be computed exactly (about 38 digits above and below the line).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a number is too large to be computed exactly")]
pub struct Overflow;

/// An exact ratio of two whole numbers in lowest terms, the denominator above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(Fraction<i128>);

#[allow(clippy::should_implement_trait)] // The operators cannot fail, and these can: they return what the operators cannot.
impl Ratio {
    /// 0.
    pub const ZERO: Self = Self(Fraction::new_raw(0, 1));
    /// 1.
    pub const ONE: Self = Self(Fraction::new_raw(1, 1));

    /// The whole number `value`.
    #[must_use]
    pub const fn integer(value: i128) -> Self {
        Self(Fraction::new_raw(value, 1))
    }

    /// `numerator / denominator`.
    ///
    /// # Errors
    /// [`Overflow`] where the denominator is 0 or a sign change does not fit.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, Overflow> {
        if let Some(small) = Self::small(numerator, denominator) {
            return Ok(small);
        }
        Self::integer(numerator).div(Self::integer(denominator))
    }

    /// The numerator in lowest terms; it carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The denominator in lowest terms, above 0.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Whether this is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.numerator() < 0
    }

    /// Whether this is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator() == 0
    }

    /// `self + other`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn add(self, other: Self) -> Result<Self, Overflow> {
        if let Some((a, b)) = self.both_integers(other) {
            return a.checked_add(b).map(Self::integer).ok_or(Overflow);
        }
        self.0.checked_add(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self - other`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sub(self, other: Self) -> Result<Self, Overflow> {
        if let Some((a, b)) = self.both_integers(other) {
            return a.checked_sub(b).map(Self::integer).ok_or(Overflow);
        }
        self.0.checked_sub(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self × other`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn mul(self, other: Self) -> Result<Self, Overflow> {
        if let Some((a, b)) = self.both_integers(other) {
            return a.checked_mul(b).map(Self::integer).ok_or(Overflow);
        }
        let above = self.numerator().checked_mul(other.numerator());
        let below = self.denominator().checked_mul(other.denominator());
        if let Some(small) = above.zip(below).and_then(|(a, b)| Self::small(a, b)) {
            return Ok(small);
        }
        self.0.checked_mul(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self ÷ other`.
    ///
    /// # Errors
    /// [`Overflow`], also where `other` is 0: a caller who can meet a 0 asks first and says what it means.
    pub fn div(self, other: Self) -> Result<Self, Overflow> {
        if other.is_zero() || other.numerator() == i128::MIN || self.numerator() == i128::MIN {
            return Err(Overflow);
        }
        let above = self.numerator().checked_mul(other.denominator());
        let below = self.denominator().checked_mul(other.numerator());
        if let Some(small) = above.zip(below).and_then(|(a, b)| Self::small(a, b)) {
            return Ok(small);
        }
        self.0.checked_div(&other.0).map(Self).ok_or(Overflow)
    }

    /// `numerator / denominator`, where both have few digits and the denominator is above 0: their common divisor is
    /// found in half the width, many times faster.
    fn small(numerator: i128, denominator: i128) -> Option<Self> {
        let above = i64::try_from(numerator).ok().filter(|&it| it > i64::MIN)?;
        let below = i64::try_from(denominator).ok().filter(|&it| it > 0)?;
        let (above, below) = Fraction::new(above, below).into_raw();
        Some(Self(Fraction::new_raw(above.into(), below.into())))
    }

    /// `units ÷ place`, which is the power of ten with so many digits: no factors but 2 and 5 can be common to both.
    fn decimal(units: i64, digits: u32, place: i64) -> Self {
        if units == 0 {
            return Self::ZERO;
        }
        let twos = units.trailing_zeros().min(digits);
        let (mut above, mut below) = (units >> twos, place >> twos);
        for _ in 0..digits {
            match above.div_rem(&5) {
                (fifth, 0) => (above, below) = (fifth, below.div_euclid(5)),
                _ => break,
            }
        }
        Self(Fraction::new_raw(above.into(), below.into()))
    }

    /// Both as whole numbers, where they are: most are, and need no common divisor.
    fn both_integers(self, other: Self) -> Option<(i128, i128)> {
        self.to_integer().zip(other.to_integer())
    }

    /// The sum of all `values`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sum(values: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        values.into_iter().try_fold(Self::ZERO, Self::add)
    }

    /// The nearest multiple of `unit` in the direction of `rounding`, as a count of units.
    ///
    /// # Errors
    /// [`Overflow`], also where `unit` is 0.
    pub fn count(self, unit: Self, rounding: Rounding) -> Result<i128, Overflow> {
        // By one unit, which most are counted in, there is nothing to divide.
        let units = if unit == Self::ONE {
            self
        } else {
            self.div(unit)?
        };
        rounded(units.numerator(), units.denominator(), rounding)
    }

    /// The nearest multiple of `unit` in the direction of `rounding`.
    ///
    /// # Errors
    /// [`Overflow`], also where `unit` is 0.
    pub fn round(self, unit: Self, rounding: Rounding) -> Result<Self, Overflow> {
        Self::integer(self.count(unit, rounding)?).mul(unit)
    }

    /// Rounded to `digits` decimals.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn round_digits(self, digits: u32, rounding: Rounding) -> Result<Self, Overflow> {
        self.round(Self::decimal_place(digits)?, rounding)
    }

    /// 1 at the decimal place `digits`: 0.01 for 2.
    ///
    /// # Errors
    /// [`Overflow`] beyond 38 decimals.
    pub fn decimal_place(digits: u32) -> Result<Self, Overflow> {
        Self::new(1, 10_i128.checked_pow(digits).ok_or(Overflow)?)
    }

    /// The whole number, where it is one.
    #[must_use]
    pub fn to_integer(self) -> Option<i128> {
        (self.denominator() == 1).then(|| self.numerator())
    }

    /// `self ÷ other`, rounded to `digits` decimals. Nothing is brought to lowest terms on the way.
    ///
    /// # Errors
    /// [`Overflow`], also where `other` is 0.
    pub fn div_digits(
        self,
        other: Self,
        digits: u32,
        rounding: Rounding,
    ) -> Result<Self, Overflow> {
        if let Some(quick) = self.div_digits_in_half_the_width(other, digits, rounding) {
            return Ok(quick);
        }
        let place = 10_i128.checked_pow(digits).ok_or(Overflow)?;
        let (above, below) = (self.numerator(), self.denominator());
        let quick = above
            .checked_mul(place)
            .and_then(|above| above.checked_mul(other.denominator()))
            .zip(below.checked_mul(other.numerator()))
            .filter(|&(_, below)| below > 0);
        match quick {
            Some((above, below)) => Self::new(rounded(above, below, rounding)?, place),
            None => self.div(other)?.round_digits(digits, rounding),
        }
    }

    /// [`Ratio::div_digits`] by a number above 0 where everything has few digits, as nearly always: many times faster.
    fn div_digits_in_half_the_width(
        self,
        other: Self,
        digits: u32,
        rounding: Rounding,
    ) -> Option<Self> {
        let half = |number: i128| i64::try_from(number).ok();
        let place = 10_i64.checked_pow(digits)?;
        let above = half(self.numerator())?.checked_mul(place)?;
        let above = above.checked_mul(half(other.denominator())?)?;
        let below = half(self.denominator())?.checked_mul(half(other.numerator())?)?;
        if below <= 0 {
            return None;
        }
        let units = rounded_in_half_the_width(above, below, rounding)?;
        Some(Self::decimal(units, digits, place))
    }
}

/// The whole number next to `numerator / denominator` (above 0) in the direction of `rounding`.
fn rounded(numerator: i128, denominator: i128, rounding: Rounding) -> Result<i128, Overflow> {
    let half = |number: i128| i64::try_from(number).ok();
    let quick = half(numerator).zip(half(denominator));
    let quick = quick.and_then(|(above, below)| rounded_in_half_the_width(above, below, rounding));
    if let Some(quick) = quick {
        return Ok(quick.into());
    }
    let (floor, remainder) = numerator.div_mod_floor(&denominator);
    if remainder == 0 {
        return Ok(floor);
    }
    // The half is compared as remainder against what is missing to the next unit: doubling could overflow.
    let half = remainder.cmp(&denominator.checked_sub(remainder).ok_or(Overflow)?);
    let up = rounding.takes_next(floor, half, numerator < 0);
    floor.checked_add(i128::from(up)).ok_or(Overflow)
}

/// [`rounded`], where both have few digits: many times faster.
fn rounded_in_half_the_width(above: i64, below: i64, rounding: Rounding) -> Option<i64> {
    let (quotient, rest) = (above.checked_div(below)?, above.checked_rem(below)?);
    let (floor, remainder) = match rest < 0 {
        true => (quotient.checked_sub(1)?, rest.checked_add(below)?),
        false => (quotient, rest),
    };
    if remainder == 0 {
        return Some(floor);
    }
    let half = remainder.cmp(&below.checked_sub(remainder)?);
    let up = rounding.takes_next(floor.into(), half, above < 0);
    floor.checked_add(up.into())
}

impl From<Decimal> for Ratio {
    fn from(value: Decimal) -> Self {
        if value.scale() == 0 {
            return Self::integer(value.mantissa());
        }
        // A Decimal has at most 28 decimals, so the power of ten always fits.
        let scale = 10_i128.saturating_pow(value.scale());
        Self::small(value.mantissa(), scale)
            .unwrap_or_else(|| Self(Fraction::new(value.mantissa(), scale)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn rounds_in_the_named_direction_on_both_sides_of_zero() {
        // value as a ratio, then down, up, half_up, half_even
        let table = [
            (ratio(5, 2), 2, 3, 3, 2),
            (ratio(7, 2), 3, 4, 4, 4),
            (ratio(-5, 2), -2, -3, -3, -2),
            (ratio(-7, 2), -3, -4, -4, -4),
            (ratio(9, 4), 2, 3, 2, 2),
            (ratio(11, 4), 2, 3, 3, 3),
            (ratio(-9, 4), -2, -3, -2, -2),
            (ratio(-11, 4), -2, -3, -3, -3),
            (ratio(4, 2), 2, 2, 2, 2),
            (ratio(0, 2), 0, 0, 0, 0),
        ];
        for (value, down, up, half_up, half_even) in table {
            let count = |rounding| value.count(Ratio::ONE, rounding).unwrap();
            assert_eq!(count(Rounding::Down), down, "{value} down");
            assert_eq!(count(Rounding::Up), up, "{value} up");
            assert_eq!(count(Rounding::HalfUp), half_up, "{value} half up");
            assert_eq!(count(Rounding::HalfEven), half_even, "{value} half even");
        }
    }

    #[test]
    fn a_unit_can_be_a_hundred_or_a_hundredth() {
        let value = ratio(123_456, 100); // 1234.56
        assert_eq!(
            value.round(Ratio::integer(100), Rounding::Up),
            Ok(Ratio::integer(1300))
        );
        assert_eq!(
            value.round(ratio(1, 10), Rounding::HalfUp),
            Ok(ratio(12346, 10))
        );
        assert_eq!(value.round_digits(1, Rounding::Down), Ok(ratio(12345, 10)));
    }

    #[test]
    fn writes_every_digit_or_the_division() {
        assert_eq!(ratio(25, 8).to_string(), "3.125");
        assert_eq!(ratio(-1, 8).to_string(), "-0.125");
        assert_eq!(ratio(2, 6).to_string(), "1/3");
        assert_eq!(Ratio::integer(10).to_string(), "10");
    }

    #[test]
    fn zeros_after_the_point_are_written() {
        assert_eq!(ratio(1, 20).to_string(), "0.05");
        assert_eq!(ratio(-2_001, 2_000).to_string(), "-1.0005");
    }

    proptest! {
        #[test]
        fn a_division_may_be_rounded_at_once(
            above in -10_i128.pow(12)..10_i128.pow(12),
            below in 1..10_i128.pow(9),
            parts in 1..10_000_i128,
            digits in 0..5_u32,
        ) {
            let (above, below) = (ratio(above, parts), ratio(below, 7));
            for rounding in [Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven] {
                let in_steps = above.div(below).unwrap().round_digits(digits, rounding);
                let found = above.div_digits(below, digits, rounding);
                prop_assert_eq!(found, in_steps);
                prop_assert!(found.is_ok_and(|it| it.numerator().gcd(&it.denominator()) == 1));
            }
        }
    }

    proptest! {
        #[test]
        fn numbers_of_few_digits_are_computed_as_all_others(
            a in any::<i64>(), b in 1..=i64::MAX, c in any::<i64>(), d in 1..=i64::MAX, shift in 0..64_u32,
        ) {
            let wide = |above: i64, below: i64| Fraction::new(i128::from(above >> shift), i128::from((below >> shift).max(1)));
            let (left, right) = (wide(a, b), wide(c, d));
            let (one, other) = (Ratio(left), Ratio(right));
            prop_assert_eq!(ratio((a >> shift).into(), (b >> shift).max(1).into()), one);
            prop_assert_eq!(one.mul(other).ok(), left.checked_mul(&right).map(Ratio));
            prop_assert_eq!(one.add(other).ok(), left.checked_add(&right).map(Ratio));
            prop_assert_eq!(one.sub(other).ok(), left.checked_sub(&right).map(Ratio));
            if !other.is_zero() {
                prop_assert_eq!(one.div(other).ok(), left.checked_div(&right).map(Ratio));
            }
        }
    }

    #[test]
    fn what_is_too_large_for_the_short_way_is_divided_in_steps() {
        let huge = Ratio::integer(10_i128.pow(37));
        assert_eq!(huge.div_digits(huge, 2, Rounding::HalfUp), Ok(Ratio::ONE));
        assert_eq!(
            huge.div_digits(Ratio::ZERO, 2, Rounding::Down),
            Err(Overflow)
        );
    }

    #[test]
    fn what_does_not_fit_is_an_overflow() {
        let huge = Ratio::integer(i128::MAX);
        assert_eq!(huge.add(Ratio::ONE), Err(Overflow));
        assert_eq!(huge.mul(Ratio::integer(2)), Err(Overflow));
        assert_eq!(Ratio::ONE.div(Ratio::ZERO), Err(Overflow));
        assert_eq!(
            Ratio::integer(i128::MIN).div(Ratio::integer(-1)),
            Err(Overflow)
        );
    }

    #[test]
    fn takes_a_decimal_as_written() {
        assert_eq!(Ratio::from(Decimal::new(1, 1)), ratio(1, 10));
        assert_eq!(Ratio::from(Decimal::new(-250, 2)), ratio(-5, 2));
    }
}
