//! What can be wrong with a side of a comparison, as data.

use crate::calculation::CalculationFault;
use crate::money::Ratio;
use crate::proof::ResultFault;

/// Why a side has no amounts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SideFault {
    /// The policy cannot be calculated.
    Calculation(CalculationFault),
    /// An earlier result cannot be read.
    Earlier(ResultFault),
    /// What somebody was paid before is no amount.
    Previous {
        /// The person.
        employee: String,
        /// What the cell holds.
        value: Ratio,
        /// Why.
        why: NoAmount,
    },
}

/// Why a number is no amount that was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoAmount {
    /// It is below 0.
    Negative,
    /// It has more decimals than money.
    Decimals,
    /// It is too large, by itself or with those above it.
    TooLarge,
}

impl SideFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Calculation(fault) => fault.code(),
            Self::Earlier(fault) => fault.code(),
            Self::Previous { .. } => "previous-bonus",
        }
    }
}
