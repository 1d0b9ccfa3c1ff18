//! The value at a dotted path, as settings walk it.

use crate::diagnostics::Sources;
use crate::policy::key;

use super::settings::{Part, parts};
use super::{Kind, Table, Value, grid};

/// The value that a setting of that path would replace.
pub(in crate::policy) fn look_up(root: &Table, path: &str, sources: &Sources) -> Option<Value> {
    let path = parts(path)?;
    in_table(root, &path, false, sources)
}

fn in_table(table: &Table, path: &[Part], looked_up: bool, sources: &Sources) -> Option<Value> {
    let (part, rest) = path.split_first()?;
    let mut entries = table.entries.iter();
    let entry =
        entries.find(|it| it.key == part.text || (looked_up && key(&it.key) == key(&part.text)))?;
    let looked_up = looked_up || entry.key == "table";
    within(&entry.value, rest, looked_up, sources)
}

fn within(value: &Value, path: &[Part], looked_up: bool, sources: &Sources) -> Option<Value> {
    let Some((part, rest)) = path.split_first() else {
        return Some(value.clone());
    };
    match &value.kind {
        Kind::Table(inner) => in_table(inner, path, looked_up, sources),
        Kind::Text(text) if looked_up => {
            let nested = grid::nest(sources, value.span, text, path.len())?;
            in_table(&nested, path, looked_up, sources)
        }
        Kind::Array(items) => {
            let has_name = |item: &&Value| {
                item.table().and_then(Table::name).map(key) == Some(key(&part.text))
            };
            let by_number = || items.get(part.text.parse::<usize>().ok()?.checked_sub(1)?);
            let item = items.iter().find(has_name).or_else(by_number)?;
            within(item, rest, looked_up, sources)
        }
        _ => None,
    }
}
