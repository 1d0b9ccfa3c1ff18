//! Where files lie: names as users wrote them against the directory of the run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::FileId;

use super::transaction::directory_of;

/// What two names of the same file have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// The file itself, whatever leads to it: another case, a link, standard input.
    #[cfg(unix)]
    Node {
        /// Its file system.
        device: u64,
        /// Its number there.
        number: u64,
    },
    /// Its real path.
    Path(PathBuf),
}

impl Identity {
    /// Of a file that is there.
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Self> {
        path.metadata().ok().map(|there| Self::of_node(&there))
    }

    /// Of a file that is there.
    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Self> {
        path.canonicalize().ok().map(Self::Path)
    }

    /// Of a file that may be there or not yet.
    pub fn of_target(path: &Path) -> Self {
        Self::of(path).unwrap_or_else(|| {
            let directory = directory_of(path);
            let directory = directory.canonicalize();
            Self::Path(match (directory, path.file_name()) {
                (Ok(directory), Some(name)) => directory.join(name),
                _ => path.to_owned(),
            })
        })
    }

    #[cfg(unix)]
    fn of_node(there: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self::Node {
            device: there.dev(),
            number: there.ino(),
        }
    }

    /// Of the file that standard input comes from.
    #[cfg(unix)]
    pub fn of_standard_input() -> Option<Self> {
        use std::os::fd::AsFd;
        let stdin = std::io::stdin().as_fd().try_clone_to_owned().ok()?;
        let there = std::fs::File::from(stdin).metadata().ok()?;
        Some(Self::of_node(&there))
    }

    /// Of the file that standard input comes from, which is not known here.
    #[cfg(not(unix))]
    pub const fn of_standard_input() -> Option<Self> {
        None
    }
}

/// The files of a run, by what they are called.
#[derive(Debug)]
pub struct Locations {
    directory: PathBuf,
    /// The directory of each source, for files that it names.
    homes: BTreeMap<FileId, PathBuf>,
    /// Every file that was read by its name.
    read: Vec<PathBuf>,
    /// The file behind standard input, where it was read and is one.
    standard_input: Option<Identity>,
}

impl Locations {
    /// No file yet, relative to `directory`.
    pub const fn new(directory: PathBuf) -> Self {
        Self {
            directory,
            homes: BTreeMap::new(),
            read: Vec::new(),
            standard_input: None,
        }
    }

    /// Where the file lies that the user calls `path`.
    pub fn of(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// Where the file lies that `file` names as `path`: relative to that file.
    pub fn beside(&self, file: FileId, path: &str) -> PathBuf {
        self.homes.get(&file).unwrap_or(&self.directory).join(path)
    }

    /// Notes the directory of a source.
    pub fn settle(&mut self, file: FileId, path: &Path) {
        if let Some(home) = self.of(path).parent() {
            self.homes.insert(file, home.to_owned());
        }
    }

    /// Notes a file that was read.
    pub fn note_read(&mut self, located: PathBuf) {
        self.read.push(located);
    }

    /// Notes that standard input was read, and the file behind it.
    pub fn note_standard_input(&mut self, file: Option<Identity>) {
        self.standard_input = file;
    }

    /// Whether the file at `located` is one that was read, by whatever name. A rename would leave the content of a hard
    /// link alone, but whoever names an input by mistake wants to hear of it, whichever of its names it is.
    pub fn was_read(&self, located: &Path) -> bool {
        let Some(there) = Identity::of(located) else {
            return false;
        };
        self.standard_input.as_ref() == Some(&there)
            || self
                .read
                .iter()
                .any(|path| Identity::of(path).as_ref() == Some(&there))
    }
}
