//! Writing that can be trusted, with the real program.

mod disks;
mod names;
mod streams;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const POLICY: &str = "\
[pool]
method = \"amount\"
amount = 1_000_000

[[component]]
name = \"Bonus\"
method = \"months\"
value = 1
";

/// More people than fit into a pipe, or into the little disks below.
const MANY: usize = 3000;

/// A folder with a policy, one person and many people.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(home.path().join(name), text).unwrap();
    let mut many = "employee_id,base_salary\n".to_owned();
    put("policy.toml", POLICY);
    put("one.csv", &format!("{many}A1,300000\n"));
    for number in 0..MANY {
        many.push_str(&format!("A{number},300000\n"));
    }
    put("many.csv", &many);
    home
}

/// The program in that folder, in English.
fn program(home: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bonuspool"));
    command.args(args);
    settled(command, home)
}

/// A script in that folder; `$bonuspool` is the program.
fn shell(home: &TempDir, script: &str) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .env("bonuspool", env!("CARGO_BIN_EXE_bonuspool"));
    settled(command, home).output().unwrap()
}

fn settled(mut command: Command, home: &TempDir) -> Command {
    command
        .current_dir(home.path())
        .env("LC_ALL", "C")
        .env_remove("BONUSPOOL_LANG")
        .stdin(Stdio::null());
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Ends with 2, prints nothing and says just that.
#[track_caller]
fn assert_refused(output: &Output, message: &str) {
    assert_eq!(told(output), message);
    assert_eq!((code(output), output.stdout.len()), (2, 0));
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().unwrap().permissions().mode() & 0o7777
}
