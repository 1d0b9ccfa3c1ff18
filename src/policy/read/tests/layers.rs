//! Overlays and settings.

use crate::diagnostics::Sources;
use crate::policy::{Layers, read, resolved};

use super::good::{cell, linked};
use super::{COMPONENT, POOL, run};
use crate::money::{Money, Ratio};
use crate::policy::{PoolMethod, SharingMode, Source};

const BASE: &str = r#"
[policy]
name = "夏"
[figures]
profit = 100
[pool]
basis = "profit"
method = "tiered"
tier_on = "part"
tier = [{ over = 0, rate = 0.1 }, { over = 50, rate = 0.2 }]
[[component]]
name = "基本"
share = "40%"
method = "points"
value = 1
[[component]]
name = "評価"
share = "60%"
method = "points"
by = ["等級", "評価"]
table = """
等級 S A
G1 3 2
G2 4 3
"""
[[factor]]
name = "出勤率"
from = "出勤率"
"#;

fn table_cell(policy: &crate::policy::Policy, path: &[&str]) -> Ratio {
    match &policy.components[1].terms[0].source {
        Source::Lookup { table, .. } => cell(table, path).value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_overlay_is_laid_over_key_by_key_and_name_by_name() {
    let over = "[policy]\npayment_date = 2026-12-10\n[figures]\nprofit = 200\nsales = 5\n[[component]]\nname = \"評価\"\nshare = \"50%\"\n[component.table.G1]\nS = 9\n[[component]]\nname = \"特別\"\nshare = \"10%\"\nmethod = \"points\"\nvalue = 1\n[[pool.tier]]\nover = 0\nrate = 0.3\n";
    let policy = run(BASE, &[over], &[]).policy();
    assert_eq!(policy.name.as_deref(), Some("夏"));
    assert!(policy.payment_date.is_some());
    assert_eq!(policy.figure("profit").unwrap().value, Ratio::integer(200));
    let names: Vec<&str> = policy.components.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["基本", "評価", "特別"]);
    assert_eq!(
        table_cell(&policy, &["G1", "S"]),
        Ratio::integer(9),
        "one cell of a grid"
    );
    assert_eq!(table_cell(&policy, &["G2", "S"]), Ratio::integer(4));
    assert!(
        matches!(&linked(&policy).method, PoolMethod::Tiered { tiers, .. } if tiers.len() == 1)
    );
}

#[test]
fn the_method_of_the_pool_can_be_switched() {
    let policy = run(BASE, &["[pool]\nmethod = \"amount\"\namount = 5"], &[]).policy();
    assert!(matches!(linked(&policy).method, PoolMethod::Amount(_)));
    let settings = ["pool.method=percentage", "pool.rate=20%"];
    let policy = run(BASE, &[], &settings).policy();
    assert!(matches!(
        linked(&policy).method,
        PoolMethod::Percentage { .. }
    ));
    let left = run(
        BASE,
        &["[pool]\nmethod = \"amount\"\namount = 5\nrate = 0.1"],
        &[],
    );
    assert_eq!(
        left.faults(),
        [("key-of-another-method", "rate".to_owned())]
    );
}

#[test]
fn two_tables_name_both_lines() {
    let base = BASE.replace(
        "table = \"\"\"\n等級 S A\nG1 3 2\nG2 4 3\n\"\"\"",
        "table_file = \"grid.csv\"",
    );
    let over =
        "[[component]]\nname = \"評価\"\ntable = { G1 = { S = 1, A = 1 }, G2 = { S = 1, A = 1 } }";
    let run = run(&base, &[over], &[]);
    assert_eq!(run.faults(), [("two-tables", "table_file".to_owned())]);
    let findings = run.result.as_ref().unwrap_err();
    let also = &findings.iter().next().unwrap().also;
    assert_eq!(run.under(&also[0]), "table");
}

#[test]
fn settings_reach_everything() {
    let policy = run(
        BASE,
        &[],
        &[
            "component.基本.share=50%",
            "component.\"評価\".share=\"1/2\"",
            "factor.出勤率.digits=3",
            "tier.2.rate=0.5",
            "pool.tier.1.rate=5%",
            "component.評価.table.G1.S=7",
            "component.2.table.Ｇ２.A=8",
            "figures.profit=3億",
            "policy.purpose=全員で = 分ける",
            "policy.payment_date=2026-12-10",
            "split.discretionary=0.1",
        ],
    )
    .policy();
    assert_eq!(policy.factors[0].digits, Some(3));
    assert!(
        matches!(&linked(&policy).method, PoolMethod::Tiered { tiers, .. }
        if tiers[1].rate.to_string() == "0.5" && tiers[0].rate.to_string() == "0.05")
    );
    assert_eq!(table_cell(&policy, &["G1", "S"]), Ratio::integer(7));
    assert_eq!(table_cell(&policy, &["G1", "A"]), Ratio::integer(2));
    assert_eq!(table_cell(&policy, &["G2", "A"]), Ratio::integer(8));
    assert_eq!(
        policy.figure("profit").unwrap().value,
        Ratio::integer(300_000_000)
    );
    assert_eq!(policy.purpose.as_deref(), Some("全員で = 分ける"));
    assert!(policy.payment_date.is_some());
    assert!(policy.split.discretionary.is_some());
}

/// A table as a value means what dotted keys mean, so that nothing beside them goes lost.
#[test]
fn a_table_that_is_set_is_laid_over_the_one_that_is_there() {
    let base = BASE.replacen(
        "[pool]",
        "[rounding]\nunit = 10\nmode = \"exact\"\n[pool]",
        1,
    );
    let dotted = ["rounding.unit=100", "component.評価.table.G1.S=9"];
    let tables = [
        "rounding={ unit = 100 }",
        "component.評価={ table = { G1 = { S = 9 } } }",
    ];
    for settings in [dotted, tables] {
        let policy = run(&base, &[], &settings).policy();
        assert_eq!(policy.rounding.unit, Money::yen(100).unwrap());
        assert_eq!(policy.rounding.mode, SharingMode::Exact, "{settings:?}");
        assert_eq!(table_cell(&policy, &["G1", "S"]), Ratio::integer(9));
        assert_eq!(table_cell(&policy, &["G2", "A"]), Ratio::integer(3));
    }
}

#[test]
fn faults_of_settings_have_their_place_in_the_setting() {
    for (setting, code, under) in [
        ("figures.profit", "setting-form", "figures.profit"),
        ("=5", "setting-form", "=5"),
        ("component.評定.share=1", "setting-path", "評定"),
        ("component.9.share=1", "setting-path", "9"),
        ("component.評価.table.G9.S=1", "setting-path", "G9"),
        ("policy.name.x=1", "setting-path", "name"),
        ("pool.rat=1", "unknown-key", "rat"),
        ("figures.profit=12x", "unreadable-number", "12x"),
        ("tier.1.rate=20", "bare-rate", "20"),
    ] {
        let faults = run(BASE, &[], &[setting]).faults();
        assert_eq!(faults, [(code, under.to_owned())], "{setting}");
    }
}

#[test]
fn an_overlay_does_not_hide_a_duplicate() {
    let over = format!("{COMPONENT}{COMPONENT}");
    let faults = run(&format!("{POOL}{COMPONENT}"), &[&over], &[]).faults();
    assert!(
        faults.contains(&("duplicate-name", "\"A\"".to_owned())),
        "{faults:?}"
    );
}

#[test]
fn a_setting_at_fault_does_not_hide_the_faults_of_the_policy() {
    let base = format!("[polcy]\n{POOL}{COMPONENT}");
    let faults = run(&base, &[], &["component.B.share=1"]).faults();
    assert_eq!(
        faults,
        [
            ("unknown-key", "polcy".to_owned()),
            ("setting-path", "B".to_owned())
        ]
    );
}

#[test]
fn a_path_is_resolved_to_one_way_to_write_it() {
    let mut sources = Sources::default();
    let text = "\
[[component]]
name = \"基本賞与\"

[[component]]
name = \"評価賞与\"
by = [\"等級\", \"評価\"]
table = \"\"\"
等級  S    A
G1   130  115
\"\"\"
";
    let base = sources.add("policy.toml", text);
    let of = |path: &str| resolved(&sources, base, &[], &[], &[path]).remove(0);
    for (one, other) in [
        ("component.評価賞与.share", "component.2.share"),
        ("component.評価賞与.share", "component[2].\"share\""),
        ("tier.1.rate", "pool.tier[1].rate"),
        ("component.2.table.Ｇ１.S", "component.評価賞与.table.G1.Ｓ"),
    ] {
        assert!(of(one).is_some(), "{one}");
        assert_eq!(of(one), of(other), "{one} {other}");
    }
    assert_ne!(of("figures.\"a.b\""), of("figures.a.b"));
    assert_ne!(of("component.1.share"), of("component.2.share"));
    assert_eq!(of("pool."), None);
}

#[test]
fn what_is_parsed_once_is_read_with_one_setting_after_another() {
    let mut sources = Sources::default();
    let base = sources.add("policy.toml", BASE);
    let overlay = sources.add("season.toml", "[figures]\nprofit = 200\n");
    let settings = [
        "figures.profit=300",
        "component.評価.table.G1.S=9",
        "component.評価.share=50%",
        "pool.method=percentage",
        "figures.profit=x",
    ];
    let settings = settings.map(|it| [sources.add("--set", it).into()]);
    let layers = Layers::new(&sources, base, &[overlay]).unwrap();
    let mut load = |_, _: &str| unreachable!();
    for setting in settings {
        let again = layers.read(&mut sources, &setting, &mut load);
        let anew = read(&mut sources, base, &[overlay], &setting, &mut load);
        assert_eq!(format!("{again:?}"), format!("{anew:?}"));
    }
}
