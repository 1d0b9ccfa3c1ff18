//! Settling: whole units become what people get, and what the component reports.

use std::sync::Arc;

use crate::diagnostics::Findings;
use crate::money::{Money, Overflow, Ratio};
use crate::policy::{Method, Stage};

use super::leftover::Leftover;
use super::{Claims, Shared, Task, total_step};
use crate::calculation::adjustment::share;
use crate::calculation::classes::ByClass;
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::members::Members;
use crate::calculation::outcome::{ComponentOutcome, Warning};
use crate::calculation::roster::Roster;
use crate::calculation::trace::{Expression, Name, Origin, Recorder, Silent, Step, Trace, Unit};

impl<'a> Task<'_, 'a> {
    /// Applies the payout factors and sums up.
    ///
    /// # Errors
    /// Faults of payout factors of every person, overflow.
    pub(super) fn settle(
        &self,
        mut shared: Shared,
        handed: Option<Leftover>,
        pool: Option<Money>,
        members: &Members,
        roster: &Roster<'a>,
        mut trace: Trace,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let k = shared.k();
        let unit_price = self.unit_price(k, &mut trace)?;
        if let Some(handed) = handed {
            handed.record(shared.kernel, self.rounding.unit, &mut trace)?;
        }
        let amounts = self.amounts(&shared, roster)?;
        let paid = amounts.sum()?;
        // In an unlinked policy the pool is what the components pay.
        let pool = pool.unwrap_or(paid);
        let component = self.bound.component;
        let Claims {
            weight_total,
            tentative_total,
            ..
        } = *shared.claims;
        let (at_min, at_max) = self.standing(&shared)?;
        let mut steps = vec![
            total_step(Name::WeightTotal, weight_total, self.bound.unit()),
            total_step(Name::TentativeTotal, tentative_total, self.tentative_unit()),
        ];
        // In the initial stage the tentative amount is the weight.
        if self.adjustment.stage == Stage::Initial {
            steps.pop();
        }
        steps.append(&mut trace.steps);
        let outcome = ComponentOutcome {
            name: component.name.clone(),
            funding: component.funding.kind(),
            method: component.method,
            pool: Some(pool),
            weight_total,
            tentative_total: Some(tentative_total),
            coefficient: Some(k),
            unit_price,
            paid,
            left_over: pool.sub(paid)?.at_least_zero(),
            overrun: paid.sub(pool)?.at_least_zero(),
            at_min,
            at_max,
            weights: members.weights.clone(),
            amounts,
            steps,
        };
        shared.warnings = net(std::mem::take(&mut shared.warnings), outcome.overrun);
        Ok((outcome, shared))
    }

    /// What everybody gets of whole units, after payout factors.
    fn amounts(
        &self,
        shared: &Shared,
        roster: &Roster<'a>,
    ) -> Result<ByClass<Money>, Findings<CalculationFault>> {
        let (classes, unit) = (&shared.classes, shared.claims.scales.unit);
        // Whole units are the same for everybody where nothing hangs on who gets them.
        if self.bound.payout.is_empty() {
            let amounts = shared.units.iter().map(|&units| unit.times(units));
            let amounts = amounts.collect::<Result<_, Overflow>>()?;
            return Ok(ByClass::new(Arc::clone(classes), amounts));
        }
        classes.work_out(|row, findings| {
            let class = classes.class(row);
            let units = shared.units.get(class).copied().unwrap_or_default();
            let amount = unit.times(units).map_err(Into::into);
            let paid = amount.and_then(|amount| match shared.member.get(row) {
                Some(true) => self.pay_out(amount, row, roster, &mut Silent),
                _ => Ok(amount),
            });
            findings.take(paid).unwrap_or(Money::ZERO)
        })
    }

    /// Money a point.
    fn unit_price(&self, k: Ratio, rec: &mut impl Recorder) -> Fallible<Option<Ratio>> {
        if self.bound.component.method != Method::Points {
            return Ok(None);
        }
        let (Stage::Final, Some(price)) = (self.adjustment.stage, &self.bound.component.unit_price)
        else {
            return Ok(Some(k));
        };
        let result = price.value.mul(k)?;
        rec.record(|| Step {
            name: Name::UnitPrice,
            expression: Expression::yen(price.value).times(Expression::plain(k)),
            rounding: None,
            result,
            unit: Unit::Yen,
            origins: vec![Origin::Policy {
                key: format!("{}.unit_price", self.bound.key),
                span: Some(price.span),
            }],
        });
        Ok(Some(result))
    }

    /// How many stand at each limit, before rounding.
    fn standing(&self, shared: &Shared) -> Fallible<(Option<usize>, Option<usize>)> {
        let Some(limits) = &shared.claims.limits else {
            return Ok((None, None));
        };
        let (mut at_min, mut at_max) = (0_usize, 0_usize);
        let members = shared.member.crowds();
        let all = members.zip(&shared.claims.tentative).zip(limits.values());
        for (((_, heads), &tentative), &limit) in all.filter(|(((member, _), _), _)| **member) {
            let share = share(shared.kernel, tentative, limit)?;
            let stands = |at: bool| match at && share.remainder == 0 {
                true => usize::try_from(heads).unwrap_or(usize::MAX),
                false => 0,
            };
            at_min = at_min.saturating_add(stands(share.floor == limit.min));
            at_max = at_max.saturating_add(stands(Some(share.floor) == limit.max));
        }
        Ok((
            self.limits.min.as_ref().map(|_| at_min),
            self.limits.max.as_ref().map(|_| at_max),
        ))
    }
}

/// The warnings of an overrun with what is left of it after payout factors; none where they cut all of it.
fn net(warnings: Vec<Warning>, overrun: Money) -> Vec<Warning> {
    let after = |warning| match warning {
        Warning::RoundedCoefficientOverruns { component, .. } => {
            Warning::RoundedCoefficientOverruns { component, overrun }
        }
        Warning::RoundingOverruns { component, .. } => {
            Warning::RoundingOverruns { component, overrun }
        }
        Warning::ShortPoolOverruns { component, .. } => {
            Warning::ShortPoolOverruns { component, overrun }
        }
        other @ (Warning::NoPool { .. }
        | Warning::NobodyEligible
        | Warning::RatingsReplaced { .. }) => other,
    };
    if overrun == Money::ZERO {
        Vec::new()
    } else {
        warnings.into_iter().map(after).collect()
    }
}
