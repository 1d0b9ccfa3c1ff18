//! Every fault at its exact place.

use encoding_rs::{EUC_JP, SHIFT_JIS};

use super::{files, place, read_text, told, wanted};
use crate::people::{DateFault, Kind, PeopleFault, PeopleNote, TableFile, Wanted, read};

fn columns() -> Vec<Wanted> {
    vec![
        wanted("評価", Kind::Text, 1),
        wanted("基本給", Kind::Number, 2),
        wanted("入社日", Kind::Date, 3),
    ]
}

/// The rows below a header on line 1.
fn rows(rows: &str) -> Vec<String> {
    let text = format!("社員番号,氏名,評価,基本給,入社日\n{rows}");
    told(&read_text(&text, &columns()))
}

#[test]
fn rows_and_cells() {
    for (text, expected) in [
        ("1,佐藤,A,300000,2020-04-01\n", &[][..]),
        ("1,佐藤,,,\n", &[]),
        ("", &["no-person"]),
        (",,,,\n\n , ,,,\n", &["no-person"]),
        ("1,佐藤,A,300000\n", &["2 short-row"]),
        ("1,佐藤,A,300,000,2020-04-01\n", &["2 long-row"]),
        ("1,\"佐藤,A,1,\n2,x,A,1,\n", &["2:氏名 unclosed-quote"]),
        ("1,\"佐藤\"x,A,1,\n", &["2:氏名 text-after-quote"]),
        ("1, \"佐藤\",A,1,\n", &["2:氏名 stray-quote"]),
        ("1,佐藤,A,1,\n合計,,,1,\n", &["3 totals-row"]),
        ("1,佐藤,A,1,\n合計,,1\n", &["3 totals-row"]),
        ("1,佐藤,A,1,\n,小計,,1,\n", &["3 totals-row"]),
        ("1,佐藤,A,1,\n,,Total,1,\n", &["3 totals-row"]),
        ("1,合計,A,1,\n", &[]),
        ("1,a,A,1,\n,,,,\n\n,,\n2,b,A,1,\n,,,,\n", &["3 blank-row"]),
        (",佐藤,A,1,\n", &["2:社員番号 blank-id"]),
        ("　,佐藤,A,1,\n", &["2:社員番号 blank-id"]),
        (
            "1,a,A,1,\n2,b,A,1,\n１ ,c,A,1,\n",
            &["4:社員番号 duplicate-id"],
        ),
        ("1\u{200B},a,A,1,\n", &["2:社員番号 unreadable-character"]),
        ("1,\"a\nb\",A,1,\n", &["2:氏名 unreadable-character"]),
        ("1,a,A\u{7},1,\n", &["2:評価 unreadable-character"]),
        ("1,a,\u{FFFD},1,\n", &["2:評価 unreadable-character"]),
        ("1,a,A,1\u{200B},\n", &["2:基本給 unreadable-character"]),
        ("1,a,#N/A,1,\n", &["2:評価 spreadsheet-error"]),
        ("#REF!,a,A,1,\n", &["2:社員番号 spreadsheet-error"]),
        ("1,a,A,3e5,\n", &["2:基本給 bad-number"]),
        ("1,a,A,#N/A,\n", &["2:基本給 bad-number"]),
        ("1,a,A,1,2020-02-30\n", &["2:入社日 bad-date"]),
    ] {
        assert_eq!(rows(text), expected, "{text:?}");
    }
}

#[test]
fn lines_are_those_of_the_file() {
    let text = "\r\n社員番号,備考,評価,基本給,入社日\r\n\r\n1,\"二\r\n行\",A,x,\r\n\r\n2,,A,y,\r\n\"3\r\n\",,A,z,\r\n";
    let expected = [
        "4:基本給 bad-number",
        "7:基本給 bad-number",
        "8:基本給 bad-number",
    ];
    for end in ["\r\n", "\n", "\r"] {
        let text = text.replace("\r\n", end);
        assert_eq!(told(&read_text(&text, &columns())), expected, "{end:?}");
    }
}

