//! The adjustment coefficient (調整係数): what it multiplies, how it is found, its bounds and decimals.

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::policy::{Adjustment, Component, Limits, Method, Pool, Scale, Stage};
use crate::view::format::exact;

use super::components::money;
use super::terms::noun;
use super::{Article, Say};

pub(super) fn adjustment(
    say: Say<'_>,
    component: &Component,
    how: &Adjustment,
    limits: &Limits,
    article: &mut Article,
) {
    let tentative = match how.stage {
        Stage::Initial => noun(say, component.method),
        Stage::Final => {
            let (money, rounded) = (money(say, component), tentative_rounded(say));
            article.say(say.pick(
                format!("仮支給額は、{money}とし、{rounded}。"),
                format!("The tentative amount is {money}, {rounded}."),
            ));
            say.pick("仮支給額", "tentative amount")
        }
    };
    if matches!(say.policy.pool, Pool::Unlinked { .. }) {
        article.say(unadjusted(say, tentative, limits));
        return;
    }
    let coefficient = coefficient_noun(say, component, how);
    article.say(found(say, tentative, coefficient, limits));
    if let Some(text) = bounds(say, how) {
        article.say(text);
    }
    if let Some(digits) = how.digits {
        let rounded = say.rounded_digits(digits.digits, digits.mode);
        article.say(say.pick(
            format!("{coefficient}は、{rounded}。"),
            format!("The {coefficient} is {rounded}."),
        ));
    }
}

/// What multiplies the tentative amounts: points without a price of their own get one.
pub(super) fn coefficient_noun(
    say: Say<'_>,
    component: &Component,
    how: &Adjustment,
) -> &'static str {
    match (how.stage, component.method) {
        (Stage::Initial, Method::Points) => say.pick("ポイント単価", "unit price"),
        (Stage::Initial, Method::Amount | Method::Months) | (Stage::Final, _) => {
            say.pick("調整係数", "adjustment coefficient")
        }
    }
}

fn found(say: Say<'_>, tentative: &str, coefficient: &str, limits: &Limits) -> String {
    let Some((ja, en)) = held(limits) else {
        let all = plural(tentative);
        return say.pick(
            format!("{coefficient}は、原資を支給対象者の{tentative}の合計で除した値とし、各人の支給額は、{tentative}に{coefficient}を乗じた額とする。"),
            format!("The {coefficient} is its pool divided by the sum of all eligible people's {all}. Each person gets the {tentative} times the {coefficient}."),
        );
    };
    let short = match limits.max {
        None => "",
        Some(_) => say.pick(
            "ただし、上限額により原資に届かないときは、合計が最大となる最小の値とする。",
            " Where the maximums keep them below that, it is the smallest with which they add up to the most.",
        ),
    };
    say.pick(
        format!("各人の支給額は、{tentative}に{coefficient}を乗じた額{ja}とする。{coefficient}は、支給額の合計が原資に等しくなる最小の値とする。{short}"),
        format!("Each person gets the {tentative} times the {coefficient}, {en}. The {coefficient} is the smallest number with which these amounts add up to its pool.{short}"),
    )
}

fn unadjusted(say: Say<'_>, tentative: &str, limits: &Limits) -> String {
    match held(limits) {
        Some((ja, en)) => say.pick(
            format!("各人の支給額は、{tentative}{ja}とする。"),
            format!("Each person gets the {tentative}, {en}."),
        ),
        None => say.pick(
            format!("各人の支給額は、{tentative}とする。"),
            format!("Each person gets the {tentative}."),
        ),
    }
}

/// How the limits hold an amount; nothing without limits.
const fn held(limits: &Limits) -> Option<(&'static str, &'static str)> {
    match (&limits.min, &limits.max) {
        (None, None) => None,
        (Some(_), None) => Some((
            "（下限額に満たないときは下限額）",
            "but not less than the minimum",
        )),
        (None, Some(_)) => Some((
            "（上限額を超えるときは上限額）",
            "but not more than the maximum",
        )),
        (Some(_), Some(_)) => Some((
            "（下限額に満たないときは下限額、上限額を超えるときは上限額）",
            "but not less than the minimum or more than the maximum",
        )),
    }
}

/// The English plural; points are one already.
fn plural(noun: &str) -> String {
    if noun.ends_with('s') {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}

/// Bounds belong to the final stage, where the coefficient is a bare number.
fn bounds(say: Say<'_>, how: &Adjustment) -> Option<String> {
    let max = match (how.scale, how.max.as_ref().map(|max| max.value)) {
        (Scale::Both, max) => max,
        (Scale::DownOnly, None) => Some(Ratio::ONE),
        (Scale::DownOnly, Some(max)) => Some(max.min(Ratio::ONE)),
    };
    match (how.min.as_ref().map(|min| exact(min.value)), max.map(exact)) {
        (None, None) => None,
        (Some(min), None) => Some(say.pick(
            format!("調整係数は、{min}を下限とする。"),
            format!("The adjustment coefficient is at least {min}."),
        )),
        (None, Some(max)) => Some(say.pick(
            format!("調整係数は、{max}を上限とする。"),
            format!("The adjustment coefficient is at most {max}."),
        )),
        (Some(min), Some(max)) => Some(say.pick(
            format!("調整係数は、{min}を下限とし、{max}を上限とする。"),
            format!("The adjustment coefficient is at least {min} and at most {max}."),
        )),
    }
}

/// Half up to 1, or to the unit of amounts where that is smaller.
fn tentative_rounded(say: Say<'_>) -> String {
    let unit = say.unit().min(Ratio::ONE);
    crate::view::explain::rounding::is_rounded(unit, Unit::Yen, Rounding::HalfUp, say.lang)
}
