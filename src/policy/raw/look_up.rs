//! A dotted path, as settings walk it: the value that it leads to, and the one way to write it.

use crate::diagnostics::Sources;
use crate::policy::key;

use super::settings::parts;
use super::{Entry, Kind, Table, Value, grid};

/// The value that a setting of that path would replace.
pub(in crate::policy) fn look_up(root: &Table, path: &str, sources: &Sources) -> Option<Value> {
    let path = parts(path)?;
    in_table(root, &path, false, sources)
}

/// The path with every part as the tree has it: an entry of a list by its number counted from 1, a key of a lookup table
/// folded. Parts that lead nowhere stay as they are. Nothing where it is no path.
pub(in crate::policy) fn resolved(
    root: &Table,
    path: &str,
    sources: &Sources,
) -> Option<Vec<String>> {
    let path = parts(path)?;
    let mut walked = Vec::new();
    resolve_in_table(root, &path, false, sources, &mut walked);
    walked.extend(path.into_iter().skip(walked.len()));
    Some(walked)
}

fn entry<'t>(table: &'t Table, part: &str, looked_up: bool) -> Option<&'t Entry> {
    let mut entries = table.entries.iter();
    entries.find(|it| it.key == part || (looked_up && key(&it.key) == key(part)))
}

/// Which entry of a list of tables a part means: that of the name, else that of the number.
pub(super) fn position(items: &[Value], part: &str) -> Option<usize> {
    let has_name = |item: &Value| item.table().and_then(Table::name).map(key) == Some(key(part));
    let by_number = || part.parse::<usize>().ok()?.checked_sub(1);
    let index = items.iter().position(has_name).or_else(by_number)?;
    (index < items.len()).then_some(index)
}

fn in_table(table: &Table, path: &[String], looked_up: bool, sources: &Sources) -> Option<Value> {
    let (part, rest) = path.split_first()?;
    let entry = entry(table, part, looked_up)?;
    let looked_up = looked_up || entry.key == "table";
    within(&entry.value, rest, looked_up, sources)
}

fn within(value: &Value, path: &[String], looked_up: bool, sources: &Sources) -> Option<Value> {
    let Some((part, rest)) = path.split_first() else {
        return Some(value.clone());
    };
    match &value.kind {
        Kind::Table(inner) => in_table(inner, path, looked_up, sources),
        Kind::Text(text) if looked_up => {
            let nested = grid::nest(sources, value.span, text, path.len())?;
            in_table(&nested, path, looked_up, sources)
        }
        Kind::Array(items) => within(items.get(position(items, part)?)?, rest, looked_up, sources),
        _ => None,
    }
}

fn resolve_in_table(
    table: &Table,
    path: &[String],
    looked_up: bool,
    sources: &Sources,
    walked: &mut Vec<String>,
) {
    let Some((part, rest)) = path.split_first() else {
        return;
    };
    walked.push(if looked_up { key(part) } else { part.clone() });
    if let Some(entry) = entry(table, part, looked_up) {
        let looked_up = looked_up || entry.key == "table";
        resolve_within(&entry.value, rest, looked_up, sources, walked);
    }
}

fn resolve_within(
    value: &Value,
    path: &[String],
    looked_up: bool,
    sources: &Sources,
    walked: &mut Vec<String>,
) {
    match (&value.kind, path.split_first()) {
        (Kind::Table(inner), _) => resolve_in_table(inner, path, looked_up, sources, walked),
        (Kind::Text(text), Some(_)) if looked_up => {
            if let Some(nested) = grid::nest(sources, value.span, text, path.len()) {
                resolve_in_table(&nested, path, looked_up, sources, walked);
            }
        }
        (Kind::Array(items), Some((part, rest))) => {
            let Some(index) = position(items, part) else {
                return;
            };
            walked.push(index.saturating_add(1).to_string());
            if let Some(item) = items.get(index) {
                resolve_within(item, rest, looked_up, sources, walked);
            }
        }
        _ => {}
    }
}
