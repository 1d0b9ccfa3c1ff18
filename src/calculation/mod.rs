//! The calculation: from a policy and people to the pool, every bonus and the adjustment coefficient.
mod fault;
pub mod outcome;
pub mod trace;

pub use fault::CalculationFault;
pub use outcome::Outcome;
