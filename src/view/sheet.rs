//! The result as one row a person, for spreadsheets and payroll.

use crate::people::ColumnId;
use crate::policy::{Field, ResultField};

use super::facts::TEXTS;
use super::source::Source;
use super::table::{Kept, Sheet};
use super::terms::Term;
use super::{Cell, Column, Facts, Lang};

/// One row a person, in the order of the people file.
pub struct PersonSheet<'f> {
    facts: &'f Facts<'f>,
    columns: Vec<Column>,
    sources: Vec<Source<'f>>,
}

impl<'f> PersonSheet<'f> {
    /// The sheet with the columns that `--format csv` promises.
    #[must_use]
    pub fn new(facts: &'f Facts<'f>) -> Self {
        Self {
            facts,
            columns: columns(facts),
            sources: sources(facts),
        }
    }

    /// The sheet with columns whose cells come from there.
    #[must_use]
    pub fn of(facts: &'f Facts<'f>, columns: Vec<(Column, Source<'f>)>) -> Self {
        let (columns, sources) = columns.into_iter().unzip();
        Self {
            facts,
            columns,
            sources,
        }
    }
}

/// Where the cells of [`columns`] come from.
fn sources<'f>(facts: &'f Facts<'f>) -> Vec<Source<'f>> {
    let result = |field| Source::Result(field, facts.lang);
    let names = facts.people.names.as_ref();
    let base_salary = ColumnId::Field(Field::BaseSalary);
    let base_salary = facts.people.number(&base_salary);
    let mut sources = vec![
        Source::Written(&facts.people.ids),
        names.map_or(Source::Absent, Source::Written),
    ];
    sources.extend(
        facts
            .shown_texts()
            .map(|column| column.map_or(Source::Absent, Source::Keys)),
    );
    sources.push(base_salary.map_or(Source::Absent, Source::Number));
    sources.push(result(ResultField::Eligible));
    sources.extend(facts.outcome.components.iter().map(Source::Component));
    let fields = [
        ResultField::Allotted,
        ResultField::Bonus,
        ResultField::Months,
        ResultField::Note,
    ];
    sources.extend(fields.map(result));
    sources.extend(facts.scores().map(Source::Numbers));
    sources
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

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        if let Some(source) = self.sources.get(column) {
            source.put(self.facts, row, put);
        }
    }

    fn kept(&self, column: usize) -> Kept<'_> {
        let source = self.sources.get(column);
        source.map_or(Kept::Nothing, |it| it.kept(self.facts, self.len()))
    }
}
