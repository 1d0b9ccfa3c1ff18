//! The search for the value of a key at which a measure reaches a target.
//!
//! Values are multiples of a unit, counted in units. From the present one the search goes up and down in steps that
//! double, or through a range, until the measure has passed the target, and then halves what lies between. What it finds
//! is proven by calculating both neighbours; that there is no other place of that kind is not said, because a measure
//! need not rise or fall all the way. Where nothing can be calculated there is no value, and the search goes on behind.

mod field;
mod way;

#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use crate::money::{Overflow, Ratio, Rounding};

use field::Field;
use way::{Passed, Way};

/// So many values are all tried where the ends of a range do not tell.
const ALL: i128 = 1_000;
/// Of more values so many are tried, evenly spaced, and the last one.
const SAMPLES: i128 = 200;
/// So many values are tried in each gap between values farther off.
const BETWEEN: i128 = 15;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    /// Values are multiples of it; above 0.
    pub unit: Ratio,
    /// Where the search begins.
    pub from: Ratio,
    /// The other end of the range, where there is one; else the search goes out from the beginning.
    pub to: Option<Ratio>,
    /// How far from 0 a search without a range goes; not below 0.
    pub farthest: Ratio,
    /// What the measure is to reach.
    pub target: Ratio,
}

/// A value, and what the measure is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The value.
    pub value: Ratio,
    /// The measure.
    pub reached: Ratio,
}

/// A value at which the measure hits the target, or comes nearest to it where it passes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Solution {
    /// The value.
    pub found: Reached,
    /// One unit below; nothing reached where that cannot be calculated.
    pub below: (Ratio, Option<Ratio>),
    /// One unit above.
    pub above: (Ratio, Option<Ratio>),
}

/// The values with which something could be calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// How many; at least one.
    pub values: usize,
    /// The lowest of them.
    pub lowest: Ratio,
    /// The highest.
    pub highest: Ratio,
    /// The least that the measure was.
    pub least: Ratio,
    /// The most.
    pub most: Ratio,
}

/// Why no value was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsolved {
    /// No multiple of the unit lies in the range.
    Empty,
    /// Nothing can be calculated anywhere.
    Undefined {
        /// The value where the search began.
        value: Ratio,
    },
    /// Only one value can be calculated, and it does not hit the target.
    Alone {
        /// The value.
        value: Ratio,
        /// One beside it.
        beside: Ratio,
    },
    /// The measure did not pass the target.
    NotReached(Box<Tried>),
    /// A number left the exact range.
    Overflow,
}

