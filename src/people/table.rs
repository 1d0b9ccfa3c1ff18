//! A file of people as headers and checked rows: everything that can be wrong with a row as a whole is found here,
//! whatever its cells mean.

mod unseen;
mod without_headers;

use crate::bytes::ByteSet;
use crate::diagnostics::{FileId, Findings, Place};

pub use self::unseen::ReadAs;
use self::without_headers::is_value;
use super::content::Content;
use super::fault::PeopleFault;
use super::grid::Grid;
use super::only;
use super::row::{Cell, Row};
use super::rows::{BrokenRow, QuoteFault, Rows};
use super::text::{is_clear, is_total};
use super::workbook::{Sheet, SheetRows};

/// A table that is being read: its headers, and the rows still to come.
#[derive(Debug, Clone)]
pub struct Table<'t> {
    file: FileId,
    headers: Vec<String>,
    header_line: u32,
    rows: Source<'t>,
    /// The sheet, where the rows come from one.
    sheet: Option<&'t Sheet>,
    /// The column of the ids, which totals rows leave blank.
    id: Option<usize>,
    /// Columns with a blank header in which no cell was found yet.
    unnamed: Vec<usize>,
    /// Whether no cell has a character that nobody sees ([`is_clear`]).
    is_clear: bool,
    /// The first of the blank rows since the last row; at the end of a file they are no fault.
    blank_line: Option<u32>,
    has_rows: bool,
}

