//! How tests run the program.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use bonuspool::cli::{self, Environment};

/// What a run has printed and how it ended.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs the program in that directory, in English unless the arguments say otherwise.
pub fn run(args: &[&str], dir: &Path) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_bonuspool"))
        .args(args)
        .current_dir(dir)
        .env("LC_ALL", "C")
        .env_remove("BONUSPOOL_LANG")
        .output()
        .expect("the program starts");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs the program inside this process in that directory: faster, with the same streams.
pub fn run_inside(args: &[&str], dir: &Path, mut stdin: &[u8]) -> Ran {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut environment =
        Environment::captured(dir.to_owned(), &mut stdin, &mut stdout, &mut stderr);
    let named = std::iter::once("bonuspool").chain(args.iter().copied());
    let code = cli::run(named.map(OsString::from), &mut environment);
    Ran {
        code: code.into(),
        stdout: String::from_utf8(stdout).expect("UTF-8"),
        stderr: String::from_utf8(stderr).expect("UTF-8"),
    }
}

/// The result of a calculation as JSON, or what the program says against it.
pub fn calculate_json(
    policy_toml: &str,
    employees_csv: &str,
    allotments_csv: Option<&str>,
) -> Result<String, String> {
    let home = tempfile::tempdir().expect("a temporary directory");
    let write = |name: &str, text: &str| {
        std::fs::write(home.path().join(name), text).expect("a temporary file");
    };
    write("policy.toml", policy_toml);
    let mut args = vec![
        "calculate",
        "policy.toml",
        "-",
        "--format",
        "json",
        "--quiet",
    ];
    if let Some(text) = allotments_csv {
        write("allotments.csv", text);
        args.extend(["--allotments", "allotments.csv"]);
    }
    let ran = run_inside(&args, home.path(), employees_csv.as_bytes());
    match ran.code {
        0 => Ok(ran.stdout),
        1 => Err(ran.stderr),
        // A certificate that fails, or a run that could not start, is never a refusal.
        code => panic!("exit code {code}\n{}", ran.stderr),
    }
}
