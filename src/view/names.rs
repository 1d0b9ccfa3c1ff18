//! What the things in a user's files are called: figures, fields, columns.

use crate::policy::{Column, Field};

use super::Lang;
use super::phrases::{capital, quoted};

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
const DERIVED: [(&str, &str, &str); 3] = [
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
];

/// A figure of the company.
#[must_use]
pub fn figure(name: &str, lang: Lang) -> String {
    known(&FIGURES, name, lang).unwrap_or_else(|| name.to_owned())
}

/// Whether the figure is known to be money.
pub(super) fn is_money(figure: &str) -> bool {
    FIGURES.iter().any(|(name, _, _)| *name == figure)
}

/// A field by its usual name.
#[must_use]
pub fn field(field: Field, lang: Lang) -> String {
    match (lang, field) {
        (Lang::Ja, field) => field.japanese().to_owned(),
        (Lang::En, Field::EmployeeId) => "employee ID".to_owned(),
        (Lang::En, field) => field.name().replace('_', " "),
    }
}

/// A field at the head of a column or before a value.
#[must_use]
pub fn heading(known: Field, lang: Lang) -> String {
    match (lang, known) {
        // The narrowest column has the longest name.
        (Lang::En, Field::EmployeeId) => "ID".to_owned(),
        (_, known) => capital(&field(known, lang)),
    }
}

/// A column inside a sentence: known ones as words, the company's own in quotation marks.
pub(super) fn column(column: &Column, lang: Lang) -> String {
    match column.field {
        Some(field) => field_word(field, &column.name, lang),
        None => known(&DERIVED, &column.name, lang).unwrap_or_else(|| quoted(&column.name, lang)),
    }
}

/// A column before a value: without quotation marks.
pub(super) fn header(name: &str, lang: Lang) -> String {
    match Field::of(name) {
        Some(field) => field_word(field, name, lang),
        None => known(&DERIVED, name, lang).unwrap_or_else(|| name.to_owned()),
    }
}

/// Whether the name is one of a number that is computed where the people file lacks it.
#[must_use]
pub fn is_derived(name: &str) -> bool {
    DERIVED.iter().any(|(derived, _, _)| *derived == name)
}

/// A name as a message shows it: a field by its Japanese name in Japanese, all others as they are written.
#[must_use]
pub fn in_words(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => header(name, lang),
        Lang::En => name.to_owned(),
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

/// What stands for a blank cell where something must stand.
#[must_use]
pub const fn blank(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "（空欄）",
        Lang::En => "(blank)",
    }
}
