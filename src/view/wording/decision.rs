//! The words of scenarios, and of the sides of a comparison.

use crate::calculation::trace::Unit;
use crate::decision::{NoAmount, SideFault};
use crate::money::Ratio;
use crate::view::phrases::quoted;
use crate::view::{Lang, format};

use super::Wording;
use super::calculation::calculation_fault;
use super::result::result_fault;

/// What is said about one scenario.
#[must_use]
pub fn in_scenario(name: &str, message: &str, lang: Lang) -> String {
    let name = quoted(name, lang);
    lang.pick(
        format!("シナリオ{name}: {message}"),
        format!("in the scenario {name}: {message}"),
    )
}

/// What is said about one side: the old one, or the new one.
#[must_use]
pub fn in_side(is_old: bool, message: &str, lang: Lang) -> String {
    let side = match is_old {
        true => lang.pick("旧", "old"),
        false => lang.pick("新", "new"),
    };
    format!("{side}: {message}")
}

/// A fault of one side in words.
#[must_use]
pub fn side_fault(fault: &SideFault, lang: Lang) -> Wording {
    match fault {
        SideFault::Calculation(fault) => calculation_fault(fault, lang),
        SideFault::Earlier(fault) => result_fault(fault, lang),
        SideFault::Previous {
            employee,
            value,
            why,
        } => previous(employee, *value, *why, lang),
    }
}

fn previous(employee: &str, value: Ratio, why: NoAmount, lang: Lang) -> Wording {
    let value = format::quantity(value, Unit::Plain, lang);
    let message = match why {
        NoAmount::Negative => lang.pick(
            format!("社員 {employee} の前回支給額がマイナスです: {value}"),
            format!("the previous bonus of employee {employee} is negative: {value}"),
        ),
        NoAmount::Decimals => lang.pick(
            format!("社員 {employee} の前回支給額の小数が長すぎます（小数点以下4桁まで）: {value}"),
            format!(
                "the previous bonus of employee {employee} has more than four decimals: {value}"
            ),
        ),
        NoAmount::TooLarge => lang.pick(
            format!("社員 {employee} の前回支給額が大きすぎます: {value}"),
            format!("the previous bonus of employee {employee} is too large: {value}"),
        ),
    };
    let help = lang.pick(
        "支給した金額（円）を書いてください。前回いなかった人は空欄にします",
        "write the amount that was paid; leave it blank for who was not there",
    );
    Wording {
        message,
        label: None,
        help: Some(help.to_owned()),
    }
}
