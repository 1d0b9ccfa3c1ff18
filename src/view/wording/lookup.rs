//! The words for numbers that the rules look up and do not find: message and remedy.

use crate::calculation::trace::Unit;
use crate::money::Ratio;
use crate::view::names::{blank, in_words};
use crate::view::{Lang, format};

/// A table has no cell for a person's texts.
pub(super) fn no_table_cell(
    employee: &str,
    by: &[(String, String)],
    needed_by: &str,
    known: &[String],
    is_found: bool,
    lang: Lang,
) -> (String, String) {
    // The last text is the one that was not found.
    let blank = by.last().is_some_and(|(_, text)| text.is_empty());
    let more = if blank && known.iter().any(|key| key == "*") {
        lang.pick(
            "。\"*\" は空欄には当てはまりません。\"\" = … を加えてください",
            "; \"*\" does not stand for a blank: add \"\" = …",
        )
    } else {
        lang.pick(
            "（その他すべては \"*\"、空欄は \"\"）",
            " (\"*\" stands for all others, \"\" for a blank)",
        )
    };
    let (texts, known) = (texts(by, lang), listed(known, lang));
    if is_found {
        return lang.pick(
            (
                format!("[evaluation] で決めた社員 {employee} の{texts}が、{needed_by} の表にありません"),
                format!("表にあるのは {known} です。表に加えるか、[evaluation] の評価を見直してください{more}"),
            ),
            (
                format!("the table of {needed_by} has no cell for {texts}, which [evaluation] gives employee {employee}"),
                format!("it has {known}: add the cell, or see what [evaluation] gives{more}"),
            ),
        );
    }
    lang.pick(
        (
            format!("社員 {employee} の{texts}が、{needed_by} の表にありません"),
            format!(
                "表にあるのは {known} です。社員データの誤りを直すか、表に加えてください{more}"
            ),
        ),
        (
            format!("the table of {needed_by} has no cell for {texts} of employee {employee}"),
            format!("it has {known}: correct the people file, or add the cell{more}"),
        ),
    )
}

/// A number lies below the lowest band; it is a figure's where there is no employee.
pub(super) fn below_bands(
    employee: Option<&str>,
    of: &str,
    value: Ratio,
    lowest: Ratio,
    needed_by: &str,
    lang: Lang,
) -> (String, String) {
    let number = |value| format::readable(value, Unit::Plain, lang);
    let (value, lowest) = (number(value), number(lowest));
    let whose = employee.map_or_else(String::new, |id| {
        lang.pick(format!("社員 {id} の"), format!(" of employee {id}"))
    });
    let of = in_words(of, lang);
    lang.pick(
        (
            format!("{whose}「{of}」{value} は、{needed_by} の一番下の区分 {lowest} に届きません"),
            format!("{value} を含む区分を加えるか、at_least のない区分を最初に置いてください"),
        ),
        (
            format!("{of}{whose} is {value}, below the lowest band {lowest} of {needed_by}"),
            format!("add a band that holds {value}, or begin with one without at_least"),
        ),
    )
}

/// Columns with their texts: `等級「G2」、評価「E」`.
fn texts(by: &[(String, String)], lang: Lang) -> String {
    by.iter()
        .map(|(column, text)| {
            let (column, blank) = (in_words(column, lang), blank(lang));
            match text.as_str() {
                "" => lang.pick(format!("{column}{blank}"), format!("{column} {blank}")),
                text => lang.pick(format!("{column}「{text}」"), format!("{column} “{text}”")),
            }
        })
        .collect::<Vec<_>>()
        .join(lang.pick("、", ", "))
}

/// The first keys of a table.
fn listed(known: &[String], lang: Lang) -> String {
    const SHOWN: usize = 12;
    let mut text = known
        .iter()
        .take(SHOWN)
        .map(|key| if key.is_empty() { blank(lang) } else { key })
        .collect::<Vec<_>>()
        .join(lang.pick("、", ", "));
    if known.len() > SHOWN {
        text.push_str(lang.pick(" など", ", …"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_do_not_stand_for_a_blank() {
        let by = vec![
            ("grade".to_owned(), "G1".to_owned()),
            ("役職".to_owned(), String::new()),
        ];
        let known = ["部長".to_owned(), "*".to_owned()];
        let cell = |lang| no_table_cell("E1", &by, "component.a", &known, false, lang);
        let (message, help) = cell(Lang::Ja);
        assert_eq!(
            message,
            "社員 E1 の等級「G1」、役職（空欄）が、component.a の表にありません"
        );
        assert!(
            help.ends_with("\"*\" は空欄には当てはまりません。\"\" = … を加えてください"),
            "{help}"
        );
        let (message, help) = cell(Lang::En);
        assert!(message.contains("grade “G1”, 役職 (blank)"), "{message}");
        assert!(
            help.ends_with("does not stand for a blank: add \"\" = …"),
            "{help}"
        );
    }
}
