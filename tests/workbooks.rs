//! Reading employees from Excel workbooks.

use std::path::Path;

use bonuspool::diagnostics::{Findings, Place, Sources, Span};
use bonuspool::people::{self, Form, Kind, People, PeopleFault, PeopleNote, TableFile, Wanted};
use bonuspool::policy::{Column, Field};

use crate::workbook::Workbook;

/// Reads a workbook with the columns wanted as what their names say: `d:入社日`, `n:基本給`, `t:等級`.
fn read(
    bytes: &[u8],
    sheet: Option<&str>,
    columns: &[&str],
) -> Result<(People, Vec<PeopleNote>), Findings<PeopleFault>> {
    let file = Sources::default().add("people.xlsx", "");
    let wanted: Vec<Wanted> = columns.iter().map(|column| wanted(column)).collect();
    let form = Form::Workbook { sheet };
    people::read(&TableFile { file, bytes, form }, &[], &wanted)
}

fn wanted(column: &str) -> Wanted {
    let (kind, name) = column.split_once(':').expect("kind:name");
    let file = Sources::default().add("policy.toml", "");
    Wanted {
        column: Column {
            name: name.to_owned(),
            field: Field::of(name),
            span: Span {
                file,
                start: 0,
                end: 0,
            },
        },
        kind: match kind {
            "d" => Kind::Date,
            "n" => Kind::Number,
            _ => Kind::Text,
        },
        required: true,
    }
}

/// The faults, as `LINE:HEADER code` or `LINE code` or `code`.
fn faults(bytes: &[u8], sheet: Option<&str>, columns: &[&str]) -> Vec<String> {
    let findings = read(bytes, sheet, columns).expect_err("faults");
    findings
        .iter()
        .map(|found| {
            let code = found.fault.code();
            match &found.place {
                Place::Cell { line, column, .. } => format!("{line}:{column} {code}"),
                Place::Row { line, .. } => format!("{line} {code}"),
                _ => code.to_owned(),
            }
        })
        .collect()
}

/// The rows of people as ids, names, and each read column as text.
fn rows_of(people: &People) -> Vec<String> {
    let shown = |row: usize| {
        let mut cells = vec![people.ids.get(row).to_owned()];
        cells.extend(people.names.as_ref().map(|names| names.get(row).to_owned()));
        cells.extend(people.texts.iter().map(|it| it.get(row).to_owned()));
        cells.extend(
            people
                .numbers
                .iter()
                .map(|it| it.get(row).map_or(String::new(), |n| n.to_string())),
        );
        cells.extend(
            people
                .dates
                .iter()
                .map(|it| it.get(row).map_or(String::new(), |d| d.to_string())),
        );
        cells.join(" ")
    };
    (0..people.len()).map(shown).collect()
}

const HEADER: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>社員番号</t></is></c>\
    <c r=\"B1\" t=\"inlineStr\"><is><t>氏名</t></is></c>\
    <c r=\"C1\" t=\"inlineStr\"><is><t>基本給</t></is></c>\
    <c r=\"D1\" t=\"inlineStr\"><is><t>入社日</t></is></c></row>";

fn with_header(rows: &str) -> Workbook {
    Workbook::of_rows(&format!("{HEADER}{rows}"))
}

#[test]
fn cells_are_what_excel_shows() {
    // 46113 days after 1899-12-30 is 2026-04-01. Excel stores 7 × 0.1 × 10 as 7.0000000000000009, and shows 7.
    let workbook = with_header(
        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>12</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>\
           <c r=\"C2\"><v>7.0000000000000009</v></c><c r=\"D2\" s=\"2\"><v>46113</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"str\"><v>0013</v></c><c r=\"B3\" t=\"s\"><v>0</v></c>\
           <c r=\"C3\" s=\"3\"><v>300000</v></c><c r=\"D3\" t=\"inlineStr\"><is><t>令和8年4月1日</t></is></c></row>\
         <row r=\"4\"><c r=\"A4\"><v>14</v></c>\
           <c r=\"C4\"><v>0.30000000000000004</v></c><c r=\"D4\" t=\"d\"><v>2026-04-01T00:00:00</v></c></row>",
    )
    .format("0000")
    .format("[$-411]ggge\"年\"m\"月\"d\"日\"")
    .format("\"¥\"#,##0")
    .shared("<sst uniqueCount=\"2\"><si><t>佐藤</t><rPh sb=\"0\" eb=\"2\"><t>サトウ</t></rPh></si><si><r><t>髙</t></r><r><t>橋</t></r></si></sst>");
    let (people, notes) = read(&workbook.bytes(), None, &["n:基本給", "d:入社日"]).unwrap();
    assert_eq!(
        rows_of(&people),
        [
            "0012 髙橋 7 2026-04-01",
            "0013 佐藤 300000 2026-04-01",
            "14  0.3 2026-04-01",
        ]
    );
    assert!(people.lines.iter().eq([2, 3, 4]));
    assert_eq!(notes, []);
}

