//! One row, cut into cells.

use super::coding::Short;
use super::text::are_no_spaces;

/// A row; one value serves all rows of a table.
#[derive(Debug)]
pub struct Row<'t> {
    /// The 1-based line of the file on which it begins.
    pub line: u32,
    /// Whether it is known that no cell has a character which nobody sees or a number sign
    /// ([`is_clear`](super::text::is_clear)).
    pub is_clear: bool,
    /// The text of the file from the first cell on: the cells of a row without quotes are cut out of it.
    plain: Option<&'t str>,
    /// The cells of any other row, without their quotes, with a byte between them.
    unquoted: String,
    /// Where each cell ends; the next one begins behind the byte that follows. The first entry stands for the byte before
    /// the first cell.
    ends: Vec<usize>,
}

/// One byte before the first one.
const BEFORE: usize = usize::MAX;

impl Default for Row<'_> {
    fn default() -> Self {
        Self {
            line: 0,
            is_clear: false,
            plain: None,
            unquoted: String::new(),
            ends: vec![BEFORE],
        }
    }
}

/// A cell: a stretch of the text of its row.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'r> {
    of: &'r str,
    start: usize,
    end: usize,
}

impl<'t> Row<'t> {
    /// Begins a row without quotes, which stands at the beginning of that text.
    pub fn begin_plain(&mut self, text: &'t str) {
        self.clear();
        self.plain = Some(text);
    }

    /// Ends a cell before that byte of the text.
    pub fn end_cell(&mut self, at: usize) {
        self.ends.push(at);
    }

    /// Makes it a row without cells.
    pub fn clear(&mut self) {
        self.plain = None;
        self.unquoted.clear();
        self.ends.truncate(1);
    }

    /// Adds a cell to a row that was not begun as a plain one.
    pub fn push(&mut self, cell: &str) {
        if self.len() > 0 {
            self.unquoted.push(',');
        }
        self.unquoted.push_str(cell);
        self.ends.push(self.unquoted.len());
    }

    /// Whether there is a line break in a cell.
    #[must_use]
    pub fn has_line_break(&self) -> bool {
        self.plain.is_none() && self.unquoted.contains(['\n', '\r'])
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// The cell of that column; nothing beyond the end of the row.
    #[must_use]
    #[inline]
    pub fn cell(&self, column: usize) -> Option<Cell<'_>> {
        let &[before, end] = self.ends.get(column..)?.first_chunk()?;
        Some(Cell {
            of: self.plain.unwrap_or(&self.unquoted),
            start: before.wrapping_add(1),
            end,
        })
    }

    /// The text of that column without the spaces around it; empty beyond the end of the row.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        self.cell(column).map_or("", |cell| cell.trimmed().text())
    }

    /// The texts of all cells, as they are.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|column| Some(self.cell(column)?.text()))
    }

    /// Whether there is nothing but spaces in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        // Most rows begin with an id.
        let first = self.plain.and_then(|text| text.bytes().next());
        if first.is_some_and(|first| first.is_ascii_alphanumeric()) {
            return false;
        }
        let mut cells = (0..self.len()).filter_map(|column| self.cell(column));
        cells.all(|cell| cell.trimmed().len() == 0)
    }

    /// `sep=,`, with which a file tells a spreadsheet its separator.
    #[must_use]
    pub fn is_separator_hint(&self) -> bool {
        let mut cells = self.cells();
        cells.next().is_some_and(|c| c.eq_ignore_ascii_case("sep="))
            && cells.next().is_some_and(str::is_empty)
            && cells.next().is_none()
    }

    /// What separates the headers, where they came out as one.
    #[must_use]
    pub fn other_separator(&self) -> Option<char> {
        let only = self.cell(0).filter(|_| self.len() == 1)?.text();
        ['\t', ';', '|', '，', '、']
            .into_iter()
            .find(|&separator| only.contains(separator))
    }
}

impl<'r> Cell<'r> {
    /// The bytes of a text from that one to that one.
    #[inline]
    pub fn between(of: &'r str, start: u32, end: u32) -> Option<Self> {
        Some(Self {
            of,
            start: usize::try_from(start).ok()?,
            end: usize::try_from(end).ok()?,
        })
    }

    /// A text by itself.
    #[cfg(test)]
    pub const fn of(text: &'r str) -> Self {
        Self {
            of: text,
            start: 0,
            end: text.len(),
        }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &'r str {
        self.of.get(self.start..self.end).unwrap_or_default()
    }

    /// How many bytes it has.
    #[must_use]
    #[inline]
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// The bytes of a short cell with what stands behind them; nothing for a longer one, and at the end of the text.
    #[must_use]
    #[inline]
    pub fn with_more<const N: usize>(&self) -> Option<&'r [u8; N]> {
        let more = self.of.as_bytes().get(self.start..)?.first_chunk()?;
        (self.len() <= N).then_some(more)
    }

    /// It without the spaces around it.
    #[must_use]
    #[inline]
    pub fn trimmed(self) -> Self {
        let bytes = self.of.as_bytes().get(self.start..self.end);
        if bytes.is_some_and(are_no_spaces) {
            return self;
        }
        let text = self.text();
        let start = text.len().saturating_sub(text.trim_start().len());
        let start = self.start.saturating_add(start);
        Self {
            start,
            end: start.saturating_add(text.trim().len()),
            ..self
        }
    }

    /// The cell as something that is compared at once; nothing for a long one.
    #[must_use]
    #[inline]
    pub fn short(&self) -> Option<Short> {
        let from = self.of.as_bytes().get(self.start..)?;
        Short::of(from, self.len())
    }
}
