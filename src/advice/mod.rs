//! Advice: what people who know bonus systems would raise, seen in a policy and in an outcome that are both sound.
//!
//! One file a lint. A lint finds a typed [`Advice`] and a place in a file, if it has one; it knows nothing of words,
//! and what it finds names groups, counts and what the policy itself says, never what one person earns. To add one:
//! a variant and its code in `found`, a file with a `look`, a line in the lists below, its code in
//! [`crate::policy::ADVICE`], words in `view::wording::advice`, a page in `view::codes` and a folder in `tests/advice`.

mod cells;
mod coarse_digits;
mod coefficient;
mod factor_changes_nothing;
mod found;
mod goal_weights;
mod goals_asked;
mod goals_at_cap;
mod gross_profit;
mod labor_share;
mod large_allowance;
mod leave_shut_out;
mod many_at_limit;
mod no_purpose;
mod okr_linked;
mod one_part_decides;
mod only_numeric;
mod payment_date;
mod pool_above_basis;
mod rating_spread;
mod rating_without_cell;
mod ratings_pay_the_same;
mod reversed;
mod scales;
mod season;
mod small_groups_ranked;
mod star_near_key;
#[cfg(test)]
mod tests;
mod tier_cliff;
mod too_many_goals;
mod too_many_rules;
mod unasked_rating;
mod uncontrollable;
mod uneven_steps;
mod unused_cell;
mod unused_column;

use crate::diagnostics::Findings;
use crate::policy::Policy;

pub use coarse_digits::Coarse;
pub use factor_changes_nothing::Idle;
pub use found::Advice;
pub use leave_shut_out::ShutOut;
pub use many_at_limit::Limit;
pub use one_part_decides::Lopsided;
pub use reversed::Reversal;
pub use season::Season;
pub use small_groups_ranked::SmallGroups;
pub use tier_cliff::Cliff;
pub use uncontrollable::Uncontrolled;
pub use uneven_steps::Uneven;

/// The lints over a policy alone, in the order in which they speak.
const OF_POLICY: [fn(&Policy, &mut Findings<Advice>); 16] = [
    no_purpose::look,
    too_many_rules::look,
    large_allowance::look,
    gross_profit::look,
    tier_cliff::look,
    payment_date::look,
    leave_shut_out::look_at_policy,
    reversed::look,
    ratings_pay_the_same::look,
    uneven_steps::look,
    factor_changes_nothing::look,
    coarse_digits::look_at_policy,
    unasked_rating::look,
    rating_without_cell::look,
    one_part_decides::look,
    okr_linked::look,
];

/// The lints over what came out of it.
const OF_OUTCOME: [fn(&Season<'_>, &mut Findings<Advice>); 15] = [
    unused_column::look,
    unused_cell::look,
    star_near_key::look,
    leave_shut_out::look_at_outcome,
    pool_above_basis::look,
    labor_share::look,
    coefficient::look,
    coarse_digits::look_at_outcome,
    many_at_limit::look,
    rating_spread::look,
    small_groups_ranked::look,
    only_numeric::look,
    goals_at_cap::look,
    too_many_goals::look,
    goal_weights::look,
];

/// What the policy alone lets one ask, without what it has silenced.
#[must_use]
pub fn of_policy(policy: &Policy) -> Findings<Advice> {
    of(policy, None)
}

/// What the policy and what came out of it let one ask, without what the policy has silenced.
#[must_use]
pub fn of_season(season: &Season<'_>) -> Findings<Advice> {
    of(season.policy, Some(season))
}

fn of(policy: &Policy, season: Option<&Season<'_>>) -> Findings<Advice> {
    let mut found = Findings::default();
    for look in OF_POLICY {
        look(policy, &mut found);
    }
    // The one lint over a policy to which a season adds numbers.
    uncontrollable::look(policy, season, &mut found);
    if let Some(season) = season {
        for look in OF_OUTCOME {
            look(season, &mut found);
        }
    }
    unsilenced(policy, found)
}

fn unsilenced(policy: &Policy, found: Findings<Advice>) -> Findings<Advice> {
    let mut left = Findings::default();
    for finding in found.iter() {
        if !policy.allowed_advice.contains(finding.fault.code()) {
            left.push(finding.clone());
        }
    }
    left
}
