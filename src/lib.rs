//! bonuspool: the bonus pool, every person's bonus and the adjustment coefficient, to the yen.

// The core: no I/O, no clock, no floating point, nothing that can panic, no order that changes from run to run.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod allocate;
pub mod calculation;
// The edge: it reads and writes files.
#[allow(clippy::disallowed_methods, clippy::arithmetic_side_effects)]
pub mod cli;
pub mod diagnostics;
pub mod money;
pub mod people;
pub mod policy;
// Writers count columns and widths, never money.
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
pub mod render;
pub mod view;
