//! Worked examples: what a policy says must come out, and what does.

use crate::calculation::Outcome;
use crate::money::{Money, Ratio, Rounding};
use crate::people::People;
use crate::policy::{Expectation, ExpectedAmount, Test, key};

/// An expectation that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch<'t> {
    /// What was expected.
    pub expected: &'t Expectation,
    /// What came out.
    pub found: Found,
}

/// What came out instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Another amount.
    Amount(Money),
    /// Another coefficient, exactly.
    Coefficient(Ratio),
    /// The people of the test have nobody of that id.
    Nobody,
    /// The component has no coefficient: it is guaranteed or separate.
    NoCoefficient,
}

/// The expectations of a test that the outcome for its people does not meet, in their order.
#[must_use]
pub fn mismatches<'t>(test: &'t Test, outcome: &Outcome, people: &People) -> Vec<Mismatch<'t>> {
    test.expected
        .iter()
        .filter_map(|expected| {
            let found = instead(expected, outcome, people)?;
            Some(Mismatch { expected, found })
        })
        .collect()
}

/// What came out, where that is not what is expected.
fn instead(expected: &Expectation, outcome: &Outcome, people: &People) -> Option<Found> {
    match expected {
        Expectation::Amount { of, amount } => {
            let found = match of {
                ExpectedAmount::Total => Some(outcome.totals.paid),
                ExpectedAmount::Pool => Some(outcome.pool.total),
                ExpectedAmount::Bonus(id) => bonus(id, outcome, people),
            };
            match found {
                None => Some(Found::Nobody),
                Some(found) => (found.ratio() != *amount).then_some(Found::Amount(found)),
            }
        }
        Expectation::Coefficient {
            component,
            value,
            decimals,
        } => match coefficient(component, outcome) {
            None => Some(Found::NoCoefficient),
            Some(found) => {
                (!is_as_written(found, *value, *decimals)).then_some(Found::Coefficient(found))
            }
        },
    }
}

/// The bonus of the person of that id; ids are compared as keys.
fn bonus(id: &str, outcome: &Outcome, people: &People) -> Option<Money> {
    let wanted = key(id);
    let row = (0..people.len()).find(|&row| key(people.ids.get(row)) == wanted)?;
    outcome.people.bonus.get(row).copied()
}

fn coefficient(component: &str, outcome: &Outcome) -> Option<Ratio> {
    let wanted = key(component);
    outcome
        .components
        .iter()
        .find(|it| key(&it.name) == wanted)?
        .coefficient
}

/// Whether the exact coefficient is the one written: equal to a fraction, or to a decimal once it is rounded half up to as
/// many decimals as were written.
pub(super) fn is_as_written(exact: Ratio, written: Ratio, decimals: Option<u32>) -> bool {
    match decimals {
        None => exact == written,
        Some(digits) => exact.round_digits(digits, Rounding::HalfUp) == Ok(written),
    }
}
