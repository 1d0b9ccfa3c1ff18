//! `examples/before-payroll.sh` does what its exit codes say.
//!
//! Where `jq` is not installed, a stand-in answers the question that the script has for it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Prints the total of the result.
const STAND_IN: &str = r#"#!/bin/sh
sed -n 's/^    "paid": \([0-9]*\),$/\1/p' "$2"
"#;

/// A `bonuspool` in front of the real one: somebody has other people in place while it exports.
const OTHERS_MEANWHILE: &str = r#"#!/bin/sh
case "$*" in
*--export*)
    cp employees.csv approved.csv
    cp others.csv employees.csv
    "$BONUSPOOL" "$@"
    code=$?
    cp approved.csv employees.csv
    exit $code ;;
*) exec "$BONUSPOOL" "$@" ;;
esac
"#;

/// A `bonuspool` in front of the real one: somebody corrects a rating once it has exported.
const OTHERS_AFTERWARDS: &str = r#"#!/bin/sh
"$BONUSPOOL" "$@" || exit $?
case "$*" in
*--export*) cp others.csv employees.csv ;;
esac
"#;

/// How the script is called.
const SCRIPT: &str =
    "./before-payroll.sh result.json policy.toml employees.csv 給与ソフト 3 payroll.csv";

/// A folder with an approved result.
struct Payday {
    home: TempDir,
}

impl Payday {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (from, to) in [
            ("policies/points.toml", "policy.toml"),
            ("examples/employees.csv", "employees.csv"),
            ("examples/before-payroll.sh", "before-payroll.sh"),
        ] {
            fs::copy(root.join(from), home.path().join(to)).expect("a copy");
        }
        let payday = Self { home };
        let calculated = payday.sh(
            "bonuspool calculate policy.toml employees.csv --format json -o result.json --quiet",
            false,
        );
        assert_eq!(calculated, (0, String::new(), String::new()));
        payday
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).expect("a text");
        assert!(text.contains(from), "{name}: {from}");
        fs::write(self.path(name), text.replacen(from, to, 1)).expect("a file");
    }

    /// Runs a line of the shell: exit code, standard output, standard error.
    fn sh(&self, line: &str, stand_in: bool) -> (i32, String, String) {
        let program = Path::new(env!("CARGO_BIN_EXE_bonuspool"));
        let mut path = self.path("front").into_os_string();
        path.push(":");
        path.push(program.parent().expect("a folder"));
        path.push(":");
        if stand_in {
            let folder = self.path("bin");
            self.script("bin/jq", STAND_IN);
            path.push(folder.as_os_str());
            path.push(":");
        }
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(self.home.path())
            .env("PATH", path)
            .env("BONUSPOOL", program)
            .env("LC_ALL", "C")
            .env_remove("BONUSPOOL_LANG")
            .output()
            .expect("a shell");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().unwrap_or(-1);
        (code, text(output.stdout), text(output.stderr))
    }

    /// Writes a script.
    fn script(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a script");
    }

    fn before_payroll(&self) -> (i32, String, String) {
        self.sh(SCRIPT, !has_jq())
    }

    /// Nothing was handed over, and nothing is left beside it.
    fn assert_nothing_handed_over(&self) {
        let entries = fs::read_dir(self.home.path()).expect("the folder");
        let names = entries.map(|it| it.expect("an entry").file_name());
        let left: Vec<_> = names
            .filter(|name| name.to_string_lossy().starts_with("payroll"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

fn has_jq() -> bool {
    Command::new("jq").arg("--version").output().is_ok()
}

#[test]
fn an_approved_result_that_holds_is_handed_over() {
    for stand_in in [true, !has_jq()] {
        let payday = Payday::new();
        let (code, told, wrong) = payday.sh(SCRIPT, stand_in);
        assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
        assert!(told.starts_with("result.json still holds: 40 people, 15,999,800 yen in all.\n"));
        assert!(told.ends_with("payroll.csv: 15999800 yen\n"), "{told}");
        let payroll = fs::read(payday.path("payroll.csv")).expect("the file for payroll");
        assert_eq!(payroll.iter().filter(|&&byte| byte == b'\n').count(), 35);
    }
}

#[test]
fn nothing_is_handed_over_once_a_yen_or_a_rating_has_changed() {
    let payday = Payday::new();
    payday.edit("result.json", "\"bonus\":942700", "\"bonus\":942701");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 1, "{told}{wrong}");
    assert_eq!(
        told,
        ".employees[0].bonus (employee E001): 942701 in the result, 942700 recomputed\n"
    );
    assert!(wrong.ends_with("stop: the result is not what the files give now\n"));
    payday.assert_nothing_handed_over();

    let payday = Payday::new();
    payday.edit(
        "employees.csv",
        "E002,鈴木 真理子,営業部,G5,課長,S",
        "E002,鈴木 真理子,営業部,G5,課長,A",
    );
    let (code, told, _) = payday.before_payroll();
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("the people file employees.csv is not the one that the result came from")
    );
    assert!(told.contains(".rating (employee E002): \"S\" in the result, \"A\" recomputed\n"));
    payday.assert_nothing_handed_over();
}

#[test]
fn a_missing_result_and_a_broken_promise_stop_it_too() {
    let payday = Payday::new();
    fs::remove_file(payday.path("result.json")).expect("the result");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 2, "{told}{wrong}");
    assert!(
        wrong.ends_with("stop: bonuspool could not verify\n"),
        "{wrong}"
    );
    payday.assert_nothing_handed_over();

    // A file that is there and no result is as good as none.
    let payday = Payday::new();
    fs::copy(payday.path("employees.csv"), payday.path("result.json")).expect("a copy");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!((code, told.as_str()), (2, ""), "{wrong}");
    assert!(
        wrong.starts_with("error[not-json]: the file is not JSON\n"),
        "{wrong}"
    );
    assert!(
        wrong.ends_with("stop: bonuspool could not verify\n"),
        "{wrong}"
    );
    payday.assert_nothing_handed_over();

    let payday = Payday::new();
    payday.edit("policy.toml", "G2   169  150  130", "G2   169  150  131");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 1, "{told}{wrong}");
    assert!(told.starts_with("failed  policy.toml: "), "{told}");
    payday.assert_nothing_handed_over();
}

