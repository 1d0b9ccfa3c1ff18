//! The steps of a calculation, recorded while it runs, so that an explanation can never differ from a result.

mod expression;
mod name;

use crate::diagnostics::Span;
use crate::evaluation::Placed;
use crate::money::{Ratio, Rounding};

use super::outcome::Reason;

pub use expression::{Expression, Number, Unit};
pub use name::{Name, Side, Through};

/// Takes the steps of a calculation. `calculate` passes [`Silent`], which never builds them.
pub trait Recorder {
    /// Takes the step that `make` builds.
    fn record(&mut self, make: impl FnOnce() -> Step);
}

/// Takes nothing.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Recorder for Silent {
    fn record(&mut self, _make: impl FnOnce() -> Step) {}
}

/// Keeps every step.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    /// The steps, in the order in which they were taken.
    pub steps: Vec<Step>,
}

impl Recorder for Trace {
    fn record(&mut self, make: impl FnOnce() -> Step) {
        self.steps.push(make());
    }
}

/// One line of an explanation: what is computed, from what, and what comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is computed.
    pub name: Name,
    /// From what. Its value, rounded by `rounding`, is `result`.
    pub expression: Expression,
    /// How the value was rounded.
    pub rounding: Option<RoundedTo>,
    /// What comes out.
    pub result: Ratio,
    /// What the result counts.
    pub unit: Unit,
    /// Where its numbers come from.
    pub origins: Vec<Origin>,
}

/// A rounding that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundedTo {
    /// To multiples of this.
    pub unit: Ratio,
    /// In this direction.
    pub mode: Rounding,
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A key of the policy.
    Policy {
        /// The dotted key.
        key: String,
        /// Where it stands.
        span: Option<Span>,
    },
    /// A cell of the people file.
    Cell {
        /// The 1-based line.
        line: u32,
        /// The header.
        header: String,
    },
    /// A row of the allotments file.
    Allotment {
        /// The 1-based line.
        line: u32,
    },
    /// A row of the goals file.
    Goal {
        /// The 1-based line.
        line: u32,
    },
}

/// A chapter of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// What it is about.
    pub heading: Heading,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// What a chapter of an explanation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// From the figure to the pool.
    Pool,
    /// From the pool to what each component shares.
    Split,
    /// The coefficient of a component.
    Coefficient(String),
    /// A person's amount in a component.
    Component(String),
    /// A person's allotments.
    Allotments,
    /// A person's bonus.
    Bonus,
    /// Why a person is not paid.
    NotPaid(Reason),
    /// How the rating of a person was found.
    Rating(Vec<Verdict>),
}

/// What made a text of what was computed: a rating, or a key of the table that gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A number reached it.
    Reached {
        /// The header of the number; nothing for the score.
        of: Option<String>,
        /// The number.
        number: Ratio,
        /// What it came to.
        rating: String,
        /// From this number on; the bottom where not given.
        at_least: Option<Ratio>,
        /// Below this number, where there is something higher.
        below: Option<Ratio>,
        /// Where the policy says so.
        origin: Origin,
    },
    /// A table gave the rating.
    Looked {
        /// The columns and what the person has in them.
        by: Vec<(String, String)>,
        /// The rating.
        rating: String,
        /// Where all this stands.
        origins: Vec<Origin>,
    },
    /// A place gave the rating.
    Placed {
        /// The place.
        placed: Placed,
        /// The column and the text of those who were placed together.
        within: Option<(String, String)>,
        /// The rating.
        rating: String,
        /// Where the policy says so.
        origin: Origin,
    },
}
