//! A policy in plain sentences, and a bonus step by step, in both languages.
//!
//! [`rules`] says what a company has decided, as its bonus regulations (賞与規程) would. [`person`] shows the recorded
//! steps of one bonus, so that each printed line can be put into a desk calculator. Nothing is computed here: numbers
//! come from a policy or from recorded steps.

pub mod document;
mod expression;
mod name;
mod number;
mod person;
mod reason;
mod rounding;
mod rules;
mod step;
mod vocabulary;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod reading;

pub use document::Document;
pub use person::{PersonHead, person};
pub use reason::reason;
pub use rules::rules;
pub use step::{Files, step_line};
