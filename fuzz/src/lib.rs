//! What must hold for any input whatever: one check a fuzz target.
//!
//! Each check takes bytes and panics where the program breaks its word. `fuzz/targets` hands them the bytes a fuzzer
//! makes up, `tests/fuzz.rs` those of `fuzz/corpus`; there is no other copy.

pub mod csv;
pub mod dates;
mod json;
pub mod numbers;
pub mod program;
mod text;
pub mod toml;
pub mod workbook;
