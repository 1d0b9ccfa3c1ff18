//! Purpose, dates, base pay and the people file.

use crate::policy::{
    BudgetWeight, Component, LinkedPool, Method, Months, Pool, PoolBound, PoolMethod,
};
use crate::view::names::field;
use crate::view::phrases::{date, quoted};

use super::{Article, Say, bullets};

pub(super) fn purpose(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("目的", "Purpose"));
    let name = say
        .policy
        .name
        .clone()
        .filter(|name| !name.contains("規程"))
        .unwrap_or_else(|| say.pick("賞与", "the bonus").to_owned());
    article.say(say.pick(
        format!("この規程は、{name}の原資、配分および支給額の算定について定める。"),
        format!(
            "These rules say how the pool, its sharing and the amounts of {name} are worked out."
        ),
    ));
    if let Some(purpose) = &say.policy.purpose {
        article.say_with(
            say.pick(
                "支給の目的は、次のとおりとする。",
                "The purpose of the bonus:",
            ),
            bullets(vec![purpose.clone()]),
        );
    }
    article
}

pub(super) fn dates(say: Say<'_>) -> Option<Article> {
    let policy = say.policy;
    let title = match (&policy.period, &policy.payment_date) {
        (None, None) => return None,
        (Some(_), None) => say.pick("算定期間", "Period"),
        (None, Some(_)) => say.pick("支給日", "Payment date"),
        (Some(_), Some(_)) => say.pick("算定期間および支給日", "Period and payment date"),
    };
    let mut article = Article::new(title);
    if let Some(period) = &policy.period {
        let (from, to) = (
            date(period.value.from, say.lang),
            date(period.value.to, say.lang),
        );
        article.say(say.pick(
            format!("算定期間は、{from}から{to}までとする。"),
            format!("The period runs from {from} to {to}, both days included."),
        ));
    }
    if let Some(payment) = &policy.payment_date {
        let day = date(payment.value, say.lang);
        article.say(say.pick(
            format!("支給日は、{day}とする。"),
            format!("The bonus is paid on {day}."),
        ));
    }
    Some(article)
}

/// Nothing where no rule uses base pay.
pub(super) fn base_pay(say: Say<'_>) -> Option<Article> {
    let policy = say.policy;
    let by_budget = policy
        .split
        .budgets
        .as_ref()
        .is_some_and(|budgets| budgets.weight == BudgetWeight::BasePay);
    let by_pool = match &policy.pool {
        Pool::Linked(pool) => pool_uses_base_pay(pool),
        Pool::Unlinked { .. } => false,
    };
    let by_component = policy
        .components
        .iter()
        .any(|component| in_months(component) && !has_own_base_pay(say, component));
    if !by_budget && !by_pool && !by_component {
        return None;
    }
    let mut article = Article::new(say.pick("算定基礎額", "Base pay"));
    article.say(sum_of(say, &policy.base_pay));
    Some(article)
}

/// Whether a component's base pay is not that of the policy.
pub(super) fn has_own_base_pay(say: Say<'_>, component: &Component) -> bool {
    let names = |columns: &[crate::policy::Column]| -> Vec<String> {
        columns.iter().map(|column| column.name.clone()).collect()
    };
    in_months(component) && names(&component.base_pay) != names(&say.policy.base_pay)
}

/// What base pay is.
pub(super) fn sum_of(say: Say<'_>, columns: &[crate::policy::Column]) -> String {
    let names = say.columns(columns);
    match columns {
        [_] => say.pick(
            format!("算定基礎額は、{names}とする。"),
            format!("Base pay is the {names}."),
        ),
        _ => say.pick(
            format!("算定基礎額は、{names}の合計額とする。"),
            format!("Base pay is the sum of {names}."),
        ),
    }
}

pub(super) fn in_months(component: &Component) -> bool {
    component
        .terms
        .iter()
        .any(|term| term.method == Method::Months)
}

fn pool_uses_base_pay(pool: &LinkedPool) -> bool {
    let bound = |bound: &Option<crate::diagnostics::Spanned<PoolBound>>| {
        bound
            .as_ref()
            .is_some_and(|bound| matches!(bound.value, PoolBound::Months(_)))
    };
    let method = matches!(
        pool.method,
        PoolMethod::Months(Months::Number(_) | Months::Bands(_))
    );
    method || bound(&pool.min) || bound(&pool.max)
}

pub(super) fn people_file(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("補則", "Supplement"));
    for (known, header) in &say.policy.columns {
        let (known, header) = (field(*known, say.lang), quoted(&header.value, say.lang));
        article.say(say.pick(
            format!("{known}は、社員データの列{header}による。"),
            format!("The {known} is taken from the column {header}."),
        ));
    }
    article.say(say.pick(
        "社員データの退職日が空欄の者は在籍中とし、休職および欠勤の空欄は0とする。",
        "A blank leave date means that the person is still employed; blank leave and absences count as 0.",
    ));
    article.say(say.pick(
        "この規程に用いるその他の欄が空欄であるとき、または表もしくは区分に該当する定めがないときは、これを補うまで支給額を算定しない。",
        "Where any other cell that these rules use is blank, or a table or band has nothing for a person, no amount is worked out until that is filled in.",
    ));
    article
}
