//! Columns of a people file, kept compactly: a company's grades, ratings and departments are few.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::ColumnId;

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

    /// The text of that row; empty outside.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let start = row
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(row).copied();
        match (start, end) {
            (Some(start), Some(end)) => self.bytes.get(start..end).unwrap_or_default(),
            _ => "",
        }
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

/// A column of keys: each distinct key once, and its number for every row.
#[derive(Debug, Clone)]
pub struct TextColumn {
    /// Which column this is.
    pub id: ColumnId,
    /// Its header, as the file writes it.
    pub header: String,
    /// The distinct keys ([`crate::policy::key`]), in order of first appearance.
    pub keys: Vec<String>,
    /// For every row the index of its key.
    pub codes: Vec<u32>,
}

impl TextColumn {
    /// The key of that row; empty for a blank cell.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        self.codes
            .get(row)
            .and_then(|&code| self.keys.get(usize::try_from(code).ok()?))
            .map_or("", String::as_str)
    }
}

/// A column of numbers.
#[derive(Debug, Clone)]
pub struct NumberColumn {
    /// Which column this is.
    pub id: ColumnId,
    /// Its header, as the file writes it.
    pub header: String,
    /// The number of every row; nothing for a blank cell.
    pub values: Vec<Option<Decimal>>,
}

impl NumberColumn {
    /// The number of that row; nothing for a blank cell.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Decimal> {
        self.values.get(row).copied().flatten()
    }
}

/// A column of dates.
#[derive(Debug, Clone)]
pub struct DateColumn {
    /// Which column this is.
    pub id: ColumnId,
    /// Its header, as the file writes it.
    pub header: String,
    /// The date of every row; nothing for a blank cell.
    pub values: Vec<Option<Date>>,
}

impl DateColumn {
    /// The date of that row; nothing for a blank cell.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Date> {
        self.values.get(row).copied().flatten()
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
