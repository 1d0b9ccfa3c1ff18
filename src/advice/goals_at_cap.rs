//! Targets that most exceed up to the cap: they were set too low to tell people apart.

use crate::diagnostics::{Findings, Place};
use crate::money::Ratio;
use crate::people::Measure;

use super::Advice;
use super::season::{ENOUGH, Season};

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let Some((file, people)) = season.goals() else {
        return;
    };
    let cap = file.rules.cap;
    // With a cap of 100% whoever reaches a target stands at it.
    if cap <= Ratio::ONE {
        return;
    }
    let goals = people.iter().flat_map(|person| &person.goals);
    let targets: Vec<_> = goals
        .filter(|it| matches!(it.goal.measure, Measure::Indicator { .. }))
        .filter(|it| it.counts() && !it.weight.is_zero())
        .collect();
    let of = targets.len();
    let at = targets
        .iter()
        .filter(|it| it.achievement == Some(cap))
        .count();
    if of >= ENOUGH && at.saturating_mul(2) > of {
        let advice = Advice::GoalsAtCap { cap, at, of };
        found.add(advice, Place::File(file.file));
    }
}
