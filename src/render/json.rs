//! The result as JSON, for programs: `bonuspool.result/1`.
//!
//! The types here are the contract, apart from those of the calculation. Numbers are written exactly, through raw
//! values; no float is involved.

mod comparison;
mod goals;
mod scenarios;
mod solution;
mod wire;

use std::convert::Infallible;
use std::ops::Range;

use serde::Serialize;

use super::parts::in_parts;
use crate::bytes::ByteSet;
use crate::money::Overflow;
use crate::view::{BEGINNINGS, Diagnostic, Facts, groupings};

pub use comparison::render as render_comparison;
pub use goals::render as render_goals;
pub use scenarios::render as render_scenarios;
pub use solution::render as render_solution;
pub use wire::{Input, Role};

/// The whole result with the advice about it, and a line break at the end.
///
/// # Errors
/// [`Overflow`] where the sum of a group leaves the exact range, or a number has more digits than can be written.
pub fn render(facts: &Facts, inputs: &[Input], advice: &[Diagnostic]) -> Result<String, Overflow> {
    let mut text = String::new();
    let frame = Frame::of(facts, inputs, advice)?;
    let written = frame.write(facts, |part| {
        text.push_str(part);
        Ok::<(), Infallible>(())
    });
    match written {
        Ok(()) => Ok(text),
        Err(never) => match never {},
    }
}

/// A result without its people, of whom there may be a million: they are made when they are written.
#[derive(Debug)]
pub struct Frame {
    /// Everything up to the people.
    head: String,
    /// Everything behind them.
    tail: String,
}

/// Where the people stand in a result without any, and what stands before and behind them in one with some.
const NOBODY: &str = "\n  \"employees\": []";
const BEFORE_PEOPLE: &str = "\n  \"employees\": [";
const BEHIND_PEOPLE: &str = "\n  ]";

impl Frame {
    /// The frame of a result with the advice about it.
    ///
    /// # Errors
    /// As [`render`].
    #[expect(
        clippy::expect_used,
        reason = "inside of strings there are no line breaks"
    )]
    pub fn of(facts: &Facts, inputs: &[Input], advice: &[Diagnostic]) -> Result<Self, Overflow> {
        if !wire::writable(facts.outcome) {
            return Err(Overflow);
        }
        let groupings = groupings(facts)?;
        let text = lines(&wire::Result::of(facts, inputs, &groupings, advice));
        let (head, tail) = text.split_once(NOBODY).expect(EVERY);
        Ok(Self {
            head: head.to_owned(),
            tail: tail.to_owned(),
        })
    }

    /// Gives the whole result to `take`, some of it at a time.
    ///
    /// # Errors
    /// That of `take`.
    pub fn write<E>(
        &self,
        facts: &Facts,
        mut take: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        take(&self.head)?;
        if facts.people.is_empty() {
            take(NOBODY)?;
        } else {
            let people = |rows: Range<usize>, part: &mut (usize, String)| {
                *part = (rows.start, lines(&wire::Part::of(facts, rows)));
            };
            in_parts(facts.people.len(), people, |(start, people)| {
                take(if *start == 0 { BEFORE_PEOPLE } else { "," })?;
                take(between(people))
            })?;
            take(BEHIND_PEOPLE)?;
        }
        take(&self.tail)
    }
}

/// The people of a result that holds nothing else.
#[expect(
    clippy::expect_used,
    reason = "inside of strings there are no line breaks, and a result without its people must never be"
)]
fn between(result: &str) -> &str {
    let (_, people) = result.split_once(BEFORE_PEOPLE).expect(EVERY);
    let (people, _) = people.rsplit_once(BEHIND_PEOPLE).expect(EVERY);
    people
}

const EVERY: &str = "every result has its lines";

/// A value as lines of JSON, with a line break at the end.
#[expect(
    clippy::expect_used,
    reason = "writing to memory fails only for maps whose keys are no strings, and there are none"
)]
fn lines(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("keys are strings");
    text.push('\n');
    harmless(text)
}

/// The lines of a text, with what a terminal would obey and serde_json leaves alone escaped. It can only stand inside of
/// strings, where an escape means the same.
fn harmless(text: String) -> String {
    static SUSPECT: ByteSet = BEGINNINGS.but(b'\n');
    if !SUSPECT.meets_long(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if SUSPECT.meets(line) {
            escape_into(line, &mut out);
        } else {
            out.push_str(line);
        }
    }
    out
}

fn escape_into(line: &str, out: &mut String) {
    for c in line.chars() {
        if c != '\n' && crate::view::drives_a_terminal(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests;
