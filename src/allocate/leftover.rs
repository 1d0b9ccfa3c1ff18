//! Hands out the units that rounding down leaves of the total. Deliberately absent: the choice between modes, and
//! any unit for a person without a remainder, which is everyone who stands at a limit.

use std::cmp::Ordering;

use super::{AllocateError, Coefficient, Invalid, Sharing, share};

/// What the people at a place can say for getting one of the units left each.
struct Claim {
    remainder: i128,
    tentative: i128,
    rank: u32,
    heads: i128,
    place: usize,
}

impl Claim {
    /// The better claim first: larger remainder, larger tentative amount, lower rank.
    fn order(&self, other: &Self) -> Ordering {
        let by_size = (other.remainder, other.tentative).cmp(&(self.remainder, self.tentative));
        by_size.then(self.rank.cmp(&other.rank))
    }
}

/// Whole units for everyone, and what was handed out to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOut {
    /// The amount of every person, in units, in the order of the places: what each of several people at one place gets.
    pub amounts: Vec<i128>,
    /// What everybody together gets rounded down.
    pub down: i128,
    /// How many units were handed out above that.
    pub handed: i128,
    /// The smallest remainder that got one, in parts of k's denominator; nothing where none was handed out.
    pub smallest: Option<i128>,
}

/// Everyone rounded down, and a unit more for the best claims. Without `rank`, claims of equal size are one group
/// that gets its units together or not at all. For a `k` as [`coefficient`](super::coefficient()) found it with
/// [`Reach::Exactly`](super::Reach::Exactly).
///
/// # Errors
/// Those of [`amounts`](super::amounts()).
pub fn hand_out(
    k: Coefficient,
    sharing: &Sharing,
    rank: Option<&[u32]>,
) -> Result<HandedOut, AllocateError> {
    sharing.check()?;
    let people = sharing.tentative.len();
    if let Some(rank) = rank {
        let found = rank.len();
        if found != people {
            return Err(Invalid::Length { people, found }.into());
        }
        if sharing.places().any(|place| place.heads != 1) {
            return Err(Invalid::Crowd.into());
        }
    }
    let mut amounts = Vec::with_capacity(people);
    let mut claims = Vec::new();
    let (mut down, mut claiming) = (0_i128, 0_i128);
    for (index, place) in sharing.places().enumerate() {
        let share = share(k, place.tentative, place.limit)?;
        down = place
            .all(share.floor)
            .and_then(|all| down.checked_add(all))
            .ok_or(AllocateError::Overflow)?;
        amounts.push(share.floor);
        if share.remainder > 0 && place.heads > 0 {
            let rank = rank.and_then(|rank| rank.get(index)).copied().unwrap_or(0);
            claiming = claiming
                .checked_add(place.heads)
                .ok_or(AllocateError::Overflow)?;
            claims.push(Claim {
                remainder: share.remainder,
                tentative: place.tentative,
                rank,
                heads: place.heads,
                place: index,
            });
        }
    }
    let missing = sharing
        .total
        .checked_sub(down)
        .ok_or(AllocateError::Overflow)?;
    let (mut handed, mut smallest) = (0_i128, None);
    if missing == 0 {
        return Ok(HandedOut {
            amounts,
            down,
            handed,
            smallest,
        });
    }
    // Every remainder is below one unit, so where the shares add up to the total, fewer units than claims are missing.
    if !(0..claiming).contains(&missing) {
        return Err(Invalid::NotAsFound.into());
    }
    let at = first_without(&mut claims, missing);
    let (before, from) = claims.split_at_checked(at).unwrap_or((&[], &[]));
    let Some(first_without) = from.first() else {
        return Err(Invalid::NotAsFound.into());
    };
    // Whoever comes before it gets a unit, and its equals do not, because all of them together are more than the units
    // left.
    for claim in before
        .iter()
        .filter(|claim| claim.order(first_without).is_lt())
    {
        if let Some(amount) = amounts.get_mut(claim.place) {
            *amount = amount.checked_add(1).ok_or(AllocateError::Overflow)?;
        }
        handed = handed
            .checked_add(claim.heads)
            .ok_or(AllocateError::Overflow)?;
        let remainder = smallest.map_or(claim.remainder, |it: i128| it.min(claim.remainder));
        smallest = Some(remainder);
    }
    Ok(HandedOut {
        amounts,
        down,
        handed,
        smallest,
    })
}

/// Puts the first claim that `units` do not reach at the place that is returned, and no worse one before it. Halved by
/// selection: O(n), without sorting.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the heads of all claims fit, and at least `units` of them lie before any cut"
)]
fn first_without(claims: &mut [Claim], mut units: i128) -> usize {
    let (mut from, mut to) = (0_usize, claims.len());
    while let Some(rest) = claims.get_mut(from..to).filter(|rest| !rest.is_empty()) {
        let middle = rest.len().div_euclid(2);
        let (before, claim, _) = rest.select_nth_unstable_by(middle, Claim::order);
        let ahead: i128 = before.iter().map(|claim| claim.heads).sum();
        let past = ahead + claim.heads;
        if units < ahead {
            to = from + middle;
        } else if units < past {
            return from + middle;
        } else {
            units -= past;
            from += middle + 1;
        }
    }
    to
}
