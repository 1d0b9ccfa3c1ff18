//! What a workbook may unpack to: a few kilobytes of zip can hold gigabytes, and a file can claim any number of texts.

use std::io::{BufReader, Cursor, Read, copy, sink};

use quick_xml::events::Event;
use zip::ZipArchive;

use crate::people::PeopleFault;

/// Which limit a workbook passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookLimit {
    /// `UNPACKED`.
    Bytes,
    /// `CELLS`.
    Cells,
    /// `COLUMNS`.
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
    weigh(bytes, UNPACKED)
}

fn weigh(bytes: &[u8], limit: u64) -> Result<(), PeopleFault> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| PeopleFault::BrokenWorkbook)?;
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index);
        let part = part.map_err(|_| PeopleFault::BrokenWorkbook)?;
        if part.size() > left {
            return Err(too_large());
        }
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// Two parts of a thousand bytes.
    fn parts() -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&[b'0'; 1000]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn all_parts_together_stay_within_the_limit() {
        assert_eq!(weigh(&parts(), 2000), Ok(()));
        assert_eq!(weigh(&parts(), 1999), Err(too_large()));
    }

    #[test]
    fn what_a_part_says_of_its_size_is_not_believed() {
        let mut bytes = parts();
        // The sizes stand as 1000, in four bytes each, in the headers of the parts and in the directory.
        while let Some(at) = bytes
            .windows(4)
            .position(|part| part == 1000_u32.to_le_bytes())
        {
            bytes[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
        assert!(weigh(&bytes, 500).is_err());
    }
}
