//! Weights that do not add up to 100% where those of nearly all others do: a row is missing, or a weight is a slip. The
//! mean hides it, because it is taken over what is there.

use crate::diagnostics::{Findings, Place};
use crate::evaluation::{JudgedGoal, PersonGoals};
use crate::money::Ratio;
use crate::people::Measure;

use super::Advice;
use super::season::Season;

/// One in so many is a slip; with more of them the weights are just no percentages.
const ONE_IN: usize = 4;

/// So many rows are shown.
const SHOWN: usize = 10;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let Some((file, people)) = season.goals() else {
        return;
    };
    let of = people.len();
    let not_full: Vec<&PersonGoals> = people.into_iter().filter(|it| !is_full(it)).collect();
    let people = not_full.len();
    if people > 0 && people.saturating_mul(ONE_IN) <= of {
        let mut rows = not_full.into_iter().take(SHOWN).map(|person| Place::Row {
            file: file.file,
            line: person.first_line(),
        });
        let first = rows.next().unwrap_or(Place::File(file.file));
        let advice = Advice::GoalWeightsNotFull { people, of };
        found.add_with(advice, first, rows.collect());
    }
}

/// Whether the weights as written come to 100%: all of them, those that count, or those beside an OKR.
fn is_full(person: &PersonGoals) -> bool {
    let sum = |which: fn(&JudgedGoal) -> bool| {
        let goals = person.goals.iter().filter(|judged| which(judged));
        Ratio::sum(goals.map(|judged| judged.goal.weight))
    };
    let sums = [
        sum(|_| true),
        sum(JudgedGoal::counts),
        sum(|judged| !matches!(judged.goal.measure, Measure::KeyResult { .. })),
    ];
    // A percentage is its fraction, a plain number itself; a sum beyond measure is none of both.
    let full = [Ratio::ONE, Ratio::integer(100)];
    sums.iter().flatten().any(|sum| full.contains(sum))
}
