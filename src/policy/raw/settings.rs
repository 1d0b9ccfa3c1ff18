//! Single settings (`--set KEY=VALUE`): a value at a dotted path.
//!
//! A part of the path is a key, the name of an entry of an array of tables (`component.評価賞与.share`) or its number,
//! counted from 1 (`pool.tier.1.rate`, `component.評価賞与.term[2].value`). Quotes protect dots. `tier` alone stands
//! for `pool.tier`. A cell of a table must be there already: a new row by a slip of the pen would change nothing, and
//! nobody would notice.

use crate::diagnostics::{FileId, Findings, Sources, Span};
use crate::policy::{PolicyFault, SettingSource, TextFault, key, nearest};

use super::look_up::position;
use super::merge::lay_over;
use super::{Entry, Kind, Table, Value, grid, parse};

/// No policy is nested so deeply; the walk down the path is recursive.
const MOST_PARTS: usize = 32;

/// Sets the value that a setting names.
pub(in crate::policy) fn apply(
    root: &mut Table,
    setting: &SettingSource,
    sources: &Sources,
    findings: &mut Findings<PolicyFault>,
) {
    let (path, value) = match written(setting, sources) {
        Ok(written) => written,
        Err((setting, whole)) => {
            let fault = TextFault::SettingForm { setting };
            return findings.add(fault.into(), whole);
        }
    };
    let mut cursor = Cursor {
        sources,
        walked: String::new(),
        in_table: false,
        findings,
    };
    cursor.set(root, &path, value);
}

/// The path and the value of a setting, each part with its place; else its text and where that stands.
fn written(
    setting: &SettingSource,
    sources: &Sources,
) -> Result<(Vec<Part>, Value), (String, Span)> {
    let text_at = |span: Span| {
        let text = sources.get(span.file).map_or("", |source| &source.text);
        text.get(span.start..span.end).unwrap_or_default()
    };
    match setting {
        SettingSource::Text(file) => {
            let text = sources.get(*file).map_or("", |source| &source.text);
            let whole = span(*file, 0, text.len());
            let found = split(text).filter(|(path, _)| path.len() <= MOST_PARTS);
            let (path, start) = found.ok_or_else(|| (text.to_owned(), whole))?;
            let value = text.get(start..).unwrap_or_default();
            let value = parse::setting_value(value, *file, start);
            Ok((placed(path, |start, end| span(*file, start, end)), value))
        }
        SettingSource::InFile { key, place } => {
            let at = place.key;
            let found = pieces(key).filter(|path| path.len() <= MOST_PARTS);
            let path = found.ok_or_else(|| (key.clone(), at))?;
            // Where the key is written as it is meant, quotes around it or not, a part has a place of its own.
            let before = match text_at(at) {
                written if written == key => Some(0),
                written if written.get(1..written.len().saturating_sub(1)) == Some(key) => Some(1),
                _ => None,
            };
            let within = |start: usize, end: usize| match before {
                Some(before) => {
                    let from = at.start.saturating_add(before);
                    span(
                        at.file,
                        from.saturating_add(start),
                        from.saturating_add(end),
                    )
                }
                None => at,
            };
            let value = place.value;
            let value = parse::setting_value(text_at(value), value.file, value.start);
            Ok((placed(path, within), value))
        }
    }
}

/// The parts with their places, by where they begin and end in the path.
fn placed(path: Vec<Piece>, at: impl Fn(usize, usize) -> Span) -> Vec<Part> {
    let parts = path.into_iter().map(|piece| Part {
        text: piece.text,
        at: at(piece.start, piece.end),
    });
    let mut parts: Vec<Part> = parts.collect();
    under_pool(&mut parts, |first| Part {
        text: POOL.to_owned(),
        at: first.at,
    });
    parts
}

/// Whether the whole of a text is a path, so that a setting of it means no other key.
pub(in crate::policy) fn is_path(text: &str) -> bool {
    pieces(text).is_some()
}

/// The parts of a path; nothing where it is none.
pub(in crate::policy) fn parts(path: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = pieces(path)?.into_iter().map(|it| it.text).collect();
    under_pool(&mut parts, |_| POOL.to_owned());
    (parts.len() <= MOST_PARTS).then_some(parts)
}

const POOL: &str = "pool";

/// `tier` alone stands for `pool.tier`.
fn under_pool<P: AsRef<str>>(path: &mut Vec<P>, pool: impl Fn(&P) -> P) {
    if let Some(first) = path.first().filter(|part| part.as_ref() == "tier") {
        let pool = pool(first);
        path.insert(0, pool);
    }
}

/// A part of a path, by itself.
struct Piece {
    text: String,
    start: usize,
    end: usize,
}

/// A part of a path, and where it is written.
#[derive(Clone)]
struct Part {
    text: String,
    at: Span,
}

impl AsRef<str> for Part {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// The parts of a text that is a path from end to end.
fn pieces(path: &str) -> Option<Vec<Piece>> {
    let setting = format!("{path}=");
    let (pieces, value) = split(&setting)?;
    (value == setting.len()).then_some(pieces)
}

/// The parts of the path, and where the value begins.
fn split(text: &str) -> Option<(Vec<Piece>, usize)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut start = 0_usize;
    let mut quote = None;
    let mut close = |part: &mut String, start: usize, end: usize| {
        let text = std::mem::take(part).trim().to_owned();
        let ok = !text.is_empty();
        parts.push(Piece { text, start, end });
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
        let at = part.at;
        let found = self.find(table, &part.text);
        if self.in_table && found.is_none() {
            let keys = table.entries.iter().map(|entry| entry.key.as_str());
            return self.no_such(part, keys);
        }
        let name = found.unwrap_or_else(|| part.text.clone());
        let enters_table = !self.in_table && name == "table";
        self.walk(&name);
        if rest.is_empty() {
            // A table is laid over the one that is there, as dotted keys and overlays are: nothing of it goes lost.
            let over = Table {
                entries: vec![Entry {
                    key: name,
                    key_span: at,
                    value,
                }],
            };
            return lay_over(table, over, self.sources);
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
        let index = position(items, &part.text);
        let Some(item) = index.and_then(|index| items.get_mut(index)) else {
            return self.no_such(part, names.iter().map(String::as_str));
        };
        self.walk(&part.text);
        if rest.is_empty() {
            match (&mut item.kind, value.kind) {
                (Kind::Table(below), Kind::Table(above)) => lay_over(below, above, self.sources),
                (_, kind) => {
                    let span = value.span;
                    *item = Value { kind, span };
                }
            }
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
        self.findings.add(fault.into(), part.at);
    }
}
