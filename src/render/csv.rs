//! A sheet as CSV: the result, one row a person, and exports.

mod notation;

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::SHIFT_JIS;

use super::notation::{Notation, Rows};
use super::parts::in_parts;
use super::plan::Plan;
use crate::view::{Cell, Column, Sheet};
use notation::guarded;

/// How a written CSV is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8.
    Utf8Bom,
    /// Shift_JIS as Windows writes it (CP932).
    ShiftJis,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// As everywhere but on Windows.
    Lf,
    /// RFC 4180, which the programs that take a CSV in read everywhere.
    CrLf,
}

/// How a sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The encoding.
    pub encoding: Encoding,
    /// The end of lines.
    pub line_end: LineEnd,
    /// Whether headers stay as they are; else they are made harmless like texts.
    pub exact_headers: bool,
}

/// Why a sheet is not written to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten<E> {
    /// Every cell that holds a character which the encoding does not have, by its first such character.
    Unencodable(Vec<Unencodable>),
    /// The bytes were not taken.
    Refused(E),
}

/// A cell that holds something else than its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// What its row is called.
    pub row: String,
    /// The header of its column.
    pub column: String,
}

/// A character of a cell that the encoding does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unencodable {
    /// What its row is called; nothing for a header.
    pub row: Option<String>,
    /// The header of its column.
    pub column: String,
    /// The cell.
    pub text: String,
    /// The character.
    pub character: char,
}

/// Gives the bytes of the sheet to `take`, some at a time; `called` tells what messages call a row. Returns the cells
/// that hold something else than their text.
///
/// # Errors
/// [`Unwritten`]; some bytes may have been taken by then.
pub fn write<E: Send>(
    sheet: &impl Sheet,
    style: Style,
    called: impl Fn(usize) -> String + Sync,
    mut take: impl FnMut(&[u8]) -> Result<(), E> + Send,
) -> Result<Vec<Altered>, Unwritten<E>> {
    let header = |column: usize| {
        let header = sheet.columns().get(column);
        header.map_or_else(String::new, |it| it.header.clone())
    };
    let (mut missing, mut altered) = (Vec::new(), Vec::new());
    let mut give = |part: &mut Part| {
        altered.extend(part.altered.drain(..).map(|(row, column)| Altered {
            row: called(row),
            column: header(column),
        }));
        missing.extend(part.missing.drain(..).map(|it| Unencodable {
            row: it.row.map(&called),
            column: header(it.column),
            text: it.text,
            character: it.character,
        }));
        // Nothing will come of it any more, but all faults are told.
        if missing.is_empty() {
            take(&part.bytes).map_err(Unwritten::Refused)?;
        }
        Ok(())
    };
    give(&mut Part::headers(sheet.columns(), style))?;
    let plan = Plan::of(sheet, &style);
    let make = |rows, part: &mut Part| part.fill(sheet, &plan, rows, style.encoding);
    in_parts(sheet.len(), make, &mut give)?;
    if missing.is_empty() {
        Ok(altered)
    } else {
        Err(Unwritten::Unencodable(missing))
    }
}

/// Some rows as bytes, with what was found on the way.
#[derive(Default)]
struct Part {
    bytes: Vec<u8>,
    /// Row and column of the cells that hold something else than their text.
    altered: Vec<(usize, usize)>,
    missing: Vec<Missing>,
}

struct Missing {
    row: Option<usize>,
    column: usize,
    text: String,
    character: char,
}

impl Part {
    fn headers(columns: &[Column], style: Style) -> Self {
        let mut out = Rows::default();
        if style.encoding == Encoding::Utf8Bom {
            out.push("\u{feff}");
        }
        let headers = columns.iter().map(|column| column.header.as_str());
        let cells = headers.map(|header| match style.exact_headers {
            true => Cell::Exact(header),
            false => Cell::Text(header),
        });
        let start = out.bytes.len();
        for (column, cell) in cells.clone().enumerate() {
            style.separate(column, &mut out);
            style.cell(cell, &mut out);
        }
        style.end(start, &mut out);
        let (bytes, is_lossless) = encoded(out.bytes, style.encoding);
        let mut missing = Vec::new();
        if !is_lossless {
            for (column, cell) in cells.enumerate() {
                missing.extend(Missing::of(None, column, cell));
            }
        }
        Self {
            bytes,
            altered: Vec::new(),
            missing,
        }
    }

    /// Makes these rows of it.
    fn fill<S: Sheet>(
        &mut self,
        sheet: &S,
        plan: &Plan<'_, Style>,
        rows: Range<usize>,
        encoding: Encoding,
    ) {
        let mut out = Rows::over(std::mem::take(&mut self.bytes));
        self.altered.clear();
        self.missing.clear();
        plan.write(sheet, rows.clone(), &mut out, &mut self.altered);
        let (bytes, is_lossless) = encoded(out.bytes, encoding);
        self.bytes = bytes;
        if !is_lossless {
            for row in rows {
                for column in 0..sheet.columns().len() {
                    sheet.cell(row, column, &mut |cell| {
                        self.missing.extend(Missing::of(Some(row), column, cell));
                    });
                }
            }
        }
    }
}

/// The bytes of a text, and whether it can be had back from them: the encoder of Shift_JIS also writes `¥` as a
/// backslash.
fn encoded(utf8: Vec<u8>, encoding: Encoding) -> (Vec<u8>, bool) {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => (utf8, true),
        Encoding::ShiftJis => {
            let text = String::from_utf8_lossy(&utf8);
            let (bytes, _, failed) = SHIFT_JIS.encode(&text);
            let is_lossless = !failed && SHIFT_JIS.decode_without_bom_handling(&bytes).0 == text;
            (bytes.into_owned(), is_lossless)
        }
    }
}

impl Missing {
    /// The first character of a cell, as it is written, that Shift_JIS does not have.
    fn of(row: Option<usize>, column: usize, cell: Cell<&str>) -> Option<Self> {
        let text = match cell {
            Cell::Text(text) => guarded(text),
            Cell::Exact(text) => Cow::Borrowed(text),
            _ => return None,
        };
        let lacks = |c: &char| !encoded(c.to_string().into(), Encoding::ShiftJis).1;
        let character = text.chars().filter(|c| !c.is_ascii()).find(lacks)?;
        Some(Self {
            row,
            column,
            text: text.into_owned(),
            character,
        })
    }
}

#[cfg(test)]
mod tests;
