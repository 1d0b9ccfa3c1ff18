//! The employees.

use std::collections::BTreeSet;

use crate::diagnostics::{Findings, Place, Spanned};
use crate::policy::Field;

use super::cells::{Filling, check_text};
use super::content::{Content, TableFile};
use super::fault::{PeopleFault, PeopleNote};
use super::ids::Ids;
use super::layout::{Layout, meaning};
use super::only;
use super::table::{ReadAs, Row, Table};
use super::{PackedTexts, People, Wanted};

/// Reads a file of employees in one pass: the ids, the names where there are any, and the columns that are `wanted`.
/// `renamed` is `[columns]` of the policy.
///
/// # Errors
/// Every fault of the file, in the order of the file; those that lie in the policy (a column that the file lacks)
/// stand after those of the headers.
pub fn read(
    source: &TableFile<'_>,
    renamed: &[(Field, Spanned<String>)],
    wanted: &[Wanted],
) -> Result<(People, Vec<PeopleNote>), Findings<PeopleFault>> {
    let content = Content::of(source)?;
    let mut table = Table::open(&content, source.file)?;
    if let Some((fault, place)) = table.instead_of_headers(|text| meaning(text, renamed)) {
        return Err(only(fault, place));
    }
    let mut findings = Findings::default();
    let Layout {
        id,
        name,
        readings,
        mut notes,
    } = Layout::of(&table, renamed, wanted, &mut findings);
    notes.splice(0..0, content.note());
    table.identify_by(id);
    let columns = readings.into_iter().map(|(column, id, kind)| {
        let header = table.header(column).to_owned();
        (column, Filling::new(id, header, kind))
    });
    let mut reader = Reader {
        id,
        name,
        lines: Vec::new(),
        ids: Ids::default(),
        names: PackedTexts::default(),
        columns: columns.collect(),
        faults: Vec::new(),
    };
    let mut row = Row::default();
    while table.next(&mut row, &mut findings) {
        reader.take(&row);
        reader.report(row.line, &table, &mut findings);
    }
    if !table.has_rows() {
        findings.add(PeopleFault::NoPerson, Place::File(source.file));
    }
    notes.extend(formulas_as_saved(reader.columns().collect(), &table));
    findings.into_result((reader.into_people(&table), notes))
}

/// Says of which columns that are read the saved values of formulas were taken.
pub fn formulas_as_saved(columns: BTreeSet<usize>, table: &Table<'_>) -> Option<PeopleNote> {
    let with_formulas = columns
        .into_iter()
        .filter(|&column| table.formulas(column) > 0);
    let headers: Vec<String> = with_formulas
        .map(|it| table.header(it).to_owned())
        .collect();
    (!headers.is_empty()).then_some(PeopleNote::FormulasAsSaved { headers })
}

/// The people so far.
struct Reader<'t> {
    id: Option<usize>,
    name: Option<usize>,
    lines: Vec<u32>,
    ids: Ids,
    names: PackedTexts,
    columns: Vec<(usize, Filling<'t>)>,
    /// The faults of the row at hand, with their columns.
    faults: Vec<(usize, PeopleFault)>,
}

impl<'t> Reader<'t> {
    fn take(&mut self, row: &Row<'t>) {
        self.lines.push(row.line);
        if let Some(column) = self.id {
            self.take_id(column, row.text(column));
        }
        if let Some((column, name)) = self.name.and_then(|n| Some((n, row.cell(n)?))) {
            self.names.push(name);
            if let Err(fault) = check_text(name.trim()) {
                self.faults.push((column, fault));
            }
        }
        for (column, filling) in &mut self.columns {
            let fault = row.cell(*column).map(|cell| filling.push(cell.clone()));
            if let Some(Err(fault)) = fault {
                self.faults.push((*column, fault));
            }
        }
    }

    fn take_id(&mut self, column: usize, id: &str) {
        let same = self.ids.push(id);
        if id.is_empty() {
            self.faults.push((column, PeopleFault::BlankId));
        } else if let Err(fault) = check_text(id) {
            self.faults.push((column, fault));
        } else if let Some(&first_line) = same.and_then(|first| self.lines.get(first)) {
            let id = id.to_owned();
            self.faults
                .push((column, PeopleFault::DuplicateId { id, first_line }));
        }
    }

    /// The columns that are read.
    fn columns(&self) -> impl Iterator<Item = usize> {
        let read = self.columns.iter().map(|(column, _)| *column);
        self.id.into_iter().chain(self.name).chain(read)
    }

    /// As what a column is read; as a text where it is read as several things.
    fn read_as(&self, column: usize) -> Option<ReadAs> {
        if self.id == Some(column) || self.name == Some(column) {
            return Some(ReadAs::Text);
        }
        let readings = self.columns.iter().filter(|(read, _)| *read == column);
        readings
            .map(|(_, filling)| match filling {
                Filling::Text(_) | Filling::Written(_) => ReadAs::Text,
                Filling::Number(..) | Filling::Date(..) => ReadAs::Number,
            })
            .reduce(|one, other| if one == other { one } else { ReadAs::Text })
    }

    /// Notes the faults of the row at hand, from left to right. A cell that is read twice says the same thing once.
    fn report(&mut self, line: u32, table: &Table<'_>, findings: &mut Findings<PeopleFault>) {
        let mut faults = std::mem::take(&mut self.faults);
        table.refuse_what_is_not_seen(line, &mut faults, |column| self.read_as(column));
        faults.sort_by_key(|(column, _)| *column);
        faults.dedup();
        for (column, fault) in faults {
            let also = match &fault {
                PeopleFault::DuplicateId { first_line, .. } => {
                    vec![table.cell_place(*first_line, column)]
                }
                _ => Vec::new(),
            };
            findings.add_with(fault, table.cell_place(line, column), also);
        }
    }

    fn into_people(self, table: &Table<'_>) -> People {
        let mut people = People {
            file: table.file(),
            lines: self.lines,
            ids: self.ids.written,
            names: self.name.map(|_| self.names),
            headers: table.headers().to_vec(),
            texts: Vec::new(),
            numbers: Vec::new(),
            dates: Vec::new(),
            written: Vec::new(),
        };
        for (_, filling) in self.columns {
            match filling {
                Filling::Text(keys) => people.texts.push(keys.column),
                Filling::Number(column, _) => people.numbers.push(column),
                Filling::Date(column, _) => people.dates.push(column),
                Filling::Written(column) => people.written.push(column),
            }
        }
        people
    }
}
