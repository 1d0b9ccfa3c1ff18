//! What sentences are put together with: quotation marks, conjunctions, dates, capital letters.

use jiff::civil::Date;

use super::Lang;

/// A name or a text of the company.
pub(super) fn quoted(text: &str, lang: Lang) -> String {
    lang.pick(format!("「{text}」"), format!("“{text}”"))
}

/// A note behind what it belongs to: `（100円未満切り捨て）`.
pub(super) fn noted(text: &str, note: &str, lang: Lang) -> String {
    lang.pick(format!("{text}（{note}）"), format!("{text} ({note})"))
}

/// `A、BおよびC`; `A, B and C`.
pub(super) fn and(items: &[String], lang: Lang) -> String {
    list(items, lang.pick("および", " and "), lang)
}

/// `A、BまたはC`; `A, B or C`.
pub(super) fn or(items: &[String], lang: Lang) -> String {
    list(items, lang.pick("または", " or "), lang)
}

fn list(items: &[String], last: &str, lang: Lang) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{}{last}{end}", before.join(lang.pick("、", ", "))),
    }
}

/// `2026年4月1日`; `1 April 2026`.
pub(super) fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// The text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    first_letter(text, |first| first.to_uppercase().collect())
}

/// The text with a small first letter.
pub(super) fn uncapital(text: &str) -> String {
    first_letter(text, |first| first.to_lowercase().collect())
}

fn first_letter(text: &str, change: fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", change(first), letters.as_str())
    })
}
