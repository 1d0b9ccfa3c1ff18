//! The result as one row a person, for spreadsheets and payroll.

use crate::money::Ratio;
use crate::people::{ColumnId, NumberColumn, TextColumn};
use crate::policy::Field;

use super::table::Sheet;
use super::terms::Term;
use super::wording::outcome::reason;
use super::{Cell, Column, Facts, Lang};

/// One row a person, in the order of the people file, with the columns that `--format csv` promises.
pub struct PersonSheet<'f> {
    facts: &'f Facts<'f>,
    columns: Vec<Column>,
    texts: [Option<&'f TextColumn>; 4],
    base_salary: Option<&'f NumberColumn>,
    has_scores: bool,
}

const TEXTS: [Field; 4] = [
    Field::Department,
    Field::Grade,
    Field::Position,
    Field::Rating,
];

impl<'f> PersonSheet<'f> {
    /// The sheet of a result.
    #[must_use]
    pub fn new(facts: &'f Facts<'f>) -> Self {
        let base_salary = ColumnId::Field(Field::BaseSalary);
        Self {
            facts,
            columns: columns(facts),
            texts: TEXTS.map(|field| facts.texts(&ColumnId::Field(field))),
            base_salary: facts.people.number(&base_salary),
            has_scores: facts.has_scores(),
        }
    }
}

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

impl Sheet for PersonSheet<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.facts.people.len()
    }

    fn row(&self, row: usize, put: &mut impl FnMut(Cell<&str>)) {
        let (facts, lang) = (self.facts, self.facts.lang);
        let why = facts.reason(row);
        put(Cell::of(facts.people.ids.get(row)));
        put(Cell::of(facts.name(row).unwrap_or_default()));
        for column in self.texts {
            put(Cell::of(column.map_or("", |column| column.get(row))));
        }
        let base_salary = self.base_salary.and_then(|column| column.get(row));
        put(Cell::maybe(base_salary.map(Ratio::from), Cell::Number));
        put(Cell::Text(match why {
            None => lang.pick("対象", "true"),
            Some(_) => lang.pick("対象外", "false"),
        }));
        for component in &facts.outcome.components {
            put(Cell::Money(component.amount(row)));
        }
        put(Cell::Money(facts.allotted(row)));
        put(Cell::Money(facts.bonus(row)));
        put(Cell::maybe(facts.months(row), Cell::Months));
        match why {
            None => put(Cell::Blank),
            Some(why) => put(Cell::Text(&reason(why, lang))),
        }
        if self.has_scores {
            put(Cell::maybe(facts.score(row), Cell::Number));
        }
    }
}
