//! The result as CSV, one row a person.

use crate::money::{Ratio, Rounding};
use crate::view::{Cell, Lang, Table, clean};

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

/// A character of a cell that the encoding does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unencodable {
    /// The first cell of its row; nothing for a header.
    pub row: Option<String>,
    /// The header of its column.
    pub column: String,
    /// The cell.
    pub text: String,
    /// The character.
    pub character: char,
}

/// The table in that encoding.
///
/// # Errors
/// Every cell that holds a character which the encoding does not have, by its first such character.
pub fn render(table: &Table, lang: Lang, encoding: Encoding) -> Result<Vec<u8>, Vec<Unencodable>> {
    let headers: Vec<String> = table.columns.iter().map(|it| guarded(&it.header)).collect();
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| written(cell, lang)).collect())
        .collect();
    let text = lines(std::iter::once(&headers).chain(&rows));
    match encoding {
        Encoding::Utf8 => Ok(text.into_bytes()),
        Encoding::Utf8Bom => Ok(format!("\u{feff}{text}").into_bytes()),
        Encoding::ShiftJis => {
            let missing = not_in_shift_jis(&headers, &rows);
            if missing.is_empty() {
                Ok(encoding_rs::SHIFT_JIS.encode(&text).0.into_owned())
            } else {
                Err(missing)
            }
        }
    }
}

/// The cell as it is written: texts made harmless, numbers with every digit and nothing else.
fn written(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Money(money) => money.to_string(),
        Cell::Price(value) | Cell::Number(value) | Cell::Percent(value) | Cell::Months(value) => {
            digits(*value)
        }
        Cell::People(count) => count.to_string(),
        Cell::Date(_) | Cell::Blank => cell.shown(false, lang),
    }
}

/// All digits; 12 decimals, half up, where the number does not end.
fn digits(value: Ratio) -> String {
    value
        .to_decimal_text()
        .or_else(|| {
            value
                .round_digits(12, Rounding::HalfUp)
                .ok()?
                .to_decimal_text()
        })
        .unwrap_or_else(|| value.to_string())
}

/// A text that no spreadsheet runs as a formula and no terminal obeys.
fn guarded(text: &str) -> String {
    let runs = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    // Some spreadsheets drop blanks in front before they look.
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    let text_is_formula = first.is_some_and(runs);
    let text = clean(text);
    if text_is_formula {
        format!("'{text}")
    } else {
        text
    }
}

#[expect(
    clippy::expect_used,
    reason = "writing texts to memory cannot fail, and an empty file in place of a result must never be"
)]
fn lines<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("every row has a cell for every header");
    }
    let bytes = writer.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("what was text stays text")
}

fn not_in_shift_jis(headers: &[String], rows: &[Vec<String>]) -> Vec<Unencodable> {
    let named = headers.iter().map(|header| (None, header, header));
    let cells = rows.iter().flat_map(|row| {
        headers
            .iter()
            .zip(row)
            .map(|(header, cell)| (row.first().cloned(), header, cell))
    });
    named
        .chain(cells)
        .filter_map(|(row, column, text)| {
            let character = text.chars().find(|&c| !in_shift_jis(c))?;
            Some(Unencodable {
                row,
                column: column.clone(),
                text: text.clone(),
                character,
            })
        })
        .collect()
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
    use crate::view::Column;

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

    #[test]
    fn a_text_never_runs_as_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+81", "'+81"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\r=1", "' =1"),
            ("＝１＋１", "'＝１＋１"),
            ("－", "'－"),
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
        let bytes = render(&table("佐藤, \"花子\""), Lang::Ja, Encoding::Utf8).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "社員番号,氏名,賞与,賞与月数\nE001,\"佐藤, \"\"花子\"\"\",-1234567,1.5\n"
        );
    }

    #[test]
    fn writes_a_mark_for_excel_or_shift_jis() {
        let bom = render(&table("佐藤"), Lang::Ja, Encoding::Utf8Bom).unwrap();
        assert!(bom.starts_with("\u{feff}社員番号".as_bytes()));
        let sjis = render(&table("髙橋①"), Lang::Ja, Encoding::ShiftJis).unwrap();
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&sjis).0;
        assert!(text.contains("E001,髙橋①,"), "{text}");
    }

    #[test]
    fn names_the_person_whose_name_shift_jis_does_not_have() {
        for (name, character) in [("𠮷田", '𠮷'), ("¥", '¥'), ("é", 'é'), ("〜", '〜')] {
            let missing = render(&table(name), Lang::Ja, Encoding::ShiftJis).unwrap_err();
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
