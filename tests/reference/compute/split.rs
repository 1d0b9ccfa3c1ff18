//! Section 2: allotments and budgets; 4.3: the pool components' parts of V.

use std::collections::BTreeMap;

use super::super::model::*;
use super::super::numbers::*;
use super::facts::Facts;
use super::share_out::Shared;
use super::{Refusal, weights};

/// The net allotment of every row, in order.
pub fn allotted(
    facts: &Facts,
    allotments: Option<&[Allotment]>,
    eligible: &[usize],
) -> Result<Vec<Q>, Refusal> {
    let allow_negative = facts
        .policy
        .split
        .as_ref()
        .is_some_and(|split| split.allow_negative);
    let mut sums = vec![zero(); facts.people.rows.len()];
    for allotment in allotments.unwrap_or_default() {
        if normal(&allotment.reason).is_empty() {
            return Err(Refusal::AllotmentReason);
        }
        let id = normal(&allotment.employee_id);
        let mut found = None;
        for row in eligible.iter().copied() {
            if facts.text(row, "employee_id")? == id {
                found = Some(row);
            }
        }
        let row = found.ok_or(Refusal::AllotmentEmployee)?;
        let amount = read(&allotment.amount).ok_or(Refusal::NotANumber)?;
        if !amount.is_integer() {
            return Err(Refusal::AllotmentNotWhole);
        }
        if amount < zero() && !allow_negative {
            return Err(Refusal::AllotmentNegative);
        }
        sums[row] += amount;
    }
    Ok(sums)
}

/// One group that D is divided over.
struct Group {
    name: String,
    weight: Q,
    allotted: Q,
    remainder: Q,
    units: Q,
}

/// Each group's allotments stay inside its budget.
pub fn check_budgets(
    facts: &Facts,
    shared: &Shared,
    eligible: &[usize],
    allotted: &[Q],
) -> Result<(), Refusal> {
    let (unit, discretionary) = (weights::unit(facts.policy), &shared.discretionary);
    let Some(split) = &facts.policy.split else {
        return Ok(());
    };
    let Some(column) = &split.budget_by else {
        return Ok(());
    };
    let mut sums: BTreeMap<String, (Q, Q)> = BTreeMap::new();
    for row in eligible.iter().copied() {
        let weight = match split.budget_weight.unwrap_or(BudgetWeight::ByRule) {
            // What guaranteed and pool components pay.
            BudgetWeight::ByRule => {
                let by_rule = shared.components.iter();
                let by_rule = by_rule.filter(|one| one.funding != Funding::Separate);
                by_rule.map(|one| &one.amounts[row]).sum()
            }
            BudgetWeight::Headcount => one(),
            BudgetWeight::BasePay => facts.base_pay(row, &[])?,
        };
        let sum = sums
            .entry(facts.text(row, column)?)
            .or_insert_with(|| (zero(), zero()));
        sum.0 += weight;
        sum.1 += &allotted[row];
    }
    let total: Q = sums.values().map(|(weight, _)| weight).sum();
    if total == zero() {
        // With nothing to divide the page does not say whether this is an error.
        let nothing = *discretionary == zero();
        return Err(if nothing {
            Refusal::Undecided
        } else {
            Refusal::BudgetWeights
        });
    }
    let all_units = (discretionary / &unit).floor();
    let mut groups: Vec<Group> = Vec::new();
    for (name, (weight, allotted)) in sums {
        let exact = &all_units * &weight / &total;
        let units = exact.floor();
        groups.push(Group {
            name,
            weight,
            allotted,
            remainder: exact - &units,
            units,
        });
    }
    // The largest remainders get the missing units: ties to the larger weight, then the name.
    groups.sort_by(|a, b| {
        let by_number = (&b.remainder, &b.weight).cmp(&(&a.remainder, &a.weight));
        by_number.then_with(|| a.name.cmp(&b.name))
    });
    let mut missing = &all_units - groups.iter().map(|group| &group.units).sum::<Q>();
    for group in &mut groups {
        if missing >= one() {
            group.units += one();
            missing -= one();
        }
        if group.allotted > &group.units * &unit {
            return Err(Refusal::OverBudget);
        }
    }
    Ok(())
}

/// 4.3: V by shares: each down to the unit, missing units to the largest remainders, ties in
/// the order written. What is below one unit is in no part.
pub fn parts(v: &Q, shares: &[Q], unit: &Q) -> Vec<Q> {
    let mut parts: Vec<Q> = Vec::new();
    let mut order: Vec<(Q, usize)> = Vec::new();
    for (index, share) in shares.iter().enumerate() {
        let part = round_to(&(v * share), unit, Round::Down);
        order.push((v * share - &part, index));
        parts.push(part);
    }
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut missing = round_to(v, unit, Round::Down) - parts.iter().sum::<Q>();
    for (_, index) in order {
        if missing > zero() {
            parts[index] += unit;
            missing -= unit;
        }
    }
    parts
}
