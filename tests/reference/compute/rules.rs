//! What a policy must not say, whoever the people are.

use super::super::model::*;
use super::super::numbers::*;
use super::facts::{self, Facts};
use super::{Refusal, rate, sources};

pub fn check(facts: &Facts) -> Result<(), Refusal> {
    let policy = facts.policy;
    names(facts)?;
    for component in &policy.components {
        check_component(policy, component)?;
    }
    let unlinked = matches!(policy.pool.method, PoolMethod::Unlinked);
    if unlinked {
        check_unlinked(policy)?;
    } else {
        shares(policy)?;
    }
    if let Some(split) = &policy.split {
        rate(&split.discretionary)?;
        if split.budget_by.is_some() && split.redistribute == Some(true) {
            return Err(Refusal::BudgetAndRedistribute);
        }
    }
    Ok(())
}

/// Every name must be one of something, used or not; a negative constant is never right (3).
fn names(facts: &Facts) -> Result<(), Refusal> {
    let policy = facts.policy;
    let figure = |name: &String| sources::figure(policy, name).map(|_| ());
    let pool = &policy.pool;
    pool.basis.iter().try_for_each(figure)?;
    for bound in [&pool.min, &pool.max].into_iter().flatten() {
        if let Bound::Figure { figure: name, .. } = bound {
            figure(name)?;
        }
    }
    let rules = policy
        .factors
        .iter()
        .chain(&pool.factors)
        .map(|factor| &factor.rule);
    let of_factors = rules.filter_map(|rule| match rule {
        FactorRule::Source(source) => Some(source),
        _ => None,
    });
    let terms = || {
        policy
            .components
            .iter()
            .flat_map(|component| &component.terms)
    };
    for source in of_factors.chain(terms().map(|term| &term.source)) {
        match source {
            Source::Value(number) if number.value() < zero() => return Err(Refusal::Negative),
            Source::Value(_) => {}
            Source::By { columns, .. } => columns.iter().try_for_each(|name| facts.known(name))?,
            Source::From { column, .. } => facts.known(column)?,
            Source::Figure {
                figure: name,
                ratio_to,
                ..
            } => {
                figure(name)?;
                ratio_to.iter().try_for_each(figure)?;
            }
        }
    }
    let of_components = policy
        .components
        .iter()
        .flat_map(|component| &component.factors);
    for name in of_components.chain(terms().flat_map(|term| &term.factors)) {
        if sources::declared(policy, name).is_none() {
            facts.known(name)?;
        }
    }
    terms()
        .filter_map(|term| term.per.as_ref())
        .try_for_each(|name| facts.known(name))
}

/// 4.1: the kind of money of a term.
pub fn term_method(component: &Component, term: &Term) -> Method {
    term.method.unwrap_or(component.method)
}

