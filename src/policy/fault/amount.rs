//! Faults of numbers.

use crate::money::{NumberFault, Ratio};

use super::Wanted;

/// A number cannot be read or does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum AmountFault {
    /// A text or number that is not of the form wanted.
    Number {
        key: String,
        value: String,
        fault: NumberFault,
        wanted: Wanted,
    },
    /// A bare number above 1 where a rate is wanted.
    BareRate { key: String, value: String },
    /// Below 0.
    Negative { key: String, value: String },
    /// Outside its range.
    OutOfRange {
        key: String,
        value: String,
        range: Range,
    },
    /// A minimum above its maximum.
    MinAboveMax {
        bounded: Bounded,
        min: Ratio,
        max: Ratio,
    },
    /// A quantity too large to be computed.
    TooLarge,
}

impl AmountFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Number { .. } => "unreadable-number",
            Self::BareRate { .. } => "bare-rate",
            Self::Negative { .. } => "negative",
            Self::OutOfRange { .. } => "out-of-range",
            Self::MinAboveMax { .. } => "min-above-max",
            Self::TooLarge => "too-large",
        }
    }
}

/// The range of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range {
    /// Both ends included.
    Closed(Ratio, Ratio),
    /// The upper end excluded.
    BelowOne,
    /// Above 0.
    Positive,
    /// At most so many decimals.
    Decimals(u32),
}

/// What has a minimum and a maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bounded {
    /// `pool.min`, `pool.max`.
    Pool,
    /// `limits`.
    Limits,
    /// `limits`, once they are multiples of the unit.
    LimitsInUnits,
    /// `adjustment.min`, `adjustment.max`.
    Adjustment,
}
