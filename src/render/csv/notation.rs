//! Cells of a CSV: texts made harmless and quoted, numbers with every digit and nothing else.

use std::borrow::Cow;

use super::{LineEnd, Style};
use crate::bytes::ByteSet;
use crate::render::notation::{Notation, Rows};
use crate::view::{BEGINNINGS, Cell, cleaned};

impl Notation for Style {
    const BLANK: &str = "";
    const QUOTE: &str = "";

    fn separate(&self, column: usize, out: &mut Rows) {
        if column > 0 {
            out.bytes.push(b',');
        }
    }

    fn cell(&self, cell: Cell<&str>, out: &mut Rows) -> bool {
        match cell {
            Cell::Text(text) if Self::is_plain(text) => out.push(text),
            Cell::Text(text) => {
                let guarded = guarded(text);
                put_quoted(&guarded, out);
                return guarded != text;
            }
            Cell::Exact(text) => put_quoted(text, out),
            Cell::Money(money) => out.put_digits(|digits| money.write(digits)),
            Cell::Price(value)
            | Cell::Number(value)
            | Cell::Fixed(value, _)
            | Cell::Percent(value)
            | Cell::Months(value) => out.put_number(value, |value| value.to_string()),
            Cell::People(count) => out.put_count(count),
            Cell::Flag(holds) => out.push(&holds.to_string()),
            Cell::Date(date) => out.push(&date.to_string()),
            // Data holds the number that a bar draws.
            Cell::Bar(_) | Cell::Blank => out.push(Self::BLANK),
        }
        false
    }

    fn end(&self, start: usize, out: &mut Rows) {
        // An empty line is no row.
        if out.bytes.len() == start {
            out.push("\"\"");
        }
        if self.line_end == LineEnd::CrLf {
            out.bytes.push(b'\r');
        }
        out.bytes.push(b'\n');
    }

    /// What needs quotes, and what may begin something that a terminal obeys.
    fn special() -> &'static ByteSet {
        static SPECIAL: ByteSet = BEGINNINGS.and(&[(b',', b','), (b'"', b'"')]);
        &SPECIAL
    }

    /// Spreadsheets run what begins with a sign.
    fn begins_plainly(text: &[u8]) -> bool {
        !matches!(
            text,
            // The last one is a blank of full width.
            [b'=' | b'+' | b'-' | b'@' | b' ', ..] | [0xE3, 0x80, 0x80, ..]
        )
    }
}

/// Adds a text, in quotes where it needs them.
fn put_quoted(text: &str, out: &mut Rows) {
    if text.contains([',', '"', '\r', '\n']) {
        out.push("\"");
        out.push(&text.replace('"', "\"\""));
        out.push("\"");
    } else {
        out.push(text);
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
