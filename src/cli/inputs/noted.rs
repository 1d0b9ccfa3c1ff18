//! The files that go into a result, for one that names them by what is in them.

use sha2::{Digest, Sha256};

use super::whole::InputFile;
use crate::people::Bytes;
use crate::render::json::{Input, Role};

/// The files that go into a result.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Whether the result names them. Else nothing is noted: to hash a large file takes its time.
    pub named: bool,
    noted: Vec<Input>,
}

impl Inputs {
    /// The files that were noted, in the order in which they were read.
    pub fn noted(&self) -> &[Input] {
        &self.noted
    }

    /// Notes a file.
    pub fn note(&mut self, role: Role, file: &str, bytes: &[u8]) {
        if self.named {
            self.add(role, file, &Sha256::digest(bytes));
        }
    }

    /// Notes a large file while `read` reads it. Nothing where either of them cannot read it to its end, or it has changed
    /// in between; then nothing is noted.
    pub fn note_while<T>(
        &mut self,
        role: Role,
        name: &str,
        file: &InputFile,
        read: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if !self.named {
            return read().filter(|_| file.is_as_it_was());
        }
        let (read, hash) = std::thread::scope(|scope| {
            let hash = scope.spawn(|| digest(file));
            (read(), hash.join())
        });
        let hash = hash.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (read, hash) = read.zip(hash).filter(|_| file.is_as_it_was())?;
        self.add(role, name, &hash);
        Some(read)
    }

    fn add(&mut self, role: Role, file: &str, hash: &[u8]) {
        self.noted.push(Input {
            role,
            file: file.to_owned(),
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
    }
}

/// The hash of a large file.
fn digest(file: &InputFile) -> Option<[u8; 32]> {
    // What stays in fast memory between reading and hashing.
    const PIECE: usize = 1 << 18;
    let mut hash = Sha256::new();
    let mut room = Vec::new();
    for start in (0..file.length()).step_by(PIECE) {
        let end = start.saturating_add(PIECE).min(file.length());
        hash.update(file.read(start..end, &mut room)?);
    }
    Some(hash.finalize().into())
}
