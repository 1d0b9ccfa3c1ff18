//! A run as the views look at it: the policy, the people and what came out.

use crate::calculation::outcome::Reason;
use crate::calculation::{Outcome, wanted};
use crate::diagnostics::Span;
use crate::money::Ratio;
use crate::people::{ColumnId, Kind, People, TextColumn, Wanted};
use crate::policy::{Column, Field, Policy, field_of_header};

use super::Lang;

/// What a run has read and what came out.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The people.
    pub people: &'a People,
    /// What came out.
    pub outcome: &'a Outcome,
    /// The columns to group by.
    pub by: &'a [Column],
    /// The language to show it in.
    pub lang: Lang,
}

/// The texts that stand between a person's name and what is paid.
pub(super) const TEXTS: [Field; 4] = [
    Field::Department,
    Field::Grade,
    Field::Position,
    Field::Rating,
];

/// The column that `--by` names: a field by its name or a known header, or the company's own header.
#[must_use]
pub fn grouped_by(policy: &Policy, name: &str, span: Span) -> Column {
    Column {
        name: name.to_owned(),
        field: field_of_header(name, &policy.columns).or(Field::of(name)),
        span,
    }
}

/// What the rules of a policy need, and what the views need beside it: shown fields need not be there, columns to group
/// by must, unless they are derived. `span` stands for the fields, which nobody wrote.
#[must_use]
pub fn needed_for_display(policy: &Policy, by: &[Column], span: Span) -> Vec<Wanted> {
    let mut wanted = wanted(policy, span);
    let shown = shown(span);
    let grouping = by.iter().map(|column| Wanted {
        column: column.clone(),
        kind: Kind::Text,
        // Groups are of texts, which achievements are not.
        required: column
            .field
            .is_none_or(|field| !is_derived(field, policy, false)),
    });
    add_needs(&mut wanted, shown.chain(grouping));
    wanted
}

/// What is needed already (`wanted`), and columns to group by where they are there: nobody has asked for them.
#[must_use]
pub fn needed_where_there(mut wanted: Vec<Wanted>, by: &[Column]) -> Vec<Wanted> {
    let grouping = by.iter().map(|column| Wanted {
        column: column.clone(),
        kind: Kind::Text,
        required: false,
    });
    add_needs(&mut wanted, grouping);
    wanted
}

/// The fields that are shown wherever the file has them.
fn shown(span: Span) -> impl Iterator<Item = Wanted> {
    let texts = TEXTS.map(|field| (field, Kind::Text));
    let shown = texts.into_iter().chain([(Field::BaseSalary, Kind::Number)]);
    shown.map(move |(field, kind)| Wanted {
        column: Column {
            name: field.name().to_owned(),
            field: Some(field),
            span,
        },
        kind,
        required: false,
    })
}

/// What a comparison needs of one people file: the columns of all its policies, those to group by and, where a side is
/// what people were paid before, that. Without a policy no rule needs any.
#[must_use]
pub fn needed_for_comparison(
    policies: &[&Policy],
    by: &[Column],
    previous: bool,
    span: Span,
) -> Vec<Wanted> {
    let mut needed = Vec::new();
    for policy in policies {
        let wanted = needed_for_display(policy, by, span);
        add_needs(&mut needed, wanted.into_iter());
    }
    if policies.is_empty() {
        let grouping = by.iter().map(|column| Wanted {
            column: column.clone(),
            kind: Kind::Text,
            required: true,
        });
        add_needs(&mut needed, shown(span).chain(grouping));
    }
    let amount = previous.then(|| Wanted {
        column: Column {
            name: Field::PreviousBonus.name().to_owned(),
            field: Some(Field::PreviousBonus),
            span,
        },
        kind: Kind::Number,
        required: true,
    });
    add_needs(&mut needed, amount.into_iter());
    needed
}

/// What several policies need of the one people file: the columns of all of them, each as for a policy alone.
#[must_use]
pub fn needed_by_all(policies: &[&Policy], span: Span) -> Vec<Wanted> {
    let mut needed = Vec::new();
    for policy in policies {
        let wanted = needed_for_display(policy, &[], span);
        add_needs(&mut needed, wanted.into_iter());
    }
    needed
}

