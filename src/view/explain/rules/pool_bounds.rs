//! The bounds of the pool, what was carried over and what is already paid.

use crate::policy::{LinkedPool, PaidBy, PoolBound};
use crate::view::format::percent;

use super::{Article, Say};

pub(super) fn bounds(say: Say<'_>, pool: &LinkedPool, article: &mut Article) {
    let min = pool.min.as_ref().map(|bound| bound_text(say, &bound.value));
    let max = pool.max.as_ref().map(|bound| bound_text(say, &bound.value));
    // 支給に充てる額 is defined only where the employer's part is taken out.
    let inside = pool
        .employer_cost
        .is_some_and(|cost| cost.paid == PaidBy::Inside);
    let amount = if inside {
        "支給に充てる額"
    } else {
        "以上により得た額"
    };
    match (min, max) {
        (None, None) => {}
        (Some(min), None) => article.say(say.pick(
            format!("{amount}は、{min}を下限とする。"),
            format!("What people get in all is at least {min}."),
        )),
        (None, Some(max)) => article.say(say.pick(
            format!("{amount}は、{max}を上限とする。"),
            format!("What people get in all is at most {max}."),
        )),
        (Some(min), Some(max)) => article.say(say.pick(
            format!("{amount}は、{min}を下限とし、{max}を上限とする。"),
            format!("What people get in all is at least {min} and at most {max}."),
        )),
    }
    if let Some(carried) = &pool.carried_over {
        let amount = say.yen(carried.value);
        article.say(say.pick(
            format!("前回までの残額の繰越額{amount}を加える。"),
            format!("The {amount} carried over from an earlier season is added."),
        ));
    }
    if let Some(paid) = &pool.already_paid {
        let amount = say.yen(paid.value);
        article.say(say.pick(
            format!(
                "既に支給した額{amount}を差し引く。差し引いた額が0円を下回るときは、0円とする。"
            ),
            format!("The {amount} already paid is taken off, down to 0 at most."),
        ));
    }
}

fn bound_text(say: Say<'_>, bound: &PoolBound) -> String {
    match bound {
        PoolBound::Money(amount) => say.yen(*amount),
        PoolBound::Months(months) => {
            let months = say.months(*months);
            say.pick(
                format!("支給対象者の算定基礎額の合計の{months}分"),
                format!("{months} of the base pay of all eligible people"),
            )
        }
        PoolBound::Figure { figure, rate } => {
            let (figure, rate) = (say.money_figure(figure), percent(*rate));
            say.pick(
                format!("{figure}の{rate}（0円を下回るときは0円）"),
                format!("{rate} of {figure}, 0 where that is negative"),
            )
        }
    }
}
