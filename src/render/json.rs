//! The result as JSON, for programs: `bonuspool.result/1`.
//!
//! The types here are the contract, apart from those of the calculation. Numbers are written exactly, through raw
//! values; no float is involved.

mod comparison;
mod goals;
mod scenarios;
mod solution;
mod wire;

use crate::money::Overflow;
use crate::view::{Diagnostic, Facts, groupings};

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
    if !wire::writable(facts.outcome) {
        return Err(Overflow);
    }
    let groupings = groupings(facts)?;
    let result = wire::Result::of(facts, inputs, &groupings, advice);
    // Writing to memory fails only for maps whose keys are no strings, and there are none.
    let text = serde_json::to_string_pretty(&result).map_err(|_| Overflow)?;
    Ok(harmless(&text))
}

/// The lines of a text, with what a terminal would obey and serde_json leaves alone escaped. It can only stand inside of
/// strings, where an escape means the same.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(1));
    for line in text.lines() {
        if line.is_ascii() && !line.bytes().any(|byte| byte.is_ascii_control()) {
            out.push_str(line);
        } else {
            escape_into(line, &mut out);
        }
        out.push('\n');
    }
    out
}

fn escape_into(line: &str, out: &mut String) {
    for c in line.chars() {
        if crate::view::drives_a_terminal(c) {
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
