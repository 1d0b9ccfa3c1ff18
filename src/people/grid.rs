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
    rows: usize,
}

impl<'t> Grid<'t> {
    /// The rows of a text, each with its line end; nothing where any is not plain or has not so many cells, which are
    /// several: of a single one, an empty line would be a row.
    #[must_use]
    pub fn of(text: &'t str, columns: usize) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let bytes = text.as_bytes();
        let byte = |at: u32| bytes.get(usize::try_from(at).ok()?).copied();
        let Separators { ends, commas } = Separators::of(bytes)?;
        let (_, all) = ends.split_first()?;
        let inner = columns.checked_sub(1).filter(|inner| *inner > 0)?;
        let with_cr = byte(*all.get(inner)?)? == b'\r';
        let width = columns.saturating_add(usize::from(with_cr));
        let mut lines = all.chunks_exact(width);
        let rows = lines.len();
        // Where every row ends with a line end and all other separators are commas, each row has its cells.
        let are_whole = lines.remainder().is_empty() && commas == inner.saturating_mul(rows);
        let ends_line = |row: &[u32]| match row {
            [.., cr, lf] if with_cr => {
                let is_one = cr.wrapping_add(1) == *lf;
                is_one && byte(*cr) == Some(b'\r') && byte(*lf) == Some(b'\n')
            }
            [.., lf] => byte(*lf) == Some(b'\n'),
            [] => false,
        };
        let ends_there = bytes.last() == Some(&b'\n');
        (are_whole && ends_there && lines.all(ends_line)).then_some(Self {
            text,
            columns,
            ends,
            width,
            rows,
        })
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The cells of a column; none beyond the last.
    pub fn column(&self, column: usize) -> impl Iterator<Item = Cell<'t>> {
        let is_there = column < self.columns;
        let from = if is_there { column } else { self.ends.len() };
        let ends = self.ends.get(from..).unwrap_or_default();
        ends.chunks(self.width).filter_map(|row| {
            // Behind the last row there may be one end more.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::people::row::Row;
    use crate::people::rows::Rows;

    /// The cells of all rows, where each has so many, and no more than one line.
    fn in_order(text: &str, columns: usize) -> Option<Vec<Vec<String>>> {
        let mut rows = Rows::from_line(1, text);
        let mut row = Row::default();
        let mut all = Vec::new();
        while let Some(read) = rows.next_into(&mut row) {
            let line = u32::try_from(all.len() + 1).unwrap();
            if read != Ok(line) || row.len() != columns {
                return None;
            }
            all.push(row.cells().map(str::to_owned).collect());
        }
        Some(all)
    }

    fn by_columns(grid: &Grid<'_>, columns: usize) -> Vec<Vec<String>> {
        let mut all = vec![Vec::new(); grid.rows()];
        for column in 0..columns {
            let cells: Vec<_> = grid.column(column).collect();
            assert_eq!(cells.len(), grid.rows());
            for (row, cell) in all.iter_mut().zip(cells) {
                row.push(cell.text().to_owned());
            }
        }
        assert_eq!(grid.column(columns).count(), 0);
        all
    }

    proptest! {
        #[test]
        fn a_grid_has_the_cells_of_its_rows(
            rows in prop::collection::vec(prop::collection::vec("[a佐 ]{0,3}|[a-z]{0,70}", 4), 1..30),
            columns in 2..5_usize,
            with_cr in any::<bool>(),
        ) {
            let line_end = if with_cr { "\r\n" } else { "\n" };
            let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row[..columns].to_vec()).collect();
            let text: String = rows.iter().map(|row| row.join(",") + line_end).collect();
            let grid = Grid::of(&text, columns).unwrap();
            prop_assert_eq!(by_columns(&grid, columns), rows);
        }

        #[test]
        fn what_is_no_plain_row_is_no_grid(
            text in "([a佐]{0,2}[,\r\n]){0,9}|([ab],[ab]{0,9}\n){0,9}([ab\",\r\n]{0,3})?([ab],[ab]?\n){0,9}",
            columns in 1..4_usize,
        ) {
            if let Some(grid) = Grid::of(&text, columns) {
                let cells = by_columns(&grid, columns);
                prop_assert!(text.ends_with('\n') && !text.contains('"'));
                prop_assert_eq!(Some(cells), in_order(&text, columns));
            }
        }
    }
}
