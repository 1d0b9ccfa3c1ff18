//! The command line from its arguments to its exit code, inside one process.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;

use super::*;

struct Ran {
    code: u8,
    stdout: String,
    stderr: String,
}

fn run_with(args: &[&str], home: &Path, stdin: &str) -> Ran {
    let mut stdin = stdin.as_bytes();
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = {
        let mut environment =
            Environment::captured(home.to_owned(), &mut stdin, &mut stdout, &mut stderr);
        run(named(args), &mut environment)
    };
    Ran {
        code,
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

fn named(args: &[&str]) -> Vec<OsString> {
    ["bonuspool"]
        .iter()
        .chain(args)
        .map(OsString::from)
        .collect()
}

const POLICY: &str = "\
[policy]
purpose = \"to share\"

[pool]
method = \"amount\"
amount = 100_000

[split]
discretionary = \"20%\"

[[component]]
name = \"賞与\"
method = \"months\"
value = 0.25
";
const PEOPLE: &str = "社員番号,氏名,部署,基本給\nA1,佐藤,営業部,300000\nA2,=鈴木,製造部,100000\n";

fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("p.toml"), POLICY).unwrap();
    fs::write(home.path().join("e.csv"), PEOPLE).unwrap();
    home
}

#[test]
fn the_first_line_says_what_is_not_allotted() {
    let home = home();
    let ran = run_with(&["calc", "p.toml", "e.csv"], home.path(), "");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout
            .starts_with("Unallotted allowance: 20,000 yen (of 20,000 yen)\n")
    );
    let ja = run_with(&["calc", "p.toml", "e.csv", "--lang=ja"], home.path(), "");
    assert!(
        ja.stdout
            .starts_with("調整枠の未配分額: 20,000円（調整枠 20,000円）\n")
    );
}

#[test]
fn people_can_come_from_standard_input_and_the_rest_lies_in_the_directory() {
    let home = home();
    let args = ["calc", "p.toml", "-", "--format", "csv", "--quiet"];
    let ran = run_with(&args, home.path(), PEOPLE);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "\
employee_id,name,department,grade,position,rating,base_salary,eligible,賞与,allotted,bonus,bonus_months,note
A1,佐藤,営業部,,,,300000,true,60000,0,60000,0.2,
A2,'=鈴木,製造部,,,,100000,true,20000,0,20000,0.2,
"
    );
}

#[test]
fn settings_lie_over_the_policy() {
    let home = home();
    let args = ["calc", "p.toml", "e.csv", "--set", "pool.amount=1000"];
    let ran = run_with(&args, home.path(), "");
    assert!(ran.stdout.starts_with("Unallotted allowance: 200 yen"));
}

#[test]
fn the_ending_of_the_output_names_the_format() {
    let home = home();
    let path = |name: &str| home.path().join(name);
    for (name, start) in [
        ("r.json", "{\n  \"schema\": \"bonuspool.result/1\""),
        ("r.csv", "\u{feff}社員番号,"),
        ("r.md", "調整枠の未配分額"),
        ("r.txt", "調整枠の未配分額"),
    ] {
        let args = ["calc", "p.toml", "e.csv", "-o", name, "--lang", "ja"];
        let ran = run_with(&args, home.path(), "");
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (0, ""),
            "{name} {}",
            ran.stderr
        );
        assert!(ran.stderr.starts_with("調整枠の未配分額"));
        assert!(fs::read_to_string(path(name)).unwrap().starts_with(start));
    }
}

#[test]
fn on_any_error_no_output_has_changed() {
    let home = home();
    let out = home.path().join("r.csv");
    fs::write(&out, "old").unwrap();
    fs::write(home.path().join("bad.csv"), "社員番号,基本給\nA1,3e5\n").unwrap();
    for (args, code) in [
        (vec!["calc", "p.toml", "e.csv", "-o", "r.csv"], 2),
        (
            vec!["calc", "p.toml", "bad.csv", "-o", "r.csv", "--force"],
            1,
        ),
        (
            vec!["calc", "p.toml", "none.csv", "-o", "r.csv", "--force"],
            2,
        ),
        (vec!["calc", "p.toml", "e.csv", "-o", "r.xlsx"], 2),
        (
            vec!["calc", "p.toml", "e.csv", "-o", "p.toml", "--force"],
            2,
        ),
    ] {
        let ran = run_with(&args, home.path(), "");
        assert_eq!(ran.code, code, "{args:?} {}", ran.stderr);
        assert!(!ran.stderr.is_empty());
        assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    }
    let ran = run_with(
        &["calc", "p.toml", "e.csv", "-o", "r.csv", "--force"],
        home.path(),
        "",
    );
    assert_eq!(ran.code, 0);
    assert_ne!(fs::read_to_string(&out).unwrap(), "old");
}

