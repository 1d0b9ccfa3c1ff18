//! The files that go into a result, for one that names them by what is in them.

use sha2::{Digest, Sha256};

use super::whole::InputFile;
use crate::people::Bytes;
use crate::render::json::{Input, Role};

/// To whom the bytes of a file are shown.
pub type Show<'s> = dyn FnMut(&[u8]) + Send + 's;

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

    /// Notes a large file while `read` reads it, which shows all its bytes in order. Where it does not come to its end, or
    /// the file has changed in between, it is not noted, and what was read counts for nothing.
    pub fn note_while<T>(
        &mut self,
        role: Role,
        name: &str,
        file: &InputFile,
        read: impl FnOnce(&mut Show<'_>) -> Option<T>,
    ) -> Option<T> {
        let mut hash = self.named.then(Sha256::new);
        let mut shown = 0_usize;
        let read = read(&mut |bytes| {
            shown = shown.saturating_add(bytes.len());
            if let Some(hash) = &mut hash {
                hash.update(bytes);
            }
        });
        let read = read.filter(|_| shown == file.length() && file.is_as_it_was())?;
        if let Some(hash) = hash {
            self.add(role, name, &hash.finalize());
        }
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

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_large_file_is_noted_as_it_was_read_or_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("people.csv");
        let bytes: Vec<u8> = (0..5 << 20).map(|at| (at % 251) as u8).collect();
        std::fs::write(&path, &bytes).unwrap();
        let file = InputFile::open(&path).unwrap();
        assert!(file.is_large());
        let mut inputs = Inputs {
            named: true,
            ..Inputs::default()
        };
        let mut note = |count: usize, read: &mut dyn FnMut() -> Option<u8>| {
            let read = |show: &mut Show<'_>| {
                bytes[..count].chunks(1 << 20).for_each(&mut *show);
                read()
            };
            let read = inputs.note_while(Role::Employees, "people.csv", &file, read);
            (read, inputs.noted().len())
        };
        let all = bytes.len();
        assert_eq!(note(all, &mut || None), (None, 0));
        assert_eq!(note(all - 1, &mut || Some(1)), (None, 0));
        assert_eq!(note(all, &mut || Some(1)), (Some(1), 1));
        // The same bytes, so that only the time tells. Some systems count it in hundredths of a second.
        let mut written_to = || {
            std::thread::sleep(Duration::from_millis(50));
            let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
            file.write_all(&bytes[..9]).unwrap();
            Some(2)
        };
        assert_eq!(note(all, &mut written_to), (None, 1));
        let mut whole = Inputs {
            named: true,
            ..Inputs::default()
        };
        whole.note(Role::Employees, "people.csv", &bytes);
        assert_eq!(inputs.noted()[0].sha256, whole.noted()[0].sha256);
    }
}
