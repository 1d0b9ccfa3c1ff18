//! The naive calculation, in the order of calculation.md, in exact rationals throughout.

mod amounts;
mod coefficient;
mod facts;
mod pool;
mod rules;
mod sources;
mod split;
mod weights;

use super::model::*;
use super::numbers::*;
use coefficient::{at_limit, clamped};
use facts::Facts;
use weights::Weighed;

/// Where the page says "error".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    AfterBonus,
    AllotmentEmployee,
    AllotmentNegative,
    AllotmentNotWhole,
    AllotmentReason,
    AllotmentsAboveAllowance,
    AttendanceOutsideOne,
    AttendanceTwice,
    BadEmployeeId,
    BelowBands,
    BlankCell,
    BlankHireDate,
    BonusBelowZero,
    BoundHasMoreDigits,
    BoundsInInitialStage,
    BudgetAndRedistribute,
    BudgetWeights,
    CoefficientBounds,
    GuaranteedWith,
    LeftBeforeHired,
    LimitMinAboveMax,
    Negative,
    NobodyWouldBePaid,
    NoBasis,
    NoEmployee,
    NoTableCell,
    NotADate,
    NotANumber,
    NothingScheduled,
    NoUnitPrice,
    OverBudget,
    PaysMoreThanItsPool,
    PayoutAboveOne,
    PayoutOnTerm,
    PointsAndMoney,
    PoolMinAboveMax,
    PoolTooSmall,
    RateAboveOne,
    RatioToNothing,
    Shares,
    Tiers,
    UnknownColumn,
    UnknownFigure,
    Unlinked,
    UnlinkedWith,
    /// The page does not say; the case is not compared.
    Undecided,
}

#[derive(Clone, Debug)]
pub struct Outcome {
    pub pool: PoolOutcome,
    pub components: Vec<ComponentOutcome>,
    pub totals: Totals,
    pub people: Vec<PersonOutcome>,
}

#[derive(Clone, Debug)]
pub struct PoolOutcome {
    pub basis_amount: Option<Q>,
    pub total: Q,
    pub employer_cost: Q,
    pub cost: Q,
    pub criteria: Q,
    pub discretionary: Q,
    pub redistributed: Q,
}

#[derive(Clone, Debug)]
pub struct ComponentOutcome {
    pub name: String,
    pub funding: Funding,
    pub method: Method,
    pub pool: Option<Q>,
    pub weight_total: Q,
    pub tentative_total: Option<Q>,
    pub coefficient: Option<Q>,
    pub unit_price: Option<Q>,
    pub paid: Q,
    pub left_over: Q,
    pub overrun: Q,
    pub at_min: Option<usize>,
    pub at_max: Option<usize>,
    /// Per row of the people file; 0 for whoever is not in it.
    pub weights: Vec<Q>,
    pub amounts: Vec<Q>,
}

#[derive(Clone, Debug)]
pub struct Totals {
    pub employees: usize,
    pub eligible: usize,
    pub paid: Q,
    pub from_pool: Q,
    pub separate: Q,
    pub guaranteed: Q,
    pub allotted: Q,
    pub unallotted: Q,
    pub left_over: Q,
    pub overrun: Q,
    pub average_bonus: Option<Q>,
    pub average_months: Option<Q>,
}

#[derive(Clone, Debug)]
pub struct PersonOutcome {
    pub employee_id: String,
    pub eligible: bool,
    pub allotted: Q,
    pub bonus: Q,
    pub bonus_months: Option<Q>,
}

/// A rate; a bare number above 1 is an error (interface.md), text is taken as written.
pub fn rate(number: &Num) -> Result<Q, Refusal> {
    let value = number.value();
    if !number.is_text() && value > one() { Err(Refusal::RateAboveOne) } else { Ok(value) }
}

