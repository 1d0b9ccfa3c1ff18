//! The words of faults about derived ratings.

use crate::view::Lang;

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
