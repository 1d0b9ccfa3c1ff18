//! Everything that is shipped runs: policies, examples, templates.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{Ran, run_inside};

const TEMPLATES: [&str; 5] = ["points", "amounts", "months", "fixed-variable", "unlinked"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn policies() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("policies"))
        .expect("policies")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            format!(
                "policies/{}",
                path.file_name().expect("a name").to_string_lossy()
            )
        })
        .collect();
    names.sort();
    assert!(names.len() >= 10, "one policy a system: {names:?}");
    names
}

/// What a policy needs beside the employees.
pub fn beside(policy: &str) -> &'static [&'static str] {
    match policy {
        "policies/goals.toml" => &["--goals", "examples/goals.csv"],
        _ => &[],
    }
}

/// The people that a policy is for: those that it rates have scores, not ratings.
pub fn employees(policy: &str) -> &'static str {
    if policy.starts_with("policies/evaluation-") {
        "examples/evaluations.csv"
    } else {
        "examples/employees.csv"
    }
}

fn clean(args: &[&str], dir: &Path) -> Ran {
    let ran = run_inside(args, dir, b"");
    assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
    ran
}

fn json(args: &[&str], dir: &Path) -> Value {
    let mut args = args.to_vec();
    args.extend(["--format", "json"]);
    serde_json::from_str(&clean(&args, dir).stdout).expect("JSON")
}

