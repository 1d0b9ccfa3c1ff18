//! Grids as they come out of a spreadsheet, turned into the nested table that they stand for.
//!
//! First row and first column are the keys. For a table of one level a grid has two columns, and a first row without
//! a number is a header.

use crate::diagnostics::{Sources, Span};
use crate::policy::TableFault;

use super::{Body, Entry, Kind, Table, Value, body};

pub(super) type Fault = (TableFault, Span);

/// A cell: its text without quotes and spaces around it, and where it stands in the text of the grid.
pub(super) struct Cell {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

pub(super) type Row = Vec<Cell>;

/// The nested table with `levels` levels for a grid in a string.
pub(in crate::policy) fn grid_table(body: &Body<'_>, levels: usize) -> Result<Table, Vec<Fault>> {
    nested(arrange(body.text), levels, body)
}

/// The nested table for the string at `span`; nothing where the grid is at fault, which is found later.
pub(super) fn nest(sources: &Sources, span: Span, text: &str, levels: usize) -> Option<Table> {
    grid_table(&body(sources, span, text), levels).ok()
}

/// Rows into tables.
pub(super) fn nested(rows: Vec<Row>, levels: usize, body: &Body<'_>) -> Result<Table, Vec<Fault>> {
    let whole = body.span;
    let width = rows.first().map_or(0, Vec::len);
    let mut faults: Vec<Fault> = rows
        .iter()
        .filter(|row| row.len() != width)
        .map(|row| ragged(row, width, body))
        .collect();
    match levels {
        1 if width > 2 => faults.push((
            TableFault::TableLevels {
                wanted: 1,
                found: 2,
            },
            whole,
        )),
        1 | 2 if width < 2 => faults.push((TableFault::EmptyTable, whole)),
        1 | 2 => {}
        _ => {
            let fault = TableFault::TableLevels {
                wanted: levels,
                found: 2,
            };
            faults.push((fault, whole));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut rows = rows.into_iter();
    let table = if levels == 1 {
        let entries = rows
            .enumerate()
            .filter_map(|(index, row)| match <[Cell; 2]>::try_from(row) {
                Ok([_, head]) if index == 0 && is_header(&head.text) => None,
                Ok([key, cell]) => Some(entry(&key, text(cell, body), body)),
                Err(_) => None,
            })
            .collect();
        Table { entries }
    } else {
        let heads: Row = rows.next().into_iter().flatten().skip(1).collect();
        let entries = rows
            .filter_map(|row| {
                let mut cells = row.into_iter();
                let key = cells.next()?;
                // A blank cell of a grid is a cell that is not there.
                let inner = heads
                    .iter()
                    .zip(cells)
                    .filter(|(_, cell)| !cell.text.is_empty())
                    .map(|(head, cell)| entry(head, text(cell, body), body))
                    .collect();
                let inner = Value {
                    kind: Kind::Table(Table { entries: inner }),
                    span: body.span(key.start, key.end),
                };
                Some(entry(&key, inner, body))
            })
            .collect();
        Table { entries }
    };
    if table.entries.is_empty() {
        return Err(vec![(TableFault::EmptyTable, whole)]);
    }
    Ok(table)
}

fn ragged(row: &Row, wanted: usize, body: &Body<'_>) -> Fault {
    let fault = TableFault::RaggedRow {
        row: row
            .first()
            .map_or_else(String::new, |cell| cell.text.clone()),
        cells: row.len(),
        wanted,
    };
    let start = row.first().map_or(0, |cell| cell.start);
    let end = row.last().map_or(start, |cell| cell.end);
    (fault, body.span(start, end))
}

/// Whether the second cell of a first row is a heading. What has a digit is a number, if a wrong one, and must be read
/// as such: a person would silently get another row's number.
fn is_header(text: &str) -> bool {
    !text.chars().any(char::is_numeric)
}

fn entry(key: &Cell, value: Value, body: &Body<'_>) -> Entry {
    Entry {
        key: key.text.clone(),
        key_span: body.span(key.start, key.end),
        value,
    }
}

fn text(cell: Cell, body: &Body<'_>) -> Value {
    Value {
        span: body.span(cell.start, cell.end),
        kind: Kind::Text(cell.text),
    }
}

/// The rows of a grid, in the reading of its separators that makes all rows equally long.
pub(super) fn arrange(text: &str) -> Vec<Row> {
    let splits: &[fn(usize, &str) -> Row] = if text.contains('|') {
        &[pipes]
    } else if text.contains('\t') {
        &[tabs, words]
    } else {
        // Single spaces separate cells, unless only wider gaps make the rows equal: then keys contain spaces.
        &[words, gaps]
    };
    let readings = || splits.iter().map(|split| split_lines(text, *split));
    readings()
        .find(|rows| {
            let width = rows.first().map(Vec::len);
            width_after(rows) == width && width > Some(1)
        })
        .or_else(|| {
            let mut rows = readings().find(|rows| {
                width_after(rows) == rows.first().map(|head| head.len().saturating_add(1))
            })?;
            // The corner was left out.
            let head = rows.first_mut()?;
            let start = head.first().map_or(0, |cell| cell.start);
            let corner = Cell {
                text: String::new(),
                start,
                end: start,
            };
            head.insert(0, corner);
            Some(rows)
        })
        .or_else(|| readings().next())
        .unwrap_or_default()
}

/// How long all rows but the first are, where they are equally long.
fn width_after(rows: &[Row]) -> Option<usize> {
    let mut lengths = rows.iter().skip(1).map(Vec::len);
    let Some(first) = lengths.next() else {
        return rows.first().map(Vec::len);
    };
    lengths.all(|length| length == first).then_some(first)
}

fn split_lines(text: &str, split: fn(usize, &str) -> Row) -> Vec<Row> {
    let mut start = 0_usize;
    let mut rows = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let row = split(start, line);
            if !row.iter().all(is_rule) {
                rows.push(row);
            }
        }
        start = start.saturating_add(line.len()).saturating_add(1);
    }
    rows
}

/// `---` or `:--:`, of which Markdown makes the line under the head.
fn is_rule(cell: &Cell) -> bool {
    let dashes = cell.text.trim_matches(':');
    !dashes.is_empty() && dashes.bytes().all(|b| b == b'-')
}

pub(super) fn cell(line_start: usize, line: &str, from: usize, to: usize) -> Cell {
    let raw = line.get(from..to).unwrap_or_default();
    let lead = raw.len().saturating_sub(raw.trim_start().len());
    let trimmed = raw.trim();
    let start = line_start.saturating_add(from).saturating_add(lead);
    let unquoted = trimmed
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(trimmed);
    Cell {
        text: unquoted.to_owned(),
        start,
        end: start.saturating_add(trimmed.len()),
    }
}

fn separated(start: usize, line: &str, separator: char) -> Row {
    let mut from = 0_usize;
    let mut row = Row::new();
    for part in line.split(separator) {
        let to = from.saturating_add(part.len());
        row.push(cell(start, line, from, to));
        from = to.saturating_add(separator.len_utf8());
    }
    row
}

fn tabs(start: usize, line: &str) -> Row {
    separated(start, line, '\t')
}

fn pipes(start: usize, line: &str) -> Row {
    let mut row = separated(start, line, '|');
    let line = line.trim();
    // Bars at both ends close a row; they separate nothing.
    if line.ends_with('|') {
        row.pop();
    }
    if line.starts_with('|') && !row.is_empty() {
        row.remove(0);
    }
    row
}

fn words(start: usize, line: &str) -> Row {
    spaced(start, line, 1)
}

fn gaps(start: usize, line: &str) -> Row {
    spaced(start, line, 2)
}

/// Cells with at least `least` spaces between them; a full-width space is as wide as two.
fn spaced(start: usize, line: &str, least: usize) -> Row {
    let mut row = Row::new();
    let mut from: Option<usize> = None;
    let mut to = 0_usize;
    let mut gap = 0_usize;
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            gap = gap.saturating_add(if c == '\u{3000}' { 2 } else { 1 });
            continue;
        }
        if gap >= least
            && let Some(begin) = from.take()
        {
            row.push(cell(start, line, begin, to));
        }
        gap = 0;
        from = from.or(Some(at));
        to = at.saturating_add(c.len_utf8());
    }
    if let Some(begin) = from {
        row.push(cell(start, line, begin, to));
    }
    row
}
