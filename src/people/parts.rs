//! Large files in parts, each read by itself on one of the cores, a piece at a time: a file need not be in memory as a
//! whole.
//!
//! Only sound files are read so: where a part has any fault, or a cut may have gone through a cell, nothing comes of it,
//! and the file is read from its beginning to its end, in order, which tells every fault with its place.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostics::Findings;

use super::content::Content;
use super::encoding::{self, Encoding};
use super::ids::{all_differ, ascend};
use super::layout::Layout;
use super::packed::More;
use super::read::{Opened, Read, Reader, Sought};
use super::row::Row;
use super::table::Table;

/// Bytes that can be read from anywhere, as often as asked for.
pub trait Bytes: Sync {
    /// How many there are.
    fn length(&self) -> usize;

    /// Those of that range, all of them; nothing where they cannot be had. `room` may serve to hold them.
    fn read<'b>(&'b self, range: Range<usize>, room: &'b mut Vec<u8>) -> Option<&'b [u8]>;
}

impl Bytes for [u8] {
    fn length(&self) -> usize {
        self.len()
    }

    fn read<'b>(&'b self, range: Range<usize>, _: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        self.get(range)
    }
}

/// How many bytes are read together.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// A file with no more is not worth while, nor is a part with less.
    pub part: usize,
    /// So many of a part are in memory at a time; a row with more is none that is read in parts.
    pub piece: usize,
}

impl Sizes {
    /// What is fast.
    pub const USUAL: Self = Self {
        part: 1 << 20,
        // It stays in the fast memory of a core until it is read.
        piece: 1 << 18,
    };
}

/// The people of a text in that encoding, which is UTF-8 by now; nothing where it is short, where there is any fault, or
/// may be.
pub fn read<B: Bytes + ?Sized>(
    bytes: &B,
    encoding: Encoding,
    sought: &Sought<'_>,
    sizes: Sizes,
) -> Option<Read> {
    if bytes.length() <= sizes.part {
        return None;
    }
    let mut room = Vec::new();
    let head = bytes.read(0..sizes.piece.min(bytes.length()), &mut room)?;
    let mark = match encoding {
        Encoding::Utf8 => encoding::perhaps_utf8(head)?,
        Encoding::ShiftJis => 0,
    };
    let text = text(whole_lines(head.get(mark..)?)?)?;
    let content = Content::Text {
        text: Cow::Borrowed(text),
        encoding,
    };
    let Opened {
        table,
        layout,
        findings,
    } = sought.open(&content).ok()?;
    if !findings.is_empty() {
        return None;
    }
    let (line, to_come) = table.to_come()?;
    let rows = Rows {
        bytes,
        start: mark.saturating_add(text.len()).saturating_sub(to_come),
        line,
        table: &table,
        layout: &layout,
    };
    let parts = rows.cut(sizes)?.into_par_iter();
    let parts = parts.map(|range| rows.part(range, sizes.piece));
    let parts: Vec<_> = parts.collect::<Option<_>>()?;
    let mut parts = parts.into_iter();
    let mut all = parts.next()?;
    for part in parts {
        all = all.append(part, line)?;
    }
    let ids = all.people.ids();
    if ids.is_empty() || !(all.ascends || all_differ(ids)) {
        return None;
    }
    Some((all.people.into_people(&table), layout.notes))
}

/// The rows of a file whose headers were read.
struct Rows<'a, B: ?Sized> {
    bytes: &'a B,
    /// The byte and the line with which they begin.
    start: usize,
    line: u32,
    table: &'a Table<'a>,
    layout: &'a Layout,
}

