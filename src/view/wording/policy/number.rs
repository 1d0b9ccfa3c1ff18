//! Numbers that cannot be read or do not fit.

use crate::money::NumberFault;
use crate::policy::{AmountFault, Bounded, Range, Wanted};
use crate::view::Lang;

use super::super::Wording;
use super::super::number::number_help;
use super::{say, short};
use crate::view::format::exact;

pub(super) fn words(fault: &AmountFault, lang: Lang) -> Wording {
    match fault {
        AmountFault::Number {
            key,
            value,
            fault,
            wanted,
        } => {
            let help = clause(*fault, value, *wanted, lang);
            let value = short(value);
            say(lang.pick(
                [format!("「{key}」の値「{value}」が読めません"), String::new(), help.clone()],
                [format!("`{key}` cannot be read: `{value}`"), String::new(), help],
            ))
        }
        AmountFault::BareRate { key, value } if at_most_all(key) => say(lang.pick(
            [
                format!("「{key}」が1を超えています: {value}"),
                format!("{value}% のつもりですか"),
                format!("{value}% なら {key} = \"{value}%\" と書きます（100% が上限です）"),
            ],
            [
                format!("`{key}` is above 1: {value}"),
                format!("was {value}% meant?"),
                format!("for {value}% write {key} = \"{value}%\"; 100% is the most"),
            ],
        )),
        AmountFault::BareRate { key, value } => say(lang.pick(
            [
                format!("「{key}」が1を超えています: {value}"),
                format!("{value}% のつもりですか"),
                format!("{value}% なら {key} = \"{value}%\" と書きます。本当に{value}倍なら {key} = \"{value}\" と引用符で囲みます"),
            ],
            [
                format!("`{key}` is above 1: {value}"),
                format!("was {value}% meant?"),
                format!("for {value}% write {key} = \"{value}%\"; for {value} times write {key} = \"{value}\""),
            ],
        )),
        AmountFault::Negative { key, value } => say(lang.pick(
            [
                format!("「{key}」がマイナスです: {}", short(value)),
                String::new(),
                "0以上の数を書いてください".to_owned(),
            ],
            [
                format!("`{key}` is below 0: {}", short(value)),
                String::new(),
                "write 0 or more".to_owned(),
            ],
        )),
        AmountFault::OutOfRange { key, value, range } => {
            let (ja, en) = self::range(*range);
            let value = short(value);
            say(lang.pick(
                [format!("「{key}」の値 {value} は範囲の外です"), String::new(), format!("{ja}で書いてください")],
                [format!("`{key}` is out of range: {value}"), String::new(), format!("write {en}")],
            ))
        }
        AmountFault::MinAboveMax { bounded, min, max } => {
            let (ja, en) = match bounded {
                Bounded::Pool => ("原資の下限（min）", "the minimum of the pool"),
                Bounded::Limits | Bounded::LimitsInUnits => ("1人の下限（min）", "the minimum for a person"),
                Bounded::Adjustment => ("調整係数の下限（min）", "the minimum of the adjustment coefficient"),
            };
            let (ja_help, en_help) = match bounded {
                Bounded::LimitsInUnits => (
                    "端数処理の単位の倍数が間に1つもありません。下限か上限を単位の倍数にしてください",
                    "no multiple of the rounding unit lies between them; make one of them a multiple",
                ),
                _ => ("下限を上限以下にしてください", "make the minimum at most the maximum"),
            };
            let (min, max) = (exact(*min), exact(*max));
            let (ja_end, en_verb) = match bounded {
                Bounded::LimitsInUnits => ("と合いません", "does not fit"),
                _ => ("を上回っています", "is above"),
            };
            say(lang.pick(
                [format!("{ja} {min} が、上限（max） {max} {ja_end}"), String::new(), ja_help.to_owned()],
                [format!("{en}, {min}, {en_verb} the maximum, {max}"), String::new(), en_help.to_owned()],
            ))
        }
        AmountFault::TooLarge => say(lang.pick(
            [
                "数が大きすぎて正確に計算できません".to_owned(),
                String::new(),
                "桁を確かめてください".to_owned(),
            ],
            [
                "a number is too large to be computed exactly".to_owned(),
                String::new(),
                "check its digits".to_owned(),
            ],
        )),
    }
}

/// Whether a rate of that key is a part of a whole, which 100% is the most of.
fn at_most_all(key: &str) -> bool {
    [
        "minimum_attendance",
        "share",
        "discretionary",
        "okr_success",
    ]
    .contains(&key)
}

/// The clause of the number grammar, but with the forms that the key takes where nothing can be made of the text.
fn clause(fault: NumberFault, value: &str, wanted: Wanted, lang: Lang) -> String {
    match (fault, wanted) {
        (NumberFault::NotANumber, Wanted::Rate) => lang.pick(
            "割合として読めません。\"20%\"、0.2、\"7/9\" のように書いてください",
            "it is not a rate; write it like \"20%\", 0.2 or \"7/9\"",
        ),
        (NumberFault::NotANumber, Wanted::Number | Wanted::Whole) => lang.pick(
            "数として読めません。1.5、\"150%\"、\"7/9\" のように書いてください",
            "it is not a number; write it like 1.5, \"150%\" or \"7/9\"",
        ),
        _ => return number_help(fault, value, lang),
    }
    .to_owned()
}

fn range(range: Range) -> (String, String) {
    match range {
        Range::Closed(least, most) => (
            format!("{least}から{most}まで"),
            format!("a number from {least} to {most}"),
        ),
        Range::BelowOne => (
            "0%以上100%未満".to_owned(),
            "at least 0% and less than 100%".to_owned(),
        ),
        Range::Positive => ("0より大きい数".to_owned(), "a number above 0".to_owned()),
        Range::Decimals(most) => (
            format!("小数{most}桁まで"),
            format!(
                "at most {most} {}",
                if most == 1 { "decimal" } else { "decimals" }
            ),
        ),
    }
}
