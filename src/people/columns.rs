//! Columns of a people file, kept compactly: a company's grades, ratings and departments are few.

use std::hash::Hash;
use std::ops::Range;

use hashbrown::HashMap;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::ColumnId;

/// What is still to come of a file, beside what was read of it.
#[derive(Debug, Clone, Copy)]
pub struct More {
    /// The bytes that were read.
    pub read: usize,
    /// Those to come.
    pub to_come: usize,
}

impl More {
    /// How many more there will be of what there is so many times by now; rather a few too many.
    #[must_use]
    pub fn than(self, now: usize) -> usize {
        let more = now.saturating_mul(self.to_come);
        let more = more.checked_div(self.read).unwrap_or(0);
        more.saturating_add(more.div_euclid(32))
    }
}

/// Texts one after another in one allocation.
#[derive(Debug, Default, Clone)]
pub struct PackedTexts {
    bytes: String,
    ends: Vec<usize>,
}

impl PackedTexts {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    /// Makes room for so many times as many texts as there are, of the same lengths.
    pub fn reserve(&mut self, more: More) {
        self.bytes.reserve(more.than(self.bytes.len()));
        self.ends.reserve(more.than(self.ends.len()));
    }

    /// Adds all texts of another one behind these.
    pub fn append(&mut self, other: &Self) {
        let before = self.bytes.len();
        self.bytes.push_str(&other.bytes);
        let ends = other.ends.iter().map(|end| before.saturating_add(*end));
        self.ends.extend(ends);
    }

    /// The text of that row; empty outside.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let bounds = self.bounds(row);
        bounds
            .and_then(|(start, end)| self.bytes.get(start..end))
            .unwrap_or_default()
    }

    /// The text of that row with what stands behind it, which is faster to copy, and how many bytes are its own;
    /// nothing for a long text, and for the last ones.
    #[must_use]
    pub fn with_more<const N: usize>(&self, row: usize) -> Option<(&[u8; N], usize)> {
        let (start, end) = self.bounds(row)?;
        let bytes = end.saturating_sub(start);
        let more = self.bytes.as_bytes().get(start..)?.first_chunk()?;
        (bytes <= N).then_some((more, bytes))
    }

    /// The texts of those rows, one directly after another; nothing where there are no such rows.
    #[must_use]
    pub fn span(&self, rows: Range<usize>) -> Option<&str> {
        let (start, _) = self.bounds(rows.start)?;
        let (_, end) = self.bounds(rows.end.checked_sub(1)?)?;
        self.bytes.get(start..end)
    }

    /// Where the text of that row begins and ends.
    fn bounds(&self, row: usize) -> Option<(usize, usize)> {
        let start = match row.checked_sub(1) {
            None => 0,
            Some(before) => *self.ends.get(before)?,
        };
        Some((start, *self.ends.get(row)?))
    }

    /// How many bytes all texts have together.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }
}

/// A column whose cells repeat: each value once, and its number for every row.
#[derive(Debug, Clone)]
pub struct Coded<T> {
    /// Which column this is.
    pub id: ColumnId,
    /// Its header, as the file writes it.
    pub header: String,
    /// The values, in order of first appearance. Texts are all different; of numbers and dates, where there are very
    /// many, some may stand here twice.
    pub values: Vec<T>,
    /// For every row the index of its value.
    pub codes: Vec<u32>,
}

/// A column of keys ([`crate::policy::key`]).
pub type TextColumn = Coded<String>;

/// A column of numbers; nothing for a blank cell.
pub type NumberColumn = Coded<Option<Decimal>>;

/// A column of dates; nothing for a blank cell.
pub type DateColumn = Coded<Option<Date>>;

impl<T> Coded<T> {
    /// A column without rows.
    #[must_use]
    pub const fn new(id: ColumnId, header: String) -> Self {
        Self {
            id,
            header,
            values: Vec::new(),
            codes: Vec::new(),
        }
    }

    /// Adds a value, and returns its number.
    pub fn add(&mut self, value: T) -> u32 {
        // There is a value a row at the most, and rows are counted in lines.
        let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value);
        code
    }

    /// The index of the value of that row; beyond all of them outside.
    #[must_use]
    pub fn code(&self, row: usize) -> usize {
        let code = self.codes.get(row).copied().unwrap_or(u32::MAX);
        usize::try_from(code).unwrap_or(usize::MAX)
    }

    fn value(&self, row: usize) -> Option<&T> {
        self.values.get(self.code(row))
    }
}

impl<T: Clone + Eq + Hash> Coded<T> {
    /// The column with these values, one a row.
    #[must_use]
    pub fn of(id: ColumnId, header: String, rows: impl IntoIterator<Item = T>) -> Self {
        let mut column = Self::new(id, header);
        let mut known = HashMap::new();
        for value in rows {
            let code = match known.get(&value) {
                Some(&code) => code,
                None => {
                    let code = column.add(value.clone());
                    known.insert(value, code);
                    code
                }
            };
            column.codes.push(code);
        }
        column
    }
}

impl Coded<String> {
    /// The key of that row; empty for a blank cell.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        self.value(row).map_or("", String::as_str)
    }
}

impl<T: Copy> Coded<Option<T>> {
    /// The value of that row; nothing for a blank cell.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<T> {
        self.value(row).copied().flatten()
    }
}

/// A column of texts as the file writes them.
#[derive(Debug, Clone)]
pub struct WrittenColumn {
    /// Which column this is.
    pub id: ColumnId,
    /// Its header, as the file writes it.
    pub header: String,
    /// The text of every row, without the spaces around it; empty for a blank cell.
    pub texts: PackedTexts,
}
