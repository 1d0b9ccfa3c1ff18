//! What the READMEs show is what the program prints.
//!
//! Every line `$ bonuspool …` of a `console` block is run in a folder that holds the shipped policies and examples, and
//! what stands below it, up to the next command or the end of the block, is compared whole with what a terminal shows. A line
//! `…` stands for any lines that the README leaves out. `SNAPSHOTS=overwrite cargo test` writes the blocks anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support;

/// What a README leaves out.
const ELLIPSIS: &str = "…";

#[test]
fn the_readme_shows_what_is_printed() {
    check("README.md");
}

#[test]
fn the_japanese_readme_shows_what_is_printed() {
    check("README.ja.md");
}

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let folder = shop();
    let mut written = String::new();
    let mut commands = 0;
    let mut failures = Vec::new();
    let mut lines = text.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        if line.starts_with("```") {
            inside = line == "```console";
            continue;
        }
        let Some(command) = line.strip_prefix("$ bonuspool ").filter(|_| inside) else {
            continue;
        };
        let mut shown = Vec::new();
        while let Some(next) =
            lines.next_if(|next| !next.starts_with("$ ") && !next.starts_with("```"))
        {
            shown.push(next);
        }
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let ran = support::run(&arguments, &folder);
        commands += 1;
        assert_eq!(ran.code, 0, "{name}: $ bonuspool {command}\n{}", ran.stderr);
        let told = ran.stdout + &ran.stderr;
        if !matches(&shown, &told.lines().collect::<Vec<_>>()) {
            failures.push(format!("$ bonuspool {command}\n{told}"));
        }
        let kept = shown.contains(&ELLIPSIS);
        let printed = if kept {
            shown.join("\n")
        } else {
            // The lines of an export end as on Windows; those of a README do not.
            told.lines()
                .collect::<Vec<_>>()
                .join("\n")
                .trim_end()
                .to_owned()
        };
        if !printed.is_empty() {
            written.push_str(&printed);
            written.push('\n');
        }
    }
    assert!(commands > 0, "{name} shows no command");
    if std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite") {
        fs::write(&path, written).expect("the README");
    } else {
        assert!(
            failures.is_empty(),
            "{name} shows something else than:\n{}",
            failures.join("\n")
        );
    }
}

/// Every block of TOML can be copied: it is TOML, and a whole policy passes `check`.
#[test]
fn the_policies_of_the_readmes_are_sound() {
    for name in ["README.md", "README.ja.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let blocks: Vec<&str> = text
            .split("```toml\n")
            .skip(1)
            .filter_map(|rest| rest.split_once("```").map(|(block, _)| block))
            .collect();
        assert!(
            blocks.len() > 1,
            "{name} shows a policy and the shapes of its keys"
        );
        for block in blocks {
            let parsed = toml::de::DeTable::parse(block);
            assert!(parsed.is_ok(), "{name}: {block}\n{:?}", parsed.err());
            if block.starts_with("[policy]") {
                let home = tempfile::tempdir().expect("a temporary folder");
                fs::write(home.path().join("policy.toml"), block).expect("a policy");
                let ran = support::run(&["check", "policy.toml"], home.path());
                assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
            }
        }
    }
}

/// Whether the lines shown are the lines printed, each `…` standing for any number of them.
fn matches(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&ELLIPSIS, rest)) => {
            (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..]))
        }
        Some((first, rest)) => printed.first() == Some(first) && matches(rest, &printed[1..]),
    }
}

/// A new folder that holds what the repository ships.
fn shop() -> PathBuf {
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for shipped in ["policies", "examples"] {
        let to = folder.join(shipped);
        fs::create_dir(&to).expect("a folder");
        for entry in fs::read_dir(root.join(shipped)).expect("a shipped folder") {
            let path = entry.expect("an entry").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    folder
}
