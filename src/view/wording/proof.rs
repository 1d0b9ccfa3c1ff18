//! The words of what a result is held against: worked examples, and what an earlier one says otherwise.

use crate::calculation::trace::Unit;
use crate::money::{Money, Ratio};
use crate::policy::{Expectation, ExpectedAmount};
use crate::proof::{Difference, Found, Mismatch, What};
use crate::view::phrases::quoted;
use crate::view::{Lang, clean, format};

/// A difference in one line: where, whose, what is stored and what comes out now.
#[must_use]
pub fn difference(it: &Difference, lang: Lang) -> String {
    let place = match &it.employee {
        Some(id) => lang.pick(
            format!("{}（社員 {id}）", it.path),
            format!("{} (employee {id})", it.path),
        ),
        None => it.path.clone(),
    };
    let gap = lang.pick("：", ": ");
    clean(&format!("{place}{gap}{}", what(&it.what, lang)))
}

fn what(what: &What, lang: Lang) -> String {
    match what {
        What::Value { stored, found } => lang.pick(
            format!("結果では {stored}、再計算では {found}"),
            format!("{stored} in the result, {found} recomputed"),
        ),
        What::Missing { found } => lang.pick(
            format!("結果にない、再計算では {found}"),
            format!("missing from the result, {found} recomputed"),
        ),
        What::Unknown { stored } => lang.pick(
            format!("結果では {stored}、再計算にはない"),
            format!("{stored} in the result, nothing recomputed"),
        ),
        What::KeyTwice => lang.pick(
            "同じキーが2回ある".to_owned(),
            "the key stands here twice".to_owned(),
        ),
        What::PersonMissing => lang.pick(
            "結果にない社員".to_owned(),
            "missing from the result".to_owned(),
        ),
        What::PersonAdded => lang.pick(
            "社員データにいない社員".to_owned(),
            "not in the people file".to_owned(),
        ),
        What::PersonTwice { first } => lang.pick(
            format!("同じ社員が2回ある（1回目は .employees[{first}]）"),
            format!("stands here a second time (first at .employees[{first}])"),
        ),
        What::PersonMoved { to } => lang.pick(
            format!("順序が社員データと違う（再計算では .employees[{to}]）"),
            format!("in another place than in the people file (.employees[{to}] recomputed)"),
        ),
        What::InputChanged { role, file } => {
            let role = self::role(role, lang);
            lang.pick(
                format!("{role} {file} は、結果の計算に使ったものと内容が違う"),
                format!("the {role} {file} is not the one that the result came from"),
            )
        }
        What::InputMissing { role, file } => {
            let option = option(role, lang);
            let role = self::role(role, lang);
            lang.pick(
                format!("結果の計算では{role} {file} を使っているが、指定されていない{option}"),
                format!("the result came from the {role} {file}, which is not given{option}"),
            )
        }
        What::InputAdded { role, file } => {
            let role = self::role(role, lang);
            lang.pick(
                format!("{role} {file} は、結果の計算に使われていない"),
                format!("the result did not come from the {role} {file}"),
            )
        }
    }
}

fn role(role: &str, lang: Lang) -> String {
    let (ja, en) = match role {
        "policy" => ("規程", "policy"),
        "overlay" => ("規程に重ねるファイル", "overlay"),
        "employees" => ("社員データ", "people file"),
        "goals" => ("目標のファイル", "goals file"),
        "allotments" => ("調整枠の配分のファイル", "allotments file"),
        "table" => ("表のファイル", "table file"),
        other => return quoted(other, lang),
    };
    lang.pick(ja, en).to_owned()
}

/// The option that gives such a file.
fn option(role: &str, lang: Lang) -> String {
    match role {
        "overlay" | "goals" | "allotments" => {
            lang.pick(format!("（--{role}）"), format!(" (--{role})"))
        }
        _ => String::new(),
    }
}

/// The result still holds.
#[must_use]
pub fn holds(file: &str, people: usize, paid: Money, lang: Lang) -> String {
    let (file, people) = (clean(file), format::people(people, lang));
    let paid = format::yen(paid, lang);
    lang.pick(
        format!("{file} は、計算し直しても同じ結果です（{people}、支給総額 {paid}）。"),
        format!("{file} still holds: {people}, {paid} in all."),
    )
}

