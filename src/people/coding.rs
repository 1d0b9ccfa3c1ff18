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
    /// One more than the numbers of cells that are days ([`Short::day`]); 0 for those that were not read yet.
    days: Vec<u32>,
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
            days: Vec::new(),
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

    /// The same for a column of dates, of which there are many, nearly all written alike.
    ///
    /// # Errors
    /// That of reading it.
    pub fn push_date(
        &mut self,
        cell: Cell<'_>,
        read: impl FnOnce(&str) -> Result<T, PeopleFault>,
    ) -> Result<(), PeopleFault> {
        let day = cell.short().and_then(Short::day);
        let known = day.and_then(|day| self.days.get(day)?.checked_sub(1));
        if let Some(code) = known {
            self.column.codes.push(code);
            return Ok(());
        }
        self.push(cell, read)?;
        if let (Some(day), Some(code)) = (day, self.column.codes.last()) {
            self.days.resize(DAYS, 0);
            if let Some(place) = self.days.get_mut(day) {
                *place = code.saturating_add(1);
            }
        }
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

/// How many days have a place: of two centuries, each in two ways.
const DAYS: usize = 200 * 13 * 32 * 2;

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

    /// A place of its own, below [`DAYS`], for a day of these two centuries with all its digits (2026-04-01, 2026/04/01);
    /// nothing for any other text.
    fn day(self) -> Option<usize> {
        const DIGITS: u64 = u64::from_le_bytes([0x0F, 0x0F, 0x0F, 0x0F, 0, 0x0F, 0x0F, 0]);
        const OTHERS: u64 = u64::from_le_bytes(*b"0000-00-");
        const SLASHES: u64 = u64::from_le_bytes([0, 0, 0, 0, b'-' ^ b'/', 0, 0, b'-' ^ b'/']);
        let [tens, ones, .., length] = self.high.to_le_bytes();
        let is_slashed = match self.low & !DIGITS {
            OTHERS => false,
            with if with == OTHERS ^ SLASHES => true,
            _ => return None,
        };
        if length != 10 {
            return None;
        }
        let [y1, y2, y3, y4, _, m1, m2, _] = (self.low & DIGITS).to_le_bytes();
        let digits = |digits: &[u8]| {
            digits.iter().try_fold(0_usize, |number, &digit| {
                (digit < 10).then(|| number.saturating_mul(10).saturating_add(digit.into()))
            })
        };
        let year = digits(&[y1, y2, y3, y4])?.checked_sub(1900)?;
        let month = digits(&[m1, m2])?;
        let day = digits(&[tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0')])?;
        let places = [(year, 200), (month, 13), (day, 32), (usize::from(is_slashed), 2)];
        places.into_iter().try_fold(0_usize, |place, (number, most)| {
            (number < most).then(|| place.saturating_mul(most).saturating_add(number))
        })
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

    #[test]
    fn days_have_places_of_their_own() {
        let mut places = std::collections::BTreeMap::new();
        let first = jiff::civil::date(1900, 1, 1);
        let days = first.series(jiff::Span::new().days(1)).take(73_049);
        for day in days {
            for text in [day.to_string(), day.to_string().replace('-', "/")] {
                let place = Cell::of(&text).short().and_then(Short::day).unwrap();
                assert!(place < DAYS, "{text}");
                assert_eq!(places.insert(place, text), None);
            }
        }
        for text in [
            "", "1899-12-31", "2100-01-01", "2026-4-1", "2026-04-1", "2026-04/01", "2026.04.01", "2026-04-01 ",
            "2026-13-01", "2026-04-32", "202:-04-01", "2026-04-0:", "2026-04-\u{10}1", "２０", "20260401",
        ] {
            assert_eq!(Cell::of(text).short().and_then(Short::day), None, "{text}");
        }
    }
}
