//! A sheet of an Excel workbook (.xlsx), as rows of the texts that a CSV of it would hold.
//!
//! A workbook is read cell by cell, never as a grid: a grid has the size that the file claims. Formulas count as the
//! value that was saved with them; nothing is calculated here.

mod format;
mod limits;
mod sheet;
mod value;

use std::io::Cursor;
use std::panic;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::fault::PeopleFault;

pub use limits::WorkbookLimit;
pub use sheet::{Doubt, Sheet, SheetRows};

/// The first bytes of every zip archive, and so of every workbook.
pub const ZIP: &[u8] = b"PK\x03\x04";

/// Whether bytes without a name begin as those of a workbook do.
#[must_use]
pub fn begins_as_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// Whether an archive is a workbook (.xlsx): its directory names the parts.
#[must_use]
pub fn is_workbook(zip: &[u8]) -> bool {
    names(zip, b"xl/workbook.xml")
}

/// What an archive is that is no workbook.
#[must_use]
pub fn other_zip(zip: &[u8]) -> PeopleFault {
    // The binary workbooks of Excel, and those of LibreOffice.
    let is_other_workbook =
        names(zip, b"xl/workbook.bin") || names(zip, b"application/vnd.oasis.opendocument");
    if is_other_workbook {
        PeopleFault::OtherWorkbook
    } else {
        PeopleFault::ZipFile
    }
}

fn names(zip: &[u8], part: &[u8]) -> bool {
    zip.windows(part.len()).any(|bytes| bytes == part)
}

/// Reads the sheet of that name, else the first one that holds cells.
///
/// # Errors
/// Exactly one fault: why no sheet can be read.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, PeopleFault> {
    if !bytes.starts_with(ZIP) {
        return Err(compound(bytes).unwrap_or(PeopleFault::NotAWorkbook));
    }
    if other_zip(bytes) == PeopleFault::OtherWorkbook {
        return Err(PeopleFault::OtherWorkbook);
    }
    // calamine panics at a cell called ZZZZZ99999999999, and perhaps elsewhere.
    let read = || limits::check(bytes).and_then(|()| first_or_named(bytes, wanted));
    panic::catch_unwind(read).unwrap_or(Err(PeopleFault::BrokenWorkbook))
}

fn first_or_named(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, PeopleFault> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = |hidden: bool| -> Vec<String> {
        let all = workbook.sheets_metadata().iter();
        all.filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .filter(|sheet| hidden || sheet.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect()
    };
    // Nobody means the sheet that nobody sees.
    let seen = sheets(false);
    let name = match wanted {
        None => seen.first().cloned().ok_or(PeopleFault::BrokenWorkbook)?,
        Some(wanted) => named(wanted, &sheets(true))?,
    };
    let mut sheet = Sheet::named(name);
    sheet.fill(&mut workbook)?;
    if wanted.is_none() {
        sheet.others = seen.into_iter().skip(1).collect();
    }
    Ok(sheet)
}

/// The sheet that is called so: exactly, else as keys are compared.
fn named(wanted: &str, sheets: &[String]) -> Result<String, PeopleFault> {
    let key = crate::policy::key;
    let exact = sheets.iter().find(|name| *name == wanted);
    let same = || sheets.iter().find(|name| key(name) == key(wanted));
    exact
        .or_else(same)
        .cloned()
        .ok_or_else(|| PeopleFault::UnknownSheet {
            sheet: wanted.to_owned(),
            sheets: sheets.to_vec(),
        })
}

/// A workbook in the container of those before 2007, which those with a password are put into as well.
#[must_use]
pub fn compound(bytes: &[u8]) -> Option<PeopleFault> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return None;
    }
    let opened = panic::catch_unwind(|| Xlsx::new(Cursor::new(bytes)).err());
    Some(match opened {
        Ok(Some(XlsxError::Password)) => PeopleFault::ProtectedWorkbook,
        _ => PeopleFault::OldWorkbook,
    })
}

fn broken(error: XlsxError) -> PeopleFault {
    match error {
        XlsxError::Password => PeopleFault::ProtectedWorkbook,
        // What exactly is broken helps nobody, and may quote cells.
        _ => PeopleFault::BrokenWorkbook,
    }
}
