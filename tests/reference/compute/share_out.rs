//! The order of sections 1, 2 and 4: the pool, its split, guarantees, shares, components; or 4.7.

use super::super::model::*;
use super::super::numbers::*;
use super::facts::Facts;
use super::weights::{Weighed, unit};
use super::{ComponentOutcome, Refusal, components, pool, rate, rules, split};

/// The pool, and what the components pay.
pub struct Shared {
    pub basis: Option<Q>,
    /// P
    pub total: Q,
    /// D
    pub discretionary: Q,
    /// C before redistribution.
    pub criteria: Q,
    pub redistributed: Option<Q>,
    pub components: Vec<ComponentOutcome>,
    /// What is left of V beside the components: below one unit, or all of it without any.
    pub beside: Q,
    /// By how much G exceeds C.
    pub shortfall: Q,
}

impl Shared {
    pub fn paid(&self, funding: Funding) -> Q {
        let components = self.components.iter();
        components
            .filter(|one| one.funding == funding)
            .map(|one| &one.paid)
            .sum()
    }
}

/// d of section 2.
fn discretionary_rate(policy: &Policy) -> Result<Q, Refusal> {
    policy
        .split
        .as_ref()
        .map_or_else(|| Ok(zero()), |split| rate(&split.discretionary))
}

/// G of 4.2.
fn guaranteed(facts: &Facts, weighed: &[Vec<Weighed>]) -> Q {
    let mut sum = zero();
    for (component, people) in facts.policy.components.iter().zip(weighed) {
        if component.funding() == Funding::Guaranteed {
            sum += components::paid_by_rule(facts, component, people).paid;
        }
    }
    sum
}

/// Section 4.7: the rules decide, and the pool follows.
pub fn unlinked(facts: &Facts, weighed: &[Vec<Weighed>]) -> Result<Shared, Refusal> {
    let policy = facts.policy;
    let pay = |(component, people): (&Component, &Vec<Weighed>)| match component.funding() {
        Funding::Pool => components::unlinked(facts, component, people),
        _ => components::paid_by_rule(facts, component, people),
    };
    let mut shared = Shared {
        basis: None,
        total: zero(),
        discretionary: zero(),
        criteria: zero(),
        redistributed: None,
        components: policy.components.iter().zip(weighed).map(pay).collect(),
        beside: zero(),
        shortfall: zero(),
    };
    shared.criteria = shared.paid(Funding::Pool) + shared.paid(Funding::Guaranteed);
    let exact = &shared.criteria / (one() - discretionary_rate(policy)?);
    shared.total = round_to(&exact, &pool::unit(&policy.pool), Round::Up);
    shared.discretionary = &shared.total - &shared.criteria;
    Ok(shared)
}

/// Every other method; `net` is what is allotted.
pub fn linked(
    facts: &Facts,
    eligible: &[usize],
    weighed: &[Vec<Weighed>],
    net: &Q,
) -> Result<Shared, Refusal> {
    let policy = facts.policy;
    let unit = unit(policy);
    // 1. The pool.
    let pool::Pooled { basis, total } = pool::pool(facts, eligible)?;
    // 2. Its split; what is not allotted may join C.
    let exact = &total * discretionary_rate(policy)?;
    let discretionary = round_to(&exact, &unit, Round::Down);
    let criteria = &total - &discretionary;
    let joins = policy
        .split
        .as_ref()
        .is_some_and(|split| split.redistribute == Some(true));
    let redistributed = joins.then(|| &discretionary - net);
    let mut v = &criteria + redistributed.clone().unwrap_or_else(zero);
    // 4.2. V = C − G.
    v -= guaranteed(facts, weighed);
    let mut shortfall = zero();
    if v < zero() {
        if !policy.pool.pay_guaranteed {
            return Err(Refusal::PoolTooSmall);
        }
        shortfall = -v;
        v = zero();
    }
    // 4.3. Shares.
    let parts = split::parts(&v, &rules::shares(policy)?, &unit);
    let beside = &v - parts.iter().sum::<Q>();
    let mut parts = parts.into_iter();
    // 4.4, 4.5. The components.
    let mut components = Vec::new();
    for (component, people) in policy.components.iter().zip(weighed) {
        components.push(match component.funding() {
            Funding::Pool => {
                let part = parts.next().expect("as many parts as pool components");
                components::from_pool(facts, component, people, part)?
            }
            _ => components::paid_by_rule(facts, component, people),
        });
    }
    Ok(Shared {
        basis,
        total,
        discretionary,
        criteria,
        redistributed,
        components,
        beside,
        shortfall,
    })
}
