//! More rules than anybody can explain, or remember.

use crate::diagnostics::{Findings, Place};
use crate::policy::{Funding, Policy, Pool};

use super::Advice;

/// The shipped policies have six at the most; twice as many no longer fit on the page that people are handed.
const MOST: usize = 12;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let rules = of_components(policy)
        .saturating_add(policy.factors.len())
        .saturating_add(of_pool(&policy.pool))
        .saturating_add(policy.eligibility.include.len())
        .saturating_add(policy.eligibility.exclude.len());
    if rules > MOST {
        found.add(Advice::TooManyRules { rules, most: MOST }, Place::Nowhere);
    }
}

/// Each term is a rule, and each limit.
fn of_components(policy: &Policy) -> usize {
    let of_one = |funding: &Funding| match funding {
        Funding::Pool { limits, .. } => {
            usize::from(limits.min.is_some()).saturating_add(usize::from(limits.max.is_some()))
        }
        Funding::Guaranteed { .. } | Funding::Separate { .. } => 0,
    };
    let components = policy.components.iter();
    components.fold(0, |sum: usize, it| {
        sum.saturating_add(it.terms.len())
            .saturating_add(of_one(&it.funding))
    })
}

fn of_pool(pool: &Pool) -> usize {
    match pool {
        Pool::Linked(linked) => linked
            .factors
            .len()
            .saturating_add(usize::from(linked.min.is_some()))
            .saturating_add(usize::from(linked.max.is_some())),
        Pool::Unlinked { .. } => 0,
    }
}