pub fn compute(model: &Model) -> Result<Outcome, Refusal> {
    let policy = &model.policy;
    let facts = Facts { policy, people: &model.people };
    rules::check(&facts)?;
    facts.check_rows()?;

    // 5. Who is paid.
    let mut eligible = Vec::new();
    for row in facts.rows() {
        if facts.eligible(row)? {
            eligible.push(row);
        }
    }

    // 2. Allotments, as far as the pool does not matter.
    let allotted = split::allotted(&facts, model.allotments.as_deref(), &eligible)?;
    let net: Q = allotted.iter().sum();

    // 4.1. Weights of everybody in every component.
    let mut weighed = Vec::new();
    for component in &policy.components {
        weighed.push(weights::weigh(&facts, component, &eligible)?);
    }

    let unit = weights::unit(policy);
    let discretionary_rate =
        policy.split.as_ref().map_or_else(|| Ok(zero()), |split| rate(&split.discretionary))?;
    let redistributes =
        policy.split.as_ref().is_some_and(|split| split.redistribute == Some(true));

    // 4.2. Guaranteed and separate components need no pool.
    let mut components: Vec<Option<ComponentOutcome>> = Vec::new();
    let (mut guaranteed, mut separate) = (zero(), zero());
    for (component, people) in policy.components.iter().zip(&weighed) {
        let outcome = match component.funding() {
            Funding::Pool => None,
            funding => {
                let outcome = paid_by_rule(&facts, component, people);
                let sum = if funding == Funding::Guaranteed { &mut guaranteed } else { &mut separate };
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
                components[index] = Some(unlinked(&facts, component, &weighed[index]));
            }
        }
        let pooled: Q = components.iter().flatten().filter_map(|one| one.pool.clone()).sum();
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
        let redistributed = if redistributes { &discretionary - &net } else { zero() };
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
                components[index] = Some(from_pool(&facts, component, &weighed[index], part)?);
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
            let counts = components.iter().filter(|one| one.funding != Funding::Separate);
            counts.map(|one| &one.amounts[row]).sum()
        })
        .collect();
    split::check_budgets(&facts, &discretionary, &unit, &eligible, &by_rule, &allotted)?;
    let not_allotted = &discretionary - &net;
    let (redistributed, unallotted) =
        if redistributes { (not_allotted, zero()) } else { (zero(), not_allotted) };

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

/// 4.2: guaranteed and separate components: the weight as money, rounded to the unit.
fn paid_by_rule(facts: &Facts, component: &Component, people: &[Weighed]) -> ComponentOutcome {
    let unit = weights::unit(facts.policy);
    let mode = component.rounding.unwrap_or(Round::Up);
    let amounts = people.iter().map(|person| round_to(&person.tentative, &unit, mode)).collect();
    let unit_price = component.unit_price.as_ref().map(Num::value);
    ComponentOutcome { unit_price, ..outcome(facts, component, people, amounts) }
}

/// 4.4 and 4.5: a pool component and its part of V.
fn from_pool(
    facts: &Facts,
    component: &Component,
    people: &[Weighed],
    part: Q,
) -> Result<ComponentOutcome, Refusal> {
    let unit = weights::unit(facts.policy);
    let mode = facts.policy.rounding.mode.unwrap_or(AmountMode::Each(Round::Down));
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
fn unlinked(facts: &Facts, component: &Component, people: &[Weighed]) -> ComponentOutcome {
    let unit = weights::unit(facts.policy);
    let mode = facts.policy.rounding.mode.unwrap_or(AmountMode::Each(Round::Down));
    let before_payout = amounts::amounts(people, &one(), &unit, mode, None);
    let amounts = pay_out(people, &before_payout, &unit);
    let paid = amounts.iter().sum();
    ComponentOutcome { pool: Some(paid), ..scaled(facts, component, people, amounts, one()) }
}

fn pay_out(people: &[Weighed], amounts: &[Q], unit: &Q) -> Vec<Q> {
    let pairs = people.iter().zip(amounts);
    pairs.map(|(person, amount)| amounts::paid_out(amount, &person.payout, unit)).collect()
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
    let min = component.limit_min.as_ref().map(|_| at_limit(people, &k, |one| one.min.as_ref()));
    let max = component.limit_max.as_ref().map(|_| at_limit(people, &k, |one| one.max.as_ref()));
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
