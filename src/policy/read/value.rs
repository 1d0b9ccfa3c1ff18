//! Single values: their type, the grammar of numbers, ranges.

use crate::diagnostics::Spanned;
use crate::money::{self, Ratio};
use crate::policy::raw::{Kind, Table, Value};
use crate::policy::{AmountFault, KeyFault, Range, Wanted};

use super::context::Context;

/// Notes that the value is of another type than wanted; nothing, for a caller that returns it.
pub(super) fn wrong_type<T>(
    cx: &Context<'_>,
    key: &str,
    value: &Value,
    wanted: Wanted,
) -> Option<T> {
    let fault = KeyFault::WrongType {
        key: key.to_owned(),
        value: value.written(),
        wanted,
    };
    cx.note(fault, value.span);
    None
}

/// A text that is not blank.
pub(super) fn text(cx: &Context<'_>, key: &str, value: &Value) -> Option<Spanned<String>> {
    match &value.kind {
        Kind::Text(text) if text.trim().is_empty() => empty(cx, key, value),
        Kind::Text(text) => Some(Spanned {
            value: text.clone(),
            span: value.span,
        }),
        _ => wrong_type(cx, key, value, Wanted::Text),
    }
}

/// A text or several; at least one.
pub(super) fn texts(cx: &Context<'_>, key: &str, value: &Value) -> Option<Vec<Spanned<String>>> {
    match &value.kind {
        Kind::Text(_) => text(cx, key, value).map(|text| vec![text]),
        Kind::Array(items) if items.is_empty() => empty(cx, key, value),
        // `collect` into an Option would stop at the first fault.
        Kind::Array(items) => {
            let texts: Vec<_> = items.iter().map(|item| text(cx, key, item)).collect();
            texts.into_iter().collect()
        }
        _ => wrong_type(cx, key, value, Wanted::Texts),
    }
}

/// Notes that there is nothing in the value.
pub(super) fn empty<T>(cx: &Context<'_>, key: &str, value: &Value) -> Option<T> {
    let fault = KeyFault::Empty {
        key: key.to_owned(),
    };
    cx.note(fault, value.span);
    None
}

pub(super) fn table<'a>(cx: &Context<'_>, key: &str, value: &'a Value) -> Option<&'a Table> {
    value
        .table()
        .or_else(|| wrong_type(cx, key, value, Wanted::Table))
}

/// A number in the grammar of `wanted`.
pub(super) fn number(
    cx: &Context<'_>,
    key: &str,
    value: &Value,
    wanted: Wanted,
) -> Option<Spanned<Ratio>> {
    let (text, bare) = match &value.kind {
        Kind::Text(text) => (text, false),
        Kind::Number(digits) => (digits, true),
        _ => return wrong_type(cx, key, value, wanted),
    };
    let read = match wanted {
        Wanted::Money => money::money(text),
        // Most figures are money; a rate such as ESG達成度 98% is a figure, too.
        Wanted::Figure => money::money(text).or_else(|fault| money::rate(text).map_err(|_| fault)),
        _ => money::rate(text),
    };
    let fault = match read {
        Ok(number) if wanted == Wanted::Rate && bare && number > Ratio::ONE => {
            AmountFault::BareRate {
                key: key.to_owned(),
                value: text.clone(),
            }
        }
        Ok(number) if wanted == Wanted::Whole && number.to_integer().is_none() => {
            return wrong_type(cx, key, value, wanted);
        }
        Ok(number) => {
            return Some(Spanned {
                value: number,
                span: value.span,
            });
        }
        Err(fault) => AmountFault::Number {
            key: key.to_owned(),
            value: text.clone(),
            fault,
            wanted,
        },
    };
    cx.note(fault, value.span);
    None
}

/// A number that is not below 0.
pub(super) fn not_negative(
    cx: &Context<'_>,
    key: &str,
    value: &Value,
    wanted: Wanted,
) -> Option<Spanned<Ratio>> {
    let number = number(cx, key, value, wanted)?;
    if !number.value.is_negative() {
        return Some(number);
    }
    let fault = AmountFault::Negative {
        key: key.to_owned(),
        value: value.written(),
    };
    cx.note(fault, value.span);
    None
}

/// The number, where it lies inside the range.
pub(super) fn inside(
    cx: &Context<'_>,
    key: &str,
    value: &Value,
    number: Spanned<Ratio>,
    range: Range,
) -> Option<Spanned<Ratio>> {
    let fits = match range {
        Range::Closed(least, most) => least <= number.value && number.value <= most,
        Range::BelowOne => !number.value.is_negative() && number.value < Ratio::ONE,
        Range::Positive => number.value > Ratio::ZERO,
        Range::Decimals(most) => number.value.decimals().is_some_and(|d| d <= most),
    };
    if fits {
        return Some(number);
    }
    let fault = AmountFault::OutOfRange {
        key: key.to_owned(),
        value: value.written(),
        range,
    };
    cx.note(fault, value.span);
    None
}
