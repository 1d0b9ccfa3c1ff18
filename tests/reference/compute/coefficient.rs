//! 4.4: the adjustment coefficient k.

use super::super::model::*;
use super::super::numbers::*;
use super::Refusal;
use super::weights::Weighed;

/// The coefficient as it is used, and how it came to be.
pub struct Coefficient {
    pub k: Q,
    /// k is as found: neither bounded nor rounded, and with it the clamped sum is `V_c`.
    pub meets_pool: bool,
    /// `adjustment.min` held k up, or the minimums alone exceed `V_c`.
    pub held_up: bool,
}

/// `clamp(k·tᵢ, minᵢ, maxᵢ)`
pub fn clamped(k: &Q, person: &Weighed) -> Q {
    let mut amount = k * &person.tentative;
    if let Some(max) = &person.max {
        amount = std::cmp::min(amount, max.clone());
    }
    if let Some(min) = &person.min {
        amount = std::cmp::max(amount, min.clone());
    }
    amount
}

fn sum(k: &Q, people: &[Weighed]) -> Q {
    people.iter().map(|person| clamped(k, person)).sum()
}

pub fn coefficient(
    people: &[Weighed],
    pool: &Q,
    adjustment: &Adjustment,
) -> Result<Coefficient, Refusal> {
    let found = found(people, pool)?;
    let mut k = found.clone();
    // Final stage only (`rules` refuses these keys in the initial stage): scale, max, min.
    if adjustment.down_only == Some(true) {
        k = std::cmp::min(k, one());
    }
    if let Some(max) = &adjustment.max {
        k = std::cmp::min(k, max.value());
    }
    let mut held_up = sum(&zero(), people) > *pool;
    if let Some(min) = adjustment.min.as_ref().map(Num::value)
        && min > k
    {
        k = min;
        held_up = true;
    }
    // `digits`, unless everyone with a weight stands at a maximum because V_c is out of reach.
    let at_max = |person: &Weighed| {
        person.tentative == zero() || person.max.as_ref() == Some(&clamped(&k, person))
    };
    let out_of_reach = sum(&found, people) < *pool && people.iter().all(at_max);
    if let Some(digits) = adjustment.digits
        && !out_of_reach
    {
        k = round_digits(&k, digits, adjustment.mode.unwrap_or(Round::Down));
    }
    let meets_pool = k == found && sum(&k, people) == *pool;
    Ok(Coefficient {
        k,
        meets_pool,
        held_up,
    })
}

/// The smallest k ≥ 0 with `Σ clamp(k·tᵢ, minᵢ, maxᵢ) = V_c`; where `V_c` is out of reach, the
/// smallest that reaches the largest sum; 0 where the minimums alone exceed `V_c`.
fn found(people: &[Weighed], pool: &Q) -> Result<Q, Refusal> {
    // The sum is a straight line between the places where somebody meets a limit.
    let mut bends = vec![zero()];
    for person in people.iter().filter(|person| person.tentative > zero()) {
        for limit in [&person.min, &person.max].into_iter().flatten() {
            bends.push(limit / &person.tentative);
        }
    }
    bends.sort();
    if sum(&zero(), people) >= *pool {
        return Ok(zero());
    }
    for pair in bends.windows(2) {
        let (low, high) = (sum(&pair[0], people), sum(&pair[1], people));
        if *pool <= high {
            return Ok(&pair[0] + (pool - &low) * (&pair[1] - &pair[0]) / (high - low));
        }
    }
    let last = &bends[bends.len() - 1];
    let most = sum(last, people);
    let slope = sum(&(last + one()), people) - &most;
    if slope > zero() {
        return Ok(last + (pool - most) / slope);
    }
    if most == zero() {
        return Err(Refusal::NobodyWouldBePaid);
    }
    let smallest = bends.iter().find(|bend| sum(bend, people) == most);
    Ok(smallest.unwrap_or(last).clone())
}

/// Where there is a limit: how many stand at it, before rounding.
pub fn at_limit(people: &[Weighed], k: &Q, limit: impl Fn(&Weighed) -> Option<&Q>) -> usize {
    people
        .iter()
        .filter(|person| limit(person) == Some(&clamped(k, person)))
        .count()
}
