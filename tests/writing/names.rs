//! Where a result may go: links, folders, devices, inputs, and names of every kind.

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use super::{assert_refused, code, home, names, program, shell, told};

/// The arguments that write one person's bonus there, over whatever it is.
fn forced(output: &str) -> Vec<&str> {
    vec![
        "calculate",
        "policy.toml",
        "one.csv",
        "--quiet",
        "--force",
        "-o",
        output,
    ]
}

#[test]
fn a_link_is_neither_followed_nor_replaced() {
    let home = home();
    fs::write(home.path().join("target.csv"), "old").unwrap();
    fs::create_dir(home.path().join("folder")).unwrap();
    for to in ["target.csv", "folder", "none.csv"] {
        let link = home.path().join("link.csv");
        symlink(to, &link).unwrap();
        let ended = program(&home, &forced("link.csv")).output().unwrap();
        assert_refused(
            &ended,
            "error: link.csv is a symbolic link and is neither followed nor replaced\n  \
             = help: name the file itself; -o - writes to standard output\n",
        );
        assert_eq!(fs::read_link(&link).unwrap(), Path::new(to));
        fs::remove_file(&link).unwrap();
    }
    assert_eq!(
        fs::read_to_string(home.path().join("target.csv")).unwrap(),
        "old"
    );
    assert!(!home.path().join("none.csv").exists());
    assert_eq!(names(&home.path().join("folder")).len(), 0);
}

#[test]
fn what_is_no_file_is_refused() {
    let home = home();
    fs::create_dir(home.path().join("folder")).unwrap();
    let pipe = Command::new("mkfifo")
        .arg(home.path().join("pipe"))
        .status();
    assert!(pipe.unwrap().success());
    let before = names(home.path());
    for name in ["folder", "folder/", "none/", "pipe"] {
        let ended = program(&home, &forced(name)).output().unwrap();
        assert_refused(
            &ended,
            &format!("error: {name} is not a file\n  = help: -o - writes to standard output\n"),
        );
    }
    // Without --force: should this test ever fail, then not at the cost of the machine.
    for name in ["/dev/null", "/dev/full"] {
        let args = ["calculate", "policy.toml", "one.csv", "-o", name];
        let ended = program(&home, &args).output().unwrap();
        assert_eq!(code(&ended), 2, "{name}");
        assert!(told(&ended).starts_with(&format!("error: {name} is not a file\n")));
        let there = Path::new(name).symlink_metadata().unwrap();
        assert!(there.file_type().is_char_device());
    }
    assert_eq!(names(home.path()), before);
}

#[test]
fn names_that_lead_nowhere_are_refused() {
    let home = home();
    let before = names(home.path());
    let far = "x".repeat(300);
    for (name, why) in [
        ("none/result.csv", "no such file or directory"),
        (
            "one.csv/result.csv",
            "something on the way is not a directory",
        ),
        (
            far.as_str(),
            "the name is too long or has characters that are not allowed",
        ),
    ] {
        let ended = program(&home, &forced(name)).output().unwrap();
        assert_refused(&ended, &format!("error: cannot write {name}: {why}\n"));
    }
    let ended = program(&home, &forced("")).output().unwrap();
    assert_refused(
        &ended,
        "error: --output <FILE> has no value\n  = help: bonuspool --help tells how it is used\n",
    );
    assert_eq!(names(home.path()), before);
}

#[test]
fn a_folder_that_takes_nothing_is_an_error() {
    let home = home();
    let closed = home.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    // Permissions do not hold the superuser; this folder of the kernel holds everybody.
    let holds = File::create(closed.join("try")).is_err();
    let folders: &[&str] = if holds {
        &["closed", "/sys"]
    } else {
        &["/sys"]
    };
    for folder in folders {
        let name = format!("{folder}/result.csv");
        let ended = program(&home, &forced(&name)).output().unwrap();
        assert_eq!(code(&ended), 2);
        let message = told(&ended);
        let start = format!("error: cannot write {name}: ");
        assert!(message.starts_with(&start), "{message}");
    }
}

#[test]
fn names_with_blanks_and_japanese_are_names() {
    let home = home();
    for name in ["my result.csv", "賞与 2026年冬.csv", "-x.csv", ".hidden"] {
        let option = format!("--output={name}");
        let args = ["calculate", "policy.toml", "one.csv", &option];
        let ended = program(&home, &args).output().unwrap();
        assert_eq!(code(&ended), 0, "{}", told(&ended));
        assert!(told(&ended).ends_with(&format!("Wrote {name}.\n")));
        assert!(home.path().join(name).is_file());
    }
}

#[test]
fn an_input_is_never_written_over() {
    let home = home();
    let people = fs::read_to_string(home.path().join("one.csv")).unwrap();
    fs::hard_link(home.path().join("one.csv"), home.path().join("also.csv")).unwrap();
    for script in [
        "calculate policy.toml one.csv -o one.csv --force",
        "calculate policy.toml one.csv -o ./one.csv --force",
        "calculate policy.toml one.csv -o also.csv --force",
        "calculate policy.toml - -o one.csv --force < one.csv",
        "calculate policy.toml - -o also.csv --force < one.csv",
        "calculate policy.toml /dev/stdin -o one.csv --force < one.csv",
    ] {
        let ended = shell(&home, &format!("\"$bonuspool\" {script}"));
        let message = told(&ended);
        assert_eq!(code(&ended), 2, "{script} {message}");
        assert!(message.contains("is an input and is not overwritten"));
        for name in ["one.csv", "also.csv"] {
            assert_eq!(fs::read_to_string(home.path().join(name)).unwrap(), people);
        }
    }
}

#[test]
fn a_folder_that_init_made_goes_when_it_fails() {
    let home = home();
    fs::create_dir(home.path().join("there")).unwrap();
    fs::create_dir(home.path().join("there/season.toml")).unwrap();
    let ended = program(&home, &["init", "there", "--force"])
        .output()
        .unwrap();
    assert_eq!(code(&ended), 2);
    assert_eq!(names(&home.path().join("there")), ["season.toml"]);
    let ended = program(&home, &["init", "one.csv/a/b"]).output().unwrap();
    assert_refused(
        &ended,
        "error: cannot write one.csv/a/b: something on the way is not a directory\n",
    );
}
