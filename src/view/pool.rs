//! From the company's figure to the pool and its split.

use crate::money::{Money, Ratio};
use crate::policy::Unallotted;

use super::{Cell, Column, Facts, Lang, Table, format, terms};

/// Figure → pool → cost → the two parts of the split.
pub(super) fn table(facts: &Facts) -> Table {
    let (pool, lang) = (&facts.outcome.pool, facts.lang);
    let mut rows = Vec::new();
    if let Some((figure, amount)) = &pool.basis {
        rows.push((terms::figure(figure, lang).to_owned(), Cell::Price(*amount)));
    }
    let method = terms::pool_method(pool.method, lang);
    rows.push((
        lang.pick("原資の決め方", "How the pool follows").to_owned(),
        Cell::Text(method.to_owned()),
    ));
    rows.push((
        lang.pick("賞与原資", "Pool").to_owned(),
        Cell::Money(pool.total),
    ));
    if facts.policy.pool.employer_cost().is_some() {
        let part = lang.pick("会社負担の社会保険料など", "Employer's part on it");
        rows.push((part.to_owned(), Cell::Money(pool.employer_cost)));
        let cost = lang.pick("会社の負担合計", "Cost to the company");
        rows.push((cost.to_owned(), Cell::Money(pool.cost)));
    }
    rows.extend(split(facts));
    Table::list(lang.pick("賞与原資", "Pool"), rows)
}

/// What goes by the rules and what people decide.
fn split(facts: &Facts) -> Vec<(String, Cell)> {
    let (pool, lang) = (&facts.outcome.pool, facts.lang);
    let Some(share) = &facts.policy.split.discretionary else {
        return Vec::new();
    };
    let by_rule = Ratio::ONE.sub(share.value).unwrap_or(Ratio::ZERO);
    let named = |ja: &str, en: &str, share: Ratio| {
        let share = format::percent(share, lang);
        match lang {
            Lang::Ja => format!("{ja}（{share}）"),
            Lang::En => format!("{en} ({share})"),
        }
    };
    let mut rows = vec![
        (
            named("基準どおりの配分", "By the rules", by_rule),
            Cell::Money(pool.criteria),
        ),
        (
            named("調整枠", "Adjustment allowance", share.value),
            Cell::Money(pool.discretionary),
        ),
    ];
    if facts.policy.split.unallotted == Unallotted::Redistribute {
        let name = lang.pick(
            "調整枠から基準どおりの配分へ",
            "From the allowance to the rules",
        );
        rows.push((name.to_owned(), Cell::Money(pool.redistributed)));
    }
    rows
}

/// The budgets of the allowance, where the policy divides it.
pub(super) fn budgets(facts: &Facts) -> Option<Table> {
    let lang = facts.lang;
    let by = facts.policy.split.budgets.as_ref()?;
    let columns = vec![
        Column::text(super::clean(&by.by.name)),
        Column::number(lang.pick("予算", "Budget")),
        Column::number(lang.pick("配分済み", "Allotted")),
        Column::number(lang.pick("残り", "Left")),
    ];
    let rows = facts.outcome.pool.budgets.iter().map(|budget| {
        let left = budget.amount.sub(budget.allotted).unwrap_or(Money::ZERO);
        vec![
            Cell::text(&budget.group),
            Cell::Money(budget.amount),
            Cell::Money(budget.allotted),
            Cell::Money(left),
        ]
    });
    Some(Table {
        title: lang
            .pick("調整枠の予算（円）", "Budgets of the allowance (yen)")
            .to_owned(),
        columns,
        rows: rows.collect(),
        units: false,
    })
}
