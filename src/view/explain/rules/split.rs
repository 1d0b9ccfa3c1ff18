//! The allowance for allotments, and what goes by the rules (8割と2割).

use crate::money::{Ratio, Rounding};
use crate::policy::{BudgetWeight, Budgets, Pool, Unallotted};
use crate::view::format::percent;

use super::{Article, Say};

pub(super) fn split(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("原資の区分", "Split of the pool"));
    let split = &say.policy.split;
    let unlinked = match &say.policy.pool {
        Pool::Unlinked { .. } => true,
        Pool::Linked(_) => false,
    };
    let Some(share) = split.discretionary.as_ref().map(|share| share.value) else {
        article.say(match unlinked {
            true => say.pick(
                "賞与原資の全額を、各支給項目の定めにより支給する。",
                "The whole pool is what the components pay.",
            ),
            false => say.pick(
                "賞与原資の全額を、各支給項目の定めにより配分する基準配分原資とする。",
                "The whole pool is the rule-based pool, which is paid by the rules of the components.",
            ),
        });
        return article;
    };
    article.say(parts(say, share, unlinked));
    allotments(say, &mut article);
    if let Some(budgets) = &split.budgets {
        budget(say, budgets, &mut article);
    }
    article.say(match split.unallotted {
        Unallotted::LeftOver => say.pick(
            "調整枠の未配分額は、残額とする。",
            "The unallotted allowance is left over.",
        ),
        Unallotted::Redistribute => say.pick(
            "調整枠の未配分額は、基準配分原資に加え、各支給項目の定めにより配分する。",
            "The unallotted allowance is added to the rule-based pool.",
        ),
    });
    article
}

fn parts(say: Say<'_>, share: Ratio, unlinked: bool) -> String {
    if unlinked {
        return say.pick(
            "賞与原資から基準配分原資を差し引いた額を、個別の事情に応じて配分する調整枠とする。",
            "The pool less the rule-based pool is the adjustment allowance, which people allot case by case.",
        )
        .to_owned();
    }
    let rest = percent(Ratio::ONE.sub(share).unwrap_or(Ratio::ZERO));
    let share = percent(share);
    let rounded = say.rounded_yen(say.unit(), Rounding::Down);
    say.pick(
        format!("賞与原資の{share}を、個別の事情に応じて配分する調整枠とし、{rounded}。残る{rest}（端数を含む。）を、各支給項目の定めにより配分する基準配分原資とする。"),
        format!("{share} of the pool, {rounded}, is the adjustment allowance, which people allot case by case. The remaining {rest}, with what the rounding leaves, is the rule-based pool, which is paid by the rules of the components."),
    )
}

fn allotments(say: Say<'_>, article: &mut Article) {
    article.say(say.pick(
        "調整枠は、支給対象者の社員番号、額および理由を記した一覧により配分し、記された額をそのまま支給する。配分額の合計は、調整枠を超えてはならない。",
        "The allowance is paid only through a list of allotments, each with the employee's id, the amount and the reason; each amount is paid as written. Their sum may not exceed the allowance.",
    ));
    article.say(if say.policy.split.allow_negative {
        say.pick(
            "減額の配分をすることができる。ただし、賞与額は0円を下回ってはならない。",
            "An allotment may be negative, but no bonus may fall below 0.",
        )
    } else {
        say.pick(
            "減額の配分をすることはできない。",
            "No allotment may be negative.",
        )
    });
}

fn budget(say: Say<'_>, budgets: &Budgets, article: &mut Article) {
    let by = say.column(&budgets.by);
    let weight = match budgets.weight {
        BudgetWeight::ByRule => say.pick(
            "保証分および配分原資から支給する額の合計",
            "what its people get of the guaranteed components and of the shared pool",
        ),
        BudgetWeight::Headcount => say.pick("支給対象者の人数", "its number of eligible people"),
        BudgetWeight::BasePay => say.pick(
            "支給対象者の算定基礎額の合計",
            "the base pay of its eligible people",
        ),
    };
    let unit = say.yen(say.unit());
    article.say(say.pick(
        format!("調整枠は、{by}ごとに、{weight}に比例して予算に分ける。予算は{unit}の倍数とし、切り捨てにより残る額は、端数の大きいものから順に{unit}ずつ加える。端数が等しいときは、比例の基とした値の大きいもの、名称の文字コード順で先のものの順とする。"),
        format!("The allowance is divided into a budget for each {by}, in proportion to {weight}. Budgets are multiples of {unit}: each is rounded down, then what is missing goes {unit} at a time to the largest remainders, ties to the larger weight, then to the name that comes first by code point."),
    ));
    article.say(say.pick(
        format!("{by}ごとの配分額の合計は、その予算を超えてはならない。"),
        format!("The allotments of each {by} may not exceed its budget."),
    ));
}
