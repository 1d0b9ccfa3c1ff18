//! The words of faults about the adjustment allowance (調整枠): allotments and budgets.

use crate::money::Money;
use crate::view::names::blank;
use crate::view::{Lang, format};

fn yen(money: &Money, lang: Lang) -> String {
    format::yen(*money, lang)
}

/// Somebody is allotted something and is not in the people file.
pub fn unknown(employee: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!("調整枠の配分先 {employee} が、社員データに見つかりません"),
            "社員番号を確かめてください".to_owned(),
        ),
        (
            format!("an allotment names employee {employee}, who is not in the people file"),
            "check the employee_id".to_owned(),
        ),
    )
}

/// Somebody is allotted something and is not paid.
pub fn ineligible(employee: &str, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!("調整枠の配分先 {employee} は、支給対象外です"),
            "この行を消すか、支給対象の条件を見直してください".to_owned(),
        ),
        (
            format!("an allotment names employee {employee}, who is not eligible"),
            "delete the row, or change [eligibility]".to_owned(),
        ),
    )
}

/// An allotment takes away, and the policy does not let it.
pub fn negative(employee: &str, amount: &Money, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!(
                "社員 {employee} への調整枠配分 {} が、0を下回っています",
                yen(amount, lang)
            ),
            "減額にも使うなら split.allow_negative = true と書いてください".to_owned(),
        ),
        (
            format!(
                "the allotment to employee {employee}, {}, is below 0",
                yen(amount, lang)
            ),
            "to allow cuts, write split.allow_negative = true".to_owned(),
        ),
    )
}

/// There are allotments, and nothing to allot.
pub fn without_allowance(allotted: &Money, lang: Lang) -> (String, String) {
    lang.pick(
            (
                format!("調整枠が 0円 なのに、調整枠配分が {} あります", yen(allotted, lang)),
                "規程に調整枠（[split]）がなければ discretionary = \"20%\" のように加え、あれば原資の額を確かめてください".to_owned(),
            ),
            (
                format!("there are allotments of {}, but the adjustment allowance is 0", yen(allotted, lang)),
                "where the policy has no [split], add one such as discretionary = \"20%\"; else look at the pool".to_owned(),
            ),
        )
}

/// The allotments are more than the allowance.
pub fn exceed(allotted: &Money, discretionary: &Money, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!(
                "調整枠配分の合計 {} が、調整枠 {} を超えています",
                yen(allotted, lang),
                yen(discretionary, lang)
            ),
            "配分を減らすか、split.discretionary を見直してください".to_owned(),
        ),
        (
            format!(
                "the allotments, {}, exceed the adjustment allowance of {}",
                yen(allotted, lang),
                yen(discretionary, lang)
            ),
            "allot less, or change split.discretionary".to_owned(),
        ),
    )
}

/// The allotments of a group are more than its budget.
pub fn exceed_budget(
    group: &str,
    allotted: &Money,
    budget: &Money,
    lang: Lang,
) -> (String, String) {
    let group = if group.is_empty() { blank(lang) } else { group };
    lang.pick(
        (
            format!(
                "「{group}」への調整枠配分の合計 {} が、予算 {} を超えています",
                yen(allotted, lang),
                yen(budget, lang)
            ),
            "この予算の中に収まるように配分を減らしてください".to_owned(),
        ),
        (
            format!(
                "the allotments of “{group}”, {}, exceed its budget of {}",
                yen(allotted, lang),
                yen(budget, lang)
            ),
            "allot less within this budget".to_owned(),
        ),
    )
}

/// The allowance cannot be divided.
pub fn no_weights(lang: Lang) -> (String, String) {
    lang.pick(
        (
            "調整枠を予算に分ける重みが、すべて0です".to_owned(),
            "split.budget_weight を見直してください（by_rule、headcount、base_pay）".to_owned(),
        ),
        (
            "the adjustment allowance cannot be divided into budgets: every weight is 0".to_owned(),
            "change split.budget_weight (by_rule, headcount, base_pay)".to_owned(),
        ),
    )
}

/// Allotments take more than the rules give.
pub fn negative_bonus(employee: &str, bonus: &Money, lang: Lang) -> (String, String) {
    lang.pick(
        (
            format!(
                "社員 {employee} の賞与額が {} となり、0を下回ります",
                yen(bonus, lang)
            ),
            "調整枠の減額を小さくしてください".to_owned(),
        ),
        (
            format!(
                "the bonus of employee {employee} would be {}",
                yen(bonus, lang)
            ),
            "cut less by allotments".to_owned(),
        ),
    )
}