#[test]
fn an_empty_shared_text_does_not_shift_the_others() {
    let workbook = with_header(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\" t=\"s\"><v>0</v></c></row>",
    )
    .shared("<sst><si/><si><t></t></si><si><t>鈴木</t></si></sst>");
    let (people, _) = read(&workbook.bytes(), None, &[]).unwrap();
    assert_eq!(rows_of(&people), ["1 鈴木", "2 "]);
}

#[test]
fn formulas_count_as_saved_and_are_noted_where_they_are_read() {
    let workbook = with_header(
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B9</f><v>0100</v></c><c r=\"B2\"/>\
           <c r=\"C2\"><f>200000+100000</f><v>300000</v></c><c r=\"D2\" s=\"1\"><f>TODAY()</f></c></row>",
    );
    let (people, notes) = read(&workbook.bytes(), None, &["n:基本給"]).unwrap();
    assert_eq!(rows_of(&people), ["0100  300000"]);
    let headers = vec!["社員番号".to_owned(), "基本給".to_owned()];
    assert_eq!(notes, [PeopleNote::FormulasAsSaved { headers }]);
    assert_eq!(
        faults(&workbook.bytes(), None, &["d:入社日"]),
        ["2:入社日 formula-without-value"]
    );
}

#[test]
fn a_row_of_formulas_without_values_is_not_a_blank_row() {
    let workbook = with_header(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><f>A2+1</f></c><c r=\"B3\"><f>B2</f></c></row>",
    );
    assert_eq!(
        faults(&workbook.bytes(), None, &[]),
        [
            "3:社員番号 formula-without-value",
            "3:氏名 formula-without-value"
        ]
    );
}

#[test]
fn what_is_no_date_or_no_number_is_refused_as_in_a_csv() {
    // 36 hours as [h]:mm is stored as 1.5 days; 46113.5 is noon of 2026-04-01.
    let workbook = with_header(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>1.5</v></c><c r=\"D2\" s=\"2\"><v>46113.5</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c><c r=\"D3\"><v>46113</v></c></row>\
         <row r=\"4\"><c r=\"A4\"><v>3</v></c><c r=\"C4\" t=\"b\"><v>1</v></c><c r=\"D4\" s=\"2\"><v>60</v></c></row>\
         <row r=\"5\"><c r=\"A5\"><v>4</v></c><c r=\"C5\"><v>1E300</v></c><c r=\"D5\" s=\"2\"><v>-1</v></c></row>\
         <row r=\"6\"><c r=\"A6\"><v>4</v></c></row>",
    )
    .format("[h]:mm")
    .format("yyyy/m/d");
    assert_eq!(
        faults(&workbook.bytes(), None, &["n:基本給", "d:入社日"]),
        [
            "2:基本給 bad-number",
            "2:入社日 bad-date",
            "3:基本給 bad-number",
            "3:入社日 bad-date",
            "4:基本給 bad-number",
            "4:入社日 bad-date",
            "5:基本給 bad-number",
            "5:入社日 bad-date",
            "6:社員番号 duplicate-id",
        ]
    );
}

#[test]
fn rows_are_named_by_their_number_in_the_sheet() {
    // Rows 1 and 2 are empty, and so is row 5; what lies beyond the headers has none.
    let cell = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row =
        |number: u32, cells: &[String]| format!("<row r=\"{number}\">{}</row>", cells.concat());
    let workbook = Workbook::of_rows(
        &[
            row(3, &[cell("A3", "社員番号")]),
            row(4, &[cell("A4", "E1"), cell("C4", "?")]),
            row(6, &[cell("A6", "E2")]),
            row(7, &[cell("A7", "合計")]),
            row(9, &[cell("A9", " ")]),
        ]
        .concat(),
    );
    assert_eq!(
        faults(&workbook.bytes(), None, &[]),
        ["4 blank-header", "5 blank-row", "7 totals-row"]
    );
}

