//! The naive calculation, in the order of calculation.md, in exact rationals throughout.

mod amounts;
mod coefficient;
mod components;
mod dates;
mod facts;
mod outcome;
mod pool;
mod rules;
mod share_out;
mod sources;
mod split;
mod sum;
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

    // 1, 2, 4.2 to 4.5; or 4.7.
    let shared = if matches!(policy.pool.method, PoolMethod::Unlinked) {
        share_out::unlinked(&facts, &weighed)?
    } else {
        share_out::linked(&facts, &eligible, &weighed, &net)?
    };

    // 2. The net total above D, the budgets.
    if net > shared.discretionary {
        return Err(Refusal::AllotmentsAboveAllowance);
    }
    split::check_budgets(&facts, &shared, &eligible, &allotted)?;

    // 4. The bonus is the sum.
    sum::outcome(&facts, &eligible, shared, &allotted)
}