/// Where rows come from.
#[derive(Debug, Clone)]
enum Source<'t> {
    Text(Rows<'t>),
    Sheet(SheetRows<'t>),
}

impl<'t> Source<'t> {
    fn next_into(&mut self, row: &mut Row<'t>) -> Option<Result<u32, BrokenRow>> {
        match self {
            Self::Text(rows) => rows.next_into(row),
            Self::Sheet(rows) => rows.next_into(row).map(Ok),
        }
    }
}

impl<'t> Table<'t> {
    /// Reads the header.
    ///
    /// # Errors
    /// The one fault that leaves nothing to read: an empty file, another separator, broken quotes in the header.
    pub fn open(content: &'t Content<'_>, file: FileId) -> Result<Self, Findings<PeopleFault>> {
        let (mut rows, sheet, is_clear) = match content {
            Content::Text { text, .. } => {
                (Source::Text(Rows::from_line(1, text)), None, is_clear(text))
            }
            // Its cells are looked at one by one.
            Content::Sheet(sheet) => (Source::Sheet(sheet.rows()), Some(sheet), false),
        };
        let mut first = Row::default();
        let mut read = rows.next_into(&mut first);
        if first.is_separator_hint() {
            read = rows.next_into(&mut first);
        }
        let header_line = match read {
            None => return Err(only(PeopleFault::EmptyFile, Place::File(file))),
            Some(Ok(line)) => line,
            Some(Err(BrokenRow { line, fault, .. })) => {
                return Err(only(fault.into(), Place::Row { file, line }));
            }
        };
        if first.is_blank() && rows.clone().next_into(&mut Row::default()).is_none() {
            return Err(only(PeopleFault::EmptyFile, Place::File(file)));
        }
        if let Some(separator) = first.other_separator() {
            let place = Place::Row {
                file,
                line: header_line,
            };
            return Err(only(PeopleFault::WrongSeparator { separator }, place));
        }
        let headers: Vec<String> = first.cells().map(|cell| cell.trim().to_owned()).collect();
        let unnamed = (0..headers.len())
            .filter(|&column| first.text(column).is_empty())
            .collect();
        Ok(Self {
            file,
            headers,
            header_line,
            rows,
            sheet,
            id: None,
            unnamed,
            is_clear,
            blank_line: None,
            has_rows: false,
        })
    }

    /// The table as it goes on in another part of its text, which begins on that line.
    #[must_use]
    pub fn continued<'n>(&self, line: u32, text: &'n str) -> Table<'n> {
        Table {
            file: self.file,
            headers: self.headers.clone(),
            header_line: self.header_line,
            rows: Source::Text(Rows::from_line(line, text)),
            sheet: None,
            id: self.id,
            unnamed: self.unnamed.clone(),
            is_clear: is_clear(text),
            blank_line: None,
            has_rows: false,
        }
    }

    /// The line that is read next, and how many bytes of the text are still to be read; nothing where it is none.
    #[must_use]
    pub const fn to_come(&self) -> Option<(u32, usize)> {
        match &self.rows {
            Source::Text(rows) => Some((rows.line(), rows.text().len())),
            Source::Sheet(_) => None,
        }
    }

    /// Whether the last rows were blank.
    #[must_use]
    pub const fn ends_blank(&self) -> bool {
        self.blank_line.is_some()
    }

    /// Says in which column the ids stand.
    pub const fn identify_by(&mut self, id: Option<usize>) {
        self.id = id;
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> FileId {
        self.file
    }

    /// The headers as written, but for spaces around them.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The headers that are not blank. What reads as a value is left out: where the headers are missing, it is what
    /// somebody is paid.
    #[must_use]
    pub fn named_headers(&self) -> Vec<String> {
        let named = self
            .headers
            .iter()
            .filter(|header| !header.is_empty() && !is_value(header));
        named.cloned().collect()
    }

    /// Whether any row was found that is not blank, be it at fault or not.
    #[must_use]
    pub const fn has_rows(&self) -> bool {
        self.has_rows
    }

    /// The header of that column.
    #[must_use]
    pub fn header(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", String::as_str)
    }

    /// The row of headers.
    #[must_use]
    pub const fn header_row(&self) -> Place {
        self.row_place(self.header_line)
    }

    /// The cell of a header.
    #[must_use]
    pub fn header_cell(&self, column: usize) -> Place {
        self.cell_place(self.header_line, column)
    }

    /// The cell of that column in the row on that line; the row, where the column has no header.
    #[must_use]
    pub fn cell_place(&self, line: u32, column: usize) -> Place {
        match self.header(column) {
            "" => self.row_place(line),
            header => Place::Cell {
                file: self.file,
                line,
                column: header.to_owned(),
            },
        }
    }

    /// How many cells of a column are formulas.
    #[must_use]
    pub fn formulas(&self, column: usize) -> usize {
        self.sheet.map_or(0, |sheet| sheet.formulas(column))
    }

    const fn row_place(&self, line: u32) -> Place {
        Place::Row {
            file: self.file,
            line,
        }
    }

    /// Reads the next row that has nothing wrong with it as a whole, and notes those before it that have; `false` at
    /// the end.
    pub fn next(&mut self, row: &mut Row<'t>, findings: &mut Findings<PeopleFault>) -> bool {
        while let Some(read) = self.rows.next_into(row) {
            if let Ok(line) = read
                && row.is_blank()
                && self
                    .sheet
                    .is_none_or(|sheet| sheet.doubts(line).next().is_none())
            {
                self.blank_line.get_or_insert(line);
                continue;
            }
            if let Some(line) = self.blank_line.take() {
                findings.add(PeopleFault::BlankRow, self.row_place(line));
            }
            self.has_rows = true;
            match read {
                Ok(line) => {
                    row.line = line;
                    // A line break, of which every file is full, may be in a cell.
                    row.is_clear = self.is_clear && !row.has_line_break();
                    if self.is_sound(row, findings) {
                        return true;
                    }
                }
                Err(BrokenRow { line, cell, fault }) => {
                    findings.add(fault.into(), self.cell_place(line, cell));
                }
            }
        }
        false
    }

    /// All rows to come at once, where they are plain and there is nothing wrong with any of them as a whole; none of them
    /// comes any more then.
    pub fn take_grid(&mut self) -> Option<Grid<'t>> {
        let (Source::Text(rows), Some(id)) = (&self.rows, self.id) else {
            return None;
        };
        if !(self.is_clear && self.unnamed.is_empty() && self.blank_line.is_none()) {
            return None;
        }
        let grid = Grid::of(rows.text(), self.headers.len())?;
        let is_person = |id: Cell<'_>| {
            let id = id.trimmed().text();
            !(id.is_empty() || is_total(id))
        };
        if !grid.column(id).all(is_person) {
            return None;
        }
        let line = rows.line().saturating_add(u32::try_from(grid.rows()).ok()?);
        self.rows = Source::Text(Rows::from_line(line, ""));
        self.has_rows = true;
        Some(grid)
    }

    /// Notes what is wrong with a row as a whole.
    fn is_sound(&mut self, row: &Row<'t>, findings: &mut Findings<PeopleFault>) -> bool {
        let place = self.row_place(row.line);
        if let Some(word) = self.total(row) {
            findings.add(PeopleFault::TotalsRow { word }, place);
            return false;
        }
        let (expected, found) = (self.headers.len(), row.len());
        if found < expected {
            findings.add(PeopleFault::ShortRow { expected, found }, place);
            return false;
        }
        if found > expected {
            findings.add(PeopleFault::LongRow { expected, found }, place);
            return false;
        }
        self.unnamed.retain(|&unnamed| {
            let blank = row.text(unnamed).is_empty();
            if !blank {
                let column = unnamed.saturating_add(1);
                findings.add(PeopleFault::BlankHeader { column }, place.clone());
            }
            blank
        });
        row.is_clear || self.has_no_controls(row, findings)
    }

    /// The word that makes the row one of sums: in the column of ids, or anywhere where there is no id.
    fn total(&self, row: &Row<'t>) -> Option<String> {
        let id = row.text(self.id?);
        let found = if id.is_empty() {
            row.cells().map(str::trim).find(|cell| is_total(cell))
        } else {
            Some(id).filter(|id| is_total(id))
        };
        found.map(ToOwned::to_owned)
    }

    fn has_no_controls(&self, row: &Row<'t>, findings: &mut Findings<PeopleFault>) -> bool {
        // The bytes with which they begin; most cells have none of them.
        static MAY_BEGIN: ByteSet = ByteSet::of(&[(0, 0x1F), (0x7F, 0x7F), (0xC2, 0xC2)]);
        let before = findings.len();
        for (column, cell) in row.cells().enumerate() {
            // Line ends and tabs inside a cell are harmless where nobody reads it.
            let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            if MAY_BEGIN.meets(cell)
                && let Some(character) = cell.chars().find(control)
            {
                findings.add(
                    PeopleFault::UnreadableCharacter { character },
                    self.cell_place(row.line, column),
                );
            }
        }
        findings.len() == before
    }
}

impl From<QuoteFault> for PeopleFault {
    fn from(fault: QuoteFault) -> Self {
        match fault {
            QuoteFault::Unclosed => Self::UnclosedQuote,
            QuoteFault::TextAfter => Self::TextAfterQuote,
            QuoteFault::Stray => Self::StrayQuote,
        }
    }
}
