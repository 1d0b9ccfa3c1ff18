//! Several files at once: all of them appear, or everything is as it was.
//!
//! Every file is complete on the disk under a temporary name, and every file that will be replaced has a second name,
//! before the first rename. A rename is atomic, so whenever a run is killed each name holds its old content or its new
//! one, whole; what was replaced by then lies beside it under its second name. Moving the old file away instead would
//! leave a moment in which its name holds nothing, and a crash would make that moment last.
//!
//! A second name that cannot be removed at the end stays where it is: all new files are in place by then, and the old
//! content is no wider open than it was.

mod ahead;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::disk::{Disk, NEW, OLD};
use super::failure::{Failure, Left, WriteFault};

/// What a file will hold.
pub trait Content: Sync {
    /// Gives everything away, piece by piece; a result need not be held as a whole.
    ///
    /// # Errors
    /// [`Ungiven`]; what was given by then is worth nothing.
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven>;
}

/// Why a content was not given to its end.
pub enum Ungiven {
    /// It was not taken.
    Refused(io::Error),
    /// It cannot be made.
    Failed(Failure),
}

impl<T: AsRef<[u8]> + Sync> Content for T {
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven> {
        take(self.as_ref()).map_err(Ungiven::Refused)
    }
}

impl Content for &dyn Content {
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven> {
        (**self).give(take)
    }
}

/// A file to be.
pub struct NewFile<'a> {
    /// As the user wrote it.
    pub name: String,
    /// Where it will lie.
    pub target: PathBuf,
    /// What it will hold.
    pub content: &'a dyn Content,
}

impl NewFile<'_> {
    /// What to say when it is not written.
    pub fn refused(&self, fault: impl Into<WriteFault>) -> Failure {
        Failure::Write {
            name: self.name.clone(),
            fault: fault.into(),
        }
    }
}

/// A file that has its name by now, and what had it before.
type Placed<'f> = (&'f NewFile<'f>, Option<TempPath>);

/// Gives every file its name, or none. With `force` what has a name already is replaced.
pub fn write_all<D: Disk>(disk: &D, files: &[NewFile<'_>], force: bool) -> Result<(), Failure> {
    let staged = files
        .iter()
        .map(|file| {
            stage(disk, file).map_err(|ungiven| match ungiven {
                Ungiven::Refused(error) => file.refused(error),
                Ungiven::Failed(failure) => failure,
            })
        })
        .collect::<Result<Vec<TempPath>, _>>()?;
    let kept = files
        .iter()
        .map(|file| match force {
            true => keep(disk, &file.target).map_err(|error| file.refused(error)),
            false => Ok(None),
        })
        .collect::<Result<Vec<Option<TempPath>>, _>>()?;
    let mut placed = Vec::new();
    for ((file, new), old) in files.iter().zip(staged).zip(kept) {
        let renamed = match old {
            Some(_) => disk.rename_over(new, &file.target),
            // Whatever appeared under that name since it was looked at stays as it is.
            None => disk.rename_new(new, &file.target),
        };
        match renamed {
            Ok(()) => placed.push((file, old)),
            Err(refused) => return Err(take_back(disk, placed, file, refused.error)),
        }
    }
    match sync_directories(disk, files) {
        // Dropping `placed` removes the second names of what was replaced.
        Ok(()) => Ok(()),
        Err((file, error)) => Err(take_back(disk, placed, file, error)),
    }
}

/// The directory that a file lies in.
pub fn directory_of(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn stage(disk: &impl Disk, file: &NewFile<'_>) -> Result<TempPath, Ungiven> {
    let give = |to: &mut fs::File| {
        let write = |to: &mut fs::File, bytes: &[u8]| disk.write(to, bytes);
        ahead::fill(to, write, |take| file.content.give(take))
    };
    write(disk, directory_of(&file.target), NEW, give, None)
}

/// A second way to what stands under a name, if anything does.
fn keep(disk: &impl Disk, target: &Path) -> io::Result<Option<TempPath>> {
    let Some(there) = disk.look(target)? else {
        return Ok(None);
    };
    let directory = directory_of(target);
    disk.link(target, directory)
        .or_else(|_| {
            // FAT, and some file systems over a network, know no second names.
            let bytes = disk.read(target)?;
            let copy = |to: &mut fs::File| disk.write(to, &bytes);
            write(disk, directory, OLD, copy, Some(there.permissions()))
        })
        .map(Some)
}

/// A file that is complete on the disk, under a temporary name. It is closed again, as there may be many.
fn write<E: From<io::Error>>(
    disk: &impl Disk,
    directory: &Path,
    prefix: &str,
    fill: impl FnOnce(&mut fs::File) -> Result<(), E>,
    permissions: Option<fs::Permissions>,
) -> Result<TempPath, E> {
    let mut file = disk.create(directory, prefix)?;
    fill(file.as_file_mut())?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    disk.sync(file.as_file())?;
    Ok(file.into_temp_path())
}

impl From<io::Error> for Ungiven {
    fn from(error: io::Error) -> Self {
        Self::Refused(error)
    }
}

fn sync_directories<'f, D: Disk>(
    disk: &D,
    files: &'f [NewFile<'f>],
) -> Result<(), (&'f NewFile<'f>, io::Error)> {
    let mut synced = BTreeSet::new();
    for file in files {
        let directory = directory_of(&file.target);
        if synced.insert(directory) {
            disk.sync_directory(directory)
                .map_err(|error| (file, error))?;
        }
    }
    Ok(())
}

/// Puts everything back, the last first. What cannot be put back is told: the old content keeps its second name.
fn take_back(
    disk: &impl Disk,
    placed: Vec<Placed<'_>>,
    failed: &NewFile<'_>,
    error: io::Error,
) -> Failure {
    let mut left = Vec::new();
    let mut directories = BTreeSet::new();
    for (file, old) in placed.into_iter().rev() {
        directories.insert(directory_of(&file.target));
        let name = file.name.clone();
        match old {
            None => {
                if disk.remove(&file.target).is_err() {
                    left.push(Left::New { name });
                }
            }
            Some(old) => {
                if let Err(mut refused) = disk.rename_over(old, &file.target) {
                    refused.path.disable_cleanup(true);
                    let kept = refused.path.to_path_buf();
                    left.push(Left::Old { name, kept });
                }
            }
        }
    }
    for directory in directories {
        // The names are as they were; whether that outlives a power cut is all that is open here.
        let _ = disk.sync_directory(directory);
    }
    failed.refused(match left.is_empty() {
        true => error.into(),
        false => WriteFault::NotTakenBack { error, left },
    })
}

#[cfg(test)]
mod tests;
