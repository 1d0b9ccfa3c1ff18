//! Workbooks: the parts that hold what users write, in an archive that is in order, and archives that are not.

use std::io::{Cursor, Write};

use bonuspool::diagnostics::Sources;
use bonuspool::people::{Form, TableFile, read_allotments};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::csv::{Columns, allotted, noted, refused, sound};
use super::text::parts;

/// The rows that Excel has.
const LAST_ROW: u32 = 1 << 20;

/// Checks one workbook: bytes that begin as an archive does, else its parts in the order of [`PARTS`].
pub fn check(data: &[u8]) {
    if data.starts_with(b"PK") {
        return check_bytes(data);
    }
    check_bytes(&packed(&String::from_utf8_lossy(data)));
}

fn check_bytes(bytes: &[u8]) {
    let mut sources = Sources::default();
    let file = sources.add("people.xlsx", "");
    for sheet in [None, Some("B")] {
        let form = Form::Workbook { sheet };
        let source = TableFile { file, bytes, form };
        for columns in Columns::EACH {
            match columns.read(&source) {
                Err(findings) => refused(&findings, &sources, LAST_ROW),
                Ok((people, notes)) => {
                    noted(&notes);
                    sound(&people, LAST_ROW);
                    let again = columns.read(&source).expect("the same people");
                    assert_eq!(format!("{again:?}"), format!("{:?}", (people, notes)));
                }
            }
        }
        match read_allotments(&source) {
            Err(findings) => refused(&findings, &sources, LAST_ROW),
            Ok((allotments, _)) => allotted(&allotments, LAST_ROW),
        }
    }
}

/// The parts of a workbook, in the order in which an input has them, and what stands for one that is missing.
const PARTS: [(&str, &str); 4] = [
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData/></worksheet>",
    ),
    ("xl/sharedStrings.xml", "<sst/>"),
    ("xl/styles.xml", "<styleSheet/>"),
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
    ),
];

/// The parts that lead from one to the other.
const LINKS: [(&str, &str); 2] = [
    (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
];

/// A workbook of the parts in the text.
fn packed(text: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut given = parts(text);
    let own = PARTS.map(|(name, otherwise)| (name, given.next().unwrap_or(otherwise)));
    for (name, content) in LINKS.into_iter().chain(own) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default());
        zip.start_file(name, options).expect("memory");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}
