//! `[[export]]`.

use std::num::NonZeroUsize;

use crate::diagnostics::Spanned;
use crate::policy::raw::{Kind, Table, Value};
use crate::policy::{
    Export, ExportColumn, ExportEncoding, ExportSource, KeyFault, Meaning, Named, Range,
    ReferenceFault, ResultField, Spelling, Unfit, Wanted, Why, header_key, key, nearest,
};

use super::context::Context;
use super::names::Names;
use super::value;
use super::walker::{Walker, unknown_key};

/// The forms of a source that say what they name.
const EXPLICIT: [&str; 3] = ["constant", "component", "column"];

/// The exports. `components` are the names of all components, also of those at fault; nothing for one without a name.
pub(super) fn exports(
    cx: &Context<'_>,
    walkers: Vec<Walker<'_>>,
    components: &[Option<&str>],
) -> Vec<Export> {
    let mut names = Names::new(Named::Export);
    walkers
        .into_iter()
        .filter_map(|w| export(cx, w, components, &mut names))
        .collect()
}

fn export(
    cx: &Context<'_>,
    mut w: Walker<'_>,
    components: &[Option<&str>],
    names: &mut Names,
) -> Option<Export> {
    let name = w.required("name", Why::Always, Walker::text);
    if let Some(name) = &name {
        names.add(cx, name);
    }
    let columns = w.required("columns", Why::Always, |w, key| {
        columns(cx, &w.entry(key)?.value, &w.path, components)
    });
    let words = [
        ("utf-8", ExportEncoding::Utf8),
        ("utf-8-bom", ExportEncoding::Utf8Bom),
        ("shift_jis", ExportEncoding::ShiftJis),
    ];
    let encoding = w.word("encoding", &words).unwrap_or(ExportEncoding::Utf8);
    let rows_per_file = w
        .ranged("rows_per_file", Wanted::Whole, Range::Positive)
        .and_then(|rows| rows.value.to_integer())
        // More rows than can be counted are as good as all.
        .and_then(|rows| NonZeroUsize::new(usize::try_from(rows).unwrap_or(usize::MAX)));
    let ineligible = w.flag("ineligible").unwrap_or(false);
    let span = w.span;
    w.finish();
    Some(Export {
        name: name?.value,
        columns: columns?,
        encoding,
        rows_per_file,
        ineligible,
        span,
    })
}

fn columns(
    cx: &Context<'_>,
    list: &Value,
    path: &str,
    components: &[Option<&str>],
) -> Option<Vec<ExportColumn>> {
    match &list.kind {
        Kind::Array(items) if items.is_empty() => value::empty(cx, "columns", list),
        Kind::Array(items) => {
            let columns: Vec<_> = items
                .iter()
                .map(|item| column(cx, item, path, components))
                .collect();
            columns.into_iter().collect()
        }
        _ => value::wrong_type(cx, "columns", list, Wanted::ExportColumns),
    }
}

/// A pair of a header and a source.
fn column(
    cx: &Context<'_>,
    pair: &Value,
    path: &str,
    components: &[Option<&str>],
) -> Option<ExportColumn> {
    let parts = match &pair.kind {
        Kind::Array(items) => items.as_slice(),
        _ => &[],
    };
    let [header, source] = parts else {
        return value::wrong_type(cx, "columns", pair, Wanted::ExportColumn);
    };
    // A header may be empty: some layouts have columns that nobody fills.
    let header = match &header.kind {
        Kind::Text(text) => Some(text.clone()),
        _ => value::wrong_type(cx, "columns", header, Wanted::Text),
    };
    let (source, plain) = match &source.kind {
        Kind::Table(table) => (explicit(cx, table, source, path, components)?, None),
        Kind::Text(_) => {
            let name = value::text(cx, "columns", source)?;
            plain(cx, name, components)?
        }
        _ => return value::wrong_type(cx, "columns", source, Wanted::ExportSource),
    };
    Some(ExportColumn {
        header: header?,
        source,
        plain,
    })
}

