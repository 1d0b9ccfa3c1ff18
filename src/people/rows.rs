//! CSV text cut into rows and cells, strictly: RFC 4180 with any line end.
//!
//! Not the `csv` crate: it takes an unclosed quote and bytes after a closing quote without a word and miscounts lines,
//! so that a scan like this one would be needed beside it. The tests hold the two against each other.

use std::borrow::Cow;

use super::row::Row;

/// The rows of a text that are still to be read.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    rest: &'t str,
    /// The 1-based line on which `rest` begins.
    line: u32,
}

/// A row that cannot be cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenRow {
    /// The 1-based line on which the cell at fault begins.
    pub line: u32,
    /// The 0-based number of the cell at fault.
    pub cell: usize,
    /// What is wrong with it.
    pub fault: QuoteFault,
}

/// What can be wrong with the quotes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteFault {
    /// The quote that opens the cell is never closed.
    Unclosed,
    /// Something follows the closing quote.
    TextAfter,
    /// A quote in a cell that no quote opens.
    Stray,
}

/// What ended a cell.
#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
}

impl<'t> Rows<'t> {
    /// The rows of that text, which begins on that line.
    #[must_use]
    pub const fn from_line(line: u32, text: &'t str) -> Self {
        Self { rest: text, line }
    }

    /// What is still to be read.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.rest
    }

    /// The 1-based line that is read next.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Reads the cells of the next row, and the line on which it begins; nothing at the end. Empty lines are no rows.
    ///
    /// # Errors
    /// [`BrokenRow`]. Reading goes on after the line on which the cell at fault begins, so that one quote too few
    /// does not hide the faults below it.
    pub fn next_into(&mut self, row: &mut Row<'t>) -> Option<Result<u32, BrokenRow>> {
        while self.take_line_break() {}
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        if self.take_plain_row(row) {
            return Some(Ok(line));
        }
        row.clear();
        loop {
            let start = self.clone();
            match self.cell() {
                Ok((cell, end)) => {
                    row.push(&cell);
                    if end == End::Row {
                        return Some(Ok(line));
                    }
                }
                Err(fault) => {
                    *self = start;
                    let broken = BrokenRow {
                        line: self.line,
                        cell: row.len(),
                        fault,
                    };
                    self.skip_line();
                    return Some(Err(broken));
                }
            }
        }
    }

    /// Reads a row without any quote, as nearly all are.
    fn take_plain_row(&mut self, row: &mut Row<'t>) -> bool {
        row.begin_plain(self.rest);
        let (words, last) = self.rest.as_bytes().as_chunks();
        let mut found = None;
        let mut at = 0_usize;
        for word in words {
            found = cells_of(*word, at, row);
            if found.is_some() {
                break;
            }
            at = at.wrapping_add(WORD);
        }
        if found.is_none() {
            let mut word = [0; WORD];
            word.iter_mut().zip(last).for_each(|(to, from)| *to = *from);
            found = cells_of(word, at, row);
        }
        let end = match found {
            Some(Met::Quote) => return false,
            Some(Met::RowEnd(at)) => at,
            None => self.rest.len(),
        };
        row.end_cell(end);
        self.step(end);
        self.take_line_break();
        true
    }

    /// Reads a cell and what ends it.
    fn cell(&mut self) -> Result<(Cow<'t, str>, End), QuoteFault> {
        let first_line = self.line;
        let (cell, on_fault) = if self.next_byte() == Some(b'"') {
            self.step(1);
            (self.quoted()?, QuoteFault::TextAfter)
        } else {
            let end = self
                .rest
                .bytes()
                .position(|byte| matches!(byte, b',' | b'\n' | b'\r' | b'"'))
                .unwrap_or(self.rest.len());
            (Cow::Borrowed(self.step(end)), QuoteFault::Stray)
        };
        if self.next_byte() == Some(b',') {
            self.step(1);
            Ok((cell, End::Cell))
        } else if self.rest.is_empty() || self.take_line_break() {
            Ok((cell, End::Row))
        } else if self.line == first_line {
            Err(on_fault)
        } else {
            // A cell that closes on a later line, in the middle of something, took another cell's quote for its end.
            Err(QuoteFault::Unclosed)
        }
    }

    /// Reads a cell up to its closing quote; a doubled quote stands for one.
    fn quoted(&mut self) -> Result<Cow<'t, str>, QuoteFault> {
        let mut unescaped: Option<String> = None;
        loop {
            let (part, after) = self.rest.split_once('"').ok_or(QuoteFault::Unclosed)?;
            self.rest = after;
            self.line = self.line.saturating_add(line_breaks(part));
            if self.next_byte() == Some(b'"') {
                self.step(1);
                let text = unescaped.get_or_insert_default();
                text.push_str(part);
                text.push('"');
            } else {
                return Ok(match unescaped {
                    Some(mut text) => {
                        text.push_str(part);
                        Cow::Owned(text)
                    }
                    None => Cow::Borrowed(part),
                });
            }
        }
    }

    /// Steps over one line end, if there is one: CR LF, LF or CR.
    fn take_line_break(&mut self) -> bool {
        let bytes = match self.rest.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.step(bytes);
        self.line = self.line.saturating_add(1);
        true
    }

    /// Steps to the next line end.
    fn skip_line(&mut self) {
        let end = self.rest.find(['\n', '\r']).unwrap_or(self.rest.len());
        self.step(end);
    }

    fn next_byte(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// Steps over so many bytes, which end before or after an ASCII character, and returns them.
    fn step(&mut self, bytes: usize) -> &'t str {
        let (over, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        over
    }
}

