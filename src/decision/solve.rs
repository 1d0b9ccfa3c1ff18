//! The search for the value of a key at which a measure reaches a target.
//!
//! Values are multiples of a unit. From the present one the search goes up and down in steps that double, until the
//! measure has crossed the target, and then halves what lies between. What it finds is proven by calculating both
//! neighbours; that there is no other crossing is not said, because a measure need not rise or fall all the way.

use crate::money::{Overflow, Ratio, Rounding};

/// Steps of 1 or more double so many times before the search gives up: an amount gets beyond a trillion.
const DOUBLINGS: u32 = 40;
/// Those of rates and coefficients.
const SMALL_DOUBLINGS: u32 = 20;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    /// Values are multiples of it; above 0.
    pub unit: Ratio,
    /// Where the search begins.
    pub from: Ratio,
    /// The other end of the range, where there is one; else the search finds a range itself.
    pub to: Option<Ratio>,
    /// What the measure is to reach.
    pub target: Ratio,
}

/// A value, and what the measure is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The value.
    pub value: Ratio,
    /// The measure.
    pub reached: Ratio,
}

/// A value at which the measure has reached the target, coming from where the search began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Solution {
    /// The value.
    pub found: Reached,
    /// One unit below; nothing reached where that cannot be calculated.
    pub below: (Ratio, Option<Ratio>),
    /// One unit above.
    pub above: (Ratio, Option<Ratio>),
}

/// Why no value was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsolved {
    /// Nothing can be calculated where the search began, or in the middle of it.
    Undefined {
        /// The value.
        value: Ratio,
    },
    /// The measure did not cross the target.
    NotReached {
        /// The lowest and the highest value that were tried.
        ends: Box<[Reached; 2]>,
        /// Whether the measure was anything else anywhere.
        moved: bool,
    },
    /// A number left the exact range.
    Overflow,
}

impl From<Overflow> for Unsolved {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// Searches. `measure` calculates at a value; it gives nothing where there is no result, or none with that measure.
///
/// # Errors
/// [`Unsolved`].
pub fn solve(
    search: Search,
    measure: &mut dyn FnMut(Ratio) -> Option<Ratio>,
) -> Result<Solution, Unsolved> {
    let mut field = Field {
        search,
        measure,
        moved: None,
    };
    let towards = |to: Ratio| {
        if to < search.from {
            Rounding::Up
        } else {
            Rounding::Down
        }
    };
    let from = search.from.count(search.unit, Rounding::HalfUp)?;
    let first = field.defined(from)?;
    if first == search.target {
        return field.solution(from);
    }
    let far = match search.to {
        Some(to) => {
            let to = to.count(search.unit, towards(to))?;
            let last = field.defined(to)?;
            let (low, high) = if from < to {
                ((from, first), (to, last))
            } else {
                ((to, last), (from, first))
            };
            if !field.crossed(first, last) {
                return Err(field.not_reached(low, high));
            }
            (from, to)
        }
        None => field.bracket(from, first)?,
    };
    let value = field.bisect(far, first)?;
    field.solution(value)
}

struct Field<'m> {
    search: Search,
    measure: &'m mut dyn FnMut(Ratio) -> Option<Ratio>,
    /// The first measure, and whether any other was another.
    moved: Option<(Ratio, bool)>,
}

impl Field<'_> {
    fn value(&self, count: i128) -> Result<Ratio, Overflow> {
        Ratio::integer(count).mul(self.search.unit)
    }

    fn at(&mut self, count: i128) -> Result<Option<Ratio>, Unsolved> {
        let value = self.value(count)?;
        let reached = (self.measure)(value);
        if let Some(reached) = reached {
            let (first, moved) = self.moved.unwrap_or((reached, false));
            self.moved = Some((first, moved || reached != first));
        }
        Ok(reached)
    }

    fn defined(&mut self, count: i128) -> Result<Ratio, Unsolved> {
        let value = self.value(count)?;
        self.at(count)?.ok_or(Unsolved::Undefined { value })
    }

    /// Whether the target lies between the two, or is the second.
    fn crossed(&self, first: Ratio, second: Ratio) -> bool {
        first.cmp(&self.search.target) != second.cmp(&self.search.target)
    }

    fn not_reached(&self, low: (i128, Ratio), high: (i128, Ratio)) -> Unsolved {
        let end = |(count, reached)| {
            let value = self.value(count)?;
            Ok::<_, Overflow>(Reached { value, reached })
        };
        match (end(low), end(high)) {
            (Ok(low), Ok(high)) => Unsolved::NotReached {
                ends: Box::new([low, high]),
                moved: self.moved.is_some_and(|(_, moved)| moved),
            },
            _ => Unsolved::Overflow,
        }
    }

    /// Two counts, the second farther from the beginning, between which the measure crosses the target.
    fn bracket(&mut self, from: i128, first: Ratio) -> Result<(i128, i128), Unsolved> {
        let mut ends = [Some((from, first)); 2];
        let mut last = [(from, first); 2];
        let doublings = if self.search.unit < Ratio::ONE {
            SMALL_DOUBLINGS
        } else {
            DOUBLINGS
        };
        for doubling in 0..doublings {
            let step = 1_i128.checked_shl(doubling).ok_or(Overflow)?;
            let steps = [Some(step), step.checked_neg()];
            for ((end, last), step) in ends.iter_mut().zip(&mut last).zip(steps) {
                let Some((near, _)) = *end else { continue };
                let step = step.ok_or(Overflow)?;
                let mut next = from.checked_add(step).ok_or(Overflow)?;
                let mut reached = self.at(next)?;
                let is_edge = reached.is_none();
                if is_edge {
                    next = self.edge(near, next)?;
                    reached = self.at(next)?;
                }
                let reached = reached.ok_or(Unsolved::Overflow)?;
                *last = (next, reached);
                if self.crossed(first, reached) {
                    return Ok((near, next));
                }
                *end = (!is_edge).then_some((next, reached));
            }
        }
        let [high, low] = last;
        Err(self.not_reached(low, high))
    }

    /// The last count that can be calculated, from one that can towards one that cannot.
    fn edge(&mut self, good: i128, bad: i128) -> Result<i128, Unsolved> {
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

    /// The first count at or past the target, between one before it and one that is there.
    fn bisect(&mut self, (near, far): (i128, i128), first: Ratio) -> Result<i128, Unsolved> {
        let (mut near, mut far) = (near, far);
        while let Some(middle) = middle(near, far) {
            let reached = self.defined(middle)?;
            if self.crossed(first, reached) {
                far = middle;
            } else {
                near = middle;
            }
        }
        Ok(far)
    }

    fn solution(&mut self, count: i128) -> Result<Solution, Unsolved> {
        let found = Reached {
            value: self.value(count)?,
            reached: self.defined(count)?,
        };
        let mut beside = |count: Option<i128>| {
            let count = count.ok_or(Overflow)?;
            Ok::<_, Unsolved>((self.value(count)?, self.at(count)?))
        };
        Ok(Solution {
            found,
            below: beside(count.checked_sub(1))?,
            above: beside(count.checked_add(1))?,
        })
    }
}

