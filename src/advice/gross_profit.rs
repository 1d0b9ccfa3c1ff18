//! A pool that follows sales, gross profit or value added, which a firm can have while it makes a loss.

use crate::diagnostics::Findings;
use crate::policy::{Policy, Pool, PoolBound, key};

use super::Advice;

/// What stands above the line of operating profit.
const ABOVE: [&str; 11] = [
    "sales",
    "gross_profit",
    "value_added",
    "売上",
    "売上高",
    "粗利",
    "粗利益",
    "売上総利益",
    "付加価値",
    "付加価値額",
    "限界利益",
];

/// What is left when all costs are paid.
const PROFITS: [&str; 8] = [
    "operating_profit",
    "ordinary_profit",
    "pretax_profit",
    "営業利益",
    "経常利益",
    "税引前当期純利益",
    "税引前利益",
    "当期純利益",
];

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Pool::Linked(pool) = &policy.pool else {
        return;
    };
    let Some(basis) = &pool.basis else {
        return;
    };
    let bounded = pool.max.as_ref().is_some_and(
        |max| matches!(&max.value, PoolBound::Figure { figure, .. } if is_one_of(&PROFITS, figure)),
    );
    if is_one_of(&ABOVE, &basis.figure) && !bounded {
        let figure = basis.figure.clone();
        found.add(Advice::GrossProfitUnbounded { figure }, basis.span);
    }
}

fn is_one_of(names: &[&str], figure: &str) -> bool {
    names.contains(&key(figure).as_str())
}
