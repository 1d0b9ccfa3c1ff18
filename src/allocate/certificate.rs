//! Proves a result without trusting the algorithm that made it (calculation.md 4.6). Deliberately absent: any search
//! and any rounding. It takes k and the amounts as claims and tests them by multiplication, in one pass over the people.
//!
//! - *k solves the equation*: the exact shares are summed as whole units and remainders.
//! - *k is the smallest*: what k pays never falls as k grows, so it is enough that it rises on the way to k, that is,
//!   that somebody's share is above the minimum and not past the maximum.
//! - *Equals are equal*: but for leftover units, an amount is settled by the tentative amount and the limit alone.
//!   The unit goes by the claim, and the worst claim with a unit must be strictly better than the best one without.

use std::cmp::{Ordering, Reverse};

use num_integer::Integer;

use super::queue::{Claim, Queue};
use super::sharing::Place;
use super::wide::{div_rem, times};
use super::{AllocateError, Coefficient, Invalid, Limit, Reach, Rounding, Sharing, Violation};

/// Proves that `amounts` is what `k` gives by `rounding`, and that `k` and `reach` are what the sharing asks for.
///
/// `as_found`: k is as [`coefficient`](super::coefficient()) found it, neither bounded nor rounded nor given. Otherwise
/// nothing is asked of k itself. Units are handed out only with a k as found that reaches the total exactly; in all
/// other cases `LargestRemainder` and `Exact` mean `Down`.
///
/// # Errors
/// The first [`Violation`] that is met; [`Violation::Unchecked`] where the arguments are invalid or do not fit.
pub fn certify(
    k: Coefficient,
    reach: Reach,
    as_found: bool,
    sharing: &Sharing,
    rounding: &Rounding,
    amounts: &[i128],
) -> Result<(), Violation> {
    check_lengths(sharing, rounding, amounts)?;
    let target = target(sharing, reach)?;
    let handed_out = as_found && reach == Reach::Exactly;
    let rounding = match rounding {
        Rounding::LargestRemainder | Rounding::Exact { .. } if !handed_out => &Rounding::Down,
        _ => rounding,
    };
    let mut shares = Shares {
        whole: 0,
        remainder: 0,
        denom: k.denom(),
    };
    let mut rising = false;
    let mut paid = 0_i128;
    let mut queue = Queue::default();
    for (person, (place, &amount)) in sharing.places().zip(amounts).enumerate() {
        let all = place.all(amount);
        paid = all
            .and_then(|all| paid.checked_add(all))
            .ok_or(AllocateError::Overflow)?;
        let part = examine(k, place.tentative, place.limit, rounding, amount, person)?;
        shares.add(&part, &place)?;
        rising |= part.rising;
        if part.remainder > 0 {
            let claim = Claim {
                size: (
                    part.remainder,
                    place.tentative,
                    Reverse(rank(rounding, person)),
                ),
                heads: place.heads,
                person,
            };
            queue.note(claim, amount > part.floor)?;
        }
    }
    if as_found && (shares.whole, shares.remainder) != (target, 0) {
        return Err(Violation::NotSolved);
    }
    if as_found && k > Coefficient::ZERO && !rising {
        return Err(Violation::NotSmallest);
    }
    queue.settle(rounding, sharing.total, paid)
}

fn check_lengths(
    sharing: &Sharing,
    rounding: &Rounding,
    amounts: &[i128],
) -> Result<(), Violation> {
    sharing.check().map_err(AllocateError::from)?;
    let people = sharing.tentative.len();
    let ranks = if let Rounding::Exact { rank } = rounding {
        rank.len()
    } else {
        people
    };
    for found in [amounts.len(), ranks] {
        if found != people {
            return Err(AllocateError::from(Invalid::Length { people, found }).into());
        }
    }
    Ok(())
}

/// What a k as found pays in all, where the limits allow what `reach` says.
fn target(sharing: &Sharing, reach: Reach) -> Result<i128, Violation> {
    let total = sharing.total;
    let (least, most) = sharing.range()?;
    let (target, holds) = match reach {
        Reach::Exactly => (
            total,
            least <= total && most.is_none_or(|most| total <= most),
        ),
        Reach::Short { reached } => (
            reached,
            most == Some(reached) && 0 < reached && reached < total,
        ),
        Reach::Over { minimums } => (minimums, least == minimums && total < minimums),
    };
    if holds {
        Ok(target)
    } else {
        Err(Violation::Reach)
    }
}

/// What one person's amount says about the exact share.
struct Part {
    floor: i128,
    /// In parts of k's denominator.
    remainder: i128,
    /// The share grows on the way to k.
    rising: bool,
}

