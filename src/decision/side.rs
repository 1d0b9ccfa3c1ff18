//! One side of a comparison: what people get, whatever said so.

use crate::calculation::Outcome;
use crate::calculation::outcome::ByClass;
use crate::money::{Money, Ratio};
use crate::people::{ColumnId, People, TextColumn};
use crate::policy::{Column, Field};

/// The columns that a result holds of every person, by which a comparison groups unless told otherwise.
pub const GROUPED: [Field; 4] = [
    Field::Grade,
    Field::Rating,
    Field::Department,
    Field::Position,
];

/// One side: a policy's outcome, an earlier result, or what people were paid before.
#[derive(Debug, Clone)]
pub struct Side {
    /// What it is called: the policy's name, or that of its file.
    pub label: String,
    /// Its sums.
    pub totals: SideTotals,
    /// The names of its components; nothing where only the bonus is known.
    pub components: Option<Vec<String>>,
    /// Everybody on this side.
    pub people: Vec<SidePerson>,
}

/// The sums of a side: those of a result, and its pool. What a side does not know is nothing.
#[derive(Debug, Clone, Default)]
pub struct SideTotals {
    /// P.
    pub pool: Option<Money>,
    /// P and the employer's part.
    pub cost: Option<Money>,
    /// Everybody on this side.
    pub employees: usize,
    /// Those who are paid.
    pub eligible: Option<usize>,
    /// All bonuses.
    pub paid: Money,
    /// Bonuses without separate components.
    pub from_pool: Option<Money>,
    /// Separate components.
    pub separate: Option<Money>,
    /// Guaranteed components.
    pub guaranteed: Option<Money>,
    /// Allotments, net.
    pub allotted: Option<Money>,
    /// What of the allowance nobody has allotted.
    pub unallotted: Option<Money>,
    /// What is left of the pool.
    pub left_over: Option<Money>,
    /// What exceeds the pool.
    pub overrun: Option<Money>,
    /// Mean bonus of eligible people.
    pub average_bonus: Option<Ratio>,
    /// Bonuses over base pay of eligible people.
    pub average_months: Option<Ratio>,
}

/// A person on one side. People who are not eligible are there, with a bonus of 0.
#[derive(Debug, Clone)]
pub struct SidePerson {
    /// The id, as written.
    pub id: String,
    /// The name, where there is one.
    pub name: Option<String>,
    /// Whether the rules pay this person; nothing where the side does not say.
    pub eligible: Option<bool>,
    /// The texts of the columns to group by, in their order; nothing where the side has no such column.
    pub texts: Vec<Option<String>>,
    /// The amounts of the components, in the order of their names.
    pub components: Vec<Money>,
    /// What was allotted.
    pub allotted: Money,
    /// The bonus.
    pub bonus: Money,
}

impl Side {
    /// What a policy gives those people.
    #[must_use]
    pub fn of_outcome(label: String, people: &People, outcome: &Outcome, by: &[Column]) -> Self {
        let (pool, totals) = (&outcome.pool, &outcome.totals);
        let result = &outcome.people;
        let at =
            |amounts: &ByClass<Money>, row: usize| amounts.get(row).copied().unwrap_or_default();
        let everybody = (0..people.len()).map(|row| SidePerson {
            id: people.ids.get(row).to_owned(),
            name: name(people, row),
            eligible: result.ineligible.get(row).map(Option::is_none),
            texts: by
                .iter()
                .map(|column| text(outcome.texts(people, &ColumnId::of(column)), row))
                .collect(),
            components: outcome
                .components
                .iter()
                .map(|component| component.amount(row))
                .collect(),
            allotted: at(&result.allotted, row),
            bonus: at(&result.bonus, row),
        });
        let components = outcome.components.iter();
        Self {
            label,
            totals: SideTotals {
                pool: Some(pool.total),
                cost: Some(pool.cost),
                employees: totals.employees,
                eligible: Some(totals.eligible),
                paid: totals.paid,
                from_pool: Some(totals.from_pool),
                separate: Some(totals.separate),
                guaranteed: Some(totals.guaranteed),
                allotted: Some(totals.allotted),
                unallotted: Some(totals.unallotted),
                left_over: Some(totals.left_over),
                overrun: Some(totals.overrun),
                average_bonus: totals.average_bonus,
                average_months: totals.average_months,
            },
            components: Some(components.map(|it| it.name.clone()).collect()),
            people: everybody.collect(),
        }
    }
}

pub(super) fn name(people: &People, row: usize) -> Option<String> {
    let name = people.names.as_ref()?.get(row);
    (!name.is_empty()).then(|| name.to_owned())
}

pub(super) fn text(column: Option<&TextColumn>, row: usize) -> Option<String> {
    column.map(|column| column.get(row).to_owned())
}