/// The names of the exports of a policy.
fn exports(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a policy");
    let exports = text.split("[[export]]\nname = \"").skip(1);
    exports
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// Runs every export of a policy, and holds it against the number of people who are paid.
fn run_exports(policy: &str, employees: &str, dir: &Path) -> usize {
    let beside = beside(policy);
    let result = json(&[&["calculate", policy, employees], beside].concat(), dir);
    let totals = &result["totals"];
    let names = exports(&dir.join(policy));
    for name in &names {
        let home = tempfile::tempdir().expect("a temporary folder");
        let file = home.path().join("payroll.csv");
        let output = file.to_str().expect("a path");
        let args = [
            "calculate",
            policy,
            employees,
            "--export",
            name,
            "-o",
            output,
        ];
        let ran = clean(&[&args, beside].concat(), dir);
        let written: Vec<PathBuf> = fs::read_dir(home.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        let [only] = written.as_slice() else {
            panic!("{policy} {name}: {written:?}");
        };
        let bytes = fs::read(only).expect("a file");
        let rows = bytes.windows(2).filter(|two| two == b"\r\n").count() as u64;
        let people = ["eligible", "employees"].map(|it| totals[it].as_u64());
        assert!(
            people.contains(&(rows.checked_sub(1))),
            "{policy} {name}: {rows} rows"
        );
        assert!(
            !ran.stderr.contains("warning"),
            "{policy} {name}: {}",
            ran.stderr
        );
    }
    names.len()
}

#[test]
fn every_export_of_every_policy_is_written() {
    let count = |policy: &String| run_exports(policy, employees(policy), root());
    let counts: usize = policies().iter().map(count).sum();
    assert!(counts >= 7, "{counts}");
}

/// A result that a company could pay from: sums hold, and people get between a tenth of a month and six months.
fn plausible(name: &str, result: &Value) {
    let number = |of: &Value| of.as_i64().unwrap_or_else(|| panic!("{name}: {of}"));
    let totals = &result["totals"];
    let pool = number(&result["pool"]["total"]) + number(&totals["overrun"]);
    assert_eq!(
        pool,
        number(&totals["from_pool"]) + number(&totals["left_over"]),
        "{name}"
    );
    assert!(number(&totals["eligible"]) > 0, "{name}: nobody is paid");
    assert_eq!(
        number(&totals["overrun"]),
        0,
        "{name} pays more than there is"
    );
    let months = totals["average_months"]
        .as_f64()
        .unwrap_or_else(|| panic!("{name}: no base pay"));
    assert!(
        (0.1..6.0).contains(&months),
        "{name}: {months} months on average"
    );
}

#[test]
fn every_policy_pays_the_example_employees() {
    for policy in policies() {
        let with = |command| {
            let args = [command, policy.as_str(), employees(&policy)];
            [&args, beside(&policy)].concat()
        };
        plausible(&policy, &json(&with("calculate"), root()));
        // No advice either: what is shipped is what is advised.
        clean(&["check", &policy, "--strict"], root());
        let strict = [with("check"), vec!["--strict"]].concat();
        clean(&strict, root());
    }
}

#[test]
fn every_policy_is_explained_in_both_languages() {
    for policy in policies() {
        for lang in ["ja", "en"] {
            let rules = clean(&["explain", &policy, "--lang", lang], root()).stdout;
            assert!(rules.lines().count() > 20, "{policy}: {rules}");
            let args = [
                "explain",
                &policy,
                employees(&policy),
                "--employee",
                "E014",
                "--lang",
                lang,
            ];
            let person = clean(&[&args, beside(&policy)].concat(), root()).stdout;
            assert!(person.contains("E014"), "{policy}: {person}");
        }
    }
}

/// The bonus that an explanation ends with is the bonus of the result, for everybody in every policy.
#[test]
fn every_explanation_ends_with_the_bonus_of_the_result() {
    for policy in policies() {
        let args = ["calculate", policy.as_str(), employees(&policy)];
        let result = json(&[&args, beside(&policy)].concat(), root());
        for person in result["employees"].as_array().expect("employees") {
            let id = person["employee_id"].as_str().expect("an id");
            let args = [
                "explain",
                &policy,
                employees(&policy),
                "--employee",
                id,
                "--lang",
                "en",
            ];
            let text = clean(&[&args, beside(&policy)].concat(), root()).stdout;
            if person["eligible"] == Value::Bool(true) {
                let bonus = grouped(person["bonus"].as_u64().expect("a bonus"));
                assert!(
                    text.contains(&format!("{bonus} yen")),
                    "{policy} {id}: {bonus}\n{text}"
                );
            } else {
                assert!(
                    !text.contains(" = "),
                    "{policy} {id} is not paid, so there is nothing to compute:\n{text}"
                );
            }
        }
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[test]
fn the_season_and_the_allotments_lie_over_the_points_policy() {
    let args = [
        "calculate",
        "policies/points.toml",
        "examples/employees.csv",
        "--overlay",
        "examples/season.toml",
        "--allotments",
        "examples/allotments.csv",
    ];
    let result = json(&args, root());
    plausible("season", &result);
    assert_eq!(result["policy"]["name"], "2026年冬季賞与");
    assert_eq!(result["totals"]["allotted"], 390_000);
}

/// The goals of the examples are of every system, everybody's count, and what is left out says why.
#[test]
fn the_example_goals_are_judged() {
    let args = ["goals", "policies/goals.toml", "examples/goals.csv"];
    let result = json(&args, root());
    let people = result["employees"].as_array().expect("employees");
    assert!(people.len() > 20, "{}", people.len());
    assert!(people.iter().all(|it| it["goal_achievement"].is_number()));
    let goals = || {
        people
            .iter()
            .flat_map(|it| it["goals"].as_array().expect("goals"))
    };
    for system in ["kpi", "mbo", "okr", "qualitative"] {
        assert!(goals().any(|goal| goal["system"] == system), "no {system}");
    }
    for goal in goals() {
        assert_eq!(
            goal["counted"] == Value::Bool(false),
            goal["reason"].is_string()
        );
    }
}

#[test]
fn a_file_that_is_cut_off_stops_the_run() {
    let whole = fs::read_to_string(root().join("examples/employees.csv")).expect("the example");
    let half: String = whole
        .lines()
        .take(20)
        .map(|line| format!("{line}\n"))
        .collect();
    let args = [
        "calculate",
        "policies/points.toml",
        "-",
        "--overlay",
        "examples/season.toml",
    ];
    let ran = run_inside(&args, root(), half.as_bytes());
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.is_empty());
    assert!(ran.stderr.contains("control-total"), "{}", ran.stderr);
}

#[test]
fn every_template_runs_as_it_is() {
    for lang in ["ja", "en"] {
        for template in TEMPLATES {
            let home = tempfile::tempdir().expect("a temporary folder");
            clean(
                &["init", "new", "--template", template, "--lang", lang],
                home.path(),
            );
            let dir = home.path().join("new");
            let alone = ["calculate", "policy.toml", "employees.csv"];
            plausible(template, &json(&alone, &dir));
            let mut season = alone.to_vec();
            season.extend(["--overlay", "season.toml"]);
            plausible(template, &json(&season, &dir));
            clean(&["check", "policy.toml", "employees.csv", "--strict"], &dir);
            assert_eq!(run_exports("policy.toml", "employees.csv", &dir), 1);
            let again = run_inside(&["init", "new", "--template", template], home.path(), b"");
            assert_eq!(again.code, 2, "init must not write over a policy");
        }
    }
}

/// The worked examples inside policies come out; several systems have one.
#[test]
fn every_worked_example_of_every_policy_comes_out() {
    let policies = policies();
    for lang in ["ja", "en"] {
        let mut args = vec!["test", "--lang", lang];
        args.extend(policies.iter().map(String::as_str));
        let ran = clean(&args, root());
        let passed = ran.stdout.lines().filter(|line| line.contains(".toml: "));
        assert!(passed.count() >= 7, "{}", ran.stdout);
    }
    for lang in ["ja", "en"] {
        let policy = format!("templates/{lang}/points.toml");
        let season = format!("templates/{lang}/season.toml");
        clean(&["test", &policy], root());
        clean(&["test", &policy, "--overlay", &season], root());
    }
}
