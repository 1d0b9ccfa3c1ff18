//! Cells read as keys, numbers and dates, column by column.

use std::borrow::Cow;

use hashbrown::HashMap;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::money;

use super::dates::date;
use super::fault::PeopleFault;
use super::text::{is_spreadsheet_error, key, unreadable};
use super::{ColumnId, DateColumn, Kind, NumberColumn, PackedTexts, TextColumn, WrittenColumn};

/// A column that is being filled.
#[derive(Debug)]
pub enum Filling<'t> {
    /// With keys.
    Text(Keys<'t>),
    /// With numbers, and what cells were read as.
    Number(NumberColumn, Seen<'t, Option<Decimal>>),
    /// With dates, and what cells were read as.
    Date(DateColumn, Seen<'t, Option<Date>>),
    /// With texts as written.
    Written(WrittenColumn),
}

impl<'t> Filling<'t> {
    /// An empty column.
    #[must_use]
    pub fn new(id: ColumnId, header: String, kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Keys {
                column: TextColumn {
                    id,
                    header,
                    keys: Vec::new(),
                    codes: Vec::new(),
                },
                by_cell: HashMap::new(),
                by_key: HashMap::new(),
            }),
            Kind::Number => {
                let values = Vec::new();
                Self::Number(NumberColumn { id, header, values }, Seen::default())
            }
            Kind::Date => {
                let values = Vec::new();
                Self::Date(DateColumn { id, header, values }, Seen::default())
            }
            Kind::Written => Self::Written(WrittenColumn {
                id,
                header,
                texts: PackedTexts::default(),
            }),
        }
    }

    /// Adds the cell of the next row.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn push(&mut self, cell: Cow<'t, str>) -> Result<(), PeopleFault> {
        match self {
            Self::Text(keys) => keys.push(cell),
            Self::Number(column, seen) => {
                let value = match plain(cell.trim()) {
                    Some(plain) => Some(plain),
                    None => seen.read(cell, number)?,
                };
                column.values.push(value);
                Ok(())
            }
            Self::Date(column, seen) => {
                column.values.push(seen.read(cell, day)?);
                Ok(())
            }
            Self::Written(column) => {
                let text = cell.trim();
                check_text(text)?;
                column.texts.push(text);
                Ok(())
            }
        }
    }
}

/// What cells of a column were read as: dates and rates are written out over and over again.
#[derive(Debug)]
pub struct Seen<'t, T>(HashMap<Cow<'t, str>, T>);

impl<T> Default for Seen<'_, T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<'t, T: Copy> Seen<'t, T> {
    /// So many are kept: a column with more of them hardly repeats any.
    const MOST: usize = 1 << 15;

    fn read(
        &mut self,
        cell: Cow<'t, str>,
        read: impl FnOnce(&str) -> Result<T, PeopleFault>,
    ) -> Result<T, PeopleFault> {
        if let Some(&value) = self.0.get(&cell) {
            return Ok(value);
        }
        let value = read(&cell)?;
        if self.0.len() < Self::MOST {
            self.0.insert(cell, value);
        }
        Ok(value)
    }
}

/// A column of keys that is being filled. Each distinct cell is normalised and checked once.
#[derive(Debug)]
pub struct Keys<'t> {
    /// The column so far.
    pub column: TextColumn,
    by_cell: HashMap<Cow<'t, str>, u32>,
    by_key: HashMap<String, u32>,
}

impl<'t> Keys<'t> {
    fn push(&mut self, cell: Cow<'t, str>) -> Result<(), PeopleFault> {
        let code = if let Some(&code) = self.by_cell.get(&cell) {
            code
        } else {
            check_text(cell.trim())?;
            let code = self.code(key(&cell).into_owned());
            self.by_cell.insert(cell, code);
            code
        };
        self.column.codes.push(code);
        Ok(())
    }

    /// The number of a key.
    fn code(&mut self, key: String) -> u32 {
        if let Some(&code) = self.by_key.get(&key) {
            return code;
        }
        // There is a key a row at the most, and rows are counted in lines.
        let code = u32::try_from(self.column.keys.len()).unwrap_or(u32::MAX);
        self.column.keys.push(key.clone());
        self.by_key.insert(key, code);
        code
    }
}

/// Whether a text can be shown and compared.
///
/// # Errors
/// A character that cannot be seen, or a spreadsheet's error value.
pub fn check_text(text: &str) -> Result<(), PeopleFault> {
    if let Some(character) = unreadable(text) {
        return Err(PeopleFault::UnreadableCharacter { character });
    }
    if is_spreadsheet_error(text) {
        return Err(PeopleFault::SpreadsheetError {
            value: text.to_owned(),
        });
    }
    Ok(())
}

/// A number, or nothing in a blank cell.
///
/// # Errors
/// Why it is no number.
pub fn number(cell: &str) -> Result<Option<Decimal>, PeopleFault> {
    let text = cell.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(number) = plain(text) {
        return Ok(Some(number));
    }
    money::decimal(text)
        .map(Some)
        .map_err(|fault| bad_number(text, fault))
}

/// Digits, perhaps with a decimal point between them: what most cells are, without the work that other forms need.
fn plain(text: &str) -> Option<Decimal> {
    // So many digits always fit.
    const MOST: usize = 18;
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.len() > MOST || !digits(whole) || !digits(part) {
        return None;
    }
    let mantissa = text
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0_i64, |number, digit| {
            number
                .wrapping_mul(10)
                .wrapping_add(i64::from(digit.wrapping_sub(b'0')))
        });
    let scale = text.len().saturating_sub(whole.len()).saturating_sub(1);
    Decimal::try_new(mantissa, u32::try_from(scale).ok()?).ok()
}

/// The fault of a cell that is no number: a character that nobody sees, if there is one.
#[must_use]
pub fn bad_number(text: &str, fault: money::NumberFault) -> PeopleFault {
    unreadable(text).map_or_else(
        || PeopleFault::BadNumber {
            value: text.to_owned(),
            fault,
        },
        |character| PeopleFault::UnreadableCharacter { character },
    )
}

/// A date, or nothing in a blank cell.
fn day(cell: &str) -> Result<Option<Date>, PeopleFault> {
    let text = cell.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let bad = |fault| {
        unreadable(text).map_or_else(
            || PeopleFault::BadDate {
                value: text.to_owned(),
                fault,
            },
            |character| PeopleFault::UnreadableCharacter { character },
        )
    };
    date(text).map(Some).map_err(bad)
}
