//! Large files in parts, each read by itself on one of the cores.
//!
//! Only sound files are read so: where a part has any fault, or the cut may have gone through a cell, the file is read
//! again from its beginning to its end, in order, which tells every fault with its place.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::diagnostics::Findings;

use super::content::{Content, Form, TableFile};
use super::encoding::{self, Encoding};
use super::ids::all_differ;
use super::read::{Opened, Read, Reader, Sought};
use super::table::Row;

/// The bytes below which a part is not worth while.
pub const PART: usize = 1 << 20;

/// Parts for every core: where one has more to do than another, the rest is shared better.
const PER_CORE: usize = 2;

/// The parts of a file that is UTF-8; nothing where it is short, or anything else.
pub fn of_bytes<'b>(source: &TableFile<'b>, part: usize) -> Option<Vec<Content<'b>>> {
    if source.form != Form::Csv {
        return None;
    }
    let parts = cut(encoding::perhaps_utf8(source.bytes)?, part)?;
    let texts = parts.into_par_iter().map(|bytes| {
        let text = simdutf8::basic::from_utf8(bytes).ok()?;
        Some(content(text, Encoding::Utf8))
    });
    texts.collect()
}

/// The parts of a text that had to be decoded; nothing where it is short.
pub fn of_decoded<'t>(decoded: &'t Content<'_>, part: usize) -> Option<Vec<Content<'t>>> {
    let Content::Text {
        text,
        encoding: encoding @ Encoding::ShiftJis,
    } = decoded
    else {
        return None;
    };
    let mut rest: &str = text;
    let parts = cut(rest.as_bytes(), part)?.into_iter().map(|bytes| {
        let (text, later) = rest.split_at_checked(bytes.len())?;
        rest = later;
        Some(content(text, *encoding))
    });
    parts.collect()
}

const fn content(text: &str, encoding: Encoding) -> Content<'_> {
    Content::Text {
        text: Cow::Borrowed(text),
        encoding,
    }
}

/// Cuts behind line ends.
fn cut(bytes: &[u8], part: usize) -> Option<Vec<&[u8]>> {
    let most = rayon::current_num_threads().saturating_mul(PER_CORE);
    let size = bytes.len().div_ceil(most).max(part);
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(beyond) = rest.get(size..)
        && let Some(end) = beyond.iter().position(|&byte| byte == b'\n')
    {
        let end = size.saturating_add(end).saturating_add(1);
        let (part, later) = rest.split_at_checked(end)?;
        parts.push(part);
        rest = later;
    }
    parts.push(rest);
    (parts.len() > 1).then_some(parts)
}

/// The people of a text in parts; nothing where there is any fault, or may be.
pub fn read(texts: &[Content<'_>], sought: &Sought<'_>) -> Option<Read> {
    let Opened {
        table: first,
        layout,
        findings,
    } = sought.open(texts.first()?).ok()?;
    if !findings.is_empty() {
        return None;
    }
    let parts = texts.par_iter().enumerate().map(|(at, content)| {
        let mut table = match at {
            0 => first.clone(),
            _ => first.continued(content)?,
        };
        let mut reader = Reader::new(&layout, &table);
        let mut findings = Findings::default();
        let mut row = Row::default();
        while table.next(&mut row, &mut findings) {
            reader.take(&row);
            if reader.is_at_fault() {
                return None;
            }
        }
        findings.is_empty().then_some((table, reader))
    });
    let parts: Vec<_> = parts.collect::<Option<_>>()?;
    let mut parts = parts.into_iter();
    let (mut table, mut people) = parts.next()?;
    let mut lines = 0_u32;
    let mut ends_blank = false;
    for (next, reader) in parts {
        lines = lines.saturating_add(table.lines());
        // Of a part without a single row it still hangs on those before whether the rows that follow follow blank ones.
        ends_blank = table.ends_blank() || (ends_blank && !table.has_rows());
        // Blank rows are a fault where a row follows.
        if ends_blank && next.has_rows() {
            return None;
        }
        if !people.append(reader, lines) {
            return None;
        }
        table = next;
    }
    if people.ids().is_empty() || !all_differ(people.ids()) {
        return None;
    }
    Some((people.into_people(&first), layout.notes))
}
