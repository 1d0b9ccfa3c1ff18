//! Amounts of money that are paid.

use std::fmt;

use num_integer::Integer;

use super::ratio::write_whole;
use super::{Overflow, Ratio};

/// An amount of money, counted in ten-thousandths of the currency's unit, so that currencies with cents (and unit
/// prices with four decimals) are as exact as yen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i128);

#[allow(clippy::should_implement_trait)] // The operators cannot fail, and these can: they return what the operators cannot.
impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// How many decimals an amount can have.
    pub const DECIMALS: u32 = 4;
    const PER_UNIT: i128 = 10_000;

    /// A whole number of yen.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn yen(yen: i128) -> Result<Self, Overflow> {
        yen.checked_mul(Self::PER_UNIT).map(Self).ok_or(Overflow)
    }

    /// The amount that `value` is.
    ///
    /// # Errors
    /// [`Overflow`] where it has more than [`Money::DECIMALS`] decimals: nothing is rounded here.
    pub fn exactly(value: Ratio) -> Result<Self, Overflow> {
        value
            .mul(Ratio::integer(Self::PER_UNIT))?
            .to_integer()
            .map(Self)
            .ok_or(Overflow)
    }

    /// `count` times the amount.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn times(self, count: i128) -> Result<Self, Overflow> {
        let all = match (i64::try_from(self.0), i64::try_from(count)) {
            // What has 64 bits is multiplied several times faster.
            (Ok(amount), Ok(count)) => i128::from(amount).checked_mul(count.into()),
            _ => self.0.checked_mul(count),
        };
        all.map(Self).ok_or(Overflow)
    }

    /// How many whole `unit`s the amount holds, rounded toward zero.
    ///
    /// # Errors
    /// [`Overflow`] where `unit` is 0.
    pub fn units(self, unit: Self) -> Result<i128, Overflow> {
        self.0.checked_div(unit.0).ok_or(Overflow)
    }

    /// The amount as a number.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        if let Some(whole) = self.whole() {
            return Ratio::integer(whole.into());
        }
        // The denominator is a constant above 0, so this cannot fail.
        Ratio::new(self.0, Self::PER_UNIT).unwrap_or(Ratio::ZERO)
    }

    /// The amount in whole units, where it is one and has few digits, as nearly every amount.
    fn whole(self) -> Option<i64> {
        let per_unit = i64::try_from(Self::PER_UNIT).ok()?;
        match i64::try_from(self.0).ok()?.div_rem(&per_unit) {
            (whole, 0) => Some(whole),
            _ => None,
        }
    }

    /// Adds all its digits to a text, without grouping.
    pub fn write(self, text: &mut String) {
        if let Some(whole) = self.whole() {
            return write_whole(whole.into(), text);
        }
        // It always ends: the denominator is a power of ten.
        self.ratio().write_decimal(text);
    }

    /// `self + other`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn add(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// `self - other`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sub(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// The sum of all `amounts`.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::add)
    }

    /// Whether it is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The amount, or nothing where it is below 0.
    #[must_use]
    pub fn at_least_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl fmt::Display for Money {
    /// All digits, without grouping.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ratio().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn amounts_of_few_digits_are_multiplied_as_all_others(
            amount in any::<i128>(), count in any::<i128>(), shifts in (0..128_u32, 0..128_u32),
        ) {
            let (amount, count) = (amount >> shifts.0, count >> shifts.1);
            let all = amount.checked_mul(count).map(Money).ok_or(Overflow);
            prop_assert_eq!(Money(amount).times(count), all);
        }
    }
}
