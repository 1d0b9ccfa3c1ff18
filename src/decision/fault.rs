//! What can be wrong with a side of a comparison, as data.

use crate::calculation::CalculationFault;
use crate::money::Ratio;

/// Why a side has no amounts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SideFault {
    /// The policy cannot be calculated.
    Calculation(CalculationFault),
    /// An earlier result cannot be read.
    Earlier(EarlierFault),
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

/// Why an earlier result cannot be compared with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EarlierFault {
    /// It is not JSON, or ends in the middle.
    NotJson,
    /// It is JSON of another kind, or of a later version.
    Schema {
        /// What it says that it is, if anything.
        schema: Option<String>,
    },
    /// A key is missing.
    Missing {
        /// Where it would stand (`.employees[3].bonus`).
        path: String,
    },
    /// Something else stands where a text, a number, a list or a table belongs.
    WrongType {
        /// Where.
        path: String,
    },
    /// An amount has more digits than money can have.
    Number {
        /// Where.
        path: String,
    },
    /// Two people of one id.
    Twice {
        /// Where the second one stands.
        path: String,
        /// The id.
        id: String,
    },
    /// A person's components are not those of the result.
    Components {
        /// Where.
        path: String,
    },
    /// What should be a sum is not the sum of its parts.
    Sum {
        /// Where the sum stands.
        path: String,
    },
}

impl EarlierFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson
            | Self::Schema { .. }
            | Self::Missing { .. }
            | Self::WrongType { .. }
            | Self::Number { .. }
            | Self::Twice { .. }
            | Self::Components { .. }
            | Self::Sum { .. } => "unreadable-result",
        }
    }
}
