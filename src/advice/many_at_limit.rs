//! A limit at which so many people stand that it has become the rule.

use crate::diagnostics::Findings;
use crate::policy::Funding;

use super::Advice;
use super::season::{ENOUGH, Season};

/// One in so many is an exception; more of them are not.
const ONE_IN: usize = 10;

/// Which limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// `limits.min`.
    Min,
    /// `limits.max`.
    Max,
}

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let of = season.outcome.totals.eligible;
    if of < ENOUGH {
        return;
    }
    for outcome in &season.outcome.components {
        let Some(Funding::Pool { limits, .. }) =
            season.component(&outcome.name).map(|it| &it.funding)
        else {
            continue;
        };
        let sides = [
            (Limit::Min, &limits.min, outcome.at_min),
            (Limit::Max, &limits.max, outcome.at_max),
        ];
        for (limit, bound, at) in sides {
            if let (Some(bound), Some(at)) = (bound, at)
                && at.saturating_mul(ONE_IN) > of
            {
                let advice = Advice::ManyAtLimit {
                    component: outcome.name.clone(),
                    limit,
                    at,
                    of,
                };
                found.add(advice, bound.span);
            }
        }
    }
}
