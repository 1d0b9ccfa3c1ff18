//! A sheet as CSV.

use std::convert::Infallible;

use super::*;
use crate::money::{Money, Ratio};
use crate::people::PackedTexts;
use crate::view::{Kept, Lang, Table};
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

/// The bytes, and the cells that hold something else than their text.
fn written(
    sheet: &impl Sheet,
    style: Style,
    called: impl Fn(usize) -> String + Sync,
) -> Result<(Vec<u8>, Vec<Altered>), Unwritten<Infallible>> {
    let mut bytes = Vec::new();
    let altered = write(sheet, style, called, |part| {
        bytes.extend_from_slice(part);
        Ok(())
    })?;
    Ok((bytes, altered))
}

fn render(table: &Table, encoding: Encoding) -> Result<Vec<u8>, Unwritten<Infallible>> {
    let style = Style { encoding, ..STYLE };
    let first = |row: usize| table.rows[row][0].shown(false, Lang::Ja);
    written(table, style, first).map(|(bytes, _)| bytes)
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
    let (bytes, altered) = written(&table, style, |row| format!("row {row}")).unwrap();
    let (text, _, failed) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!failed);
    assert_eq!(text, "=No,氏名,賞与,賞与月数\r\nE001,'-佐藤,=2,1.5\r\n");
    let name = Altered {
        row: "row 0".to_owned(),
        column: "氏名".to_owned(),
    };
    assert_eq!(altered, [name]);
}

/// A sheet of which is known beforehand what is in its columns.
struct KeptSheet {
    columns: Vec<Column>,
    texts: PackedTexts,
    codes: Vec<u32>,
    shared: Vec<Cell>,
}

impl KeptSheet {
    fn cells(&self, row: usize) -> [Cell<&str>; 5] {
        let shared = self.shared[usize::try_from(self.codes[row]).unwrap()].borrowed();
        let same = Cell::Exact("1,2");
        [same, Cell::of(self.texts.get(row)), shared, same, shared]
    }
}

impl Sheet for KeptSheet {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.codes.len()
    }

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        put(self.cells(row)[column]);
    }

    fn kept(&self, column: usize) -> Kept<'_> {
        match column {
            1 => Kept::Texts(&self.texts),
            0 | 3 => Kept::Same(Cell::Exact("1,2".to_owned())),
            _ => Kept::Few(self.shared.clone(), &self.codes),
        }
    }
}

/// The same sheet, of which nothing is known.
struct Unknown<'s>(&'s KeptSheet);

impl Sheet for Unknown<'_> {
    fn columns(&self) -> &[Column] {
        self.0.columns()
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        self.0.cell(row, column, put);
    }
}

proptest! {
    #[test]
    fn what_is_known_of_columns_makes_no_difference(
        texts in prop::collection::vec("[ab=+佐]{0,40}|[a\"',\r\n あ=　\u{9b}]{0,4}", 1..20),
        plain in any::<bool>(),
        shared in prop::collection::vec("[a=, ]{0,30}", 3),
    ) {
        let plainly = |text: &str| text.replace(['"', ',', '\r', '\n', '\u{9b}'], "");
        let mut packed = PackedTexts::default();
        for text in &texts {
            packed.push(&if plain { plainly(text) } else { text.clone() });
        }
        let mut cells: Vec<Cell> = shared.iter().map(|text| Cell::text(text)).collect();
        cells.push(Cell::Money(Money::yen(-12).unwrap()));
        let sheet = KeptSheet {
            columns: (0..5).map(|column| Column::text(column.to_string())).collect(),
            codes: (0..4).cycle().take(texts.len()).collect(),
            shared: cells,
            texts: packed,
        };
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            let style = Style { encoding, ..STYLE };
            let called = |row: usize| row.to_string();
            let known = written(&sheet, style, called);
            prop_assert_eq!(known, written(&Unknown(&sheet), style, called));
        }
    }
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
        let (bytes, _) = written(&table, style, |_| String::new()).unwrap();
        prop_assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    #[test]
    fn hundredths_are_written_as_any_number(hundredths in any::<i64>(), few in -100_000..100_000_i64) {
        for hundredths in [hundredths, few] {
            let mut out = Rows::default();
            out.put_hundredths(hundredths);
            let number = Ratio::new(hundredths.into(), 100).unwrap();
            prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), number.to_string());
        }
    }

    #[test]
    fn what_is_plain_is_harmless(text in "[ -~\t=　あ１＝\u{200b}\u{9b}]{0,4}") {
        if Style::is_plain(&text) {
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
            Unwritten::Unencodable(vec![Unencodable {
                row: Some("E001".to_owned()),
                column: "氏名".to_owned(),
                text: name.to_owned(),
                character,
            }])
        );
    }
}
