//! Lookup tables: nested TOML, a grid in a string, or a file.

use std::collections::BTreeMap;

use crate::diagnostics::{Span, Spanned};
use crate::policy::raw::{self, Kind, Value};
use crate::policy::{Cell, Level, Table, TableFault, Wanted, key};

use super::context::Context;
use super::value;
use super::walker::Walker;

/// The table under `table` or `table_file`, with one level a column.
pub(super) fn required(w: &mut Walker<'_>, levels: usize, wanted: Wanted) -> Option<Table> {
    let (inline, file) = (w.entry("table"), w.entry("table_file"));
    let cell = |name: &str, value: &Value| value::not_negative(w.cx, name, value, wanted);
    if let Some(entry) = inline {
        return written(w.cx, &entry.value, levels, &cell);
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
    build(w.cx, &grid, levels, &cell, path.span)
}

/// Reads a cell, whose key or heading is named; notes what is wrong with it.
type ReadCell<'c, V> = &'c dyn Fn(&str, &Value) -> Option<Spanned<V>>;

/// A table in the policy itself, nested or as a grid.
pub(super) fn written<V>(
    cx: &Context<'_>,
    value: &Value,
    levels: usize,
    cell: ReadCell<'_, V>,
) -> Option<Table<V>> {
    match &value.kind {
        Kind::Text(text) => {
            let body = raw::body(cx.sources, value.span, text);
            let grid = note_all(cx, raw::grid_table(&body, levels))?;
            build(cx, &grid, levels, cell, value.span)
        }
        Kind::Table(nested) => build(cx, nested, levels, cell, value.span),
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

fn build<V>(
    cx: &Context<'_>,
    nested: &raw::Table,
    levels: usize,
    cell: ReadCell<'_, V>,
    span: Span,
) -> Option<Table<V>> {
    let mut builder = Builder {
        cx,
        levels,
        cell,
        misfit: false,
        failed: false,
    };
    let root = builder.level(nested, 1, span);
    (!builder.failed && !builder.misfit).then_some(Table { root, levels, span })
}

struct Builder<'a, V> {
    cx: &'a Context<'a>,
    levels: usize,
    cell: ReadCell<'a, V>,
    /// One fault about the number of levels says it for all cells.
    misfit: bool,
    failed: bool,
}

impl<V> Builder<'_, V> {
    fn level(&mut self, table: &raw::Table, depth: usize, span: Span) -> Level<V> {
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

    fn cell(&mut self, name: &str, value: &Value) -> Option<Level<V>> {
        let cell = (self.cell)(name, value);
        self.failed |= cell.is_none();
        let Spanned { value, span } = cell?;
        Some(Level::Cell(Cell { value, span }))
    }

    fn misfit(&mut self, found: usize, span: Span) -> Option<Level<V>> {
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
