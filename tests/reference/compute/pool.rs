//! Section 1: from the figures to the pool P.

use super::super::model::*;
use super::super::numbers::*;
use super::facts::Facts;
use super::{Refusal, rate, sources};

pub struct Pooled {
    pub basis: Option<Q>,
    /// P: what people get.
    pub total: Q,
}

/// Everything of section 1 but `unlinked`. `eligible` are the rows that are paid.
pub fn pool(facts: &Facts, eligible: &[usize]) -> Result<Pooled, Refusal> {
    let pool = &facts.policy.pool;
    let mut base_total = zero();
    if needs_base_pay(pool) {
        for row in eligible {
            base_total += facts.base_pay(*row, &[])?;
        }
    }
    let basis = basis(facts.policy)?;
    // The method, 1. a negative R becomes 0, 2. what the rate applies to.
    let mut r = match pool.after_bonus {
        Some(true) => after_bonus(pool, &needed(basis.as_ref())?)?,
        _ => method(facts.policy, basis.as_ref(), &base_total, eligible.len())?,
    };
    r = at_least_zero(r);
    // 3. Coefficients from figures.
    for factor in &pool.factors {
        r *= sources::factor(facts, None, factor)?;
    }
    // 4. The employer's part.
    if let Some(EmployerCost {
        rate: e,
        on_top: false,
    }) = &pool.employer_cost
    {
        r /= one() + rate(e)?;
    }
    // 5. Bounds.
    let bound = |bound: &Option<Bound>| -> Result<Option<Q>, Refusal> {
        let amount = match bound {
            None => return Ok(None),
            Some(Bound::Money(money)) => money.value(),
            Some(Bound::Months(months)) => months.value() * &base_total,
            Some(Bound::Figure {
                figure,
                rate: share,
            }) => sources::figure(facts.policy, figure)? * rate(share)?,
        };
        Ok(Some(at_least_zero(amount)))
    };
    let (min, max) = (bound(&pool.min)?, bound(&pool.max)?);
    if let (Some(min), Some(max)) = (&min, &max)
        && min > max
    {
        return Err(Refusal::PoolMinAboveMax);
    }
    if let Some(max) = max {
        r = std::cmp::min(r, max);
    }
    if let Some(min) = min {
        r = std::cmp::max(r, min);
    }
    // 6. Other seasons.
    let money = |number: &Option<Num>| number.as_ref().map_or_else(zero, Num::value);
    r = at_least_zero(r + money(&pool.carried_over) - money(&pool.already_paid));
    // 7. Rounding.
    let total = round_to(&r, &unit(pool), pool.mode.unwrap_or(Round::Down));
    Ok(Pooled { basis, total })
}

pub fn unit(pool: &Pool) -> Q {
    pool.unit.as_ref().map_or_else(one, Num::value)
}

/// Step 7: `employer_cost = P × e`, half up to 1.
pub fn employer_cost(pool: &Pool, total: &Q) -> Result<Q, Refusal> {
    match &pool.employer_cost {
        Some(EmployerCost { rate: e, .. }) => {
            Ok(round_to(&(total * rate(e)?), &one(), Round::HalfUp))
        }
        None => Ok(zero()),
    }
}

/// B: the figure that `pool.basis` names, plus `add_back`.
fn basis(policy: &Policy) -> Result<Option<Q>, Refusal> {
    let Some(name) = &policy.pool.basis else {
        return Ok(None);
    };
    let add_back = policy.pool.add_back.as_ref().map_or_else(zero, Num::value);
    Ok(Some(sources::figure(policy, name)? + add_back))
}

fn needed(basis: Option<&Q>) -> Result<Q, Refusal> {
    basis.cloned().ok_or(Refusal::NoBasis)
}

fn needs_base_pay(pool: &Pool) -> bool {
    let months = |bound: &Option<Bound>| matches!(bound, Some(Bound::Months(_)));
    let by_months = matches!(
        pool.method,
        PoolMethod::Months(_) | PoolMethod::MonthsByRatio { .. }
    );
    by_months || months(&pool.min) || months(&pool.max)
}

