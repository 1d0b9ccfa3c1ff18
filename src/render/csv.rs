//! A sheet as CSV: the result, one row a person, and exports.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use crate::money::{Ratio, Rounding};
use crate::view::{Cell, Column, Sheet, cleaned};

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

/// Rows that one core writes at a time.
const ROWS: usize = 1 << 13;

/// The sheet as bytes; `called` tells what messages call a row.
///
/// # Errors
/// Every cell that holds a character which the encoding does not have, by its first such character.
pub fn render(
    sheet: &impl Sheet,
    style: Style,
    called: impl Fn(usize) -> String,
) -> Result<Written, Vec<Unencodable>> {
    let mark = match style.encoding {
        Encoding::Utf8Bom => "\u{feff}",
        Encoding::Utf8 | Encoding::ShiftJis => "",
    };
    let starts: Vec<usize> = (0..sheet.len()).step_by(ROWS).collect();
    let mut parts = vec![Part::headers(sheet.columns(), style)];
    parts.par_extend(starts.into_par_iter().map(|start| {
        let end = start.saturating_add(ROWS).min(sheet.len());
        Part::rows(sheet, start..end, style)
    }));
    let header = |column: usize| {
        let header = sheet.columns().get(column);
        header.map_or_else(String::new, |it| it.header.clone())
    };
    let size = parts.iter().map(|part| part.bytes.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(size.saturating_add(mark.len()));
    bytes.extend_from_slice(mark.as_bytes());
    let (mut missing, mut altered) = (Vec::new(), Vec::new());
    for part in parts {
        bytes.extend_from_slice(&part.bytes);
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
    }
    if missing.is_empty() {
        Ok(Written { bytes, altered })
    } else {
        Err(missing)
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

#[expect(
    clippy::expect_used,
    reason = "writing texts to memory cannot fail, and an empty file in place of a result must never be"
)]
impl Part {
    fn headers(columns: &[Column], style: Style) -> Self {
        let mut part = Self::default();
        let mut writer = writer(style);
        for (at, column) in columns.iter().enumerate() {
            let header = if style.exact_headers {
                Cow::Borrowed(column.header.as_str())
            } else {
                guarded(&column.header)
            };
            part.check(None, at, &header, style.encoding);
            writer.write_field(header.as_bytes()).expect(IN_MEMORY);
        }
        part.finish(writer, style)
    }

    fn rows(sheet: &impl Sheet, rows: Range<usize>, style: Style) -> Self {
        let mut part = Self::default();
        let mut writer = writer(style);
        let mut digits = String::new();
        let last = rows.end.saturating_sub(1);
        for row in rows {
            let mut column = 0_usize;
            sheet.row(row, &mut |cell| {
                digits.clear();
                let text = written(cell, &mut digits);
                if matches!(cell, Cell::Text(original) if *original != *text) {
                    part.altered.push((row, column));
                }
                part.check(Some(row), column, &text, style.encoding);
                writer.write_field(text.as_bytes()).expect(IN_MEMORY);
                column = column.saturating_add(1);
            });
            if row < last {
                writer.write_record(None::<&[u8]>).expect(IN_MEMORY);
            }
        }
        part.finish(writer, style)
    }

    /// Notes a character that the encoding does not have.
    fn check(&mut self, row: Option<usize>, column: usize, text: &str, encoding: Encoding) {
        let lacked = match encoding {
            Encoding::ShiftJis => text.chars().find(|&c| !in_shift_jis(c)),
            Encoding::Utf8 | Encoding::Utf8Bom => None,
        };
        self.missing.extend(lacked.map(|character| Missing {
            row,
            column,
            text: text.to_owned(),
            character,
        }));
    }

    /// Ends the last row.
    fn finish(mut self, mut writer: csv::Writer<Vec<u8>>, style: Style) -> Self {
        writer.write_record(None::<&[u8]>).expect(IN_MEMORY);
        let bytes = writer.into_inner().expect(IN_MEMORY);
        self.bytes = match style.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => bytes,
            Encoding::ShiftJis => {
                let text = String::from_utf8(bytes).expect("what was text stays text");
                encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
            }
        };
        self
    }
}

const IN_MEMORY: &str = "memory takes every text";

fn writer(style: Style) -> csv::Writer<Vec<u8>> {
    let terminator = match style.line_end {
        LineEnd::Lf => csv::Terminator::Any(b'\n'),
        LineEnd::CrLf => csv::Terminator::CRLF,
    };
    csv::WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new())
}

/// The cell as it is written: texts made harmless, numbers with every digit and nothing else.
fn written<'t>(cell: Cell<&'t str>, digits: &'t mut String) -> Cow<'t, str> {
    match cell {
        Cell::Text(text) => return guarded(text),
        Cell::Exact(text) => return text.into(),
        Cell::Money(money) => money.write(digits),
        Cell::Price(value)
        | Cell::Number(value)
        | Cell::Fixed(value, _)
        | Cell::Percent(value)
        | Cell::Months(value) => write_digits(value, digits),
        Cell::People(count) => digits.push_str(itoa::Buffer::new().format(count)),
        Cell::Date(date) => digits.push_str(&date.to_string()),
        // Data holds the number that a bar draws.
        Cell::Bar(_) | Cell::Blank => {}
    }
    Cow::Borrowed(digits)
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

/// Whether the character survives the way there and back: the encoder also writes `¥` as a backslash.
fn in_shift_jis(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    let (bytes, _, failed) = encoding_rs::SHIFT_JIS.encode(text);
    !failed && encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes).0 == text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::view::{Lang, Table};

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
        let style = Style {
            encoding,
            line_end: LineEnd::Lf,
            exact_headers: false,
        };
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
