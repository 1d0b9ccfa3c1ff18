//! A comparison says of both sides what they say of themselves, and nothing gets lost between them.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Ran, run_inside};

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn sum(rows: &[Value], key: &str) -> i64 {
    rows.iter().filter_map(|row| row[key].as_i64()).sum()
}

/// What holds of every comparison of whole yen.
fn assert_sound(compared: &Value) {
    let people = compared["employees"].as_array().expect("employees");
    let paid = |side: &str| compared["totals"][side]["paid"].as_i64().expect("a sum");
    assert_eq!(sum(people, "old"), paid("old"));
    assert_eq!(sum(people, "new"), paid("new"));
    let alone = |is: &str, other: &str| -> i64 {
        let alone = people.iter().filter(|it| it[other].is_null());
        alone.filter_map(|it| it[is].as_i64()).sum()
    };
    let moved = sum(people, "difference") + alone("new", "old") - alone("old", "new");
    assert_eq!(moved, paid("new") - paid("old"));
    let differences = people.iter().filter_map(|it| it["difference"].as_i64());
    let differences: Vec<i64> = differences.collect();
    let of = |wanted: fn(i64) -> bool| -> (usize, i64) {
        let moved: Vec<i64> = differences
            .iter()
            .copied()
            .filter(|&it| wanted(it))
            .collect();
        (moved.len(), moved.iter().sum())
    };
    for (key, (employees, total)) in [("gain", of(|it| it > 0)), ("lose", of(|it| it < 0))] {
        assert_eq!(compared[key]["employees"], employees);
        assert_eq!(compared[key]["sum"], total);
    }
    assert_eq!(compared["same"]["employees"], of(|it| it == 0).0);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_shipped_policy_moves_nobody_against_itself_and_its_result() {
    let home = tempfile::tempdir().expect("a temporary directory");
    let mut compared = 0;
    for entry in std::fs::read_dir(root().join("policies")).expect("the policies") {
        let path = entry.expect("an entry").path();
        let policy = path.to_string_lossy().into_owned();
        let result = home.path().join("result.json");
        let result = result.to_string_lossy().into_owned();
        let people = "examples/employees.csv";
        let written = [
            "calculate",
            &policy,
            people,
            "-o",
            &result,
            "--force",
            "--quiet",
        ];
        // Some policies need goals or scores, which other tests give them.
        if run_inside(&written, root(), b"").code != 0 {
            continue;
        }
        compared += 1;
        let sides: [&[&str]; 4] = [
            &[&policy, &policy, people],
            &[&result, &policy, people],
            &[&policy, &result, people],
            &[&result, &result],
        ];
        let mut seen: Vec<Value> = Vec::new();
        for side in sides {
            let mut args = vec!["compare"];
            args.extend(side);
            args.extend(["--format", "json", "--quiet"]);
            let found = json(&run_inside(&args, root(), b""));
            assert_sound(&found);
            assert_eq!(found["gain"]["employees"], 0, "{args:?}");
            assert_eq!(found["lose"]["employees"], 0, "{args:?}");
            assert_eq!(found["totals"]["old"], found["totals"]["new"], "{args:?}");
            seen.push(found);
        }
        assert!(seen.iter().all(|it| *it == seen[0]), "{policy}");
    }
    assert!(compared > 10, "{compared} policies");
}

/// What somebody has in the old season and in the new one.
type Points = (Option<u32>, Option<u32>);

/// Two seasons: points of people who are there in the old one, in the new one, or in both.
#[derive(Debug, Clone)]
struct Seasons {
    people: Vec<Points>,
    old_pool: u32,
    new_pool: u32,
    unit: u32,
}

impl Seasons {
    fn csv(&self, side: fn(&Points) -> Option<u32>) -> String {
        let rows = self.people.iter().enumerate();
        let rows = rows.filter_map(|(row, it)| side(it).map(|points| format!("E{row},{points}\n")));
        format!("employee_id,points\n{}", rows.collect::<String>())
    }

    fn policy(&self, pool: u32) -> String {
        format!(
            "[pool]\nmethod = \"amount\"\namount = {pool}\n\n[rounding]\nunit = {}\n\n\
             [[component]]\nname = \"評価\"\nmethod = \"points\"\nfrom = \"points\"\n",
            self.unit
        )
    }
}

fn seasons() -> impl Strategy<Value = Seasons> {
    let points = || prop::option::weighted(0.8, 1_u32..50);
    (
        prop::collection::vec((points(), points()), 1..12),
        0_u32..1_000_000,
        0_u32..1_000_000,
        prop::sample::select(vec![1_u32, 100, 1000]),
    )
        .prop_map(|(people, old_pool, new_pool, unit)| Seasons {
            people,
            old_pool,
            new_pool,
            unit,
        })
        .prop_filter("somebody on each side", |it| {
            it.people.iter().any(|(old, _)| old.is_some())
                && it.people.iter().any(|(_, new)| new.is_some())
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_gets_lost_between_two_seasons(seasons in seasons()) {
        let home = tempfile::tempdir().expect("a temporary directory");
        let write = |name: &str, text: String| {
            std::fs::write(home.path().join(name), text).expect("a temporary file");
        };
        write("old.toml", seasons.policy(seasons.old_pool));
        write("new.toml", seasons.policy(seasons.new_pool));
        write("old.csv", seasons.csv(|it| it.0));
        write("new.csv", seasons.csv(|it| it.1));
        let run = |args: &[&str]| {
            let mut all = args.to_vec();
            all.extend(["--quiet", "--format", "json"]);
            run_inside(&all, home.path(), b"")
        };
        let bonuses = |policy: &str, people: &str| -> BTreeMap<String, i64> {
            let result = json(&run(&["calculate", policy, people]));
            let people = result["employees"].as_array().expect("employees").clone();
            let pair = |it: &Value| Some((it["employee_id"].as_str()?.to_owned(), it["bonus"].as_i64()?));
            people.iter().map(|it| pair(it).expect("a bonus")).collect()
        };
        let (old, new) = (bonuses("old.toml", "old.csv"), bonuses("new.toml", "new.csv"));
        let args = ["compare", "old.toml", "new.toml", "new.csv", "--old-employees", "old.csv"];
        let compared = json(&run(&args));
        assert_sound(&compared);
        let people = compared["employees"].as_array().expect("employees");
        for it in people {
            let id = it["employee_id"].as_str().expect("an id");
            prop_assert_eq!(it["old"].as_i64(), old.get(id).copied());
            prop_assert_eq!(it["new"].as_i64(), new.get(id).copied());
        }
        let everybody: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
        prop_assert_eq!(people.len(), everybody.len());
        // A result stands for its policy on either side.
        for (name, policy, people) in [("old.json", "old.toml", "old.csv"), ("new.json", "new.toml", "new.csv")] {
            prop_assert_eq!(run(&["calculate", policy, people, "-o", name]).code, 0);
        }
        prop_assert_eq!(&json(&run(&["compare", "old.json", "new.json"])), &compared);
        prop_assert_eq!(&json(&run(&["compare", "old.json", "new.toml", "new.csv"])), &compared);
        // A policy against itself, the same people on both sides, moves nobody.
        let itself = json(&run(&["compare", "new.toml", "new.toml", "new.csv"]));
        prop_assert_eq!(itself["same"]["employees"].as_u64(), u64::try_from(new.len()).ok());
        // The table and the sheet are drawn, too.
        for format in ["table", "csv", "markdown"] {
            let ran = run_inside(
                &["compare", "old.json", "new.json", "--format", format],
                home.path(),
                b"",
            );
            prop_assert_eq!(ran.code, 0, "{}", ran.stderr);
        }
    }
}

/// Tools that pass a result on write numbers their own way, put a mark in front and give the file another name.
#[test]
fn a_result_is_one_by_what_is_in_it() {
    let whole = root().join("tests/cases/compare/old.json");
    let text = std::fs::read_to_string(&whole).expect("a result");
    let rewritten = text
        .replace(": 120000", ": 1.2e5")
        .replace("\"employees\": 4", "\"employees\": 4.0");
    assert!(rewritten.contains("1.2e5") && rewritten.contains("4.0"));
    let marked = format!("\u{feff}\n{rewritten}");
    let home = tempfile::tempdir().expect("a temporary directory");
    for (name, text) in [("old.json", &text), ("old.txt", &marked), ("old", &text)] {
        std::fs::write(home.path().join(name), text).expect("a result");
    }
    let compared = |old: &str, new: &str| {
        let args = ["compare", old, new, "--format", "json", "--quiet"];
        json(&run_inside(&args, home.path(), marked.as_bytes()))
    };
    let expected = compared("old.json", "old.json");
    for (old, new) in [("old.txt", "old"), ("-", "old.json"), ("old", "-")] {
        assert_eq!(compared(old, new), expected, "{old} {new}");
    }
}
