//! The result as one row a person, for spreadsheets and payroll.

use crate::policy::Field;

use super::wording::outcome::reason;
use super::{Cell, Column, Run, Table, terms};

/// One row a person, in the order of the people file, with the columns that `--format csv` promises.
#[must_use]
pub fn sheet(run: &Run) -> Table {
    Table {
        title: String::new(),
        columns: columns(run),
        rows: run.rows().map(|row| cells(run, row)).collect(),
        units: false,
    }
}

const TEXTS: [Field; 4] = [
    Field::Department,
    Field::Grade,
    Field::Position,
    Field::Rating,
];

fn columns(run: &Run) -> Vec<Column> {
    let lang = run.lang;
    let fields = [Field::EmployeeId, Field::Name].into_iter().chain(TEXTS);
    let mut columns: Vec<_> = fields
        .map(|field| Column::text(terms::field(field, lang)))
        .collect();
    columns.push(Column::number(terms::field(Field::BaseSalary, lang)));
    columns.push(Column::text(lang.pick("支給対象", "eligible")));
    let components = &run.outcome.components;
    columns.extend(components.iter().map(|it| Column::number(it.name.clone())));
    columns.push(Column::number(lang.pick("調整枠配分", "allotted")));
    columns.push(Column::number(lang.pick("賞与", "bonus")));
    columns.push(Column::number(lang.pick("賞与月数", "bonus_months")));
    columns.push(Column::text(lang.pick("備考", "note")));
    columns
}

fn cells(run: &Run, row: usize) -> Vec<Cell> {
    let lang = run.lang;
    let why = run.reason(row);
    let eligible = match why {
        None => lang.pick("対象", "true"),
        Some(_) => lang.pick("対象外", "false"),
    };
    let mut cells = vec![
        Cell::text(run.people.ids.get(row)),
        Cell::text(run.name(row).unwrap_or_default()),
    ];
    cells.extend(TEXTS.map(|field| Cell::text(run.text(field, row))));
    cells.push(Cell::maybe(run.base_salary(row), Cell::Number));
    cells.push(Cell::text(eligible));
    cells.extend(
        run.outcome
            .components
            .iter()
            .map(|it| Cell::Money(it.amounts.get(row).copied().unwrap_or_default())),
    );
    cells.push(Cell::Money(run.allotted(row)));
    cells.push(Cell::Money(run.bonus(row)));
    cells.push(Cell::maybe(run.months(row), Cell::Months));
    cells.push(Cell::maybe(why, |why| Cell::Text(reason(why, lang))));
    cells
}
