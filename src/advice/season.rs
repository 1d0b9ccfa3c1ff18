//! What the lints over an outcome look at.

use std::collections::BTreeMap;

use crate::calculation::Outcome;
use crate::people::{ColumnId, People};
use crate::policy::{Component, Field, Policy};

/// So few people say nothing about a system: a grade without anybody, or one rating for all, is chance.
pub const ENOUGH: usize = 10;

/// A policy, people and what came out.
pub struct Season<'a> {
    pub policy: &'a Policy,
    pub people: &'a People,
    pub outcome: &'a Outcome,
}

impl<'a> Season<'a> {
    /// The rows of the people who are paid.
    pub fn eligible(&self) -> impl Iterator<Item = usize> {
        let reasons = self.outcome.people.ineligible.iter().enumerate();
        reasons
            .filter(|(_, reason)| reason.is_none())
            .map(|(row, _)| row)
    }

    /// How many eligible people have each rating; nothing where the file has none.
    pub fn ratings(&self) -> BTreeMap<&'a str, usize> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let id = ColumnId::Field(Field::Rating);
        if let Some(column) = self.outcome.texts(self.people, &id) {
            for row in self.eligible() {
                let count = counts.entry(column.get(row)).or_default();
                *count = count.saturating_add(1);
            }
        }
        counts
    }

    /// The component of a name in the policy.
    pub fn component(&self, name: &str) -> Option<&'a Component> {
        self.policy.components.iter().find(|it| it.name == name)
    }
}
