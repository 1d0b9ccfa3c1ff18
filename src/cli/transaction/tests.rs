//! Every call of every operation fails, alone and with every later one: nothing is half done, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use tempfile::TempDir;

use super::*;
use crate::cli::disk::Real;
use crate::cli::disk::failing::{Failing, Operation};

/// The names in a directory and what they hold.
type Listing = BTreeMap<String, String>;

fn listing(directory: &Path) -> Listing {
    fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn name(number: usize) -> String {
    format!("結果 {number}.csv")
}

/// A directory with something in it, and every one of the files that is there already.
fn home(there: &[bool]) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("other"), "other").unwrap();
    for number in (0..there.len()).filter(|&number| there[number]) {
        fs::write(home.path().join(name(number)), format!("old {number}")).unwrap();
    }
    home
}

fn write_to(disk: &impl Disk, home: &Path, count: usize, force: bool) -> Result<(), Failure> {
    let bytes: Vec<String> = (0..count).map(|number| format!("new {number}")).collect();
    let files: Vec<NewFile<'_>> = bytes
        .iter()
        .enumerate()
        .map(|(number, bytes)| NewFile {
            name: name(number),
            target: home.join(name(number)),
            content: bytes,
        })
        .collect();
    write_all(disk, &files, force)
}

/// What a directory holds when all has been written.
fn written(before: &Listing, count: usize) -> Listing {
    let mut all = before.clone();
    all.extend((0..count).map(|number| (name(number), format!("new {number}"))));
    all
}

/// One, two and three files, each there already or not.
fn mixtures() -> Vec<Vec<bool>> {
    (1..=3)
        .flat_map(|count| {
            (0..1 << count)
                .map(move |bits: usize| (0..count).map(|bit| bits >> bit & 1 == 1).collect())
        })
        .collect()
}

#[test]
fn all_files_get_their_content_and_nothing_else_is_left() {
    for there in mixtures() {
        let home = home(&there);
        let before = listing(home.path());
        write_to(&Real, home.path(), there.len(), true).unwrap();
        assert_eq!(listing(home.path()), written(&before, there.len()));
    }
}

#[test]
fn without_force_no_file_is_replaced_even_if_it_appears_late() {
    for there in mixtures().iter().filter(|there| there.contains(&true)) {
        let home = home(there);
        let before = listing(home.path());
        let ended = write_to(&Real, home.path(), there.len(), false);
        let Err(Failure::Write { fault, .. }) = ended else {
            panic!("{ended:?}");
        };
        assert!(matches!(fault, WriteFault::Exists), "{fault:?}");
        assert_eq!(listing(home.path()), before);
    }
}

#[test]
fn whatever_fails_everything_is_as_it_was() {
    let mut failed = BTreeSet::new();
    for there in mixtures() {
        for call in 0.. {
            let home = home(&there);
            let before = listing(home.path());
            let disk = Failing::new(&[call]);
            let ended = write_to(&disk, home.path(), there.len(), true);
            let after = listing(home.path());
            let calls = disk.calls();
            let Some(operation) = calls.get(call) else {
                assert!(ended.is_ok());
                break;
            };
            if *operation == Operation::Link {
                // What has no link gets a copy.
                assert!(ended.is_ok());
                assert_eq!(after, written(&before, there.len()));
            } else {
                assert!(ended.is_err(), "{there:?} {calls:?}");
                assert_eq!(after, before, "{there:?} {calls:?}");
            }
            failed.insert(format!("{operation:?}"));
        }
    }
    // Nothing is removed by its name unless something else has failed.
    let expected = "Create Link Look RenameNew RenameOver Sync SyncDirectory Write";
    assert_eq!(Vec::from_iter(failed).join(" "), expected);
}

