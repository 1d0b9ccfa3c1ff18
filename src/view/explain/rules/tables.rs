//! Tables, bands and lines drawn as small grids.

use crate::money::Ratio;
use crate::policy::{Bands, Level, Linear, Table};
use crate::view::explain::document::Grid;
use crate::view::format::{exact, percent};
use crate::view::names::blank;

use super::Say;

/// How the numbers of a column are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// As decimals.
    Number,
    /// As percentages.
    Rate,
}

impl Counts {
    pub(super) fn show(self, value: Ratio) -> String {
        match self {
            Self::Number => exact(value),
            Self::Rate => percent(value),
        }
    }
}

/// A table by its columns: the last level stands across, the levels before it down; one level stands down alone.
pub(super) fn table_grid(say: Say<'_>, table: &Table, heads: &[String], value: &str) -> Grid {
    table_of(say, table, heads, value, |number| exact(*number))
}

/// The same for a table of anything.
pub(super) fn table_of<V>(
    say: Say<'_>,
    table: &Table<V>,
    heads: &[String],
    value: &str,
    show: impl Fn(&V) -> String,
) -> Grid {
    let rows = paths(&table.root, &show);
    if table.levels < 2 {
        let rows = rows
            .into_iter()
            .map(|(path, value)| {
                let mut row = keys(say, &path);
                row.push(value);
                row
            })
            .collect();
        return Grid {
            header: heads.iter().cloned().chain([value.to_owned()]).collect(),
            rows,
            keys: table.levels,
        };
    }
    across(say, rows, heads)
}

/// A row: all keys but the last, and what stands under each last key.
struct Row {
    path: Vec<String>,
    cells: Vec<(String, String)>,
}

/// One row for each path without its last key, one column for each last key.
fn across(say: Say<'_>, cells: Vec<(Vec<String>, String)>, heads: &[String]) -> Grid {
    let mut columns: Vec<String> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (mut path, value) in cells {
        let last = path.pop().unwrap_or_default();
        if !columns.contains(&last) {
            columns.push(last.clone());
        }
        let cell = (last, value);
        match rows.iter_mut().find(|row| row.path == path) {
            Some(row) => row.cells.push(cell),
            None => rows.push(Row {
                path,
                cells: vec![cell],
            }),
        }
    }
    let down = heads.len().saturating_sub(1);
    let mut header: Vec<String> = heads.iter().take(down).cloned().collect();
    if let (Some(corner), Some(last)) = (header.last_mut(), heads.last()) {
        *corner = format!("{corner}{}{last}", say.pick("＼", " \\ "));
    }
    header.extend(keys(say, &columns));
    let rows = rows
        .into_iter()
        .map(|row| {
            let mut drawn = keys(say, &row.path);
            drawn.extend(columns.iter().map(|column| {
                let cell = row.cells.iter().find(|(key, _)| key == column);
                cell.map_or_else(|| "—".to_owned(), |(_, value)| value.clone())
            }));
            drawn
        })
        .collect();
    Grid {
        header,
        rows,
        keys: down,
    }
}

/// Every cell with its keys, in the order in which the cells were written.
fn paths<V>(root: &Level<V>, show: &impl Fn(&V) -> String) -> Vec<(Vec<String>, String)> {
    let mut cells = Vec::new();
    collect(root, show, &mut Vec::new(), &mut cells);
    cells.sort_by_key(|(_, _, place)| *place);
    cells
        .into_iter()
        .map(|(path, value, _)| (path, value))
        .collect()
}

type Placed = (Vec<String>, String, crate::diagnostics::Span);

fn collect<V>(
    level: &Level<V>,
    show: &impl Fn(&V) -> String,
    path: &mut Vec<String>,
    cells: &mut Vec<Placed>,
) {
    match level {
        Level::Cell(cell) => cells.push((path.clone(), show(&cell.value), cell.span)),
        Level::Keys(keys) => {
            for (key, next) in keys {
                path.push(key.clone());
                collect(next, show, path, cells);
                path.pop();
            }
        }
    }
}

fn keys(say: Say<'_>, keys: &[String]) -> Vec<String> {
    keys.iter()
        .map(|key| match key.as_str() {
            "*" => say.pick("その他", "others").to_owned(),
            "" => blank(say.lang).to_owned(),
            text => text.to_owned(),
        })
        .collect()
}

/// Bands: from which number to which, and what they give.
pub(super) fn bands_grid(
    say: Say<'_>,
    bands: &Bands,
    from: (String, Counts),
    (gives, value): (String, Counts),
) -> Grid {
    bands_of(say, bands, from, gives, |number| value.show(*number))
}

/// The same for bands of anything.
pub(super) fn bands_of<V>(
    say: Say<'_>,
    bands: &Bands<V>,
    (from, of): (String, Counts),
    gives: String,
    show: impl Fn(&V) -> String,
) -> Grid {
    let rows = bands.bands.iter().enumerate().map(|(index, band)| {
        let next = bands.bands.get(index.saturating_add(1));
        let below = next
            .and_then(|next| next.at_least)
            .map(|next| of.show(next));
        let range = match (band.at_least.map(|least| of.show(least)), below) {
            (Some(least), Some(below)) => say.pick(
                format!("{least}以上{below}未満"),
                format!("from {least} to below {below}"),
            ),
            (Some(least), None) => say.pick(format!("{least}以上"), format!("{least} or more")),
            (None, Some(below)) => say.pick(format!("{below}未満"), format!("below {below}")),
            (None, None) => say.pick("すべて", "all").to_owned(),
        };
        vec![range, show(&band.value)]
    });
    Grid {
        header: vec![from, gives],
        rows: rows.collect(),
        keys: 1,
    }
}

/// The points between which a straight line runs.
pub(super) fn linear_grid(
    linear: &Linear,
    (from, of): (String, Counts),
    (gives, value): (String, Counts),
) -> Grid {
    let rows = linear
        .points
        .iter()
        .map(|point| vec![of.show(point.at), value.show(point.value)]);
    Grid {
        header: vec![from, gives],
        rows: rows.collect(),
        keys: 0,
    }
}
