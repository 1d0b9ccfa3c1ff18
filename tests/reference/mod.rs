//! The reference: the calculation a second time, slow and literal, written from the page
//! calculation.md and sharing nothing with the program. Random policies and people go through
//! both, and every number must be the same.

mod compute;
mod json;
mod model;
mod numbers;
mod program;
mod published;
mod random;
mod self_check;
mod write;

mod against_the_program;
