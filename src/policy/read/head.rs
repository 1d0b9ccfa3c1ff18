//! `[policy]`, `[figures]` and `[columns]`: what everything else refers to.

use jiff::civil::Date;

use crate::diagnostics::Spanned;
use crate::policy::{Column, Field, Figure, Named, Period, ReferenceFault, Wanted, Why, nearest};

use super::context::Context;
use super::names::Names;
use super::value;
use super::walker::Walker;

/// `[policy]`.
#[derive(Default)]
pub(super) struct Head {
    pub name: Option<String>,
    pub purpose: Option<String>,
    pub period: Option<Spanned<Period>>,
    pub payment_date: Option<Spanned<Date>>,
    pub base_pay: Option<Vec<Column>>,
}

pub(super) fn head(mut w: Walker<'_>) -> Head {
    let head = Head {
        name: w.text("name").map(|name| name.value),
        purpose: w.text("purpose").map(|purpose| purpose.value),
        period: period(&mut w),
        payment_date: w.date("payment_date"),
        base_pay: w.columns("base_pay"),
    };
    w.finish();
    head
}

fn period(w: &mut Walker<'_>) -> Option<Spanned<Period>> {
    let mut table = w.table("period")?;
    let from = table.required("from", Why::Always, Walker::date);
    let to = table.required("to", Why::Always, Walker::date);
    let span = table.span;
    table.finish();
    let (from, to) = (from?, to?);
    if from.value > to.value {
        w.cx.note_with(ReferenceFault::PeriodOrder, to.span, from.span);
        return None;
    }
    let value = Period {
        from: from.value,
        to: to.value,
    };
    Some(Spanned { value, span })
}

/// The figures, and the names of all of them, also of those at fault.
pub(super) fn figures(mut w: Walker<'_>) -> (Vec<Figure>, Vec<String>) {
    let mut figures = Vec::new();
    let mut names = Vec::new();
    for entry in w.rest() {
        names.push(entry.key.clone());
        let value = value::number(w.cx, &entry.key, &entry.value, Wanted::Figure);
        figures.extend(value.map(|value| Figure {
            name: entry.key.clone(),
            value: value.value,
            span: value.span,
        }));
    }
    (figures, names)
}

pub(super) fn columns(mut w: Walker<'_>) -> Vec<(Field, Spanned<String>)> {
    let mut columns = Vec::new();
    let mut headers = Names::new(Named::Header);
    let mut fields = Names::new(Named::Field);
    for entry in w.rest() {
        let header = value::text(w.cx, &entry.key, &entry.value);
        if let Some(header) = &header {
            headers.add(w.cx, header);
        }
        let Some(field) = Field::of(&entry.key) else {
            let names = Field::ALL.iter().map(|(_, name, _)| *name);
            let fault = ReferenceFault::UnknownField {
                name: entry.key.clone(),
                nearest: nearest(&entry.key, names),
            };
            w.cx.note(fault, entry.key_span);
            continue;
        };
        let name = Spanned {
            value: field.name().to_owned(),
            span: entry.key_span,
        };
        fields.add(w.cx, &name);
        columns.extend(header.map(|header| (field, header)));
    }
    columns
}

/// The base pay of a policy that names none.
pub(super) fn default_base_pay(cx: &Context<'_>, span: crate::diagnostics::Span) -> Vec<Column> {
    vec![cx.column(Field::BaseSalary.name(), span)]
}
