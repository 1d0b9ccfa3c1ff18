//! Wrong policies: code and place of every fault.

mod components;
mod pool;

use super::{COMPONENT, POOL, run};

type Expected<'a> = &'a [(&'static str, &'a str)];

fn check(text: &str, expected: Expected<'_>) {
    let found = run(text, &[], &[]).faults();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, text)| (*code, text.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

const FIGURES: &str = "[figures]\nprofit = 100\nsales = 0\n";

#[test]
fn faults_of_the_policy_as_a_whole() {
    let cases: &[(&str, Expected<'_>)] = &[
        (
            "",
            &[
                ("missing-key", "<policy.toml>"),
                ("missing-key", "<policy.toml>"),
            ],
        ),
        (
            "[component]\nname = \"A\"\n",
            &[
                ("missing-key", "<policy.toml>"),
                ("wrong-type", "[component]"),
            ],
        ),
        (
            "pool = 1\ncomponent = []\n",
            &[("wrong-type", "1"), ("empty", "[]")],
        ),
    ];
    for (text, expected) in cases {
        check(text, expected);
    }
    let cases: &[(&str, Expected<'_>)] = &[
        ("[polcy]\nname = \"x\"", &[("unknown-key", "polcy")]),
        (
            "[policy]\nname = 5\nperiod = { from = 2026-10-01, to = 2026-09-30 }\npayment_date = 2026-12-10T10:00:00",
            &[
                ("wrong-type", "5"),
                ("period-order", "2026-09-30"),
                ("wrong-type", "2026-12-10T10:00:00"),
            ],
        ),
        (
            "[policy]\nname = \"\"\nperiod = { from = \"2026/4/1\" }\nbase_pay = [1, \"基本給\"]",
            &[
                ("empty", "\"\""),
                ("missing-key", "{ from = \"2026/4/1\" }"),
                ("wrong-type", "\"2026/4/1\""),
                ("wrong-type", "1"),
            ],
        ),
        (
            "[figures]\na = true\nb = \"x\"",
            &[("wrong-type", "true"), ("unreadable-number", "\"x\"")],
        ),
        (
            "[split]\nunallotted = \"left_over\"",
            &[("missing-key", "[split]")],
        ),
        (
            "[split]\ndiscretionary = 1\nbudget_weight = \"headcount\"",
            &[
                ("out-of-range", "1"),
                ("key-without-partner", "budget_weight"),
            ],
        ),
        ("[split]\ndiscretionary = 20", &[("bare-rate", "20")]),
        (
            "[split]\ndiscretionary = 0.2\nunallotted = \"redistribute\"\nbudget_by = \"部署\"\nallow_negative = 1",
            &[
                ("redistribute-with-budgets", "unallotted"),
                ("wrong-type", "1"),
            ],
        ),
        (
            "[rounding]\nunit = -1\nmode = \"nearest\"\nweight_digits = 13",
            &[
                ("out-of-range", "-1"),
                ("unknown-word", "\"nearest\""),
                ("out-of-range", "13"),
            ],
        ),
        (
            "[[factor]]\nname = \"F\"\nservice = \"months\"",
            &[("service-without-period", "service")],
        ),
        (
            "[[factor]]\nname = \"F\"\nservice = \"months\"\nvalue = 1\nbands = []",
            &[
                ("service-without-period", "service"),
                ("two-sources", "value"),
                ("keys-exclude", "bands"),
            ],
        ),
        (
            "[[factor]]\nname = \"F\"\nvalue = 1\n[[factor]]\nname = \"Ｆ\"\nvalue = 1\n[[factor]]\nvalue = 1",
            &[("duplicate-name", "\"Ｆ\""), ("missing-key", "[[factor]]")],
        ),
        (
            "[eligibility]\nminimum_attendance = \"150%\"\ninclude = [{ reason = \"x\" }]\nexclude = { a = 1 }",
            &[
                ("out-of-range", "\"150%\""),
                ("no-condition", "{ reason = \"x\" }"),
                ("wrong-type", "{ a = 1 }"),
            ],
        ),
        (
            "[eligibility]\nhired_on_or_before = \"x\"\nemployed_on_payday = true",
            &[
                ("wrong-type", "\"x\""),
                ("unknown-key", "employed_on_payday"),
            ],
        ),
        (
            "[attendance]\nabsences = [{ counts = 2 }]\nlateness = { column = \"a\", per_absence = 0 }",
            &[
                ("missing-key", "[attendance]"),
                ("missing-key", "{ counts = 2 }"),
                ("bare-rate", "2"),
                ("out-of-range", "0"),
            ],
        ),
        ("[attendance]\nscheduled = 0", &[("out-of-range", "0")]),
        ("[attendance]\nscheduled = []", &[("wrong-type", "[]")]),
        (
            "[columns]\ngrad = \"x\"\nrating = \"等級\"\nregion = \"等級\"\n\"評価\" = \"考課\"",
            &[
                ("unknown-field", "grad"),
                ("duplicate-name", "\"等級\""),
                ("duplicate-name", "\"評価\""),
            ],
        ),
        (
            "[goals]\nokr = \"linke\"\nokr_success = 60\nuncontrollable = \"no\"\ncap = 150\nscale = 0\npar = 3",
            &[
                ("unknown-word", "\"linke\""),
                ("bare-rate", "60"),
                ("unknown-word", "\"no\""),
                ("out-of-range", "150"),
                ("out-of-range", "0"),
                ("unknown-key", "par"),
            ],
        ),
        (
            "[goals]\nscale = 10\nqualitative_par = 11",
            &[("par-above-scale", "11")],
        ),
        ("[goals]\nscale = 2", &[("par-above-scale", "2")]),
    ];
    for (text, expected) in cases {
        // What stands before the first header of the common part keeps its place.
        check(&format!("{text}\n{POOL}{COMPONENT}"), expected);
    }
}

#[test]
fn numbers_beyond_all_bounds_are_named() {
    let figures = "[figures]\na = 99999999999999999999999999999999999\nb = \"1兆億\"\n";
    check(
        &format!("{figures}{POOL}{COMPONENT}"),
        &[
            ("unreadable-number", "99999999999999999999999999999999999"),
            ("unreadable-number", "\"1兆億\""),
        ],
    );
}

#[test]
fn all_faults_of_a_run_are_shown_together() {
    let text = r#"
[policy]
naem = "冬"
period = { from = 2026-09-30, to = 2026-04-01 }
[figures]
profit = "3オク"
[pool]
basis = "profits"
method = "percentage"
rate = 20
[split]
discretionary = 2
[[component]]
name = "A"
method = "points"
by = ["等級", "評価"]
table = """
等級 S A
G1 1
"""
[[component]]
name = "A"
method = "mounths"
value = -1
[[factor]]
name = "F"
servise = "months"
[rounding]
unit = 0
"#;
    let found = run(text, &[], &[]).faults();
    let codes: Vec<&str> = found.iter().map(|(code, _)| *code).collect();
    assert_eq!(
        codes,
        [
            "unknown-key",
            "period-order",
            "unreadable-number",
            "unknown-figure",
            "bare-rate",
            "bare-rate",
            "missing-key",
            "ragged-row",
            "missing-key",
            "duplicate-name",
            "unknown-word",
            "negative",
            "no-source",
            "unknown-key",
            "out-of-range",
        ]
    );
}
