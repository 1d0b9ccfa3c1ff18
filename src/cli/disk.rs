//! What writing needs of a file system, and nothing more: the real one, and in tests one that fails when it is told to.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, PathPersistError, TempPath};

/// What the names of files start with that have not got their own yet. A run that is killed leaves them behind.
pub const NEW: &str = ".bonuspool-new-";
/// What the second names of replaced files start with, until the run has succeeded.
pub const OLD: &str = ".bonuspool-old-";

/// What writing needs of a file system. Whatever has a temporary name is removed when it is dropped.
pub trait Disk: Sync {
    /// What stands under a name; a symbolic link is not followed.
    fn look(&self, path: &Path) -> io::Result<Option<Metadata>>;
    /// A new, empty file in that directory under a temporary name, from its first byte for its owner only.
    fn create(&self, directory: &Path, prefix: &str) -> io::Result<NamedTempFile>;
    /// Writes everything.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the content is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// All of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// A second, temporary name for a file, in the same directory.
    fn link(&self, path: &Path, directory: &Path) -> io::Result<TempPath>;
    /// Gives a file its name, if nothing has that name yet.
    fn rename_new(&self, file: TempPath, to: &Path) -> Result<(), PathPersistError>;
    /// Gives a file its name in the place of what has it.
    fn rename_over(&self, file: TempPath, to: &Path) -> Result<(), PathPersistError>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a directory are on the disk.
    fn sync_directory(&self, directory: &Path) -> io::Result<()>;
}

/// The file system of the machine.
#[derive(Debug, Clone, Copy)]
pub struct Real;

impl Disk for Real {
    fn look(&self, path: &Path) -> io::Result<Option<Metadata>> {
        match path.symlink_metadata() {
            Ok(there) => Ok(Some(there)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn create(&self, directory: &Path, prefix: &str) -> io::Result<NamedTempFile> {
        // Opened with O_EXCL and, on unix, with mode 0600; a umask can only take from that.
        Builder::new().prefix(prefix).tempfile_in(directory)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn link(&self, path: &Path, directory: &Path) -> io::Result<TempPath> {
        let linked = Builder::new()
            .prefix(OLD)
            .make_in(directory, |name| fs::hard_link(path, name))?;
        Ok(linked.into_temp_path())
    }

    fn rename_new(&self, file: TempPath, to: &Path) -> Result<(), PathPersistError> {
        file.persist_noclobber(to)
    }

    fn rename_over(&self, file: TempPath, to: &Path) -> Result<(), PathPersistError> {
        file.persist(to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        // Who may write a directory may not always open it, and Windows opens none: there is no more to be had there.
        let Ok(opened) = File::open(directory) else {
            return Ok(());
        };
        match opened.sync_all() {
            // A file system that has no such thing says so.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::InvalidInput | ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            ended => ended,
        }
    }
}

#[cfg(test)]
pub mod failing;

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it_from_the_first_byte() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let file = Real.create(home.path(), NEW).unwrap();
        let there = file.path().symlink_metadata().unwrap();
        assert_eq!(there.len(), 0);
        assert_eq!(there.permissions().mode() & 0o7777, 0o600);
        let name = file.path().file_name().unwrap().to_string_lossy();
        assert!(name.starts_with(".bonuspool-new-"), "{name}");
    }

    #[test]
    fn a_name_that_is_taken_stays_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let taken = home.path().join("taken");
        fs::write(&taken, "old").unwrap();
        let file = Real.create(home.path(), NEW).unwrap().into_temp_path();
        let refused = Real.rename_new(file, &taken).unwrap_err();
        assert_eq!(refused.error.kind(), ErrorKind::AlreadyExists);
        drop(refused);
        assert_eq!(fs::read_to_string(&taken).unwrap(), "old");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
