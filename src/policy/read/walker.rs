//! A walk over one table: every key is asked for, what nobody asked for is unknown.

use crate::diagnostics::{Place, Span, Spanned};
use crate::money::Ratio;
use crate::policy::raw::{Entry, Kind, Table, Value};
use crate::policy::{Column, KeyFault, Named, Range, Unfit, Wanted, Why, nearest};

use super::context::Context;
use super::names::Names;
use super::{keys, value};

/// A walk over one table.
pub(super) struct Walker<'a> {
    pub cx: &'a Context<'a>,
    /// Dotted, for messages: `component.評価賞与.limits`.
    pub path: String,
    pub span: Span,
    table: &'a Table,
    asked: Vec<&'static str>,
}

impl<'a> Walker<'a> {
    pub(super) const fn new(
        cx: &'a Context<'a>,
        table: &'a Table,
        path: String,
        span: Span,
    ) -> Self {
        Self {
            cx,
            path,
            span,
            table,
            asked: Vec::new(),
        }
    }

    /// A top-level table.
    pub(super) fn section(cx: &'a Context<'a>, root: &'a Table, key: &'static str) -> Option<Self> {
        let entry = root.get(key)?;
        value::table(cx, key, &entry.value).map(|table| {
            let span = entry.value.span;
            Self::new(cx, table, key.to_owned(), span)
        })
    }

    /// A top-level array of tables.
    pub(super) fn sections(cx: &'a Context<'a>, root: &'a Table, key: &'static str) -> Vec<Self> {
        root.get(key)
            .map(|entry| Self::items(cx, key, key, &entry.value))
            .unwrap_or_default()
    }

    fn items(cx: &'a Context<'a>, key: &'static str, path: &str, value: &'a Value) -> Vec<Self> {
        let Kind::Array(items) = &value.kind else {
            let none: Option<Vec<Self>> = value::wrong_type(cx, key, value, Wanted::Tables);
            return none.unwrap_or_default();
        };
        let walk = |(index, item): (usize, &'a Value)| {
            let table = item
                .table()
                .or_else(|| value::wrong_type(cx, key, item, Wanted::Tables))?;
            let path = match table.name() {
                Some(name) => format!("{path}.{name}"),
                None => format!("{path}[{}]", index.saturating_add(1)),
            };
            Some(Self::new(cx, table, path, item.span))
        };
        items.iter().enumerate().filter_map(walk).collect()
    }

