#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

use super::compare::{Difference, What, is_of_same_files};
use super::example::is_as_written;
use super::json::{Json, Unread, is_same_number};
use super::{
    BEFORE_PEOPLE, BEHIND_PEOPLE, Broken, Cause, Filed, NOBODY, OtherPeople, ResultFault, SCHEMA,
    Stored,
};
use crate::diagnostics::{Place, Sources};
use crate::money::Ratio;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

#[test]
fn numbers_are_the_same_by_their_value() {
    for (one, other) in [
        ("1", "1.0"),
        ("1", "1e0"),
        ("1", "10e-1"),
        ("-0", "0.00"),
        ("0", "0e9"),
        ("120", "1.2E2"),
        ("0.05", "5e-2"),
        (
            "123456789012345678901234567890",
            "1.2345678901234567890123456789e29",
        ),
        ("1e99999999999999999999", "1e99999999999999999999"),
    ] {
        assert!(is_same_number(one, other), "{one} {other}");
        assert!(is_same_number(other, one), "{other} {one}");
    }
    for (one, other) in [
        ("1", "-1"),
        ("1", "10"),
        ("0.1", "0.01"),
        ("253500", "253501"),
        // A float cannot tell these apart.
        ("9007199254740993", "9007199254740992"),
        ("0.1", "0.10000000000000000555"),
        ("1e99999999999999999999", "1e99999999999999999998"),
    ] {
        assert!(!is_same_number(one, other), "{one} {other}");
    }
}

#[test]
fn a_number_is_read_without_its_exponent() {
    let digits = |text: &str| Json::Number(text.to_owned()).digits();
    for (written, plain) in [
        ("4.0", "4"),
        ("1e6", "1000000"),
        ("-1.20E+2", "-120"),
        ("-0.0", "0"),
        ("0.05", "0.05"),
        ("125e-2", "1.25"),
        ("1e-3", "0.001"),
        ("9007199254740993", "9007199254740993"),
    ] {
        assert_eq!(digits(written).as_deref(), Some(plain), "{written}");
    }
    for beyond in ["1e41", "1e-41", "1e99999999999999999999"] {
        assert_eq!(digits(beyond), None, "{beyond}");
    }
    assert_eq!(Json::Text("1".to_owned()).digits(), None);
}

#[test]
fn a_tree_keeps_digits_order_and_keys_that_stand_twice() {
    let json = Json::read(" {\"b\": 1.50, \"a\": [true, null, \"\\u9ad9\"], \"b\": 2}\n").unwrap();
    assert_eq!(
        json,
        Json::Object(vec![
            ("b".to_owned(), Json::Number("1.50".to_owned())),
            (
                "a".to_owned(),
                Json::List(vec![
                    Json::Bool(true),
                    Json::Null,
                    Json::Text("髙".to_owned())
                ])
            ),
            ("b".to_owned(), Json::Number("2".to_owned())),
        ])
    );
    assert_eq!(json.get("b"), Some(&Json::Number("1.50".to_owned())));
}