#[test]
fn all_faults_of_a_file_come_together_in_its_order() {
    let found = rows(
        "1,佐藤,A,3e5,2020/13/1\n\
         2,鈴木,A\n\
         3,\"高橋,A,1,\n\
         \n\
         1,田中\u{7},A,1,\n\
         ,伊藤,#N/A,1_000,26/4/1\n\
         1,渡辺,A,1,\n\
         ,合計,,600000,\n",
    );
    assert_eq!(
        found,
        [
            "2:基本給 bad-number",
            "2:入社日 bad-date",
            "3 short-row",
            "4:氏名 unclosed-quote",
            "6:氏名 unreadable-character",
            "7:社員番号 blank-id",
            "7:評価 spreadsheet-error",
            "7:基本給 bad-number",
            "7:入社日 bad-date",
            "8:社員番号 duplicate-id",
            "9 totals-row",
        ]
    );
}

#[test]
fn faults_carry_what_is_needed_to_mend_them() {
    let text = "社員番号,入社日\n1,令和元年4月30日\n1,\n";
    let result = read_text(text, &[wanted("入社日", Kind::Date, 1)]);
    let findings = result.unwrap_err();
    let faults: Vec<_> = findings
        .iter()
        .map(|finding| finding.fault.clone())
        .collect();
    assert_eq!(
        faults,
        [
            PeopleFault::BadDate {
                value: "令和元年4月30日".to_owned(),
                fault: DateFault::OutsideEra {
                    date: jiff::civil::date(2019, 4, 30),
                },
            },
            PeopleFault::DuplicateId {
                id: "1".to_owned(),
                first_line: 2,
            },
        ]
    );
    let also: Vec<_> = findings
        .iter()
        .flat_map(|f| f.also.iter().map(place))
        .collect();
    assert_eq!(also, ["2:社員番号"]);
}

#[test]
fn a_cell_read_twice_is_at_fault_once() {
    let text = "社員番号,評価\n1,#N/A\n2,A\u{200B}\n";
    let twice = [
        wanted("評価", Kind::Text, 1),
        wanted("評価", Kind::Number, 2),
    ];
    assert_eq!(
        told(&read_text(text, &twice)),
        [
            "2:評価 spreadsheet-error",
            "2:評価 bad-number",
            "3:評価 unreadable-character",
        ]
    );
}

#[test]
fn files_that_are_no_csv() {
    let (_, file) = files();
    let utf16: Vec<u8> = "社員番号,氏名\n1,佐藤\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let euc = EUC_JP.encode("社員番号,氏名\n1,佐藤\n").0;
    for (bytes, expected) in [
        (&b""[..], "empty-file"),
        (b"\xEF\xBB\xBF", "empty-file"),
        (b"\r\n\r\n", "empty-file"),
        (b" \n", "empty-file"),
        (&utf16, "utf-16"),
        (&euc, "euc-jp"),
        (b"id\n1\n\xFF\n", "3 unknown-encoding"),
        (b"PK\x03\x04", "zip-file"),
        (b"PK\x03\x04xl/workbook.xml", "excel-file"),
        ("社員番号\t氏名\n1\t佐藤\n".as_bytes(), "1 wrong-separator"),
        ("\n社員番号;氏名\n1;佐藤\n".as_bytes(), "2 wrong-separator"),
        ("社員番号，氏名\n1，佐藤\n".as_bytes(), "1 wrong-separator"),
        ("社員番号,\"氏名\n1,佐藤\n".as_bytes(), "1 unclosed-quote"),
    ] {
        assert_eq!(
            told(&read(&TableFile::csv(bytes, file), &[], &[])),
            [expected],
            "{bytes:?}"
        );
    }
}

#[test]
fn shift_jis_is_noted() {
    let (_, file) = files();
    let (bytes, _, _) = SHIFT_JIS.encode("社員番号,氏名\n1,佐藤\n");
    let (people, notes) = read(&TableFile::csv(&bytes, file), &[], &[]).unwrap();
    assert_eq!(notes, [PeopleNote::ReadAsShiftJis]);
    assert_eq!(people.names.unwrap().get(0), "佐藤");
}
