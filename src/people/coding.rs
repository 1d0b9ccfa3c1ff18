//! Columns whose cells repeat, as they are being read: each distinct cell is read and checked once.

use std::borrow::Cow;
use std::hash::Hash;

use hashbrown::HashMap;

use super::fault::PeopleFault;
use super::{Coded, ColumnId};

/// A column of values that repeat, as it is being filled.
#[derive(Debug)]
pub struct Coding<'t, T> {
    /// The column so far.
    pub column: Coded<T>,
    /// How many cells and values are remembered.
    most: usize,
    /// Some of the short cells of late, each in the place that its bytes give it.
    recent: Vec<(Short, u32)>,
    /// The numbers of cells that were read, of the short ones and of the others.
    by_short: HashMap<Short, u32>,
    by_cell: HashMap<Cow<'t, str>, u32>,
    by_value: HashMap<T, u32>,
}

impl<'t, T: Clone + Eq + Hash> Coding<'t, T> {
    /// A column without rows, of which so many values are told apart.
    pub fn new(id: ColumnId, header: String, most: usize) -> Self {
        Self {
            column: Coded::new(id, header),
            most,
            recent: vec![(Short::NONE, 0); RECENT],
            by_short: HashMap::new(),
            by_cell: HashMap::new(),
            by_value: HashMap::new(),
        }
    }

    /// Adds the cell of the next row.
    ///
    /// # Errors
    /// That of reading it.
    pub fn push(
        &mut self,
        cell: Cow<'t, str>,
        read: impl FnOnce(&str) -> Result<T, PeopleFault>,
    ) -> Result<(), PeopleFault> {
        let code = match Short::of(&cell) {
            None => match self.by_cell.get(&*cell) {
                Some(&code) => code,
                None => {
                    let code = self.code(read(&cell)?);
                    if self.remembers() {
                        self.by_cell.insert(cell, code);
                    }
                    code
                }
            },
            Some(short) => match self.recent.get(short.place()) {
                Some(&(known, code)) if known == short => code,
                _ => self.code_of_short(short, &cell, read)?,
            },
        };
        self.column.codes.push(code);
        Ok(())
    }

    /// The number of a short cell that is none of the recent ones.
    fn code_of_short(
        &mut self,
        short: Short,
        cell: &str,
        read: impl FnOnce(&str) -> Result<T, PeopleFault>,
    ) -> Result<u32, PeopleFault> {
        let code = match self.by_short.get(&short) {
            Some(&code) => code,
            None => {
                let code = self.code(read(cell)?);
                if self.remembers() {
                    self.by_short.insert(short, code);
                }
                code
            }
        };
        if let Some(recent) = self.recent.get_mut(short.place()) {
            *recent = (short, code);
        }
        Ok(code)
    }

    /// Whether cells are remembered still.
    fn remembers(&self) -> bool {
        self.by_short.len().saturating_add(self.by_cell.len()) < self.most
    }

    /// The number of a value.
    fn code(&mut self, value: T) -> u32 {
        if let Some(&code) = self.by_value.get(&value) {
            return code;
        }
        let code = self.column.add(value.clone());
        if self.by_value.len() < self.most {
            self.by_value.insert(value, code);
        }
        code
    }

    /// Adds the rows of a later part of the same column.
    pub fn append(&mut self, later: Self) {
        let values = later.column.values.into_iter();
        let codes: Vec<u32> = values.map(|value| self.code(value)).collect();
        let of = |code: u32| usize::try_from(code).ok().and_then(|it| codes.get(it));
        let later = later.column.codes.into_iter();
        let renumbered = later.map(|code| of(code).copied().unwrap_or(u32::MAX));
        self.column.codes.extend(renumbered);
    }
}

/// A text of at most sixteen bytes, as most cells are, by its first and its last bytes: it is compared without looking
/// at the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Short {
    bytes: u64,
    first: u64,
    last: u64,
}

/// How many short cells of late are known.
const RECENT: usize = 1 << RECENT_BITS;
const RECENT_BITS: u32 = 9;

impl Short {
    /// Longer than any.
    const NONE: Self = Self {
        bytes: u64::MAX,
        first: 0,
        last: 0,
    };

    /// Where it is looked for among the recent ones.
    fn place(self) -> usize {
        // Multiplied by an odd number with bits all over, the highest bits hang on all of the bytes.
        let mixed = self.first ^ self.last.rotate_left(29) ^ self.bytes;
        let mixed = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> (u64::BITS - RECENT_BITS)).unwrap_or(0)
    }

    fn of(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        let (first, last) = match *text {
            [] => (0, 0),
            [first] => (first.into(), 0),
            [first, last] => (first.into(), last.into()),
            [first, second, last] => (u16::from_le_bytes([first, second]).into(), last.into()),
            _ if text.len() > 16 => return None,
            _ => match (text.first_chunk(), text.last_chunk()) {
                (Some(first), Some(last)) => {
                    (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
                }
                _ => (
                    u32::from_le_bytes(*text.first_chunk()?).into(),
                    u32::from_le_bytes(*text.last_chunk()?).into(),
                ),
            },
        };
        Some(Self {
            bytes: u64::try_from(text.len()).ok()?,
            first,
            last,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_texts_are_the_same_where_they_are(one in "[a-c\u{0}あ]{0,18}", other in "[a-c\u{0}あ]{0,18}") {
            for other in [&other, &one] {
                let short = (Short::of(&one), Short::of(other));
                match short {
                    (Some(short), Some(of_other)) => prop_assert_eq!(short == of_other, one == *other),
                    _ => prop_assert!(one.len().max(other.len()) > 16),
                }
            }
        }
    }
}
