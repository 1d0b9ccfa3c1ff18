//! An export: the columns that a policy hands to another program, payroll above all.
//!
//! Nothing here hangs on the language of the run: the words of a result are in the language in which the policy names
//! it, so that a file for a machine is the same on every desk.

use crate::people::{ColumnId, Kind, People, Wanted};
use crate::policy::{
    Column as Named, Export, ExportColumn, ExportSource, Field, Policy, Spelling, header_key,
};

use super::facts::{add_needs, is_derived};
use super::source::Source;
use super::table::{Kept, Sheet};
use super::{Cell, Column, Facts, Lang};

/// What is needed already (`wanted`), and the columns of the people file that the exports name, all of which must be
/// there, unless they are derived: ratings by the policy, achievements where there is a file of goals.
#[must_use]
pub fn needed_for_exports(
    policy: &Policy,
    mut wanted: Vec<Wanted>,
    exports: &[&Export],
    has_goals: bool,
) -> Vec<Wanted> {
    let derived = |column: &Named| {
        let field = column.field;
        field.is_some_and(|field| is_derived(field, policy, has_goals))
    };
    let columns = exports.iter().flat_map(|export| &export.columns);
    let needs = columns.filter_map(|column| match &column.source {
        ExportSource::Column(column) => Some(Wanted {
            column: column.clone(),
            kind: column.field.map_or(Kind::Written, kind),
            required: !derived(column),
        }),
        ExportSource::Result { .. } | ExportSource::Component(_) | ExportSource::Constant(_) => {
            None
        }
    });
    add_needs(&mut wanted, needs);
    wanted
}

/// As what a field is written: numbers and dates in one form however the file writes them, texts as they are.
const fn kind(field: Field) -> Kind {
    match field {
        Field::BaseSalary
        | Field::AttendanceRate
        | Field::LeaveDays
        | Field::LeaveMonths
        | Field::PreviousBonus
        | Field::GoalAchievement => Kind::Number,
        Field::HireDate | Field::LeaveDate => Kind::Date,
        Field::EmployeeId
        | Field::Name
        | Field::Department
        | Field::Grade
        | Field::Position
        | Field::Rating
        | Field::EmploymentType
        | Field::Region => Kind::Written,
    }
}

/// The rows of the people file that an export has, in the order of the file.
#[must_use]
pub fn exported_rows(facts: &Facts, export: &Export) -> Vec<usize> {
    if export.ineligible {
        facts.rows().collect()
    } else {
        facts.eligible().collect()
    }
}

/// An export, with these rows of the people file.
pub struct ExportSheet<'f> {
    facts: &'f Facts<'f>,
    columns: Vec<Column>,
    sources: Vec<Source<'f>>,
    rows: &'f [usize],
}

impl<'f> ExportSheet<'f> {
    /// The sheet of an export.
    #[must_use]
    pub fn new(facts: &'f Facts<'f>, export: &'f Export, rows: &'f [usize]) -> Self {
        let headers = export.columns.iter().map(|column| column.header.as_str());
        Self {
            facts,
            columns: headers.map(Column::text).collect(),
            sources: export
                .columns
                .iter()
                .map(|column| source(facts, column))
                .collect(),
            rows,
        }
    }
}

impl Sheet for ExportSheet<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        if let (Some(&row), Some(source)) = (self.rows.get(row), self.sources.get(column)) {
            source.put(self.facts, row, put);
        }
    }

    fn kept(&self, column: usize) -> Kept<'_> {
        let source = self.sources.get(column);
        source.map_or(Kept::Nothing, |it| it.kept(self.facts, self.len()))
    }

    fn place(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or(usize::MAX)
    }
}

/// The columns that the policy names by a plain text which heads a column of the people file, too.
pub fn doubtful<'a>(
    export: &'a Export,
    people: &'a People,
) -> impl Iterator<Item = (&'a str, &'a ExportSource)> {
    export.columns.iter().filter_map(|column| {
        let plain = column.plain.as_deref()?;
        let wanted = header_key(plain);
        let is_there = people
            .headers
            .iter()
            .any(|header| header_key(header) == wanted);
        is_there.then_some((plain, &column.source))
    })
}

fn source<'a>(facts: &Facts<'a>, column: &'a ExportColumn) -> Source<'a> {
    match &column.source {
        ExportSource::Result { field, spelling } => Source::Result(
            *field,
            match spelling {
                Spelling::Japanese => Lang::Ja,
                Spelling::English => Lang::En,
            },
        ),
        ExportSource::Component(index) => facts
            .outcome
            .components
            .get(*index)
            .map_or(Source::Absent, Source::Component),
        ExportSource::Column(column) => derived(facts, column)
            .or_else(|| of_people(facts.people, column))
            .unwrap_or(Source::Absent),
        ExportSource::Constant(text) => Source::Constant(text),
    }
}

/// A column that is derived although the people file may have it, empty, too.
fn derived<'a>(facts: &Facts<'a>, column: &Named) -> Option<Source<'a>> {
    let people = &facts.outcome.people;
    match column.field? {
        Field::Rating => Some(Source::Keys(&people.ratings.as_ref()?.texts)),
        Field::GoalAchievement => Some(Source::Numbers(people.achievements.as_ref()?)),
        _ => None,
    }
}

