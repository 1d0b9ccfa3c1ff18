//! A component that shares the pool: tentative amounts, limits, the coefficient, whole units, payout factors.

mod claims;
mod explain;
mod leftover;
mod limits;
mod payout;
mod settle;

use std::sync::Arc;

use crate::allocate::{self, Coefficient, Reach, Rounding as Handing, Sharing, Violation};
use crate::diagnostics::{Findings, Place};
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::policy::{Adjustment, Limits, Rounded, SharingMode};

use super::adjustment::{Adjusted, adjust};
use super::classes::{ByClass, Classes};
use super::fault::{CalculationFault, Fallible};
use super::members::Members;
use super::outcome::{ComponentOutcome, Warning};
use super::roster::Roster;
use super::trace::{Expression, Name, Step, Trace, Unit};
use super::weights::BoundComponent;
use leftover::Leftover;

pub use claims::Claims;

/// What a pool component starts from.
pub struct Task<'r, 'a> {
    /// The component.
    pub bound: &'r BoundComponent<'a>,
    /// `component.adjustment`.
    pub adjustment: &'r Adjustment,
    /// `component.limits`.
    pub limits: &'r Limits,
    /// `[rounding]`.
    pub rounding: Rounded,
    /// The order of ids, for ties in `exact`.
    pub rank: &'r [u32],
    /// Whether `pool.when_short` pays more than there is.
    pub pay_when_short: bool,
}

/// A component that has shared its pool, with everything that a certificate and an explanation ask for.
pub struct Shared {
    /// The classes of people to whom the component gives the same; what follows has an entry a class.
    pub classes: Arc<Classes>,
    /// Whom the component is for.
    pub member: ByClass<bool>,
    /// What everybody asks for.
    pub claims: Arc<Claims>,
    /// The coefficient; nothing in an unlinked policy, where it is 1.
    pub adjusted: Option<Adjusted>,
    /// The coefficient of the kernel.
    pub kernel: Coefficient,
    /// V in units; in an unlinked policy what the amounts come to.
    pub total: i128,
    /// Whole units before payout factors.
    pub units: Vec<i128>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

impl Shared {
    /// The coefficient as used.
    pub fn k(&self) -> Ratio {
        self.adjusted.map_or(Ratio::ONE, |adjusted| adjusted.k)
    }

    /// Whether units that rounding down leaves are handed out.
    pub fn hands_out(&self) -> bool {
        self.adjusted.is_some_and(|adjusted| adjusted.hands_out())
    }

    /// Proves the whole units without trusting how they were found.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn certify(&self, mode: SharingMode, rank: &[u32]) -> Result<(), Violation> {
        let (reach, as_found) = self.adjusted.map_or((Reach::Exactly, false), |found| {
            (found.reach, found.as_found)
        });
        allocate::certify(
            self.kernel,
            reach,
            as_found,
            &self.claims.sharing(self.total, self.classes.heads()),
            &handing(mode, rank),
            &self.units,
        )
    }
}

