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

/// Worked by hand: people as (tᵢ, minᵢ, maxᵢ), the pool, and k as found; −1 for no limit.
#[test]
fn coefficients_with_limits() {
    let ratio = |over: i64, under: i64| int(over) / int(under);
    let person = |&(t, min, max): &(i64, i64, i64)| Weighed {
        row: 0,
        id: String::new(),
        weight: int(t),
        tentative: int(t),
        min: (min >= 0).then(|| int(min)),
        max: (max >= 0).then(|| int(max)),
        payout: Vec::new(),
    };
    type Case<'a> = (&'a [(i64, i64, i64)], i64, Option<Q>);
    let cases: &[Case] = &[
        (&[(1, -1, -1), (2, -1, -1)], 100, Some(ratio(100, 3))),
        // One at the maximum of 20, the other takes 80.
        (&[(1, -1, -1), (2, -1, 20)], 100, Some(int(80))),
        // One at the minimum of 60, the other takes 40.
        (&[(1, 60, -1), (2, -1, -1)], 100, Some(int(20))),
        // Both: 60 at least, 25 at most, and 15 for the third.
        (&[(1, 60, -1), (2, -1, 25), (1, -1, -1)], 100, Some(int(15))),
        // All at a maximum: the smallest k that reaches 30.
        (&[(1, -1, 10), (2, -1, 20)], 100, Some(int(10))),
        (&[(4, -1, 10), (2, -1, 20), (5, 7, 7)], 100, Some(int(10))),
        // The minimums alone are above, or just met.
        (&[(1, 60, -1), (0, 50, -1)], 100, Some(zero())),
        (&[(1, 60, -1), (0, 40, -1)], 100, Some(zero())),
        // No pool, no minimums.
        (&[(1, -1, -1)], 0, Some(zero())),
        // Nobody can be paid; but the minimum of a weight of zero is paid.
        (&[(0, -1, 50)], 100, None),
        (&[(1, -1, 0)], 100, None),
        (&[(0, 50, -1)], 100, Some(zero())),
    ];
    for (people, pool, k) in cases {
        let people: Vec<Weighed> = people.iter().map(person).collect();
        assert_eq!(found(&people, &int(*pool)).ok(), *k, "{people:?} {pool}");
    }
}