#[test]
fn a_second_failure_loses_nothing_and_says_where_everything_is() {
    let mut told = 0;
    for there in mixtures() {
        for first in 0.. {
            let disk = Failing::new(&[first]);
            write_to(&disk, home(&there).path(), there.len(), true).ok();
            let calls = disk.calls().len();
            if calls <= first {
                break;
            }
            for second in first + 1..calls {
                let home = home(&there);
                let before = listing(home.path());
                let disk = Failing::new(&[first, second]);
                let ended = write_to(&disk, home.path(), there.len(), true);
                let after = listing(home.path());
                match ended {
                    Ok(()) => assert_eq!(after, written(&before, there.len())),
                    Err(Failure::Write { fault, .. }) => {
                        let (after, left) = put_back(after, fault, &before);
                        told += left;
                        assert_eq!(after, before, "{there:?} {:?}", disk.calls());
                    }
                    Err(other) => panic!("{other:?}"),
                }
            }
        }
    }
    assert!(told > 0);
}

/// Does by hand what the message says, and counts how much that is.
fn put_back(mut found: Listing, fault: WriteFault, before: &Listing) -> (Listing, usize) {
    let WriteFault::NotTakenBack { left, .. } = fault else {
        return (found, 0);
    };
    let count = left.len();
    for it in left {
        match it {
            Left::New { name } => {
                assert!(!before.contains_key(&name));
                assert!(found.remove(&name).unwrap().starts_with("new"));
            }
            Left::Old { name, kept } => {
                let kept = kept.file_name().unwrap().to_str().unwrap();
                assert!(kept.starts_with(OLD), "{kept}");
                let old = found.remove(kept).unwrap();
                assert!(found.insert(name, old).unwrap().starts_with("new"));
            }
        }
    }
    (found, count)
}

#[cfg(unix)]
#[test]
fn what_is_put_back_is_the_very_file() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    for no_links in [false, true] {
        let home = home(&[true, true]);
        let first = home.path().join(name(0));
        fs::set_permissions(&first, fs::Permissions::from_mode(0o640)).unwrap();
        let before = first.metadata().unwrap();
        let plan = if no_links {
            // Both files are created, written and synced; looked at, linked in vain, then read, created, written and synced.
            vec![7, 13, 19]
        } else {
            vec![11]
        };
        let disk = Failing::new(&plan);
        write_to(&disk, home.path(), 2, true).unwrap_err();
        let failed: Vec<Operation> = plan.iter().map(|&call| disk.calls()[call]).collect();
        assert_eq!(failed.last(), Some(&Operation::RenameOver));
        assert_eq!(failed.contains(&Operation::Link), no_links);
        let after = first.metadata().unwrap();
        assert_eq!(after.mode(), before.mode());
        assert_eq!(after.ino() == before.ino(), !no_links);
        assert_eq!(fs::read_to_string(&first).unwrap(), "old 0");
    }
}

#[test]
fn the_message_names_what_is_left() {
    use crate::cli::words::words;
    use crate::view::Lang;
    let home = home(&[true, false]);
    // The second file gets its name, the directory is not synced, and then nothing can be put back.
    let disk = Failing::new(&[11, 12, 13]);
    let failure = write_to(&disk, home.path(), 2, true).unwrap_err();
    let failed = [
        Operation::SyncDirectory,
        Operation::Remove,
        Operation::RenameOver,
    ];
    assert_eq!(disk.calls()[11..14], failed);
    let kept = listing(home.path())
        .into_keys()
        .find(|name| name.starts_with(OLD))
        .unwrap();
    let kept = home.path().join(kept);
    let kept = kept.display();
    let (en, _) = words(&failure, Lang::En);
    assert_eq!(
        en,
        format!(
            "cannot write 結果 0.csv: no space left; 結果 1.csv, written before that, could not be removed; \
             結果 0.csv, replaced before that, could not be put back (its old content is in {kept})"
        )
    );
    let (ja, _) = words(&failure, Lang::Ja);
    assert_eq!(
        ja,
        format!(
            "結果 0.csv に書き込めません: 空き容量がありません。先に書き出した 結果 1.csv を消せませんでした。\
             先に書き換えた 結果 0.csv を元に戻せませんでした（元の内容は {kept} にあります）"
        )
    );
}
