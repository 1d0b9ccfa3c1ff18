//! The words of diagnostics: every fault of every room, and every piece of advice, as a message, a label at the place and a remedy.
//!
//! One file a room. A missing translation is a compile error.

pub mod advice;
mod allotments;
pub mod calculation;
mod control;
pub mod decision;
pub mod evaluation;
mod goals;
mod lookup;
mod number;
pub mod outcome;
pub mod people;
pub mod policy;
pub mod proof;
mod ratings;
pub mod result;

pub use number::{number_fault, number_help};
pub use policy::policy_fault;

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What is wrong, in one sentence, with the value at fault. No full stop at the end.
    pub message: String,
    /// What to say right at the place in the excerpt, if anything.
    pub label: Option<String>,
    /// What to write or do instead.
    pub help: Option<String>,
}
