//! Decisions: scenarios beside one another, and the value that reaches a target.
//!
//! `vary` says what is varied, `scenario` combines it, `measure` names the numbers (指標) that management looks at,
//! `measured` takes them from an outcome, `solve` searches for a value. A scenario is no approximation: each is a whole run of
//! [`crate::calculation::Run`], with its certificate. There are no files here, no words and no floating point.

mod form;
mod measure;
mod measured;
mod scenario;
mod solve;
mod vary;

pub use form::Form;
pub use measure::{Kind, Measure};
pub use measured::Measured;
pub use scenario::{MOST, Scenario, TooMany, combined};
pub use solve::{Reached, Search, Solution, Unsolved, solve};
pub use vary::{RangeFault, Variation, VaryFault};
