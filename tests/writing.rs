//! Writing that can be trusted, with the real program: full devices, limits, closed pipes, links and names.

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
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

/// A limit on the size of files is a full disk that every user can have.
#[test]
fn a_file_that_cannot_be_finished_leaves_the_old_one() {
    let home = home();
    let result = home.path().join("result.json");
    for old in [None, Some("old")] {
        if let Some(old) = old {
            fs::write(&result, old).unwrap();
        }
        let before = names(home.path());
        let ended = shell(
            &home,
            "trap '' XFSZ; ulimit -f 1
             exec \"$bonuspool\" calculate policy.toml many.csv -o result.json --force",
        );
        assert_refused(
            &ended,
            "error: cannot write result.json: the file is too large\n",
        );
        assert_eq!(fs::read_to_string(&result).ok().as_deref(), old);
        assert_eq!(names(home.path()), before);
    }
}

/// Here the system ends the program in the middle of a write, and it cannot clean up.
#[test]
fn a_run_that_is_killed_leaves_the_old_file_and_a_private_one() {
    const SIGXFSZ: i32 = 25;
    let home = home();
    let result = home.path().join("result.json");
    fs::write(&result, "old").unwrap();
    let before = names(home.path());
    let ended = shell(
        &home,
        "umask 000; ulimit -c 0; ulimit -f 1
         exec \"$bonuspool\" calculate policy.toml many.csv -o result.json --force",
    );
    assert_eq!(ended.status.signal(), Some(SIGXFSZ));
    assert_eq!(fs::read_to_string(&result).unwrap(), "old");
    let mut left = names(home.path());
    left.retain(|name| !before.contains(name));
    assert_eq!(left.len(), 1);
    assert!(left[0].starts_with(".bonuspool-new-"), "{left:?}");
    assert_eq!(mode(&home.path().join(&left[0])), 0o600);
}

/// A little disk of our own; where the system grants none, the limits above still stand for it.
#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let home = home();
    fs::create_dir(home.path().join("disk")).unwrap();
    let mounted = |script: &str| {
        // With a new user namespace where only that is allowed.
        let script = format!(
            "for own in -m -rm; do
                 if unshare $own sh -c 'mount -t tmpfs -o size=64k none disk' 2> /dev/null; then
                     exec unshare $own sh -c 'mount -t tmpfs -o size=64k none disk && {script}'
                 fi
             done
             exit 99"
        );
        let ended = shell(&home, &script);
        let shown = String::from_utf8(ended.stdout.clone()).unwrap();
        (code(&ended), shown, told(&ended))
    };
    let (ended, shown, message) = mounted(
        "printf old > disk/result.json
         \"$bonuspool\" calculate policy.toml many.csv -o disk/result.json --force
         echo $?; cat disk/result.json; echo; ls -A disk",
    );
    if ended == 99 {
        eprintln!("no disk of our own here: only the limits on files were tried");
        return;
    }
    assert_eq!(
        message,
        "error: cannot write disk/result.json: no space left\n"
    );
    assert_eq!(shown, "2\nold\nresult.json\n");
    // Room for some of the three files, but not for all.
    let (_, shown, message) = mounted(
        "head -c 57344 /dev/zero > disk/full
         \"$bonuspool\" init disk/a/b --lang en
         echo $?; ls -A disk",
    );
    assert_eq!(shown, "2\nfull\n");
    let (start, end) = ("error: cannot write disk/a/b/", ": no space left\n");
    assert!(
        message.starts_with(start) && message.ends_with(end),
        "{message}"
    );
}

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().unwrap().permissions().mode() & 0o7777
}

#[test]
fn only_the_owner_reads_what_is_written() {
    let home = home();
    let ended = shell(
        &home,
        "umask 000
         \"$bonuspool\" calculate policy.toml one.csv -o new.csv &&
         : > old.csv && chmod 666 old.csv &&
         \"$bonuspool\" calculate policy.toml one.csv -o old.csv --force &&
         \"$bonuspool\" init made",
    );
    assert_eq!(code(&ended), 0, "{}", told(&ended));
    for name in [
        "new.csv",
        "old.csv",
        "made/policy.toml",
        "made/employees.csv",
    ] {
        assert_eq!(mode(&home.path().join(name)), 0o600, "{name}");
    }
}

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