/// `{ constant }`, `{ component }` or `{ column }`.
fn explicit(
    cx: &Context<'_>,
    table: &Table,
    source: &Value,
    path: &str,
    components: &[Option<&str>],
) -> Option<ExportSource> {
    let mut sound = true;
    let mut chosen = None;
    for entry in &table.entries {
        let Some(form) = EXPLICIT.into_iter().find(|form| *form == entry.key) else {
            unknown_key(cx, entry, &format!("{path}.columns"), &EXPLICIT);
            sound = false;
            continue;
        };
        if let Some((first, span)) = chosen {
            let fault = KeyFault::UnfitKey {
                key: entry.key.clone(),
                unfit: Unfit::Beside(first),
            };
            cx.note_with(fault, entry.key_span, span);
            sound = false;
            continue;
        }
        chosen = Some((form, entry.key_span));
    }
    let Some((form, _)) = chosen.filter(|_| sound) else {
        return if sound {
            value::wrong_type(cx, "columns", source, Wanted::ExportSource)
        } else {
            None
        };
    };
    let written = &table.get(form)?.value;
    match form {
        "constant" => match &written.kind {
            Kind::Text(text) => Some(ExportSource::Constant(text.clone())),
            _ => value::wrong_type(cx, form, written, Wanted::Text),
        },
        "component" => {
            let name = value::text(cx, form, written)?;
            let found = component(&name.value, components);
            if found.is_none() {
                let names = components.iter().flatten().copied();
                let fault = ReferenceFault::UnknownComponent {
                    nearest: nearest(&name.value, names).map(str::to_owned),
                    name: name.value,
                };
                cx.note(fault, name.span);
            }
            found.map(ExportSource::Component)
        }
        _ => {
            let name = value::text(cx, form, written)?;
            Some(ExportSource::Column(cx.column(&name.value, name.span)))
        }
    }
}

fn component(name: &str, components: &[Option<&str>]) -> Option<usize> {
    let wanted = key(name);
    components
        .iter()
        .position(|name| name.is_some_and(|name| key(name) == wanted))
}

/// Whether a text that names nothing known is what most would call the bonus: a column of last season's file is easily
/// called so, too.
fn is_like_bonus(name: &str) -> bool {
    [
        "賞与",
        "支給額",
        "賞与支給額",
        "支給賞与額",
        "賞与総額",
        "賞与総支給額",
    ]
    .contains(&header_key(name).as_str())
}

/// What a plain text names: the names that never change come first; any other name that means two things is refused,
/// because the wrong one of them would be paid.
fn plain(
    cx: &Context<'_>,
    name: Spanned<String>,
    components: &[Option<&str>],
) -> Option<(ExportSource, Option<String>)> {
    let result = ResultField::of(&name.value);
    if let Some((field, Spelling::English)) = result {
        let spelling = Spelling::English;
        return Some((ExportSource::Result { field, spelling }, None));
    }
    let column = cx.column(&name.value, name.span);
    let is_fixed = |name: &str| key(&column.name).eq_ignore_ascii_case(name);
    if column.field.is_some_and(|field| is_fixed(field.name())) {
        return Some((ExportSource::Column(column), None));
    }
    let component = component(&name.value, components);
    let mut meanings: Vec<Meaning> = [
        result.map(|(field, _)| Meaning::Result(field.name())),
        column.field.map(|_| Meaning::Column),
        component.map(|_| Meaning::Component),
    ]
    .into_iter()
    .flatten()
    .collect();
    if meanings.is_empty() && is_like_bonus(&name.value) {
        meanings = vec![Meaning::Result(ResultField::Bonus.name()), Meaning::Column];
    }
    if meanings.len() > 1 {
        let name_span = name.span;
        let fault = ReferenceFault::AmbiguousSource {
            name: name.value,
            meanings,
        };
        cx.note(fault, name_span);
        return None;
    }
    Some(match (result, component) {
        (Some((field, spelling)), _) => {
            (ExportSource::Result { field, spelling }, Some(name.value))
        }
        (None, Some(index)) => (ExportSource::Component(index), Some(name.value)),
        (None, None) => (ExportSource::Column(column), None),
    })
}