/// The result does not hold any more.
#[must_use]
pub fn does_not_hold(
    file: &str,
    differences: usize,
    same_files: bool,
    lang: Lang,
) -> (String, &'static str) {
    let what = match (lang, differences) {
        (Lang::Ja, count) => format!("{file} は、計算し直した結果と {count} 箇所で違います"),
        (Lang::En, 1) => format!("{file} does not hold: one difference"),
        (Lang::En, count) => format!("{file} does not hold: {count} differences"),
    };
    let help = match same_files {
        true => lang.pick(
            "ファイルはどれも計算に使ったものと同じなのに、多くの社員の金額が違います。--set（や --sheet）を付けて計算した結果なら、verify にも同じものを付けてください。そうでなければ、この結果では支給しないでください",
            "every file is the one that the result came from, and yet most bonuses differ: if it was calculated with --set (or --sheet), give verify the same; if not, do not pay from it",
        ),
        false => lang.pick(
            "この結果では支給せず、違いの理由を確かめてください。規程やデータを直したのなら、calculate で書き出し直します",
            "do not pay from it until you know why; where the policy or the data was corrected, calculate it anew",
        ),
    };
    (what, help)
}

/// An expectation that is not met: what was expected, what came out, and by how much it is off.
#[must_use]
pub fn mismatch(it: &Mismatch<'_>, lang: Lang) -> String {
    let gap = lang.pick("：", ": ");
    let text = match it.expected {
        Expectation::Amount { of, amount } => {
            let name = amount_name(of, lang);
            let wanted = yen(*amount, lang);
            let found = match it.found {
                Found::Amount(found) => {
                    let difference = difference_of(found.ratio(), *amount, Unit::Yen, lang);
                    let found = format::yen(found, lang);
                    lang.pick(
                        format!("結果 {found}{difference}"),
                        format!("found {found}{difference}"),
                    )
                }
                _ => lang
                    .pick("この社員はいません", "there is no such employee")
                    .to_owned(),
            };
            lang.pick(
                format!("{name}{gap}期待 {wanted}、{found}"),
                format!("{name}{gap}expected {wanted}, {found}"),
            )
        }
        Expectation::Coefficient {
            component,
            value,
            decimals,
        } => {
            let name = format!("coefficient.{component}");
            let wanted = coefficient(*value, *decimals);
            let found = match it.found {
                Found::Coefficient(found) => {
                    let shown = format::readable(found, Unit::Plain, lang);
                    lang.pick(format!("結果 {shown}"), format!("found {shown}"))
                }
                _ => lang
                    .pick(
                        "この支給項目に調整係数はありません",
                        "the component has no coefficient",
                    )
                    .to_owned(),
            };
            lang.pick(
                format!("{name}{gap}期待 {wanted}、{found}"),
                format!("{name}{gap}expected {wanted}, {found}"),
            )
        }
    };
    clean(&text)
}

fn amount_name(of: &ExpectedAmount, lang: Lang) -> String {
    match of {
        ExpectedAmount::Total => lang.pick("total（支給総額）", "total").to_owned(),
        ExpectedAmount::Pool => lang.pick("pool（賞与原資）", "pool").to_owned(),
        ExpectedAmount::Bonus(id) => format!("bonus.{id}"),
    }
}

fn yen(amount: Ratio, lang: Lang) -> String {
    format::quantity(amount, Unit::Yen, lang)
}

/// The digits as they were written, zeros at the end included.
fn coefficient(value: Ratio, decimals: Option<u32>) -> String {
    let shown = format::exact(value);
    let width = decimals
        .and_then(|it| usize::try_from(it).ok())
        .unwrap_or(0);
    let (whole, part) = shown.split_once('.').unwrap_or((&shown, ""));
    if part.len() >= width {
        return shown;
    }
    format!("{whole}.{part:0<width$}")
}

/// By how much what was found is above or below what was expected.
fn difference_of(found: Ratio, expected: Ratio, unit: Unit, lang: Lang) -> String {
    let (above, by) = if found > expected {
        (true, found.sub(expected))
    } else {
        (false, expected.sub(found))
    };
    let Ok(by) = by else {
        return String::new();
    };
    let by = format::quantity(by, unit, lang);
    match (lang, above) {
        (Lang::Ja, true) => format!("（{by}多い）"),
        (Lang::Ja, false) => format!("（{by}少ない）"),
        (Lang::En, true) => format!(" ({by} too much)"),
        (Lang::En, false) => format!(" ({by} too little)"),
    }
}
