//! What people are paid appears in results, and nowhere else: a message names the cell that is at fault and no other.

mod advice;
mod result;

use std::path::Path;

use crate::support::{Ran, run_inside};
use crate::workbook::Workbook;

const POLICY: &str = r#"
[policy]
period = { from = 2026-04-01, to = 2026-09-30 }
payment_date = 2026-12-10

[pool]
method = "amount"
amount = 1_000_000

[split]
discretionary = "20%"

[[component]]
name = "評価賞与"
share = "50%"
method = "amount"
by = "評価"
table = { S = "2000000", A = 1000 }

[[component]]
name = "職能"
share = "50%"
method = "months"
value = 1
factors = ["出勤率"]

[eligibility]
exclude = [{ "雇用形態" = ["パート"], reason = "別の規程による" }]
"#;

const HEADER: &str = "社員番号,氏名,評価,基本給,出勤率,雇用形態,前回支給額,退職日";

/// Four people; every salary and previous bonus is a number that occurs nowhere else.
const ROWS: [[&str; 8]; 4] = [
    ["E1", "佐藤", "S", "314159", "97%", "正社員", "271828", ""],
    ["E2", "鈴木", "A", "358979", "98%", "正社員", "281846", ""],
    ["E3", "高橋", "A", "323846", "99%", "正社員", "459045", ""],
    ["E4", "田中", "A", "264338", "100%", "パート", "235360", ""],
];
const SALARY: usize = 3;
const PREVIOUS: usize = 6;

fn people(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| row.join(",") + "\n");
    format!("{HEADER}\n{}", lines.collect::<String>())
}