impl From<Overflow> for Unsolved {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// Measures at some values, in their order; nothing where there is no result, or none with that measure.
pub type Measuring<'m> = &'m mut dyn FnMut(&[Ratio]) -> Vec<Option<Ratio>>;

/// Searches.
///
/// # Errors
/// [`Unsolved`].
pub fn solve(search: Search, measure: Measuring<'_>) -> Result<Solution, Unsolved> {
    let mut field = Field::new(search.unit, search.target, measure);
    let (start, inside, passed) = match search.to {
        Some(to) => {
            let (from, to) = within(search.from, to, search.unit)?.ok_or(Unsolved::Empty)?;
            let inside = from.min(to)..=from.max(to);
            (from, inside, through(&mut field, from, to)?)
        }
        None => {
            let start = search.from.count(search.unit, Rounding::HalfUp)?;
            let end = search.farthest.count(search.unit, Rounding::Down)?;
            let most = end.max(start);
            let least = end.checked_neg().ok_or(Overflow)?.min(start);
            let inside = least..=most;
            (start, inside.clone(), outward(&mut field, start, &inside)?)
        }
    };
    match passed {
        Some(passed) => {
            let passed = field.narrow(passed)?;
            let count = field.nearest(passed, start, &inside)?;
            Ok(field.solution(count)?)
        }
        None => Err(field.unsolved(start)?),
    }
}

/// The first and the last multiple of the unit between two ends, themselves among them; nothing where there is none.
fn within(from: Ratio, to: Ratio, unit: Ratio) -> Result<Option<(i128, i128)>, Overflow> {
    // Towards zero is inward only on one side of it.
    let inward = |end: Ratio, up: bool| {
        let count = end.count(unit, Rounding::Down)?;
        let value = Ratio::integer(count).mul(unit)?;
        let by = match up {
            true if value < end => 1,
            false if value > end => -1,
            _ => 0,
        };
        count.checked_add(by).ok_or(Overflow)
    };
    let rises = from <= to;
    let ends = (inward(from, rises)?, inward(to, !rises)?);
    let is_there = if rises {
        ends.0 <= ends.1
    } else {
        ends.0 >= ends.1
    };
    Ok(is_there.then_some(ends))
}

/// Where the measure passes the target between two counts: as the ends tell, else the first place coming from `from`
/// among the counts that are tried.
fn through(field: &mut Field<'_>, from: i128, to: i128) -> Result<Option<Passed>, Overflow> {
    field.all([from, to])?;
    if let (Some(_), Some(_)) = (field.at(from)?, field.at(to)?) {
        let mut way = Way::default();
        for end in [from, to] {
            if let Some(passed) = way.step(field, end)? {
                return Ok(Some(passed));
            }
        }
    }
    let counts = sampled(from, to)?;
    field.all(counts.iter().copied())?;
    along(field, counts)
}

/// The first place on a way over those counts.
fn along(
    field: &mut Field<'_>,
    counts: impl IntoIterator<Item = i128>,
) -> Result<Option<Passed>, Overflow> {
    let mut way = Way::default();
    for count in counts {
        if let Some(passed) = way.step(field, count)? {
            return Ok(Some(passed));
        }
    }
    Ok(None)
}

/// The counts to be tried between two, both among them, in their order.
fn sampled(from: i128, to: i128) -> Result<Vec<i128>, Overflow> {
    let way = to.checked_sub(from).ok_or(Overflow)?;
    let steps = match way.checked_abs().ok_or(Overflow)? {
        few if few < ALL => few.max(1),
        _ => SAMPLES,
    };
    let at = |step: i128| {
        let along = way.checked_mul(step)?.checked_div(steps)?;
        from.checked_add(along)
    };
    let counts = (0..=steps).map(|step| at(step).ok_or(Overflow));
    counts.collect()
}

/// Where the measure passes the target, going up and down from the start in steps that double; where it does so nowhere,
/// with every count around the start, and some between the others.
fn outward(
    field: &mut Field<'_>,
    start: i128,
    inside: &RangeInclusive<i128>,
) -> Result<Option<Passed>, Overflow> {
    let mut ways = [Way::default(), Way::default()];
    for way in &mut ways {
        if let Some(passed) = way.step(field, start)? {
            return Ok(Some(passed));
        }
    }
    let mut step = 1_i128;
    let mut ends = [start; 2];
    while ends != [*inside.end(), *inside.start()] {
        ends = [
            start.saturating_add(step).min(*inside.end()),
            start.saturating_sub(step).max(*inside.start()),
        ];
        field.all(ends)?;
        for (way, end) in ways.iter_mut().zip(ends) {
            if let Some(passed) = way.step(field, end)? {
                return Ok(Some(passed));
            }
        }
        step = step.saturating_mul(2);
    }
    around(field, start)
}

/// The place nearest to the start among the counts around it, and some between those that were tried farther off, as far
/// as anything can be calculated.
fn around(field: &mut Field<'_>, start: i128) -> Result<Option<Passed>, Overflow> {
    let Some((least, most)) = field.reach() else {
        return Ok(None);
    };
    let half = ALL.div_euclid(2);
    let up = start..=most.min(start.saturating_add(half));
    let down = least.max(start.saturating_sub(half))..=start;
    field.all(up.chain(down))?;
    // The steps grew: between the far ones as much may happen as near the start.
    field.all(field.between(BETWEEN))?;
    let [up, down] = field.ways(start);
    let ways = [along(field, up)?, along(field, down)?];
    let far = |passed: &Passed| start.abs_diff(passed.far);
    Ok(ways.into_iter().flatten().min_by_key(far))
}
