//! Tests of the room as a whole: against hand-worked arithmetic, against the definitions in a small world that is
//! gone through completely, and against big integers at random.

mod cases;
mod certificate;
mod naive;
mod properties;
mod refusals;
mod small_world;

use super::*;

/// Owned arguments of one sharing.
#[derive(Clone, Debug)]
struct World {
    total: i128,
    tentative: Vec<i128>,
    limits: Option<Vec<Limit>>,
}

impl World {
    fn sharing(&self) -> Sharing<'_> {
        Sharing {
            total: self.total,
            tentative: &self.tentative,
            limits: self.limits.as_deref(),
            heads: None,
        }
    }

    fn limit(&self, person: usize) -> Limit {
        self.limits
            .as_ref()
            .map_or(Limit::NONE, |limits| limits[person])
    }

    /// The same people in another order: place i is taken by `order[i]`.
    fn arranged(&self, order: &[usize]) -> Self {
        Self {
            total: self.total,
            tentative: order.iter().map(|&i| self.tentative[i]).collect(),
            limits: self
                .limits
                .as_ref()
                .map(|limits| order.iter().map(|&i| limits[i]).collect()),
        }
    }
}

const fn limit(min: i128, max: i128) -> Limit {
    Limit {
        min,
        max: Some(max),
    }
}

const fn at_least(min: i128) -> Limit {
    Limit { min, max: None }
}

fn k(numer: i128, denom: i128) -> Coefficient {
    Coefficient::new(numer, denom).unwrap()
}

/// Every mode, ties of the last by `rank`.
fn modes(rank: &[u32]) -> [Rounding<'_>; 6] {
    use Rounding::*;
    [Down, HalfUp, HalfEven, Up, LargestRemainder, Exact { rank }]
}

/// What a caller passes: units are handed out only where the total is reached.
fn passed<'a>(rounding: Rounding<'a>, reach: Reach) -> Rounding<'a> {
    match rounding {
        Rounding::LargestRemainder | Rounding::Exact { .. } if reach != Reach::Exactly => {
            Rounding::Down
        }
        other => other,
    }
}
