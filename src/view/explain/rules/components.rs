//! One component: who gets it, its weight, and how the weight becomes an amount.

use crate::money::{Ratio, Rounding};
use crate::policy::{Bound, Component, FactorRef, Funding, Limits, Method, Pool};
use crate::view::format::percent;
use crate::view::phrases::{and, uncapital};

use super::adjustment::adjustment;
use super::general::{has_own_base_pay, sum_of};
use super::terms::weight;
use super::{Article, Say};

pub(super) fn component(say: Say<'_>, component: &Component) -> Article {
    let mut article = Article::new(&component.name);
    article.say(funding(say, component));
    if !component.only.is_empty() {
        let who = say.conditions(&component.only);
        article.say(say.pick(
            format!("この支給項目は、{who}の者に限り支給する。"),
            format!("Only people whose {who} get this."),
        ));
    }
    if has_own_base_pay(say, component) {
        let base_pay = sum_of(say, &component.base_pay);
        article.say(say.pick(
            format!("この支給項目における{base_pay}"),
            format!("In this component, {}", uncapital(&base_pay)),
        ));
    }
    weight(say, component, &mut article);
    match &component.funding {
        Funding::Guaranteed { rounding } | Funding::Separate { rounding } => {
            article.say(fixed_amount(say, component, *rounding));
        }
        Funding::Pool {
            adjustment: how,
            limits,
            ..
        } => {
            adjustment(say, component, how, limits, &mut article);
            limits_text(say, component, limits, &mut article);
            payout(say, component, &mut article);
        }
    }
    article
}

fn funding(say: Say<'_>, component: &Component) -> String {
    let name = &component.name;
    let unlinked = matches!(say.policy.pool, Pool::Unlinked { .. });
    match &component.funding {
        Funding::Guaranteed { .. } if unlinked => say.pick(
            format!("{name}は、保証分として支給する。"),
            format!("{name} is guaranteed."),
        ),
        Funding::Guaranteed { .. } => say.pick(
            format!("{name}は、基準配分原資から他の支給項目に先立って支給し、原資の額によって増減しない。"),
            format!("{name} is guaranteed: it is paid first out of the rule-based pool and never scaled."),
        ),
        Funding::Separate { .. } => say.pick(
            format!("{name}は、賞与原資とは別枠で支給し、原資の額によって増減しない。"),
            format!("{name} is separate: it is paid beside the bonus pool and never scaled."),
        ),
        Funding::Pool { .. } if unlinked => say.pick(
            format!("{name}は、次項以下により算定した額を支給し、原資に合わせた調整は行わない。"),
            format!("{name} pays what follows from its rule; it is not adjusted to a pool."),
        ),
        Funding::Pool { share, .. } => {
            let percent = percent(*share);
            let (ja, en) = if *share == Ratio::ONE {
                ("全額".to_owned(), "the whole shared pool".to_owned())
            } else {
                (percent.clone(), format!("{percent} of the shared pool"))
            };
            say.pick(
                format!("{name}は、配分原資の{ja}（以下この条において「原資」という。）を、次項以下により配分する。"),
                format!("{name} shares out {en} (in this article, “its pool”) as follows."),
            )
        }
    }
}

/// Guaranteed and separate components: the weight as money.
fn fixed_amount(say: Say<'_>, component: &Component, rounding: Rounding) -> String {
    let rounded = say.rounded_yen(say.unit(), rounding);
    let money = money(say, component);
    say.pick(
        format!("支給額は、{money}とし、{rounded}。"),
        format!("The amount is {money}, {rounded}."),
    )
}

/// What the rule gives in money: the weight itself, or points at the price of a point.
pub(super) fn money(say: Say<'_>, component: &Component) -> String {
    match (component.method, &component.unit_price) {
        (Method::Points, Some(price)) => {
            let price = say.yen(price.value);
            say.pick(
                format!("ポイントに1ポイント当たり{price}を乗じた額"),
                format!("the points times {price} a point"),
            )
        }
        (Method::Points, None) => say.pick("ポイント", "the points").to_owned(),
        (Method::Amount | Method::Months, _) => {
            say.pick("算定額", "the calculated amount").to_owned()
        }
    }
}

