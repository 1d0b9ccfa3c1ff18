//! Columns whose cells repeat, as they are being read: each distinct cell is read and checked once.

use std::hash::Hash;

use hashbrown::HashMap;

use super::fault::PeopleFault;
use super::row::Cell;
use super::{Coded, ColumnId};

/// A column of values that repeat, as it is being filled.
#[derive(Debug)]
pub struct Coding<T> {
    /// The column so far.
    pub column: Coded<T>,
    /// How many cells and values are remembered.
    most: usize,
    /// Some of the short cells of late, each in the place that its bytes give it.
    recent: Vec<(Short, u32)>,
    /// The numbers of cells that were read, of the short ones and of the others.
    by_short: HashMap<Short, u32>,
    by_cell: HashMap<String, u32>,
    by_value: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Coding<T> {
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
        cell: Cell<'_>,
        read: impl FnOnce(&str) -> Result<T, PeopleFault>,
    ) -> Result<(), PeopleFault> {
        let code = match cell.short() {
            None => match self.by_cell.get(cell.text) {
                Some(&code) => code,
                None => {
                    let code = self.code(read(cell.text)?);
                    if self.remembers() {
                        self.by_cell.insert(cell.text.to_owned(), code);
                    }
                    code
                }
            },
            Some(short) => match self.recent.get(short.place()) {
                Some(&(known, code)) if known == short => code,
                _ => self.code_of_short(short, cell.text, read)?,
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

/// A text of less than sixteen bytes, as most cells are: its bytes, and how many they are, so that it is compared without
/// looking at the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Short {
    low: u64,
    high: u64,
}

/// How many short cells of late are known.
const RECENT: usize = 1 << RECENT_BITS;
const RECENT_BITS: u32 = 11;

impl Short {
    /// Longer than any.
    const NONE: Self = Self {
        low: 0,
        high: u64::MAX,
    };

    /// The text with which some bytes begin, that many of them; nothing for a longer one.
    pub fn of(from: &[u8], bytes: usize) -> Option<Self> {
        const ROOM: usize = size_of::<u128>();
        if bytes >= ROOM {
            return None;
        }
        let word = match from.first_chunk::<ROOM>() {
            Some(more) => u128::from_le_bytes(*more),
            None => {
                let mut word = [0; ROOM];
                word.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
                u128::from_le_bytes(word)
            }
        };
        let length = u32::try_from(bytes).ok()?;
        let own = word & !(u128::MAX << length.saturating_mul(u8::BITS));
        // Of the highest byte there is never more than how many they are.
        let [low, high] = halves(own);
        let high = high | u64::from(length) << (u64::BITS - u8::BITS);
        Some(Self { low, high })
    }

    /// Where it is looked for among the recent ones.
    fn place(self) -> usize {
        // Multiplied by an odd number with bits all over, the highest bits hang on all of the bytes.
        let mixed = self.low ^ self.high.rotate_left(29);
        let mixed = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> (u64::BITS - RECENT_BITS)).unwrap_or(0)
    }
}

/// The lower and the higher half.
fn halves(word: u128) -> [u64; 2] {
    let half = |word: u128| u64::try_from(word & u128::from(u64::MAX)).unwrap_or_default();
    [half(word), half(word >> u64::BITS)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_texts_are_the_same_where_they_are(
            one in "[a-c\u{0}あ]{0,18}",
            other in "[a-c\u{0}あ]{0,18}",
            behind in "[a,]{0,18}",
        ) {
            let more = one.clone() + &behind;
            let short_one = Short::of(more.as_bytes(), one.len());
            prop_assert_eq!(short_one.is_some(), one.len() < 16);
            prop_assert_ne!(short_one, Some(Short::NONE));
            for other in [&other, &one] {
                let short = (short_one, Cell::of(other).short());
                if let (Some(short), Some(of_other)) = short {
                    prop_assert_eq!(short == of_other, one == *other);
                }
            }
        }
    }
}
