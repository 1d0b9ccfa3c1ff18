//! What the lints over an outcome look at.

use std::collections::BTreeMap;

use crate::calculation::Outcome;
use crate::evaluation::{Achievements, PersonGoals};
use crate::people::{ColumnId, People, TextColumn};
use crate::policy::{Component, Field, Policy};

use super::goals_asked;

/// So few people say nothing about a system: a grade without anybody, or one rating for all, is chance.
pub const ENOUGH: usize = 10;

/// A policy, people, their goals and what came out.
#[derive(Debug, Clone, Copy)]
pub struct Season<'a> {
    /// The rules.
    pub policy: &'a Policy,
    /// The people file.
    pub people: &'a People,
    /// What came out.
    pub outcome: &'a Outcome,
    /// What people reached, where there is a file of goals.
    pub goals: Option<&'a Achievements>,
}

impl<'a> Season<'a> {
    /// The rows of the people who are paid.
    pub fn eligible(&self) -> impl Iterator<Item = usize> {
        let reasons = self.outcome.people.ineligible.iter().enumerate();
        reasons
            .filter(|(_, reason)| reason.is_none())
            .map(|(row, _)| row)
    }

    /// The file of goals and those of its people who are paid and have goals that count; nothing where no rule asks for
    /// what they reached.
    pub fn goals(&self) -> Option<(&'a Achievements, Vec<&'a PersonGoals>)> {
        goals_asked::place(self.policy)?;
        let achievements = self.goals?;
        let people = self
            .eligible()
            .filter_map(|row| achievements.of(self.people.ids.get(row)))
            .filter(|person| person.achievement.is_some())
            .collect();
        Some((achievements, people))
    }

    /// How many eligible people have each rating; nothing where the file has none.
    pub fn ratings(&self) -> BTreeMap<&'a str, usize> {
        let id = ColumnId::Field(Field::Rating);
        let ratings = self.outcome.texts(self.people, &id);
        ratings.map_or_else(BTreeMap::new, |column| self.crowds(column))
    }

    /// How many eligible people have each text of a column.
    pub fn crowds(&self, column: &'a TextColumn) -> BTreeMap<&'a str, usize> {
        let mut crowds = vec![0_usize; column.values.len()];
        for row in self.eligible() {
            if let Some(people) = crowds.get_mut(column.code(row)) {
                *people = people.saturating_add(1);
            }
        }
        let texts = column.values.iter().map(String::as_str).zip(crowds);
        texts.filter(|(_, people)| *people > 0).collect()
    }

    /// The component of a name in the policy.
    pub fn component(&self, name: &str) -> Option<&'a Component> {
        self.policy.components.iter().find(|it| it.name == name)
    }
}
