//! Section 4: a bonus is the sum of its components and allotments; and the totals of interface.md.

use super::super::model::Funding;
use super::super::numbers::*;
use super::facts::Facts;
use super::share_out::Shared;
use super::{Outcome, PersonOutcome, PoolOutcome, Refusal, Totals, pool};

pub fn outcome(
    facts: &Facts,
    eligible: &[usize],
    shared: Shared,
    allotted: &[Q],
) -> Result<Outcome, Refusal> {
    let mut people = Vec::new();
    let (mut bonuses, mut base_pays) = (zero(), Some(zero()));
    for row in facts.rows() {
        let amounts = shared.components.iter().map(|one| &one.amounts[row]);
        let bonus = amounts.sum::<Q>() + &allotted[row];
        // 2. A bonus below zero.
        if bonus < zero() {
            return Err(Refusal::BonusBelowZero);
        }
        let base_pay = facts.base_pay(row, &[]).ok();
        if eligible.contains(&row) {
            bonuses += &bonus;
            base_pays = base_pays.and_then(|sum| Some(sum + base_pay.clone()?));
        }
        people.push(PersonOutcome {
            employee_id: facts.text(row, "employee_id")?,
            eligible: eligible.contains(&row),
            allotted: allotted[row].clone(),
            bonus_months: base_pay.and_then(|pay| months(&bonus, &pay)),
            bonus,
        });
    }

    let net: Q = allotted.iter().sum();
    let (guaranteed, separate) = (
        shared.paid(Funding::Guaranteed),
        shared.paid(Funding::Separate),
    );
    let from_pool = shared.paid(Funding::Pool) + &guaranteed + &net;
    let unallotted = match shared.redistributed {
        Some(_) => zero(),
        None => &shared.discretionary - &net,
    };
    let left_over: Q = shared.components.iter().map(|one| &one.left_over).sum();
    let overrun: Q = shared.components.iter().map(|one| &one.overrun).sum();
    let average = || round_to(&(&bonuses / count(eligible.len())), &one(), Round::HalfUp);
    let totals = Totals {
        employees: people.len(),
        eligible: eligible.len(),
        paid: &from_pool + &separate,
        from_pool,
        separate,
        guaranteed,
        allotted: net,
        left_over: left_over + &shared.beside + &unallotted,
        unallotted,
        overrun: overrun + &shared.shortfall,
        average_bonus: (!eligible.is_empty()).then(average),
        average_months: base_pays.and_then(|pay| months(&bonuses, &pay)),
    };
    let employer_cost = pool::employer_cost(&facts.policy.pool, &shared.total)?;
    let pool = PoolOutcome {
        basis_amount: shared.basis,
        cost: &shared.total + &employer_cost,
        total: shared.total,
        employer_cost,
        criteria: shared.criteria,
        discretionary: shared.discretionary,
        redistributed: shared.redistributed.unwrap_or_else(zero),
    };
    Ok(Outcome {
        pool,
        components: shared.components,
        totals,
        people,
    })
}

/// interface.md: bonus / base pay, half up to 2 decimals.
fn months(bonus: &Q, base_pay: &Q) -> Option<Q> {
    (*base_pay > zero()).then(|| round_digits(&(bonus / base_pay), 2, Round::HalfUp))
}
