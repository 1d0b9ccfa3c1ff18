//! Words that labels, rules and lists share: figures, columns, dates, conjunctions.

use jiff::civil::Date;

use crate::policy::{Column, Field};
use crate::view::Lang;

/// The figures that `calculation.md` names; a company's own keep the name it gave them.
const FIGURES: [(&str, &str, &str); 6] = [
    ("sales", "売上高", "sales"),
    ("gross_profit", "粗利益", "gross profit"),
    ("value_added", "付加価値", "value added"),
    ("operating_profit", "営業利益", "operating profit"),
    ("ordinary_profit", "経常利益", "ordinary profit"),
    ("pretax_profit", "税引前当期純利益", "pretax profit"),
];

/// Columns that are derived where the people file lacks them.
const DERIVED: [(&str, &str, &str); 4] = [
    (
        "days_in_period",
        "算定期間中の在籍日数",
        "days employed in the period",
    ),
    (
        "months_in_period",
        "算定期間中の在籍月数",
        "months employed in the period",
    ),
    ("years_of_service", "勤続年数", "years of service"),
    ("goal_achievement", "目標達成度", "goal achievement"),
];

/// A figure of the company.
pub(super) fn figure(name: &str, lang: Lang) -> String {
    known(&FIGURES, name, lang).unwrap_or_else(|| name.to_owned())
}

/// Whether the figure is known to be money.
pub(super) fn is_money(figure: &str) -> bool {
    FIGURES.iter().any(|(name, _, _)| *name == figure)
}

/// A column inside a sentence: known ones as words, the company's own in quotation marks.
pub(super) fn column(column: &Column, lang: Lang) -> String {
    match column.field {
        Some(field) => field_word(field, &column.name, lang),
        None => known(&DERIVED, &column.name, lang).unwrap_or_else(|| quoted(&column.name, lang)),
    }
}

/// A column at the head of a table or before a value: without quotation marks.
pub(super) fn header(name: &str, lang: Lang) -> String {
    match Field::of(name) {
        Some(field) => field_word(field, name, lang),
        None => known(&DERIVED, name, lang).unwrap_or_else(|| name.to_owned()),
    }
}

/// A field by its usual name.
pub(super) fn field(field: Field, lang: Lang) -> String {
    match lang {
        Lang::Ja => field.japanese().to_owned(),
        Lang::En => field.name().replace('_', " "),
    }
}

/// A name that was written in the reader's language is kept.
fn field_word(known: Field, written: &str, lang: Lang) -> String {
    if lang == Lang::Ja && !written.is_ascii() {
        written.to_owned()
    } else {
        field(known, lang)
    }
}

fn known(words: &[(&str, &str, &str)], name: &str, lang: Lang) -> Option<String> {
    words
        .iter()
        .find(|(key, _, _)| *key == name)
        .map(|(_, ja, en)| lang.pick(*ja, *en).to_owned())
}

/// A name or a text of the company.
pub(super) fn quoted(text: &str, lang: Lang) -> String {
    lang.pick(format!("「{text}」"), format!("“{text}”"))
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
