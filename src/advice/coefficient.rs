//! A final adjustment that is far from 1: the amounts that the tables promise are then not what anybody gets.

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::{Funding, Pool, Stage};

use super::Advice;
use super::season::Season;

/// Above this, or below its reciprocal, tables and pool have nothing to do with each other.
const FAR: Ratio = Ratio::integer(3);

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    if matches!(season.policy.pool, Pool::Unlinked { .. }) {
        return;
    }
    for outcome in &season.outcome.components {
        let Some(component) = season.component(&outcome.name) else {
            continue;
        };
        let is_final = matches!(&component.funding, Funding::Pool { adjustment, .. } if adjustment.stage == Stage::Final);
        // No pool at all is no matter of the tables.
        let coefficient = outcome.coefficient.filter(|it| is_final && !it.is_zero());
        let Some(coefficient) = coefficient else {
            continue;
        };
        let is_small = coefficient.mul(FAR).is_ok_and(|it| it < Ratio::ONE);
        if coefficient > FAR || is_small {
            let advice = Advice::CoefficientFarFromOne {
                component: outcome.name.clone(),
                coefficient,
            };
            found.add(advice, component.span);
        }
    }
}
