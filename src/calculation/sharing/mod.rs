//! A component that shares the pool: tentative amounts, limits, the coefficient, whole units, payout factors.

mod explain;
mod leftover;
mod limits;
mod payout;

use crate::allocate::{self, Coefficient, Limit, Reach, Rounding as Handing, Sharing, Violation};
use crate::diagnostics::{Findings, Place};
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::policy::{Adjustment, Limits, Method, Rounded, SharingMode, Stage};

use super::adjustment::{Adjusted, Scales, adjust, share};
use super::fault::{CalculationFault, Fallible};
use super::fixed::Priced;
use super::members::Members;
use super::outcome::{ComponentOutcome, Warning};
use super::roster::Roster;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Silent, Step, Trace, Unit};
use super::weights::BoundComponent;
use limits::BoundLimits;

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
    /// Who the component is for.
    pub member: Vec<bool>,
    /// Tentative amounts, in quanta.
    pub tentative: Vec<i128>,
    /// Limits, in units; nothing where the component has none.
    pub limits: Option<Vec<Limit>>,
    /// What an amount and a tentative amount count.
    pub scales: Scales,
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
    /// The sharing as the kernel sees it.
    pub fn sharing(&self) -> Sharing<'_> {
        Sharing {
            total: self.total,
            tentative: &self.tentative,
            limits: self.limits.as_deref(),
        }
    }

    /// The limit of a person, in units.
    pub fn limit(&self, row: usize) -> Limit {
        self.limits
            .as_ref()
            .and_then(|limits| limits.get(row))
            .copied()
            .unwrap_or(Limit::NONE)
    }

    /// Whether units that rounding down leaves are handed out.
    pub fn hands_out(&self) -> bool {
        self.adjusted
            .is_some_and(|adjusted| adjusted.as_found && adjusted.reach == Reach::Exactly)
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
            &self.sharing(),
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
        members: Members,
        roster: &Roster<'a>,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let Claims {
            scales,
            tentative,
            limits,
        } = self.prepare(&members, roster)?;
        let total = pool.units(scales.unit)?;
        let sharing = Sharing {
            total,
            tentative: &tentative,
            limits: limits.as_deref(),
        };
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
        let hands_out = adjusted.as_found && adjusted.reach == Reach::Exactly;
        let handing = match self.rounding.mode {
            SharingMode::LargestRemainder | SharingMode::Exact if !hands_out => Handing::Down,
            mode => handing(mode, self.rank),
        };
        let units = allocate::amounts(adjusted.kernel, &sharing, &handing).map_err(|_| Overflow)?;
        let paid = scales.unit.times(sum(&units)?)?;
        let warnings = self.judge_overrun(&adjusted, paid, pool)?;
        let kernel = adjusted.kernel;
        let draft = Draft {
            scales,
            tentative,
            limits,
            units,
            adjusted: Some(adjusted),
            kernel,
            k: adjusted.k,
        };
        self.finish(draft, Some(pool), total, members, roster, trace, warnings)
    }

    /// Pays the tentative amounts themselves, for an unlinked policy.
    ///
    /// # Errors
    /// Faults of limits and payout factors of every person.
    pub fn unlinked(
        &self,
        members: Members,
        roster: &Roster<'a>,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let Claims {
            scales,
            tentative,
            limits,
        } = self.prepare(&members, roster)?;
        let kernel = scales.kernel(Ratio::ONE)?;
        let mut sharing = Sharing {
            total: 0,
            tentative: &tentative,
            limits: limits.as_deref(),
        };
        let handing = match self.rounding.mode {
            SharingMode::LargestRemainder | SharingMode::Exact => Handing::Down,
            mode => handing(mode, self.rank),
        };
        let units = allocate::amounts(kernel, &sharing, &handing).map_err(|_| Overflow)?;
        sharing.total = sum(&units)?;
        let total = sharing.total;
        let draft = Draft {
            scales,
            tentative,
            limits,
            units,
            adjusted: None,
            kernel,
            k: Ratio::ONE,
        };
        self.finish(
            draft,
            None,
            total,
            members,
            roster,
            Trace::default(),
            Vec::new(),
        )
    }

    /// Tentative amounts and limits of everybody.
    fn prepare(
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
        let mut findings = Findings::default();
        let limit = |(row, &member): (usize, &bool)| match member {
            true => findings
                .take(columns.limit(self, row, roster, &mut Silent))
                .unwrap_or(Limit::NONE),
            false => Limit::NONE,
        };
        let limits = members.member.iter().enumerate().map(limit).collect();
        findings.into_result(Claims {
            scales,
            tentative,
            limits: Some(limits),
        })
    }

    /// The tentative amount of a weight, in quanta.
    fn tentative(&self, weight: Ratio, scales: Scales, rec: &mut impl Recorder) -> Fallible<i128> {
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

    fn tentative_unit(&self) -> Unit {
        match self.adjustment.stage {
            Stage::Initial => self.bound.unit(),
            Stage::Final => Unit::Yen,
        }
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

    #[allow(clippy::too_many_arguments)]
    fn finish(
        &self,
        draft: Draft,
        pool: Option<Money>,
        total: i128,
        members: Members,
        roster: &Roster<'a>,
        mut trace: Trace,
        warnings: Vec<Warning>,
    ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>> {
        let unit_price = self.unit_price(draft.k, &mut trace)?;
        let found = |adjusted: Adjusted| adjusted.as_found && adjusted.reach == Reach::Exactly;
        if self.hands_units() && draft.adjusted.is_some_and(found) {
            leftover::record(&draft, total, &mut trace)?;
        }
        let Draft {
            scales,
            tentative,
            limits,
            units,
            adjusted,
            kernel,
            k,
        } = draft;
        let mut findings = Findings::default();
        let mut amounts = Vec::with_capacity(units.len());
        for (row, (&units, &member)) in units.iter().zip(&members.member).enumerate() {
            let amount = scales.unit.times(units)?;
            amounts.push(match member {
                true => findings
                    .take(self.pay_out(amount, row, roster, &mut Silent))
                    .unwrap_or(Money::ZERO),
                false => amount,
            });
        }
        let paid = Money::sum(amounts.iter().copied())?;
        // In an unlinked policy the pool is what the components pay.
        let pool = pool.unwrap_or(paid);
        let component = self.bound.component;
        let tentative_total = scales.quantum.mul(Ratio::integer(sum(&tentative)?))?;
        let weight_total = Ratio::sum(members.weights.iter().copied())?;
        let (at_min, at_max) = self.standing(&members, &tentative, limits.as_deref(), kernel)?;
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
            funding: component.funding.word(),
            method: component.method.word(),
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
            weights: members.weights,
            amounts,
            steps,
        };
        let member = members.member;
        let shared = Shared {
            member,
            tentative,
            limits,
            scales,
            adjusted,
            kernel,
            total,
            units,
            warnings,
        };
        findings.into_result((outcome, shared))
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
    fn standing(
        &self,
        members: &Members,
        tentative: &[i128],
        limits: Option<&[Limit]>,
        kernel: Coefficient,
    ) -> Fallible<(Option<usize>, Option<usize>)> {
        let Some(limits) = limits else {
            return Ok((None, None));
        };
        let (mut at_min, mut at_max) = (0_usize, 0_usize);
        for ((&member, &tentative), &limit) in members.member.iter().zip(tentative).zip(limits) {
            let share = share(kernel, tentative, limit)?;
            let whole = share.remainder == 0;
            at_min =
                at_min.saturating_add(usize::from(member && whole && share.floor == limit.min));
            at_max = at_max.saturating_add(usize::from(
                member && whole && Some(share.floor) == limit.max,
            ));
        }
        Ok((
            self.limits.min.as_ref().map(|_| at_min),
            self.limits.max.as_ref().map(|_| at_max),
        ))
    }
}

/// What everybody asks for.
struct Claims {
    scales: Scales,
    tentative: Vec<i128>,
    limits: Option<Vec<Limit>>,
}

/// A sharing whose payout factors have not been applied yet.
struct Draft {
    scales: Scales,
    tentative: Vec<i128>,
    limits: Option<Vec<Limit>>,
    units: Vec<i128>,
    adjusted: Option<Adjusted>,
    kernel: Coefficient,
    k: Ratio,
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

fn sum(values: &[i128]) -> Result<i128, Overflow> {
    values
        .iter()
        .try_fold(0_i128, |sum, &value| sum.checked_add(value))
        .ok_or(Overflow)
}
