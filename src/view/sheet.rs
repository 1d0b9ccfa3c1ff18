//! The result as one row a person, for spreadsheets and payroll.

use crate::policy::Field;

use super::terms::Term;
use super::wording::outcome::reason;
use super::{Cell, Column, Facts, Lang, Table};

/// One row a person, in the order of the people file, with the columns that `--format csv` promises.
#[must_use]
pub fn sheet(facts: &Facts) -> Table {
    Table {
        title: String::new(),
        columns: columns(facts),
        rows: facts.rows().map(|row| cells(facts, row)).collect(),
        units: false,
    }
}

const TEXTS: [Field; 4] = [
    Field::Department,
    Field::Grade,
    Field::Position,
    Field::Rating,
];

fn columns(facts: &Facts) -> Vec<Column> {
    let lang = facts.lang;
    let fields = [Field::EmployeeId, Field::Name].into_iter().chain(TEXTS);
    let mut columns: Vec<_> = fields
        .map(|field| Column::text(field_header(field, lang)))
        .collect();
    columns.push(Column::number(field_header(Field::BaseSalary, lang)));
    columns.push(Column::text(Term::Eligible.header("eligible", lang)));
    let components = &facts.outcome.components;
    columns.extend(components.iter().map(|it| Column::number(it.name.clone())));
    columns.push(Column::number(Term::Allotment.header("allotted", lang)));
    columns.push(Column::number(Term::Bonus.header("bonus", lang)));
    columns.push(Column::number(Term::Months.header("bonus_months", lang)));
    columns.push(Column::text(Term::Note.header("note", lang)));
    // Behind what every result has, in its fixed order.
    if facts.has_scores() {
        let header = Term::EvaluationScore.header("score", lang);
        columns.push(Column::number(header));
    }
    columns
}

/// A field at the head of a column of a sheet.
pub(super) fn field_header(field: Field, lang: Lang) -> &'static str {
    lang.pick(field.japanese(), field.name())
}

fn cells(facts: &Facts, row: usize) -> Vec<Cell> {
    let lang = facts.lang;
    let why = facts.reason(row);
    let eligible = match why {
        None => lang.pick("対象", "true"),
        Some(_) => lang.pick("対象外", "false"),
    };
    let mut cells = vec![
        Cell::text(facts.people.ids.get(row)),
        Cell::text(facts.name(row).unwrap_or_default()),
    ];
    cells.extend(TEXTS.map(|field| Cell::text(facts.text(field, row))));
    cells.push(Cell::maybe(facts.base_salary(row), Cell::Number));
    cells.push(Cell::text(eligible));
    cells.extend(
        facts
            .outcome
            .components
            .iter()
            .map(|it| Cell::Money(it.amounts.get(row).copied().unwrap_or_default())),
    );
    cells.push(Cell::Money(facts.allotted(row)));
    cells.push(Cell::Money(facts.bonus(row)));
    cells.push(Cell::maybe(facts.months(row), Cell::Months));
    cells.push(Cell::maybe(why, |why| Cell::Text(reason(why, lang))));
    if facts.has_scores() {
        cells.push(Cell::maybe(facts.score(row), Cell::Number));
    }
    cells
}
