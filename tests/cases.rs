//! Golden cases: a folder is a test.
//!
//! `commands` lists one run a line, `NAME: arguments`, or `NAME [EXIT]: arguments` where it does not end with 0. What
//! it prints is compared whole with `NAME.out` and `NAME.err`; a file that is not there stands for nothing printed.
//! A command with `-o` runs in a copy of the folder, and the files that it writes are compared, byte by byte, with those
//! in `NAME.files`.
//! `SNAPSHOTS=overwrite cargo test` writes them anew; read the difference before you commit it.
//!
//! `advice/CODE` holds a policy that is given that advice, and a twin that is not.
//! `errors/CODE` and `errors/CODE--VARIANT` hold a wrong input each, `errors/usage-…` a wrong command line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bonuspool::policy::ADVICE;
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
    for folder in folders(&rooted("tests/errors")) {
        assert_refused(&folder);
    }
}

#[test]
fn every_piece_of_advice_is_given_and_its_twin_is_spared() {
    run_all("tests/advice");
    let folders = folders(&rooted("tests/advice"));
    let shown: BTreeSet<String> = folders.iter().map(|folder| code_of(folder)).collect();
    assert_eq!(shown, ADVICE.map(str::to_owned).into());
    for folder in folders {
        let code = code_of(&folder);
        for (name, word) in [("ja", "助言"), ("en", "advice"), ("twin", "advice")] {
            let path = folder.join(format!("{name}.out"));
            let printed = fs::read_to_string(&path).expect("an output");
            let given = printed.contains(&format!("{word}[{code}]:"));
            assert_eq!(given, name != "twin", "{}", path.display());
        }
    }
}

/// The code of a policy that is not UTF-8, which the command line finds before there is a text.
const NOT_UTF8: &str = "not-utf8";

/// Codes that no input reaches, and why.
const UNREACHED: [(&str, &str); 1] = [(
    "ratio-to-not-above-zero",
    "every ratio_to is refused as figure-not-positive when the policy is read",
)];

#[test]
fn every_code_has_a_wrong_input() {
    let codes = codes();
    let unreached = UNREACHED.map(|(code, _)| code);
    let shown: BTreeSet<String> = folders(&rooted("tests/errors"))
        .iter()
        .map(|folder| code_of(folder))
        .filter(|code| !code.starts_with("usage-"))
        .collect();
    for code in &codes {
        assert_ne!(
            shown.contains(code),
            unreached.contains(&code.as_str()),
            "{code}: either tests/errors/{code} or a reason in UNREACHED"
        );
    }
    for code in shown.iter().map(String::as_str).chain(unreached) {
        assert!(codes.contains(code), "{code}: the program has no such code");
    }
}

/// A wrong input ends with its code on standard error, and prints nothing.
fn assert_refused(folder: &Path) {
    let code = code_of(folder);
    for Command { name, exit, .. } in commands(folder) {
        let path = folder.join(format!("{name}.err"));
        let told = fs::read_to_string(&path).unwrap_or_default();
        assert_ne!(exit, 0, "{}", path.display());
        let coded = code.starts_with("usage-") || told.contains(&format!("[{code}]:"));
        assert!(coded && !told.is_empty(), "{}: no {code}", path.display());
        let printed = folder.join(format!("{name}.out"));
        assert!(!printed.exists(), "{}", printed.display());
    }
}

/// The code that a folder of `tests/errors` shows.
fn code_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    match name.split_once("--") {
        Some((code, _)) => code.to_owned(),
        None => name.into_owned(),
    }
}

/// All codes of the program, from its source: `=> "CODE"`.
pub fn codes() -> BTreeSet<String> {
    let policy = fs::read_dir(rooted("src/policy/fault")).expect("the faults of policies");
    let mut codes = BTreeSet::from([NOT_UTF8.to_owned()]);
    for path in policy.map(|entry| entry.expect("an entry").path()).chain(
        [
            "src/people/fault.rs",
            "src/evaluation/fault.rs",
            "src/calculation/fault.rs",
            "src/proof/fault.rs",
            "src/decision/fault.rs",
        ]
        .map(rooted),
    ) {
        let text = fs::read_to_string(path).expect("a source file");
        codes.extend(
            text.split("=> \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(str::to_owned),
        );
    }
    codes
}

fn rooted(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn run_all(root: &str) {
    let root = rooted(root);
    let folders = folders(&root);
    assert!(!folders.is_empty(), "no case in {}", root.display());
    let mut failures = Vec::new();
    for folder in folders {
        failures.extend(left_behind(&folder));
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

/// Expected files that no command writes any more.
fn left_behind(folder: &Path) -> Vec<String> {
    let names: BTreeSet<String> = commands(folder)
        .into_iter()
        .map(|command| command.name)
        .collect();
    fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "out" || ending == "err" || ending == "files")
        })
        .filter(|path| {
            !path
                .file_stem()
                .is_some_and(|stem| names.contains(stem.to_string_lossy().as_ref()))
        })
        .map(|path| format!("{}: no such command", path.display()))
        .collect()
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
    let writes = arguments.contains(&"-o");
    let home = writes.then(|| copy(folder));
    let home = home
        .as_ref()
        .map_or(folder, |home: &tempfile::TempDir| home.path());
    let ran = support::run(&arguments, home);
    let mut failures = Vec::new();
    if writes {
        failures.extend(compare_files(folder, home, &command.name));
    }
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
        if overwrites() {
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

fn overwrites() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite")
}

/// The files of a folder in a new one, where a command can write.
fn copy(folder: &Path) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a temporary folder");
    for path in files(folder) {
        let name = path.file_name().expect("a name");
        fs::copy(&path, home.path().join(name)).expect("a copy");
    }
    home
}

/// The files of a folder, in order; none where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

/// What the files that a command has written into `home` differ in from those in `NAME.files`.
fn compare_files(folder: &Path, home: &Path, name: &str) -> Vec<String> {
    let expected = folder.join(format!("{name}.files"));
    let written: Vec<PathBuf> = files(home)
        .into_iter()
        .filter(|path| !folder.join(path.file_name().expect("a name")).exists())
        .collect();
    if overwrites() {
        let _ = fs::remove_dir_all(&expected);
        for path in &written {
            fs::create_dir_all(&expected).expect("a folder");
            let name = path.file_name().expect("a name");
            fs::copy(path, expected.join(name)).expect("a copy");
        }
        return Vec::new();
    }
    let named = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_owned();
        (name, fs::read(path).expect("a file"))
    };
    let (shown, wanted): (Vec<_>, Vec<_>) = (
        written.iter().map(named).collect(),
        files(&expected).iter().map(named).collect(),
    );
    if shown == wanted {
        return Vec::new();
    }
    let told = |files: &[(std::ffi::OsString, Vec<u8>)]| {
        let told = files
            .iter()
            .map(|(name, bytes)| format!("{name:?}: {:?}\n", String::from_utf8_lossy(bytes)));
        told.collect::<String>()
    };
    vec![format!(
        "{}: expected\n{}written\n{}",
        expected.display(),
        told(&wanted),
        told(&shown)
    )]
}
