//! The disk works while a long content is still being made.

use std::fs::File;
use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle, scope};

/// So many bytes are written before the disk is asked to hold them.
const PORTION: usize = 1 << 24;

/// Writes a content and has the disk hold most of it by the end, so that waiting for the rest does not take long.
pub fn fill<E: From<io::Error>>(
    to: &mut File,
    write: impl Fn(&mut File, &[u8]) -> io::Result<()> + Sync,
    give: impl FnOnce(&mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), E>,
) -> Result<(), E> {
    scope(|scope| {
        let mut disk: Option<Disk<'_>> = None;
        let mut portion = 0_usize;
        let given = give(&mut |bytes| {
            write(to, bytes)?;
            portion = portion.saturating_add(bytes.len());
            if portion >= PORTION {
                portion = 0;
                match &disk {
                    None => disk = Some(Disk::start(to, scope)?),
                    Some(disk) => disk.ask(),
                }
            }
            Ok(())
        });
        // An error of the disk is told only once, to whoever asks first.
        let held = disk.map_or(Ok(()), Disk::end);
        given.and(held.map_err(E::from))
    })
}

/// A thread that waits for the disk.
struct Disk<'s> {
    asks: SyncSender<()>,
    thread: ScopedJoinHandle<'s, io::Result<()>>,
}

impl<'s> Disk<'s> {
    fn start(file: &File, scope: &'s Scope<'s, '_>) -> io::Result<Self> {
        let file = file.try_clone()?;
        let (asks, asked) = sync_channel(1);
        let thread = scope.spawn(move || {
            file.sync_data()?;
            asked.into_iter().try_for_each(|()| file.sync_data())
        });
        Ok(Self { asks, thread })
    }

    /// Has it hold what was written by now, unless it is still busy.
    fn ask(&self) {
        let _ = self.asks.try_send(());
    }

    fn end(self) -> io::Result<()> {
        drop(self.asks);
        let panicked = |_| Err(io::Error::other("waiting for the disk"));
        self.thread.join().unwrap_or_else(panicked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Seek, Write};

    #[test]
    fn every_byte_is_written_once_and_in_order() {
        let mut file = tempfile::tempfile().unwrap();
        let part: Vec<u8> = (0..PORTION / 2).map(|at| (at % 251) as u8).collect();
        let given: io::Result<()> = fill(
            &mut file,
            |file, bytes| file.write_all(bytes),
            |take| (0..7).try_for_each(|_| take(&part)),
        );
        given.unwrap();
        let mut written = Vec::new();
        file.rewind().unwrap();
        file.read_to_end(&mut written).unwrap();
        assert!(written == part.repeat(7));
    }

    #[test]
    fn what_is_not_written_ends_it() {
        let mut file = tempfile::tempfile().unwrap();
        let refuse = |_: &mut File, _: &[u8]| Err(io::ErrorKind::StorageFull.into());
        let given: io::Result<()> = fill(&mut file, refuse, |take| take(b"a"));
        assert_eq!(given.unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
