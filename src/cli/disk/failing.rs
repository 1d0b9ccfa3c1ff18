//! A file system that fails when it is told to.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Mutex;

use tempfile::{NamedTempFile, PathPersistError, TempPath};

use super::{Disk, Real};

/// The operations of [`Disk`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Look,
    Create,
    Write,
    Sync,
    Read,
    Link,
    RenameNew,
    RenameOver,
    Remove,
    SyncDirectory,
}

/// The real file system, but for the calls that are to fail.
#[derive(Debug)]
pub struct Failing {
    /// Which calls fail, counted from 0 over all operations.
    plan: Vec<usize>,
    calls: Mutex<Vec<Operation>>,
}

impl Failing {
    /// Fails at those calls, counted from 0 over all operations.
    pub fn new(plan: &[usize]) -> Self {
        Self {
            plan: plan.to_vec(),
            calls: Mutex::default(),
        }
    }

    /// The calls that were made, those that failed among them.
    pub fn calls(&self) -> Vec<Operation> {
        self.calls.lock().unwrap().clone()
    }

    fn call(&self, operation: Operation) -> io::Result<()> {
        let mut calls = self.calls.lock().unwrap();
        calls.push(operation);
        if self.plan.contains(&(calls.len() - 1)) {
            return Err(ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

impl Disk for Failing {
    fn look(&self, path: &Path) -> io::Result<Option<Metadata>> {
        self.call(Operation::Look)?;
        Real.look(path)
    }

    fn create(&self, directory: &Path, prefix: &str) -> io::Result<NamedTempFile> {
        self.call(Operation::Create)?;
        Real.create(directory, prefix)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.call(Operation::Write).or_else(|error| {
            // A disk is full in the middle of a file, not in front of it.
            Real.write(file, &bytes[..bytes.len() / 2])?;
            Err(error)
        })?;
        Real.write(file, bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.call(Operation::Sync)?;
        Real.sync(file)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call(Operation::Read)?;
        Real.read(path)
    }

    fn link(&self, path: &Path, directory: &Path) -> io::Result<TempPath> {
        self.call(Operation::Link)?;
        Real.link(path, directory)
    }

    fn rename_new(&self, path: TempPath, to: &Path) -> Result<(), PathPersistError> {
        match self.call(Operation::RenameNew) {
            Ok(()) => Real.rename_new(path, to),
            Err(error) => Err(PathPersistError { error, path }),
        }
    }

    fn rename_over(&self, path: TempPath, to: &Path) -> Result<(), PathPersistError> {
        match self.call(Operation::RenameOver) {
            Ok(()) => Real.rename_over(path, to),
            Err(error) => Err(PathPersistError { error, path }),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(Operation::Remove)?;
        Real.remove(path)
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        self.call(Operation::SyncDirectory)?;
        Real.sync_directory(directory)
    }
}
