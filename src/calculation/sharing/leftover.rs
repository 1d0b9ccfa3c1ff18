//! The units that rounding everyone down leaves, for explanations.

use crate::allocate::{Coefficient, HandedOut};
use crate::money::{Money, Overflow, Ratio};

use super::total_step;
use crate::calculation::fault::Fallible;
use crate::calculation::trace::{Expression, Name, Recorder, Step, Unit};

/// What became of the units that rounding everyone down leaves.
pub struct Leftover {
    total: i128,
    down: i128,
    handed: i128,
    smallest: Option<i128>,
}

impl Leftover {
    /// What was handed out of so many units in all.
    pub const fn of(out: &HandedOut, total: i128) -> Self {
        Self {
            total,
            down: out.down,
            handed: out.handed,
            smallest: out.smallest,
        }
    }

    /// Records the units that rounding everyone down leaves, how many of them were handed out, and the smallest remainder that got one.
    ///
    /// # Errors
    /// Overflow.
    pub fn record(&self, k: Coefficient, unit: Money, rec: &mut impl Recorder) -> Fallible<()> {
        let units = |count: i128| Expression::number(Ratio::integer(count), Unit::Units);
        let mut record = |name, above: i128, below: i128| -> Fallible<i128> {
            let result = above.checked_sub(below).ok_or(Overflow)?;
            rec.record(|| Step {
                name,
                expression: units(above).minus(units(below)),
                rounding: None,
                result: Ratio::integer(result),
                unit: Unit::Units,
                origins: Vec::new(),
            });
            Ok(result)
        };
        let missing = record(Name::MissingUnits, self.total, self.down)?;
        if self.handed < missing {
            record(Name::UnitsLeftOver, missing, self.handed)?;
        }
        if let Some(remainder) = self.smallest {
            let rest = Ratio::new(remainder, k.denom())?.mul(unit.ratio())?;
            rec.record(|| total_step(Name::SmallestServed, rest, Unit::Yen));
        }
        Ok(())
    }
}
