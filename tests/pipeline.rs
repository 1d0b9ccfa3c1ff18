//! `examples/before-payroll.sh` does what its exit codes say.
//!
//! Where `jq` is not installed, a stand-in answers the two questions that the script has for it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Prints a total of the result, or the sum of all bonuses.
const STAND_IN: &str = r#"#!/bin/sh
case $1 in
.totals.paid) sed -n 's/^    "paid": \([0-9]*\),$/\1/p' "$2" ;;
*) sed -n 's/^      "bonus": \([0-9]*\),$/\1/p' "$2" | { sum=0; while read -r one; do sum=$((sum + one)); done; echo $sum; } ;;
esac
"#;

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
        let mut path = program.parent().expect("a folder").as_os_str().to_owned();
        path.push(":");
        if stand_in {
            let folder = self.path("bin");
            fs::create_dir_all(&folder).expect("a folder");
            let jq = folder.join("jq");
            fs::write(&jq, STAND_IN).expect("a script");
            fs::set_permissions(&jq, fs::Permissions::from_mode(0o755)).expect("a script");
            path.push(folder.as_os_str());
            path.push(":");
        }
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(self.home.path())
            .env("PATH", path)
            .env("LC_ALL", "C")
            .env_remove("BONUSPOOL_LANG")
            .output()
            .expect("a shell");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().unwrap_or(-1);
        (code, text(output.stdout), text(output.stderr))
    }

    fn before_payroll(&self) -> (i32, String, String) {
        let stand_in = !has_jq();
        let line =
            "./before-payroll.sh result.json policy.toml employees.csv 給与ソフト payroll.csv";
        self.sh(line, stand_in)
    }
}

fn has_jq() -> bool {
    Command::new("jq").arg("--version").output().is_ok()
}

#[test]
fn an_approved_result_that_holds_is_handed_over() {
    for stand_in in [true, !has_jq()] {
        let payday = Payday::new();
        let line =
            "./before-payroll.sh result.json policy.toml employees.csv 給与ソフト payroll.csv";
        let (code, told, wrong) = payday.sh(line, stand_in);
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
    payday.edit("result.json", "\"bonus\": 942700", "\"bonus\": 942701");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 1, "{told}{wrong}");
    assert_eq!(
        told,
        ".employees[0].bonus (employee E001): 942701 in the result, 942700 recomputed\n"
    );
    assert!(wrong.ends_with("stop: the result is not what the files give now\n"));
    assert!(!payday.path("payroll.csv").exists());

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
    assert!(!payday.path("payroll.csv").exists());
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

    let payday = Payday::new();
    payday.edit("policy.toml", "G2   169  150  130", "G2   169  150  131");
    let (code, told, wrong) = payday.before_payroll();
    assert_eq!(code, 1, "{told}{wrong}");
    assert!(told.starts_with("failed  policy.toml: "), "{told}");
    assert!(!payday.path("payroll.csv").exists());
}
