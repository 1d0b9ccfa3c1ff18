//! What a result is held against: the worked examples of a policy, and an earlier result.
//!
//! Differences are data here: what was expected or stored, what was found, and where. Nothing is calculated; a result
//! comes with its own certificate already, and this room asks whether it is the one that somebody has in mind. It is
//! also the only reader of stored results. There are no files and no words.

mod compare;
mod example;
mod fault;
mod inputs;
mod json;
mod outline;
mod people;
mod result;
mod syntax;
#[cfg(test)]
mod tests;

pub use compare::{Difference, What, is_of_same_files};
pub use example::{Found, Mismatch, mismatches};
pub use fault::ResultFault;
pub use json::{Json, Unread};
pub use outline::{BEFORE_PEOPLE, BEHIND_PEOPLE, Filed, NOBODY, OtherPeople, Outline};
pub use result::{SCHEMA, Stored};
pub use syntax::{Broken, Cause};
