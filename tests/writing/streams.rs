//! Standard output and standard error: full, closed, gone in the middle.

use std::fs::{self, File};

use super::{assert_refused, code, home, program, shell, told};

const ALL_TO_STANDARD_OUTPUT: [&[&str]; 9] = [
    &["calculate", "policy.toml", "many.csv"],
    &["calculate", "policy.toml", "one.csv", "-o", "-"],
    &["calculate", "policy.toml", "many.csv", "--format", "json"],
    &["explain", "policy.toml"],
    &["check", "policy.toml"],
    &["help", "calculate"],
    &["calculate", "--help"],
    &["--help"],
    &["--version"],
];

#[test]
fn a_full_standard_output_is_no_success() {
    let home = home();
    for args in ALL_TO_STANDARD_OUTPUT {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ended = program(&home, args).stdout(full).output().unwrap();
        assert_refused(
            &ended,
            "error: cannot write standard output: no space left\n",
        );
    }
    let full = File::options().write(true).open("/dev/full").unwrap();
    let ended = program(&home, &["--version", "--lang", "ja"])
        .stdout(full)
        .output()
        .unwrap();
    assert_refused(
        &ended,
        "エラー: 標準出力 に書き込めません: 空き容量がありません\n",
    );
}

#[test]
fn a_standard_output_that_fails_in_the_middle_is_no_success() {
    let home = home();
    let ended = shell(
        &home,
        "trap '' XFSZ; ulimit -f 1; exec \"$bonuspool\" calculate policy.toml many.csv > out",
    );
    assert_refused(
        &ended,
        "error: cannot write standard output: the file is too large\n",
    );
    assert!(home.path().join("out").metadata().unwrap().len() > 0);
}

#[test]
fn a_standard_output_that_cannot_be_written_is_no_success() {
    let home = home();
    let ended = shell(&home, "exec \"$bonuspool\" --version 1< policy.toml");
    assert_eq!(code(&ended), 2);
    let message = told(&ended);
    let start = "error: cannot write standard output: ";
    assert!(message.starts_with(start), "{message}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = home();
    for args in ALL_TO_STANDARD_OUTPUT {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = program(&home, args).stdout(writer).output().unwrap();
        assert_eq!((code(&ended), told(&ended)), (0, String::new()), "{args:?}");
    }
    // Whoever reads goes away in the middle.
    let ended = shell(
        &home,
        "{ \"$bonuspool\" calculate policy.toml many.csv; echo $? >&2; } | head -n 1 > line",
    );
    assert_eq!((code(&ended), told(&ended)), (0, "0\n".to_owned()));
}

#[test]
fn what_becomes_of_standard_error_changes_nothing() {
    let home = home();
    fs::write(
        home.path().join("bad.csv"),
        "employee_id,base_salary\nA1,x\n",
    )
    .unwrap();
    for (args, expected) in [
        ("calculate policy.toml one.csv --format csv", 0),
        ("calculate policy.toml one.csv -o result.csv --force", 0),
        ("init new --force", 0),
        ("calculate policy.toml bad.csv", 1),
        ("calculate policy.toml none.csv", 2),
        ("calculate --nonsense", 2),
        ("", 2),
    ] {
        for lost in ["2> /dev/full", "2>&-", "2< policy.toml"] {
            let ended = shell(&home, &format!("\"$bonuspool\" {args} {lost}"));
            assert_eq!(code(&ended), expected, "{args} {lost}");
        }
    }
    assert!(home.path().join("result.csv").is_file());
}

#[test]
fn a_result_in_a_file_needs_no_standard_output() {
    let home = home();
    for args in ["calculate policy.toml one.csv -o result.csv", "init new"] {
        let ended = shell(&home, &format!("\"$bonuspool\" {args} > /dev/full"));
        assert_eq!(code(&ended), 0, "{args} {}", told(&ended));
    }
}
