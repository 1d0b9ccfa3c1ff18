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
        let (tenths, rest) = part.div_rem(&10);
        let bytes = match (tenths, rest) {
            (0, 0) => 0,
            (_, 0) => 2,
            _ => 3,
        };
        // Most are below ten months.
        if whole >= 10 {
            self.push(itoa::Buffer::new().format(whole));
            return self.push_short(&[b'.', digit(tenths), digit(rest)], bytes);
        }
        let all = [digit(whole), b'.', digit(tenths), digit(rest)];
        self.push_short(&all, bytes.saturating_add(1));
    }

    /// Adds that one of some pieces; `false` where there is none.
    pub fn put_piece(&mut self, pieces: &Pieces, index: usize) -> bool {
        let put = match pieces {
            Pieces::Short(pieces) => pieces.get(index).map(|piece| self.put_counted(piece)),
            Pieces::Middle(pieces) => pieces.get(index).map(|piece| self.put_counted(piece)),
            Pieces::Long(pieces) => {
                let piece = pieces.get(index);
                piece.map(|piece| self.bytes.extend_from_slice(piece))
            }
        };
        put.is_some()
    }

    /// Adds bytes of which the last says how many there are.
    fn put_counted<const N: usize>(&mut self, bytes: &[u8; N]) {
        let count = bytes.last().copied().unwrap_or(0);
        self.push_short(bytes, count.into());
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

/// Pieces of rows, each of which many rows share: in as few bytes as they all have room in, so that many of them stay in
/// the fastest memory, and are copied without a loop.
#[derive(Debug)]
pub enum Pieces {
    /// Their bytes, zeros, and how many bytes they are.
    Short(Vec<[u8; 32]>),
    /// The same, in more bytes.
    Middle(Vec<[u8; 64]>),
    /// Of any length.
    Long(Vec<Vec<u8>>),
}

impl Pieces {
    /// How many bytes a piece of so many takes.
    pub const fn taken_by(bytes: usize) -> usize {
        match bytes {
            0..32 => 32,
            32..64 => 64,
            _ => bytes.saturating_add(size_of::<Vec<u8>>()),
        }
    }

    /// These bytes.
    pub fn of(pieces: Vec<Vec<u8>>) -> Self {
        let short = counted(&pieces).map(Self::Short);
        let short = short.or_else(|| counted(&pieces).map(Self::Middle));
        short.unwrap_or(Self::Long(pieces))
    }
}

/// Pieces with how many bytes they are behind them; nothing where they do not all have room.
fn counted<const N: usize>(pieces: &[Vec<u8>]) -> Option<Vec<[u8; N]>> {
    let counted = |piece: &Vec<u8>| {
        let mut all = [0; N];
        let (count, room) = all.split_last_mut()?;
        *count = u8::try_from(piece.len()).ok()?;
        room.get_mut(..piece.len())?.copy_from_slice(piece);
        Some(all)
    };
    pieces.iter().map(counted).collect()
}
