//! What one component shares: the total, the tentative amounts, the limits. Deliberately absent: who the people are.

use super::wide::times;
use super::{AllocateError, Invalid};

/// The bounds of one person's amount, in units. Whole units, so that rounding never breaks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The least that is paid; 0 means there is no minimum.
    pub min: i128,
    /// The most that is paid.
    pub max: Option<i128>,
}

impl Limit {
    /// No minimum and no maximum.
    pub const NONE: Self = Self { min: 0, max: None };

    pub(super) fn check(self) -> Result<(), Invalid> {
        if self.min < 0 || self.max.is_some_and(|max| max < 0) {
            Err(Invalid::NegativeLimit)
        } else if self.max.is_some_and(|max| self.min > max) {
            Err(Invalid::MinAboveMax)
        } else {
            Ok(())
        }
    }
}

/// What one component shares.
#[derive(Clone, Copy, Debug)]
pub struct Sharing<'a> {
    /// V, in units, at least 0.
    pub total: i128,
    /// The tentative amount t of every person, in quanta, at least 0.
    pub tentative: &'a [i128],
    /// The limits of every person; `None` where nobody has any. They hold for people who weigh nothing too.
    pub limits: Option<&'a [Limit]>,
    /// How many people stand at each place, alike in tentative amount and limit; `None` where each is one person.
    pub heads: Option<&'a [u32]>,
}

/// A place of a sharing: somebody, or several who are alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) tentative: i128,
    pub(super) limit: Limit,
    pub(super) heads: i128,
}

impl Sharing<'_> {
    /// Every place with its tentative amount, limit and heads.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.tentative
            .iter()
            .enumerate()
            .map(|(place, &tentative)| {
                let limit = self.limits.and_then(|limits| limits.get(place));
                let heads = self.heads.and_then(|heads| heads.get(place));
                Place {
                    tentative,
                    limit: limit.copied().unwrap_or(Limit::NONE),
                    heads: heads.copied().map_or(1, i128::from),
                }
            })
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        let people = self.tentative.len();
        let lengths = [self.limits.map(<[_]>::len), self.heads.map(<[_]>::len)];
        for found in lengths.into_iter().flatten() {
            if found != people {
                return Err(Invalid::Length { people, found });
            }
        }
        if self.heads.is_some_and(|heads| heads.contains(&0)) {
            return Err(Invalid::NobodyThere);
        }
        if self.total < 0 {
            return Err(Invalid::NegativeTotal);
        }
        // Kind by kind, so that the order of people does not decide which fault is named.
        if self.tentative.iter().any(|&tentative| tentative < 0) {
            return Err(Invalid::NegativeTentative);
        }
        let faults = || {
            self.limits
                .into_iter()
                .flatten()
                .filter_map(|limit| limit.check().err())
        };
        faults()
            .find(|fault| *fault == Invalid::NegativeLimit)
            .or_else(|| faults().next())
            .map_or(Ok(()), Err)
    }

    /// The least and the most that any k pays, in units; the most is `None` where somebody with a weight has no
    /// maximum, and stays at `i128::MAX` where it would be more, which no total exceeds.
    pub(super) fn range(&self) -> Result<(i128, Option<i128>), AllocateError> {
        if self.limits.is_none() {
            let nobody = self.tentative.iter().all(|&tentative| tentative == 0);
            return Ok((0, nobody.then_some(0)));
        }
        let mut least = 0_i128;
        let mut most = Some(0_i128);
        for place in self.places() {
            least = place
                .all(place.limit.min)
                .and_then(|all| least.checked_add(all))
                .ok_or(AllocateError::Overflow)?;
            let own = if place.tentative == 0 {
                Some(place.limit.min)
            } else {
                place.limit.max
            };
            most = most.zip(own).map(|(sum, own)| {
                let all = own.saturating_mul(place.heads);
                sum.saturating_add(all)
            });
        }
        Ok((least, most))
    }
}

impl Place {
    /// An amount once for everybody who stands here; `None` where it does not fit.
    pub(super) fn all(&self, amount: i128) -> Option<i128> {
        times(amount, self.heads)
    }
}
