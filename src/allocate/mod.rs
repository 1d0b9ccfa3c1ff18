//! Sharing a whole number of units over people: finding the adjustment coefficient (調整係数), applying it,
//! rounding, handing out leftover units, and proving the result.
//!
//! Integers in, integers out. A *unit* is what is paid whole (`rounding.unit`: 1, 100, 1000 yen); a *quantum* is
//! what a tentative amount is counted in (a yen, or a point at its last decimal). This room knows neither: it sees
//! people as places in a slice.
//!
//! | file | noun |
//! | --- | --- |
//! | `sharing` | what one component shares, and the limits of a person |
//! | `coefficient` | k, an exact fraction |
//! | `solution` | the smallest k that shares the total, and how far it reaches |
//! | `share` | what k gives one person, before rounding |
//! | `amounts` | whole units for everyone |
//! | `leftover` | who gets the units that rounding down leaves |
//! | `certificate`, `queue`, `violation` | the proof that a result is right, and what it finds wrong |
//! | `wide` | products and quotients of 128 bits |
//! | `error` | why nothing could be computed |
//!
//! Invariants:
//! - Nothing of the crate is imported, nothing is read or written, there are no floats and no hash maps.
//! - Every operation is exact or fails with [`AllocateError::Overflow`]; totals and limits to 10¹⁸ units and tentative
//!   amounts to 10¹⁶ quanta, over ten million people and with k as found, never overflow.
//! - The order of people decides nothing: not an amount, not k, not whether there is an error.
//!
//! Deliberately absent: bounds and published digits of k, payout factors, overrun and what is left over in money,
//! employee ids. `calculation` owns them and passes a changed k with [`Rounding::Down`].

mod amounts;
mod certificate;
mod coefficient;
mod error;
mod leftover;
mod queue;
mod share;
mod sharing;
mod solution;
#[cfg(test)]
mod tests;
mod violation;
mod wide;

pub use amounts::{Rounding, amounts};
pub use certificate::certify;
pub use coefficient::Coefficient;
pub use error::{AllocateError, Invalid};
pub use leftover::{HandedOut, hand_out};
pub use share::{Share, share};
pub use sharing::{Limit, Sharing};
pub use solution::{Reach, coefficient};
pub use violation::Violation;