fn limits_text(say: Say<'_>, component: &Component, limits: &Limits, article: &mut Article) {
    let bound = |bound: &Bound| match bound {
        Bound::Money(amount) => say.yen(*amount),
        Bound::Of { column, times } => {
            let (column, times) = (say.the_column(column), say.times(*times));
            say.pick(format!("{column}の{times}"), format!("{times} {column}"))
        }
    };
    let min = limits.min.as_ref().map(|min| bound(&min.value));
    let max = limits.max.as_ref().map(|max| bound(&max.value));
    let unit = say.yen(say.unit());
    let (text, pulled) = match (min, max) {
        (None, None) => return,
        (Some(min), None) => (
            say.pick(
                format!("各人の下限額は、{min}とする。"),
                format!("The minimum is {min}."),
            ),
            say.pick(
                format!("下限額は、{unit}の倍数に切り上げて適用する。"),
                format!("It is rounded up to a multiple of {unit}."),
            ),
        ),
        (None, Some(max)) => (
            say.pick(
                format!("各人の上限額は、{max}とする。"),
                format!("The maximum is {max}."),
            ),
            say.pick(
                format!("上限額は、{unit}の倍数に切り捨てて適用する。"),
                format!("It is rounded down to a multiple of {unit}."),
            ),
        ),
        (Some(min), Some(max)) => (
            say.pick(
                format!("各人の下限額は{min}、上限額は{max}とする。"),
                format!("The minimum is {min}, the maximum {max}."),
            ),
            say.pick(
                format!(
                    "下限額は{unit}の倍数に切り上げ、上限額は{unit}の倍数に切り捨てて適用する。"
                ),
                format!("The minimum is rounded up and the maximum down to a multiple of {unit}."),
            ),
        ),
    };
    let zero = match (&limits.min, component.method) {
        (None, _) => "",
        (Some(_), Method::Points) => say.pick(
            "下限額は、ポイントが0ポイントの者にも適用する。",
            " The minimum also holds for people with 0 points.",
        ),
        (Some(_), Method::Amount | Method::Months) => say.pick(
            "下限額は、算定額が0円の者にも適用する。",
            " The minimum also holds for people whose calculated amount is 0.",
        ),
    };
    article.say(say.pick(
        format!("{text}{pulled}{zero}"),
        format!("{text} {pulled}{zero}"),
    ));
}

/// Factors that cut amounts after sharing.
fn payout(say: Say<'_>, component: &Component, article: &mut Article) {
    let cuts: Vec<&FactorRef> = component
        .factors
        .iter()
        .filter(|factor| say.is_payout(factor, &component.funding))
        .collect();
    if cuts.is_empty() {
        return;
    }
    let names: Vec<String> = cuts.iter().map(|factor| say.factor(factor)).collect();
    let (names, several) = (and(&names, say.lang), cuts.len() > 1);
    let rounded = say.rounded_yen(say.unit(), Rounding::Down);
    let cut = match &say.policy.pool {
        Pool::Linked(_) => say.pick(
            "これによる減額分は、残額とする。",
            "What this cuts is left over.",
        ),
        Pool::Unlinked { .. } => say.pick(
            "これによる減額分は支給せず、賞与原資にも含めない。",
            "What this cuts is not paid and is no part of the pool.",
        ),
    };
    article.say(if several {
        say.pick(
            format!("以上により得た各人の額に、{names}をこの順に乗じ、その都度{rounded}。{cut}"),
            format!("Each amount is then multiplied by {names}, one after another, and each time {rounded}. {cut}"),
        )
    } else {
        say.pick(
            format!("以上により得た各人の額に、{names}を乗じ、{rounded}。{cut}"),
            format!("Each amount is then multiplied by {names} and {rounded}. {cut}"),
        )
    });
}
