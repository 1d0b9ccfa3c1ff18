//! Cells as bytes, row by row: how a format notes them, and what it has noted so far.

use num_integer::Integer;

use crate::bytes::ByteSet;
use crate::money::{Ratio, Rounding};
use crate::people::PackedTexts;
use crate::view::Cell;

/// How a format notes cells, and what stands around them.
pub trait Notation: Sync {
    /// What has no value.
    const BLANK: &str;

    /// What stands on both sides of a text that is [plain](Self::begins_plainly).
    const QUOTE: &str;

    /// Adds what stands before the cell of that column.
    fn separate(&self, column: usize, out: &mut Rows);

    /// Adds a cell, and says whether it holds something else than its text.
    fn cell(&self, cell: Cell<&str>, out: &mut Rows) -> bool;

    /// Adds what stands behind the last cell of the row that starts there.
    fn end(&self, start: usize, out: &mut Rows);

    /// The bytes for which a text needs a closer look.
    fn special() -> &'static ByteSet;

    /// Whether a text with no [special](Self::special) byte stands as it is, from how it begins.
    fn begins_plainly(text: &[u8]) -> bool;

    /// Whether a text plainly stands as it is. Some texts do that are not plainly so.
    fn is_plain(text: &str) -> bool {
        Self::begins_plainly(text.as_bytes()) && !Self::special().meets(text)
    }

    /// [`Notation::cell`] of one of some texts, faster, where it is known that none of them has a special byte.
    fn text(&self, texts: &PackedTexts, place: usize, out: &mut Rows) -> bool {
        // Most names and ids are no longer.
        const SHORT: usize = 32;
        match texts.with_more::<SHORT>(place) {
            Some((more, bytes @ 1..))
                if Self::begins_plainly(more.get(..bytes).unwrap_or_default()) =>
            {
                out.push(Self::QUOTE);
                out.push_short(more, bytes);
                out.push(Self::QUOTE);
                false
            }
            _ => self.cell(Cell::of(texts.get(place)), out),
        }
    }
}

/// The rows so far.
#[derive(Debug, Default)]
pub struct Rows {
    /// Their bytes.
    pub bytes: Vec<u8>,
    /// The digits of the number at hand.
    digits: String,
}

impl Rows {
    /// No row yet, written over that.
    pub fn over(mut bytes: Vec<u8>) -> Self {
        bytes.clear();
        Self {
            bytes,
            digits: String::new(),
        }
    }

    /// Adds a text as it is.
    pub fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Adds a count.
    pub fn put_count(&mut self, count: usize) {
        self.push(itoa::Buffer::new().format(count));
    }

    /// Adds the digits that are written so.
    pub fn put_digits(&mut self, write: impl FnOnce(&mut String)) {
        self.digits.clear();
        write(&mut self.digits);
        self.bytes.extend_from_slice(self.digits.as_bytes());
    }

    /// Adds a number as [`write_number`] does, and what `beyond` makes of it where it has too many digits.
    pub fn put_number(&mut self, value: Ratio, beyond: impl FnOnce(Ratio) -> String) {
        self.put_digits(|digits| {
            if !write_number(value, digits) {
                digits.push_str(&beyond(value));
            }
        });
    }

    /// Adds a number in hundredths, with as many decimals as it needs.
    pub fn put_hundredths(&mut self, hundredths: i64) {
        if hundredths < 0 {
            self.bytes.push(b'-');
        }
        let digit = |number: u64| b'0'.saturating_add(u8::try_from(number).unwrap_or(0));
        let (whole, part) = hundredths.unsigned_abs().div_rem(&100);
        // Most are below ten months.
        match whole {
            0..10 => self.bytes.push(digit(whole)),
            _ => self.push(itoa::Buffer::new().format(whole)),
        }
        match part.div_rem(&10) {
            (0, 0) => {}
            (tenths, 0) => self.bytes.extend_from_slice(&[b'.', digit(tenths)]),
            (tenths, rest) => {
                self.bytes
                    .extend_from_slice(&[b'.', digit(tenths), digit(rest)]);
            }
        }
    }

    /// Adds what was written before.
    pub fn put_piece(&mut self, piece: &Piece) {
        match &piece.long {
            None => self.push_short(&piece.short, piece.bytes.into()),
            Some(long) => self.bytes.extend_from_slice(long),
        }
    }

    /// Adds so many bytes: always as many are copied as there are, which needs no loop.
    fn push_short<const N: usize>(&mut self, more: &[u8; N], bytes: usize) {
        let end = self.bytes.len().saturating_add(bytes);
        self.bytes.extend_from_slice(more);
        self.bytes.truncate(end);
    }
}

/// Decimals of a number that does not end.
const DECIMALS: u32 = 12;

/// Adds all digits of a number; 12 decimals, half up, where it does not end; nothing, and `false`, where it has too many
/// even so.
pub fn write_number(value: Ratio, digits: &mut String) -> bool {
    let about = |digits: &mut String| {
        let about = value.round_digits(DECIMALS, Rounding::HalfUp);
        about.is_ok_and(|about| about.write_decimal(digits))
    };
    value.write_decimal(digits) || about(digits)
}

/// A piece of a row that many rows share.
#[derive(Debug)]
pub struct Piece {
    /// Its bytes where they are few, and zeros behind them.
    short: [u8; Self::SHORT],
    bytes: u8,
    long: Option<Box<[u8]>>,
}

impl Piece {
    /// Most pieces of a line have no more, even those of a few amounts.
    const SHORT: usize = 23;

    /// These bytes.
    pub fn of(text: &[u8]) -> Self {
        let mut short = [0; Self::SHORT];
        let room = short.get_mut(..text.len());
        let fits = room.map(|room| room.copy_from_slice(text)).is_some();
        Self {
            short,
            bytes: u8::try_from(text.len()).unwrap_or(u8::MAX),
            long: (!fits).then(|| text.into()),
        }
    }
}
