//! 4.2, 4.4, 4.5 and 4.7: one component, from what people weigh to what they are paid.

use super::super::model::*;
use super::super::numbers::*;
use super::coefficient::{at_limit, clamped};
use super::facts::Facts;
use super::weights::Weighed;
use super::{ComponentOutcome, Refusal, amounts, coefficient, rules, weights};

/// 4.2: guaranteed and separate components: the weight as money, rounded to the unit.
pub fn paid_by_rule(facts: &Facts, component: &Component, people: &[Weighed]) -> ComponentOutcome {
    let unit = weights::unit(facts.policy);
    let mode = component.rounding.unwrap_or(Round::Up);
    let amounts = people
        .iter()
        .map(|person| round_to(&person.tentative, &unit, mode))
        .collect();
    let unit_price = component.unit_price.as_ref().map(Num::value);
    ComponentOutcome {
        unit_price,
        ..outcome(facts, component, people, amounts)
    }
}

/// 4.4 and 4.5: a pool component and its part of V.
pub fn from_pool(
    facts: &Facts,
    component: &Component,
    people: &[Weighed],
    part: Q,
) -> Result<ComponentOutcome, Refusal> {
    let unit = weights::unit(facts.policy);
    let mode = facts
        .policy
        .rounding
        .mode
        .unwrap_or(AmountMode::Each(Round::Down));
    let found = coefficient::coefficient(people, &part, &component.adjustment)?;
    let hand_out = found.meets_pool.then_some(&part);
    let before_payout = amounts::amounts(people, &found.k, &unit, mode, hand_out);
    let too_much = before_payout.iter().sum::<Q>() > part;
    if found.held_up && too_much && !facts.policy.pool.pay_guaranteed {
        return Err(Refusal::PaysMoreThanItsPool);
    }
    let amounts = pay_out(people, &before_payout, &unit);
    let paid: Q = amounts.iter().sum();
    // Net per component: pool + overrun = paid + left over.
    let left_over = std::cmp::max(&part - &paid, zero());
    let overrun = std::cmp::max(&paid - &part, zero());
    Ok(ComponentOutcome {
        pool: Some(part),
        left_over,
        overrun,
        ..scaled(facts, component, people, amounts, found.k)
    })
}

/// 4.7: k = 1, and the component pays its tentative amounts.
pub fn unlinked(facts: &Facts, component: &Component, people: &[Weighed]) -> ComponentOutcome {
    let unit = weights::unit(facts.policy);
    let mode = facts
        .policy
        .rounding
        .mode
        .unwrap_or(AmountMode::Each(Round::Down));
    let before_payout = amounts::amounts(people, &one(), &unit, mode, None);
    let amounts = pay_out(people, &before_payout, &unit);
    let paid = amounts.iter().sum();
    ComponentOutcome {
        pool: Some(paid),
        ..scaled(facts, component, people, amounts, one())
    }
}

fn pay_out(people: &[Weighed], amounts: &[Q], unit: &Q) -> Vec<Q> {
    let pairs = people.iter().zip(amounts);
    pairs
        .map(|(person, amount)| amounts::paid_out(amount, &person.payout, unit))
        .collect()
}

/// What a component with a coefficient reports.
fn scaled(
    facts: &Facts,
    component: &Component,
    people: &[Weighed],
    amounts: Vec<Q>,
    k: Q,
) -> ComponentOutcome {
    let price = match rules::stage(component) {
        Stage::Initial => one(),
        Stage::Final => component.unit_price.as_ref().map_or_else(one, Num::value),
    };
    debug_assert!(people.iter().all(|person| clamped(&k, person) >= zero()));
    let min = component
        .limit_min
        .as_ref()
        .map(|_| at_limit(people, &k, |one| one.min.as_ref()));
    let max = component
        .limit_max
        .as_ref()
        .map(|_| at_limit(people, &k, |one| one.max.as_ref()));
    ComponentOutcome {
        tentative_total: Some(people.iter().map(|person| &person.tentative).sum()),
        unit_price: rules::is_points(component).then(|| price * &k),
        coefficient: Some(k),
        at_min: min,
        at_max: max,
        ..outcome(facts, component, people, amounts)
    }
}

fn outcome(
    facts: &Facts,
    component: &Component,
    people: &[Weighed],
    paid: Vec<Q>,
) -> ComponentOutcome {
    let mut weights = vec![zero(); facts.people.rows.len()];
    let mut amounts = weights.clone();
    for (person, amount) in people.iter().zip(paid) {
        weights[person.row] = person.weight.clone();
        amounts[person.row] = amount;
    }
    ComponentOutcome {
        name: component.name.clone(),
        funding: component.funding(),
        method: component.method,
        pool: None,
        weight_total: weights.iter().sum(),
        tentative_total: None,
        coefficient: None,
        unit_price: None,
        paid: amounts.iter().sum(),
        left_over: zero(),
        overrun: zero(),
        at_min: None,
        at_max: None,
        weights,
        amounts,
    }
}
