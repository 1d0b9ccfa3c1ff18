//! The goal achievement as a column: wherever it comes from, the bonus is the same.

use std::path::Path;

use encoding_rs::SHIFT_JIS;
use serde_json::Value;

use crate::support::{Ran, run_inside};
use crate::workbook::Workbook;

/// Every way in which a rule can ask for the achievement.
const POLICY: &str = r#"
[policy]
base_pay = "base_salary"

[goals]
okr = "linked"

# A file shows of the goals what a column cannot.
[advice]
allow = "only-numeric-goals"

[pool]
method = "amount"
amount = 1_234_567

[split]
discretionary = "10%"

[[component]]
name = "直接"
share = "20%"
method = "points"
from = "目標達成度"

[[component]]
name = "段階"
share = "20%"
method = "amount"
from = "goal_achievement"
bands = [{ value = 1000 }, { at_least = "80%", value = 2000 }, { at_least = 1, value = 3000 }]
only = { "区分" = ["一般"] }

[[component]]
name = "直線"
share = "20%"
method = "points"
from = "Goal_Achievement"
linear = [{ at = 0, value = 10 }, { at = 1.5, value = 100 }]

[[component]]
name = "係数"
share = "20%"
method = "months"
value = 1
factors = ["目標達成度", "表"]

[[component]]
name = "年功"
share = "20%"
method = "points"
value = 1
per = "goal_achievement"

[[factor]]
name = "表"
from = "goal_achievement"
table = { "*" = 1, "0.9" = 2, "" = 7 }

[eligibility]
exclude = [{ "目標達成度" = ["0"], reason = "目標がすべて未達" }, { "区分" = ["嘱託"] }]
"#;

/// The achievement is 0.9 (90 ÷ 100), 1.4286 (1 ÷ 70%), 1.3333 (4 ÷ 3), 0 (−5 ÷ 10), and none.
const PEOPLE: [([&str; 3], &str); 5] = [
    (["1", "300000", "一般"], "0.9"),
    (["2", "250000", "一般"], "1.4286"),
    (["3", "400000", "管理"], "1.3333"),
    (["4", "200000", "一般"], "0"),
    (["5", "200000", "嘱託"], ""),
];

const GOALS: &str = "\
社員番号,目標,制度,ウェイト,目標値,実績,方向,統制可能,上位目標,評点
1,売上高,KPI,1,100,90,,,,
2,認知度,OKR,1,10,12,,,ブランド,
3,育成,定性,1,,,,,,4
4,利益,MBO,1,10,-5,,,,
5,相場,KPI,1,10,12,,いいえ,,
";

fn people(with_achievement: bool) -> String {
    let mut text = String::from("社員番号,基本給,区分");
    text.push_str(if with_achievement {
        ",目標達成度\n"
    } else {
        "\n"
    });
    for (cells, achievement) in PEOPLE {
        text.push_str(&cells.join(","));
        if with_achievement {
            text.push_str(&format!(",{achievement}"));
        }
        text.push('\n');
    }
    text
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        std::fs::write(home.path().join(name), text).expect("a temporary file");
    };
    write("policy.toml", POLICY);
    write("with.csv", &people(true));
    write("without.csv", &people(false));
    write("goals.csv", GOALS);
    home
}

fn result(args: &[&str], home: &Path, stdin: &[u8]) -> Value {
    let mut all = vec!["calculate", "policy.toml"];
    all.extend(args);
    all.extend(["--format", "json"]);
    let ran = run_inside(&all, home, stdin);
    assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

/// Everything but the files that went in.
fn outcome(mut result: Value) -> Value {
    result["inputs"] = Value::Null;
    result
}

#[test]
fn goals_are_as_good_as_a_column() {
    let home = home();
    let home = home.path();
    let by_column = result(&["with.csv"], home, b"");
    let by_goals = result(&["without.csv", "--goals", "goals.csv"], home, b"");
    let roles = |result: &Value| -> Vec<String> {
        let inputs = result["inputs"].as_array().expect("inputs");
        let roles = inputs.iter().map(|input| input["role"].to_string());
        roles.collect()
    };
    assert_eq!(
        roles(&by_goals),
        ["\"policy\"", "\"employees\"", "\"goals\""]
    );
    let expected = outcome(by_column);
    assert_eq!(outcome(by_goals), expected);
    assert_eq!(expected["totals"]["eligible"], 3);
    assert_eq!(
        expected["employees"][3]["ineligible_reason"],
        "目標がすべて未達"
    );
}

#[test]
fn goals_come_from_standard_input_workbooks_and_shift_jis() {
    let home = home();
    let home = home.path();
    let expected = outcome(result(&["with.csv"], home, b""));
    let rows: Vec<Vec<&str>> = GOALS.lines().map(|row| row.split(',').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let workbook = Workbook::of_texts(&rows).bytes();
    std::fs::write(home.join("goals.xlsx"), &workbook).expect("a workbook");
    let shift_jis = SHIFT_JIS.encode(GOALS).0;
    std::fs::write(home.join("windows.csv"), &shift_jis).expect("a file");
    for (goals, stdin) in [
        ("-", GOALS.as_bytes()),
        ("-", &shift_jis),
        ("-", &workbook),
        ("goals.xlsx", b""),
        ("windows.csv", b""),
    ] {
        let args = ["without.csv", "--goals", goals];
        assert_eq!(outcome(result(&args, home, stdin)), expected, "{goals}");
        let judged = run_inside(&["goals", "policy.toml", goals], home, stdin);
        assert_eq!(judged.code, 0, "{goals}\n{}", judged.stderr);
    }
}

#[test]
fn every_step_of_everybody_is_explained() {
    let home = home();
    let explained = |id: &str, lang: &str| -> Ran {
        let args = [
            "explain",
            "policy.toml",
            "without.csv",
            "--goals",
            "goals.csv",
            "--employee",
            id,
            "--lang",
            lang,
        ];
        run_inside(&args, home.path(), b"")
    };
    for (id, line) in [
        ("1", "goals.csv:2"),
        ("2", "goals.csv:3"),
        ("3", "goals.csv:4"),
    ] {
        for lang in ["ja", "en"] {
            let ran = explained(id, lang);
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            assert!(ran.stdout.contains(line), "{}", ran.stdout);
        }
    }
    assert!(!explained("4", "en").stdout.contains("goals.csv"));
}

#[test]
fn a_faulty_policy_does_not_hide_faulty_goals() {
    let home = home();
    let policy = POLICY.replace("\"linked\"", "\"link\"");
    std::fs::write(home.path().join("policy.toml"), policy).expect("a policy");
    let goals = GOALS.replace("1,売上高,KPI", "1,売上高,KGI");
    std::fs::write(home.path().join("goals.csv"), goals).expect("goals");
    for args in [
        ["goals", "policy.toml", "goals.csv"].as_slice(),
        &[
            "check",
            "policy.toml",
            "without.csv",
            "--goals",
            "goals.csv",
        ],
    ] {
        let ran = run_inside(args, home.path(), b"");
        assert_eq!(ran.code, 1, "{args:?}");
        for code in ["unknown-word", "unknown-goal-word"] {
            let told = ran.stderr.contains(&format!("error[{code}]"));
            assert!(told, "{args:?} {code}\n{}", ran.stderr);
        }
    }
}
