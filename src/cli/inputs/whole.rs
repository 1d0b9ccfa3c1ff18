//! An input file: all bytes at once, on all cores where it is large, or some of them at a time.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::time::SystemTime;

use crate::people::Bytes;

/// A piece that one core reads at a time; a file with no more is not large.
const PIECE: usize = 1 << 22;

/// A file that is open: it stays the same when another one gets its name.
pub struct InputFile {
    file: File,
    /// Its bytes, where they are many and can be read from anywhere.
    length: Option<usize>,
    /// What changes with it.
    stamp: Option<Stamp>,
}

/// What changes with a file: how many bytes it has, when it was written to, and, as that can be set by hand, when anything
/// about it was changed, where the system tells.
#[derive(Debug, PartialEq, Eq)]
struct Stamp(u64, SystemTime, Option<(i64, i64)>);

impl Stamp {
    fn of(there: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            Some((there.ctime(), there.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let changed = None;
        Some(Self(there.len(), there.modified().ok()?, changed))
    }
}

/// All bytes of a file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    InputFile::open(path)?.whole()
}

impl InputFile {
    /// Opens a file.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let there = file.metadata()?;
        let length = usize::try_from(there.len()).ok();
        let is_large = |&length: &usize| length > PIECE && there.is_file();
        Ok(Self {
            file,
            length: length.filter(is_large),
            stamp: Stamp::of(&there),
        })
    }

    /// Whether it is so large that it is better not held as a whole, and can be read from anywhere.
    pub const fn is_large(&self) -> bool {
        self.length.is_some()
    }

    /// Whether nobody has written to it since it was opened, as far as can be known.
    pub fn is_as_it_was(&self) -> bool {
        let there = self.file.metadata().ok();
        let now = there.as_ref().and_then(Stamp::of);
        now.is_some() && now == self.stamp
    }

    /// All its bytes; of a file that is not large, those that were not read yet.
    pub fn whole(&self) -> io::Result<Vec<u8>> {
        let mut file = &self.file;
        let mut bytes = Vec::new();
        if let Some(length) = self.length {
            // Zeros cannot be asked for without ending the program where there is no room for them.
            Vec::<u8>::new().try_reserve_exact(length)?;
            bytes = vec![0; length];
            match in_pieces(file, &mut bytes) {
                Ok(()) => {}
                // It was cut short in between.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => bytes.clear(),
                Err(error) => return Err(error),
            }
            let read = u64::try_from(bytes.len()).map_err(io::Error::other)?;
            file.seek(SeekFrom::Start(read))?;
        }
        // Or what it has grown by in between.
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Bytes for InputFile {
    fn length(&self) -> usize {
        self.length.unwrap_or(0)
    }

    /// Whatever stands in the way is told when the file is read as a whole.
    fn read<'b>(&'b self, range: Range<usize>, room: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        room.resize(range.len(), 0);
        read_from(&self.file, range.start, room).ok()?;
        Some(room)
    }
}

/// Fills the bytes from there on.
#[cfg(unix)]
fn read_from(file: &File, start: usize, bytes: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;

    file.read_exact_at(bytes, u64::try_from(start).map_err(io::Error::other)?)
}

#[cfg(not(unix))]
fn read_from(_: &File, _: usize, _: &mut [u8]) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Fills the bytes from the beginning.
#[cfg(unix)]
fn in_pieces(file: &File, bytes: &mut [u8]) -> io::Result<()> {
    use rayon::prelude::*;

    let pieces = bytes.par_chunks_mut(PIECE).enumerate();
    pieces.try_for_each(|(at, piece)| read_from(file, at.saturating_mul(PIECE), piece))
}

#[cfg(not(unix))]
fn in_pieces(mut file: &File, bytes: &mut [u8]) -> io::Result<()> {
    file.rewind()?;
    file.read_exact(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_read_once_and_in_order() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("file");
        for length in [0, 1, PIECE, PIECE * 2 + 7] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            std::fs::write(&path, &bytes).unwrap();
            let file = InputFile::open(&path).unwrap();
            assert_eq!(file.is_large(), length > PIECE);
            assert!(file.whole().unwrap() == bytes, "{length}");
            if file.is_large() {
                assert!(file.whole().unwrap() == bytes, "again, {length}");
            }
        }
        let error = read(&home.path().join("none")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
    }

    #[test]
    fn a_file_that_is_cut_short_or_grows_is_read_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("file");
        let bytes = vec![7; PIECE * 2];
        for length in [PIECE * 3, 3, PIECE] {
            std::fs::write(&path, &bytes).unwrap();
            let file = InputFile::open(&path).unwrap();
            assert!(file.is_as_it_was());
            std::fs::write(&path, vec![8; length]).unwrap();
            assert!(!file.is_as_it_was());
            assert!(file.whole().unwrap() == vec![8; length], "{length}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn any_bytes_are_read_while_they_are_there() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("file");
        let bytes: Vec<u8> = (0..=PIECE).map(|at| (at % 251) as u8).collect();
        std::fs::write(&path, &bytes).unwrap();
        let file = InputFile::open(&path).unwrap();
        let mut room = Vec::new();
        for range in [0..10, 1_000..1_003, PIECE..PIECE + 1] {
            assert_eq!(file.read(range.clone(), &mut room).unwrap(), &bytes[range]);
        }
        assert_eq!(file.read(PIECE..PIECE + 2, &mut room), None);
    }
}
