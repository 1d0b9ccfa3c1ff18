//! Numbers: exact ratios, amounts of money, rounding, and the grammar of written numbers.
//!
//! Imports nothing of ours. There is no floating point here, no locale and no silent rounding: what does not fit is
//! [`Overflow`], what cannot be read one way only is a [`NumberFault`].

mod amount;
mod mean;
mod ratio;
mod rounding;
mod written;

pub use amount::Money;
pub use mean::weighted_mean;
pub use ratio::{Overflow, Ratio};
pub use rounding::Rounding;
pub use written::{NumberFault, decimal, money, money_cell, rate, written_decimals};
