//! Workbooks for tests, made by hand: what the libraries that write them would never write is what matters here.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A workbook in the making: its sheets as XML, the texts that they share, and the number formats of its cells.
pub struct Workbook {
    sheets: Vec<(String, String)>,
    shared: String,
    formats: Vec<String>,
    merged: String,
    hidden: Vec<String>,
}

impl Workbook {
    /// A workbook with one sheet: `rows` is the XML inside `<sheetData>`.
    pub fn of_rows(rows: &str) -> Self {
        Self::of_sheets(&[("Sheet1", rows)])
    }

    /// A workbook with those sheets.
    pub fn of_sheets(sheets: &[(&str, &str)]) -> Self {
        let owned = |(name, rows): &(&str, &str)| ((*name).to_owned(), (*rows).to_owned());
        Self {
            sheets: sheets.iter().map(owned).collect(),
            shared: "<sst/>".to_owned(),
            formats: Vec::new(),
            merged: String::new(),
            hidden: Vec::new(),
        }
    }

    /// A workbook with one sheet of texts, each in its own cell.
    pub fn of_texts(rows: &[&[&str]]) -> Self {
        let mut xml = String::new();
        for (row, cells) in (1..).zip(rows) {
            write!(xml, "<row r=\"{row}\">").unwrap();
            for (column, text) in ('A'..).zip(*cells) {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                let cell = format!("{column}{row}");
                write!(
                    xml,
                    "<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                )
                .unwrap();
            }
            xml.push_str("</row>");
        }
        Self::of_rows(&xml)
    }

    /// With a number format; a cell has the `n`th by `s="n"`, from 1.
    pub fn format(mut self, code: &str) -> Self {
        self.formats.push(code.replace('"', "&quot;"));
        self
    }

    /// With a merged range in every sheet.
    pub fn merged(mut self, range: &str) -> Self {
        self.merged = format!("<mergeCells><mergeCell ref=\"{range}\"/></mergeCells>");
        self
    }

    /// With that sheet hidden.
    pub fn hidden(mut self, sheet: &str) -> Self {
        self.hidden.push(sheet.to_owned());
        self
    }

    /// With that XML as the table of shared texts.
    pub fn shared(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.shared);
        self
    }

    /// The bytes of the file; the same for the same content.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut part = |name: &str, content: &str| {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(DateTime::default());
            zip.start_file(name, options).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        };
        let mut sheets = String::new();
        let mut relations = String::new();
        for (number, (name, rows)) in (1..).zip(&self.sheets) {
            let state = if self.hidden.contains(name) {
                " state=\"hidden\""
            } else {
                ""
            };
            write!(
                sheets,
                "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>"
            )
            .unwrap();
            let kind =
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
            write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"worksheets/sheet{number}.xml\"/>"
            )
            .unwrap();
            part(
                &format!("xl/worksheets/sheet{number}.xml"),
                &format!(
                    "<worksheet><sheetData>{rows}</sheetData>{}</worksheet>",
                    self.merged
                ),
            );
        }
        part(
            "xl/workbook.xml",
            &format!("<workbook><sheets>{sheets}</sheets></workbook>"),
        );
        part(
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{relations}</Relationships>"),
        );
        part("xl/sharedStrings.xml", &self.shared);
        part("xl/styles.xml", &self.styles());
        part("[Content_Types].xml", "<Types/>");
        let kind =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        part(
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        );
        zip.finish().unwrap().into_inner()
    }

    fn styles(&self) -> String {
        let mut formats = String::new();
        let mut cells = "<xf numFmtId=\"0\"/>".to_owned();
        for (id, code) in (164..).zip(&self.formats) {
            write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>").unwrap();
            write!(cells, "<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>").unwrap();
        }
        format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")
    }
}
