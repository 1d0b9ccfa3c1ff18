//! How a person came to the amount of a component that shares the pool.

use crate::money::{Ratio, Rounding};
use crate::policy::SharingMode;

use super::limits::BoundLimits;
use super::{Shared, Task, total_step};
use crate::calculation::adjustment::{Adjusted, share};
use crate::calculation::fault::Fallible;
use crate::calculation::outcome::ComponentOutcome;
use crate::calculation::pool::take;
use crate::calculation::roster::Roster;
use crate::calculation::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit};

/// A coefficient with at most so many decimals is shown as a number.
const SHORT: u32 = 6;

impl<'a> Task<'_, 'a> {
    /// Records how a member came to the amount, by the very functions that found it.
    ///
    /// # Errors
    /// None that the calculation has not met.
    pub fn explain(
        &self,
        outcome: &ComponentOutcome,
        shared: &Shared,
        row: usize,
        roster: &Roster<'a>,
        rec: &mut impl Recorder,
    ) -> Fallible<()> {
        let weight = outcome.weights.get(row).copied().unwrap_or(Ratio::ZERO);
        let class = shared.classes.class(row);
        let units = shared.units.get(class).copied().unwrap_or_default();
        let tentative = self.tentative(weight, shared.claims.scales, rec)?;
        if shared.claims.limits.is_some() {
            BoundLimits::new(self, roster)?.limit(self, row, roster, rec)?;
        }
        let k = outcome.coefficient.unwrap_or(Ratio::ONE);
        self.explain_share(shared, class, (k, tentative, units), rec)?;
        self.pay_out(self.rounding.unit.times(units)?, row, roster, rec)?;
        Ok(())
    }

    fn explain_share(
        &self,
        shared: &Shared,
        class: usize,
        (k, tentative, units): (Ratio, i128, i128),
        rec: &mut impl Recorder,
    ) -> Fallible<()> {
        let (unit, limit) = (self.rounding.unit.ratio(), shared.claims.limit(class));
        let exact = share(shared.kernel, tentative, limit)?;
        let claim = shared
            .claims
            .scales
            .quantum
            .mul(Ratio::integer(tentative))?;
        let money = |units: i128| unit.mul(Ratio::integer(units));
        let claim = Expression::number(claim, self.tentative_unit());
        // A coefficient that does not end is shown as the division that it is: weight × pool ÷ total.
        let short = k.decimals().is_some_and(|decimals| decimals <= SHORT);
        let product = match shared
            .adjusted
            .filter(|adjusted| adjusted.as_found && !short)
        {
            _ if k == Ratio::ONE => claim,
            Some(Adjusted {
                division: (above, below),
                ..
            }) => {
                let below = Expression::number(below, self.tentative_unit());
                claim.times(Expression::yen(above)).over(below)
            }
            None => claim.times(Expression::plain(k)),
        };
        let mut bounded = product;
        if limit.max.is_some() || limit.min > 0 {
            if limit.min > 0 {
                bounded = Expression::Largest(vec![bounded, Expression::yen(money(limit.min)?)]);
            }
            if let Some(max) = limit.max {
                bounded = Expression::Smallest(vec![bounded, Expression::yen(money(max)?)]);
            }
        }
        let handed = self.hands_units() && shared.hands_out();
        let mode = match self.rounding.mode {
            SharingMode::Each(rounding) => rounding,
            SharingMode::LargestRemainder | SharingMode::Exact => Rounding::Down,
        };
        let before_unit = if handed { exact.floor } else { units };
        let result = money(before_unit)?;
        rec.record(|| Step {
            name: Name::Share,
            expression: bounded,
            rounding: Some(RoundedTo { unit, mode }),
            result,
            unit: Unit::Yen,
            origins: vec![Origin::Policy {
                key: "rounding".to_owned(),
                span: None,
            }],
        });
        if handed && exact.remainder > 0 {
            let rest = Ratio::new(exact.remainder, exact.denom)?.mul(unit)?;
            rec.record(|| total_step(Name::Remainder, rest, Unit::Yen));
        }
        if handed && units != exact.floor {
            let sum = Expression::yen(result).plus(Expression::yen(unit));
            take(rec, Name::LeftoverUnit, sum, Vec::new())?;
        }
        Ok(())
    }

    /// Whether the policy hands out the units that rounding down leaves.
    pub(super) fn hands_units(&self) -> bool {
        matches!(
            self.rounding.mode,
            SharingMode::LargestRemainder | SharingMode::Exact
        )
    }
}
