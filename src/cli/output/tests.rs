//! What may be written over, and what not.

use std::fs;

use super::*;

fn write(directory: &Path, name: &str, force: bool, read: &[&str]) -> Result<(), Failure> {
    write_both(directory, &[name], force, read)
}

fn write_both(directory: &Path, names: &[&str], force: bool, read: &[&str]) -> Result<(), Failure> {
    let mut locations = Locations::new(directory.to_owned());
    for name in read {
        locations.note_read(directory.join(name));
    }
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, "new")).collect();
    publish(&files, force, &locations)
}

fn fault(result: Result<(), Failure>) -> String {
    match result {
        Err(Failure::Write { fault, .. }) => format!("{fault:?}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let home = tempfile::tempdir().unwrap();
    let content = || fs::read_to_string(home.path().join("a.csv")).unwrap();
    fs::write(home.path().join("a.csv"), "old").unwrap();
    assert_eq!(fault(write(home.path(), "a.csv", false, &[])), "Exists");
    assert_eq!(content(), "old");
    write(home.path(), "a.csv", true, &[]).unwrap();
    assert_eq!(content(), "new");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn an_input_is_never_overwritten_under_any_name() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("in.csv"), "old").unwrap();
    fs::create_dir(home.path().join("x")).unwrap();
    let mut names = vec!["in.csv", "x/../in.csv"];
    if cfg!(unix) {
        fs::hard_link(home.path().join("in.csv"), home.path().join("also.csv")).unwrap();
        names.push("also.csv");
    }
    for name in names {
        let written = write(home.path(), name, true, &["in.csv"]);
        assert_eq!(fault(written), "IsInput", "{name}");
    }
}

#[test]
fn two_outputs_are_never_the_same_file() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("x")).unwrap();
    for there in [false, true] {
        for names in [
            ["a.csv", "a.csv"],
            ["a.csv", "./a.csv"],
            ["a.csv", "x/../a.csv"],
        ] {
            if there {
                fs::write(home.path().join("a.csv"), "old").unwrap();
            }
            let written = write_both(home.path(), &names, true, &[]);
            assert_eq!(fault(written), "Twice", "{names:?}");
            assert_eq!(home.path().join("a.csv").exists(), there);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_neither_followed_nor_replaced() {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    fs::write(path("target"), "old").unwrap();
    fs::create_dir(path("folder")).unwrap();
    for to in ["target", "folder", "none"] {
        symlink(to, path("link")).unwrap();
        for force in [false, true] {
            let written = write(home.path(), "link", force, &[]);
            assert_eq!(fault(written), "IsLink", "{to}");
            assert_eq!(fs::read_link(path("link")).unwrap(), Path::new(to));
        }
        fs::remove_file(path("link")).unwrap();
    }
    assert_eq!(fs::read_to_string(path("target")).unwrap(), "old");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
    // A folder is a place, by whatever name.
    symlink("folder", path("place")).unwrap();
    write(home.path(), "place/a.csv", false, &[]).unwrap();
    assert!(path("folder/a.csv").is_file());
}

#[test]
fn what_is_no_file_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("d")).unwrap();
    fs::write(home.path().join("file"), "old").unwrap();
    for name in ["d", "d/", "file/", "none/", "none/none/", "."] {
        assert_eq!(fault(write(home.path(), name, true, &[])), "NotAFile");
    }
    let far = "x".repeat(5000);
    for name in ["none/a.csv", "file/a.csv", "none/..", far.as_str()] {
        let written = fault(write(home.path(), name, true, &[]));
        assert!(written.starts_with("System"), "{name} {written}");
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
}
