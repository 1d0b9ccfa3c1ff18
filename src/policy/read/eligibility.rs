//! `[eligibility]`, and the conditions of entries and components.

use crate::money::Ratio;
use crate::policy::raw::{Entry as RawEntry, Kind, Value};
use crate::policy::{Condition, Eligibility, Entry, Named, Range, RuleFault, Wanted, key};

use super::context::Context;
use super::names::Names;
use super::value;
use super::walker::{Walker, identity};

pub(super) fn eligibility(w: Option<Walker<'_>>) -> Eligibility {
    let Some(mut w) = w else {
        return Eligibility {
            employed_on_payment_date: true,
            hired_on_or_before: None,
            minimum_attendance: None,
            include: Vec::new(),
            exclude: Vec::new(),
            force_eligible: None,
        };
    };
    let eligibility = Eligibility {
        employed_on_payment_date: w.flag("employed_on_payment_date").unwrap_or(true),
        hired_on_or_before: w.date("hired_on_or_before"),
        minimum_attendance: w.ranged(
            "minimum_attendance",
            Wanted::Rate,
            Range::Closed(Ratio::ZERO, Ratio::ONE),
        ),
        include: entries(&mut w, "include"),
        exclude: entries(&mut w, "exclude"),
        force_eligible: w.column("force_eligible"),
    };
    w.finish();
    eligibility
}

fn entries(w: &mut Walker<'_>, key: &'static str) -> Vec<Entry> {
    let entry = |mut t: Walker<'_>| {
        let reason = t.text("reason").map(|reason| reason.value);
        let span = t.span;
        Some(Entry {
            conditions: conditions(&mut t)?,
            reason,
            span,
        })
    };
    w.tables(key).into_iter().filter_map(entry).collect()
}

/// Every key of the table that was not asked for yet is a column; at least one.
pub(super) fn conditions(w: &mut Walker<'_>) -> Option<Vec<Condition>> {
    let cx = w.cx;
    let entries = w.rest();
    if entries.is_empty() {
        let table = w.path.clone();
        cx.note(RuleFault::NoCondition { table }, w.span);
        return None;
    }
    let mut names = Names::new(Named::Condition);
    let conditions: Vec<_> = entries
        .into_iter()
        .map(|entry| condition(cx, entry, &mut names))
        .collect();
    conditions.into_iter().collect()
}

fn condition(cx: &Context<'_>, entry: &RawEntry, names: &mut Names) -> Option<Condition> {
    let column = cx.column(&entry.key, entry.key_span);
    names.add(cx, &identity(&column));
    let values: Vec<Option<String>> = match &entry.value.kind {
        Kind::Array(items) if items.is_empty() => {
            return value::empty(cx, &entry.key, &entry.value);
        }
        Kind::Array(items) => items
            .iter()
            .map(|item| text(cx, &entry.key, item))
            .collect(),
        _ => vec![text(cx, &entry.key, &entry.value)],
    };
    Some(Condition {
        column,
        values: values.into_iter().collect::<Option<_>>()?,
    })
}

/// A text to compare with: `""` is a blank cell, a number is its digits (a code of a department).
fn text(cx: &Context<'_>, name: &str, value: &Value) -> Option<String> {
    match &value.kind {
        Kind::Text(text) | Kind::Number(text) => Some(key(text)),
        _ => value::wrong_type(cx, name, value, Wanted::Texts),
    }
}
