//! A pool that follows sales, gross profit or value added, which a firm can have while it makes a loss.

use crate::diagnostics::Findings;
use crate::policy::{KnownFigure, Policy, Pool, PoolBound};

use super::Advice;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Pool::Linked(pool) = &policy.pool else {
        return;
    };
    let Some(basis) = &pool.basis else {
        return;
    };
    let bounded = pool.max.as_ref().is_some_and(
        |max| matches!(&max.value, PoolBound::Figure { figure, .. } if is_profit(figure)),
    );
    if is_above(&basis.figure) && !bounded {
        let figure = basis.figure.clone();
        found.add(Advice::GrossProfitUnbounded { figure }, basis.span);
    }
}

/// What stands above the line of operating profit.
fn is_above(figure: &str) -> bool {
    use KnownFigure::{ContributionMargin, GrossProfit, Sales, ValueAdded};
    let known = KnownFigure::of(figure);
    matches!(
        known,
        Some(Sales | ContributionMargin | GrossProfit | ValueAdded)
    )
}

/// What is left when all costs are paid.
fn is_profit(figure: &str) -> bool {
    use KnownFigure::{NetProfit, OperatingProfit, OrdinaryProfit, PretaxProfit};
    let known = KnownFigure::of(figure);
    matches!(
        known,
        Some(OperatingProfit | OrdinaryProfit | PretaxProfit | NetProfit)
    )
}