impl<B: Bytes + ?Sized> Rows<'_, B> {
    /// Cuts them behind line ends, into a part for every core. More of them would share the work better, but putting parts
    /// together costs more than that.
    fn cut(&self, sizes: Sizes) -> Option<Vec<Range<usize>>> {
        let length = self.bytes.length();
        let most = rayon::current_num_threads();
        let size = length.saturating_sub(self.start).div_ceil(most);
        let size = size.max(sizes.part).max(1);
        let mut room = Vec::new();
        let mut parts = Vec::new();
        let mut start = self.start;
        while length.saturating_sub(start) > size {
            let end = start.saturating_add(size);
            let beyond = end.saturating_add(sizes.piece).min(length);
            let beyond = self.bytes.read(end..beyond, &mut room)?;
            let line_end = beyond.iter().position(|&byte| byte == b'\n')?;
            let end = end.saturating_add(line_end).saturating_add(1);
            parts.push(start..end);
            start = end;
        }
        if start < length {
            parts.push(start..length);
        }
        Some(parts)
    }

    /// Reads a part of them, a piece at a time; nothing where there is any fault, or may be. Lines are counted as if it
    /// were the first part, until it is known how many those before it have.
    fn part(&self, range: Range<usize>, piece: usize) -> Option<Part> {
        let mut part = Part {
            people: Reader::new(self.layout, self.table),
            line: self.line,
            has_rows: false,
            ends_blank: false,
            ascends: true,
        };
        // The others will stand behind the first part.
        let last = match range.start == self.start {
            true => self.bytes.length(),
            false => range.end,
        };
        let mut room = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let is_first = start == range.start;
            let end = start.saturating_add(piece).min(range.end);
            let mut lines = self.bytes.read(start..end, &mut room)?;
            if end < range.end {
                lines = whole_lines(lines)?;
            }
            start = start.saturating_add(lines.len());
            part.take(self.table.continued(part.line, text(lines)?))?;
            if is_first {
                part.people.reserve(More {
                    read: start.saturating_sub(range.start),
                    to_come: last.saturating_sub(start),
                });
            }
        }
        Some(part)
    }
}

/// The bytes up to the last line end; nothing where there is none.
fn whole_lines(bytes: &[u8]) -> Option<&[u8]> {
    let last = bytes.iter().rposition(|&byte| byte == b'\n')?;
    bytes.get(..=last)
}

fn text(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}

/// A part that was read.
struct Part {
    people: Reader,
    /// The line that follows it.
    line: u32,
    has_rows: bool,
    /// Whether the last rows were blank.
    ends_blank: bool,
    /// Whether each id comes after the one before.
    ascends: bool,
}

impl Part {
    /// Takes the rows of the next piece.
    fn take(&mut self, mut table: Table<'_>) -> Option<()> {
        let mut findings = Findings::default();
        let mut row = Row::default();
        let before = self.people.ids().len();
        if let Some(grid) = table.take_grid() {
            self.people.take_grid(&grid, self.line)?;
        }
        while table.next(&mut row, &mut findings) {
            self.people.take(&row);
            if self.people.is_at_fault() {
                return None;
            }
        }
        if !findings.is_empty() {
            return None;
        }
        self.ascends = self.ascends && self.ascends_from(before);
        let (line, _) = table.to_come()?;
        self.line = line;
        self.goes_on(table.has_rows(), table.ends_blank())
    }

    /// Notes whether there are rows in what follows, and blank ones at its end; nothing where rows follow blank ones, for
    /// then those are a fault.
    fn goes_on(&mut self, has_rows: bool, ends_blank: bool) -> Option<()> {
        if self.ends_blank && has_rows {
            return None;
        }
        self.has_rows |= has_rows;
        self.ends_blank |= ends_blank;
        Some(())
    }

    /// This part and the next one behind it, both of which were counted from that line on.
    fn append(mut self, next: Self, line: u32) -> Option<Self> {
        self.goes_on(next.has_rows, next.ends_blank)?;
        let before = self.people.ids().len();
        let lines = self.line.saturating_sub(line);
        self.line = lines.saturating_add(next.line);
        if !self.people.append(next.people, lines) {
            return None;
        }
        self.ascends = self.ascends && next.ascends && {
            let ids = self.people.ids();
            ascend(
                ids,
                before.saturating_sub(1)..ids.len().min(before.saturating_add(1)),
            )
        };
        Some(self)
    }

    /// Whether the ids ascend from the one before that row on.
    fn ascends_from(&self, row: usize) -> bool {
        let ids = self.people.ids();
        ascend(ids, row.saturating_sub(1)..ids.len())
    }
}