fn rows() -> Vec<Vec<String>> {
    ROWS.iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

/// The secrets that a run has told on standard error, but for those of `at_fault`.
fn leaked<'a>(ran: &Ran, at_fault: &str) -> Vec<&'a str> {
    let secrets = ROWS.iter().flat_map(|row| [row[SALARY], row[PREVIOUS]]);
    let grouped = |secret: &str| format!("{},{}", &secret[..3], &secret[3..]);
    secrets
        .filter(|secret| !at_fault.contains(secret))
        .filter(|secret| ran.stderr.contains(secret) || ran.stderr.contains(&grouped(secret)))
        .collect()
}

/// Every command that reads people: from standard input, or from the file of a worked example.
const COMMANDS: [&[&str]; 11] = [
    &["calculate", "policy.toml", "-", "--format", "json"],
    &["calculate", "policy.toml", "-", "--lang", "ja"],
    &["check", "policy.toml", "-"],
    &[
        "explain",
        "policy.toml",
        "-",
        "--employee",
        "E2",
        "--lang",
        "ja",
    ],
    &[
        "calculate",
        "policy.toml",
        "-",
        "--format",
        "csv",
        "--encoding",
        "utf-8-bom",
    ],
    &[
        "scenarios",
        "policy.toml",
        "-",
        "--vary",
        "pool.amount=900000,1000000",
    ],
    &[
        "solve",
        "policy.toml",
        "-",
        "--find",
        "pool.amount",
        "--until",
        "paid=720000",
    ],
    &["compare", "previous", "policy.toml", "-"],
    &["compare", "result.json", "policy.toml", "-", "--lang", "ja"],
    &["verify", "result.json", "policy.toml", "-"],
    &["test", "tested.toml"],
];

/// Runs every command on the people, whose faults lie in the cell `at_fault`.
fn keeps_secrets(home: &Path, people: &[u8], at_fault: &str, exit: Option<i32>) {
    std::fs::write(home.join("people.csv"), people).unwrap();
    for args in COMMANDS {
        let ran = run_inside(args, home, people);
        let told = leaked(&ran, at_fault);
        assert!(told.is_empty(), "{args:?} tells {told:?}:\n{}", ran.stderr);
        if let Some(exit) = exit {
            assert_eq!(ran.code, exit, "{args:?}\n{}", ran.stderr);
        }
        // What differs is a result.
        if ran.code != 0 && !["verify", "test"].contains(&args[0]) {
            assert_eq!(ran.stdout, "", "{args:?}");
        }
    }
}

/// A worked example that expects such a pool.
fn tested(pool: u32) -> String {
    format!("\n[[test]]\nname = \"例\"\nemployees = \"people.csv\"\nexpect = {{ pool = {pool} }}\n")
}

/// A folder with the policy, the same one with a worked example, and the result for these people.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(home.path().join(name), text).unwrap();
    write("policy.toml", POLICY);
    let tested =
        "\n[[test]]\nname = \"例\"\nemployees = \"people.csv\"\nexpect = { pool = 1_000_000 }\n";
    write("tested.toml", &format!("{POLICY}{tested}"));
    let args = ["calculate", "policy.toml", "-", "--format", "json"];
    let ran = run_inside(&args, home.path(), people(&rows()).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    write("result.json", &ran.stdout);
    home
}

#[test]
fn a_run_that_succeeds_tells_no_salary_on_the_side() {
    keeps_secrets(home().path(), people(&rows()).as_bytes(), "", Some(0));
}

#[test]
fn a_wrong_cell_is_the_only_one_that_is_shown() {
    let home = home();
    let wrong = [
        "",
        "x",
        "3e5",
        "1_000",
        "1,23",
        "(9)",
        "#N/A",
        "-5",
        "\u{7}",
        "\u{202e}",
        "\"",
        "a\"b",
        "\"a\"b",
        "合計",
        "999999999999999999999999999999",
        "令和8年13月1日",
        "2027-01-01",
        "E1",
        "=1+1",
        "Z",
        "101%",
    ];
    for row in 0..ROWS.len() {
        for column in 0..ROWS[0].len() {
            for text in wrong {
                let mut rows = rows();
                rows[row][column] = text.to_owned();
                keeps_secrets(home.path(), people(&rows).as_bytes(), text, None);
                // The wrong text behind the salary itself: that cell alone may be shown.
                if [SALARY, PREVIOUS].contains(&column) && !text.contains('"') {
                    let cell = format!("{}{text}", ROWS[row][column]);
                    rows[row][column].clone_from(&cell);
                    keeps_secrets(home.path(), people(&rows).as_bytes(), &cell, None);
                }
            }
        }
    }
}

#[test]
fn a_wrong_row_or_file_shows_no_cell() {
    let home = home();
    let text = people(&rows());
    for line in 1..=ROWS.len() {
        let lines = |change: &dyn Fn(&str) -> String| -> String {
            let changed = text.lines().enumerate().map(|(at, row)| {
                if at == line {
                    change(row)
                } else {
                    row.to_owned()
                }
            });
            changed.map(|row| row + "\n").collect()
        };
        let cut = |row: &str, cells: usize| {
            let cells: Vec<&str> = row.split(',').take(cells).collect();
            cells.join(",")
        };
        for wrong in [
            lines(&|row| cut(row, 5)),
            lines(&|row| format!("{row},,9")),
            lines(&|row| row.replace(',', ";")),
            lines(&|row| format!("\"{row}")),
            lines(&|row| format!("合計,{}", cut(row, 7))),
            lines(&|row| format!("{row}\n{row}")),
            lines(&|row| format!("\n,,,,,,,\n{row}")),
            lines(&|row| format!("{row}\0")),
        ] {
            keeps_secrets(home.path(), wrong.as_bytes(), "", None);
        }
    }
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (euc, _, _) = encoding_rs::EUC_JP.encode(&text);
    for wrong in [
        utf16.as_slice(),
        &euc,
        text.replace(',', "\t").as_bytes(),
        text.replace("社員番号", "番号").as_bytes(),
        text.replace("評価", "査定").as_bytes(),
        text.replace("氏名", "基本給").as_bytes(),
        format!("一覧\n{text}").as_bytes(),
        &[text.as_bytes(), b"\xFF\xFF\n"].concat(),
        HEADER.as_bytes(),
        // No headers: the first line is what somebody is paid.
        text.split_once('\n').expect("lines").1.as_bytes(),
        text.replace(HEADER, "1001,山田,S,314159,1,正社員,271828,")
            .as_bytes(),
        text.replace(HEADER, "番号,山田,S,¥358979,１,正社員,27万,")
            .as_bytes(),
    ] {
        keeps_secrets(home.path(), wrong, "", Some(1));
    }
    // Control totals that do not add up tell sums of the file, never a row; a worked example has none, and another pool.
    let totals = "\n[expect]\nemployees = 5\nbase_salary_total = 1\n";
    for (name, expected) in [("policy.toml", totals), ("tested.toml", &tested(1))] {
        std::fs::write(home.path().join(name), format!("{POLICY}{expected}")).unwrap();
    }
    keeps_secrets(home.path(), text.as_bytes(), "", Some(1));
}

#[test]
fn a_workbook_keeps_its_salaries_too() {
    let home = home();
    let header: Vec<&str> = HEADER.split(',').collect();
    for (column, wrong) in [(3, "x"), (4, "101%"), (2, "Z"), (0, ""), (7, "2026")] {
        let mut rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
        rows[1][column] = wrong;
        let mut all = vec![header.as_slice()];
        all.extend(rows.iter().map(Vec::as_slice));
        let bytes = Workbook::of_texts(&all).bytes();
        keeps_secrets(home.path(), &bytes, wrong, Some(1));
        keeps_secrets(home.path(), &bytes[..bytes.len() - 50], wrong, Some(1));
    }
}

#[test]
fn allotments_are_kept_as_well() {
    let home = home();
    let text = people(&rows());
    let path = home.path().join("allotments.csv");
    for (allotments, at_fault) in [
        ("社員番号,金額,理由\nE1,161803,\nE2,398874,x\n", ""),
        ("社員番号,金額,理由\nE9,161803,x\nE2,398874,x\n", ""),
        ("社員番号,金額,理由\nE4,161803,x\nE2,398874,x\n", ""),
        ("社員番号,金額,理由\nE1,161803x,x\nE2,398874,x\n", "161803"),
        ("社員番号,金額,理由\nE1,161803\nE2,398874,x\n", ""),
    ] {
        std::fs::write(&path, allotments).unwrap();
        let args = [
            "calculate",
            "policy.toml",
            "-",
            "--allotments",
            "allotments.csv",
        ];
        let ran = run_inside(&args, home.path(), text.as_bytes());
        assert_eq!(ran.code, 1, "{allotments}\n{}", ran.stderr);
        for secret in ["161803", "161,803", "398874", "398,874"] {
            let is_shown =
                ran.stderr.contains(secret) && !at_fault.contains(&secret.replace(',', ""));
            assert!(!is_shown, "{allotments} tells {secret}:\n{}", ran.stderr);
        }
        assert_eq!(leaked(&ran, ""), [""; 0]);
    }
}

#[test]
fn goals_are_kept_as_well() {
    let home = home();
    let policy = format!("{POLICY}\n[[factor]]\nname = \"達成\"\nfrom = \"goal_achievement\"\n")
        .replace("factors = [\"出勤率\"]", "factors = [\"出勤率\", \"達成\"]");
    std::fs::write(home.path().join("policy.toml"), policy).unwrap();
    let people = people(&rows());
    let header = "社員番号,目標,制度,ウェイト,目標値,実績,評点";
    let sound = [
        "E1,秘密の計画,KPI,10,161803,398874,",
        "E2,秘密の計画,KPI,10,161803,398874,",
    ];
    for (wrong, at_fault) in [
        ("E3,a,KPI,10,577215,,", ""),
        ("E3,a,KPI,10,577215x,398874,", "577215"),
        ("E3,a,KPI,10,577215", ""),
        ("E3,a,KGI,10,577215,398874,", ""),
        ("E3,a,KPI,-7,577215,398874,", ""),
        (
            "E3,a,KPI,10%,577215,398874,\nE3,b,KPI,10,577215,398874,",
            "",
        ),
        ("E3,a,KPI,10,577215,398874,\nE3,a,KPI,10,577215,398874,", ""),
        ("E3,a,KPI,10,0,577215,", ""),
        ("E3,a,定性,10,,,9", ""),
        ("E3,a,KPI,0,577215,398874,", ""),
        ("E9,a,KPI,10,577215,398874,", ""),
        ("\"E3,a,KPI,10,577215,398874,", ""),
        ("合計,,,,577215,398874,", ""),
    ] {
        let goals = format!("{header}\n{}\n{wrong}\n{}\n", sound[0], sound[1]);
        std::fs::write(home.path().join("goals.csv"), &goals).unwrap();
        let calculated = ["calculate", "policy.toml", "-", "--goals", "goals.csv"];
        let judged = ["goals", "policy.toml", "goals.csv"];
        for args in [calculated.as_slice(), &judged] {
            let ran = run_inside(args, home.path(), people.as_bytes());
            if args.len() == calculated.len() {
                assert_eq!(ran.code, 1, "{wrong}\n{}", ran.stderr);
            }
            for secret in [
                "161803", "161,803", "398874", "398,874", "577215", "577,215", "秘密",
            ] {
                let is_shown =
                    ran.stderr.contains(secret) && !at_fault.contains(&secret.replace(',', ""));
                assert!(
                    !is_shown,
                    "{args:?} {wrong} tells {secret}:\n{}",
                    ran.stderr
                );
            }
            assert_eq!(leaked(&ran, ""), [""; 0]);
        }
    }
}
