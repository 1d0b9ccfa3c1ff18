//! What is known of the measure: every count is calculated once.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::money::{Overflow, Ratio};

use super::way::Passed;
use super::{Measuring, Reached, Solution, Tried, Unsolved};

/// The counts that were tried.
pub(super) struct Field<'m> {
    unit: Ratio,
    target: Ratio,
    measure: Measuring<'m>,
    tried: BTreeMap<i128, Option<Ratio>>,
}

impl<'m> Field<'m> {
    pub(super) const fn new(unit: Ratio, target: Ratio, measure: Measuring<'m>) -> Self {
        Self {
            unit,
            target,
            measure,
            tried: BTreeMap::new(),
        }
    }

    fn value(&self, count: i128) -> Result<Ratio, Overflow> {
        Ratio::integer(count).mul(self.unit)
    }

    /// Calculates at those counts that were not tried yet, all at once.
    pub(super) fn all(&mut self, counts: impl IntoIterator<Item = i128>) -> Result<(), Overflow> {
        let mut new: Vec<i128> = counts.into_iter().collect();
        new.sort_unstable();
        new.dedup();
        new.retain(|count| !self.tried.contains_key(count));
        let values = new.iter().map(|&count| self.value(count));
        let values: Vec<Ratio> = values.collect::<Result<_, _>>()?;
        if !values.is_empty() {
            let measured = (self.measure)(&values);
            self.tried.extend(new.into_iter().zip(measured));
        }
        Ok(())
    }

    /// The measure; nothing where it cannot be calculated.
    pub(super) fn at(&mut self, count: i128) -> Result<Option<Ratio>, Overflow> {
        self.all([count])?;
        Ok(self.tried.get(&count).copied().flatten())
    }

    /// On which side of the target the measure is.
    pub(super) fn side(&mut self, count: i128) -> Result<Option<Ordering>, Overflow> {
        let target = self.target;
        Ok(self.at(count)?.map(|reached| reached.cmp(&target)))
    }

    /// How far down and up anything could be calculated.
    pub(super) fn reach(&self) -> Option<(i128, i128)> {
        let mut defined = self.tried.iter().filter(|(_, reached)| reached.is_some());
        let (&least, _) = defined.next()?;
        let most = defined.next_back().map_or(least, |(&most, _)| most);
        Some((least, most))
    }

    /// The last count that can be calculated, from one that can towards one that cannot.
    pub(super) fn edge(&mut self, good: i128, bad: i128) -> Result<i128, Overflow> {
        let (mut good, mut bad) = (good, bad);
        while let Some(middle) = middle(good, bad) {
            if self.at(middle)?.is_some() {
                good = middle;
            } else {
                bad = middle;
            }
        }
        Ok(good)
    }

    /// The two neighbours between which the measure passes the target, or the two counts at the ends of a gap in which
    /// nothing can be calculated.
    pub(super) fn narrow(&mut self, passed: Passed) -> Result<Passed, Overflow> {
        let Passed { mut near, mut far } = passed;
        let before = self.side(near)?;
        while let Some(middle) = middle(near, far) {
            if let Some(side) = self.side(middle)? {
                if Some(side) == before {
                    near = middle;
                } else {
                    far = middle;
                }
                continue;
            }
            let (last, first) = (self.edge(near, middle)?, self.edge(far, middle)?);
            match (self.side(last)? == before, self.side(first)? == before) {
                (false, _) => far = last,
                (true, true) => near = first,
                (true, false) => {
                    return Ok(Passed {
                        near: last,
                        far: first,
                    });
                }
            }
        }
        Ok(Passed { near, far })
    }

    /// The answer: of all counts that were tried, and those beside the place where the measure passes the target, the one
    /// that hits it and is nearest to the start; else that of the two of the place whose measure is nearer, of equals the
    /// lower one.
    pub(super) fn nearest(
        &mut self,
        passed: Passed,
        start: i128,
        inside: &RangeInclusive<i128>,
    ) -> Result<i128, Overflow> {
        let (low, high) = (passed.near.min(passed.far), passed.near.max(passed.far));
        let beside = [low.checked_sub(1), high.checked_add(1)];
        let beside = beside.into_iter().flatten();
        self.all(beside.filter(|it| inside.contains(it)))?;
        let target = Some(self.target);
        let hits = self.tried.iter().filter(|(_, reached)| **reached == target);
        let hit = hits
            .map(|(&count, _)| count)
            .min_by_key(|&it| start.abs_diff(it));
        match hit {
            Some(hit) => Ok(hit),
            None if self.is_nearer(high, low)? => Ok(high),
            None => Ok(low),
        }
    }

