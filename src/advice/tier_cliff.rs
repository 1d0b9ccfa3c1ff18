//! Tiers on the whole basis: at each boundary one yen of profit moves the pool at a stroke.

use crate::diagnostics::{Findings, Span, Spanned};
use crate::money::{Ratio, Rounding};
use crate::policy::{LinkedPool, Policy, Pool, PoolBound, PoolMethod, Tier, TierOn};

use super::Advice;

/// The highest step between two tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cliff {
    /// The basis at the boundary.
    pub basis: Ratio,
    /// The pool there, down to a whole yen.
    pub at: Ratio,
    /// The pool one yen further on.
    pub beyond: Ratio,
    /// How many boundaries there are.
    pub boundaries: usize,
}

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Pool::Linked(pool) = &policy.pool else {
        return;
    };
    let PoolMethod::Tiered {
        tiers,
        tier_on: TierOn::Whole,
    } = &pool.method
    else {
        return;
    };
    let steps = tiers.windows(2).filter_map(|pair| match pair {
        [below, above] => step(below, above, pool),
        _ => None,
    });
    let steps: Vec<(Cliff, Span)> = steps
        .filter(|(cliff, _)| cliff.at != cliff.beyond)
        .collect();
    let highest = steps.iter().max_by_key(|(cliff, _)| height(cliff));
    if let Some((cliff, span)) = highest {
        let boundaries = steps.len();
        found.add(
            Advice::TierCliff(Cliff {
                boundaries,
                ..*cliff
            }),
            *span,
        );
    }
}

/// The boundary itself still lies in the tier below.
fn step(below: &Tier, above: &Tier, pool: &LinkedPool) -> Option<(Cliff, Span)> {
    let one_more = above.over.add(Ratio::ONE).ok()?;
    let whole = |amount: Ratio| bounded(amount, pool).round(Ratio::ONE, Rounding::Down);
    let cliff = Cliff {
        basis: above.over,
        at: whole(above.over.mul(below.rate).ok()?).ok()?,
        beyond: whole(one_more.mul(above.rate).ok()?).ok()?,
        boundaries: 1,
    };
    // Equal rates are no step.
    (below.rate != above.rate).then_some((cliff, above.span))
}

/// A bound that is an amount takes a step away, or part of it; what other bounds come to, the season decides.
fn bounded(amount: Ratio, pool: &LinkedPool) -> Ratio {
    let money = |bound: &Option<Spanned<PoolBound>>| match bound.as_ref().map(|it| &it.value) {
        Some(PoolBound::Money(money)) => Some(*money),
        _ => None,
    };
    let capped = money(&pool.max).map_or(amount, |max| amount.min(max));
    money(&pool.min).map_or(capped, |min| capped.max(min))
}

fn height(cliff: &Cliff) -> Option<Ratio> {
    let rise = cliff.beyond.sub(cliff.at).ok()?;
    Some(rise.max(cliff.at.sub(cliff.beyond).ok()?))
}
