//! A policy in plain sentences, and a bonus step by step, in both languages.
//!
//! [`rules()`] says what a company has decided, as its bonus regulations (賞与規程) would. [`person()`] shows the recorded
//! steps of one bonus, so that each printed line can be put into a desk calculator. Nothing is computed here: numbers
//! come from a policy or from recorded steps.

pub mod document;
mod expression;
mod name;
mod person;
mod rounding;
mod rules;
mod step;
mod verdict;

// Tests count lines, digits and places, never money.
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod fixture;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod reading;
#[cfg(test)]
mod shipped;

pub use document::Document;
pub use person::{PersonHead, person};
pub use rules::rules;
pub use step::{Files, step_line};
