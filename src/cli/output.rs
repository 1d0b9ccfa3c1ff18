//! Writing: a file appears whole or not at all, and only its owner can read it.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::{Failure, WriteFault};
use super::locate::Locations;
use super::session::Session;

/// Where a result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Standard,
    /// A file.
    File {
        /// As the user wrote it.
        path: PathBuf,
        /// Whether it may be there already.
        force: bool,
    },
}

impl Destination {
    /// Whether it is a file.
    pub const fn is_file(&self) -> bool {
        matches!(self, Self::File { .. })
    }

    /// Writes the whole result.
    pub fn write(&self, bytes: &[u8], session: &mut Session<'_, '_>) -> Result<(), Failure> {
        match self {
            Self::Standard => session.print(bytes),
            Self::File { path, force } => {
                Staged::new(path, bytes, *force, &session.locations)?.publish()
            }
        }
    }

    /// Says which file was written.
    pub fn announce(&self, session: &mut Session<'_, '_>) {
        if let Self::File { path, .. } = self {
            let name = path.to_string_lossy();
            let text = session.lang.pick(
                format!("{name} を書き出しました。"),
                format!("Wrote {name}."),
            );
            session.say(&text);
        }
    }
}

/// A file that is complete on the disk, but not yet under its name.
#[derive(Debug)]
pub struct Staged {
    name: String,
    target: PathBuf,
    force: bool,
    content: NamedTempFile,
}

impl Staged {
    /// Writes the bytes beside the target. What is a symbolic link is replaced itself, never what it points to.
    pub fn new(
        path: &Path,
        bytes: &[u8],
        force: bool,
        locations: &Locations,
    ) -> Result<Self, Failure> {
        let target = locations.of(path);
        let name = path.to_string_lossy().into_owned();
        match stage(&target, bytes, force, locations) {
            Ok(content) => Ok(Self {
                name,
                target,
                force,
                content,
            }),
            Err(fault) => Err(Failure::Write { name, fault }),
        }
    }

    /// Gives the file its name.
    pub fn publish(self) -> Result<(), Failure> {
        let persisted = if self.force {
            self.content.persist(&self.target)
        } else {
            // Whatever appeared under that name since it was looked at stays as it is.
            self.content.persist_noclobber(&self.target)
        };
        match persisted {
            Ok(_) => {
                sync_directory(&self.target);
                Ok(())
            }
            Err(error) => Err(Failure::Write {
                name: self.name,
                fault: error.error.into(),
            }),
        }
    }
}

fn stage(
    target: &Path,
    bytes: &[u8],
    force: bool,
    locations: &Locations,
) -> Result<NamedTempFile, WriteFault> {
    if locations.was_read(target) {
        return Err(WriteFault::IsInput);
    }
    if let Ok(there) = target.symlink_metadata() {
        if !there.is_file() && !there.is_symlink() {
            return Err(WriteFault::NotAFile);
        }
        if !force {
            return Err(WriteFault::Exists);
        }
    }
    let mut content = NamedTempFile::new_in(directory_of(target))?;
    content.write_all(bytes)?;
    content.as_file().sync_all()?;
    Ok(content)
}

fn directory_of(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn sync_directory(target: &Path) {
    // Some file systems cannot sync a directory; the file itself has been synced.
    if let Ok(directory) = std::fs::File::open(directory_of(target)) {
        let _ = directory.sync_all();
    }
}

impl From<std::io::Error> for WriteFault {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            Self::Exists
        } else {
            Self::System(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn write(directory: &Path, name: &str, force: bool, read: &[&str]) -> Result<(), Failure> {
        let mut locations = Locations::new(directory.to_owned());
        for name in read {
            locations.note_read(directory.join(name));
        }
        Staged::new(Path::new(name), b"new", force, &locations)?.publish()
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
        let names = ["in.csv", "x/../in.csv"];
        for name in names {
            let written = write(home.path(), name, true, &["in.csv"]);
            assert_eq!(fault(written), "IsInput");
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it_and_a_link_is_replaced_itself() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        fs::write(path("target"), "old").unwrap();
        symlink(path("target"), path("link")).unwrap();
        assert_eq!(fault(write(home.path(), "link", false, &[])), "Exists");
        write(home.path(), "link", true, &[]).unwrap();
        assert_eq!(fs::read_to_string(path("target")).unwrap(), "old");
        let link = path("link").symlink_metadata().unwrap();
        assert!(link.is_file());
        assert_eq!(link.permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("d")).unwrap();
        assert_eq!(fault(write(home.path(), "d", true, &[])), "NotAFile");
        assert!(fault(write(home.path(), "none/a.csv", true, &[])).starts_with("System"));
        assert!(!home.path().join("none").exists());
    }
}
