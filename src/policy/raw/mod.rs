//! A policy as text: values of TOML with their places, overlays laid over them, single settings.
//!
//! Nothing is known of the keys' meaning here, but for the few rules by which texts are laid over each other.

mod csv;
mod grid;
mod look_up;
mod merge;
mod parse;
mod settings;
mod syntax;

use jiff::civil::Date;

use crate::diagnostics::{Sources, Span};

pub(super) use csv::csv_table;
pub(super) use grid::grid_table;
pub(super) use look_up::{look_up, resolved};
pub(super) use merge::{drop_switched, lay_over};
pub(super) use parse::parse;
pub(super) use settings::{apply, is_path};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub kind: Kind,
    pub span: Span,
}

/// What was written.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Text(String),
    /// The digits as written, but for underscores; may have an exponent, or be `inf` or `nan`.
    Number(String),
    Bool(bool),
    Date(Date),
    /// A time, or a date with one.
    Time(String),
    Array(Vec<Value>),
    Table(Table),
}

/// A table, its keys in the order written.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Value,
}

impl Table {
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.key == key)
    }

    /// Puts the entry in the place of the one of the same key, or at the end.
    pub(super) fn put(&mut self, entry: Entry) {
        match self.get_mut(&entry.key) {
            Some(old) => *old = entry,
            None => self.entries.push(entry),
        }
    }

    /// The text under `name`.
    pub(super) fn name(&self) -> Option<&str> {
        match &self.get("name")?.value.kind {
            Kind::Text(name) => Some(name),
            _ => None,
        }
    }
}

impl Value {
    pub(super) fn table(&self) -> Option<&Table> {
        match &self.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// How a message names the value.
    pub(super) fn written(&self) -> String {
        match &self.kind {
            Kind::Text(text) | Kind::Number(text) | Kind::Time(text) => text.clone(),
            Kind::Bool(value) => value.to_string(),
            Kind::Date(date) => date.to_string(),
            Kind::Array(_) => "[…]".to_owned(),
            Kind::Table(_) => "{…}".to_owned(),
        }
    }
}

/// A text, and where in its file it begins; nothing where escapes make offsets into it meaningless.
pub(super) struct Body<'a> {
    pub text: &'a str,
    pub start: Option<usize>,
    pub span: Span,
}

impl Body<'_> {
    /// The place of a stretch of the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        match self.start {
            Some(base) => Span {
                start: base.saturating_add(start),
                end: base.saturating_add(end),
                ..self.span
            },
            None => self.span,
        }
    }
}

/// The text of a string value as its file holds it, so that places inside it are known.
pub(super) fn body<'a>(sources: &'a Sources, span: Span, decoded: &'a str) -> Body<'a> {
    let raw = sources
        .get(span.file)
        .and_then(|source| source.text.get(span.start..span.end))
        .unwrap_or_default();
    let inside = ["\"\"\"", "'''", "\"", "'"].into_iter().find_map(|quote| {
        let inside = raw.strip_prefix(quote)?.strip_suffix(quote)?;
        Some((quote, quote.len(), inside))
    });
    // The value of a setting may be bare text.
    let (quote, skipped, inside) = inside.unwrap_or(("'", 0, raw));
    // A newline right after the opening quotes is no part of the text.
    let newline = match quote.len() {
        3 if inside.starts_with("\r\n") => 2,
        3 if inside.starts_with('\n') => 1,
        _ => 0,
    };
    let inside = inside.get(newline..).unwrap_or_default();
    if quote.starts_with('"') && inside.contains('\\') {
        return Body {
            text: decoded,
            start: None,
            span,
        };
    }
    Body {
        text: inside,
        start: Some(span.start.saturating_add(skipped).saturating_add(newline)),
        span,
    }
}
