//! Cells read as keys, numbers and dates, column by column.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::money;

use super::coding::Coding;
use super::dates::date;
use super::fault::PeopleFault;
use super::row::Cell;
use super::text::{is_spreadsheet_error, key, unreadable};
use super::{ColumnId, Kind, PackedTexts, WrittenColumn};

/// A column that is being filled.
#[derive(Debug)]
pub enum Filling {
    /// With keys.
    Text(Coding<String>),
    /// With numbers.
    Number(Coding<Option<Decimal>>),
    /// With dates.
    Date(Coding<Option<Date>>),
    /// With texts as written.
    Written(WrittenColumn),
}

impl Filling {
    /// An empty column.
    #[must_use]
    pub fn new(id: ColumnId, header: String, kind: Kind) -> Self {
        match kind {
            // Texts are the same where their numbers are, however many there are.
            Kind::Text => Self::Text(Coding::new(id, header, usize::MAX)),
            Kind::Number => Self::Number(Coding::new(id, header, REPEATED)),
            Kind::Date => Self::Date(Coding::new(id, header, REPEATED)),
            Kind::Written => Self::Written(WrittenColumn {
                id,
                header,
                texts: PackedTexts::default(),
            }),
        }
    }

    /// Adds the cell of the next row; it may be known that it [is clear](super::text::is_clear).
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn push(&mut self, cell: Cell<'_>, is_clear: bool) -> Result<(), PeopleFault> {
        match self {
            Self::Text(keys) => keys.push(cell, text),
            Self::Number(numbers) => numbers.push(cell, number),
            Self::Date(dates) => dates.push_date(cell, day),
            Self::Written(column) => {
                let text = cell.text.trim();
                if !is_clear {
                    check_text(text)?;
                }
                column.texts.push(text);
                Ok(())
            }
        }
    }

    /// Adds the rows of a later part of the same column; `false` where it was read as something else.
    #[must_use]
    pub fn append(&mut self, later: Self) -> bool {
        match (self, later) {
            (Self::Text(keys), Self::Text(later)) => keys.append(later),
            (Self::Number(numbers), Self::Number(later)) => numbers.append(later),
            (Self::Date(dates), Self::Date(later)) => dates.append(later),
            (Self::Written(column), Self::Written(later)) => column.texts.append(&later.texts),
            _ => return false,
        }
        true
    }
}

/// So many numbers or dates of a column are told apart: a column with more of them hardly repeats any.
const REPEATED: usize = 1 << 15;

/// A key.
fn text(cell: &str) -> Result<String, PeopleFault> {
    check_text(cell.trim())?;
    Ok(key(cell).into_owned())
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
