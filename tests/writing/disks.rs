//! Disks that are full and runs that are killed: the old file stays, and only its owner reads the new one.

use std::fs;
use std::os::unix::process::ExitStatusExt;

use super::{assert_refused, code, home, mode, names, shell, told};

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
