//! The naive calculation, in the order of calculation.md, in exact rationals throughout.

mod amounts;
mod coefficient;
mod components;
mod dates;
mod facts;
mod outcome;
mod pool;
mod rules;
mod sources;
mod split;
mod weights;

use super::model::*;
use super::numbers::*;
use facts::Facts;
pub use outcome::*;

/// A rate; a bare number above 1 is an error (interface.md), text is taken as written.
pub fn rate(number: &Num) -> Result<Q, Refusal> {
    let value = number.value();
    if !number.is_text() && value > one() {
        Err(Refusal::RateAboveOne)
    } else {
        Ok(value)
    }
}

/// Section 5 alone: the rows that are paid.
pub fn eligible_rows(model: &Model) -> Result<Vec<usize>, Refusal> {
    Facts {
        policy: &model.policy,
        people: &model.people,
    }
    .all_eligible()
}

pub fn compute(model: &Model) -> Result<Outcome, Refusal> {
    let policy = &model.policy;
    let facts = Facts {
        policy,
        people: &model.people,
    };
    rules::check(&facts)?;
    facts.check_rows()?;

    // 5. Who is paid.
    let eligible = facts.all_eligible()?;

    // 2. Allotments, as far as the pool does not matter.
    let allotted = split::allotted(&facts, model.allotments.as_deref(), &eligible)?;
    let net: Q = allotted.iter().sum();

    // 4.1. Weights of everybody in every component.
    let mut weighed = Vec::new();
    for component in &policy.components {
        weighed.push(weights::weigh(&facts, component, &eligible)?);
    }

    let unit = weights::unit(policy);
    let discretionary_rate = policy
        .split
        .as_ref()
        .map_or_else(|| Ok(zero()), |split| rate(&split.discretionary))?;
    let redistributes = policy
        .split
        .as_ref()
        .is_some_and(|split| split.redistribute == Some(true));

    // 4.2. Guaranteed and separate components need no pool.
    let mut components: Vec<Option<ComponentOutcome>> = Vec::new();
    let (mut guaranteed, mut separate) = (zero(), zero());
    for (component, people) in policy.components.iter().zip(&weighed) {
        let outcome = match component.funding() {
            Funding::Pool => None,
            funding => {
                let outcome = components::paid_by_rule(&facts, component, people);
                let sum = if funding == Funding::Guaranteed {
                    &mut guaranteed
                } else {
                    &mut separate
                };
                *sum += &outcome.paid;
                Some(outcome)
            }
        };
        components.push(outcome);
    }

    let (basis, total, discretionary, criteria);
    let (mut beside, mut shortfall) = (zero(), zero());
    if matches!(policy.pool.method, PoolMethod::Unlinked) {
        // 4.7. The rules decide; k = 1.
        for (index, component) in policy.components.iter().enumerate() {
            if component.funding() == Funding::Pool {
                components[index] = Some(components::unlinked(&facts, component, &weighed[index]));
            }
        }
        let pooled: Q = components
            .iter()
            .flatten()
            .filter_map(|one| one.pool.clone())
            .sum();
        criteria = pooled + &guaranteed;
        let exact = &criteria / (one() - &discretionary_rate);
        total = round_to(&exact, &pool::unit(&policy.pool), Round::Up);
        discretionary = &total - &criteria;
        basis = None;
    } else {
        // 1. The pool; 2. its split.
        let pooled = pool::pool(&facts, &eligible)?;
        (basis, total) = (pooled.basis, pooled.total);
        discretionary = round_to(&(&total * &discretionary_rate), &unit, Round::Down);
        criteria = &total - &discretionary;
        let redistributed = if redistributes {
            &discretionary - &net
        } else {
            zero()
        };
        let to_pay = &criteria + redistributed;
        // 4.2. V = C − G.
        let mut v = &to_pay - &guaranteed;
        if v < zero() {
            if !policy.pool.pay_guaranteed {
                return Err(Refusal::PoolTooSmall);
            }
            shortfall = -v;
            v = zero();
        }
        // 4.3. Shares.
        let parts = split::parts(&v, &rules::shares(policy)?, &unit);
        beside = &v - parts.iter().sum::<Q>();
        let mut parts = parts.into_iter();
        for (index, component) in policy.components.iter().enumerate() {
            if component.funding() == Funding::Pool {
                let part = parts.next().expect("as many parts as pool components");
                components[index] = Some(components::from_pool(
                    &facts,
                    component,
                    &weighed[index],
                    part,
                )?);
            }
        }
    }
    let components: Vec<ComponentOutcome> = components.into_iter().flatten().collect();

    // 2. The net total above D, the budgets.
    if net > discretionary {
        return Err(Refusal::AllotmentsAboveAllowance);
    }
    let rows = model.people.rows.len();
    let by_rule: Vec<Q> = (0..rows)
        .map(|row| {
            let counts = components
                .iter()
                .filter(|one| one.funding != Funding::Separate);
            counts.map(|one| &one.amounts[row]).sum()
        })
        .collect();
    split::check_budgets(
        &facts,
        &discretionary,
        &unit,
        &eligible,
        &by_rule,
        &allotted,
    )?;
    let not_allotted = &discretionary - &net;
    let (redistributed, unallotted) = if redistributes {
        (not_allotted, zero())
    } else {
        (zero(), not_allotted)
    };

    // The bonus is the sum.
    let mut people = Vec::new();
    let (mut bonuses, mut base_pays) = (zero(), Some(zero()));
    for row in facts.rows() {
        let amounts = components.iter().map(|one| &one.amounts[row]);
        let bonus: Q = amounts.sum::<Q>() + &allotted[row];
        if bonus < zero() {
            return Err(Refusal::BonusBelowZero);
        }
        let base_pay = facts.base_pay(row, &[]).ok();
        let is_eligible = eligible.contains(&row);
        if is_eligible {
            bonuses += &bonus;
            base_pays = base_pays.and_then(|sum| Some(sum + base_pay.clone()?));
        }
        people.push(PersonOutcome {
            employee_id: facts.text(row, "employee_id")?,
            eligible: is_eligible,
            allotted: allotted[row].clone(),
            bonus_months: base_pay.and_then(|pay| months(&bonus, &pay)),
            bonus,
        });
    }

    let pooled: Q = components
        .iter()
        .filter(|one| one.funding == Funding::Pool)
        .map(|one| &one.paid)
        .sum();
    let from_pool = pooled + &guaranteed + &net;
    let left_over: Q = components.iter().map(|one| &one.left_over).sum();
    let overrun: Q = components.iter().map(|one| &one.overrun).sum();
    let average_bonus = (!eligible.is_empty())
        .then(|| round_to(&(&bonuses / count(eligible.len())), &one(), Round::HalfUp));
    let employer_cost = pool::employer_cost(&policy.pool, &total)?;
    Ok(Outcome {
        pool: PoolOutcome {
            basis_amount: basis,
            cost: &total + &employer_cost,
            total,
            employer_cost,
            criteria,
            discretionary,
            redistributed,
        },
        totals: Totals {
            employees: rows,
            eligible: eligible.len(),
            paid: &from_pool + &separate,
            from_pool,
            separate,
            guaranteed,
            allotted: net,
            left_over: left_over + beside + &unallotted,
            unallotted,
            overrun: overrun + shortfall,
            average_bonus,
            average_months: base_pays.and_then(|pay| months(&bonuses, &pay)),
        },
        components,
        people,
    })
}

/// interface.md: bonus / base pay, half up to 2 decimals.
fn months(bonus: &Q, base_pay: &Q) -> Option<Q> {
    (*base_pay > zero()).then(|| round_digits(&(bonus / base_pay), 2, Round::HalfUp))
}