fn of_people<'a>(people: &'a People, column: &Named) -> Option<Source<'a>> {
    let id = ColumnId::of(column);
    match column.field.map_or(Kind::Written, kind) {
        Kind::Number => people.number(&id).map(Source::Number),
        Kind::Date => people.date(&id).map(Source::Date),
        Kind::Text | Kind::Written => match column.field {
            Some(Field::EmployeeId) => Some(Source::Written(&people.ids)),
            Some(Field::Name) => people.names.as_ref().map(Source::Trimmed),
            _ => {
                let written = people.written(&id)?;
                Some(Source::Written(&written.texts))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Sources, Span};
    use crate::money::Money;
    use crate::policy::{ExportEncoding, ResultField};
    use crate::view::{PersonSheet, Sample};

    fn span() -> Span {
        Span {
            file: Sources::default().add("policy.toml", ""),
            start: 0,
            end: 0,
        }
    }

    fn export(columns: Vec<(&str, ExportSource)>) -> Export {
        Export {
            name: "payroll".to_owned(),
            columns: columns
                .into_iter()
                .map(|(header, source)| ExportColumn {
                    header: header.to_owned(),
                    source,
                    plain: Some(header.to_owned()),
                })
                .collect(),
            encoding: ExportEncoding::Utf8,
            rows_per_file: None,
            ineligible: false,
            span: span(),
        }
    }

    fn of_field(field: Field) -> ExportSource {
        ExportSource::Column(Named {
            name: field.name().to_owned(),
            field: Some(field),
            span: span(),
        })
    }

    const fn of_result(field: ResultField, spelling: Spelling) -> ExportSource {
        ExportSource::Result { field, spelling }
    }

    #[test]
    fn cells_come_from_everywhere_in_the_order_of_the_policy() {
        let sample = Sample::new(3);
        let facts = sample.facts(&[]);
        let mut payroll = export(vec![
            ("Version", ExportSource::Constant("=2".to_owned())),
            ("基本給", of_field(Field::BaseSalary)),
            ("No", of_field(Field::EmployeeId)),
            ("退職日", of_field(Field::LeaveDate)),
            (
                "支給対象",
                of_result(ResultField::Eligible, Spelling::Japanese),
            ),
            (
                "eligible",
                of_result(ResultField::Eligible, Spelling::English),
            ),
            ("賞与", of_result(ResultField::Bonus, Spelling::English)),
            ("基礎", ExportSource::Component(0)),
        ]);
        let rows = exported_rows(&facts, &payroll);
        assert_eq!(rows, [0, 1], "the third has left");
        payroll.ineligible = true;
        assert_eq!(exported_rows(&facts, &payroll), [0, 1, 2]);
        let sheet = ExportSheet::new(&facts, &payroll, &[0, 2]);
        let mut shown = Vec::new();
        sheet.row(1, &mut |cell| shown.push(cell.shown(false, Lang::En)));
        assert_eq!(
            shown,
            [
                "=2",
                "253,000",
                "E003",
                "2026-11-30",
                "対象外",
                "false",
                "0",
                "0"
            ]
        );
        let mut at = 0;
        sheet.row(0, &mut |cell| {
            match at {
                0 => assert_eq!(cell, Cell::Exact("=2")),
                3 => assert_eq!(cell, Cell::Blank),
                7 => assert_eq!(cell, Cell::Money(Money::yen(125_000).unwrap())),
                _ => {}
            }
            at += 1;
        });
        assert_eq!(at, 8);
    }

    #[test]
    fn every_column_of_the_people_file_must_be_there() {
        let sample = Sample::new(1);
        let payroll = export(vec![
            ("名", of_field(Field::Name)),
            ("給", of_field(Field::BaseSalary)),
            ("定", ExportSource::Constant(String::new())),
        ]);
        let needed = needed_for_exports(&sample.policy, Vec::new(), &[&payroll, &payroll], false);
        let kinds: Vec<_> = needed.iter().map(|it| (it.kind, it.required)).collect();
        assert_eq!(kinds, [(Kind::Written, true), (Kind::Number, true)]);
        // Achievements may come out of goals, but not out of nowhere.
        let reached = export(vec![("達成", of_field(Field::GoalAchievement))]);
        for has_goals in [false, true] {
            let needed = needed_for_exports(&sample.policy, Vec::new(), &[&reached], has_goals);
            assert_eq!(needed[0].required, !has_goals);
        }
    }

    #[test]
    fn a_name_that_the_people_file_has_too_is_doubtful() {
        let sample = Sample::new(1);
        let months = of_result(ResultField::Months, Spelling::Japanese);
        let payroll = export(vec![("支給月数", months.clone()), ("評価", months)]);
        let names: Vec<&str> = doubtful(&payroll, &sample.people)
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["評価"]);
    }

    /// The names that an export takes for fields of the result are the headers of the result as CSV.
    #[test]
    fn fields_of_the_result_are_called_as_in_the_result() {
        let mut sample = Sample::new(1);
        for (lang, japanese) in [(Lang::Ja, true), (Lang::En, false)] {
            sample.lang = lang;
            let facts = sample.facts(&[]);
            let table = PersonSheet::new(&facts);
            for (_, name, header) in ResultField::ALL {
                let wanted = if japanese { header } else { name };
                assert!(
                    table.columns().iter().any(|column| column.header == wanted),
                    "{wanted}"
                );
            }
        }
    }
}