/// Proves one amount by itself: limits, quota, the side it is rounded to.
fn examine(
    k: Coefficient,
    tentative: i128,
    limit: Limit,
    rounding: &Rounding,
    amount: i128,
    person: usize,
) -> Result<Part, Violation> {
    if amount < limit.min || limit.max.is_some_and(|max| amount > max) {
        return Err(Violation::Limit { person });
    }
    let raw = Product::of(k, tentative)?;
    let above_min = raw.compare(limit.min).is_gt();
    let against_max = limit.max.map_or(Ordering::Less, |max| raw.compare(max));
    let rising = above_min && against_max.is_le();
    let settled = if above_min {
        limit.max.filter(|_| against_max.is_ge())
    } else {
        Some(limit.min)
    };
    if let Some(floor) = settled {
        return if amount == floor {
            Ok(Part {
                floor,
                remainder: 0,
                rising,
            })
        } else {
            Err(Violation::Quota { person })
        };
    }
    let short = raw.less(amount).ok_or(Violation::Quota { person })?;
    if !agrees(rounding, amount, short, raw.denom) {
        return Err(Violation::Rounded { person });
    }
    let floor = amount.checked_sub(short.is_negative().into());
    let floor = floor.ok_or(AllocateError::Overflow)?;
    let remainder = raw.scaled(short)?;
    Ok(Part {
        floor,
        remainder,
        rising,
    })
}

fn rank(rounding: &Rounding, person: usize) -> u32 {
    match rounding {
        Rounding::Exact { rank } => rank.get(person).copied().unwrap_or(0),
        _ => 0,
    }
}

/// k·t as a fraction; `scale` times it is over the denominator of k.
struct Product {
    numer: i128,
    denom: i128,
    scale: i128,
}

impl Product {
    fn of(k: Coefficient, tentative: i128) -> Result<Self, AllocateError> {
        if let Some(numer) = times(k.numer(), tentative) {
            return Ok(Self {
                numer,
                denom: k.denom(),
                scale: 1,
            });
        }
        let scale = tentative.gcd(&k.denom());
        let numer = k
            .numer()
            .checked_mul(tentative.div_euclid(scale))
            .ok_or(AllocateError::Overflow)?;
        Ok(Self {
            numer,
            denom: k.denom().div_euclid(scale),
            scale,
        })
    }

    fn compare(&self, whole: i128) -> Ordering {
        // A product that does not fit is above every numerator that does.
        times(whole, self.denom).map_or(Ordering::Less, |whole| self.numer.cmp(&whole))
    }

    /// What `amount` falls short of this, in parts of `denom`; below 0 where it is above. `None` from one unit on.
    fn less(&self, amount: i128) -> Option<i128> {
        // Unsigned, where what is less than a unit above the numerator still fits.
        let paid = match times(amount, self.denom) {
            Some(paid) => paid.unsigned_abs(),
            None => amount
                .unsigned_abs()
                .checked_mul(self.denom.unsigned_abs())?,
        };
        let numer = self.numer.unsigned_abs();
        let short = i128::try_from(numer.abs_diff(paid))
            .ok()
            .filter(|short| *short < self.denom)?;
        if paid > numer {
            short.checked_neg()
        } else {
            Some(short)
        }
    }

    /// The remainder above the whole units, in parts of k's denominator.
    fn scaled(&self, short: i128) -> Result<i128, AllocateError> {
        let remainder = if short < 0 {
            short.checked_add(self.denom)
        } else {
            Some(short)
        };
        remainder
            .and_then(|remainder| remainder.checked_mul(self.scale))
            .ok_or(AllocateError::Overflow)
    }
}

/// Whether an amount that falls short of its share by `short / denom` of a unit is rounded as the mode says.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "|short| is below denom, which was found before"
)]
fn agrees(rounding: &Rounding, amount: i128, short: i128, denom: i128) -> bool {
    let half = short
        .unsigned_abs()
        .cmp(&(denom.unsigned_abs() - short.unsigned_abs()));
    match rounding {
        Rounding::Down => short >= 0,
        Rounding::Up => short <= 0,
        Rounding::HalfUp => half.is_lt() || (half.is_eq() && short < 0),
        Rounding::HalfEven => half.is_lt() || (half.is_eq() && amount.is_even()),
        Rounding::LargestRemainder | Rounding::Exact { .. } => true,
    }
}

/// A sum of exact shares: `whole + remainder / denom`, `remainder` below `denom`.
struct Shares {
    whole: i128,
    remainder: i128,
    denom: i128,
}

impl Shares {
    /// Adds the share of everybody at a place.
    fn add(&mut self, part: &Part, place: &Place) -> Result<(), AllocateError> {
        let remainders = place.all(part.remainder);
        let remainders = remainders.and_then(|all| self.remainder.checked_add(all));
        let remainders = remainders.ok_or(AllocateError::Overflow)?;
        let (carry, remainder) = div_rem(remainders, self.denom);
        self.remainder = remainder;
        self.whole = place
            .all(part.floor)
            .and_then(|all| all.checked_add(carry))
            .and_then(|all| self.whole.checked_add(all))
            .ok_or(AllocateError::Overflow)?;
        Ok(())
    }
}
