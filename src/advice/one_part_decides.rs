//! Weights of a score so far apart that the score is that of one part, or that a part is only there to be named.

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::{Evaluation, Part, Policy};

use super::Advice;

/// How it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lopsided {
    /// One part has nearly all of the weight.
    Heavy {
        /// Its name.
        part: String,
        /// Its weight.
        weight: Ratio,
    },
    /// Parts with next to no weight.
    Light {
        /// Their names.
        parts: Vec<String>,
    },
}

/// In percent: from here on all other parts together move a score of a hundred points by twenty at the most.
const HEAVY: i128 = 80;

/// In percent: below it a part moves such a score by less than five.
const LIGHT: i128 = 5;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let parts = policy
        .evaluation
        .as_ref()
        .map_or(&[][..], Evaluation::parts);
    // One part alone is a way to rank a column, and is called so.
    if parts.len() < 2 {
        return;
    }
    let heavy = parts.iter().find(|part| !is_below(part, HEAVY));
    if let Some(part) = heavy {
        let lopsided = Lopsided::Heavy {
            part: part.name.value.clone(),
            weight: part.weight.value,
        };
        found.add(Advice::OnePartDecides(lopsided), part.weight.span);
        return;
    }
    let light: Vec<&Part> = parts.iter().filter(|part| is_below(part, LIGHT)).collect();
    if let [first, others @ ..] = light.as_slice() {
        let names = light.iter().map(|part| part.name.value.clone());
        let lopsided = Lopsided::Light {
            parts: names.collect(),
        };
        let others = others.iter().map(|part| part.weight.span.into()).collect();
        found.add_with(Advice::OnePartDecides(lopsided), first.weight.span, others);
    }
}

fn is_below(part: &Part, percent: i128) -> bool {
    let hundredfold = part.weight.value.mul(Ratio::integer(100));
    hundredfold.is_ok_and(|weight| weight < Ratio::integer(percent))
}
