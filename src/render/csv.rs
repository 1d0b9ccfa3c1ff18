//! A sheet as CSV: the result, one row a person, and exports.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::Range;

use encoding_rs::SHIFT_JIS;

use super::parts::in_parts;
use crate::money::{Ratio, Rounding};
use crate::view::{Cell, Column, Sheet, cleaned, may_drive};

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

/// A sheet as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The cells that hold something else than their text, so that no spreadsheet runs them.
    pub altered: Vec<Altered>,
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

/// The sheet as bytes; `called` tells what messages call a row.
///
/// # Errors
/// Every cell that holds a character which the encoding does not have, by its first such character.
pub fn render(
    sheet: &impl Sheet,
    style: Style,
    called: impl Fn(usize) -> String,
) -> Result<Written, Vec<Unencodable>> {
    let mut bytes = Vec::new();
    let written = write(sheet, style, called, |part| {
        bytes.extend_from_slice(part);
        Ok::<(), Infallible>(())
    });
    match written {
        Ok(altered) => Ok(Written { bytes, altered }),
        Err(Unwritten::Unencodable(missing)) => Err(missing),
        Err(Unwritten::Refused(never)) => match never {},
    }
}

/// Gives the bytes of the sheet to `take`, some at a time; `called` tells what messages call a row. Returns the cells
/// that hold something else than their text.
///
/// # Errors
/// [`Unwritten`]; some bytes may have been taken by then.
pub fn write<E>(
    sheet: &impl Sheet,
    style: Style,
    called: impl Fn(usize) -> String,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<Vec<Altered>, Unwritten<E>> {
    let header = |column: usize| {
        let header = sheet.columns().get(column);
        header.map_or_else(String::new, |it| it.header.clone())
    };
    let (mut missing, mut altered) = (Vec::new(), Vec::new());
    let mut give = |part: Part| {
        altered.extend(part.altered.into_iter().map(|(row, column)| Altered {
            row: called(row),
            column: header(column),
        }));
        missing.extend(part.missing.into_iter().map(|it| Unencodable {
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
    give(Part::headers(sheet.columns(), style))?;
    in_parts(
        sheet.len(),
        |rows| Part::rows(sheet, rows, style),
        &mut give,
    )?;
    if missing.is_empty() {
        Ok(altered)
    } else {
        Err(Unwritten::Unencodable(missing))
    }
}

/// Some rows as bytes, with what was found on the way.
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
        let mut lines = Lines::new(style);
        if style.encoding == Encoding::Utf8Bom {
            lines.text.push('\u{feff}');
        }
        lines.begin();
        for column in columns {
            let header = column.header.as_str();
            lines.put(match style.exact_headers {
                true => Cell::Exact(header),
                false => Cell::Text(header),
            });
        }
        lines.end();
        let (bytes, is_lossless) = encoded(lines.text, style.encoding);
        let mut missing = Vec::new();
        if !is_lossless {
            for (column, it) in columns.iter().enumerate() {
                let header = match style.exact_headers {
                    true => Cow::Borrowed(it.header.as_str()),
                    false => guarded(&it.header),
                };
                note_missing(None, column, &header, &mut missing);
            }
        }
        Self {
            bytes,
            altered: Vec::new(),
            missing,
        }
    }

    fn rows(sheet: &impl Sheet, rows: Range<usize>, style: Style) -> Self {
        let mut lines = Lines::new(style);
        let mut altered = Vec::new();
        for row in rows.clone() {
            lines.begin();
            sheet.row(row, &mut |cell| lines.put(cell));
            altered.extend(lines.altered.drain(..).map(|column| (row, column)));
            lines.end();
        }
        let (bytes, is_lossless) = encoded(lines.text, style.encoding);
        let mut missing = Vec::new();
        if !is_lossless {
            for row in rows {
                let mut column = 0_usize;
                sheet.row(row, &mut |cell| {
                    match cell {
                        Cell::Text(text) => {
                            note_missing(Some(row), column, &guarded(text), &mut missing);
                        }
                        Cell::Exact(text) => note_missing(Some(row), column, text, &mut missing),
                        _ => {}
                    }
                    column = column.saturating_add(1);
                });
            }
        }
        Self {
            bytes,
            altered,
            missing,
        }
    }
}

/// The bytes of a text, and whether it can be had back from them: the encoder of Shift_JIS also writes `¥` as a
/// backslash.
fn encoded(text: String, encoding: Encoding) -> (Vec<u8>, bool) {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => (text.into_bytes(), true),
        Encoding::ShiftJis => {
            let (bytes, _, failed) = SHIFT_JIS.encode(&text);
            let is_lossless = !failed && SHIFT_JIS.decode_without_bom_handling(&bytes).0 == text;
            (bytes.into_owned(), is_lossless)
        }
    }
}

/// Notes the first character of a cell that Shift_JIS does not have.
fn note_missing(row: Option<usize>, column: usize, text: &str, missing: &mut Vec<Missing>) {
    let lacks = |c: &char| !encoded(c.to_string(), Encoding::ShiftJis).1;
    let character = text.chars().filter(|c| !c.is_ascii()).find(lacks);
    missing.extend(character.map(|character| Missing {
        row,
        column,
        text: text.to_owned(),
        character,
    }));
}

/// Lines of a CSV, cell by cell.
struct Lines {
    text: String,
    line_end: &'static str,
    /// Where the line at hand begins, and how many cells it has.
    start: usize,
    cells: usize,
    /// The cells of the line at hand that hold something else than their text.
    altered: Vec<usize>,
}

impl Lines {
    const fn new(style: Style) -> Self {
        Self {
            text: String::new(),
            line_end: match style.line_end {
                LineEnd::Lf => "\n",
                LineEnd::CrLf => "\r\n",
            },
            start: 0,
            cells: 0,
            altered: Vec::new(),
        }
    }

    const fn begin(&mut self) {
        self.start = self.text.len();
        self.cells = 0;
    }

    fn put(&mut self, cell: Cell<&str>) {
        if self.cells > 0 {
            self.text.push(',');
        }
        match cell {
            Cell::Text(text) if is_plain(text) => self.text.push_str(text),
            Cell::Text(text) => {
                let guarded = guarded(text);
                if guarded != text {
                    self.altered.push(self.cells);
                }
                self.put_quoted(&guarded);
            }
            Cell::Exact(text) => self.put_quoted(text),
            Cell::Money(money) => money.write(&mut self.text),
            Cell::Price(value)
            | Cell::Number(value)
            | Cell::Fixed(value, _)
            | Cell::Percent(value)
            | Cell::Months(value) => write_digits(value, &mut self.text),
            Cell::People(count) => self.text.push_str(itoa::Buffer::new().format(count)),
            Cell::Date(date) => self.text.push_str(&date.to_string()),
            // Data holds the number that a bar draws.
            Cell::Bar(_) | Cell::Blank => {}
        }
        self.cells = self.cells.saturating_add(1);
    }

    /// Writes a text, in quotes where it needs them.
    fn put_quoted(&mut self, text: &str) {
        if text.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        // An empty line is no row.
        if self.text.len() == self.start {
            self.text.push_str("\"\"");
        }
        self.text.push_str(self.line_end);
    }
}

/// Whether a text is plainly nothing that needs quotes, that a spreadsheet runs or a terminal obeys. Some texts are
/// harmless that are not plainly so.
fn is_plain(text: &str) -> bool {
    let begins_plainly = match text.as_bytes() {
        [] => true,
        [b'=' | b'+' | b'-' | b'@' | b' ', ..] => false,
        _ => !text.starts_with('\u{3000}'),
    };
    let is_special = |byte: u8| matches!(byte, b',' | b'"') || may_drive(byte);
    begins_plainly && !text.bytes().any(is_special)
}

/// All digits; 12 decimals, half up, where the number does not end.
fn write_digits(value: Ratio, digits: &mut String) {
    if value.write_decimal(digits) {
        return;
    }
    let about = value.round_digits(12, Rounding::HalfUp);
    if !about.is_ok_and(|about| about.write_decimal(digits)) {
        digits.push_str(&value.to_string());
    }
}

/// A text that no spreadsheet runs as a formula and no terminal obeys. What is plainly a number stays as it is.
fn guarded(text: &str) -> Cow<'_, str> {
    let runs = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    // Some spreadsheets drop blanks in front before they look.
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    // A sign alone is how people write "none"; it runs nothing.
    let is_sign = text.chars().nth(1).is_none();
    let text_is_formula = first.is_some_and(runs) && !is_sign && !is_number(text);
    let text = cleaned(text);
    if text_is_formula {
        format!("'{text}").into()
    } else {
        text
    }
}

/// Whether the text is a number as machines and payroll write it: digits, perhaps in groups of three, a point between
/// them and a minus in front.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let grouped = |whole: &str| {
        let mut groups = whole.split(',');
        groups
            .next()
            .is_some_and(|first| digits(first) && first.len() <= 3)
            && groups.all(|group| digits(group) && group.len() == 3)
    };
    (digits(whole) || grouped(whole)) && digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::view::{Lang, Table};
    use proptest::prelude::*;

    const STYLE: Style = Style {
        encoding: Encoding::Utf8,
        line_end: LineEnd::Lf,
        exact_headers: false,
    };

    fn table(name: &str) -> Table {
        Table {
            title: String::new(),
            columns: vec![
                Column::text("社員番号"),
                Column::text("氏名"),
                Column::number("賞与"),
                Column::number("賞与月数"),
            ],
            rows: vec![vec![
                Cell::Text("E001".to_owned()),
                Cell::Text(name.to_owned()),
                Cell::Money(Money::yen(-1_234_567).unwrap()),
                Cell::Months(Ratio::new(3, 2).unwrap()),
            ]],
            units: false,
        }
    }

    fn render(table: &Table, encoding: Encoding) -> Result<Vec<u8>, Vec<Unencodable>> {
        let style = Style { encoding, ..STYLE };
        let first = |row: usize| table.rows[row][0].shown(false, Lang::Ja);
        super::render(table, style, first).map(|written| written.bytes)
    }

    #[test]
    fn an_export_ends_lines_as_windows_does_and_tells_what_it_altered() {
        let mut table = table("-佐藤");
        table.columns[0].header = "=No".to_owned();
        table.rows[0][2] = Cell::Exact("=2".to_owned());
        let style = Style {
            encoding: Encoding::ShiftJis,
            line_end: LineEnd::CrLf,
            exact_headers: true,
        };
        let written = super::render(&table, style, |row| format!("row {row}")).unwrap();
        let (text, _, failed) = encoding_rs::SHIFT_JIS.decode(&written.bytes);
        assert!(!failed);
        assert_eq!(text, "=No,氏名,賞与,賞与月数\r\nE001,'-佐藤,=2,1.5\r\n");
        let altered = Altered {
            row: "row 0".to_owned(),
            column: "氏名".to_owned(),
        };
        assert_eq!(written.altered, [altered]);
    }

    #[test]
    fn a_text_never_runs_as_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+81", "'+81"),
            ("-", "-"),
            ("-1,234,567.5", "-1,234,567.5"),
            ("-1,23", "'-1,23"),
            ("-5000", "-5000"),
            ("-1.5", "-1.5"),
            ("-1-2", "'-1-2"),
            ("-1.", "'-1."),
            ("-５", "'-５"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\r=1", "' =1"),
            ("＝１＋１", "'＝１＋１"),
            ("－", "－"),
            ("  =1", "'  =1"),
            ("　=1", "'　=1"),
            ("佐藤=花子", "佐藤=花子"),
            ("", ""),
            ("\u{1b}[2J", "\\u{1b}[2J"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_never_altered_and_texts_are_quoted() {
        let bytes = render(&table("佐藤, \"花子\""), Encoding::Utf8).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "社員番号,氏名,賞与,賞与月数\nE001,\"佐藤, \"\"花子\"\"\",-1234567,1.5\n"
        );
    }

    proptest! {
        #[test]
        fn writes_what_the_csv_crate_writes(
            rows in (1..4_usize).prop_flat_map(|columns| {
                let row = prop::collection::vec("[a\"',;\r\n あ=　]{0,4}", columns);
                prop::collection::vec(row, 1..6)
            }),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let expected = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let exact = |row: &Vec<String>| row.iter().cloned().map(Cell::Exact).collect();
            let (headers, rows) = rows.split_first().unwrap();
            let table = Table {
                columns: headers.iter().map(Column::text).collect(),
                rows: rows.iter().map(exact).collect(),
                ..table("")
            };
            let style = Style { exact_headers: true, ..STYLE };
            let written = super::render(&table, style, |_| String::new()).unwrap();
            prop_assert_eq!(String::from_utf8(written.bytes).unwrap(), expected);
        }

        #[test]
        fn what_is_plain_is_harmless(text in "[ -~\t=　あ１＝\u{200b}\u{9b}]{0,4}") {
            if is_plain(&text) {
                prop_assert_eq!(&guarded(&text), &text);
                prop_assert!(!text.contains([',', '"', '\r', '\n']));
            }
        }
    }

    #[test]
    fn writes_a_mark_for_excel_or_shift_jis() {
        let bom = render(&table("佐藤"), Encoding::Utf8Bom).unwrap();
        assert!(bom.starts_with("\u{feff}社員番号".as_bytes()));
        let sjis = render(&table("髙橋①"), Encoding::ShiftJis).unwrap();
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&sjis).0;
        assert!(text.contains("E001,髙橋①,"), "{text}");
    }

    #[test]
    fn names_the_person_whose_name_shift_jis_does_not_have() {
        for (name, character) in [("𠮷田", '𠮷'), ("¥", '¥'), ("é", 'é'), ("〜", '〜')] {
            let missing = render(&table(name), Encoding::ShiftJis).unwrap_err();
            assert_eq!(
                missing,
                [Unencodable {
                    row: Some("E001".to_owned()),
                    column: "氏名".to_owned(),
                    text: name.to_owned(),
                    character,
                }]
            );
        }
    }
}
