//! 4.5: amounts and rounding.

use super::super::model::*;
use super::super::numbers::*;
use super::coefficient::clamped;
use super::weights::Weighed;

/// Everybody's amount, before payout factors. `hand_out` is `V_c` where k is as found: only there
/// are missing units handed out.
pub fn amounts(
    people: &[Weighed],
    k: &Q,
    unit: &Q,
    mode: AmountMode,
    hand_out: Option<&Q>,
) -> Vec<Q> {
    let exact: Vec<Q> = people.iter().map(|person| clamped(k, person)).collect();
    let each = |round| {
        exact
            .iter()
            .map(|amount| round_to(amount, unit, round))
            .collect()
    };
    let mut amounts: Vec<Q> = match mode {
        AmountMode::Each(round) => return each(round),
        AmountMode::LargestRemainder | AmountMode::Exact => each(Round::Down),
    };
    let Some(pool) = hand_out else { return amounts };
    let paid: Q = amounts.iter().sum();
    let mut missing = (pool - paid) / unit;

    // Larger remainder first, then larger tᵢ, then the employee id.
    let remainder = |index: usize| &exact[index] - &amounts[index];
    let mut order: Vec<(Q, Q, &str, usize)> = people
        .iter()
        .enumerate()
        .map(|(index, one)| {
            (
                remainder(index),
                one.tentative.clone(),
                one.id.as_str(),
                index,
            )
        })
        .collect();
    order.sort_by(|a, b| (&b.0, &b.1).cmp(&(&a.0, &a.1)).then_with(|| a.2.cmp(b.2)));

    if mode == AmountMode::Exact {
        for (_, _, _, index) in order {
            if missing >= one() {
                amounts[index] += unit;
                missing -= one();
            }
        }
        return amounts;
    }
    // A group of equals gets its units together; too few for a group are left over.
    for group in order.chunk_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1)) {
        if missing < count(group.len()) {
            break;
        }
        for (_, _, _, index) in group {
            amounts[*index] += unit;
            missing -= one();
        }
    }
    amounts
}

/// The payout factors, one after another, each rounded down to the unit.
pub fn paid_out(amount: &Q, factors: &[Q], unit: &Q) -> Q {
    let cut = |amount: Q, factor: &Q| round_to(&(amount * factor), unit, Round::Down);
    factors.iter().fold(amount.clone(), cut)
}
