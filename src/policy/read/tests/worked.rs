//! Worked examples: how they can be written.

use super::{COMPONENT, POOL, good, ratio, run};
use crate::money::Ratio;
use crate::policy::{Expectation, ExpectedAmount, Test, TestPeople};

fn test(body: &str) -> Test {
    let text = format!("{POOL}{COMPONENT}[[test]]\nname = \"t\"\n{body}\n");
    good(&text).tests.remove(0)
}

#[test]
fn a_text_with_a_line_break_is_the_csv_itself() {
    let people = |written: &str| {
        test(&format!("employees = {written}\nexpect.total = 1"))
            .employees
            .value
    };
    assert_eq!(
        people("\"people.csv\""),
        TestPeople::File("people.csv".to_owned())
    );
    for written in ["\"\"\"\nid\n1\n\"\"\"", "'''\nid\n1\n'''", "\"id\\n1\\n\""] {
        assert_eq!(
            people(written),
            TestPeople::Inline("id\n1\n".to_owned()),
            "{written}"
        );
    }
}

#[test]
fn keys_of_set_are_dotted_in_any_way_that_toml_has() {
    for set in [
        "set = { \"figures.profit\" = \"2億\", \"pool.amount\" = 5 }",
        "set = { figures.profit = \"2億\", pool.amount = 5 }",
        "set = { figures.profit = \"2億\", \"pool.amount\" = 5 }",
        "set.figures.profit = \"2億\"\nset.pool.amount = 5",
        "[test.set]\nfigures.profit = \"2億\"\npool.amount = 5",
        "[test.set.figures]\nprofit = \"2億\"\n[test.set.pool]\namount = 5",
    ] {
        let body = format!("employees = \"p\"\nexpect.total = 1\n{set}");
        assert_eq!(
            test(&body).settings,
            ["figures.profit=\"2億\"", "pool.amount=5"],
            "{set}"
        );
    }
    let braces = "employees = \"p\"\nexpect.total = 1\nset = { \"policy.period\" = { from = 2026-04-01, to = 2026-09-30 } }";
    assert_eq!(
        test(braces).settings,
        ["policy.period={ from = 2026-04-01, to = 2026-09-30 }"]
    );
}

#[test]
fn keys_of_expect_are_dotted_in_any_way_that_toml_has() {
    let expected = [
        Expectation::Amount {
            of: ExpectedAmount::Total,
            amount: Ratio::integer(1_000_000),
        },
        Expectation::Amount {
            of: ExpectedAmount::Bonus("E.1".to_owned()),
            amount: Ratio::integer(253_500),
        },
        Expectation::Coefficient {
            component: "A".to_owned(),
            value: ratio(9, 10),
            decimals: Some(2),
        },
    ];
    for expect in [
        "expect = { total = \"100万\", \"bonus.E.1\" = 253_500, \"coefficient.A\" = \"0.90\" }",
        "expect = { total = 1_000_000, bonus = { \"E.1\" = 253_500 }, coefficient.A = 0.90 }",
        "expect.total = 1_000_000\nexpect.bonus.\"E.1\" = \"253,500\"\nexpect.coefficient.A = \"90%\"",
        "[test.expect]\ntotal = 1_000_000\n[test.expect.bonus]\n\"E.1\" = 253_500\n[test.expect.coefficient]\nA = \"0.90\"",
    ] {
        assert_eq!(
            test(&format!("employees = \"p\"\n{expect}")).expected,
            expected,
            "{expect}"
        );
    }
}

#[test]
fn an_overlay_replaces_the_test_of_its_name() {
    let base =
        format!("{POOL}{COMPONENT}[[test]]\nname = \"t\"\nemployees = \"p\"\nexpect.total = 1\n");
    let over = "[[test]]\nname = \"t\"\nexpect.total = 2\n[[test]]\nname = \"u\"\nemployees = \"p\"\nexpect.pool = 3\n";
    let tests = run(&base, &[over], &[]).policy().tests;
    assert_eq!(tests.len(), 2);
    assert_eq!(
        tests[0].expected,
        [Expectation::Amount {
            of: ExpectedAmount::Total,
            amount: Ratio::integer(2)
        }]
    );
}

#[test]
fn faults_of_a_test_are_named_at_their_place() {
    let text = format!(
        "{POOL}{COMPONENT}[[test]]\nname = \"t\"\nemployees = \"p\"\nexpect = {{ total = -1, \"bonus.\" = \"x\", \"coefficient.B\" = 1 }}\n"
    );
    assert_eq!(
        run(&text, &[], &[]).faults(),
        [
            ("negative", "-1".to_owned()),
            ("unreadable-number", "\"x\"".to_owned()),
            ("unknown-component", "\"coefficient.B\"".to_owned()),
        ]
    );
}
