//! Large files a piece at a time, each read by itself on one of the cores and put behind those before it: a file need not
//! be in memory as a whole.
//!
//! Only sound files are read so: where a piece has any fault, or a cut may have gone through a cell, nothing comes of it,
//! and the file is read from its beginning to its end, in order, which tells every fault with its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostics::Findings;
use crate::in_order::in_order;

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

    /// Those of that range, all of them; nothing where they cannot be had. They are put into `room`, always or never.
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
    /// A file with no more is not worth while.
    pub least: usize,
    /// So many are a piece. A row that goes on for more behind the piece in which it begins is not read so.
    pub piece: usize,
}

impl Sizes {
    /// What is fast.
    pub const USUAL: Self = Self {
        least: 1 << 20,
        // It stays in the fast memory of a core until it is read.
        piece: 1 << 18,
    };
}

/// The people of a text in that encoding, which is UTF-8 by now; nothing where it is short, where there is any fault, or
/// may be. On the way it shows all bytes, in order, some at a time.
pub fn read<B: Bytes + ?Sized>(
    bytes: &B,
    encoding: Encoding,
    sought: &Sought<'_>,
    sizes: Sizes,
    mut show: impl FnMut(&[u8]) + Send,
) -> Option<Read> {
    if bytes.length() <= sizes.least {
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
        piece: sizes.piece.max(1),
        table: &table,
        layout: &layout,
    };
    show(head.get(..rows.start)?);
    let mut all = rows.nobody();
    let pieces = rows.bytes.length().saturating_sub(rows.start);
    let read = in_order(
        pieces.div_ceil(rows.piece),
        |number, part: &mut Option<Part>| {
            let part = part.get_or_insert_with(|| rows.nobody());
            part.begin(number, line);
            part.is_sound = rows.read(number, part).is_some();
        },
        |part| {
            let part = part.as_mut().filter(|part| part.is_sound).ok_or(Unsound)?;
            show(rows.bytes_of(part).ok_or(Unsound)?);
            let is_first = all.people.ids().is_empty();
            all.append(part, line).ok_or(Unsound)?;
            if is_first {
                all.people.reserve(More {
                    read: rows.piece,
                    to_come: pieces.saturating_sub(rows.piece),
                });
            }
            Ok::<_, Unsound>(())
        },
    );
    read.ok()?;
    let ids = all.people.ids();
    if ids.is_empty() || !(all.ascends || all_differ(ids)) {
        return None;
    }
    Some((all.people.into_people(&table), layout.notes))
}

/// A part of which nothing comes.
struct Unsound;

/// The rows of a file whose headers were read.
struct Rows<'a, B: ?Sized> {
    bytes: &'a B,
    /// The byte and the line with which they begin.
    start: usize,
    line: u32,
    /// So many bytes are read together.
    piece: usize,
    table: &'a Table<'a>,
    layout: &'a Layout,
}

impl<B: Bytes + ?Sized> Rows<'_, B> {
    fn nobody(&self) -> Part {
        Part {
            people: Reader::new(self.layout, self.table),
            line: self.line,
            has_rows: false,
            ends_blank: false,
            ascends: true,
            number: 0,
            is_sound: true,
            room: Vec::new(),
        }
    }

    /// The bytes of a piece.
    fn range(&self, number: usize) -> Range<usize> {
        let start = number.saturating_mul(self.piece).saturating_add(self.start);
        start..start.saturating_add(self.piece).min(self.bytes.length())
    }

    /// From where on a piece is read: the byte before it tells whether a line begins with it.
    fn from(&self, number: usize) -> usize {
        let start = self.range(number).start;
        start.saturating_sub(usize::from(number > 0))
    }

    /// The bytes of a piece that was read.
    fn bytes_of<'p>(&'p self, part: &'p mut Part) -> Option<&'p [u8]> {
        let range = self.range(part.number);
        if part.room.is_empty() {
            // They could be had without any.
            return self.bytes.read(range, &mut part.room);
        }
        let behind = range.start.saturating_sub(self.from(part.number));
        part.room.get(behind..)?.get(..range.len())
    }

    /// Reads the lines that begin in a piece; nothing where there is any fault, or may be. Lines are counted as if it were
    /// the first, until it is known how many those before it have.
    fn read(&self, number: usize, part: &mut Part) -> Option<()> {
        // Few lines are longer.
        const LINE: usize = 1 << 12;
        let length = self.bytes.length();
        let end = self.range(number).end;
        let from = self.from(number);
        let mut room = std::mem::take(&mut part.room);
        for more in [LINE.min(self.piece), self.piece] {
            let to = end.saturating_add(more).min(length);
            let bytes = self.bytes.read(from..to, &mut room)?;
            let first = match number {
                0 => Some(0),
                _ => behind_line_end(bytes, 0),
            };
            let last = behind_line_end(bytes, end.saturating_sub(1).saturating_sub(from));
            let last = last.or((to == length).then_some(bytes.len()));
            if let Some(last) = last {
                // Perhaps no line begins in it.
                let first = first.unwrap_or(last);
                let lines = text(bytes.get(first..last)?)?;
                part.take(self.table.continued(part.line, lines))?;
                part.room = room;
                return Some(());
            }
        }
        None
    }
}

/// Where the first line begins whose line end before it stands there or behind.
fn behind_line_end(bytes: &[u8], from: usize) -> Option<usize> {
    let line_end = bytes.get(from..)?.iter().position(|&byte| byte == b'\n')?;
    Some(from.saturating_add(line_end).saturating_add(1))
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
    /// Its number among the pieces.
    number: usize,
    /// Whether there is no fault in it.
    is_sound: bool,
    /// Room for its bytes, and for some around them.
    room: Vec<u8>,
}

impl Part {
    /// Begins another one, without rows, on that line.
    fn begin(&mut self, number: usize, line: u32) {
        self.number = number;
        self.line = line;
        self.has_rows = false;
        self.ends_blank = false;
        self.ascends = true;
    }

    /// Takes the rows of a table.
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

    /// Takes the rows of the next part over, both of which were counted from that line on.
    fn append(&mut self, next: &mut Self, line: u32) -> Option<()> {
        self.goes_on(next.has_rows, next.ends_blank)?;
        let before = self.people.ids().len();
        let lines = self.line.saturating_sub(line);
        self.line = lines.saturating_add(next.line);
        if !self.people.append(&mut next.people, lines) {
            return None;
        }
        self.ascends = self.ascends && next.ascends && {
            let ids = self.people.ids();
            ascend(
                ids,
                before.saturating_sub(1)..ids.len().min(before.saturating_add(1)),
            )
        };
        Some(())
    }

    /// Whether the ids ascend from the one before that row on.
    fn ascends_from(&self, row: usize) -> bool {
        let ids = self.people.ids();
        ascend(ids, row.saturating_sub(1)..ids.len())
    }
}
