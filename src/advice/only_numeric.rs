//! Goals that are all numbers. What is paid for is done, and what is not counted is left (Holmström and Milgrom 1991, on
//! several tasks of which some are measured); and a measure that becomes a target stops being a good one (Goodhart).

use crate::diagnostics::{Findings, Place};
use crate::evaluation::PersonGoals;
use crate::people::{Measure, Wanted};
use crate::policy::Field;

use super::season::Season;
use super::{Advice, goals_asked, scales};

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    // A rating is a judgement; where it counts, too, numbers are not everything. One that the policy finds may come of
    // the same numbers; what it is found from is asked for under its own name.
    let is_rated = || {
        let asked = goals_asked::all(season.policy);
        let is_found = |it: &Wanted| {
            it.column.field == Some(Field::Rating) && season.policy.evaluation.is_some()
        };
        asked
            .iter()
            .any(|it| scales::rates(&it.column) && !is_found(it))
    };
    let Some((file, people)) = season.goals().filter(|_| !is_rated()) else {
        return;
    };
    let of = people.len();
    let people = people.into_iter().filter(|it| has_only_numbers(it)).count();
    if people.saturating_mul(2) > of {
        let advice = Advice::OnlyNumericGoals { people, of };
        found.add(advice, Place::File(file.file));
    }
}

fn has_only_numbers(person: &PersonGoals) -> bool {
    !person.goals.iter().any(|judged| {
        matches!(judged.goal.measure, Measure::Qualitative { .. }) && !judged.weight.is_zero()
    })
}
