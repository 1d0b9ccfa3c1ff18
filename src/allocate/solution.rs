//! Finds the adjustment coefficient. Deliberately absent: bounds on it and rounding it to digits, which come after.
//!
//! What k pays, Σ clamp(k·t, min, max), is a line with bends: every person opens at k = min/t and closes at
//! k = max/t. The bends are halved by selection, keeping the half that holds the crossing with the total, until no
//! bend is left on the piece: O(n), without sorting, and every comparison is exact.

use super::coefficient::compare;
use super::{AllocateError, Coefficient, Sharing};

/// How far the coefficient reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The shares add up to the total.
    Exactly,
    /// The total cannot be reached: everyone with a weight stands at a maximum.
    Short {
        /// The largest sum that can be reached, in units; above 0, below the total.
        reached: i128,
    },
    /// The minimums alone exceed the total; k is 0.
    Over {
        /// The sum of the minimums, in units.
        minimums: i128,
    },
}

/// The smallest k of at least 0 with Σ clamp(k·t, min, max) = total, exactly (calculation.md 4.4).
///
/// Where no k pays as much as the total, the smallest k that pays the most. A total of 0 without minimums: k = 0.
///
/// # Errors
/// [`AllocateError::NobodyToPay`] where the total is above 0 and the most that can be paid is 0;
/// [`AllocateError::Invalid`] for arguments below 0, a minimum above its maximum, or slices of different lengths;
/// [`AllocateError::Overflow`] where the sum of the tentative amounts or of the minimums does not fit.
pub fn coefficient(sharing: &Sharing) -> Result<(Coefficient, Reach), AllocateError> {
    sharing.check()?;
    let (minimums, most) = sharing.range()?;
    let total = sharing.total;
    if total < minimums {
        return Ok((Coefficient::ZERO, Reach::Over { minimums }));
    }
    if total == minimums {
        return Ok((Coefficient::ZERO, Reach::Exactly));
    }
    let (line, mut bends) = unbent(sharing)?;
    match most {
        Some(0) => Err(AllocateError::NobodyToPay { total }),
        Some(reached) if reached < total => Ok((last_closing(&bends)?, Reach::Short { reached })),
        _ => Ok((crossing(line, &mut bends, total)?, Reach::Exactly)),
    }
}

/// One piece of the bent line: what k pays between two bends, `waiting + closed + slope·k`.
#[derive(Clone, Copy)]
struct Line {
    /// Σ minimums of the people who are not open yet, or whom no k moves.
    waiting: i128,
    /// Σ maximums of the people who have closed. Stays at `i128::MAX` where it would be more: no total exceeds it.
    closed: i128,
    /// Σ tentative amounts of the people between.
    slope: i128,
}

/// Where one person starts or stops to get more as k grows: at k = `limit / tentative`, `tentative` above 0.
/// Values, not references: selecting among millions of people waits for memory otherwise.
#[derive(Clone, Copy)]
struct Bend {
    limit: i128,
    tentative: i128,
    /// How many people bend here.
    heads: i128,
    closes: bool,
}

impl Bend {
    fn at(&self) -> (i128, i128) {
        (self.limit, self.tentative)
    }
}

impl Line {
    /// The piece after `bends`, in whatever order they lie.
    fn past(mut self, bends: &[Bend]) -> Result<Self, AllocateError> {
        for bend in bends {
            let tentative = bend.tentative.checked_mul(bend.heads);
            let tentative = tentative.ok_or(AllocateError::Overflow)?;
            let limit = bend.limit.saturating_mul(bend.heads);
            let slope = if bend.closes {
                self.closed = self.closed.saturating_add(limit);
                self.slope.checked_sub(tentative)
            } else {
                self.waiting = self
                    .waiting
                    .checked_sub(limit)
                    .ok_or(AllocateError::Overflow)?;
                self.slope.checked_add(tentative)
            };
            self.slope = slope.ok_or(AllocateError::Overflow)?;
        }
        Ok(self)
    }

    /// What the slope has to add to make the total.
    fn rest(&self, total: i128) -> i128 {
        total
            .saturating_sub(self.waiting)
            .saturating_sub(self.closed)
    }

    /// Whether at least the total is paid at `bend`, the end of this piece.
    fn reaches(&self, total: i128, bend: &Bend) -> bool {
        let rest = self.rest(total);
        rest <= 0 || (self.slope > 0 && compare((rest, self.slope), bend.at()).is_le())
    }
}

/// The piece that starts at k = 0, and every bend after it.
fn unbent(sharing: &Sharing) -> Result<(Line, Vec<Bend>), AllocateError> {
    let mut line = Line {
        waiting: 0,
        closed: 0,
        slope: 0,
    };
    let mut bends = Vec::new();
    // Summed over everybody: whether it fits must not depend on who opens first.
    let mut sum = 0_i128;
    for place in sharing.places() {
        let all = place.all(place.tentative);
        sum = all
            .and_then(|all| sum.checked_add(all))
            .ok_or(AllocateError::Overflow)?;
    }
    if sharing.limits.is_none() {
        line.slope = sum;
        return Ok((line, bends));
    }
    for place in sharing.places() {
        let (tentative, limit, heads) = (place.tentative, place.limit, place.heads);
        line.waiting = place
            .all(limit.min)
            .and_then(|all| line.waiting.checked_add(all))
            .ok_or(AllocateError::Overflow)?;
        if tentative == 0 || limit.max == Some(limit.min) {
            continue;
        }
        if limit.min == 0 {
            line.slope = place
                .all(tentative)
                .and_then(|all| line.slope.checked_add(all))
                .ok_or(AllocateError::Overflow)?;
        } else {
            bends.push(Bend {
                limit: limit.min,
                tentative,
                heads,
                closes: false,
            });
        }
        if let Some(max) = limit.max {
            bends.push(Bend {
                limit: max,
                tentative,
                heads,
                closes: true,
            });
        }
    }
    Ok((line, bends))
}

/// The k at which the line makes the total, which is above the minimums and can be reached.
fn crossing(
    mut line: Line,
    mut bends: &mut [Bend],
    total: i128,
) -> Result<Coefficient, AllocateError> {
    while !bends.is_empty() {
        let middle = bends.len().div_euclid(2);
        let (before, bend, after) =
            bends.select_nth_unstable_by(middle, |a, b| compare(a.at(), b.at()));
        let here = line.past(before)?;
        if here.reaches(total, bend) {
            bends = before;
        } else {
            line = here.past(std::slice::from_ref(bend))?;
            bends = after;
        }
    }
    // Below the total at one end of the piece and not below it at the other, so the slope is above 0.
    Coefficient::new(line.rest(total), line.slope)
}

/// The smallest k at which nobody can get more: 0 where k moves nobody.
fn last_closing(bends: &[Bend]) -> Result<Coefficient, AllocateError> {
    let last = bends
        .iter()
        .filter(|bend| bend.closes)
        .max_by(|a, b| compare(a.at(), b.at()));
    last.map_or(Ok(Coefficient::ZERO), |bend| {
        Coefficient::new(bend.limit, bend.tentative)
    })
}
