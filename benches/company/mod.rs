//! A made-up company, for benchmarks: its people and its policies. The same numbers make the same bytes everywhere.

pub mod people;
pub mod policies;
mod random;
