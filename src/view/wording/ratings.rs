//! The words of faults about derived ratings.

use crate::calculation::trace::Unit;
use crate::money::Ratio;
use crate::view::names::in_words;
use crate::view::terms::Term;
use crate::view::{Lang, format};

/// A rule takes a derived rating for a number.
pub fn as_number(needed_by: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!(
                "{needed_by} が評価を数として使っていますが、[evaluation] が決める評価は文字です"
            ),
            "by = [\"評価\"] と table で、評価ごとの数を書いてください".to_owned(),
        ),
        (
            format!(
                "{needed_by} takes the rating for a number, but [evaluation] gives it as a text"
            ),
            "write the number of each rating in a table, with by = [\"rating\"]".to_owned(),
        ),
    )
}

/// A number is below the lowest rank; it is the score where it has no header.
pub fn below_ranks(
    employee: &str,
    of: Option<&str>,
    value: Ratio,
    lowest: Ratio,
    needed_by: &str,
    lang: Lang,
) -> (String, String) {
    let number = |value| format::readable(value, Unit::Plain, lang);
    let (value, lowest) = (number(value), number(lowest));
    let score = Term::EvaluationScore.label(lang);
    lang.pick(
        (
            match of {
                None => format!("社員 {employee} の{score}は {value} で、{needed_by} の最も低い評価の {lowest} に届きません"),
                Some(of) => format!(
                    "社員 {employee} の「{}」は {value} で、{needed_by} の最も低い区分の {lowest} に届きません",
                    in_words(of, lang)
                ),
            },
            "at_least のない一番低い評価を加えるか、一番低い評価の at_least を下げてください".to_owned(),
        ),
        (
            match of {
                None => format!("the score of employee {employee} is {value}, below the lowest rank {lowest} of {needed_by}"),
                Some(of) => format!(
                    "{of} of employee {employee} is {value}, below the lowest rank {lowest} of {needed_by}"
                ),
            },
            "add a lowest rank without at_least, or lower the at_least of the lowest one".to_owned(),
        ),
    )
}
