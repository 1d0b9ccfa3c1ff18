//! Hands out the units that rounding down leaves of the total. Deliberately absent: the choice between modes, and
//! any unit for a person without a remainder, which is everyone who stands at a limit.

use std::cmp::Ordering;

use super::{AllocateError, Coefficient, Invalid, Sharing, share};

/// What a person can say for getting one of the units left.
struct Claim {
    remainder: i128,
    tentative: i128,
    rank: u32,
    person: usize,
}

impl Claim {
    /// The better claim first: larger remainder, larger tentative amount, lower rank.
    fn order(&self, other: &Self) -> Ordering {
        let by_size = (other.remainder, other.tentative).cmp(&(self.remainder, self.tentative));
        by_size.then(self.rank.cmp(&other.rank))
    }
}

/// Everyone rounded down, and a unit more for the best claims. Without `rank`, claims of equal size are one group
/// that gets its units together or not at all.
pub(super) fn hand_out(
    k: Coefficient,
    sharing: &Sharing,
    rank: Option<&[u32]>,
) -> Result<Vec<i128>, AllocateError> {
    let people = sharing.tentative.len();
    if let Some(rank) = rank.filter(|rank| rank.len() != people) {
        return Err(Invalid::Length {
            people,
            found: rank.len(),
        }
        .into());
    }
    let mut amounts = Vec::with_capacity(people);
    let mut claims = Vec::new();
    let mut paid = 0_i128;
    for (person, (tentative, limit)) in sharing.people().enumerate() {
        let share = share(k, tentative, limit)?;
        paid = paid
            .checked_add(share.floor)
            .ok_or(AllocateError::Overflow)?;
        amounts.push(share.floor);
        if share.remainder > 0 {
            let rank = rank.and_then(|rank| rank.get(person)).copied().unwrap_or(0);
            claims.push(Claim {
                remainder: share.remainder,
                tentative,
                rank,
                person,
            });
        }
    }
    let missing = sharing
        .total
        .checked_sub(paid)
        .ok_or(AllocateError::Overflow)?;
    if missing == 0 {
        return Ok(amounts);
    }
    // Every remainder is below one unit, so where the shares add up to the total, fewer units than claims are missing.
    let missing = usize::try_from(missing)
        .ok()
        .filter(|missing| *missing < claims.len());
    let missing = missing.ok_or(Invalid::NotAsFound)?;
    // The first claim that the units do not reach: whoever comes before it gets one, and its equals do not, because
    // all of them together are more than the units left.
    let (before, first_without, _) = claims.select_nth_unstable_by(missing, Claim::order);
    for claim in before
        .iter()
        .filter(|claim| claim.order(first_without).is_lt())
    {
        if let Some(amount) = amounts.get_mut(claim.person) {
            *amount = amount.checked_add(1).ok_or(AllocateError::Overflow)?;
        }
    }
    Ok(amounts)
}
