//! What a workbook may unpack to: a few kilobytes of zip can hold gigabytes, and a file can claim any number of texts.

use std::io::{BufReader, Cursor, Read, copy, sink};

use quick_xml::events::Event;
use zip::ZipArchive;

use crate::people::PeopleFault;

/// Which limit a workbook passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookLimit {
    /// [`UNPACKED`].
    Bytes,
    /// [`CELLS`].
    Cells,
    /// [`COLUMNS`].
    Columns,
}

/// The bytes that all parts unpack to: some two million people with a dozen columns.
pub const UNPACKED: u64 = 1 << 30;

/// The cells of the sheet up to the last one of each row that holds something.
pub const CELLS: usize = 40_000_000;

/// The columns up to the last that holds something.
pub const COLUMNS: usize = 1_000;

/// Weighs every part, unpacking it to nowhere: what the directory says of sizes need not be true.
///
/// # Errors
/// [`PeopleFault::WorkbookTooLarge`], [`PeopleFault::BrokenWorkbook`].
pub fn check(bytes: &[u8]) -> Result<(), PeopleFault> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| PeopleFault::BrokenWorkbook)?;
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index);
        let part = part.map_err(|_| PeopleFault::BrokenWorkbook)?;
        let weighed = copy(&mut part.take(left.saturating_add(1)), &mut sink());
        let size = weighed.map_err(|_| PeopleFault::BrokenWorkbook)?;
        left = left.checked_sub(size).ok_or(too_large())?;
        let claimed = claimed_texts(&mut archive, index);
        // No text takes less than `<si/>`.
        if claimed > size {
            return Err(PeopleFault::BrokenWorkbook);
        }
    }
    Ok(())
}

const fn too_large() -> PeopleFault {
    PeopleFault::WorkbookTooLarge(WorkbookLimit::Bytes)
}

/// How many texts a part claims to hold; calamine makes room for all of them at once. 0 for other parts.
fn claimed_texts(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> u64 {
    let Ok(part) = archive.by_index(index) else {
        return 0;
    };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(root) | Event::Empty(root)) => {
                let claim = root
                    .attributes()
                    .flatten()
                    .find(|it| it.key.as_ref() == "uniqueCount");
                let digits = claim.map(|it| it.value.into_owned());
                return digits.map_or(0, |text| text.trim().parse().unwrap_or(0));
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => {}
        }
    }
}
