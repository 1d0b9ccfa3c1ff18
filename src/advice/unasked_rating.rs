//! `[evaluation]` finds a rating for everybody, and no rule asks for it.

use crate::diagnostics::Findings;
use crate::policy::{Field, Policy};

use super::{Advice, goals_asked};

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Some(evaluation) = &policy.evaluation else {
        return;
    };
    let asked = goals_asked::all(policy);
    let is_asked = asked
        .iter()
        .any(|it| it.column.field == Some(Field::Rating));
    if !is_asked {
        found.add(Advice::UnaskedRating, evaluation.ratings_span());
    }
}
