//! Everybody: who gets what, and who gets nothing and why.

use crate::money::Money;
use crate::policy::Field;

use super::names::heading;
use super::terms::Term;
use super::wording::outcome::reason;
use super::{Cell, Column, Facts, Table, clean};

/// The fields between a person and the amounts.
const SHOWN: [Field; 3] = [Field::Department, Field::Grade, Field::Rating];

/// The people who are paid, in the order of their file. Columns that hold nothing are left out, and so is a single
/// component that is the whole bonus.
pub(super) fn paid(facts: &Facts) -> Table {
    let lang = facts.lang;
    let allots = facts
        .eligible()
        .any(|row| facts.allotted(row) != Money::ZERO);
    let components = match facts.outcome.components.as_slice() {
        [_] if !allots => &[],
        components => components,
    };
    let mut columns = person_columns(facts);
    columns.extend(SHOWN.map(|field| Column::text(heading(field, lang))));
    columns.push(Column::number(Term::EvaluationScore.label(lang)));
    columns.extend(components.iter().map(|it| Column::number(clean(&it.name))));
    columns.extend(
        [Term::Allotment, Term::Bonus, Term::Months].map(|term| Column::number(term.label(lang))),
    );
    let rows = facts.eligible().map(|row| {
        let mut cells = person_cells(facts, row);
        cells.extend(SHOWN.map(|field| Cell::text(facts.text(field, row))));
        cells.push(Cell::maybe(facts.score(row), Cell::Number));
        cells.extend(components.iter().map(|it| Cell::Money(it.amount(row))));
        cells.push(Cell::maybe(
            allots.then(|| facts.allotted(row)),
            Cell::Money,
        ));
        cells.push(Cell::Money(facts.bonus(row)));
        cells.push(Cell::maybe(facts.months(row), Cell::Months));
        cells
    });
    Table {
        title: lang.pick("支給一覧（円）", "Bonuses (yen)").to_owned(),
        columns,
        rows: rows.collect(),
        units: false,
    }
    .without_blank_columns()
}

/// The people who are not paid, each with the reason.
pub(super) fn unpaid(facts: &Facts) -> Option<Table> {
    let lang = facts.lang;
    let mut columns = person_columns(facts);
    columns.push(Column::text(heading(Field::Department, lang)));
    columns.push(Column::text(Term::Reason.label(lang)));
    let rows: Vec<_> = facts
        .rows()
        .filter_map(|row| Some((row, facts.reason(row)?)))
        .map(|(row, why)| {
            let mut cells = person_cells(facts, row);
            cells.push(Cell::text(facts.text(Field::Department, row)));
            cells.push(Cell::Text(reason(why, lang)));
            cells
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let table = Table {
        title: Term::NotEligible.label(lang).to_owned(),
        columns,
        rows,
        units: false,
    };
    Some(table.without_blank_columns())
}

fn person_columns(facts: &Facts) -> Vec<Column> {
    [Field::EmployeeId, Field::Name]
        .map(|field| Column::text(heading(field, facts.lang)))
        .into()
}

fn person_cells(facts: &Facts, row: usize) -> Vec<Cell> {
    vec![
        Cell::text(facts.people.ids.get(row)),
        Cell::text(facts.name(row).unwrap_or_default()),
    ]
}
