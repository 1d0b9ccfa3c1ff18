//! Claims: everybody's tentative amount and limits.

use std::sync::{Arc, OnceLock};

use crate::allocate::{Limit, Sharing};
use crate::diagnostics::Findings;
use crate::money::{Ratio, Rounding};
use crate::policy::Stage;

use super::limits::BoundLimits;
use super::{Task, sum};
use crate::calculation::adjustment::Scales;
use crate::calculation::classes::ByClass;
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::fixed::Priced;
use crate::calculation::members::Members;
use crate::calculation::roster::Roster;
use crate::calculation::trace::{Name, Recorder, RoundedTo, Silent, Step, Unit};

/// What everybody asks for, by class, whatever the pool.
#[derive(Debug)]
pub struct Claims {
    /// What an amount and a tentative amount count.
    pub scales: Scales,
    /// Tentative amounts, in quanta.
    pub tentative: Vec<i128>,
    /// Limits, in units; nothing where the component has none.
    pub limits: Option<ByClass<Limit>>,
    /// The sum of everybody's weight.
    pub weight_total: Ratio,
    /// The sum of everybody's tentative amount.
    pub tentative_total: Ratio,
    /// The pairs of classes that must get the same, once somebody has looked for them.
    pub equals: OnceLock<Vec<(usize, usize)>>,
}

impl Claims {
    /// The limit of a class, in units.
    pub fn limit(&self, class: usize) -> Limit {
        self.limits
            .as_ref()
            .and_then(|limits| limits.values().get(class))
            .copied()
            .unwrap_or(Limit::NONE)
    }

    /// The claims to so many units as the kernel sees them.
    pub fn sharing<'c>(&'c self, total: i128, heads: &'c [u32]) -> Sharing<'c> {
        Sharing {
            total,
            tentative: &self.tentative,
            limits: self.limits.as_ref().map(ByClass::values),
            heads: Some(heads),
        }
    }
}

impl<'a> Task<'_, 'a> {
    /// What everybody asks for, worked out by the first run that asks.
    pub(super) fn claims(
        &self,
        members: &Members,
        roster: &Roster<'a>,
    ) -> Result<Arc<Claims>, Findings<CalculationFault>> {
        if let Some(claims) = members.claims.get() {
            return Ok(Arc::clone(claims));
        }
        let claims = Arc::new(self.find_claims(members, roster)?);
        Ok(Arc::clone(members.claims.get_or_init(|| claims)))
    }

    fn find_claims(
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
        let limits = self.limits_of_all(members, roster)?;
        let all = sum(&tentative, members.classes().heads())?;
        Ok(Claims {
            scales,
            tentative,
            limits,
            weight_total: members.total()?,
            tentative_total: quantum.mul(Ratio::integer(all))?,
            equals: OnceLock::new(),
        })
    }

    fn limits_of_all(
        &self,
        members: &Members,
        roster: &Roster<'a>,
    ) -> Result<Option<ByClass<Limit>>, Findings<CalculationFault>> {
        if self.limits.min.is_none() && self.limits.max.is_none() {
            return Ok(None);
        }
        let columns = BoundLimits::new(self, roster)?;
        let limits = members.classes().work_out(|row, findings| {
            let member = members.member.get(row).copied().unwrap_or_default();
            let limit = member.then(|| columns.limit(self, row, roster, &mut Silent));
            limit
                .and_then(|limit| findings.take(limit))
                .unwrap_or(Limit::NONE)
        })?;
        Ok(Some(limits))
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
