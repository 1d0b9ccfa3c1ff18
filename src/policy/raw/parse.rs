//! TOML into values: exact digits, a place for every key and value.

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{FileId, Findings, Span};
use crate::policy::PolicyFault;

use super::{Entry, Kind, Table, Value, syntax};

/// The table that `text` holds. After a syntax error (of which only the first is noted: the others follow from it) it
/// is empty.
pub(in crate::policy) fn parse(
    text: &str,
    file: FileId,
    findings: &mut Findings<PolicyFault>,
) -> Table {
    match DeTable::parse(text) {
        Ok(document) => table(document.into_inner(), At { file, offset: 0 }),
        Err(error) => {
            let (fault, range) = syntax::explain(text, &error);
            findings.add(
                fault.into(),
                Span {
                    file,
                    start: range.start,
                    end: range.end,
                },
            );
            Table::default()
        }
    }
}

/// The value of a setting, which begins at `offset` of its text: a value of TOML, or bare text.
pub(super) fn setting_value(text: &str, file: FileId, offset: usize) -> Value {
    let at = At { file, offset };
    match DeValue::parse(text) {
        Ok(parsed) => {
            let range = parsed.span();
            value(parsed.into_inner(), at.span(range), at)
        }
        Err(_) => Value {
            kind: Kind::Text(text.trim().to_owned()),
            span: at.span(0..text.len()),
        },
    }
}

/// Where a text stands.
#[derive(Clone, Copy)]
struct At {
    file: FileId,
    offset: usize,
}

impl At {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span {
            file: self.file,
            start: self.offset.saturating_add(range.start),
            end: self.offset.saturating_add(range.end),
        }
    }
}

fn table(parsed: DeTable<'_>, at: At) -> Table {
    let mut entries: Vec<Entry> = parsed
        .into_iter()
        .map(|(key, item)| {
            let (key_range, range) = (key.span(), item.span());
            Entry {
                key: key.into_inner().into_owned(),
                key_span: at.span(key_range),
                value: value(item.into_inner(), at.span(range), at),
            }
        })
        .collect();
    // The library sorts by key; people mean the order in which they wrote.
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries }
}

fn value(parsed: DeValue<'_>, span: Span, at: At) -> Value {
    let kind = match parsed {
        DeValue::String(text) => Kind::Text(text.into_owned()),
        // Hexadecimal and the like are rewritten in decimal digits; beyond 38 digits they stay what is no number.
        DeValue::Integer(number) if number.radix() != 10 => Kind::Number(
            i128::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| number.to_string(), |n| n.to_string()),
        ),
        DeValue::Integer(number) => Kind::Number(number.as_str().to_owned()),
        DeValue::Float(number) => Kind::Number(number.as_str().to_owned()),
        DeValue::Boolean(value) => Kind::Bool(value),
        DeValue::Datetime(moment) => moment
            .date
            .filter(|_| moment.time.is_none())
            .and_then(|date| civil(date.year, date.month, date.day))
            .map_or_else(|| Kind::Time(moment.to_string()), Kind::Date),
        DeValue::Array(items) => Kind::Array(
            items
                .into_iter()
                .map(|item| {
                    let range = item.span();
                    value(item.into_inner(), at.span(range), at)
                })
                .collect(),
        ),
        DeValue::Table(inner) => Kind::Table(table(inner, at)),
    };
    Value { kind, span }
}

fn civil(year: u16, month: u8, day: u8) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    let month = i8::try_from(month).ok()?;
    let day = i8::try_from(day).ok()?;
    Date::new(year, month, day).ok()
}
