//! Where files lie: names as users wrote them against the directory of the run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostics::FileId;

/// The files of a run, by what they are called.
#[derive(Debug)]
pub struct Locations {
    directory: PathBuf,
    /// The directory of each source, for files that it names.
    homes: BTreeMap<FileId, PathBuf>,
    /// Every file that was read.
    read: Vec<PathBuf>,
}

impl Locations {
    /// No file yet, relative to `directory`.
    pub const fn new(directory: PathBuf) -> Self {
        Self {
            directory,
            homes: BTreeMap::new(),
            read: Vec::new(),
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

    /// Whether the file at `located` is one that was read, by whatever name.
    pub fn was_read(&self, located: &Path) -> bool {
        let Ok(real) = located.canonicalize() else {
            return false;
        };
        self.read
            .iter()
            .filter_map(|path| path.canonicalize().ok())
            .any(|path| path == real)
    }
}
