//! Results as bytes, as every command that shows tables renders them.

use std::io;

use crate::calculation::CalculationFault;
use crate::diagnostics::{Findings, Place};
use crate::money::Overflow;
use crate::render::{csv, json, table};
use crate::view::{Facts, Lang, Sheet};

use super::calculate::faults;
use super::failure::Failure;
use super::output::{Destination, gathered};
use super::session::Session;
use super::transaction::{Content, Ungiven};

/// What tables are drawn on.
pub fn screen(destination: &Destination, session: &Session<'_, '_>) -> table::Screen {
    if destination.is_file() {
        return table::Screen {
            columns: None,
            colour: false,
        };
    }
    table::Screen {
        columns: session.environment.columns,
        colour: session.colour(),
    }
}

/// A sheet as CSV in that encoding, else in the usual one.
pub fn csv(
    sheet: &impl Sheet,
    encoding: Option<csv::Encoding>,
    destination: &Destination,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    gathered(&Csv::new(sheet, encoding, destination, lang), lang)
}

/// A sheet as the content of a CSV. Messages call a row by its first cell, the employee id.
pub struct Csv<S> {
    sheet: S,
    style: csv::Style,
    lang: Lang,
}

impl<S: Sheet> Csv<S> {
    /// The sheet in that encoding, else in the usual one.
    pub const fn new(
        sheet: S,
        encoding: Option<csv::Encoding>,
        destination: &Destination,
        lang: Lang,
    ) -> Self {
        let encoding = match encoding {
            Some(encoding) => encoding,
            None => usual_encoding(lang, destination),
        };
        let style = csv::Style {
            encoding,
            line_end: csv::LineEnd::Lf,
            exact_headers: false,
        };
        Self { sheet, style, lang }
    }

    fn called(&self, row: usize) -> String {
        let mut id = None;
        self.sheet.row(row, &mut |cell| {
            id.get_or_insert_with(|| cell.shown(false, self.lang));
        });
        id.unwrap_or_default()
    }
}

impl<S: Sheet> Content for Csv<S> {
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven> {
        let written = csv::write(&self.sheet, self.style, |row| self.called(row), take);
        written.map(drop).map_err(|it| ungiven(it, false))
    }
}

/// Why a CSV is not given to its end; the remedy is another one where the policy asks for the encoding.
pub fn ungiven(unwritten: csv::Unwritten<io::Error>, of_export: bool) -> Ungiven {
    match unwritten {
        csv::Unwritten::Refused(error) => error.into(),
        csv::Unwritten::Unencodable(missing) => {
            Ungiven::Failed(Failure::Unencodable { missing, of_export })
        }
    }
}

/// A result as the content of a JSON file.
pub struct Json<'f> {
    /// What is written of everybody.
    pub facts: &'f Facts<'f>,
    /// All the rest.
    pub frame: json::Frame,
}

impl Content for Json<'_> {
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven> {
        let written = self.frame.write(self.facts, take);
        written.map_err(Ungiven::Refused)
    }
}

/// Excel takes a file without a mark for Shift_JIS.
const fn usual_encoding(lang: Lang, destination: &Destination) -> csv::Encoding {
    match (lang, destination.is_file()) {
        (Lang::Ja, true) => csv::Encoding::Utf8Bom,
        _ => csv::Encoding::Utf8,
    }
}

/// A sum that leaves the exact range while a result is put together.
pub fn overflow(_: Overflow, lang: Lang) -> Failure {
    let mut findings = Findings::default();
    findings.add(CalculationFault::Overflow, Place::Nowhere);
    faults(&findings, lang)
}
