//! Lines of a CSV: texts made harmless and quoted, numbers with every digit and nothing else.

use std::borrow::Cow;

use super::{LineEnd, Style};
use crate::bytes::ByteSet;
use crate::money::{Ratio, Rounding};
use crate::view::{BEGINNINGS, Cell, cleaned};

/// Lines of a CSV, cell by cell.
pub struct Lines {
    /// The lines so far.
    pub text: String,
    line_end: &'static str,
    /// Where the line at hand begins, and how many cells it has.
    start: usize,
    cells: usize,
    /// The cells of the line at hand that hold something else than their text.
    pub altered: Vec<usize>,
}

impl Lines {
    /// No line yet.
    pub const fn new(style: Style) -> Self {
        Self {
            text: String::new(),
            line_end: match style.line_end {
                LineEnd::Lf => "\n",
                LineEnd::CrLf => "\r\n",
            },
            start: 0,
            cells: 0,
            altered: Vec::new(),
        }
    }

    /// Begins a line.
    pub const fn begin(&mut self) {
        self.start = self.text.len();
        self.cells = 0;
    }

    /// Adds a cell.
    pub fn put(&mut self, cell: Cell<&str>) {
        self.begin_cell();
        match cell {
            Cell::Text(text) if is_plain(text) => self.text.push_str(text),
            Cell::Text(text) => {
                let guarded = guarded(text);
                if guarded != text {
                    self.altered.push(self.cells);
                }
                self.put_quoted(&guarded);
            }
            Cell::Exact(text) => self.put_quoted(text),
            Cell::Money(money) => money.write(&mut self.text),
            Cell::Price(value)
            | Cell::Number(value)
            | Cell::Fixed(value, _)
            | Cell::Percent(value)
            | Cell::Months(value) => write_digits(value, &mut self.text),
            Cell::People(count) => self.text.push_str(itoa::Buffer::new().format(count)),
            Cell::Date(date) => self.text.push_str(&date.to_string()),
            // Data holds the number that a bar draws.
            Cell::Bar(_) | Cell::Blank => {}
        }
        self.cells = self.cells.saturating_add(1);
    }

    fn begin_cell(&mut self) {
        if self.cells > 0 {
            self.text.push(',');
        }
    }

    /// Adds a cell that was written before.
    pub fn put_finished(&mut self, cell: &Finished) {
        self.begin_cell();
        self.text.push_str(&cell.text);
        if cell.altered {
            self.altered.push(self.cells);
        }
        self.cells = self.cells.saturating_add(1);
    }

    /// Writes a text, in quotes where it needs them.
    fn put_quoted(&mut self, text: &str) {
        if text.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    /// Ends the line.
    pub fn end(&mut self) {
        // An empty line is no row.
        if self.text.len() == self.start {
            self.text.push_str("\"\"");
        }
        self.text.push_str(self.line_end);
    }
}

/// A cell that many rows share, as it is written.
pub struct Finished {
    text: String,
    altered: bool,
}

/// Writes cells that many rows share.
pub fn finished(cells: &[Cell], style: Style) -> Vec<Finished> {
    let finish = |cell: &Cell| {
        let mut lines = Lines::new(style);
        lines.put(cell.borrowed());
        Finished {
            altered: !lines.altered.is_empty(),
            text: lines.text,
        }
    };
    cells.iter().map(finish).collect()
}

/// What needs quotes, and what may begin something that a terminal obeys.
static SPECIAL: ByteSet = BEGINNINGS.and(&[(b',', b','), (b'"', b'"')]);

/// Whether a text is plainly nothing that needs quotes, that a spreadsheet runs or a terminal obeys. Some texts are
/// harmless that are not plainly so.
pub fn is_plain(text: &str) -> bool {
    let begins_plainly = match text.as_bytes() {
        [] => true,
        [b'=' | b'+' | b'-' | b'@' | b' ', ..] => false,
        _ => !text.starts_with('\u{3000}'),
    };
    begins_plainly && !SPECIAL.meets(text)
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
