//! Writing: a file appears whole or not at all, and only its owner can read it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf, is_separator};

use super::disk::{Disk, Real};
use super::failure::{Failure, WriteFault};
use super::locate::{Identity, Locations};
use super::progress::{Progress, Stage};
use super::session::Session;
use super::transaction::{Content, NewFile, Ungiven, write_all};
use super::words::standard_output;
use crate::view::Lang;

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

    /// Writes the whole result; nothing of it where it cannot be made to its end.
    pub fn write(
        &self,
        content: &dyn Content,
        session: &mut Session<'_, '_>,
    ) -> Result<(), Failure> {
        let progress = Progress::stage(Stage::Writing, session);
        match self {
            Self::Standard => {
                let lang = session.lang;
                let bytes = progress.wait(|| gathered(content, lang))?;
                session.print(&bytes)
            }
            Self::File { path, force } => {
                let locations = &session.locations;
                progress.wait(|| {
                    let published = publish(&[(path, content)], *force, locations);
                    // What is wrong with the content comes first: another name for the file would not help.
                    published.map_err(|refused| fault_of(content).unwrap_or(refused))
                })
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

/// Why a content cannot be made, if it cannot.
fn fault_of(content: &dyn Content) -> Option<Failure> {
    match content.give(&mut |_| Ok(())) {
        Err(Ungiven::Failed(failure)) => Some(failure),
        Ok(()) | Err(Ungiven::Refused(_)) => None,
    }
}

/// All bytes of a content, for standard output.
pub fn gathered(content: &dyn Content, lang: Lang) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let given = content.give(&mut |part| {
        bytes.extend_from_slice(part);
        Ok(())
    });
    match given {
        Ok(()) => Ok(bytes),
        Err(Ungiven::Failed(failure)) => Err(failure),
        Err(Ungiven::Refused(error)) => Err(Failure::Write {
            name: standard_output(lang).to_owned(),
            fault: error.into(),
        }),
    }
}

/// Writes files, each a path as the user wrote it and its content: all of them, or none. With `force` they replace
/// those that are there, which are whole until that moment; an input is never replaced, and a symbolic link neither
/// followed nor replaced.
pub fn publish<P: AsRef<Path>, C: Content>(
    files: &[(P, C)],
    force: bool,
    locations: &Locations,
) -> Result<(), Failure> {
    publish_on(&Real, files, force, locations)
}

/// [`publish`], on that disk.
pub(super) fn publish_on<P: AsRef<Path>, C: Content>(
    disk: &impl Disk,
    files: &[(P, C)],
    force: bool,
    locations: &Locations,
) -> Result<(), Failure> {
    let files: Vec<NewFile<'_>> = files
        .iter()
        .map(|(path, content)| NewFile {
            name: path.as_ref().to_string_lossy().into_owned(),
            target: locations.of(path.as_ref()),
            content,
        })
        .collect();
    let mut targets = BTreeSet::new();
    for file in &files {
        look(disk, &file.target, force, locations).map_err(|fault| file.refused(fault))?;
        if !targets.insert(Identity::of_target(&file.target)) {
            return Err(file.refused(WriteFault::Twice));
        }
    }
    write_all(disk, &files, force)
}

/// Whether a file may get that name.
fn look(
    disk: &impl Disk,
    target: &Path,
    force: bool,
    locations: &Locations,
) -> Result<(), WriteFault> {
    // `name/` is how a folder is written, also where there is none.
    if target.to_string_lossy().ends_with(is_separator) {
        return Err(WriteFault::NotAFile);
    }
    if locations.was_read(target) {
        return Err(WriteFault::IsInput);
    }
    match disk.look(target)? {
        None => Ok(()),
        // Replacing the link would leave its file behind as it was, which nobody expects who writes through a link, and
        // would take `/dev/stdout` from the whole machine.
        Some(there) if there.is_symlink() => Err(WriteFault::IsLink),
        Some(there) if !there.is_file() => Err(WriteFault::NotAFile),
        Some(_) if !force => Err(WriteFault::Exists),
        Some(_) => Ok(()),
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
mod tests;
