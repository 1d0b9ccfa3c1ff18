//! The employees.

use std::collections::BTreeSet;

use crate::diagnostics::{FileId, Findings, Place, Spanned};
use crate::policy::Field;

use super::cells::{Filled, Filling, check_text};
use super::content::{Content, Form, TableFile};
use super::encoding::Encoding;
use super::fault::{PeopleFault, PeopleNote};
use super::grid::Grid;
use super::ids::Ids;
use super::layout::{Layout, meaning};
use super::lines::Lines;
use super::only;
use super::packed::More;
use super::parts::{self, Bytes, Sizes};
use super::row::{Cell, Row};
use super::table::{ReadAs, Table};
use super::{PackedTexts, People, Wanted};

/// The employees, and what is worth knowing about how they were read.
pub type Read = (People, Vec<PeopleNote>);

/// Reads a file of employees: the ids, the names where there are any, and the columns that are `wanted`. `renamed` is
/// `[columns]` of the policy. A large file is read on all cores.
///
/// # Errors
/// Every fault of the file, in the order of the file; those that lie in the policy (a column that the file lacks)
/// stand after those of the headers.
pub fn read(
    source: &TableFile<'_>,
    renamed: &[(Field, Spanned<String>)],
    wanted: &[Wanted],
) -> Result<Read, Findings<PeopleFault>> {
    let sought = Sought {
        file: source.file,
        renamed,
        wanted,
    };
    sought.read(source, Sizes::USUAL)
}

/// Reads a large CSV of employees that is UTF-8 and sound, on all cores and without having it in memory as a whole; as
/// [`read`] does otherwise, and shows all its bytes on the way, in order, some at a time. Nothing for any other file: it is
/// for [`read`] to say what is wrong with it, if anything is.
pub fn read_in_pieces(
    bytes: &(impl Bytes + ?Sized),
    file: FileId,
    renamed: &[(Field, Spanned<String>)],
    wanted: &[Wanted],
    show: impl FnMut(&[u8]) + Send,
) -> Option<Read> {
    let sought = Sought {
        file,
        renamed,
        wanted,
    };
    parts::read(bytes, Encoding::Utf8, &sought, Sizes::USUAL, show)
}

/// What is sought in a file of employees.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// The file.
    pub file: FileId,
    /// `[columns]` of the policy.
    pub renamed: &'a [(Field, Spanned<String>)],
    /// The columns to read beside the ids and the names.
    pub wanted: &'a [Wanted],
}

/// A file whose headers are read.
pub struct Opened<'t> {
    /// The rows to come.
    pub table: Table<'t>,
    /// Where the columns stand.
    pub layout: Layout,
    /// What is wrong so far.
    pub findings: Findings<PeopleFault>,
}

impl Sought<'_> {
    /// [`read`], with these sizes.
    pub fn read(
        &self,
        source: &TableFile<'_>,
        sizes: Sizes,
    ) -> Result<Read, Findings<PeopleFault>> {
        let in_parts = |bytes: &[u8], encoding| parts::read(bytes, encoding, self, sizes, |_| ());
        if source.form == Form::Csv
            && let Some(read) = in_parts(source.bytes, Encoding::Utf8)
        {
            return Ok(read);
        }
        let content = Content::of(source)?;
        if let Content::Text { text, encoding } = &content
            && *encoding != Encoding::Utf8
            && let Some(read) = in_parts(text.as_bytes(), *encoding)
        {
            return Ok(read);
        }
        let Opened {
            mut table,
            layout,
            mut findings,
        } = self.open(&content)?;
        let mut reader = Reader::new(&layout, &table);
        let mut known = Ids::default();
        let mut row = Row::default();
        while table.next(&mut row, &mut findings) {
            reader.take(&row);
            reader.refuse_duplicate(&mut known);
            reader.report(row.line, &table, &mut findings);
        }
        if !table.has_rows() {
            findings.add(PeopleFault::NoPerson, Place::File(self.file));
        }
        let mut notes = layout.notes;
        notes.extend(formulas_as_saved(reader.columns().collect(), &table));
        findings.into_result((reader.into_people(&table), notes))
    }

    /// Reads the headers.
    ///
    /// # Errors
    /// The one fault that leaves nothing to read.
    pub fn open<'t>(&self, content: &'t Content<'_>) -> Result<Opened<'t>, Findings<PeopleFault>> {
        let mut table = Table::open(content, self.file)?;
        if let Some((fault, place)) = table.instead_of_headers(|text| meaning(text, self.renamed)) {
            return Err(only(fault, place));
        }
        let mut findings = Findings::default();
        let mut layout = Layout::of(&table, self.renamed, self.wanted, &mut findings);
        layout.notes.splice(0..0, content.note());
        table.identify_by(layout.id);
        Ok(Opened {
            table,
            layout,
            findings,
        })
    }
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
pub struct Reader {
    id: Option<usize>,
    name: Option<usize>,
    lines: Lines,
    ids: PackedTexts,
    names: PackedTexts,
    columns: Vec<(usize, Filling)>,
    /// The faults of the row at hand, with their columns.
    faults: Vec<(usize, PeopleFault)>,
}

