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
            .map_err(|(start, end)| vec![(TableFault::OpenQuote, body.span(start, end))])?
    } else {
        arrange(body.text)
    };
    nested(rows, levels, &body)
}

/// The rows of a CSV text; where a quote has no end, its place.
fn csv_rows(text: &str) -> Result<Vec<Row>, (usize, usize)> {
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
            '"' => open = Some(at),
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
        return Err((quote, quote.saturating_add(1)));
    }
    row.push(csv_cell(text, start, text.len()));
    end_row(&mut row);
    Ok(rows)
}

fn csv_cell(text: &str, from: usize, to: usize) -> Cell {
    let cell = cell(0, text, from, to);
    Cell {
        text: cell.text.replace("\"\"", "\""),
        ..cell
    }
}