/// Bytes that are looked at together.
const WORD: usize = size_of::<u64>();

/// What is met in some bytes behind the cells that end there.
enum Met {
    Quote,
    RowEnd(usize),
}

/// Ends the cells that end in those bytes, the first of which stands there, up to the end of the row or a quote.
#[inline]
fn cells_of(bytes: [u8; WORD], at: usize, row: &mut Row<'_>) -> Option<Met> {
    let word = u64::from_le_bytes(bytes);
    let mut suspects = suspects(word);
    while suspects != 0 {
        // Each is marked by the highest bit of its byte.
        let bit = suspects.trailing_zeros();
        let [byte, ..] = (word >> (bit & !7)).to_le_bytes();
        // Both are places in a text.
        let here = at.wrapping_add(usize::try_from(bit >> 3).unwrap_or(0));
        // Nearly all are commas.
        if byte == b',' {
            row.end_cell(here);
        } else if byte == b'\n' || byte == b'\r' {
            return Some(Met::RowEnd(here));
        } else if byte == b'"' {
            return Some(Met::Quote);
        }
        suspects &= suspects.wrapping_sub(1);
    }
    None
}

/// Marks the bytes that may end a cell or a row, or quote it: those up to the comma, of which few stand in a table.
const fn suspects(word: u64) -> u64 {
    const HIGH: u64 = u64::from_le_bytes([0x80; WORD]);
    // What takes a byte above the comma to the highest bit.
    const BEYOND: u64 = u64::from_le_bytes([0x80 - b',' - 1; WORD]);
    let beyond = (word & !HIGH).wrapping_add(BEYOND) | word;
    !beyond & HIGH
}

/// How many line ends a text holds, each CR LF counted once.
fn line_breaks(text: &str) -> u32 {
    let mut count = 0_u32;
    let mut after_cr = false;
    for byte in text.bytes() {
        if byte == b'\r' || (byte == b'\n' && !after_cr) {
            count = count.saturating_add(1);
        }
        after_cr = byte == b'\r';
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Read = Result<(u32, Vec<String>), (u32, usize, QuoteFault)>;

    fn rows(text: &str) -> Vec<Read> {
        let mut rows = Rows::from_line(1, text);
        let mut row = Row::default();
        std::iter::from_fn(|| {
            Some(match rows.next_into(&mut row)? {
                Ok(line) => Ok((line, row.cells().map(ToOwned::to_owned).collect())),
                Err(broken) => Err((broken.line, broken.cell, broken.fault)),
            })
        })
        .collect()
    }

    fn row(line: u32, cells: &[&str]) -> Read {
        Ok((line, cells.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn lines_are_counted_by_every_line_end_and_inside_quotes() {
        assert_eq!(
            rows("a,b\r\n\r\n\"x\r\ny\",1\n\n\nc,\"say \"\"hi\"\"\"\rd,"),
            [
                row(1, &["a", "b"]),
                row(3, &["x\r\ny", "1"]),
                row(7, &["c", "say \"hi\""]),
                row(8, &["d", ""]),
            ]
        );
        assert_eq!(rows(""), []);
        assert_eq!(rows("\r\n\n"), []);
        assert_eq!(rows("\"\""), [row(1, &[""])]);
    }

    #[test]
    fn a_broken_quote_costs_its_line_only() {
        assert_eq!(
            rows("a,\"b\nc,d\n"),
            [Err((1, 1, QuoteFault::Unclosed)), row(2, &["c", "d"])]
        );
        assert_eq!(
            rows("a,\"b\nc,\"d\"\n"),
            [Err((1, 1, QuoteFault::Unclosed)), row(2, &["c", "d"])]
        );
        assert_eq!(
            rows("\"a\" ,b\nc,d"),
            [Err((1, 0, QuoteFault::TextAfter)), row(2, &["c", "d"])]
        );
        assert_eq!(
            rows("a, \"b,c\"\r\nd,e"),
            [Err((1, 1, QuoteFault::Stray)), row(2, &["d", "e"])]
        );
    }

    proptest! {
        #[test]
        fn reads_what_the_csv_crate_writes(
            table in prop::collection::vec(prop::collection::vec("[a\"',;\r\n あ　\u{0}+-]{0,9}", 2..4), 0..6),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for cells in &table {
                writer.write_record(cells).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<_> = rows(&text).into_iter().map(|row| row.unwrap().1).collect();
            prop_assert_eq!(read, table);
        }

        #[test]
        fn what_it_reads_the_csv_crate_reads_too(text in "[a1\",\r\n +あ]{0,30}") {
            let read: Result<Vec<_>, _> = rows(&text).into_iter().collect();
            if let Ok(read) = read {
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
                let expected: Vec<Vec<String>> = reader
                    .records()
                    .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                    .collect();
                let read: Vec<_> = read.into_iter().map(|(_, cells)| cells).collect();
                prop_assert_eq!(read, expected);
            }
        }
    }
}