    /// Counts between those that can be calculated, evenly spaced: so many in each gap.
    pub(super) fn between(&self, each: i128) -> Vec<i128> {
        let defined = self.tried.iter().filter(|(_, reached)| reached.is_some());
        let counts: Vec<i128> = defined.map(|(&count, _)| count).collect();
        let gap = |pair: &[i128]| match pair {
            &[low, high] => {
                let inner = (1..=each).filter_map(|part| {
                    let along = high.checked_sub(low)?.checked_mul(part)?;
                    low.checked_add(along.checked_div(each.checked_add(1)?)?)
                });
                inner.filter(|&it| low < it && it < high).collect()
            }
            _ => Vec::new(),
        };
        counts.windows(2).flat_map(gap).collect()
    }

    /// All counts that were tried from the start on upwards, and those downwards.
    pub(super) fn ways(&self, start: i128) -> [Vec<i128>; 2] {
        let up = self.tried.range(start..).map(|(&count, _)| count);
        let down = self.tried.range(..=start).rev().map(|(&count, _)| count);
        [up.collect(), down.collect()]
    }

    /// Whether the first can be calculated and is nearer to the target than the second.
    fn is_nearer(&mut self, count: i128, best: i128) -> Result<bool, Overflow> {
        let (distance, least) = (self.distance(count)?, self.distance(best)?);
        Ok(distance.is_some_and(|distance| least.is_none_or(|least| distance < least)))
    }

    fn distance(&mut self, count: i128) -> Result<Option<Ratio>, Overflow> {
        let Some(reached) = self.at(count)? else {
            return Ok(None);
        };
        if reached < self.target {
            self.target.sub(reached).map(Some)
        } else {
            reached.sub(self.target).map(Some)
        }
    }

    /// The count with its proof.
    pub(super) fn solution(&mut self, count: i128) -> Result<Solution, Unsolved> {
        let below = count.checked_sub(1).ok_or(Overflow)?;
        let above = count.checked_add(1).ok_or(Overflow)?;
        self.all([below, count, above])?;
        let value = self.value(count)?;
        let reached = self.at(count)?;
        Ok(Solution {
            found: Reached {
                value,
                reached: reached.ok_or(Unsolved::Undefined { value })?,
            },
            below: (self.value(below)?, self.at(below)?),
            above: (self.value(above)?, self.at(above)?),
        })
    }

    /// Why the measure passes the target nowhere.
    pub(super) fn unsolved(&self, start: i128) -> Result<Unsolved, Overflow> {
        let tried = self.tried.iter();
        let defined: Vec<(i128, Ratio)> = tried
            .filter_map(|(&count, reached)| Some((count, (*reached)?)))
            .collect();
        let (Some(&(lowest, first)), Some(&(highest, _))) = (defined.first(), defined.last())
        else {
            let value = self.value(start)?;
            return Ok(Unsolved::Undefined { value });
        };
        if lowest == highest {
            let beside = [lowest.checked_add(1), lowest.checked_sub(1)];
            let refused = |count: &i128| self.tried.get(count).is_some_and(Option::is_none);
            if let Some(beside) = beside.into_iter().flatten().find(refused) {
                let (value, beside) = (self.value(lowest)?, self.value(beside)?);
                return Ok(Unsolved::Alone { value, beside });
            }
        }
        let measured = defined.iter().map(|(_, reached)| *reached);
        Ok(Unsolved::NotReached(Box::new(Tried {
            values: defined.len(),
            lowest: self.value(lowest)?,
            highest: self.value(highest)?,
            least: measured.clone().min().unwrap_or(first),
            most: measured.max().unwrap_or(first),
        })))
    }
}

/// A count strictly between the two; nothing where they are neighbours.
fn middle(a: i128, b: i128) -> Option<i128> {
    let half = b.checked_sub(a)?.checked_div(2)?;
    (half != 0).then(|| a.checked_add(half)).flatten()
}
