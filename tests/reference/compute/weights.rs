//! 4.1 and 4.4: each person's weight, tentative amount and limits in a component.

use super::super::model::*;
use super::super::numbers::*;
use super::Refusal;
use super::facts::Facts;
use super::rules::{is_points, stage, term_method};
use super::sources::{named_factor, source};

/// One person in one component.
#[derive(Clone, Debug)]
pub struct Weighed {
    pub row: usize,
    pub id: String,
    pub weight: Q,
    /// tᵢ of 4.4; the exact money for guaranteed and separate components.
    pub tentative: Q,
    pub min: Option<Q>,
    pub max: Option<Q>,
    /// Payout factors, in the order written; none outside the pool.
    pub payout: Vec<Q>,
}

/// The people a component is for, with what they weigh.
pub fn weigh(
    facts: &Facts,
    component: &Component,
    eligible: &[usize],
) -> Result<Vec<Weighed>, Refusal> {
    let mut people = Vec::new();
    for row in eligible.iter().copied() {
        // `only` restricts a component: the others weigh nothing and need no table cell.
        if !facts.matches(row, &component.only)? {
            continue;
        }
        let id = facts.text(row, "employee_id")?;
        let (weight, payout) = weight(facts, component, row)?;
        let tentative = tentative(facts.policy, component, &weight);
        let unit = unit(facts.policy);
        // 4.4: limits are first pulled inside to multiples of the unit.
        let limit = |limit: &Option<Limit>, mode| -> Result<Option<Q>, Refusal> {
            let Some(limit) = limit else { return Ok(None) };
            let money = match limit {
                Limit::Money(money) => money.value(),
                Limit::Times { of, times } => facts.number(row, of)? * times.value(),
            };
            Ok(Some(round_to(&money, &unit, mode)))
        };
        let min = limit(&component.limit_min, Round::Up)?;
        let max = limit(&component.limit_max, Round::Down)?;
        if let (Some(min), Some(max)) = (&min, &max)
            && min > max
        {
            return Err(Refusal::LimitMinAboveMax);
        }
        people.push(Weighed {
            row,
            id,
            weight,
            tentative,
            min,
            max,
            payout,
        });
    }
    Ok(people)
}

/// `rounding.unit`
pub fn unit(policy: &Policy) -> Q {
    policy.rounding.unit.as_ref().map_or_else(one, Num::value)
}

/// 4.1: `(Σ terms) × factor₁ × factor₂ …`, rounded after the sum and after every factor.
fn weight(facts: &Facts, component: &Component, row: usize) -> Result<(Q, Vec<Q>), Refusal> {
    let digits = facts.policy.rounding.weight_digits.unwrap_or(4);
    let rounded = |weight: Q| round_digits(&weight, digits, Round::HalfUp);
    let mut sum = zero();
    for term in &component.terms {
        let mut number = source(facts, Some(row), &term.source)?;
        if let Some(column) = &term.per {
            number *= facts.number(row, column)?;
        }
        for name in &term.factors {
            number *= named_factor(facts, row, name)?.0;
        }
        if term_method(component, term) == Method::Months {
            number *= facts.base_pay(row, &component.base_pay)?;
        }
        if number < zero() {
            return Err(Refusal::Negative);
        }
        sum += number;
    }
    let mut weight = rounded(sum);
    let mut payout = Vec::new();
    for name in &component.factors {
        let (coefficient, is_payout) = named_factor(facts, row, name)?;
        // 4.2: in guaranteed and separate components payout factors act as weight factors.
        if is_payout && component.funding() == Funding::Pool {
            if coefficient > one() {
                return Err(Refusal::PayoutAboveOne);
            }
            payout.push(coefficient);
        } else {
            weight = rounded(weight * coefficient);
        }
    }
    Ok((weight, payout))
}

/// 4.4: the weight itself, or the money that the rule gives, rounded half up to 1 or to a
/// smaller `rounding.unit`.
fn tentative(policy: &Policy, component: &Component, weight: &Q) -> Q {
    let price = match &component.unit_price {
        Some(price) if is_points(component) => price.value(),
        _ => one(),
    };
    if component.funding() != Funding::Pool {
        return weight * price;
    }
    match stage(component) {
        Stage::Initial => weight.clone(),
        Stage::Final => {
            let to = std::cmp::min(one(), unit(policy));
            round_to(&(weight * price), &to, Round::HalfUp)
        }
    }
}
