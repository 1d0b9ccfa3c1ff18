//! Whether pay hangs on goals: where a rule asks for the goal achievement.

use crate::calculation::wanted;
use crate::diagnostics::Span;
use crate::people::Wanted;
use crate::policy::{Field, Policy};

/// The first place at which a rule asks for it; nothing where none does.
pub fn place(policy: &Policy) -> Option<Span> {
    all(policy)
        .into_iter()
        .find(|it| it.column.field == Some(Field::GoalAchievement))
        .map(|it| it.column.span)
}

/// Every column that a rule asks for.
pub fn all(policy: &Policy) -> Vec<Wanted> {
    // A policy has a component; the columns that nobody wrote have to stand somewhere.
    let nowhere = policy.components.first().map(|component| component.span);
    nowhere.map_or_else(Vec::new, |span| wanted(policy, span))
}
