//! Table files: the rows of a CSV text, of the same shape as a grid.

use crate::diagnostics::{FileId, Span};
use crate::policy::TableFault;

use super::grid::{Cell, Fault, Row, arrange, cell, nested};
use super::{Body, Table};

/// The nested table with `levels` levels for the text of a CSV file.
pub(in crate::policy) fn csv_table(
    text: &str,
    file: FileId,
    levels: usize,
) -> Result<Table, Vec<Fault>> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body = Body {
        text: text.get(bom..).unwrap_or_default(),
        start: Some(bom),
        span: Span {
            file,
            start: bom,
            end: text.len(),
        },
    };
    let rows = if body.text.contains(',') {
        csv_rows(body.text)
            .map_err(|(fault, start, end)| vec![(fault, body.span(start, end))])?
    } else {
        arrange(body.text)
    };
    nested(rows, levels, &body)
}

/// The rows of a CSV text; where a quote has no end or no beginning, its fault and place.
fn csv_rows(text: &str) -> Result<Vec<Row>, (TableFault, usize, usize)> {
    let mut rows = Vec::new();
    let mut row = Row::new();
    let mut start = 0_usize;
    let mut open = None;
    let mut end_row = |row: &mut Row| {
        let row = std::mem::take(row);
        if row.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    };
    for (at, c) in text.char_indices() {
        match c {
            '"' if open.is_some() => open = None,
            // A quote may open a cell, or be doubled inside one that a quote opened.
            '"' if doubled(text, at) || blank(text, start, at) => open = Some(at),
            '"' => return Err(stray(at)),
            // Text after the quote that closed the cell.
            _ if open.is_none() && !c.is_whitespace() && c != ',' && closed(text, start, at) => {
                return Err(stray(at));
            }
            ',' | '\n' if open.is_none() => {
                row.push(csv_cell(text, start, at));
                start = at.saturating_add(1);
                if c == '\n' {
                    end_row(&mut row);
                }
            }
            _ => {}
        }
    }
    if let Some(quote) = open {
        return Err((TableFault::OpenQuote, quote, quote.saturating_add(1)));
    }
    row.push(csv_cell(text, start, text.len()));
    end_row(&mut row);
    Ok(rows)
}

/// The fault of a quote, or of text after one, at that place.
fn stray(at: usize) -> (TableFault, usize, usize) {
    (TableFault::StrayQuote, at, at.saturating_add(1))
}

/// Whether the cell has nothing before that place.
fn blank(text: &str, start: usize, at: usize) -> bool {
    text.get(start..at).is_some_and(|before| before.trim().is_empty())
}

/// Whether the quote there is the second of two inside a cell.
fn doubled(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with('"'))
}

/// Whether the cell, up to that place, is a quoted text that has been closed.
fn closed(text: &str, start: usize, at: usize) -> bool {
    text.get(start..at).is_some_and(|before| {
        let before = before.trim();
        before.len() > 1 && before.starts_with('"') && before.ends_with('"')
    })
}

fn csv_cell(text: &str, from: usize, to: usize) -> Cell {
    let cell = cell(0, text, from, to);
    Cell {
        text: cell.text.replace("\"\"", "\""),
        ..cell
    }
}
