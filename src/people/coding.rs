//! Columns whose cells repeat, as they are being read: each distinct cell is read and checked once.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

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
        let short = Short::of(&cell);
        let known = match &short {
            Some(short) => self.by_short.get(short),
            None => self.by_cell.get(&*cell),
        };
        let code = match known {
            Some(&code) => code,
            None => {
                let code = self.code(read(&cell)?);
                if self.column.values.len() <= self.most {
                    match short {
                        Some(short) => self.by_short.insert(short, code),
                        None => self.by_cell.insert(cell, code),
                    };
                }
                code
            }
        };
        self.column.codes.push(code);
        Ok(())
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short {
    bytes: u64,
    first: u64,
    last: u64,
}

impl Hash for Short {
    /// All at once: there are a few lookups a row.
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.first ^ self.last.rotate_left(29) ^ self.bytes.rotate_right(8));
    }
}

impl Short {
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
