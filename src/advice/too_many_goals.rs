//! More goals than a person can keep in sight, for more than a few.

use crate::diagnostics::{Findings, Place};
use crate::evaluation::PersonGoals;

use super::Advice;
use super::season::Season;

/// Experience: three to five are usual, and beyond seven each weighs too little to matter.
const MOST: usize = 7;

/// One in so many is an exception; more of them are not.
const ONE_IN: usize = 10;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let Some((file, people)) = season.goals() else {
        return;
    };
    let of = people.len();
    let people = people.iter().filter(|it| counted(it) > MOST).count();
    if people.saturating_mul(ONE_IN) > of {
        let most = MOST;
        let advice = Advice::TooManyGoals { people, of, most };
        found.add(advice, Place::File(file.file));
    }
}

/// The goals that count, a whole OKR as one.
fn counted(person: &PersonGoals) -> usize {
    let parts = person.parts().into_iter();
    parts.filter(|(_, weight)| !weight.is_zero()).count()
}
