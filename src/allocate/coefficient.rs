//! The adjustment coefficient as an exact fraction. Deliberately absent: rounding it to published digits.

use std::cmp::Ordering;

use num_rational::Ratio;

use super::{AllocateError, Invalid};

/// The adjustment coefficient (調整係数) k: units paid per quantum of a tentative amount.
///
/// In lowest terms, numerator at least 0, denominator above 0, so that equal numbers are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coefficient {
    numer: i128,
    denom: i128,
}

impl Coefficient {
    /// Pays nothing above the minimums.
    pub const ZERO: Self = Self { numer: 0, denom: 1 };
    /// Pays a unit for every quantum.
    pub const ONE: Self = Self { numer: 1, denom: 1 };

    /// `numer / denom`, reduced.
    ///
    /// # Errors
    /// [`Invalid::NotACoefficient`] where `numer` is below 0 or `denom` is not above 0.
    pub fn new(numer: i128, denom: i128) -> Result<Self, AllocateError> {
        if numer < 0 || denom <= 0 {
            return Err(Invalid::NotACoefficient { numer, denom }.into());
        }
        let (numer, denom) = Ratio::new(numer, denom).into_raw();
        Ok(Self { numer, denom })
    }

    /// The numerator, at least 0.
    #[must_use]
    pub const fn numer(self) -> i128 {
        self.numer
    }

    /// The denominator, above 0.
    #[must_use]
    pub const fn denom(self) -> i128 {
        self.denom
    }
}

impl Ord for Coefficient {
    fn cmp(&self, other: &Self) -> Ordering {
        compare((self.numer, self.denom), (other.numer, other.denom))
    }
}

impl PartialOrd for Coefficient {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares two fractions (numerator at least 0, denominator above 0), reduced or not, for all of `i128`.
pub(super) fn compare(left: (i128, i128), right: (i128, i128)) -> Ordering {
    match (left.0.checked_mul(right.1), right.0.checked_mul(left.1)) {
        (Some(a), Some(b)) => a.cmp(&b),
        // Euclid's algorithm on both at once: slower, and no product to overflow.
        _ => Ratio::new_raw(left.0, left.1).cmp(&Ratio::new_raw(right.0, right.1)),
    }
}
