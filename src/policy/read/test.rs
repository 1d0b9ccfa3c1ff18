//! `[[test]]`.

use crate::diagnostics::{Sources, Spanned};
use crate::money;
use crate::policy::raw::{Entry, Kind, Table, Value};
use crate::policy::{
    Expectation, ExpectedAmount, Named, ReferenceFault, Test, TestPeople, Wanted, Why, key, nearest,
};

use super::context::Context;
use super::names::Names;
use super::value;
use super::walker::{Walker, unknown_key};

/// What a test can expect.
const EXPECTED: [&str; 4] = ["bonus", "total", "pool", "coefficient"];

/// The tests. `components` are the names of all components, also of those at fault; nothing for one without a name.
pub(super) fn tests(
    cx: &Context<'_>,
    walkers: Vec<Walker<'_>>,
    components: &[Option<&str>],
) -> Vec<Test> {
    let mut names = Names::new(Named::Test);
    walkers
        .into_iter()
        .filter_map(|w| test(cx, w, components, &mut names))
        .collect()
}

fn test(
    cx: &Context<'_>,
    mut w: Walker<'_>,
    components: &[Option<&str>],
    names: &mut Names,
) -> Option<Test> {
    let name = w.required("name", Why::Always, Walker::text);
    if let Some(name) = &name {
        names.add(cx, name);
    }
    let employees = w.required("employees", Why::Always, Walker::text);
    let mut settings = Vec::new();
    if let Some(entry) = w.entry("set")
        && let Some(table) = value::table(cx, "set", &entry.value)
    {
        collect_settings(cx.sources, table, "", &mut settings);
    }
    let expected = w.required("expect", Why::Always, |w, key| {
        let path = format!("{}.{key}", w.path);
        let entry = w.entry(key)?;
        let table = value::table(cx, key, &entry.value)?;
        if table.entries.is_empty() {
            return value::empty(cx, key, &entry.value);
        }
        expectations(cx, table, &path, components)
    });
    let span = w.span;
    w.finish();
    Some(Test {
        name: name?.value,
        employees: people(employees?),
        settings,
        expected: expected?,
        span,
    })
}

/// A path has no line break, and a CSV of headers and people has at least one.
fn people(text: Spanned<String>) -> Spanned<TestPeople> {
    let Spanned { value, span } = text;
    let value = if value.contains('\n') {
        TestPeople::Inline(value)
    } else {
        TestPeople::File(value)
    };
    Spanned { value, span }
}

/// The settings in a table: keys are dotted as `--set` takes them, in quotes or as TOML has them.
fn collect_settings(sources: &Sources, table: &Table, above: &str, settings: &mut Vec<String>) {
    for entry in &table.entries {
        let path = if above.is_empty() {
            entry.key.clone()
        } else {
            format!("{above}.{}", entry.key)
        };
        let written = written(sources, &entry.value);
        match &entry.value.kind {
            // A table in braces is a value; any other is made of dotted keys.
            Kind::Table(inner) if !written.starts_with('{') => {
                collect_settings(sources, inner, &path, settings);
            }
            _ => settings.push(format!("{path}={written}")),
        }
    }
}

/// The value as its file holds it.
fn written<'a>(sources: &'a Sources, value: &Value) -> &'a str {
    let span = value.span;
    sources
        .get(span.file)
        .and_then(|source| source.text.get(span.start..span.end))
        .unwrap_or_default()
}

fn expectations(
    cx: &Context<'_>,
    table: &Table,
    path: &str,
    components: &[Option<&str>],
) -> Option<Vec<Expectation>> {
    let each = |what: &str, of: &str, entry: &Entry| match what {
        "bonus" => bonus(cx, of, entry),
        _ => coefficient(cx, of, entry, components),
    };
    let mut read = Vec::new();
    for entry in &table.entries {
        let (what, rest) = match entry.key.split_once('.') {
            Some((what, rest)) => (what, Some(rest)),
            None => (entry.key.as_str(), None),
        };
        match (what, rest) {
            ("total", None) => read.push(amount(cx, ExpectedAmount::Total, what, entry)),
            ("pool", None) => read.push(amount(cx, ExpectedAmount::Pool, what, entry)),
            ("bonus" | "coefficient", Some(of)) => read.push(each(what, of, entry)),
            ("bonus" | "coefficient", None) => {
                let Some(inner) = value::table(cx, what, &entry.value) else {
                    read.push(None);
                    continue;
                };
                let inner = inner.entries.iter();
                read.extend(inner.map(|entry| each(what, &entry.key, entry)));
            }
            _ => {
                unknown_key(cx, entry, path, &EXPECTED);
                read.push(None);
            }
        }
    }
    read.into_iter().collect()
}

fn bonus(cx: &Context<'_>, id: &str, entry: &Entry) -> Option<Expectation> {
    let of = ExpectedAmount::Bonus(id.to_owned());
    amount(cx, of, &format!("bonus.{id}"), entry)
}

fn amount(cx: &Context<'_>, of: ExpectedAmount, name: &str, entry: &Entry) -> Option<Expectation> {
    let amount = value::not_negative(cx, name, &entry.value, Wanted::Money)?.value;
    Some(Expectation::Amount { of, amount })
}

fn coefficient(
    cx: &Context<'_>,
    name: &str,
    entry: &Entry,
    components: &[Option<&str>],
) -> Option<Expectation> {
    let wanted = key(name);
    let names = || components.iter().flatten().copied();
    let known = names().any(|name| key(name) == wanted);
    if !known {
        let fault = ReferenceFault::UnknownComponent {
            nearest: nearest(name, names()).map(str::to_owned),
            name: name.to_owned(),
        };
        cx.note(fault, entry.key_span);
    }
    let full = format!("coefficient.{name}");
    let number = value::not_negative(cx, &full, &entry.value, Wanted::Number)?;
    let decimals = money::written_decimals(&entry.value.written());
    known.then(|| Expectation::Coefficient {
        component: name.to_owned(),
        value: number.value,
        decimals,
    })
}