/// The table of section 1: R before anything else.
fn method(policy: &Policy, basis: Option<&Q>, base_total: &Q, heads: usize) -> Result<Q, Refusal> {
    Ok(match &policy.pool.method {
        PoolMethod::Percentage { rate: share } => needed(basis)? * rate(share)?,
        PoolMethod::Tiered { tiers, on_part } => {
            let (b, tiers) = (needed(basis)?, read_tiers(tiers)?);
            if *on_part {
                tiers_on_parts(&b, &tiers)
            } else {
                // Exactly at `over`, B still lies in the bracket below.
                let bracket = tiers.iter().rev().find(|(over, _)| *over < b);
                bracket.map_or_else(zero, |(_, rate)| b * rate)
            }
        }
        PoolMethod::FixedReserve {
            reserve,
            rate: share,
        } => {
            let share = share.as_ref().map_or_else(|| Ok(one()), rate)?;
            (needed(basis)? - reserve.value()) * share
        }
        PoolMethod::LaborShare {
            rate: share,
            personnel_cost,
        } => needed(basis)? * rate(share)? - personnel_cost.value(),
        PoolMethod::Linear {
            intercept,
            slope,
            per_head,
            personnel_cost,
        } => {
            let mut r = intercept.value() + slope.value() * needed(basis)?;
            if *per_head {
                r *= count(heads);
            }
            r - personnel_cost.as_ref().map_or_else(zero, Num::value)
        }
        PoolMethod::Months(months) => months.value() * base_total,
        PoolMethod::MonthsByRatio { bands, ratio_to } => {
            let ratio = sources::ratio(policy, needed(basis)?, ratio_to)?;
            sources::bands(&ratio, bands)? * base_total
        }
        PoolMethod::Amount(amount) => amount.value(),
        PoolMethod::Unlinked => return Err(Refusal::Unlinked),
    })
}

/// Ascending from 0.
fn read_tiers(tiers: &[(Num, Num)]) -> Result<Vec<(Q, Q)>, Refusal> {
    let mut read = Vec::new();
    for (over, share) in tiers {
        read.push((over.value(), rate(share)?));
    }
    let ascending = read.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if !ascending || read.first().is_none_or(|(over, _)| *over != zero()) {
        return Err(Refusal::Tiers);
    }
    Ok(read)
}

/// Each rate on the part of B inside its bracket.
fn tiers_on_parts(b: &Q, tiers: &[(Q, Q)]) -> Q {
    let mut sum = zero();
    for (index, (over, rate)) in tiers.iter().enumerate() {
        let top = tiers
            .get(index + 1)
            .map_or(b.clone(), |(next, _)| std::cmp::min(b, next).clone());
        sum += at_least_zero(top - over) * rate;
    }
    sum
}

/// Step 2, `profit_after_bonus`: R = f(B − cost), where the cost is R, or R × (1 + e) with the
/// employer's part on top. f is a straight line in every bracket; the bracket in which the
/// solution lies is the one whose solution lies in it.
fn after_bonus(pool: &Pool, b: &Q) -> Result<Q, Refusal> {
    if !pool.factors.is_empty() {
        return Err(Refusal::AfterBonus);
    }
    let tiers = match &pool.method {
        PoolMethod::Percentage { rate: share } => vec![(zero(), rate(share)?)],
        PoolMethod::Tiered {
            tiers,
            on_part: true,
        } => read_tiers(tiers)?,
        _ => return Err(Refusal::AfterBonus),
    };
    if *b <= zero() {
        return Ok(zero());
    }
    let cost_of_one = match &pool.employer_cost {
        Some(EmployerCost {
            rate: e,
            on_top: true,
        }) => one() + rate(e)?,
        _ => one(),
    };
    for (index, (over, rate)) in tiers.iter().enumerate() {
        // Inside this bracket f(x) = below + rate × (x − over), and x = B − cost_of_one × f(x).
        let below = tiers_on_parts(over, &tiers);
        let x = (b - &cost_of_one * (&below - rate * over)) / (one() + &cost_of_one * rate);
        let in_bracket = x >= *over && tiers.get(index + 1).is_none_or(|(next, _)| x <= *next);
        if in_bracket {
            return Ok(below + rate * (x - over));
        }
    }
    unreachable!("x + cost × f(x) rises from 0 without end, so that it meets B in one bracket")
}

fn at_least_zero(value: Q) -> Q {
    std::cmp::max(value, zero())
}