#[test]
fn what_is_no_json_is_told_apart() {
    assert_eq!(Json::read("{\"a\": 1"), Err(Unread::Truncated));
    let broken = |line, column, cause| {
        Err(Unread::Syntax(Broken {
            line,
            column,
            cause,
        }))
    };
    for (text, line, column, cause) in [
        ("{\n\"a\": 01}", 2, 7, Cause::Other),
        ("{} {}", 1, 4, Cause::Other),
        ("{\n \"髙\": NaN}", 2, 7, Cause::NoNumber),
        ("[1, -Infinity]", 1, 6, Cause::NoNumber),
        ("{\"a\": 942,700}", 1, 11, Cause::Commas),
        ("{\"a\": 1,}", 1, 9, Cause::Other),
        ("{\"a\": 1, \"b\": \"\\x\"}", 1, 17, Cause::Escape),
        ("{\n\"a\": [1,\n  \"\\ud800\"]}", 3, 10, Cause::Escape),
    ] {
        assert_eq!(Json::read(text), broken(line, column, cause), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(Json::read(&deep), Err(Unread::TooDeep));
}

fn refused(text: &str) -> ResultFault {
    let file = Sources::default().add("result.json", "");
    let findings = Stored::read(text.as_bytes(), file).unwrap_err();
    let finding = findings.iter().next().unwrap();
    assert!(!matches!(finding.place, Place::Nowhere));
    finding.fault.clone()
}

#[test]
fn another_file_is_no_result_of_this_version() {
    let other = |schema: &str| ResultFault::OtherSchema {
        schema: Some(schema.to_owned()),
    };
    assert_eq!(refused("\n"), ResultFault::Empty);
    assert_eq!(refused("[]"), ResultFault::OtherSchema { schema: None });
    assert_eq!(
        refused("{\"schema\": 1}"),
        ResultFault::OtherSchema { schema: None }
    );
    for schema in [
        "bonuspool.goals/1",
        "bonuspool.result/0",
        "bonuspool.result/x",
        "",
    ] {
        assert_eq!(
            refused(&format!("{{\"schema\": \"{schema}\"}}")),
            other(schema)
        );
    }
    assert_eq!(
        refused("{\"schema\": \"bonuspool.result/12\"}"),
        ResultFault::LaterSchema {
            schema: "bonuspool.result/12".to_owned()
        }
    );
}

/// The differences of two lists of employees, each an id and a bonus: path, employee, and what.
fn people(stored: &[(&str, u32)], found: &[(&str, u32)]) -> Vec<(String, String, What)> {
    let text = |people: &[(&str, u32)]| {
        let people: Vec<String> = people
            .iter()
            .map(|(id, bonus)| format!("{{\"employee_id\":\"{id}\",\"bonus\":{bonus}}}"))
            .collect();
        format!(
            "{{\"schema\":\"{SCHEMA}\",\"employees\":[{}]}}",
            people.join(",")
        )
    };
    let file = Sources::default().add("result.json", "");
    let stored = Stored::read(text(stored).as_bytes(), file).unwrap();
    stored
        .differences(&text(found))
        .into_iter()
        .map(|it| (it.path, it.employee.unwrap_or_default(), it.what))
        .collect()
}

#[test]
fn rows_are_compared_by_the_person() {
    let all = [("A", 1), ("B", 2), ("C", 3)];
    assert_eq!(people(&all, &all), []);
    let at = |index: usize| format!(".employees[{index}]");
    let of = |id: &str| id.to_owned();
    assert_eq!(
        people(&[("A", 1), ("C", 3)], &all),
        [(".employees".to_owned(), of("B"), What::PersonMissing)]
    );
    assert_eq!(
        people(&[("A", 1), ("X", 9), ("B", 2), ("C", 3)], &all),
        [(at(1) + ".employee_id", of("X"), What::PersonAdded)]
    );
    assert_eq!(
        people(&[("A", 1), ("B", 2), ("B", 2), ("C", 3)], &all),
        [(at(2), of("B"), What::PersonTwice { first: 1 })]
    );
    assert_eq!(
        people(&[("A", 1), ("C", 3), ("B", 2)], &all),
        [(at(1), of("C"), What::PersonMoved { to: 2 })]
    );
    // Amounts that changed places with everything else left alone are two changed amounts.
    let value = |stored: &str, found: &str| What::Value {
        stored: stored.to_owned(),
        found: found.to_owned(),
    };
    assert_eq!(
        people(&[("A", 2), ("B", 1), ("C", 3)], &all),
        [
            (".employees[0].bonus".to_owned(), of("A"), value("2", "1")),
            (".employees[1].bonus".to_owned(), of("B"), value("1", "2"))
        ]
    );
}

#[test]
fn only_rows_that_somebody_moved_are_said_to_be_elsewhere() {
    let all: Vec<(String, u32)> = (0..9).map(|it| (format!("E{it}"), it)).collect();
    let rows: Vec<(&str, u32)> = all
        .iter()
        .map(|(id, bonus)| (id.as_str(), *bonus))
        .collect();
    let moved = |order: &[usize]| -> Vec<(String, usize)> {
        let stored: Vec<(&str, u32)> = order.iter().map(|&at| rows[at]).collect();
        let differences = people(&stored, &rows).into_iter();
        differences
            .map(|(path, id, what)| match what {
                What::PersonMoved { to } => {
                    assert_eq!(id, rows[to].0);
                    (path, to)
                }
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let at = |index: usize, to: usize| (format!(".employees[{index}]"), to);
    assert_eq!(moved(&[0, 1, 2, 3, 4, 5, 6, 7, 8]), []);
    assert_eq!(moved(&[1, 2, 3, 4, 5, 6, 7, 8, 0]), [at(8, 0)]);
    assert_eq!(moved(&[8, 0, 1, 2, 3, 4, 5, 6, 7]), [at(0, 8)]);
    assert_eq!(moved(&[0, 1, 5, 2, 3, 4, 6, 8, 7]), [at(2, 5), at(7, 8)]);
    assert_eq!(moved(&[8, 7, 6, 5, 4, 3, 2, 1, 0]).len(), 8);
}

#[test]
fn the_same_files_calculated_otherwise_are_told_from_an_edit() {
    let differs = |path: &str| Difference {
        path: path.to_owned(),
        employee: None,
        what: What::Value {
            stored: "1".to_owned(),
            found: "2".to_owned(),
        },
    };
    let bonus = |at: usize| differs(&format!(".employees[{at}].bonus"));
    let same = |differences: &[Difference]| is_of_same_files(differences, 3);
    assert!(same(&[differs(".pool.total"), bonus(0), bonus(2)]));
    assert!(!same(&[bonus(0)]));
    assert!(!same(&[differs(".inputs[0].sha256"), bonus(0), bonus(2)]));
    assert!(!is_of_same_files(&[differs(".schema")], 0));
}

#[test]
fn a_coefficient_is_right_to_the_decimals_written() {
    let third = ratio(2, 3);
    for (exact, written, decimals, right) in [
        (third, ratio(67, 100), Some(2), true),
        (third, ratio(66, 100), Some(2), false),
        (third, ratio(7, 10), Some(1), true),
        (third, Ratio::integer(1), Some(0), true),
        (third, third, None, true),
        (third, ratio(67, 100), None, false),
        (ratio(9, 10), ratio(9, 10), Some(3), true),
        (ratio(901, 1000), ratio(9, 10), Some(3), false),
        // Half up.
        (ratio(85, 100), ratio(9, 10), Some(1), true),
    ] {
        assert_eq!(
            is_as_written(exact, written, decimals),
            right,
            "{exact} {written}"
        );
    }
}

/// What stands before and behind the people of a result, and the people.
const HEAD: &str =
    "{\n  \"schema\": \"bonuspool.result/1\",\n  \"pool\": {\n    \"total\": 3\n  },";
const TAIL: &str = ",\n  \"groups\": {},\n  \"advice\": []\n}\n";
const PEOPLE: [&str; 2] = [
    "\n    {\"employee_id\":\"E1\",\"bonus\":1}",
    ",\n    {\"employee_id\":\"佐\",\"bonus\":2}",
];

fn whole(people: &str) -> String {
    [HEAD, BEFORE_PEOPLE, people, BEHIND_PEOPLE, TAIL].concat()
}

/// Whether a stored text is known to be that of [`PEOPLE`] without reading its people.
fn is_known(text: &str) -> bool {
    let file = Sources::default().add("result.json", "");
    let Ok(Filed::Outline(outline)) = Filed::read(text.into(), file) else {
        return false;
    };
    let frame = [HEAD, NOBODY, TAIL].concat();
    outline.is(&frame, |take| {
        let mut parts = PEOPLE.iter();
        parts.try_for_each(|part| -> Result<(), OtherPeople> { take(part.as_bytes()) })
    })
}

#[test]
fn what_is_stored_byte_for_byte_is_known_without_being_read() {
    let people = PEOPLE.concat();
    assert!(is_known(&whole(&people)));
    // Advice is not compared.
    let advice =
        "\"advice\": [\n    {\n      \"code\": \"x\",\n      \"message\": \"y\"\n    }\n  ]";
    assert!(is_known(&whole(&people).replace("\"advice\": []", advice)));
    for other in [
        whole(PEOPLE[0]),
        whole(&PEOPLE.repeat(2).concat()),
        whole(&people.replace(":2}", ":3}")),
        whole(&people).replace("\"total\": 3", "\"total\": 4"),
        whole(&people).replace(HEAD, &format!("{HEAD}\n  \"employees\": [],")),
        whole(&people).replace(TAIL, &format!(",\n  \"employees\": []{TAIL}")),
        // All of it in a piece of advice, where no reader looks for it.
        whole(&people)
            .replace(HEAD, "{\"schema\":\"bonuspool.result/1\",\"pool\":{\"total\":3},\"employees\":[],\"groups\":{},\"advice\":[{\"code\":\"x\",\"message\":\"y\",\"message\":{")
            .replace(TAIL, ",\n  \"groups\": 0}}]}"),
        // The list of one key deeper.
        whole(&people)
            .replace(BEFORE_PEOPLE, &format!("\n\"x\": {{{BEFORE_PEOPLE}"))
            .replace(BEHIND_PEOPLE, &format!("{BEHIND_PEOPLE}}}")),
    ] {
        assert!(!is_known(&other), "{other}");
    }
}

proptest! {
    /// Whatever is taken for the same unread is the same when it is read.
    #[test]
    fn nothing_else_is_taken_for_what_is_known(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, any::<prop::sample::Index>()), 1..3),
    ) {
        let right = whole(&PEOPLE.concat());
        let pieces: Vec<&str> = right.split_inclusive(['\n', ',', ' ']).collect();
        let mut text = right.clone();
        for (at, dropped, piece) in cuts {
            let mut letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len() + 1);
            let end = letters.len().min(at + dropped);
            letters.splice(at..end, piece.get(&pieces).chars());
            text = letters.into_iter().collect();
        }
        if is_known(&text) {
            let file = Sources::default().add("result.json", "");
            let stored = Stored::read(text.as_bytes(), file).unwrap();
            prop_assert_eq!(stored.differences(&right), []);
        }
    }
}
