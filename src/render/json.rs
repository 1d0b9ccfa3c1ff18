//! The result as JSON, for programs: `bonuspool.result/1`.
//!
//! The types here are the contract, apart from those of the calculation. Numbers are written exactly, through raw
//! values; no float is involved.

mod comparison;
mod goals;
mod people;
mod scenarios;
mod solution;
mod wire;

use std::convert::Infallible;
use std::ops::Range;

use serde::Serialize;

use super::notation::Rows;
use super::parts::in_parts;
use super::plan::Plan;
use crate::bytes::ByteSet;
use crate::money::Overflow;
use crate::proof::{BEFORE_PEOPLE, BEHIND_PEOPLE, NOBODY};
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
#[expect(clippy::expect_used, reason = "what is written are texts, whole ones")]
pub fn render(facts: &Facts, inputs: &[Input], advice: &[Diagnostic]) -> Result<String, Overflow> {
    let mut text = Vec::new();
    let frame = Frame::of(facts, inputs, advice)?;
    let written = frame.write(facts, |part| {
        text.extend_from_slice(part);
        Ok::<(), Infallible>(())
    });
    match written {
        Ok(()) => Ok(String::from_utf8(text).expect("texts")),
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

impl Frame {
    /// The frame of a result with the advice about it.
    ///
    /// # Errors
    /// As [`render`].
    #[expect(
        clippy::expect_used,
        reason = "inside of strings there are no line breaks, and a result without its people must never be"
    )]
    pub fn of(facts: &Facts, inputs: &[Input], advice: &[Diagnostic]) -> Result<Self, Overflow> {
        if !wire::writable(facts.outcome) {
            return Err(Overflow);
        }
        let groupings = groupings(facts)?;
        let text = lines(&wire::Result::of(facts, inputs, &groupings, advice));
        let (head, tail) = text.split_once(NOBODY).expect("every result has its lines");
        Ok(Self {
            head: head.to_owned(),
            tail: tail.to_owned(),
        })
    }

    /// The result as if there were nobody.
    #[must_use]
    pub fn without_people(&self) -> String {
        [&self.head, NOBODY, &self.tail].concat()
    }

    /// Gives the whole result to `take`, some of it at a time.
    ///
    /// # Errors
    /// That of `take`.
    pub fn write<E: Send>(
        &self,
        facts: &Facts,
        mut take: impl FnMut(&[u8]) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        take(self.head.as_bytes())?;
        if facts.people.is_empty() {
            take(NOBODY.as_bytes())?;
        } else {
            take(BEFORE_PEOPLE.as_bytes())?;
            write_people(facts, &mut take)?;
            take(BEHIND_PEOPLE.as_bytes())?;
        }
        take(self.tail.as_bytes())
    }
}

/// Gives the people of a result to `take`, some at a time, without what stands before and behind all of them.
///
/// # Errors
/// That of `take`.
pub fn write_people<E: Send>(
    facts: &Facts,
    mut take: impl FnMut(&[u8]) -> Result<(), E> + Send,
) -> Result<(), E> {
    let (sheet, objects) = people::objects(facts);
    let plan = Plan::of(&sheet, &objects);
    let make = |rows: Range<usize>, people: &mut Vec<u8>| {
        let mut out = Rows::over(std::mem::take(people));
        // JSON writes every text as it is.
        let mut altered = Vec::new();
        plan.write(&sheet, rows, &mut out, &mut altered);
        *people = out.bytes;
    };
    // There is no comma before the first one.
    let mut comma = 1;
    in_parts(facts.people.len(), make, |people| {
        let people = people.get(comma..).unwrap_or_default();
        comma = 0;
        take(people)
    })
}

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
mod reference;
#[cfg(test)]
mod tests;
