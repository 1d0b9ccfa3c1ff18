//! Decisions: scenarios beside one another, the value that reaches a target, and one season or system against another.
//!
//! `vary` says what is varied, `scenario` combines it, `overlap` finds what one scenario sets twice, `measure` names the numbers (指標) that management looks at,
//! `measured` takes them from an outcome (`spread` those that need no more than the bonuses), `solve` searches for a value. `side` is what people get by a policy, by an
//! earlier result (`earlier`) or were paid before (`previous`), `compare` holds two of them against one another. A scenario is no
//! approximation: each is a whole run of
//! [`crate::calculation::Run`], with its certificate. There are no files here, no words and no floating point.

mod compare;
mod earlier;
mod fault;
mod form;
mod measure;
mod measured;
mod overlap;
mod previous;
mod scenario;
mod side;
mod solve;
mod spread;
#[cfg(test)]
mod tests;
mod vary;

pub use compare::{Compared, ComparedGroup, Comparison, Moved, Part, Range};
pub use fault::{NoAmount, SideFault};
pub use form::Form;
pub use measure::{Kind, Measure};
pub use measured::Measured;
pub use overlap::{SetKey, overlaps};
pub use scenario::{MOST, Scenario, TooMany, alike_but_for_pool, combined};
pub use side::{GROUPED, Side, SidePerson, SideTotals};
pub use solve::{Measuring, Reached, Search, Solution, Tried, Unsolved, solve};
pub use spread::Order;
pub use vary::{RangeFault, Variation, VaryFault};
