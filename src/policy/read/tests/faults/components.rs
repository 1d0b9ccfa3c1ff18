//! Wrong components.

use super::super::POOL;
use super::{Expected, FIGURES, check};

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
