//! Lookup tables: nested TOML, a grid in a string, or a file.

use std::collections::BTreeMap;

use crate::diagnostics::Span;
use crate::policy::raw::{self, Kind, Value};
use crate::policy::{Cell, Level, Table, TableFault, Wanted, key};

use super::context::Context;
use super::value;
use super::walker::Walker;

/// The table under `table` or `table_file`, with one level a column.
pub(super) fn required(w: &mut Walker<'_>, levels: usize, wanted: Wanted) -> Option<Table> {
    let (inline, file) = (w.entry("table"), w.entry("table_file"));
    if let Some(entry) = inline {
        return written(w.cx, &entry.value, levels, wanted);
    }
    let Some(entry) = file else {
        let table = w.path.clone();
        let place = w.key_span("by").unwrap_or(w.span);
        w.cx.note(TableFault::NoTable { table }, place);
        return None;
    };
    let path = value::text(w.cx, "table_file", &entry.value)?;
    let file = match w.cx.files.at(path.span) {
        Ok(file) => file,
        Err(fault) => {
            let path_text = path.value;
            let fault = TableFault::TableFile {
                path: path_text,
                fault,
            };
            w.cx.note(fault, path.span);
            return None;
        }
    };
    let text = w.cx.sources.get(file).map_or("", |source| &source.text);
    let grid = note_all(w.cx, raw::csv_table(text, file, levels))?;
    build(w.cx, &grid, levels, wanted, path.span)
}

fn written(cx: &Context<'_>, value: &Value, levels: usize, wanted: Wanted) -> Option<Table> {
    match &value.kind {
        Kind::Text(text) => {
            let body = raw::body(cx.sources, value.span, text);
            let grid = note_all(cx, raw::grid_table(&body, levels))?;
            build(cx, &grid, levels, wanted, value.span)
        }
        Kind::Table(nested) => build(cx, nested, levels, wanted, value.span),
        _ => value::wrong_type(cx, "table", value, Wanted::Grid),
    }
}

fn note_all<T>(cx: &Context<'_>, read: Result<T, Vec<(TableFault, Span)>>) -> Option<T> {
    read.map_err(|faults| {
        for (fault, span) in faults {
            cx.note(fault, span);
        }
    })
    .ok()
}

fn build(
    cx: &Context<'_>,
    nested: &raw::Table,
    levels: usize,
    wanted: Wanted,
    span: Span,
) -> Option<Table> {
    let mut builder = Builder {
        cx,
        levels,
        wanted,
        misfit: false,
        failed: false,
    };
    let root = builder.level(nested, 1, span);
    (!builder.failed && !builder.misfit).then_some(Table { root, levels, span })
}

struct Builder<'a> {
    cx: &'a Context<'a>,
    levels: usize,
    wanted: Wanted,
    /// One fault about the number of levels says it for all cells.
    misfit: bool,
    failed: bool,
}

impl Builder<'_> {
    fn level(&mut self, table: &raw::Table, depth: usize, span: Span) -> Level {
        let mut keys = BTreeMap::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        if table.entries.is_empty() {
            self.fail(TableFault::EmptyTable, span);
        }
        for entry in &table.entries {
            let text = key(&entry.key);
            if let Some(first) = seen.get(&text) {
                let fault = TableFault::DuplicateTableKey {
                    key: entry.key.clone(),
                };
                self.cx.note_with(fault, entry.key_span, *first);
                self.failed = true;
                continue;
            }
            seen.insert(text.clone(), entry.key_span);
            let below = match (&entry.value.kind, depth < self.levels) {
                (Kind::Table(inner), true) => {
                    Some(self.level(inner, depth.saturating_add(1), entry.value.span))
                }
                (Kind::Table(_), false) => self.misfit(depth.saturating_add(1), entry.key_span),
                (_, true) => self.misfit(depth, entry.key_span),
                (_, false) => self.cell(&entry.key, &entry.value),
            };
            if let Some(below) = below {
                keys.insert(text, below);
            }
        }
        Level::Keys(keys)
    }

    fn cell(&mut self, name: &str, value: &Value) -> Option<Level> {
        let number = value::not_negative(self.cx, name, value, self.wanted);
        self.failed |= number.is_none();
        number.map(|number| {
            Level::Cell(Cell {
                value: number.value,
                span: number.span,
            })
        })
    }

    fn misfit(&mut self, found: usize, span: Span) -> Option<Level> {
        if !self.misfit {
            let fault = TableFault::TableLevels {
                wanted: self.levels,
                found,
            };
            self.cx.note(fault, span);
        }
        self.misfit = true;
        None
    }

    fn fail(&mut self, fault: TableFault, span: Span) {
        self.cx.note(fault, span);
        self.failed = true;
    }
}
