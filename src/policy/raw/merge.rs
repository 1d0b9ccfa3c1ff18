//! Overlays: one policy text laid over another.

use crate::diagnostics::Sources;

use super::{Entry, Kind, Table, Value, grid};

/// Lays `over` over `base`: tables key by key; arrays of named tables name by name, new names at the end; everything
/// else replaces what was there.
pub(in crate::policy) fn lay_over(base: &mut Table, over: Table, sources: &Sources) {
    for entry in over.entries {
        match base.get_mut(&entry.key) {
            Some(old) => lay_entry(old, entry, sources),
            None => base.entries.push(entry),
        }
    }
}

fn lay_entry(old: &mut Entry, new: Entry, sources: &Sources) {
    // A few cells are laid over a grid as over the nested table that it stands for.
    if let (Kind::Text(text), Kind::Table(cells), "table") =
        (&old.value.kind, &new.value.kind, new.key.as_str())
    {
        match grid::nest(sources, old.value.span, text, depth(cells)) {
            Some(nested) => old.value.kind = Kind::Table(nested),
            // The grid is at fault, which must not go unseen because cells were laid over it.
            None => return,
        }
    }
    match (&mut old.value.kind, new.value.kind) {
        (Kind::Table(below), Kind::Table(above)) => lay_over(below, above, sources),
        (Kind::Array(below), Kind::Array(above)) if named(&above) => {
            lay_named(below, above, sources);
        }
        (_, kind) => {
            *old = Entry {
                value: Value {
                    kind,
                    span: new.value.span,
                },
                ..new
            };
        }
    }
}

/// How many keys lead to the cells of a nested table.
fn depth(table: &Table) -> usize {
    let below = table.entries.iter().filter_map(|entry| entry.value.table());
    below.map(depth).max().unwrap_or(0).saturating_add(1)
}

fn named(items: &[Value]) -> bool {
    !items.is_empty()
        && items
            .iter()
            .all(|item| item.table().is_some_and(|table| table.name().is_some()))
}

/// Each entry is laid over the entry of its name. One that two entries name is laid over once; the second is added, so
/// that the duplicate is seen.
fn lay_named(below: &mut Vec<Value>, above: Vec<Value>, sources: &Sources) {
    let mut open: Vec<bool> = vec![true; below.len()];
    for item in above {
        let Kind::Table(table) = item.kind else {
            continue;
        };
        let same = below
            .iter_mut()
            .zip(&mut open)
            .filter(|(_, open)| **open)
            .find_map(|(old, open)| match &mut old.kind {
                Kind::Table(old) if old.name() == table.name() => Some((old, open)),
                _ => None,
            });
        match same {
            Some((old, open)) => {
                *open = false;
                lay_over(old, table, sources);
            }
            None => below.push(Value {
                kind: Kind::Table(table),
                span: item.span,
            }),
        }
    }
}

/// Where an overlay or setting switched the `method` of a table, takes away the keys of the base's method that the new
/// one does not take. `takes` tells whether a method takes a key.
pub(in crate::policy) fn drop_switched(
    root: &mut Table,
    name: &str,
    base_method: Option<&str>,
    takes: impl Fn(&str, &str) -> bool,
) {
    let Some(Kind::Table(table)) = root.get_mut(name).map(|entry| &mut entry.value.kind) else {
        return;
    };
    let Some((method, switched_in)) =
        table
            .get("method")
            .and_then(|entry| match &entry.value.kind {
                Kind::Text(method) => Some((method.clone(), entry.value.span.file)),
                _ => None,
            })
    else {
        return;
    };
    let Some(before) = base_method.filter(|before| *before != method) else {
        return;
    };
    table.entries.retain(|entry| {
        entry.value.span.file == switched_in
            || !takes(before, &entry.key)
            || takes(&method, &entry.key)
    });
}
