//! What a certificate can find wrong. Deliberately absent: names of people, which only callers know.

use thiserror::Error;

use super::AllocateError;

/// A result that must not be paid, and why. People are given by their places in the slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Violation {
    /// The result could not be checked at all.
    #[error("the result could not be checked: {0}")]
    Unchecked(#[from] AllocateError),
    /// The minimums and maximums do not allow what the reach says.
    #[error("the total is not within, above or below the limits as stated")]
    Reach,
    /// The shares do not add up to what k is said to reach.
    #[error("the coefficient does not solve the equation")]
    NotSolved,
    /// A smaller k pays the same.
    #[error("the coefficient is not the smallest that solves the equation")]
    NotSmallest,
    /// The amounts do not add up to the total, though every unit is to be handed out, or exceed it.
    #[error("the amounts add up to {found} units, not to {expected}")]
    Sum {
        /// The total.
        expected: i128,
        /// The sum of the amounts.
        found: i128,
    },
    /// Units are left over that the next group could have had.
    #[error("{left} units are left over, and the next group has only {group} people")]
    KeptBack {
        /// The units left over.
        left: i128,
        /// How many people share the best claim of those who got none.
        group: i128,
    },
    /// An amount is below its minimum or above its maximum.
    #[error("the amount of person {person} breaks a limit")]
    Limit {
        /// Whose amount.
        person: usize,
    },
    /// An amount is a unit or more away from its exact share.
    #[error("the amount of person {person} is not within a unit of the exact share")]
    Quota {
        /// Whose amount.
        person: usize,
    },
    /// An amount is within a unit of its exact share, on the side that the rounding does not take.
    #[error("the amount of person {person} is rounded the wrong way")]
    Rounded {
        /// Whose amount.
        person: usize,
    },
    /// Of two people with equal claims only one got a unit.
    #[error("person {got} got a leftover unit, and the equal person {without} did not")]
    Unequal {
        /// Who got the unit.
        got: usize,
        /// Who did not.
        without: usize,
    },
    /// A leftover unit went past a better claim.
    #[error("person {got} got a leftover unit before person {without}, whose claim is better")]
    OutOfTurn {
        /// Who got the unit.
        got: usize,
        /// Who did not.
        without: usize,
    },
}
