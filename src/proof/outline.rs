//! A stored result whose people are not read as long as they may be, byte for byte, those that would be written now. Most
//! results that are held against their files are, and a million people are many.

use std::ops::Range;

use crate::diagnostics::{FileId, Findings};

use super::fault::ResultFault;
use super::result::Stored;

/// Where the people stand in a result without any.
pub const NOBODY: &str = "\n  \"employees\": []";
/// What stands before the first of the people.
pub const BEFORE_PEOPLE: &str = "\n  \"employees\": [";
/// What stands behind the last of them.
pub const BEHIND_PEOPLE: &str = "\n  ]";
/// What follows behind that.
const GROUPS: &str = ",\n  \"groups\": ";

/// A stored result: cut before and behind its people, if it is laid out as this program does it, or read.
#[derive(Debug)]
pub enum Filed {
    /// Cut.
    Outline(Outline),
    /// Read.
    Stored(Stored),
}

/// A stored result as this program lays it out, of which everything is read but its people.
#[derive(Debug)]
pub struct Outline {
    bytes: Vec<u8>,
    people: Range<usize>,
    /// The result without its people.
    frame: Stored,
}

/// The people are not those that are stored.
#[derive(Debug)]
pub struct OtherPeople;

impl Filed {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// As [`Stored::read`]; what is wrong with the people of an outline is told last, when they are
    /// [read](Outline::read).
    pub fn read(bytes: Vec<u8>, file: FileId) -> Result<Self, Findings<ResultFault>> {
        match cut(&bytes, file) {
            Some((people, frame)) => Ok(Self::Outline(Outline {
                bytes,
                people,
                frame,
            })),
            None => Stored::read(&bytes, file).map(Self::Stored),
        }
    }

    /// The columns by which it is grouped.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        match self {
            Self::Outline(outline) => outline.frame.columns(),
            Self::Stored(stored) => stored.columns(),
        }
    }
}

/// Where the people of a result stand, and all the rest, read.
fn cut(bytes: &[u8], file: FileId) -> Option<(Range<usize>, Stored)> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    let (before, tail) = text.split_at_checked(text.rfind(GROUPS)?)?;
    let (head, people) = before
        .strip_suffix(BEHIND_PEOPLE)?
        .split_once(BEFORE_PEOPLE)?;
    let frame = [head, NOBODY, tail].concat();
    let frame = Stored::read(frame.as_bytes(), file).ok()?;
    let start = head.len().checked_add(BEFORE_PEOPLE.len())?;
    let end = start.checked_add(people.len())?;
    Some((start..end, frame))
}

impl Outline {
    /// Whether it is the result that is written as `frame` without its people, and with the people that `write` gives, some
    /// at a time. Where it may be another one, it is for [`Stored::differences`] to say what differs, if anything does.
    ///
    /// The same bytes between the brackets of a list are the same people. All around them is held against the other as
    /// always, with a list of nobody in their place: as no value of it goes uncompared but texts, the list stands where it
    /// should, and nowhere else or twice.
    pub fn is(
        &self,
        frame: &str,
        write: impl FnOnce(
            &mut (dyn FnMut(&[u8]) -> Result<(), OtherPeople> + Send),
        ) -> Result<(), OtherPeople>,
    ) -> bool {
        if !self.frame.differences(frame).is_empty() {
            return false;
        }
        let mut rest = self.bytes.get(self.people.clone()).unwrap_or_default();
        let same = write(&mut |part| {
            rest = rest.strip_prefix(part).ok_or(OtherPeople)?;
            Ok(())
        });
        same.is_ok() && rest.is_empty()
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// As [`Stored::read`].
    pub fn read(&self) -> Result<Stored, Findings<ResultFault>> {
        Stored::read(&self.bytes, self.frame.file())
    }
}
