//! From the company's figure to the pool and its split.

use crate::calculation::trace::{Name, Side};
use crate::money::{Money, Ratio};
use crate::policy::{Pool, Unallotted};

use super::names::{figure, header};
use super::phrases::{capital, noted};
use super::terms::{Term, pool_method};
use super::{Cell, Column, Facts, Table, format};

/// Figure → pool → cost → the two parts of the split.
pub(super) fn table(facts: &Facts) -> Table {
    let (pool, lang) = (&facts.outcome.pool, facts.lang);
    let mut rows = Vec::new();
    let mut add = |name: &str, cell: Cell| rows.push((name.to_owned(), cell));
    if let Some((basis, amount)) = &pool.basis {
        let name = figure(basis, lang);
        let name = if adds_back(facts) {
            lang.pick(
                format!("原資の基準（{name}＋足し戻し額）"),
                format!("Basis ({name} and what was added back)"),
            )
        } else {
            capital(&name)
        };
        add(&name, Cell::Price(*amount));
    }
    let method = pool_method(pool.method, lang).to_owned();
    add(Term::PoolMethod.label(lang), Cell::Text(method));
    for step in &pool.pool_steps {
        if let Name::PoolBounded(side) = &step.name {
            let name = match side {
                Side::Min => lang.pick("下限を適用した原資", "Pool raised to its minimum"),
                Side::Max => lang.pick("上限を適用した原資", "Pool cut to its maximum"),
            };
            add(name, Cell::Price(step.result));
        }
    }
    add(Term::Pool.label(lang), Cell::Money(pool.total));
    if facts.policy.pool.employer_cost().is_some() {
        add(
            Term::EmployerPart.label(lang),
            Cell::Money(pool.employer_cost),
        );
        add(Term::Cost.label(lang), Cell::Money(pool.cost));
    }
    rows.extend(split(facts));
    Table::list(Term::Pool.label(lang), rows)
}

/// Whether the basis is more than the figure that it is named after.
fn adds_back(facts: &Facts) -> bool {
    match &facts.policy.pool {
        Pool::Linked(pool) => pool
            .basis
            .as_ref()
            .is_some_and(|basis| basis.add_back.is_some()),
        Pool::Unlinked { .. } => false,
    }
}

/// What goes by the rules and what people decide.
fn split(facts: &Facts) -> Vec<(String, Cell)> {
    let (pool, lang) = (&facts.outcome.pool, facts.lang);
    let Some(share) = &facts.policy.split.discretionary else {
        return Vec::new();
    };
    let by_rule = Ratio::ONE.sub(share.value).unwrap_or(Ratio::ZERO);
    // The percentage stands beside an amount only where the amount is exactly that.
    let named = |term: Term, share: Ratio, amount: Money| {
        let label = term.label(lang);
        if pool.total.ratio().mul(share) == Ok(amount.ratio()) {
            noted(label, &format::percent(share), lang)
        } else {
            label.to_owned()
        }
    };
    let part =
        |term: Term, share: Ratio, amount: Money| (named(term, share, amount), Cell::Money(amount));
    let mut rows = vec![
        part(Term::Criteria, by_rule, pool.criteria),
        part(Term::Allowance, share.value, pool.discretionary),
    ];
    if facts.policy.split.unallotted == Unallotted::Redistribute {
        let name = Term::Redistributed.label(lang);
        rows.push((name.to_owned(), Cell::Money(pool.redistributed)));
    }
    rows
}

/// The budgets of the allowance, where the policy divides it.
pub(super) fn budgets(facts: &Facts) -> Option<Table> {
    let lang = facts.lang;
    let by = facts.policy.split.budgets.as_ref()?;
    let columns = vec![
        Column::text(capital(&super::clean(&header(&by.by.name, lang)))),
        Column::number(Term::Budget.label(lang)),
        Column::number(Term::Allotment.label(lang)),
        Column::number(lang.pick("未配分額", "Unallotted")),
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
            .pick(
                "調整枠の予算（円）",
                "Budgets of the adjustment allowance (yen)",
            )
            .to_owned(),
        columns,
        rows: rows.collect(),
        units: false,
    })
}
