//! What a file of people is made of: the text of a CSV, or a sheet of a workbook.

use std::borrow::Cow;

use crate::diagnostics::{FileId, Findings, Place};

use super::encoding::{Encoding, decode};
use super::fault::{PeopleFault, PeopleNote};
use super::only;
use super::workbook::{self, Sheet};

/// A file of people, as bytes.
#[derive(Debug, Clone, Copy)]
pub struct TableFile<'a> {
    /// Its number among the sources.
    pub file: FileId,
    /// All of it.
    pub bytes: &'a [u8],
    /// As what it is read.
    pub form: Form<'a>,
}

impl<'a> TableFile<'a> {
    /// A CSV.
    #[must_use]
    pub const fn csv(bytes: &'a [u8], file: FileId) -> Self {
        Self {
            file,
            bytes,
            form: Form::Csv,
        }
    }
}

/// As what a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form<'a> {
    /// A CSV.
    Csv,
    /// An Excel workbook (.xlsx).
    Workbook {
        /// The sheet of that name; else the first one.
        sheet: Option<&'a str>,
    },
}

/// What the bytes hold.
#[derive(Debug)]
pub enum Content<'b> {
    /// The text of a CSV, and whether its bytes were Shift_JIS.
    Text {
        /// The text, without a byte order mark.
        text: Cow<'b, str>,
        /// What the bytes were.
        encoding: Encoding,
    },
    /// A sheet.
    Sheet(Sheet),
}

/// Refuses a workbook with several sheets where nobody said which one counts, and nobody can guess it.
///
/// # Errors
/// [`PeopleFault::SeveralSheets`].
pub fn only_sheet(content: &Content<'_>, file: FileId) -> Result<(), Findings<PeopleFault>> {
    match content {
        Content::Sheet(sheet) if !sheet.others.is_empty() => {
            let sheets = std::iter::once(&sheet.name).chain(&sheet.others);
            let sheets = sheets.cloned().collect();
            let fault = PeopleFault::SeveralSheets { sheets };
            Err(only(fault, Place::File(file)))
        }
        Content::Sheet(_) | Content::Text { .. } => Ok(()),
    }
}

impl<'b> Content<'b> {
    /// Reads the bytes as what they are said to be.
    ///
    /// # Errors
    /// Exactly one fault: why there is nothing to read.
    pub fn of(source: &TableFile<'b>) -> Result<Self, Findings<PeopleFault>> {
        match source.form {
            Form::Csv => decode(source.bytes, source.file).map(|decoded| Self::Text {
                text: decoded.text,
                encoding: decoded.encoding,
            }),
            Form::Workbook { sheet } => workbook::read(source.bytes, sheet)
                .map(Self::Sheet)
                .map_err(|fault| only(fault, Place::File(source.file))),
        }
    }

    /// What is worth knowing about how it was read.
    pub fn note(&self) -> Option<PeopleNote> {
        match self {
            Self::Text { encoding, .. } => {
                (*encoding == Encoding::ShiftJis).then_some(PeopleNote::ReadAsShiftJis)
            }
            Self::Sheet(sheet) => (!sheet.others.is_empty()).then(|| PeopleNote::ReadFirstSheet {
                sheet: sheet.name.clone(),
                others: sheet.others.clone(),
            }),
        }
    }
}