#[test]
fn a_bad_cell_is_named_by_file_line_and_header() {
    let home = home();
    let ran = run_with(
        &["check", "p.toml", "-", "--lang", "ja"],
        home.path(),
        "社員番号,基本給\nA1,3e5\n",
    );
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("標準入力:2:基本給"), "{}", ran.stderr);
}

#[test]
fn check_says_that_all_is_well() {
    let home = home();
    let ran = run_with(&["check", "p.toml", "--lang", "ja"], home.path(), "");
    assert_eq!(ran.stdout, "規程に問題はありません。\n");
    let ran = run_with(
        &["check", "p.toml", "e.csv", "--lang", "ja"],
        home.path(),
        "",
    );
    assert_eq!(
        ran.stdout,
        "規程と社員データに問題はありません。社員 2名（支給対象 2名）を最後まで計算できました。\n"
    );
}

#[test]
fn init_writes_everything_or_nothing() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("x")).unwrap();
    fs::write(home.path().join("x/season.toml"), "mine").unwrap();
    let ran = run_with(&["init", "x"], home.path(), "");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(fs::read_dir(home.path().join("x")).unwrap().count(), 1);
    let ran = run_with(&["init", "x", "--force"], home.path(), "");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(fs::read_dir(home.path().join("x")).unwrap().count(), 3);
}

#[test]
fn every_template_calculates_in_both_languages() {
    let home = tempfile::tempdir().unwrap();
    for lang in ["ja", "en"] {
        for template in ["points", "amounts", "months", "fixed-variable", "unlinked"] {
            let folder = format!("{lang}-{template}");
            let init = ["init", &folder, "--template", template, "--lang", lang];
            assert_eq!(run_with(&init, home.path(), "").code, 0, "{folder}");
            let file = |name: &str| format!("{folder}/{name}");
            let (policy, season) = (file("policy.toml"), file("season.toml"));
            let people = file("employees.csv");
            let args = ["calc", &policy, &people, "--overlay", &season];
            let ran = run_with(&args, home.path(), "");
            assert_eq!(ran.code, 0, "{folder}\n{}", ran.stderr);
        }
    }
}

#[test]
fn wrong_usage_is_explained_in_the_language_asked_for() {
    let home = home();
    for (args, expected) in [
        (
            vec!["calc", "p.toml", "--lang", "ja"],
            "エラー: <EMPLOYEES> がありません\n  = 対処: 使い方は bonuspool --help で見られます\n",
        ),
        (
            vec!["calc", "p.toml", "e.csv", "--formt=csv"],
            "error: unknown argument: --formt\n  = help: perhaps --format was meant\n",
        ),
        (
            vec!["calc", "-", "-"],
            "error: only one of the files can be standard input (-)\n",
        ),
    ] {
        let ran = run_with(&args, home.path(), "");
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert_eq!(ran.stderr, expected);
    }
}

#[test]
fn a_closed_pipe_ends_quietly_and_a_full_disk_does_not() {
    struct Broken(io::ErrorKind);
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let home = home();
    for (kind, code, silent) in [
        (io::ErrorKind::BrokenPipe, 0, true),
        (io::ErrorKind::StorageFull, 2, false),
    ] {
        let (mut stdout, mut stderr) = (Broken(kind), Vec::new());
        let mut stdin = io::empty();
        let directory = home.path().to_owned();
        let mut environment =
            Environment::captured(directory, &mut stdin, &mut stdout, &mut stderr);
        let ended = run(named(&["calc", "p.toml", "e.csv"]), &mut environment);
        assert_eq!(ended, code);
        assert_eq!(stderr.is_empty(), silent);
    }
}
