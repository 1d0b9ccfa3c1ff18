//! Lines of a CSV: texts made harmless and quoted, numbers with every digit and nothing else.

use std::borrow::Cow;

use num_integer::Integer;

use super::{LineEnd, Style};
use crate::bytes::ByteSet;
use crate::money::{Ratio, Rounding};
use crate::people::PackedTexts;
use crate::view::{BEGINNINGS, Cell, cleaned};

/// Lines of a CSV, cell by cell.
pub struct Lines {
    /// The lines so far.
    pub bytes: Vec<u8>,
    line_end: LineEnd,
    /// Where the line at hand begins.
    start: usize,
    /// The digits of the number at hand.
    digits: String,
}

impl Lines {
    /// No line yet, written into that.
    pub fn new(style: Style, mut bytes: Vec<u8>) -> Self {
        bytes.clear();
        Self {
            bytes,
            line_end: style.line_end,
            start: 0,
            digits: String::new(),
        }
    }

    /// Begins a line.
    pub const fn begin(&mut self) {
        self.start = self.bytes.len();
    }

    /// Goes on to the cell of that column.
    pub fn separate(&mut self, column: usize) {
        if column > 0 {
            self.bytes.push(b',');
        }
    }

    /// Adds a cell, and says whether it holds something else than its text.
    pub fn put(&mut self, cell: Cell<&str>) -> bool {
        match cell {
            Cell::Text(text) if is_plain(text) => self.push(text),
            Cell::Text(text) => {
                let guarded = guarded(text);
                self.put_quoted(&guarded);
                return guarded != text;
            }
            Cell::Exact(text) => self.put_quoted(text),
            Cell::Money(money) => self.put_digits(|digits| money.write(digits)),
            Cell::Price(value)
            | Cell::Number(value)
            | Cell::Fixed(value, _)
            | Cell::Percent(value)
            | Cell::Months(value) => self.put_digits(|digits| write_digits(value, digits)),
            Cell::People(count) => self.push(itoa::Buffer::new().format(count)),
            Cell::Date(date) => self.push(&date.to_string()),
            // Data holds the number that a bar draws.
            Cell::Bar(_) | Cell::Blank => {}
        }
        false
    }

    /// [`Lines::put`] of one of some texts, faster, where it is known that none of them has a byte that is [`SPECIAL`].
    pub fn put_text(&mut self, texts: &PackedTexts, place: usize) -> bool {
        // Most names and ids are no longer.
        const SHORT: usize = 32;
        match texts.with_more::<SHORT>(place) {
            Some((more, bytes)) if begins_plainly(more.get(..bytes).unwrap_or_default()) => {
                self.push_short(more, bytes);
                false
            }
            _ => self.put(Cell::of(texts.get(place))),
        }
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

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn put_digits(&mut self, write: impl FnOnce(&mut String)) {
        self.digits.clear();
        write(&mut self.digits);
        self.bytes.extend_from_slice(self.digits.as_bytes());
    }

    /// Writes a text, in quotes where it needs them.
    fn put_quoted(&mut self, text: &str) {
        if text.contains([',', '"', '\r', '\n']) {
            self.push("\"");
            self.push(&text.replace('"', "\"\""));
            self.push("\"");
        } else {
            self.push(text);
        }
    }

    /// Ends the line.
    pub fn end(&mut self) {
        // An empty line is no row.
        if self.bytes.len() == self.start {
            self.push("\"\"");
        }
        match self.line_end {
            LineEnd::Lf => self.bytes.push(b'\n'),
            LineEnd::CrLf => self.push("\r\n"),
        }
    }
}

/// A piece of a line that many rows share.
pub struct Piece {
    /// Its bytes where they are few, and zeros behind them.
    short: [u8; Self::SHORT],
    bytes: u8,
    long: Option<Box<[u8]>>,
}

impl Piece {
    /// Most pieces have no more, even those of a few amounts.
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

/// What needs quotes, and what may begin something that a terminal obeys.
pub static SPECIAL: ByteSet = BEGINNINGS.and(&[(b',', b','), (b'"', b'"')]);

/// Whether a text is plainly nothing that needs quotes, that a spreadsheet runs or a terminal obeys. Some texts are
/// harmless that are not plainly so.
pub fn is_plain(text: &str) -> bool {
    begins_plainly(text.as_bytes()) && !SPECIAL.meets(text)
}

/// Whether nothing hangs on how a text begins.
const fn begins_plainly(text: &[u8]) -> bool {
    !matches!(
        text,
        // The last one is a blank of full width.
        [b'=' | b'+' | b'-' | b'@' | b' ', ..] | [0xE3, 0x80, 0x80, ..]
    )
}

/// All digits; 12 decimals, half up, where the number does not end.
fn write_digits(value: Ratio, digits: &mut String) {
    if value.write_decimal(digits) {
        return;
    }
    let about = value.round_digits(12, Rounding::HalfUp);
    if !about.is_ok_and(|about| about.write_decimal(digits)) {
        digits.push_str(&value.to_string());
    }
}

/// A text that no spreadsheet runs as a formula and no terminal obeys. What is plainly a number stays as it is.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let runs = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    // Some spreadsheets drop blanks in front before they look.
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    // A sign alone is how people write "none"; it runs nothing.
    let is_sign = text.chars().nth(1).is_none();
    let text_is_formula = first.is_some_and(runs) && !is_sign && !is_number(text);
    let text = cleaned(text);
    if text_is_formula {
        format!("'{text}").into()
    } else {
        text
    }
}

/// Whether the text is a number as machines and payroll write it: digits, perhaps in groups of three, a point between
/// them and a minus in front.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let grouped = |whole: &str| {
        let mut groups = whole.split(',');
        groups
            .next()
            .is_some_and(|first| digits(first) && first.len() <= 3)
            && groups.all(|group| digits(group) && group.len() == 3)
    };
    (digits(whole) || grouped(whole)) && digits(part)
}
