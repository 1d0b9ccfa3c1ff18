//! Whole units for everyone. Deliberately absent: what is left over or overrun, which is the total less the sum.

use num_integer::Integer;

use super::{AllocateError, Coefficient, Share, Sharing, hand_out, share};

/// How exact shares become whole units (calculation.md 4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding<'a> {
    /// Toward zero.
    Down,
    /// To the nearest unit, a half up.
    HalfUp,
    /// To the nearest unit, a half to the even one.
    HalfEven,
    /// Away from zero.
    Up,
    /// Down, then the units missing from the total one each to the largest remainders, in groups of equal
    /// (remainder, tentative amount); a group that the units left do not cover gets none, nor does anyone after it.
    LargestRemainder,
    /// Down, then the units missing from the total to the last one, ties by rank. Each place must be one person, for
    /// people who are alike get different amounts.
    Exact {
        /// The tie order: `rank[i]` of person i, lower first, all distinct.
        rank: &'a [u32],
    },
}

/// The amount of every person, in units, in the order of the places: what each of several people at one place gets.
///
/// `LargestRemainder` and `Exact` hand out units and are for a `k` as [`coefficient`](super::coefficient()) found it
/// with [`Reach::Exactly`](super::Reach::Exactly); for any other k they mean `Down`, and the caller passes that.
///
/// # Errors
/// [`AllocateError::Invalid`] for an invalid sharing, ranks of another length, or units to hand out that the
/// remainders do not account for; several people at a place in `Exact`; [`AllocateError::Overflow`].
pub fn amounts(
    k: Coefficient,
    sharing: &Sharing,
    rounding: &Rounding,
) -> Result<Vec<i128>, AllocateError> {
    sharing.check()?;
    match *rounding {
        Rounding::LargestRemainder => Ok(hand_out(k, sharing, None)?.amounts),
        Rounding::Exact { rank } => Ok(hand_out(k, sharing, Some(rank))?.amounts),
        Rounding::Down => each(k, sharing, |_| false),
        Rounding::Up => each(k, sharing, |share| share.remainder > 0),
        Rounding::HalfUp => each(k, sharing, |share| half(share).is_ge()),
        Rounding::HalfEven => each(k, sharing, |share| {
            half(share).is_gt() || (half(share).is_eq() && share.floor.is_odd())
        }),
    }
}

/// Everybody by himself: rounded down, or up where `up` says so.
fn each(
    k: Coefficient,
    sharing: &Sharing,
    up: impl Fn(&Share) -> bool,
) -> Result<Vec<i128>, AllocateError> {
    let mut amounts = Vec::with_capacity(sharing.tentative.len());
    for place in sharing.places() {
        let share = share(k, place.tentative, place.limit)?;
        amounts.push(
            share
                .floor
                .checked_add(up(&share).into())
                .ok_or(AllocateError::Overflow)?,
        );
    }
    Ok(amounts)
}

/// How the remainder compares with half a unit.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "a remainder lies between 0 and its denominator"
)]
fn half(share: &Share) -> std::cmp::Ordering {
    share.remainder.cmp(&(share.denom - share.remainder))
}