#[test]
fn people_who_change_in_between_are_noticed() {
    let payday = Payday::new();
    fs::copy(payday.path("employees.csv"), payday.path("others.csv")).expect("a copy");
    payday.edit(
        "others.csv",
        "E002,鈴木 真理子,営業部,G5,課長,S",
        "E002,鈴木 真理子,営業部,G5,課長,A",
    );

    // Still there when the result is verified.
    payday.script("front/bonuspool", OTHERS_AFTERWARDS);
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 1, "{told}{wrong}");
    assert!(wrong.ends_with("stop: the result is not what the files give now\n"));
    payday.assert_nothing_handed_over();

    // Put back before anybody looks: only the file for payroll knows.
    let payday = Payday::new();
    let employees = fs::read_to_string(payday.path("employees.csv")).expect("people");
    let first: String = employees.split_inclusive('\n').take(20).collect();
    fs::write(payday.path("others.csv"), first).expect("a file");
    payday.script("front/bonuspool", OTHERS_MEANWHILE);
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 3, "{told}{wrong}");
    assert!(
        wrong.starts_with("stop: columns 3 of the export come to ")
            && wrong.ends_with(", approved are 15999800\n"),
        "{wrong}"
    );
    payday.assert_nothing_handed_over();
}

#[test]
fn the_columns_of_the_bonus_are_those_that_were_named() {
    let payday = Payday::new();
    let named = |columns: &str| {
        let line = format!(
            "./before-payroll.sh result.json policy.toml employees.csv 支給項目別 {columns} payroll.csv"
        );
        payday.sh(&line, !has_jq())
    };
    for (columns, sum) in [("2", "not a number"), ("9", "not a number")] {
        let (code, told, wrong) = named(columns);
        assert_eq!(code, 3, "{told}{wrong}");
        assert_eq!(
            wrong,
            format!("stop: columns {columns} of the export come to {sum}, approved are 15999800\n")
        );
        payday.assert_nothing_handed_over();
    }
    let (code, told, wrong) = named("3");
    assert_eq!(code, 3, "{told}{wrong}");
    let (code, told, wrong) = named("3,4,5");
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    // What is there already is left alone.
    let written = fs::read(payday.path("payroll.csv")).expect("the file for payroll");
    let (code, told, wrong) = named("3,4,5");
    assert_eq!((code, told.as_str()), (2, ""));
    assert_eq!(wrong, "stop: payroll.csv is there already\n");
    let left = fs::read(payday.path("payroll.csv")).expect("the file for payroll");
    assert_eq!(left, written);
}

#[test]
fn a_season_goes_through_with_the_options_of_its_result() {
    let payday = Payday::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["season.toml", "allotments.csv"] {
        fs::copy(root.join("examples").join(name), payday.path(name)).expect("a copy");
    }
    const OPTIONS: &str = "--overlay season.toml --allotments allotments.csv";
    let calculate = "bonuspool calculate policy.toml employees.csv --format json --force --quiet";
    let calculated = payday.sh(&format!("{calculate} -o result.json {OPTIONS}"), false);
    assert_eq!(calculated, (0, String::new(), String::new()));
    let (code, _, _) = payday.before_payroll();
    assert_eq!(code, 1, "without its options");
    payday.assert_nothing_handed_over();
    let (code, told, wrong) = payday.sh(&format!("{SCRIPT} {OPTIONS}"), !has_jq());
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(told.ends_with("payroll.csv: 17190000 yen\n"), "{told}");
}

#[test]
fn what_it_cannot_run_with_is_said() {
    let payday = Payday::new();
    let (code, _, err) = payday.sh("./before-payroll.sh result.json", !has_jq());
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "usage: before-payroll.sh RESULT POLICY EMPLOYEES EXPORT COLUMNS PAYROLL.csv [OPTION…]\n"
    );
}
