//! Claims: everybody's tentative amount and limits.

use crate::allocate::Limit;
use crate::diagnostics::Findings;
use crate::money::{Ratio, Rounding};
use crate::policy::Stage;

use super::Task;
use super::limits::BoundLimits;
use crate::calculation::adjustment::Scales;
use crate::calculation::classes::ByClass;
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::fixed::Priced;
use crate::calculation::members::Members;
use crate::calculation::roster::Roster;
use crate::calculation::trace::{Name, Recorder, RoundedTo, Silent, Step, Unit};

/// What everybody asks for, by class.
pub struct Claims {
    /// What an amount and a tentative amount count.
    pub scales: Scales,
    /// Tentative amounts, in quanta.
    pub tentative: Vec<i128>,
    /// Limits, in units; nothing where the component has none.
    pub limits: Option<ByClass<Limit>>,
}

impl<'a> Task<'_, 'a> {
    /// Tentative amounts and limits of every class.
    pub(super) fn claims(
        &self,
        members: &Members,
        roster: &Roster<'a>,
    ) -> Result<Claims, Findings<CalculationFault>> {
        let unit = self.rounding.unit;
        let quantum = match self.adjustment.stage {
            Stage::Initial => Ratio::decimal_place(self.rounding.weight_digits)?,
            Stage::Final => unit.ratio().min(Ratio::ONE),
        };
        let scales = Scales { unit, quantum };
        let tentative = members
            .weights
            .values()
            .iter()
            .map(|&weight| self.tentative(weight, scales, &mut Silent))
            .collect::<Fallible<Vec<_>>>()?;
        if self.limits.min.is_none() && self.limits.max.is_none() {
            return Ok(Claims {
                scales,
                tentative,
                limits: None,
            });
        }
        let columns = BoundLimits::new(self, roster)?;
        let limits = members
            .classes()
            .work_out(|row, findings| match members.member.get(row) {
                Some(true) => findings
                    .take(columns.limit(self, row, roster, &mut Silent))
                    .unwrap_or(Limit::NONE),
                _ => Limit::NONE,
            })?;
        Ok(Claims {
            scales,
            tentative,
            limits: Some(limits),
        })
    }

    /// The tentative amount of a weight, in quanta.
    pub(super) fn tentative(
        &self,
        weight: Ratio,
        scales: Scales,
        rec: &mut impl Recorder,
    ) -> Fallible<i128> {
        if self.adjustment.stage == Stage::Initial {
            // A weight is a multiple of the quantum already.
            return Ok(weight.count(scales.quantum, Rounding::HalfUp)?);
        }
        let priced = Priced::of(self.bound, weight);
        let exact = priced.value()?;
        let count = exact.count(scales.quantum, Rounding::HalfUp)?;
        let result = scales.quantum.mul(Ratio::integer(count))?;
        rec.record(|| Step {
            name: Name::Tentative,
            expression: priced.shown(),
            rounding: (result != exact).then_some(RoundedTo {
                unit: scales.quantum,
                mode: Rounding::HalfUp,
            }),
            result,
            unit: Unit::Yen,
            origins: priced.origins(&self.bound.key),
        });
        Ok(count)
    }

    pub(super) fn tentative_unit(&self) -> Unit {
        match self.adjustment.stage {
            Stage::Initial => self.bound.unit(),
            Stage::Final => Unit::Yen,
        }
    }
}
