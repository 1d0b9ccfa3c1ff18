//! The people: employees, allotments and goals as the company's files hold them.
//!
//! Bytes go in, typed columns come out, or every fault that the file has. There are no files, rules or judgements
//! here: which columns are read, and as what, the caller says with [`Wanted`]; whether a blank matters is for the
//! calculation to say.

mod allotments;
mod cells;
mod coding;
mod columns;
mod content;
mod dates;
mod encoding;
mod fault;
mod goal;
mod goals;
mod grid;
mod headers;
mod ids;
mod layout;
mod lines;
mod packed;
mod parts;
mod read;
mod row;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod workbook;

use crate::diagnostics::{FileId, Findings, Place};
use crate::policy::{Column, Field};

pub use allotments::{Allotment, read_allotments};
pub use columns::{Coded, DateColumn, NumberColumn, TextColumn, WrittenColumn};
pub use content::{Form, TableFile};
pub use dates::{DateFault, date};
pub use fault::{PeopleFault, PeopleNote};
pub use goal::{Direction, Goal, Indicator, Measure, Progress, System};
pub use goals::read_goals;
pub use headers::Known;
pub use lines::Lines;
pub use packed::PackedTexts;
pub use parts::Bytes;
pub use read::{Read, read, read_in_pieces};
pub use workbook::{WorkbookLimit, begins_as_workbook};

/// A column that somebody needs, and as what.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The column, as the policy names it.
    pub column: Column,
    /// As what its cells are read.
    pub kind: Kind,
    /// Whether the file must have it. What can be derived, or only serves display, need not be there.
    pub required: bool,
}

/// As what the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A key: normalised text.
    Text,
    /// A number; a blank cell is none.
    Number,
    /// A date; a blank cell is none.
    Date,
    /// A text exactly as the file writes it, but for spaces around it.
    Written,
}

/// The employees, in the order of the file, as columns.
#[derive(Debug)]
pub struct People {
    /// The file they came from.
    pub file: FileId,
    /// The 1-based line of the file on which each person's row begins.
    pub lines: Lines,
    /// Employee ids, as written but for spaces around them; unique as keys, never blank.
    pub ids: PackedTexts,
    /// Names of people, as written; nothing is normalised.
    pub names: Option<PackedTexts>,
    /// All headers of the file, as written.
    pub headers: Vec<String>,
    /// The columns that were wanted as text and are there.
    pub texts: Vec<TextColumn>,
    /// The columns that were wanted as numbers and are there.
    pub numbers: Vec<NumberColumn>,
    /// The columns that were wanted as dates and are there.
    pub dates: Vec<DateColumn>,
    /// The columns that were wanted as written and are there; ids and names are kept so anyway.
    pub written: Vec<WrittenColumn>,
}

/// What identifies a column of the file: the field that it holds, or its header as a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnId {
    /// A known field, under whatever header.
    Field(Field),
    /// The company's own column, by [`crate::policy::header_key`] of its header.
    Own(String),
}

impl ColumnId {
    /// What a name in a policy identifies.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        column.field.map_or_else(
            || Self::Own(crate::policy::header_key(&column.name)),
            Self::Field,
        )
    }
}

impl People {
    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The column read as text.
    #[must_use]
    pub fn text(&self, id: &ColumnId) -> Option<&TextColumn> {
        self.texts.iter().find(|column| column.id == *id)
    }

    /// The column read as numbers.
    #[must_use]
    pub fn number(&self, id: &ColumnId) -> Option<&NumberColumn> {
        self.numbers.iter().find(|column| column.id == *id)
    }

    /// The column read as dates.
    #[must_use]
    pub fn date(&self, id: &ColumnId) -> Option<&DateColumn> {
        self.dates.iter().find(|column| column.id == *id)
    }

    /// The column read as written.
    #[must_use]
    pub fn written(&self, id: &ColumnId) -> Option<&WrittenColumn> {
        self.written.iter().find(|column| column.id == *id)
    }

    /// The row of a person.
    #[must_use]
    pub fn row_place(&self, row: usize) -> Place {
        Place::Row {
            file: self.file,
            line: self.line(row),
        }
    }

    /// The cell of a person under a header.
    #[must_use]
    pub fn cell_place(&self, row: usize, header: &str) -> Place {
        Place::Cell {
            file: self.file,
            line: self.line(row),
            column: header.to_owned(),
        }
    }

    /// The 1-based line of a person; 0 for a person who is not there.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.lines.get(row).unwrap_or_default()
    }
}

/// A fault that leaves nothing else to say.
fn only(fault: PeopleFault, place: Place) -> Findings<PeopleFault> {
    let mut findings = Findings::default();
    findings.add(fault, place);
    findings
}
