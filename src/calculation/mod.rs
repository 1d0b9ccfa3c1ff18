//! The calculation: from a policy and people to the pool, every bonus and the adjustment coefficient.
//!
//! One file a step, in the order of the calculation: `prepared`, with `eligibility` (with `service` and `attendance`), `weights` (with
//! `sources`, `factors`, `goals`, `members` and `classes`), `pool`, `split`, `fixed` (guaranteed and separate components), `sharing` (with
//! `adjustment`), `totals`, `certificate`. [`Run`] takes them in turn; `explanation` takes the steps of one person once
//! more, with a recorder.
//!
//! There is no I/O, no clock, no floating point and no wording here. Every quantity is an exact [`crate::money::Ratio`]
//! until the rules round it.
mod adjustment;
mod attendance;
mod certificate;
mod classes;
mod control;
mod divided;
mod eligibility;
mod explanation;
mod factors;
mod fault;
mod figures;
mod fixed;
mod goals;
mod members;
pub mod outcome;
mod pool;
mod prepared;
mod ratings;
mod roster;
mod run;
mod season;
mod service;
mod sharing;
mod sources;
mod split;
#[cfg(test)]
mod tests;
mod through;
mod totals;
pub mod trace;
mod wanted;
mod weights;

pub use certificate::Uncertified;
pub use explanation::explain;
pub use fault::{CalculationFault, Control};
pub use outcome::Outcome;
pub use prepared::Prepared;
pub use run::{Allotments, Beside, Run, Stopped};
pub use wanted::wanted;
