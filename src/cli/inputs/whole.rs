//! All bytes of a file, on all cores where it is large.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

/// A piece that one core reads at a time; a file with no more is read at once.
const PIECE: usize = 1 << 22;

/// All bytes of a file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let there = file.metadata()?;
    let mut bytes = Vec::new();
    if let Ok(length) = usize::try_from(there.len())
        && length > PIECE
        && there.is_file()
    {
        // Zeros cannot be asked for without ending the program where there is no room for them.
        Vec::<u8>::new().try_reserve_exact(length)?;
        bytes = vec![0; length];
        match in_pieces(&file, &mut bytes) {
            Ok(()) => file.seek(SeekFrom::Start(there.len()))?,
            // It was cut short in between.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                bytes.clear();
                file.rewind()?;
                0
            }
            Err(error) => return Err(error),
        };
    }
    // Or what it has grown by in between.
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Fills the bytes from the beginning of one and the same file: another one may get its name in between.
#[cfg(unix)]
fn in_pieces(file: &File, bytes: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;

    use rayon::prelude::*;

    let pieces = bytes.par_chunks_mut(PIECE).enumerate();
    pieces.try_for_each(|(at, piece)| {
        let start = u64::try_from(at.saturating_mul(PIECE)).map_err(io::Error::other)?;
        file.read_exact_at(piece, start)
    })
}

#[cfg(not(unix))]
fn in_pieces(mut file: &File, bytes: &mut [u8]) -> io::Result<()> {
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
            assert!(read(&path).unwrap() == bytes, "{length}");
        }
        let error = read(&home.path().join("none")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
    }
}
