//! Tiers: rates that change with the basis.

use crate::money::Ratio;
use crate::policy::{EmployerCost, LinkedPool, PaidBy, RateOn, Tier, TierOn};

use super::{origin, take};
use crate::calculation::fault::Fallible;
use crate::calculation::trace::{Expression, Name, Origin, Recorder};

/// Tiers: on parts each rate applies to the part of the basis inside its bracket, on the whole to all of it.
pub fn tiered(
    tiers: &[Tier],
    tier_on: TierOn,
    b: Ratio,
    pool: &LinkedPool,
    name: Name,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    match tier_on {
        TierOn::Whole => {
            // B exactly at `over` still lies in the bracket below.
            let reached = tiers.partition_point(|tier| tier.over < b);
            let Some((index, tier)) = reached
                .checked_sub(1)
                .and_then(|i| Some((i, tiers.get(i)?)))
            else {
                return take(rec, name, Expression::yen(Ratio::ZERO), Vec::new());
            };
            let product = Expression::yen(b).times(Expression::percent(tier.rate));
            take(rec, name, product, vec![tier_origin(index, tier)])
        }
        TierOn::Part(RateOn::ProfitBeforeBonus) => on_parts(tiers, b, name, rec),
        TierOn::Part(RateOn::ProfitAfterBonus) => {
            let profit = profit_after(tiers, b, pool, rec)?;
            on_parts(tiers, profit, name, rec)
        }
    }
}

/// The parts of `b` inside each bracket, at their rates.
fn on_parts(tiers: &[Tier], b: Ratio, name: Name, rec: &mut impl Recorder) -> Fallible<Ratio> {
    let mut parts = Vec::new();
    for (index, tier) in tiers.iter().enumerate() {
        if b <= tier.over {
            break;
        }
        let end = tiers
            .get(index.saturating_add(1))
            .map_or(b, |next| next.over.min(b));
        let inside = Expression::yen(end)
            .minus(Expression::yen(tier.over))
            .times(Expression::percent(tier.rate));
        let number = Name::Tier(index.saturating_add(1));
        parts.push(Expression::yen(take(
            rec,
            number,
            inside,
            vec![tier_origin(index, tier)],
        )?));
    }
    let sum = match parts.len() {
        0 => Expression::yen(Ratio::ZERO),
        _ => Expression::Sum(parts),
    };
    take(rec, name, sum, Vec::new())
}

/// The profit y after the bonus, `y + c·f(y) = b` for a cost of c a yen of R: the left side rises with y, so that the
/// bracket in which it passes b can be found from the bottom, and y exactly inside it.
fn profit_after(
    tiers: &[Tier],
    b: Ratio,
    pool: &LinkedPool,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    if b <= Ratio::ZERO {
        return Ok(b);
    }
    let per_yen = match pool.employer_cost {
        Some(EmployerCost {
            rate,
            paid: PaidBy::OnTop,
            ..
        }) => Ratio::ONE.add(rate)?,
        _ => Ratio::ONE,
    };
    let rise_at = |rate: Ratio| {
        let part = Expression::percent(rate);
        Expression::percent(Ratio::ONE).plus(match per_yen == Ratio::ONE {
            true => part,
            false => part.times(Expression::percent(per_yen)),
        })
    };
    // Where y stands at the lower end of a bracket, the basis that leads there, and the rate inside it.
    let (mut over, mut leads, mut rate) = (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    for (index, tier) in tiers.iter().enumerate() {
        let width = Expression::yen(tier.over).minus(Expression::yen(over));
        let next = Expression::yen(leads).plus(width.times(rise_at(rate)));
        if next.value()? >= b {
            break;
        }
        leads = match index {
            0 => Ratio::ZERO,
            _ => take(
                rec,
                Name::BasisAtTier(index.saturating_add(1)),
                next,
                vec![tier_origin(index, tier)],
            )?,
        };
        (over, rate) = (tier.over, tier.rate);
    }
    let rise = rise_at(rate);
    let above = Expression::yen(b).minus(Expression::yen(leads));
    let profit = match over.is_zero() {
        true => Expression::yen(b).over(rise),
        false => Expression::yen(over).plus(above.over(rise)),
    };
    take(rec, Name::ProfitAfterBonus, profit, Vec::new())
}

fn tier_origin(index: usize, tier: &Tier) -> Origin {
    origin(format!("pool.tier[{}]", index.saturating_add(1)), tier.span)
}