impl<'a> Task<'_, 'a> {
    /// Shares `pool`.
    ///
    /// # Errors
    /// Faults of limits and payout factors of every person; nobody to pay; minimums that exceed the pool.
    pub fn share(
        &self,
        pool: Money,
        members: &Members,
        roster: &Roster<'a>,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let claims = self.claims(members, roster)?;
        let (scales, heads) = (claims.scales, members.classes().heads());
        let total = pool.units(scales.unit)?;
        let sharing = claims.sharing(total, heads);
        let mut trace = Trace::default();
        let unit = self.tentative_unit();
        let nobody = || {
            let (component, method) = (
                self.bound.component.name.clone(),
                self.bound.component.method,
            );
            CalculationFault::NobodyToPay {
                component,
                pool,
                method,
            }
            .at(self.bound.component.span)
        };
        let adjusted = adjust(
            &sharing,
            scales,
            self.adjustment,
            &self.bound.key,
            unit,
            nobody,
            &mut trace,
        )?;
        let k = adjusted.kernel;
        let (units, handed) = if self.hands_units() && adjusted.hands_out() {
            let rank = (self.rounding.mode == SharingMode::Exact).then_some(self.rank);
            let handed = allocate::hand_out(k, &sharing, rank).map_err(|_| Overflow)?;
            let leftover = Leftover::of(&handed, total);
            (handed.amounts, Some(leftover))
        } else {
            (self.each(k, &sharing)?, None)
        };
        let paid = scales.unit.times(sum(&units, heads)?)?;
        let warnings = self.judge_overrun(&adjusted, paid, pool)?;
        let shared = Shared {
            classes: Arc::clone(members.classes()),
            member: members.member.clone(),
            claims,
            adjusted: Some(adjusted),
            kernel: k,
            total,
            units,
            warnings,
        };
        self.settle(shared, handed, Some(pool), members, roster, trace)
    }

    /// Pays the tentative amounts themselves, for an unlinked policy.
    ///
    /// # Errors
    /// Faults of limits and payout factors of every person.
    pub fn unlinked(
        &self,
        members: &Members,
        roster: &Roster<'a>,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let claims = self.claims(members, roster)?;
        let heads = members.classes().heads();
        let kernel = claims.scales.kernel(Ratio::ONE)?;
        let units = self.each(kernel, &claims.sharing(0, heads))?;
        let total = sum(&units, heads)?;
        let shared = Shared {
            classes: Arc::clone(members.classes()),
            member: members.member.clone(),
            claims,
            adjusted: None,
            kernel,
            total,
            units,
            warnings: Vec::new(),
        };
        self.settle(shared, None, None, members, roster, Trace::default())
    }

    /// Whole units for everybody by himself: where none are handed out, the modes that would mean `down`.
    fn each(&self, k: Coefficient, sharing: &Sharing<'_>) -> Result<Vec<i128>, Overflow> {
        let mode = match self.rounding.mode {
            SharingMode::LargestRemainder | SharingMode::Exact => Handing::Down,
            mode => handing(mode, self.rank),
        };
        allocate::amounts(k, sharing, &mode).map_err(|_| Overflow)
    }

    /// Whether paying more than there is was asked for, or is worth a word.
    fn judge_overrun(
        &self,
        adjusted: &Adjusted,
        paid: Money,
        pool: Money,
    ) -> Fallible<Vec<Warning>> {
        let overrun = paid.sub(pool)?;
        if overrun <= Money::ZERO {
            return Ok(Vec::new());
        }
        let component = self.bound.component.name.clone();
        let over = matches!(adjusted.reach, Reach::Over { .. });
        if !over && !adjusted.raised {
            return Ok(vec![match adjusted.rounded_up {
                true => Warning::RoundedCoefficientOverruns { component, overrun },
                false => Warning::RoundingOverruns { component, overrun },
            }]);
        }
        if self.pay_when_short {
            return Ok(vec![Warning::ShortPoolOverruns {
                component: Some(component),
                overrun,
            }]);
        }
        let by_coefficient = !over;
        let written = match by_coefficient {
            true => self.adjustment.min.as_ref().map(|min| min.span),
            false => self.limits.min.as_ref().map(|min| min.span),
        };
        let fault = CalculationFault::MinimumsExceedPool {
            component,
            pool,
            shortfall: overrun,
            by_coefficient,
        };
        Err(fault.at(written.map_or(Place::Span(self.bound.component.span), Place::Span)))
    }
}

fn total_step(name: Name, total: Ratio, unit: Unit) -> Step {
    Step {
        name,
        expression: Expression::number(total, unit),
        rounding: None,
        result: total,
        unit,
        origins: Vec::new(),
    }
}

/// The kernel's word for a rounding mode.
pub fn handing(mode: SharingMode, rank: &[u32]) -> Handing<'_> {
    match mode {
        SharingMode::Each(Rounding::Down) => Handing::Down,
        SharingMode::Each(Rounding::Up) => Handing::Up,
        SharingMode::Each(Rounding::HalfUp) => Handing::HalfUp,
        SharingMode::Each(Rounding::HalfEven) => Handing::HalfEven,
        SharingMode::LargestRemainder => Handing::LargestRemainder,
        SharingMode::Exact => Handing::Exact { rank },
    }
}

/// The sum over everybody of a value by class.
fn sum(values: &[i128], heads: &[u32]) -> Result<i128, Overflow> {
    let all = values.iter().zip(heads);
    all.into_iter()
        .try_fold(0_i128, |sum, (value, &heads)| {
            sum.checked_add(value.checked_mul(heads.into())?)
        })
        .ok_or(Overflow)
}
