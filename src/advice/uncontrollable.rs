//! Pay that hangs on KPIs beyond the control of those who are paid: against the controllability principle of management
//! accounting, by which people answer for what they can influence.

use crate::diagnostics::Findings;
use crate::evaluation::{JudgedGoal, PersonGoals};
use crate::money::{Overflow, Ratio, Rounding};
use crate::people::Measure;
use crate::policy::{Policy, Uncontrollable};

use super::season::Season;
use super::{Advice, goals_asked};

/// What of it a file of goals shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncontrolled {
    /// How many people have such KPIs.
    pub people: usize,
    /// How many have goals.
    pub of: usize,
    /// The part of the weight of those people, on average and to the whole per cent.
    pub share: Ratio,
}

pub fn look(policy: &Policy, season: Option<&Season<'_>>, found: &mut Findings<Advice>) {
    let halved = match policy.goals.map(|goals| goals.uncontrollable) {
        Some(Uncontrollable::Half) => true,
        Some(Uncontrollable::Count) => false,
        Some(Uncontrollable::Exclude) | None => return,
    };
    if let Some(span) = goals_asked::place(policy) {
        let seen = season.and_then(|season| seen(season).ok()?);
        found.add(Advice::UncontrollableCounts { halved, seen }, span);
    }
}

fn seen(season: &Season<'_>) -> Result<Option<Uncontrolled>, Overflow> {
    let Some((_, people)) = season.goals() else {
        return Ok(None);
    };
    let mut shares = Vec::new();
    for person in &people {
        let share = share(person)?;
        if !share.is_zero() {
            shares.push(share);
        }
    }
    let count = i128::try_from(shares.len()).map_err(|_| Overflow)?;
    if count == 0 {
        return Ok(None);
    }
    let average = Ratio::sum(shares.iter().copied())?.div(Ratio::integer(count))?;
    Ok(Some(Uncontrolled {
        people: shares.len(),
        of: people.len(),
        share: average.round_digits(2, Rounding::HalfUp)?,
    }))
}

/// The part of what counts that the person cannot control.
fn share(person: &PersonGoals) -> Result<Ratio, Overflow> {
    let counted = || person.goals.iter().filter(|judged| judged.counts());
    let beyond = counted().filter(|judged| is_beyond_control(judged));
    let beyond = Ratio::sum(beyond.map(|judged| judged.weight))?;
    if beyond.is_zero() {
        return Ok(Ratio::ZERO);
    }
    beyond.div(Ratio::sum(counted().map(|judged| judged.weight))?)
}

fn is_beyond_control(judged: &JudgedGoal) -> bool {
    matches!(
        judged.goal.measure,
        Measure::Indicator {
            controllable: false,
            ..
        }
    )
}