#[test]
fn the_first_sheet_is_read_unless_another_is_named() {
    let sheet = |id: &str| {
        format!(
            "<row><c t=\"inlineStr\"><is><t>社員番号</t></is></c></row><row><c t=\"str\"><v>{id}</v></c></row>"
        )
    };
    let (first, second) = (sheet("E1"), sheet("E2"));
    let bytes = Workbook::of_sheets(&[("社員", &first), ("ﾊﾟｰﾄ", &second)]).bytes();
    let (people, notes) = read(&bytes, None, &[]).unwrap();
    assert_eq!(rows_of(&people), ["E1"]);
    let (sheet, others) = ("社員".to_owned(), vec!["ﾊﾟｰﾄ".to_owned()]);
    assert_eq!(notes, [PeopleNote::ReadFirstSheet { sheet, others }]);
    let (people, notes) = read(&bytes, Some("パート"), &[]).unwrap();
    assert_eq!((rows_of(&people), notes), (vec!["E2".to_owned()], vec![]));
    assert_eq!(faults(&bytes, Some("役員"), &[]), ["unknown-sheet"]);
}

#[test]
fn what_is_no_workbook_is_said_to_be_what_it_is() {
    let good = Workbook::of_texts(&[&["社員番号"], &["E1"]]).bytes();
    assert_eq!(rows_of(&read(&good, None, &[]).unwrap().0), ["E1"]);
    let half = &good[..good.len() / 2];
    for (bytes, code) in [
        (&b"employee_id\n1\n"[..], "not-a-workbook"),
        (b"", "not-a-workbook"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old-workbook"),
        (b"PK\x03\x04", "broken-workbook"),
        (half, "broken-workbook"),
    ] {
        assert_eq!(faults(bytes, None, &[]), [code]);
    }
}

#[test]
fn a_workbook_cannot_claim_more_than_it_holds() {
    let far = with_header("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>1</v></c></row>");
    assert_eq!(faults(&far.bytes(), None, &[]), ["workbook-too-large"]);
    // The last row of all is fine: nothing is kept of the rows between.
    let low = with_header("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
    assert_eq!(faults(&low.bytes(), None, &[]), ["2 blank-row"]);
    let beyond = with_header("<row r=\"1048576\"/><row><c><v>1</v></c></row>");
    assert_eq!(faults(&beyond.bytes(), None, &[]), ["broken-workbook"]);
    for claim in ["1000000000000000", "18446744073709551615", "99999"] {
        let shared = format!("<!-- --><sst a='b' uniqueCount = '{claim}'><si><t>x</t></si></sst>");
        let bytes = with_header("").shared(&shared).bytes();
        assert_eq!(faults(&bytes, None, &[]), ["broken-workbook"], "{claim}");
    }
    let backwards = with_header(
        "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
    );
    assert_eq!(faults(&backwards.bytes(), None, &[]), ["broken-workbook"]);
    let twice = with_header("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>");
    assert_eq!(faults(&twice.bytes(), None, &[]), ["broken-workbook"]);
}

#[test]
fn what_is_not_what_is_seen_is_refused_where_it_is_read() {
    // Text around a number matters in an id and in a text, a unit in a number; 円 and 日 change nothing.
    let rows = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>1</v></c><c r=\"B2\" s=\"3\"><v>7</v></c>\
           <c r=\"C2\" s=\"2\"><v>30</v></c><c r=\"D2\" s=\"3\"><v>5</v></c></row>";
    let workbook = with_header(rows)
        .format("\"E\"000")
        .format("0\"万円\"")
        .format("0\"日\"");
    assert_eq!(
        faults(&workbook.bytes(), None, &["n:基本給", "n:入社日"]),
        [
            "2:社員番号 shown-otherwise",
            "2:氏名 shown-otherwise",
            "2:基本給 shown-otherwise",
        ]
    );
    // What nobody reads may be dressed and merged as it likes.
    let rows = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>30</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>2</v></c></row>";
    let workbook = with_header(rows).format("0\"万円\"").merged("C2:D3");
    assert_eq!(read(&workbook.bytes(), None, &[]).unwrap().0.len(), 2);
    assert_eq!(
        faults(&workbook.bytes(), None, &["d:入社日"]),
        ["2:入社日 merged-cell", "3:入社日 merged-cell"]
    );
    // A merged title above the headers is no matter of the rows.
    let headers = with_header("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>").merged("A1:A1");
    assert_eq!(read(&headers.bytes(), None, &[]).unwrap().0.len(), 1);
}

#[test]
fn day_zero_is_no_date() {
    // What a formula makes of a blank cell; Excel shows 1900/1/0. Half a day is 12:00.
    let rows = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"D2\" s=\"1\"><v>0</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"D3\" s=\"1\"><v>0.5</v></c></row>";
    let workbook = with_header(rows).format("yyyy/m/d");
    assert_eq!(
        faults(&workbook.bytes(), None, &["d:入社日"]),
        ["2:入社日 bad-date", "3:入社日 bad-date"]
    );
    let (people, _) = read(&workbook.bytes(), None, &["t:入社日"]).unwrap();
    assert_eq!(rows_of(&people), ["1  0:00:00", "2  12:00:00"]);
}

#[test]
fn the_sheet_that_nobody_sees_is_not_the_first() {
    let sheet = |id: &str| {
        format!(
            "<row><c t=\"inlineStr\"><is><t>社員番号</t></is></c></row><row><c t=\"str\"><v>{id}</v></c></row>"
        )
    };
    let (old, new) = (sheet("旧"), sheet("新"));
    let bytes = Workbook::of_sheets(&[("旧", &old), ("社員", &new)])
        .hidden("旧")
        .bytes();
    let (people, notes) = read(&bytes, None, &[]).unwrap();
    assert_eq!((rows_of(&people), notes), (vec!["新".to_owned()], vec![]));
    assert_eq!(rows_of(&read(&bytes, Some("旧"), &[]).unwrap().0), ["旧"]);
}

/// The workbooks of `tests/errors` that only a hand makes. `SNAPSHOTS=overwrite` writes them.
#[test]
fn the_workbooks_of_wrong_inputs_are_these() {
    let people = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>300000</v></c></row>";
    let formula = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><f>D2*2</f></c></row>";
    let far = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>1</v></c></row>";
    let nowhere = "<row r=\"2\"><c r=\"ZZZZZ99999999999\"><v>1</v></c></row>";
    let good = with_header(people).bytes();
    let merged = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>300000</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>2</v></c></row>";
    let shown =
        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>1</v></c><c r=\"C2\" s=\"2\"><v>30</v></c></row>";
    let plain =
        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>1</v></c><c r=\"C2\" s=\"2\"><v>300000</v></c></row>";
    let cover = "<row><c t=\"inlineStr\"><is><t>2026年冬季賞与</t></is></c></row>";
    let allotments = "<row><c t=\"inlineStr\"><is><t>社員番号</t></is></c></row>";
    let two = Workbook::of_sheets(&[("社員", HEADER), ("パート", HEADER)]);
    for (folder, bytes) in [
        ("excel-file/employees.csv", good.clone()),
        (
            "merged-cell/employees.xlsx",
            with_header(merged).merged("C2:C3").bytes(),
        ),
        (
            "shown-otherwise/employees.xlsx",
            with_header(shown).format("0").format("0\"万円\"").bytes(),
        ),
        (
            "shown-otherwise--id/employees.xlsx",
            with_header(plain)
                .format("\"E\"000")
                .format("#,##0\"円\"")
                .bytes(),
        ),
        (
            "wrong-sheet/employees.xlsx",
            Workbook::of_sheets(&[("表紙", cover), ("社員", HEADER)]).bytes(),
        ),
        (
            "several-sheets/allotments.xlsx",
            Workbook::of_sheets(&[("前期", allotments), ("今期", allotments)]).bytes(),
        ),
        (
            "other-workbook/employees.xlsx",
            b"PK\x03\x04 xl/workbook.bin".to_vec(),
        ),
        (
            "broken-workbook/employees.xlsx",
            good[..good.len() / 2].to_vec(),
        ),
        // At which calamine panics.
        (
            "broken-workbook--cell-name/employees.xlsx",
            with_header(nowhere).bytes(),
        ),
        (
            "old-workbook/employees.xlsx",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
        ),
        ("unknown-sheet/employees.xlsx", two.bytes()),
        (
            "formula-without-value/employees.xlsx",
            with_header(formula).bytes(),
        ),
        (
            "workbook-too-large/employees.xlsx",
            with_header(far).bytes(),
        ),
        (
            "no-person--workbook/employees.xlsx",
            with_header("").bytes(),
        ),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/errors")
            .join(folder);
        if std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite") {
            std::fs::write(&path, bytes).unwrap();
        } else {
            assert!(std::fs::read(&path).unwrap() == bytes, "{folder}");
        }
    }
}
