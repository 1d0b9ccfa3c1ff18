//! The corpus of the fuzzers, replayed: every input that has ever shown something new or has failed, with the same
//! checks. `fuzz/README.md` says how inputs get there.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::Once;

#[path = "../fuzz/src/lib.rs"]
mod checks;

#[test]
fn numbers() {
    replay("numbers", checks::numbers::check);
}

#[test]
fn dates() {
    replay("dates", checks::dates::check);
}

#[test]
fn toml() {
    replay("toml", checks::toml::check);
}

#[test]
fn csv() {
    replay("csv", checks::csv::check);
}

#[test]
fn program() {
    replay("program", checks::program::check);
}

#[test]
fn workbook() {
    replay("workbook", checks::workbook::check);
}

/// Every target has a test here.
#[test]
fn every_target_is_replayed() {
    let mut targets = names(&rooted("fuzz/targets"));
    targets.iter_mut().for_each(|name| {
        *name = name.trim_end_matches(".rs").to_owned();
    });
    assert_eq!(
        targets,
        ["csv", "dates", "numbers", "program", "toml", "workbook"]
    );
    assert_eq!(names(&rooted("fuzz/corpus")), targets);
}

fn replay(target: &str, check: fn(&[u8])) {
    static QUIET: Once = Once::new();
    QUIET.call_once(checks::let_libraries_panic);
    let corpus = rooted("fuzz/corpus").join(target);
    let names = names(&corpus);
    assert!(!names.is_empty(), "no corpus for {target}");
    let failed: Vec<String> = names
        .into_iter()
        .filter(|name| {
            let input = fs::read(corpus.join(name)).expect("an input");
            catch_unwind(|| check(&input)).is_err()
        })
        .collect();
    assert!(failed.is_empty(), "{target}: {failed:?}");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a plain name"))
        .collect();
    names.sort();
    names
}

fn rooted(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
