//! Rows of a text that are as plain as nearly all are: so many cells each, without quotes. They are cut all at once, and
//! read a column at a time, which is several times faster than cell by cell.

use super::row::Cell;

/// The cells of some plain rows.
#[derive(Debug)]
pub struct Grid<'t> {
    text: &'t str,
    columns: usize,
    /// The bytes that end something, behind an entry for what stands before the first cell. Each cell begins behind the
    /// byte that ends the one before.
    ends: Vec<u32>,
    /// How many of them a row has: one for every cell, and another for the second byte of CR LF.
    width: usize,
}

impl<'t> Grid<'t> {
    /// The rows of a text, each with its line end; nothing where any is not plain or has not so many cells. An empty line
    /// is no row of several cells.
    #[must_use]
    pub fn of(text: &'t str, columns: usize) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let bytes = text.as_bytes();
        let byte = |at: u32| bytes.get(usize::try_from(at).ok()?).copied();
        let Separators { ends, commas } = Separators::of(bytes)?;
        let (_, all) = ends.split_first()?;
        let inner = columns.checked_sub(1)?;
        let with_cr = byte(*all.get(inner)?)? == b'\r';
        let width = columns.saturating_add(usize::from(with_cr));
        let mut rows = all.chunks_exact(width);
        // Where every row ends with a line end and all other separators are commas, each row has its cells.
        let are_whole = rows.remainder().is_empty() && commas == inner.saturating_mul(rows.len());
        let ends_line = |row: &[u32]| match row {
            [.., cr, lf] if with_cr => {
                let is_one = cr.wrapping_add(1) == *lf;
                is_one && byte(*cr) == Some(b'\r') && byte(*lf) == Some(b'\n')
            }
            [.., lf] => byte(*lf) == Some(b'\n'),
            [] => false,
        };
        let ends_there = bytes.last() == Some(&b'\n');
        (are_whole && ends_there && rows.all(ends_line)).then_some(Self {
            text,
            columns,
            ends,
            width,
        })
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        // But for its first entry, which is less than a row.
        match self.ends.len().saturating_sub(1).checked_div(self.width) {
            Some(rows) => rows,
            None => 0,
        }
    }

    /// The cells of a column; none beyond the last.
    pub fn column(&self, column: usize) -> impl Iterator<Item = Cell<'t>> {
        let is_there = column < self.columns;
        let from = if is_there { column } else { self.ends.len() };
        let rows = self.ends.get(from..).unwrap_or_default();
        rows.chunks(self.width).filter_map(|row| {
            let &[before, end] = row.first_chunk()?;
            Cell::between(self.text, before.wrapping_add(1), end)
        })
    }
}

/// The bytes of a text without quotes that end a cell or a row.
struct Separators {
    /// Their places, behind an entry for what stands before the first byte.
    ends: Vec<u32>,
    /// How many of them are commas.
    commas: usize,
}

/// One byte before the first one.
const BEFORE: u32 = u32::MAX;

/// Bytes that are looked at together: as many as a `u64` has bits.
const CHUNK: usize = 64;

/// Few tables have cells that are shorter on the whole.
const USUAL_CELL: usize = 6;

impl Separators {
    /// Those of a text; nothing where there is a quote.
    fn of(bytes: &[u8]) -> Option<Self> {
        let cells = bytes.len().div_euclid(USUAL_CELL);
        let mut found = Self {
            ends: Vec::with_capacity(cells),
            commas: 0,
        };
        found.ends.push(BEFORE);
        let (chunks, rest) = bytes.as_chunks();
        let mut last = [0; CHUNK];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        let mut start = 0;
        for chunk in chunks.iter().chain(std::iter::once(&last)) {
            start = found.note(chunk, start)?;
        }
        Some(found)
    }

    /// Notes those of some bytes, the first of which stands there, and returns where the next ones do.
    #[inline]
    fn note(&mut self, bytes: &[u8; CHUNK], start: u32) -> Option<u32> {
        // No branch a byte: the compiler looks at many of them with one instruction.
        let has_quote = bytes.iter().fold(false, |any, &byte| any | (byte == b'"'));
        let is_comma = |byte: u8| u8::from(byte == b',');
        let commas = bytes.iter().fold(0_u8, |n, &b| n.wrapping_add(is_comma(b)));
        let marks = bytes.map(|b| is_comma(b) | u8::from(b == b'\n') | u8::from(b == b'\r'));
        self.commas = self.commas.wrapping_add(commas.into());
        let (words, _) = marks.as_chunks();
        let bit_by_bit = |bits: u64, word: &[u8; WORD]| bits << WORD | gathered(*word);
        let mut bits = words.iter().rev().fold(0, bit_by_bit);
        while bits != 0 {
            self.ends.push(start.wrapping_add(bits.trailing_zeros()));
            bits &= bits.wrapping_sub(1);
        }
        (!has_quote).then_some(start.wrapping_add(u64::BITS))
    }
}

/// Bytes in a `u64`.
const WORD: usize = size_of::<u64>();

/// The lowest bits of some bytes that have no other, one beside the other.
const fn gathered(bytes: [u8; WORD]) -> u64 {
    // Takes the bit of the first byte to the lowest of the last byte, that of the second to the one beside it, and so on.
    const TO_LAST: u64 = 0x0102_0408_1020_4080;
    const LAST: u32 = u64::BITS - u8::BITS;
    u64::from_le_bytes(bytes).wrapping_mul(TO_LAST) >> LAST
}
