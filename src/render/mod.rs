//! From typed cells to bytes: one small file a format.
//!
//! Nothing is decided or worded here, and nothing is written: [`crate::cli`] writes the bytes after everything has
//! succeeded.

pub mod codes;
pub mod csv;
pub mod diagnostics;
pub mod json;
pub mod markdown;
pub mod table;
