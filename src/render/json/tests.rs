use crate::money::{Money, Ratio};
use crate::view::Sample;

use super::wire::{Number, ends};
use super::*;

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

#[test]
fn numbers_are_written_with_every_digit() {
    for (value, expected) in [
        (Ratio::integer(0), "0"),
        (
            Ratio::integer(12_345_678_901_234_567_890),
            "12345678901234567890",
        ),
        (ratio(1, 10), "0.1"),
        (ratio(-25, 8), "-3.125"),
        (
            ratio(1_234_567_890_123_456_789, 10_000),
            "123456789012345.6789",
        ),
    ] {
        assert_eq!(Number::from(value).to_string(), expected);
    }
    assert_eq!(Number::from(Money::yen(-3).unwrap()).to_string(), "-3");
}

#[test]
fn a_coefficient_that_does_not_end_is_rounded_half_up() {
    for (value, exact, expected) in [
        (ratio(25, 8), true, "3.125"),
        (ratio(2, 3), false, "0.666666666667"),
        (ratio(1, 3), false, "0.333333333333"),
        // Ends, if late.
        (ratio(5, 10_000_000_000_000), true, "0.0000000000005"),
        (ratio(1, 1_000_000_000_000), true, "0.000000000001"),
    ] {
        assert_eq!(ends(value), exact, "{value}");
        assert_eq!(Number::from(value).to_string(), expected, "{value}");
    }
}

#[test]
fn keys_stand_in_the_order_of_the_contract_and_nothing_is_left_out() {
    let mut sample = Sample::new(3);
    sample.policy.purpose = None;
    let text = render(&sample.facts(&[]), &[], &[]).unwrap();
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| {
            line.strip_prefix("  \"")
                .or_else(|| line.strip_prefix("    \""))
        })
        .filter_map(|line| line.split_once('"').map(|(key, _)| key))
        .collect();
    assert_eq!(
        keys,
        [
            "schema",
            "policy",
            "name",
            "purpose",
            "inputs",
            "pool",
            "basis",
            "basis_amount",
            "method",
            "total",
            "employer_cost",
            "cost",
            "criteria",
            "discretionary",
            "redistributed",
            "components",
            "totals",
            "employees",
            "eligible",
            "paid",
            "from_pool",
            "separate",
            "guaranteed",
            "allotted",
            "unallotted",
            "left_over",
            "overrun",
            "average_bonus",
            "average_months",
            "employees",
            "groups",
            "advice",
        ]
    );
    assert!(text.contains("\"purpose\": null"));
    assert!(text.contains("\"position\":null"));
    assert!(text.contains("\"ineligible_reason\":\"支給日より前に退職\""));
    assert!(text.contains("\"groups\": {},\n  \"advice\": []\n}\n"));
}

#[test]
fn groups_stand_under_the_column_as_it_was_asked_for() {
    let sample = Sample::new(10);
    let by = [sample.column("評価"), sample.column("department")];
    let text = render(&sample.facts(&by), &[], &[]).unwrap();
    let rating = text.find("    \"評価\": [").unwrap();
    let department = text.find("    \"department\": [").unwrap();
    assert!(rating < department);
}

#[test]
fn a_result_that_is_filed_can_be_known_without_being_read() {
    let sample = Sample::new(12);
    let text = render(&sample.facts(&[sample.column("評価")]), &[], &[]).unwrap();
    let file = crate::diagnostics::Sources::default().add("result.json", "");
    let filed = crate::proof::Filed::read(text.into_bytes(), file);
    assert!(matches!(filed, Ok(crate::proof::Filed::Outline(_))));
}

#[test]
fn inputs_carry_their_fingerprint() {
    let sample = Sample::new(1);
    let input = Input {
        role: Role::Employees,
        file: "-".to_owned(),
        sha256: "00".to_owned(),
    };
    let text = render(&sample.facts(&[]), &[input], &[]).unwrap();
    assert!(
        text.contains("\"role\": \"employees\",\n      \"file\": \"-\",\n      \"sha256\": \"00\"")
    );
}

#[test]
fn a_string_cannot_drive_a_terminal() {
    assert_eq!(
        harmless("\"a\u{9b}\u{202e}\u{e0001}é\"\n".to_owned()),
        "\"a\\u009b\\u202e\\udb40\\udc01é\"\n"
    );
}
