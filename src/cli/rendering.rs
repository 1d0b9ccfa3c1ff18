//! Results as bytes, as every command that shows tables renders them.

use crate::calculation::CalculationFault;
use crate::diagnostics::{Findings, Place};
use crate::money::Overflow;
use crate::render::{csv, table};
use crate::view::{Lang, Sheet};

use super::calculate::faults;
use super::failure::Failure;
use super::output::Destination;
use super::session::Session;

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

/// A sheet as CSV in that encoding, else in the usual one. Messages call a row by its first cell, the employee id.
pub fn csv(
    sheet: &impl Sheet,
    encoding: Option<csv::Encoding>,
    destination: &Destination,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let style = csv::Style {
        encoding: encoding.unwrap_or(usual_encoding(lang, destination)),
        line_end: csv::LineEnd::Lf,
        exact_headers: false,
    };
    let called = |row: usize| {
        let mut id = None;
        sheet.row(row, &mut |cell| {
            id.get_or_insert_with(|| cell.shown(false, lang));
        });
        id.unwrap_or_default()
    };
    match csv::render(sheet, style, called) {
        Ok(written) => Ok(written.bytes),
        Err(missing) => Err(Failure::Unencodable {
            missing,
            of_export: false,
        }),
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
