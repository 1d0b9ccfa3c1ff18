//! Wrong pools.

use super::super::{COMPONENT, POOL};
use super::{Expected, FIGURES, check};

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