/// Whether a result has a field that the people file need not have: ratings by `[evaluation]`, achievements out of a file
/// of goals.
#[must_use]
pub fn is_derived(field: Field, policy: &Policy, has_goals: bool) -> bool {
    match field {
        Field::Rating => policy.evaluation.is_some(),
        Field::GoalAchievement => has_goals,
        _ => false,
    }
}

/// Adds what is needed besides; a column that is needed twice as the same is read once.
pub(super) fn add_needs(wanted: &mut Vec<Wanted>, needs: impl Iterator<Item = Wanted>) {
    for need in needs {
        let same = |have: &&mut Wanted| {
            have.kind == need.kind && ColumnId::of(&have.column) == ColumnId::of(&need.column)
        };
        match wanted.iter_mut().find(same) {
            Some(have) => have.required |= need.required,
            None => wanted.push(need),
        }
    }
}

impl<'a> Facts<'a> {
    /// The text of a field of that person; empty where there is none.
    #[must_use]
    pub fn text(&self, field: Field, row: usize) -> &'a str {
        self.texts(&ColumnId::Field(field))
            .map_or("", |column| column.get(row))
    }

    /// The texts of a column, derived or of the people file.
    #[must_use]
    pub fn texts(&self, id: &ColumnId) -> Option<&'a TextColumn> {
        self.outcome.texts(self.people, id)
    }

    /// The columns of department, grade, position and rating, derived or of the people file.
    #[must_use]
    pub fn shown_texts(&self) -> [Option<&'a TextColumn>; 4] {
        TEXTS.map(|field| self.texts(&ColumnId::Field(field)))
    }

    /// Whether people have a score that the policy derives.
    #[must_use]
    pub fn has_scores(&self) -> bool {
        self.scores().is_some()
    }

    /// The derived score of that person.
    #[must_use]
    pub fn score(&self, row: usize) -> Option<Ratio> {
        self.scores()?.get(row).copied().flatten()
    }

    /// The derived scores.
    #[must_use]
    pub fn scores(&self) -> Option<&'a [Option<Ratio>]> {
        self.outcome.people.ratings.as_ref()?.scores.as_deref()
    }

    /// The name of that person, where the file has names.
    #[must_use]
    pub fn name(&self, row: usize) -> Option<&'a str> {
        self.people.names.as_ref().map(|names| names.get(row))
    }

    /// The base salary of that person.
    #[must_use]
    pub fn base_salary(&self, row: usize) -> Option<Ratio> {
        self.people
            .number(&ColumnId::Field(Field::BaseSalary))
            .and_then(|column| column.get(row))
            .map(Ratio::from)
    }

    /// Why that person is not paid; nothing for eligible people.
    #[must_use]
    pub fn reason(&self, row: usize) -> Option<&'a Reason> {
        self.outcome.people.ineligible.get(row)?.as_ref()
    }

    /// The bonus of that person.
    #[must_use]
    pub fn bonus(&self, row: usize) -> crate::money::Money {
        self.outcome
            .people
            .bonus
            .get(row)
            .copied()
            .unwrap_or_default()
    }

    /// What was allotted to that person.
    #[must_use]
    pub fn allotted(&self, row: usize) -> crate::money::Money {
        self.outcome
            .people
            .allotted
            .get(row)
            .copied()
            .unwrap_or_default()
    }

    /// The base pay of that person.
    #[must_use]
    pub fn base_pay(&self, row: usize) -> Option<Ratio> {
        self.outcome.people.base_pay.get(row).copied().flatten()
    }

    /// The bonus of that person in months of base pay.
    #[must_use]
    pub fn months(&self, row: usize) -> Option<Ratio> {
        crate::calculation::outcome::months(self.bonus(row), self.base_pay(row))
    }

    /// The rows of the people file, in its order.
    #[must_use]
    pub fn rows(&self) -> std::ops::Range<usize> {
        0..self.people.len()
    }

    /// The rows of the people who are paid.
    pub fn eligible(&self) -> impl Iterator<Item = usize> {
        self.rows().filter(|&row| self.reason(row).is_none())
    }
}
