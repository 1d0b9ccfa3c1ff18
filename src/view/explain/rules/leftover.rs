//! What is left of the pool, and what exceeds it.

use crate::money::Rounding;
use crate::policy::{
    Adjustment, Component, Funding, Limits, LinkedPool, Pool, Scale, SharingMode, Unallotted,
};

use crate::view::Lang;
use crate::view::terms::Term;

use super::adjustment::coefficient_noun;
use super::{Article, Say, bullets};

pub(super) fn leftover(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("残額および超過額", "Left over and overrun"));
    let left = left_over(say);
    if left.is_empty() {
        article.say(say.pick(
            "賞与原資は、全額を支給し、残額は生じない。",
            "The pool is paid in full; nothing is left over.",
        ));
    } else {
        article.say_with(
            say.pick(
                "次の額は残額とし、支給せずに会社に留保して、その額を明示する。",
                "What follows is left over: it stays with the company, and the result names it.",
            ),
            bullets(left),
        );
    }
    if let Pool::Linked(pool) = &say.policy.pool {
        short(say, pool, &mut article);
        rounded_up(say, &mut article);
    }
    article
}

fn left_over(say: Say<'_>) -> Vec<String> {
    let policy = say.policy;
    let mut items = Vec::new();
    let mut add = |ja: &str, en: &str| items.push(say.pick(ja, en).to_owned());
    if policy.split.discretionary.is_some() && policy.split.unallotted == Unallotted::LeftOver {
        add(Term::Unallotted.label(Lang::Ja), "the unallotted allowance");
    }
    let linked = matches!(policy.pool, Pool::Linked(_));
    let pools: Vec<&Component> = pools(say).collect();
    if linked && pools.is_empty() {
        add("配分原資の全額", "all of the shared pool");
    }
    if linked && !pools.is_empty() {
        if say.leaves_less_than_a_unit() {
            let unit = say.yen(say.unit());
            add(
                &format!("配分原資のうち{unit}に満たない額"),
                &format!("what of the shared pool is below {unit}"),
            );
        }
        match policy.rounding.mode {
            SharingMode::Each(Rounding::Down | Rounding::HalfUp | Rounding::HalfEven)
            | SharingMode::LargestRemainder => add(
                "支給額の端数処理により支給されない額",
                "what the rounding of amounts leaves",
            ),
            SharingMode::Each(Rounding::Up) | SharingMode::Exact => {}
        }
    }
    if linked {
        let how = || pools.iter().filter_map(|component| shared(component));
        if how().any(|(how, _)| how.max.is_some() || how.scale == Scale::DownOnly) {
            add(
                "調整係数の上限により支給されない額",
                "what the maximum of the adjustment coefficient keeps from being paid",
            );
        }
        let mut rounded: Vec<&str> = Vec::new();
        for component in &pools {
            // A coefficient that is rounded up leaves nothing.
            let cut =
                |how: &Adjustment| how.digits.is_some_and(|digits| digits.mode != Rounding::Up);
            if let Some((how, _)) = shared(component).filter(|(how, _)| cut(how)) {
                let noun = coefficient_noun(say, component, how);
                if !rounded.contains(&noun) {
                    rounded.push(noun);
                    add(
                        &format!("{noun}の端数処理により支給されない額"),
                        &format!("what the rounding of the {noun} leaves"),
                    );
                }
            }
        }
        if how().any(|(_, limits)| limits.max.is_some()) {
            add(
                "上限額により支給されない額",
                "what maximums keep from being paid",
            );
        }
    }
    let cut = |component: &Component| {
        let mut factors = component.factors.iter();
        factors.any(|factor| say.is_payout(factor, &component.funding))
    };
    if linked && pools.iter().any(|component| cut(component)) {
        add(
            "支給額に乗じる係数により減額した額",
            "what factors cut after sharing",
        );
    }
    items
}

/// How a component shares its pool; nothing for guaranteed and separate ones.
pub(super) const fn shared(component: &Component) -> Option<(&Adjustment, &Limits)> {
    match &component.funding {
        Funding::Pool {
            adjustment, limits, ..
        } => Some((adjustment, limits)),
        Funding::Guaranteed { .. } | Funding::Separate { .. } => None,
    }
}

pub(super) fn pools<'a>(say: Say<'a>) -> impl Iterator<Item = &'a Component> {
    let components = say.policy.components.iter();
    components.filter(|component| matches!(component.funding, Funding::Pool { .. }))
}

/// What happens where guarantees or minimums exceed what there is.
fn short(say: Say<'_>, pool: &LinkedPool, article: &mut Article) {
    let mut cases = Vec::new();
    let guaranteed =
        |component: &Component| matches!(component.funding, Funding::Guaranteed { .. });
    if say.policy.components.iter().any(guaranteed) {
        cases.push(say.pick(
            "保証分の合計が基準配分原資を超えるとき",
            "the guaranteed components exceed the rule-based pool",
        ));
    }
    let limit = pools(say)
        .filter_map(shared)
        .any(|(_, limits)| limits.min.is_some());
    let bound = pools(say)
        .filter_map(shared)
        .any(|(how, _)| how.min.is_some());
    match (limit, bound) {
        (false, false) => {}
        (true, false) => cases.push(say.pick(
            "下限額により支給額の合計がその原資を超えるとき",
            "minimum amounts make a component pay more than its pool",
        )),
        (false, true) => cases.push(say.pick(
            "調整係数の下限により支給額の合計がその原資を超えるとき",
            "the minimum of its adjustment coefficient makes a component pay more than its pool",
        )),
        (true, true) => cases.push(say.pick(
            "下限額もしくは調整係数の下限により支給額の合計がその原資を超えるとき",
            "minimum amounts or the minimum of its adjustment coefficient make a component pay more than its pool",
        )),
    }
    if cases.is_empty() {
        return;
    }
    let cases = cases.join(say.pick("、または", ", or "));
    article.say(if pool.pay_guaranteed_when_short {
        say.pick(
            format!("{cases}は、これを全額支給し、原資を超える額を超過額として明示する。"),
            format!("Where {cases}, they are paid all the same, and the result names the overrun."),
        )
    } else {
        say.pick(
            format!("{cases}は、支給額を算定せず、不足額を明示する。"),
            format!("Where {cases}, no amounts are worked out, and the shortfall is named."),
        )
    });
}

/// Rounding up or to the nearest can exceed the pool.
fn rounded_up(say: Say<'_>, article: &mut Article) {
    let coefficient = pools(say)
        .filter_map(shared)
        .filter_map(|(how, _)| how.digits)
        .any(|digits| digits.mode != Rounding::Down);
    let amounts = pools(say).next().is_some()
        && match say.policy.rounding.mode {
            SharingMode::Each(mode) => mode != Rounding::Down,
            SharingMode::LargestRemainder | SharingMode::Exact => false,
        };
    if coefficient || amounts {
        article.say(say.pick(
            "端数処理により支給額の合計が原資を超えるときは、その額を超過額として明示する。",
            "Where rounding makes the amounts exceed the pool, the result names the overrun.",
        ));
    }
}
