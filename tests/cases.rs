//! Golden cases: a folder is a test.
//!
//! `commands` lists one run a line, `NAME: arguments`, or `NAME [EXIT]: arguments` where it does not end with 0. What
//! it prints is compared whole with `NAME.out` and `NAME.err`; a file that is not there stands for nothing printed.
//! `SNAPSHOTS=overwrite cargo test` writes them anew; read the difference before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::{Assert, Data};

use crate::support;

/// One line of a `commands` file.
struct Command {
    name: String,
    exit: i32,
    arguments: Vec<String>,
}

#[test]
fn every_case_prints_what_it_printed() {
    run_all("tests/cases");
}

#[test]
fn every_wrong_input_gets_its_message() {
    run_all("tests/errors");
}

fn run_all(root: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let folders = folders(&root);
    assert!(!folders.is_empty(), "no case in {}", root.display());
    let mut failures = Vec::new();
    for folder in folders {
        for command in commands(&folder) {
            if let Err(failure) = check(&folder, &command) {
                failures.push(format!("{}: {}\n{failure}", folder.display(), command.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn commands(folder: &Path) -> Vec<Command> {
    let path = folder.join("commands");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let commands: Vec<Command> = lines.map(|line| parse(line, &path)).collect();
    assert!(!commands.is_empty(), "{}: no command", path.display());
    commands
}

fn parse(line: &str, path: &Path) -> Command {
    let (head, arguments) = line
        .split_once(": ")
        .unwrap_or_else(|| panic!("{}: no `NAME: ` in {line}", path.display()));
    let (name, exit) = match head.split_once(" [") {
        Some((name, exit)) => (
            name,
            exit.trim_end_matches(']').parse().expect("an exit code"),
        ),
        None => (head, 0),
    };
    let arguments = arguments.split_whitespace().map(str::to_owned).collect();
    Command {
        name: name.to_owned(),
        exit,
        arguments,
    }
}

fn check(folder: &Path, command: &Command) -> Result<(), String> {
    let arguments: Vec<&str> = command.arguments.iter().map(String::as_str).collect();
    let ran = support::run(&arguments, folder);
    let mut failures = Vec::new();
    if ran.code != command.exit {
        failures.push(format!(
            "exit {} instead of {}\n{}",
            ran.code, command.exit, ran.stderr
        ));
    }
    for (printed, ending) in [(&ran.stdout, "out"), (&ran.stderr, "err")] {
        let path = folder.join(format!("{}.{ending}", command.name));
        if printed.is_empty() && !path.exists() {
            continue;
        }
        let expected =
            Data::try_read_from(&path, Some(snapbox::data::DataFormat::Text)).unwrap_or_default();
        let expected = Data::text(expected.to_string()).raw();
        let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite");
        if overwrite {
            fs::write(&path, printed).map_err(|error| error.to_string())?;
        } else if let Err(difference) = Assert::new().try_eq(
            Some(&path.display()),
            Data::text(printed.clone()).raw(),
            expected,
        ) {
            failures.push(difference.to_string());
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}
