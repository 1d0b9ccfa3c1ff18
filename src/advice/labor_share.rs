//! A labour share (労働分配率) that this very bonus lifts above its target.

use crate::diagnostics::Findings;
use crate::money::{Overflow, Ratio};
use crate::policy::{Pool, PoolMethod};

use super::Advice;
use super::season::Season;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let Pool::Linked(pool) = &season.policy.pool else {
        return;
    };
    let PoolMethod::LaborShare {
        rate,
        personnel_cost,
    } = &pool.method
    else {
        return;
    };
    let Some((_, basis)) = &season.outcome.pool.basis else {
        return;
    };
    let sums = || -> Result<(Ratio, Ratio), Overflow> {
        let paid = season
            .outcome
            .pool
            .cost
            .add(season.outcome.totals.overrun)?
            .ratio();
        Ok((personnel_cost.value.add(paid)?, basis.mul(rate.value)?))
    };
    // The employer's part is rounded to a whole yen.
    if let Ok((cost, allowed)) = sums()
        && cost.sub(allowed).is_ok_and(|above| above > Ratio::ONE)
    {
        let target = rate.value;
        let advice = Advice::LaborShareAboveTarget {
            target,
            cost,
            allowed,
        };
        found.add(advice, rate.span);
    }
}
