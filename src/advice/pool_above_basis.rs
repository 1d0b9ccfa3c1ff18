//! A pool that is more than what it is taken from.

use crate::diagnostics::Findings;
use crate::policy::Pool;

use super::Advice;
use super::season::Season;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let (Some((figure, amount)), Pool::Linked(pool)) =
        (&season.outcome.pool.basis, &season.policy.pool)
    else {
        return;
    };
    let total = season.outcome.pool.total;
    if let Some(basis) = &pool.basis
        && total.ratio() > *amount
        && !total.ratio().is_zero()
    {
        let advice = Advice::PoolAboveBasis {
            figure: figure.clone(),
            amount: *amount,
            pool: total,
        };
        found.add(advice, basis.span);
    }
}
