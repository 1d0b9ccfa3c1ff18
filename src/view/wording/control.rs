//! The words for a people file that does not add up to a control total: message and remedy.

use crate::calculation::Control;
use crate::calculation::trace::Unit;
use crate::money::Ratio;
use crate::view::{Lang, format};

/// The people file has another total than `[expect]` says.
pub(super) fn total(
    control: Control,
    expected: Ratio,
    found: Ratio,
    lang: Lang,
) -> (String, String) {
    let (ja, has) = counted(control, found);
    let number = |value| format::readable(value, Unit::Plain, lang);
    let (expected, found) = (number(expected), number(found));
    lang.pick(
        (
            format!("社員データの{ja}は {found} で、検算値の {expected} と合いません"),
            "社員データに漏れ・重複・途切れがないか確かめ、検算値が古ければ直してください".to_owned(),
        ),
        (
            format!("the people file {has}, not {expected} as [expect] says"),
            "see whether people are missing, doubled or cut off; correct [expect] if it is out of date".to_owned(),
        ),
    )
}

/// What a control total counts, in Japanese, and what the file has of it, in English.
fn counted(control: Control, found: Ratio) -> (&'static str, String) {
    let number = format::readable(found, Unit::Plain, Lang::En);
    match control {
        Control::Employees => (
            "人数",
            format!("has {}", format::quantity(found, Unit::People, Lang::En)),
        ),
        Control::BaseSalary => (
            "基本給の合計",
            format!("has base salaries of {number} in all"),
        ),
        Control::Attendance => (
            "出勤率の合計",
            format!("has attendance rates of {number} in all"),
        ),
    }
}