/// A count strictly between the two; nothing where they are neighbours.
fn middle(a: i128, b: i128) -> Option<i128> {
    let half = b.checked_sub(a)?.checked_div(2)?;
    (half != 0).then(|| a.checked_add(half)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEN: Search = Search {
        unit: Ratio::ONE,
        from: Ratio::integer(100),
        to: None,
        target: Ratio::integer(1_000),
    };

    fn counted(
        search: Search,
        measure: impl Fn(i128) -> Option<i128>,
    ) -> Result<Solution, Unsolved> {
        solve(search, &mut |value| {
            measure(value.to_integer().unwrap()).map(Ratio::integer)
        })
    }

    #[test]
    fn the_first_value_at_or_past_the_target_is_found_with_its_neighbours() {
        let found = counted(YEN, |x| Some(3 * x)).unwrap();
        assert_eq!(found.found.value, Ratio::integer(334));
        assert_eq!(found.found.reached, Ratio::integer(1_002));
        assert_eq!(
            found.below,
            (Ratio::integer(333), Some(Ratio::integer(999)))
        );
        assert_eq!(found.above.1, Some(Ratio::integer(1_005)));
    }

    #[test]
    fn a_falling_measure_is_followed_as_well_and_so_is_the_way_down() {
        let falling = counted(YEN, |x| Some(5_000 - 3 * x)).unwrap();
        assert_eq!(falling.found.value, Ratio::integer(1_334));
        let target = Ratio::integer(10);
        let down = counted(Search { target, ..YEN }, Some).unwrap();
        assert_eq!(down.found.value, target);
    }

    #[test]
    fn the_search_goes_up_to_where_nothing_can_be_calculated() {
        let bounded = |x: i128| (0..=400).contains(&x).then_some(3 * x);
        let found = counted(YEN, bounded).unwrap();
        assert_eq!(found.found.value, Ratio::integer(334));
        let target = Ratio::integer(1_200);
        let edge = counted(Search { target, ..YEN }, bounded).unwrap();
        assert_eq!(edge.above, (Ratio::integer(401), None));
        let target = Ratio::integer(1_201);
        let end = |value, reached| Reached {
            value: Ratio::integer(value),
            reached: Ratio::integer(reached),
        };
        assert_eq!(
            counted(Search { target, ..YEN }, bounded),
            Err(Unsolved::NotReached {
                ends: Box::new([end(0, 0), end(400, 1_200)]),
                moved: true
            })
        );
    }

    #[test]
    fn a_measure_that_stands_still_is_told_apart() {
        let still = counted(YEN, |_| Some(7));
        assert!(matches!(
            still,
            Err(Unsolved::NotReached { moved: false, .. })
        ));
        assert_eq!(
            counted(YEN, |_| None),
            Err(Unsolved::Undefined {
                value: Ratio::integer(100)
            })
        );
    }

    #[test]
    fn a_range_is_searched_from_its_beginning() {
        let to = Some(Ratio::integer(300));
        let inside = counted(Search { to, ..YEN }, |x| Some(3 * x));
        assert!(matches!(inside, Err(Unsolved::NotReached { .. })));
        let to = Some(Ratio::integer(400));
        let found = counted(Search { to, ..YEN }, |x| Some(3 * x)).unwrap();
        assert_eq!(found.found.value, Ratio::integer(334));
    }

    #[test]
    fn the_unit_is_kept() {
        let unit = Ratio::new(1, 1_000).unwrap();
        let search = Search {
            unit,
            from: Ratio::new(1, 5).unwrap(),
            to: None,
            target: Ratio::integer(1),
        };
        let found = solve(search, &mut |value| value.mul(Ratio::integer(3)).ok()).unwrap();
        assert_eq!(found.found.value, Ratio::new(334, 1_000).unwrap());
    }
}
