//! The declared factors: where each coefficient comes from.

use crate::money::Rounding;
use crate::policy::{Apply, Component, Factor, FactorKind, Funding, Pool, Service};
use crate::view::phrases::quoted;

use super::sources::{Gives, source};
use super::{Article, Phrase, Say};

/// Nothing where no factor is declared.
pub(super) fn factors(say: Say<'_>) -> Option<Article> {
    if say.policy.factors.is_empty() {
        return None;
    }
    let mut article = Article::new(say.pick("係数", "Factors"));
    for factor in &say.policy.factors {
        let phrase = match &factor.kind {
            FactorKind::Source(from) => source(say, from, Gives::Coefficient),
            FactorKind::Service(service) => Phrase::plain(time_employed(say, *service)),
        };
        article.say_with(text(say, factor, &phrase), phrase.below());
    }
    Some(article)
}

fn text(say: Say<'_>, factor: &Factor, phrase: &Phrase) -> String {
    let name = quoted(&factor.name, say.lang);
    let digits = factor
        .digits
        .map(|digits| say.rounded_digits(digits, Rounding::HalfUp));
    let apply = match factor.apply {
        Apply::Weight => "",
        Apply::Payout => payout(say, factor),
    };
    let what = &phrase.text;
    match digits {
        Some(digits) => say.pick(
            format!("{name}は、{what}とし、{digits}。{apply}"),
            format!("{name} is {what}, {digits}.{apply}"),
        ),
        None => say.pick(
            format!("{name}は、{what}とする。{apply}"),
            format!("{name} is {what}.{apply}"),
        ),
    }
}

/// What a payout factor multiplies: amounts where people share the pool, and weights as any factor does elsewhere.
fn payout(say: Say<'_>, factor: &Factor) -> &'static str {
    let used = |pool: bool| {
        let of_kind =
            |component: &&Component| matches!(component.funding, Funding::Pool { .. }) == pool;
        say.policy
            .components
            .iter()
            .filter(of_kind)
            .flat_map(|component| &component.factors)
            .filter_map(|one| say.declared(one))
            .any(|declared| declared.name == factor.name)
    };
    let unlinked = matches!(say.policy.pool, Pool::Unlinked { .. });
    match (used(true), used(false)) {
        (false, _) => "",
        (true, false) if unlinked => say.pick(
            "端数処理をした後の支給額に乗じる係数であり、1を超えてはならない。",
            " It multiplies amounts after they are rounded and may not exceed 1.",
        ),
        (true, false) => say.pick(
            "配分した後の支給額に乗じる係数であり、1を超えてはならない。",
            " It multiplies amounts after sharing and may not exceed 1.",
        ),
        (true, true) if unlinked => say.pick(
            "端数処理をした後の支給額に乗じ、1を超えてはならない。ただし、保証分および別枠においては、他の係数と同じく算定額またはポイントに乗じる。",
            " It multiplies amounts after they are rounded and may not exceed 1; in guaranteed and separate components it is a factor like the others.",
        ),
        (true, true) => say.pick(
            "配分した後の支給額に乗じ、1を超えてはならない。ただし、保証分および別枠においては、他の係数と同じく算定額またはポイントに乗じる。",
            " It multiplies amounts after sharing and may not exceed 1; in guaranteed and separate components it is a factor like the others.",
        ),
    }
}

fn time_employed(say: Say<'_>, service: Service) -> String {
    match service {
        Service::Days => say.pick(
            "算定期間中の在籍日数から休職日数を差し引いた日数（0日を下回るときは0日）を、算定期間の総日数で除した割合",
            "the days employed in the period, less days of leave (never below 0), divided by all days of the period",
        ),
        Service::Months => say.pick(
            "算定期間中に在籍する月末の数から休職月数を差し引いた数（0を下回るときは0）を、算定期間中の月末の総数で除した割合",
            "the month ends in the period on which the person is employed, less months of leave (never below 0), divided by all month ends of the period",
        ),
    }
    .to_owned()
}
