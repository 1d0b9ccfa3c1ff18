//! The evaluation: what people reached, measured against their goals (目標達成度), and how places become ratings.
//!
//! [`judge`] turns the rows of a file of goals into one achievement a person and says of every row what it is worth,
//! whether it counts and why not. There is no I/O, no floating point and no wording here, nothing about money, and
//! nobody knows yet who is in the people file or who is paid.

mod achievement;
mod fault;
mod judged;
mod okr;
mod relative;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
mod tests;

pub use fault::EvaluationFault;
pub use judged::{Achievements, JudgedGoal, LeftOut, PersonGoals, Standing, judge};
pub use okr::{Objective, Okr};
pub use relative::{Placed, quotas, relative};

/// Decimals of an achievement and of a score.
pub const DIGITS: u32 = 4;
