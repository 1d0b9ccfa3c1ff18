//! The adjustment coefficient (調整係数): what it multiplies, how it is found, its bounds and decimals.

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::policy::{Adjustment, Component, Limits, Method, Pool, Scale, Stage};
use crate::view::explain::number::number;

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
    let limited = limits.min.is_some() || limits.max.is_some();
    if matches!(say.policy.pool, Pool::Unlinked { .. }) {
        article.say(unadjusted(say, tentative, limited));
        return;
    }
    let coefficient = match (how.stage, component.method) {
        (Stage::Initial, Method::Points) => say.pick("ポイント単価", "unit price"),
        (Stage::Initial, Method::Amount | Method::Months) | (Stage::Final, _) => {
            say.pick("調整係数", "adjustment coefficient")
        }
    };
    article.say(found(say, tentative, coefficient, limited));
    if let Some(text) = bounds(say, how, coefficient) {
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

fn found(say: Say<'_>, tentative: &str, coefficient: &str, limited: bool) -> String {
    if limited {
        say.pick(
            format!("各人の支給額は、{tentative}に{coefficient}を乗じ、下限額および上限額の範囲に収めた額とする。{coefficient}は、その合計が原資に等しくなる最小の値とし、上限額により原資に届かないときは、合計が最大となる最小の値とする。"),
            format!("Each person gets the {tentative} times the {coefficient}, held to the limits below. The {coefficient} is the smallest number with which these amounts add up to its pool; where the limits keep them below that, the smallest with which they add up to the most."),
        )
    } else {
        say.pick(
            format!("{coefficient}は、原資を支給対象者の{tentative}の合計で除した値とし、各人の支給額は、{tentative}に{coefficient}を乗じた額とする。"),
            format!("The {coefficient} is its pool divided by the {tentative} of all eligible people, added up. Each person gets the {tentative} times the {coefficient}."),
        )
    }
}

fn unadjusted(say: Say<'_>, tentative: &str, limited: bool) -> String {
    if limited {
        say.pick(
            format!("各人の支給額は、{tentative}を下限額および上限額の範囲に収めた額とする。"),
            format!("Each person gets the {tentative}, held to the limits below."),
        )
    } else {
        say.pick(
            format!("各人の支給額は、{tentative}とする。"),
            format!("Each person gets the {tentative}."),
        )
    }
}

fn bounds(say: Say<'_>, how: &Adjustment, coefficient: &str) -> Option<String> {
    let max = match (how.scale, how.max.as_ref().map(|max| max.value)) {
        (Scale::Both, max) => max,
        (Scale::DownOnly, None) => Some(Ratio::ONE),
        (Scale::DownOnly, Some(max)) => Some(max.min(Ratio::ONE)),
    };
    let show = |value| match coefficient {
        "ポイント単価" | "unit price" => say.yen(value),
        _ => number(value),
    };
    let min = how.min.as_ref().map(|min| show(min.value));
    match (min, max.map(show)) {
        (None, None) => None,
        (Some(min), None) => Some(say.pick(
            format!("{coefficient}は、{min}を下限とする。"),
            format!("The {coefficient} is at least {min}."),
        )),
        (None, Some(max)) => Some(say.pick(
            format!("{coefficient}は、{max}を上限とする。"),
            format!("The {coefficient} is at most {max}."),
        )),
        (Some(min), Some(max)) => Some(say.pick(
            format!("{coefficient}は、{min}を下限とし、{max}を上限とする。"),
            format!("The {coefficient} is at least {min} and at most {max}."),
        )),
    }
}

/// Half up to 1, or to the unit of amounts where that is smaller.
fn tentative_rounded(say: Say<'_>) -> String {
    let unit = say.unit().min(Ratio::ONE);
    crate::view::explain::rounding::is_rounded(unit, Unit::Yen, Rounding::HalfUp, say.lang)
}
