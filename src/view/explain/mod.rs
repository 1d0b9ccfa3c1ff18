//! A policy in plain sentences, a bonus step by step, and the page to talk it over, in both languages.
//!
//! [`rules()`] says what a company has decided, as its bonus regulations (賞与規程) would. [`person()`] shows the recorded
//! steps of one bonus, so that each printed line can be put into a desk calculator. [`conversation()`] makes the sheet (面談シート)
//! on which supervisor and employee meet about it. Nothing is computed here: numbers come from a policy, from recorded
//! steps or from judged goals.

mod conversation;
pub mod document;
mod expression;
mod head;
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

pub use conversation::{Talk, conversation};
pub use document::Document;
pub use head::PersonHead;
pub use person::person;
pub use rules::rules;
pub use step::{Files, step_line};
