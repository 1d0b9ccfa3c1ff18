//! The shape of `bonuspool.solution/1`: its keys and their order are fixed.

use serde::Serialize;

use crate::money::{Overflow, Ratio};
use crate::view::SolutionFacts;

use super::lines;
use super::wire::{Number, can_be_written};

#[derive(Serialize)]
struct Result<'a> {
    schema: &'static str,
    key: &'a str,
    value: &'a str,
    measure: &'a str,
    target: Number,
    reached: Number,
    below: Neighbour<'a>,
    above: Neighbour<'a>,
}

#[derive(Serialize)]
struct Neighbour<'a> {
    value: &'a str,
    reached: Option<Number>,
}

/// The value with its neighbours, and a line break at the end.
///
/// # Errors
/// [`Overflow`] where a number has more digits than can be written.
pub fn render(facts: &SolutionFacts<'_>) -> std::result::Result<String, Overflow> {
    let numbers = [
        Some(facts.target),
        Some(facts.reached),
        facts.below.1,
        facts.above.1,
    ];
    // `null` would say that there is none.
    if !numbers.into_iter().flatten().all(can_be_written) {
        return Err(Overflow);
    }
    let result = Result {
        schema: "bonuspool.solution/1",
        key: facts.key,
        value: &facts.value,
        measure: &facts.measure.word(),
        target: facts.target.into(),
        reached: facts.reached.into(),
        below: Neighbour::of(&facts.below),
        above: Neighbour::of(&facts.above),
    };
    Ok(lines(&result))
}

impl<'a> Neighbour<'a> {
    fn of((value, reached): &'a (String, Option<Ratio>)) -> Self {
        Self {
            value,
            reached: reached.map(Into::into),
        }
    }
}
