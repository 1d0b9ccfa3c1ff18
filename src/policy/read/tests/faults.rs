//! Wrong policies: code and place of every fault.

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
fn faults_of_the_pool() {
    let cases: &[(&str, Expected<'_>)] = &[
        (
            "basis = \"profit\"\nrate = 0.1",
            &[("missing-key", "[pool]")],
        ),
        (
            "method = \"percent\"\nrate = 0.1",
            &[("unknown-word", "\"percent\"")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"",
            &[("missing-key", "[pool]")],
        ),
        (
            "method = \"percentage\"\nrate = 0.1",
            &[("missing-key", "[pool]")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profi\"\nrate = 0.1",
            &[("unknown-figure", "\"profi\"")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = 20",
            &[("bare-rate", "20")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = -0.1",
            &[("negative", "-0.1")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = \"二割\"",
            &[("unreadable-number", "\"二割\"")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = 1e-1",
            &[("unreadable-number", "1e-1")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = nan",
            &[("unreadable-number", "nan")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = true",
            &[("wrong-type", "true")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = 0.1\nreserve = 5",
            &[("key-of-another-method", "reserve")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = 0.1\nrates = 5",
            &[("unknown-key", "rates")],
        ),
        (
            "method = \"percentage\"\nbasis = \"profit\"\nrate = 0.1\nrate_on = \"profit_after_bonus\"\nfactor = [{ name = \"x\", value = 1 }]",
            &[("factor-after-bonus", "factor")],
        ),
        (
            "method = \"amount\"\namount = \"20%\"",
            &[("unreadable-number", "\"20%\"")],
        ),
        (
            "method = \"amount\"\namount = 1\nadd_back = 1",
            &[("key-without-partner", "add_back")],
        ),
        (
            "method = \"amount\"\namount = 1\nunit = 100",
            &[("unknown-key", "unit")],
        ),
        (
            "method = \"amount\"\namount = 1\nemployer_cost = { rate = \"16%\" }",
            &[("missing-key", "{ rate = \"16%\" }")],
        ),
        (
            "method = \"amount\"\namount = 1\nemployer_cost = { rate = 16, paid = \"top\" }",
            &[("bare-rate", "16"), ("unknown-word", "\"top\"")],
        ),
        (
            "method = \"amount\"\namount = 1\ncarried_over = -1\nalready_paid = \"x\"",
            &[("negative", "-1"), ("unreadable-number", "\"x\"")],
        ),
        (
            "method = \"amount\"\namount = 1\nmin = 5\nmax = 4",
            &[("min-above-max", "5")],
        ),
        (
            "method = \"amount\"\namount = 1\nmin = { months = 2 }\nmax = { months = 1, rate = 1 }",
            &[
                ("min-above-max", "{ months = 2 }"),
                ("keys-exclude", "rate"),
            ],
        ),
        (
            "method = \"amount\"\namount = 1\nmin = { figure = \"profit\" }",
            &[("missing-key", "{ figure = \"profit\" }")],
        ),
        (
            "method = \"amount\"\namount = 1\nmin = {}",
            &[("wrong-type", "{}")],
        ),
        (
            "method = \"amount\"\namount = 1\nmin = [1]",
            &[("wrong-type", "[1]")],
        ),
        (
            "method = \"amount\"\namount = 1\nrounding = { unit = 0, mode = \"exact\" }",
            &[("out-of-range", "0"), ("unknown-word", "\"exact\"")],
        ),
        (
            "method = \"amount\"\namount = 1\nrounding = { unit = 0.00001 }",
            &[("out-of-range", "0.00001")],
        ),
        (
            "method = \"amount\"\namount = 1\nwhen_short = \"pay\"",
            &[("unknown-word", "\"pay\"")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier = [{ over = 0, rate = 0.1 }]",
            &[("missing-key", "[pool]")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier_on = \"part\"\ntier = [{ over = 5, rate = 0.1 }, { over = 5, rate = 2 }]",
            &[("bare-rate", "2")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier_on = \"part\"\ntier = [{ over = 5, rate = 0.1 }, { over = 5, rate = 0.2 }]",
            &[("tier-start", "5"), ("tier-order", "5")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier_on = \"part\"\ntier = []",
            &[("empty", "[]")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier_on = \"part\"\ntier = 1",
            &[("wrong-type", "1")],
        ),
        (
            "method = \"tiered\"\nbasis = \"profit\"\ntier_on = \"whole\"\nrate_on = \"profit_after_bonus\"\ntier = [{ over = 0, rate = 0.1 }]",
            &[("key-of-another-method", "rate_on")],
        ),
        ("method = \"months\"", &[("missing-key", "[pool]")]),
        (
            "method = \"months\"\nmonths = 1\nratio_to = \"sales\"",
            &[("key-without-partner", "ratio_to")],
        ),
        (
            "method = \"months\"\nbasis = \"profit\"\nratio_to = \"sales\"\nbands = [{ value = 1 }]",
            &[("figure-not-positive", "\"sales\"")],
        ),
        (
            "method = \"months\"\nbasis = \"profit\"\nratio_to = \"profit\"\nmonths = 1\nbands = [{ value = 1 }]",
            &[("two-sources", "bands")],
        ),
        (
            "method = \"months\"\nbasis = \"profit\"\nratio_to = \"profit\"\nbands = [{ at_least = 1, value = 1 }, { at_least = 1, value = -2 }]",
            &[("negative", "-2")],
        ),
        (
            "method = \"unlinked\"\nbasis = \"profit\"\nrate = 0.1\nmin = 5",
            &[
                ("not-in-unlinked", "basis"),
                ("not-in-unlinked", "rate"),
                ("not-in-unlinked", "min"),
                ("missing-key", "[[component]]"),
            ],
        ),
    ];
    for (body, expected) in cases {
        check(&format!("{FIGURES}[pool]\n{body}\n{COMPONENT}"), expected);
    }
    for (body, expected) in [
        (
            "by = [\"部署\"]\ntable = { a = 1 }",
            &[("column-in-pool", "by"), ("column-in-pool", "table")][..],
        ),
        (
            "figure = \"profit\"\nratio_to = \"nothing\"",
            &[("unknown-figure", "\"nothing\"")],
        ),
        ("value = -1", &[("negative", "-1")]),
        (
            "value = 1\nname = \"E\"\n[[pool.factor]]\nvalue = 1\nname = \"E\"",
            &[("duplicate-name", "\"E\"")],
        ),
        (
            "figure = \"profit\"\nbands = [{ at_least = 5, value = 1 }, { value = 2 }, { at_least = 1, value = 3 }]",
            &[("band-bottom", "{ at_least = 1, value = 3 }")],
        ),
        (
            "figure = \"profit\"\nbands = [{ at_least = 5, value = 1 }, { at_least = 6, value = 2 }, { at_least = 6, value = 3 }]",
            &[("band-order", "{ at_least = 6, value = 3 }")],
        ),
        (
            "figure = \"profit\"\nlinear = [{ at = 5, value = 1 }, { at = 5, value = 2 }]",
            &[("point-order", "{ at = 5, value = 2 }")],
        ),
        (
            "figure = \"profit\"\nlinear = []\ndigits = 13",
            &[("empty", "[]"), ("out-of-range", "13")],
        ),
        ("", &[("no-source", "[[pool.factor]]")]),
    ] {
        let name = if body.contains("name") {
            ""
        } else {
            "name = \"E\"\n"
        };
        check(
            &format!("{FIGURES}{POOL}[[pool.factor]]\n{name}{body}\n{COMPONENT}"),
            expected,
        );
    }
}

#[test]
fn faults_of_components() {
    let cases: &[(&str, Expected<'_>)] = &[
        ("value = 1", &[("missing-key", "[[component]]")]),
        (
            "method = \"point\"\nvalue = 1",
            &[("unknown-word", "\"point\"")],
        ),
        ("method = \"points\"", &[("no-source", "[[component]]")]),
        (
            "method = \"points\"\ntable = { a = 1 }",
            &[("no-source", "table")],
        ),
        (
            "method = \"points\"\nvalue = 1\nby = \"等級\"",
            &[("two-sources", "by")],
        ),
        (
            "method = \"points\"\nvalue = 1\nbands = [{ value = 1 }]",
            &[("keys-exclude", "bands")],
        ),
        (
            "method = \"points\"\nvalue = 1\nratio_to = \"x\"",
            &[("key-without-partner", "ratio_to")],
        ),
        (
            "method = \"points\"\nfigure = \"profit\"\ntable = { a = 1 }",
            &[("table-for-figure", "table")],
        ),
        (
            "method = \"points\"\nvalue = \"5円\"",
            &[("unreadable-number", "\"5円\"")],
        ),
        (
            "method = \"points\"\nvalue = 1\nshare = \"90%\"",
            &[("share-sum", "\"90%\"")],
        ),
        (
            "method = \"points\"\nvalue = 1\nshare = 100",
            &[("bare-rate", "100")],
        ),
        (
            "method = \"points\"\nvalue = 1\n[[component.term]]\nvalue = 1",
            &[("two-term-forms", "term")],
        ),
        (
            "method = \"points\"\n[[component.term]]\nvalue = 1\n[[component.term]]\nmethod = \"amount\"\nvalue = 1",
            &[("mixed-terms", "term")],
        ),
        ("method = \"points\"\nterm = []", &[("empty", "term")]),
        (
            "method = \"points\"\n[[component.term]]\nvalue = 1\nfactors = [\"F\"]",
            &[("payout-on-term", "\"F\"")],
        ),
        (
            "method = \"points\"\nvalue = 1\nfactors = [\"G\"]",
            &[("payout-above-one", "[[factor]]")],
        ),
        (
            "method = \"points\"\nvalue = 1\nfactors = 5",
            &[("wrong-type", "5")],
        ),
        (
            "method = \"points\"\nvalue = 1\nunit_price = 0",
            &[("out-of-range", "0")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nunit_price = 1",
            &[("not-with-method", "unit_price")],
        ),
        (
            "method = \"points\"\nvalue = 1\nfunding = \"garanteed\"",
            &[("unknown-word", "\"garanteed\"")],
        ),
        (
            "method = \"points\"\nvalue = 1\nfunding = \"guaranteed\"",
            &[("missing-key", "[[component]]")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nfunding = \"guaranteed\"\nshare = 1\nlimits = {}\nadjustment = {}",
            &[
                ("not-with-funding", "share"),
                ("not-with-funding", "limits"),
                ("not-with-funding", "adjustment"),
            ],
        ),
        (
            "method = \"amount\"\nvalue = 1\nfunding = \"separate\"\nrounding = { unit = 10, mode = \"up\" }",
            &[("other-unit", "10")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nfunding = \"separate\"\nrounding = 3",
            &[("wrong-type", "3")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nrounding = \"up\"",
            &[("not-with-funding", "rounding")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nlimits = { min = 5, max = 4 }",
            &[("min-above-max", "5")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nlimits = { min = 150, max = 180 }",
            &[("min-above-max", "150")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nlimits = { min = { of = \"基本給\", times = 2 }, max = { of = \"base_salary\", times = 1 } }",
            &[("min-above-max", "{ of = \"基本給\", times = 2 }")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nlimits = { min = -5, max = { of = \"x\" }, most = 1 }",
            &[
                ("negative", "-5"),
                ("missing-key", "{ of = \"x\" }"),
                ("unknown-key", "most"),
            ],
        ),
        (
            "method = \"points\"\nvalue = 1\nadjustment = { min = 0.8, max = 1.2, scale = \"down_only\" }",
            &[
                ("bounds-in-initial-stage", "min"),
                ("bounds-in-initial-stage", "max"),
                ("bounds-in-initial-stage", "scale"),
            ],
        ),
        (
            "method = \"points\"\nvalue = 1\nadjustment = { stage = \"final\" }",
            &[("missing-key", "[[component]]")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { min = 1.2, max = 1.1 }",
            &[("min-above-max", "1.2")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { min = 1.2, scale = \"down_only\" }",
            &[("min-with-down-only", "1.2")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { min = 0.85, max = \"4/3\", digits = 1 }",
            &[("bound-decimals", "0.85"), ("bound-decimals", "\"4/3\"")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { digits = -1, mode = \"half_even\" }",
            &[("out-of-range", "-1"), ("unknown-word", "\"half_even\"")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { digits = 1.5 }",
            &[("wrong-type", "1.5")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nadjustment = { mode = \"up\" }",
            &[("key-without-partner", "mode")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nonly = {}",
            &[("no-condition", "{}")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nonly = { grade = [], \"等級\" = true }",
            &[
                ("empty", "[]"),
                ("duplicate-name", "\"等級\""),
                ("wrong-type", "true"),
            ],
        ),
        (
            "method = \"amount\"\nvalue = 1\nper = \"\"",
            &[("empty", "\"\"")],
        ),
        (
            "method = \"amount\"\nvalue = 1\ndiscretionary = 1",
            &[("unknown-key", "discretionary")],
        ),
        (
            "method = \"amount\"\nvalue = 1\nunit_prise = 1",
            &[("unknown-key", "unit_prise")],
        ),
    ];
    let factors = "[[factor]]\nname = \"F\"\nvalue = 0.5\napply = \"payout\"\n[[factor]]\nname = \"G\"\nvalue = 1.5\napply = \"payout\"\n[rounding]\nunit = 100\n";
    for (body, expected) in cases {
        check(
            &format!("{FIGURES}{POOL}[[component]]\nname = \"A\"\n{body}\n{factors}"),
            expected,
        );
    }
}

#[test]
fn a_guarantee_may_have_a_payout_factor_above_one() {
    let text = format!(
        "{POOL}[[component]]\nname = \"A\"\nfunding = \"guaranteed\"\nmethod = \"amount\"\nvalue = 1\nfactors = [\"G\"]\n[[factor]]\nname = \"G\"\nvalue = 1.5\napply = \"payout\"\n"
    );
    check(&text, &[]);
}

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
            "[evaluation]\nmethod = \"matrix\"\ntable = 'x'\n[goals]\ncap = 1",
            &[
                ("not-yet", "\"matrix\""),
                ("not-yet", "table"),
                ("not-yet", "goals"),
            ],
        ),
    ];
    for (text, expected) in cases {
        // What stands before the first header of the common part keeps its place.
        check(&format!("{text}\n{POOL}{COMPONENT}"), expected);
    }
}

#[test]
fn faults_of_several_components() {
    let component = |name: &str, body: &str| {
        format!("[[component]]\nname = \"{name}\"\nmethod = \"points\"\nvalue = 1\n{body}\n")
    };
    for (first, second, expected) in [
        ("share = 0.5", "share = 0.4", &[("share-sum", "0.4")][..]),
        ("share = 0.5", "", &[("missing-key", "[[component]]")]),
        (
            "share = 0.5",
            "share = \"x\"",
            &[("unreadable-number", "\"x\"")],
        ),
        (
            "share = \"1/9999999999999999999999999997\"",
            "share = \"1/9999999999999999999999999999\"",
            &[("too-large", "\"1/9999999999999999999999999999\"")],
        ),
        ("share = 1", "share = 0", &[]),
        ("", "funding = \"separate\"\nunit_price = 1", &[]),
        (
            "funding = \"guaranteed\"\nunit_price = 1",
            "funding = \"separate\"\nunit_price = 1",
            &[],
        ),
    ] {
        let text = format!("{POOL}{}{}", component("A", first), component("B", second));
        check(&text, expected);
    }
    let unlinked = format!(
        "[pool]\nmethod = \"unlinked\"\n[split]\ndiscretionary = 0.1\nunallotted = \"redistribute\"\n{}",
        component("A", "unit_price = 1\nshare = 0.5\nadjustment = {}")
    );
    check(
        &unlinked,
        &[
            ("not-in-unlinked", "unallotted"),
            ("not-in-unlinked", "share"),
            ("not-in-unlinked", "adjustment"),
        ],
    );
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