fn check_component(policy: &Policy, component: &Component) -> Result<(), Refusal> {
    // 4.1: points and money do not mix.
    let is_points = |term: &Term| term_method(component, term) == Method::Points;
    let points = component
        .terms
        .iter()
        .filter(|term| is_points(term))
        .count();
    if points != 0 && points != component.terms.len() {
        return Err(Refusal::PointsAndMoney);
    }
    // 3: a payout factor on a term.
    for name in component.terms.iter().flat_map(|term| &term.factors) {
        if sources::declared(policy, name).is_some_and(|factor| factor.payout == Some(true)) {
            return Err(Refusal::PayoutOnTerm);
        }
    }
    let adjustment = &component.adjustment;
    if component.funding() != Funding::Pool {
        // 4.2: no limits, share, adjustment; points need a unit price.
        let limited = component.limit_min.is_some() || component.limit_max.is_some();
        if limited || component.share.is_some() || !adjustment.is_absent() {
            return Err(Refusal::GuaranteedWith);
        }
        if points != 0 && component.unit_price.is_none() {
            return Err(Refusal::NoUnitPrice);
        }
    }
    // 4.4 and 3: constants that contradict each other are refused even where they meet nobody.
    let crossed = match (&component.limit_min, &component.limit_max) {
        (Some(Limit::Money(min)), Some(Limit::Money(max))) => {
            let unit = policy.rounding.unit.as_ref().map_or_else(one, Num::value);
            round_to(&min.value(), &unit, Round::Up) > round_to(&max.value(), &unit, Round::Down)
        }
        (Some(Limit::Times { of: a, times: min }), Some(Limit::Times { of: b, times: max })) => {
            facts::field(a) == facts::field(b) && min.value() > max.value()
        }
        _ => false,
    };
    if crossed {
        return Err(Refusal::LimitMinAboveMax);
    }
    let pooled = component.funding() == Funding::Pool;
    for factor in component
        .factors
        .iter()
        .filter_map(|name| sources::declared(policy, name))
    {
        let above = matches!(&factor.rule, FactorRule::Source(Source::Value(value)) if value.value() > one());
        if pooled && factor.payout == Some(true) && above {
            return Err(Refusal::PayoutAboveOne);
        }
    }
    // 4.4: the final stage is about money, and points are none without a price.
    if pooled && points != 0 && component.unit_price.is_none() && stage(component) == Stage::Final {
        return Err(Refusal::NoUnitPrice);
    }
    // 4.4: the bounds of k.
    let (min, max) = (
        adjustment.min.as_ref().map(Num::value),
        adjustment.max.as_ref().map(Num::value),
    );
    let down_only = adjustment.down_only == Some(true);
    let bounded = min.is_some() || max.is_some() || down_only;
    if bounded && stage(component) == Stage::Initial {
        return Err(Refusal::BoundsInInitialStage);
    }
    if let Some(min) = &min {
        let above_max = max.as_ref().is_some_and(|max| min > max);
        if above_max || (down_only && *min > one()) {
            return Err(Refusal::CoefficientBounds);
        }
    }
    if let Some(digits) = adjustment.digits {
        for bound in [&min, &max].into_iter().flatten() {
            if decimals(bound).is_none_or(|needed| needed > digits) {
                return Err(Refusal::BoundHasMoreDigits);
            }
        }
    }
    Ok(())
}

/// 4.4: `initial` is the default for points without `unit_price`, `final` for money.
pub fn stage(component: &Component) -> Stage {
    let default = if is_points(component) && component.unit_price.is_none() {
        Stage::Initial
    } else {
        Stage::Final
    };
    component.adjustment.stage.unwrap_or(default)
}

pub fn is_points(component: &Component) -> bool {
    component
        .terms
        .iter()
        .all(|term| term_method(component, term) == Method::Points)
}

/// 4.7
fn check_unlinked(policy: &Policy) -> Result<(), Refusal> {
    let pool = &policy.pool;
    let has_key = pool.after_bonus.is_some()
        || !pool.factors.is_empty()
        || pool.min.is_some()
        || pool.max.is_some()
        || pool.carried_over.is_some()
        || pool.already_paid.is_some();
    let redistributes = policy
        .split
        .as_ref()
        .is_some_and(|split| split.redistribute == Some(true));
    let all = policy
        .split
        .as_ref()
        .is_some_and(|split| split.discretionary.value() >= one());
    if has_key || redistributes || all {
        return Err(Refusal::UnlinkedWith);
    }
    for component in &policy.components {
        if component.share.is_some() || !component.adjustment.is_absent() {
            return Err(Refusal::UnlinkedWith);
        }
        if is_points(component) && component.unit_price.is_none() {
            return Err(Refusal::NoUnitPrice);
        }
    }
    Ok(())
}

/// 4.3: the shares of the pool components, which sum to 100%.
pub fn shares(policy: &Policy) -> Result<Vec<Q>, Refusal> {
    let pooled: Vec<&Component> = policy
        .components
        .iter()
        .filter(|one| one.funding() == Funding::Pool)
        .collect();
    let mut shares = Vec::new();
    for component in &pooled {
        shares.push(match &component.share {
            Some(share) => rate(share)?,
            None if pooled.len() == 1 => one(),
            None => return Err(Refusal::Shares),
        });
    }
    let sum: Q = shares.iter().sum();
    if !shares.is_empty() && sum != one() {
        return Err(Refusal::Shares);
    }
    Ok(shares)
}
