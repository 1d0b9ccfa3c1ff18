//! From typed cells to bytes: one small file a format.
//!
//! Nothing is decided or worded here, and nothing is written: [`crate::cli`] takes the bytes, and gives a file its name
//! after everything has succeeded.

pub mod codes;
pub mod csv;
pub mod diagnostics;
pub mod json;
pub mod markdown;
mod notation;
mod parts;
mod plan;
pub mod table;
