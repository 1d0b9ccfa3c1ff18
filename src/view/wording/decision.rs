//! The words of scenarios, and of the sides of a comparison.

use crate::calculation::trace::Unit;
use crate::decision::{EarlierFault, NoAmount, SideFault};
use crate::money::Ratio;
use crate::view::phrases::quoted;
use crate::view::{Lang, format};

use super::Wording;
use super::calculation::calculation_fault;

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
        SideFault::Earlier(fault) => earlier_fault(fault, lang),
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

/// A fault of an earlier result in words. No amount is shown: the place says where to look.
#[must_use]
pub fn earlier_fault(fault: &EarlierFault, lang: Lang) -> Wording {
    let (message, help) = match fault {
        EarlierFault::NotJson => (
            lang.pick(
                "結果をJSONとして読めません".to_owned(),
                "the result is not JSON".to_owned(),
            ),
            AGAIN,
        ),
        EarlierFault::Schema { schema } => (
            match schema {
                Some(schema) => lang.pick(
                    format!(
                        "結果の schema が bonuspool.result/1 ではありません: {}",
                        quoted(schema, lang)
                    ),
                    format!(
                        "the schema of the result is not bonuspool.result/1 but {}",
                        quoted(schema, lang)
                    ),
                ),
                None => lang.pick(
                    "結果に schema がありません".to_owned(),
                    "the result has no schema".to_owned(),
                ),
            },
            (
                "calculate --format json で書き出したファイル（bonuspool.result/1）を指定してください",
                "name a file that calculate --format json has written (bonuspool.result/1)",
            ),
        ),
        EarlierFault::Missing { path } => (
            lang.pick(
                format!("結果に {path} がありません"),
                format!("the result has no {path}"),
            ),
            AGAIN,
        ),
        EarlierFault::WrongType { path } => (
            lang.pick(
                format!("結果の {path} の型が違います"),
                format!("{path} of the result is of another type"),
            ),
            AGAIN,
        ),
        EarlierFault::Number { path } => (
            lang.pick(
                format!("結果の {path} を金額として正確に読めません"),
                format!("{path} of the result cannot be read exactly as an amount"),
            ),
            AGAIN,
        ),
        EarlierFault::Twice { path, id } => (
            lang.pick(
                format!("結果に社員 {id} が2回出てきます（{path}）"),
                format!("the result has employee {id} twice ({path})"),
            ),
            AGAIN,
        ),
        EarlierFault::Components { path } => (
            lang.pick(
                format!("結果の {path} の支給項目が、.components の支給項目と違います"),
                format!("{path} of the result does not have the components of .components"),
            ),
            AGAIN,
        ),
        EarlierFault::Sum { path } => (
            lang.pick(
                format!("結果の {path} が内訳と合いません"),
                format!("{path} of the result is not the sum of its parts"),
            ),
            AGAIN,
        ),
    };
    Wording {
        message,
        label: None,
        help: Some(lang.pick(help.0, help.1).to_owned()),
    }
}

/// What to do about a file that was changed or cut.
const AGAIN: (&str, &str) = (
    "ファイルが途中で切れたか、書き換えられています。calculate --format json で書き出し直すか、元のファイルを使ってください",
    "the file was cut or changed: write it again with calculate --format json, or take the original",
);