impl Reader {
    /// Nobody yet.
    pub fn new(layout: &Layout, table: &Table<'_>) -> Self {
        let columns = layout.readings.iter().map(|(column, id, kind)| {
            let header = table.header(*column).to_owned();
            (*column, Filling::new(id.clone(), header, *kind))
        });
        Self {
            id: layout.id,
            name: layout.name,
            lines: Lines::default(),
            ids: PackedTexts::default(),
            names: PackedTexts::default(),
            columns: columns.collect(),
            faults: Vec::new(),
        }
    }

    /// Takes a row, and notes what is wrong with its cells; whether its id was there before is for the caller to see.
    pub fn take(&mut self, row: &Row<'_>) {
        self.lines.push(row.line);
        if let Some(column) = self.id {
            let id = row.text(column);
            self.ids.push(id);
            if id.is_empty() {
                self.faults.push((column, PeopleFault::BlankId));
            } else if !row.is_clear
                && let Err(fault) = check_text(id)
            {
                self.faults.push((column, fault));
            }
        }
        if let Some((column, name)) = self.name.and_then(|n| Some((n, row.cell(n)?))) {
            self.names.push(name.text());
            if !row.is_clear
                && let Err(fault) = check_text(name.text().trim())
            {
                self.faults.push((column, fault));
            }
        }
        for (column, filling) in &mut self.columns {
            if let Some(cell) = row.cell(*column)
                && let Err(fault) = filling.push(cell, row.is_clear)
            {
                self.faults.push((*column, fault));
            }
        }
    }

    /// Takes rows that are sound but for their cells, the first of which stands on that line; nothing where there is a fault
    /// in a cell.
    pub fn take_grid(&mut self, grid: &Grid<'_>, line: u32) -> Option<()> {
        self.lines.push_following(line, grid.rows());
        let are_texts = self.ids.extend(grid.column(self.id?).map(Cell::trimmed))
            && self
                .name
                .is_none_or(|name| self.names.extend(grid.column(name)));
        if !are_texts || self.ids.len() != self.lines.len() {
            return None;
        }
        for (column, filling) in &mut self.columns {
            if !filling.extend(grid.column(*column)) {
                return None;
            }
        }
        Some(())
    }

    /// Whether the row at hand is at fault.
    pub const fn is_at_fault(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The ids so far.
    pub const fn ids(&self) -> &PackedTexts {
        &self.ids
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, more: More) {
        self.ids.reserve(more);
        self.names.reserve(more);
        for (_, filling) in &mut self.columns {
            filling.reserve(more);
        }
    }

    /// Takes the rows of a later part of the file over, before which there are so many lines, and leaves it without rows;
    /// `false` where its columns were read as something else.
    #[must_use]
    pub fn append(&mut self, later: &mut Self, lines: u32) -> bool {
        self.lines.append(&later.lines, lines);
        self.ids.append(&later.ids);
        self.names.append(&later.names);
        later.lines.clear();
        later.ids.clear();
        later.names.clear();
        let mut columns = self.columns.iter_mut().zip(&mut later.columns);
        columns.all(|((_, filling), (_, later))| filling.append(later))
    }

    /// Notes that the id of the row at hand was there before, unless there is something else wrong with it.
    fn refuse_duplicate(&mut self, known: &mut Ids) {
        let (Some(column), Some(row)) = (self.id, self.ids.len().checked_sub(1)) else {
            return;
        };
        let first = known.enter(&self.ids, row);
        let is_known_fault = self.faults.iter().any(|(other, _)| *other == column);
        if let Some(first_line) = first.and_then(|first| self.lines.get(first))
            && !is_known_fault
        {
            let id = self.ids.get(row).to_owned();
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
            .map(|(_, filling)| match filling.is_text() {
                true => ReadAs::Text,
                false => ReadAs::Number,
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

    /// The people, all of them.
    pub fn into_people(self, table: &Table<'_>) -> People {
        let mut people = People {
            file: table.file(),
            lines: self.lines,
            ids: self.ids,
            names: self.name.map(|_| self.names),
            headers: table.headers().to_vec(),
            texts: Vec::new(),
            numbers: Vec::new(),
            dates: Vec::new(),
            written: Vec::new(),
        };
        for (_, filling) in self.columns {
            match filling.filled() {
                Filled::Text(keys) => people.texts.push(keys),
                Filled::Number(numbers) => people.numbers.push(numbers),
                Filled::Date(dates) => people.dates.push(dates),
                Filled::Written(column) => people.written.push(column),
            }
        }
        people
    }
}
