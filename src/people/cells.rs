//! Cells read as keys, numbers and dates, column by column.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::money;

use super::coding::{Known, Values};
use super::dates::date;
use super::fault::PeopleFault;
use super::packed::More;
use super::row::Cell;
use super::text::{is_spreadsheet_error, key, unreadable};
use super::{
    Coded, ColumnId, DateColumn, Kind, NumberColumn, PackedTexts, TextColumn, WrittenColumn,
};

/// A column that is being filled.
#[derive(Debug)]
pub struct Filling {
    known: Known,
    /// For every row the number of its value.
    codes: Vec<u32>,
    values: Read,
    /// For the first of its values the numbers they have in the column to which its rows are [added](Self::append).
    numbers: Vec<u32>,
}

/// As what a column is read.
#[derive(Debug)]
enum Read {
    Text(Values<String>),
    Number(Values<Option<Decimal>>),
    Date(Values<Option<Date>>),
    Written(WrittenColumn),
}

/// A column that was read.
pub enum Filled {
    /// With keys.
    Text(TextColumn),
    /// With numbers.
    Number(NumberColumn),
    /// With dates.
    Date(DateColumn),
    /// With texts as written.
    Written(WrittenColumn),
}

impl Filling {
    /// An empty column.
    #[must_use]
    pub fn new(id: ColumnId, header: String, kind: Kind) -> Self {
        // Texts are the same where their numbers are, however many there are.
        let most = match kind {
            Kind::Text => usize::MAX,
            Kind::Number | Kind::Date | Kind::Written => REPEATED,
        };
        let values = match kind {
            Kind::Text => Read::Text(Values::new(id, header, most)),
            Kind::Number => Read::Number(Values::new(id, header, most)),
            Kind::Date => Read::Date(Values::new(id, header, most)),
            Kind::Written => Read::Written(WrittenColumn {
                id,
                header,
                texts: PackedTexts::default(),
            }),
        };
        Self {
            known: Known::new(most, kind == Kind::Date),
            codes: Vec::new(),
            values,
            numbers: Vec::new(),
        }
    }

    /// Adds the cell of the next row; it may be known that it [is clear](super::text::is_clear).
    ///
    /// # Errors
    /// What is wrong with it.
    #[inline]
    pub fn push(&mut self, cell: Cell<'_>, is_clear: bool) -> Result<(), PeopleFault> {
        match self.known.code(cell) {
            Some(code) => self.codes.push(code),
            None => self.push_other(cell, is_clear)?,
        }
        Ok(())
    }

    /// Adds the cells of the next rows, which [are clear](super::text::is_clear); `false` where one is at fault.
    #[must_use]
    pub fn extend<'c>(&mut self, mut cells: impl Iterator<Item = Cell<'c>>) -> bool {
        if let Read::Written(column) = &mut self.values {
            return column.texts.extend(cells.map(Cell::trimmed));
        }
        while let Some(cell) = self.known.take_known(&mut cells, &mut self.codes) {
            if self.push_other(cell, true).is_err() {
                return false;
            }
        }
        true
    }

    /// [`Filling::push`] of a cell that is not known at once.
    fn push_other(&mut self, cell: Cell<'_>, is_clear: bool) -> Result<(), PeopleFault> {
        let known = &mut self.known;
        let code = match &mut self.values {
            Read::Text(keys) => known.look_up(cell, |cell| Ok(keys.number(text(cell)?)))?,
            Read::Number(numbers) => {
                known.look_up(cell, |cell| Ok(numbers.number(number(cell)?)))?
            }
            Read::Date(dates) => known.look_up(cell, |cell| Ok(dates.number(day(cell)?)))?,
            Read::Written(column) => {
                let text = cell.text().trim();
                if !is_clear {
                    check_text(text)?;
                }
                column.texts.push(text);
                return Ok(());
            }
        };
        self.codes.push(code);
        Ok(())
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, more: More) {
        self.codes.reserve(more.than(self.codes.len()));
        if let Read::Written(column) = &mut self.values {
            column.texts.reserve(more);
        }
    }

    /// Whether it is read as a text.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self.values, Read::Text(_) | Read::Written(_))
    }

    /// Takes the rows of a later part of the same column over, which keeps its values for parts later still, if they are not
    /// too many; `false` where it was read as something else.
    #[must_use]
    pub fn append(&mut self, later: &mut Self) -> bool {
        let numbers = &mut later.numbers;
        match (&mut self.values, &mut later.values) {
            (Read::Text(keys), Read::Text(later)) => keys.append(later, numbers),
            (Read::Number(values), Read::Number(later)) => values.append(later, numbers),
            (Read::Date(dates), Read::Date(later)) => dates.append(later, numbers),
            (Read::Written(column), Read::Written(later)) => {
                column.texts.append(&later.texts);
                later.texts.clear();
            }
            _ => return false,
        }
        let of = |code: u32| usize::try_from(code).ok().and_then(|it| numbers.get(it));
        let codes = later.codes.drain(..);
        let renumbered = codes.map(|code| of(code).copied().unwrap_or(u32::MAX));
        self.codes.extend(renumbered);
        if later.numbers.len() > MOST_KEPT {
            later.forget();
        }
        true
    }

    /// Makes it a column without values.
    fn forget(&mut self) {
        self.known.forget();
        self.numbers.clear();
        match &mut self.values {
            Read::Text(keys) => keys.forget(),
            Read::Number(numbers) => numbers.forget(),
            Read::Date(dates) => dates.forget(),
            Read::Written(_) => {}
        }
    }

    /// The column with all its rows.
    #[must_use]
    pub fn filled(self) -> Filled {
        fn with<T>(values: Coded<T>, codes: Vec<u32>) -> Coded<T> {
            Coded { codes, ..values }
        }
        let codes = self.codes;
        match self.values {
            Read::Text(keys) => Filled::Text(with(keys.column, codes)),
            Read::Number(numbers) => Filled::Number(with(numbers.column, codes)),
            Read::Date(dates) => Filled::Date(with(dates.column, codes)),
            Read::Written(column) => Filled::Written(column),
        }
    }
}

/// So many values are kept for later parts: where there are more, hardly any comes again.
const MOST_KEPT: usize = REPEATED * 2;

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