    // Keys.

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    pub(super) fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Asks for keys that are known, whether or not they are read.
    pub(super) fn ask(&mut self, keys: &[&'static str]) {
        self.asked.extend_from_slice(keys);
    }

    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|entry| entry.key_span)
    }

    /// Whether the key has one of these texts.
    pub(super) fn says(&self, key: &str, words: &[&str]) -> bool {
        let value = self.table.get(key).map(|entry| &entry.value.kind);
        matches!(value, Some(Kind::Text(text)) if words.contains(&text.as_str()))
    }

    /// Notes faults for those of `keys` that are there.
    pub(super) fn unfit(&mut self, keys: &[&'static str], unfit: &Unfit) {
        for key in keys {
            if let Some(entry) = self.entry(key) {
                let fault = KeyFault::UnfitKey {
                    key: (*key).to_owned(),
                    unfit: unfit.clone(),
                };
                self.cx.note(fault, entry.key_span);
            }
        }
    }

    pub(super) fn missing(&self, key: &'static str, why: Why) {
        let fault = KeyFault::MissingKey {
            key,
            table: self.path.clone(),
            why,
        };
        self.cx.note(fault, self.span);
    }

    /// Reads a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        why: Why,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if self.has(key) {
            return read(self, key);
        }
        self.asked.push(key);
        self.missing(key, why);
        None
    }

    /// The entries that nobody asked for yet.
    pub(super) fn rest(&mut self) -> Vec<&'a Entry> {
        let asked = std::mem::take(&mut self.asked);
        let unasked = |entry: &&Entry| !asked.contains(&entry.key.as_str());
        let rest = self.table.entries.iter().filter(unasked).collect();
        self.table = const {
            &Table {
                entries: Vec::new(),
            }
        };
        rest
    }

    /// Whatever was not asked for is unknown.
    pub(super) fn finish(mut self) {
        let asked = self.asked.clone();
        for entry in self.rest() {
            unknown_key(self.cx, entry, &self.path, &asked);
        }
    }

    // Values.

    pub(super) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let entry = self.entry(key)?;
        value::text(self.cx, key, &entry.value)
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let entry = self.entry(key)?;
        match entry.value.kind {
            Kind::Bool(flag) => Some(flag),
            _ => value::wrong_type(self.cx, key, &entry.value, Wanted::Bool),
        }
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<Spanned<jiff::civil::Date>> {
        let entry = self.entry(key)?;
        match entry.value.kind {
            Kind::Date(value) => Some(Spanned {
                value,
                span: entry.value.span,
            }),
            _ => value::wrong_type(self.cx, key, &entry.value, Wanted::Date),
        }
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        let known = words.iter().find(|(word, _)| *word == text.value);
        if known.is_none() {
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            let fault = KeyFault::UnknownWord {
                key: key.to_owned(),
                nearest: nearest(&text.value, words.iter().copied()),
                value: text.value,
                words,
            };
            self.cx.note(fault, text.span);
        }
        known.map(|(_, meaning)| *meaning)
    }

    /// A number of any sign.
    pub(super) fn signed(&mut self, key: &'static str, wanted: Wanted) -> Option<Spanned<Ratio>> {
        let entry = self.entry(key)?;
        value::number(self.cx, key, &entry.value, wanted)
    }

    /// A number that is not below 0.
    pub(super) fn number(&mut self, key: &'static str, wanted: Wanted) -> Option<Spanned<Ratio>> {
        let entry = self.entry(key)?;
        value::not_negative(self.cx, key, &entry.value, wanted)
    }

    pub(super) fn money(&mut self, key: &'static str) -> Option<Spanned<Ratio>> {
        self.number(key, Wanted::Money)
    }

    pub(super) fn rate(&mut self, key: &'static str) -> Option<Spanned<Ratio>> {
        self.number(key, Wanted::Rate)
    }

    /// A number inside a range.
    pub(super) fn ranged(
        &mut self,
        key: &'static str,
        wanted: Wanted,
        range: Range,
    ) -> Option<Spanned<Ratio>> {
        let entry = self.entry(key)?;
        let number = value::number(self.cx, key, &entry.value, wanted)?;
        value::inside(self.cx, key, &entry.value, number, range)
    }

    /// A count of decimals.
    pub(super) fn digits(&mut self, key: &'static str) -> Option<u32> {
        let range = Range::Closed(Ratio::ZERO, Ratio::integer(12));
        let number = self.ranged(key, Wanted::Whole, range)?;
        u32::try_from(number.value.to_integer()?).ok()
    }

    pub(super) fn table(&mut self, key: &'static str) -> Option<Self> {
        let entry = self.entry(key)?;
        let table = value::table(self.cx, key, &entry.value)?;
        let path = format!("{}.{key}", self.path);
        Some(Self::new(self.cx, table, path, entry.value.span))
    }

    /// The tables of an array of tables.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Self> {
        let path = format!("{}.{key}", self.path);
        self.entry(key)
            .map(|entry| Self::items(self.cx, key, &path, &entry.value))
            .unwrap_or_default()
    }

    /// A text or several; at least one.
    pub(super) fn texts(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let entry = self.entry(key)?;
        value::texts(self.cx, key, &entry.value)
    }

    pub(super) fn column(&mut self, key: &'static str) -> Option<Column> {
        let name = self.text(key)?;
        Some(self.cx.column(&name.value, name.span))
    }

    pub(super) fn columns(&mut self, key: &'static str) -> Option<Vec<Column>> {
        let names = self.texts(key)?;
        let column = |name: &Spanned<String>| self.cx.column(&name.value, name.span);
        let columns: Vec<Column> = names.iter().map(column).collect();
        // A column that counts twice is a slip: base pay would be doubled in silence.
        distinct(self.cx, columns.iter());
        Some(columns)
    }
}

/// Notes columns that are named twice, under whatever names.
pub(super) fn distinct<'c>(cx: &Context<'_>, columns: impl Iterator<Item = &'c Column>) {
    let mut names = Names::new(Named::Column);
    for column in columns {
        names.add(cx, &identity(column));
    }
}

/// A column by what it means: two names of one field are one column.
pub(super) fn identity(column: &Column) -> Spanned<String> {
    let name = column
        .field
        .map_or(column.name.as_str(), |field| field.name());
    Spanned {
        value: name.to_owned(),
        span: column.span,
    }
}

/// Notes a key that no table of that path has.
pub(super) fn unknown_key(cx: &Context<'_>, entry: &Entry, path: &str, known: &[&'static str]) {
    let elsewhere = keys::table_of(&entry.key, path);
    let nearest = nearest(&entry.key, known.iter().copied());
    let fault = KeyFault::UnknownKey {
        key: entry.key.clone(),
        table: path.to_owned(),
        nearest: nearest.filter(|_| elsewhere.is_none()).map(str::to_owned),
        elsewhere,
        known: known.to_vec(),
    };
    cx.note(fault, Place::Span(entry.key_span));
}
