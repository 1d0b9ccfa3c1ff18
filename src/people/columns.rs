//! Columns of a people file, kept compactly: a company's grades, ratings and departments are few.

use std::hash::Hash;

use hashbrown::HashMap;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::ColumnId;
use super::packed::PackedTexts;

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
