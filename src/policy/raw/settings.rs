//! Single settings (`--set KEY=VALUE`): a value at a dotted path.
//!
//! A part of the path is a key, the name of an entry of an array of tables (`component.評価賞与.share`) or its number,
//! counted from 1 (`pool.tier.1.rate`, `component.評価賞与.term[2].value`). Quotes protect dots. `tier` alone stands
//! for `pool.tier`. A cell of a table must be there already: a new row by a slip of the pen would change nothing, and
//! nobody would notice.

use crate::diagnostics::{FileId, Findings, Sources, Span};
use crate::policy::{PolicyFault, TextFault, key, nearest};

use super::{Entry, Kind, Table, Value, grid, parse};

/// No policy is nested so deeply; the walk down the path is recursive.
const MOST_PARTS: usize = 32;

/// Sets the value that the text of `file` names.
pub(in crate::policy) fn apply(
    root: &mut Table,
    file: FileId,
    sources: &Sources,
    findings: &mut Findings<PolicyFault>,
) {
    let text = sources.get(file).map_or("", |source| &source.text);
    let Some((mut path, value_start)) = split(text).filter(|(path, _)| path.len() <= MOST_PARTS)
    else {
        let fault = TextFault::SettingForm {
            setting: text.to_owned(),
        };
        let whole = span(file, 0, text.len());
        return findings.add(fault.into(), whole);
    };
    under_pool(&mut path);
    let value = parse::setting_value(
        text.get(value_start..).unwrap_or_default(),
        file,
        value_start,
    );
    let mut cursor = Cursor {
        file,
        sources,
        walked: String::new(),
        in_table: false,
        findings,
    };
    cursor.set(root, &path, value);
}

/// Whether the whole of a text is a path, so that a setting of it means no other key.
pub(in crate::policy) fn is_path(text: &str) -> bool {
    let setting = format!("{text}=");
    split(&setting).is_some_and(|(_, value)| value == setting.len())
}

/// The parts of a path; nothing where it is none.
pub(super) fn parts(path: &str) -> Option<Vec<Part>> {
    let setting = format!("{path}=");
    let (mut parts, _) = split(&setting).filter(|(_, value)| *value == setting.len())?;
    under_pool(&mut parts);
    (parts.len() <= MOST_PARTS).then_some(parts)
}

/// `tier` alone stands for `pool.tier`.
fn under_pool(path: &mut Vec<Part>) {
    if let Some(first) = path.first().filter(|part| part.text == "tier").cloned() {
        let pool = Part {
            text: "pool".to_owned(),
            ..first
        };
        path.insert(0, pool);
    }
}

/// A part of a path.
#[derive(Clone)]
pub(super) struct Part {
    pub text: String,
    start: usize,
    end: usize,
}

/// The parts of the path, and where the value begins.
fn split(text: &str) -> Option<(Vec<Part>, usize)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut start = 0_usize;
    let mut quote = None;
    let mut close = |part: &mut String, start: usize, end: usize| {
        let text = std::mem::take(part).trim().to_owned();
        let ok = !text.is_empty();
        parts.push(Part { text, start, end });
        ok
    };
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ']') => {}
            // `term[2]` is `term.2`, as explanations write it.
            (None, '.' | '[') => {
                if !close(&mut part, start, at) {
                    return None;
                }
                start = at.saturating_add(1);
            }
            (None, '=') => {
                return close(&mut part, start, at).then_some((parts, at.saturating_add(1)));
            }
            (_, c) => part.push(c),
        }
    }
    None
}

fn span(file: FileId, start: usize, end: usize) -> Span {
    Span { file, start, end }
}

/// Where a setting has got to.
struct Cursor<'a> {
    file: FileId,
    sources: &'a Sources,
    walked: String,
    in_table: bool,
    findings: &'a mut Findings<PolicyFault>,
}

impl Cursor<'_> {
    fn set(&mut self, table: &mut Table, path: &[Part], value: Value) {
        let Some((part, rest)) = path.split_first() else {
            return;
        };
        let at = span(self.file, part.start, part.end);
        let found = self.find(table, &part.text);
        if self.in_table && found.is_none() {
            let keys = table.entries.iter().map(|entry| entry.key.as_str());
            return self.no_such(part, keys);
        }
        let name = found.unwrap_or_else(|| part.text.clone());
        let enters_table = !self.in_table && name == "table";
        self.walk(&name);
        if rest.is_empty() {
            table.put(Entry {
                key: name,
                key_span: at,
                value,
            });
            return;
        }
        if table.get(&name).is_none() {
            table.put(Entry {
                key: name.clone(),
                key_span: at,
                value: Value {
                    kind: Kind::Table(Table::default()),
                    span: at,
                },
            });
        }
        self.in_table |= enters_table;
        if let Some(entry) = table.get_mut(&name) {
            self.enter(&mut entry.value, part, rest, value);
        }
    }

    /// The key of `table` that a part of the path means; inside a lookup table keys are compared as texts are.
    fn find(&self, table: &Table, part: &str) -> Option<String> {
        let mut keys = table.entries.iter().map(|entry| &entry.key);
        keys.find(|name| *name == part || (self.in_table && key(name) == key(part)))
            .cloned()
    }

    fn enter(&mut self, into: &mut Value, part: &Part, rest: &[Part], value: Value) {
        if let (Kind::Text(text), true) = (&into.kind, self.in_table)
            && let Some(nested) = grid::nest(self.sources, into.span, text, rest.len())
        {
            into.kind = Kind::Table(nested);
        }
        match &mut into.kind {
            Kind::Table(inner) => self.set(inner, rest, value),
            Kind::Array(items) => self.set_item(items, rest, value),
            _ => self.no_such(part, std::iter::empty()),
        }
    }

    fn set_item(&mut self, items: &mut [Value], path: &[Part], value: Value) {
        let Some((part, rest)) = path.split_first() else {
            return;
        };
        let names: Vec<String> = items
            .iter()
            .filter_map(|item| item.table()?.name().map(str::to_owned))
            .collect();
        let has_name =
            |item: &Value| item.table().and_then(Table::name).map(key) == Some(key(&part.text));
        let by_number = || part.text.parse::<usize>().ok()?.checked_sub(1);
        let index = items.iter().position(has_name).or_else(by_number);
        let Some(item) = index.and_then(|index| items.get_mut(index)) else {
            return self.no_such(part, names.iter().map(String::as_str));
        };
        self.walk(&part.text);
        if rest.is_empty() {
            *item = value;
            return;
        }
        self.enter(item, part, rest, value);
    }

    fn walk(&mut self, part: &str) {
        if !self.walked.is_empty() {
            self.walked.push('.');
        }
        self.walked.push_str(part);
    }

    /// Notes that there is no such key or entry.
    fn no_such<'k>(&mut self, part: &Part, keys: impl Iterator<Item = &'k str>) {
        let fault = TextFault::SettingPath {
            part: part.text.clone(),
            table: self.walked.clone(),
            nearest: nearest(&part.text, keys).map(str::to_owned),
        };
        let at = span(self.file, part.start, part.end);
        self.findings.add(fault.into(), at);
    }
}
