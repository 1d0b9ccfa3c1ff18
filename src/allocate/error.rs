//! Why a sharing could not be computed. Deliberately absent: places in a policy or a file, which only callers know.

use thiserror::Error;

/// Why nothing could be computed. Never a partial result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AllocateError {
    /// A sum or product does not fit 128 bits.
    #[error("a sum or product does not fit 128 bits")]
    Overflow,
    /// There are units to share, but no k pays anybody anything.
    #[error(
        "nobody would be paid: there are {total} units to share, and nobody has a weight and a maximum above 0"
    )]
    NobodyToPay {
        /// The units that were to be shared.
        total: i128,
    },
    /// The caller broke the contract of the interface.
    #[error("invalid sharing: {0}")]
    Invalid(#[from] Invalid),
}

/// What is wrong with the arguments. `calculation` reports such faults by name before it calls; one of these is a
/// defect of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Invalid {
    /// The total is below 0.
    #[error("the total is below 0")]
    NegativeTotal,
    /// A tentative amount is below 0.
    #[error("a tentative amount is below 0")]
    NegativeTentative,
    /// A minimum or maximum is below 0.
    #[error("a limit is below 0")]
    NegativeLimit,
    /// A person's minimum is above the person's maximum.
    #[error("a minimum is above its maximum")]
    MinAboveMax,
    /// A slice does not have one entry for every person.
    #[error("{found} entries for {people} people")]
    Length {
        /// How many people there are.
        people: usize,
        /// How many entries were given.
        found: usize,
    },
    /// Nobody stands at a place.
    #[error("nobody stands at a place")]
    NobodyThere,
    /// Several people stand at a place where each must be one person.
    #[error("units to the last one need a place for every person")]
    Crowd,
    /// Not a fraction of a numerator of at least 0 and a denominator above 0.
    #[error("{numer}/{denom} is not a coefficient")]
    NotACoefficient {
        /// The numerator given.
        numer: i128,
        /// The denominator given.
        denom: i128,
    },
    /// Units were to be handed out with a k whose shares do not add up to the total.
    #[error("leftover units can only be handed out where the shares add up to the total")]
    NotAsFound,
}
