//! The season: the pool and its components, paid in the order that the policy's kind of pool asks for.

use crate::diagnostics::{Findings, Place};
use crate::money::{Money, Ratio};
use crate::policy::{Adjustment, Funding, Limits, LinkedPool, Pool, Unallotted};

use super::fault::{CalculationFault, Fallible};
use super::members::Members;
use super::outcome::{ComponentOutcome, PoolOutcome, Warning};
use super::prepared::Prepared;
use super::roster::Roster;
use super::run::Stopped;
use super::sharing::{Shared, Task};
use super::trace::{Expression, Name, Origin, Recorder, Silent, Trace};
use super::weights::BoundComponent;
use super::{fixed, pool, split, totals};

/// A component that has been paid; with what proves it where it shared the pool.
pub type PaidComponent = (ComponentOutcome, Option<Shared>);

/// A season whose components have been paid.
pub struct Paid {
    /// The pool.
    pub pool: PoolOutcome,
    /// The components, in the order of the policy.
    pub components: Vec<PaidComponent>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// What the guaranteed components exceed the pool by.
    pub overrun: Money,
}

/// Everything that is known before the pool is, and the rules of the pool.
pub struct Season<'r, 'a> {
    /// The people.
    pub roster: &'r Roster<'a>,
    /// The components.
    pub bound: &'r [BoundComponent<'a>],
    /// Who is paid, what everybody weighs and was allotted.
    pub prepared: &'r Prepared,
}

impl<'a> Season<'_, 'a> {
    /// The pool first, then what it pays.
    ///
    /// # Errors
    /// Every fault of the step that cannot be passed.
    pub fn linked(&self, linked: &LinkedPool) -> Result<Paid, Stopped> {
        let policy = self.roster.policy;
        let mut trace = Trace::default();
        let all_pay = || self.base_pay_of_all();
        let staff = pool::Staff {
            eligible: self.prepared.eligible_count,
            base_pay: &all_pay,
        };
        let sized = pool::size(policy, linked, &staff, &mut trace)?;
        let borne = pool::cost(sized.total, policy.pool.employer_cost(), &mut trace)?;
        let pool_steps = std::mem::take(&mut trace.steps);
        let mut warnings: Vec<Warning> = sized.warning.into_iter().collect();
        let discretionary = split::discretionary(policy, sized.total, &mut trace)?;
        let criteria = sized.total.sub(discretionary)?;
        let available = self.redistribute(discretionary, criteria, sized.total, &mut trace)?;
        let redistributed = available.sub(criteria)?;
        let fixed = self.fixed()?;
        let guaranteed = totals::guaranteed(fixed.iter().flatten())?;
        let (shared_pool, overrun) =
            self.after_guaranteed(guaranteed, available, linked, &mut trace)?;
        if overrun > Money::ZERO {
            warnings.push(Warning::ShortPoolOverruns {
                component: None,
                overrun,
            });
        }
        let pools = self.shares(shared_pool, &mut trace)?;
        let taken = Money::sum(pools.iter().copied())?;
        let mut pools = pools.into_iter();
        let components = self.paid(fixed, |task, members| {
            task.share(pools.next().unwrap_or_default(), members, self.roster)
        })?;
        let pool = PoolOutcome {
            basis: sized.basis,
            method: policy.pool.method_word(),
            total: sized.total,
            employer_cost: borne.employer_cost,
            cost: borne.cost,
            criteria,
            discretionary,
            redistributed,
            unshared: shared_pool.sub(taken)?,
            budgets: Vec::new(),
            pool_steps,
            split_steps: trace.steps,
        };
        Ok(Paid {
            pool,
            components,
            warnings,
            overrun,
        })
    }

    /// The components first, then the pool that they need.
    ///
    /// # Errors
    /// Every fault of the step that cannot be passed.
    pub fn unlinked(&self) -> Result<Paid, Stopped> {
        let policy = self.roster.policy;
        let fixed = self.fixed()?;
        let guaranteed = totals::guaranteed(fixed.iter().flatten())?;
        let components = self.paid(fixed, |task, members| task.unlinked(members, self.roster))?;
        let mut trace = Trace::default();
        let criteria = self.needed(guaranteed, &components, &mut trace)?;
        let total = pool::from_criteria(policy, criteria, &mut trace)?;
        let borne = pool::cost(total, policy.pool.employer_cost(), &mut trace)?;
        let pool_steps = std::mem::take(&mut trace.steps);
        let discretionary = total.sub(criteria)?;
        if policy.split.discretionary.is_some() {
            let rest = Expression::yen(total.ratio()).minus(Expression::yen(criteria.ratio()));
            pool::take(&mut trace, Name::Discretionary, rest, Vec::new())?;
        }
        self.record_allotted(discretionary, &mut trace)?;
        let pool = PoolOutcome {
            basis: None,
            method: policy.pool.method_word(),
            total,
            employer_cost: borne.employer_cost,
            cost: borne.cost,
            criteria,
            discretionary,
            redistributed: Money::ZERO,
            unshared: Money::ZERO,
            budgets: Vec::new(),
            pool_steps,
            split_steps: trace.steps,
        };
        Ok(Paid {
            pool,
            components,
            warnings: Vec::new(),
            overrun: Money::ZERO,
        })
    }

    /// Every component in its order: the fixed ones as they are, the others as `share` pays them.
    fn paid(
        &self,
        fixed: Vec<Option<ComponentOutcome>>,
        mut share: impl FnMut(
            &Task<'_, 'a>,
            &Members,
        ) -> Result<(ComponentOutcome, Shared), Findings<CalculationFault>>,
    ) -> Result<Vec<PaidComponent>, Findings<CalculationFault>> {
        let mut findings = Findings::default();
        let mut components = Vec::new();
        let all = self.bound.iter().zip(&self.prepared.members);
        for ((bound, members), fixed) in all.zip(fixed) {
            match (fixed, task(bound, self.roster, &self.prepared.rank)) {
                (Some(outcome), _) => components.push((outcome, None)),
                (None, Some(task)) => match share(&task, members) {
                    Ok((outcome, shared)) => components.push((outcome, Some(shared))),
                    Err(faults) => findings.extend(faults),
                },
                (None, None) => {}
            }
        }
        findings.into_result(components)
    }

    /// C of an unlinked policy: what the rules pay.
    fn needed(
        &self,
        guaranteed: Money,
        components: &[PaidComponent],
        rec: &mut impl Recorder,
    ) -> Fallible<Money> {
        let mut parts = vec![Expression::yen(guaranteed.ratio())];
        for (component, shared) in components {
            if shared.is_some() {
                let paid = component.paid.ratio();
                let name = Name::ComponentPool(component.name.clone());
                parts.push(Expression::yen(pool::take(
                    rec,
                    name,
                    Expression::yen(paid),
                    Vec::new(),
                )?));
            }
        }
        Ok(Money::exactly(pool::take(
            rec,
            Name::Criteria,
            Expression::Sum(parts),
            Vec::new(),
        )?)?)
    }

    /// Guaranteed and separate components; nothing for those that share the pool.
    fn fixed(&self) -> Fallible<Vec<Option<ComponentOutcome>>> {
        let unit = self.roster.policy.rounding.unit;
        let pay = |(bound, members): (&BoundComponent<'_>, &Members)| match bound.component.funding
        {
            Funding::Guaranteed { rounding } | Funding::Separate { rounding } => {
                fixed::paid(bound, members, rounding, unit).map(Some)
            }
            Funding::Pool { .. } => Ok(None),
        };
        let members = &self.prepared.members;
        self.bound.iter().zip(members).map(pay).collect()
    }

    /// What the rules may pay: C, with what nobody allotted where the policy redistributes it.
    fn redistribute(
        &self,
        discretionary: Money,
        criteria: Money,
        total: Money,
        rec: &mut impl Recorder,
    ) -> Fallible<Money> {
        if self.roster.policy.split.discretionary.is_some() {
            let rest = Expression::yen(total.ratio()).minus(Expression::yen(discretionary.ratio()));
            pool::take(rec, Name::Criteria, rest, Vec::new())?;
        }
        let unallotted = self.record_allotted(discretionary, rec)?;
        if self.roster.policy.split.unallotted == Unallotted::LeftOver || unallotted == Money::ZERO
        {
            return Ok(criteria);
        }
        let sum = Expression::yen(criteria.ratio()).plus(Expression::yen(unallotted.ratio()));
        let origin = Origin::Policy {
            key: "split.unallotted".to_owned(),
            span: None,
        };
        Ok(Money::exactly(pool::take(
            rec,
            Name::CriteriaWithRedistributed,
            sum,
            vec![origin],
        )?)?)
    }

    /// What of the allowance nobody allotted.
    fn record_allotted(&self, discretionary: Money, rec: &mut impl Recorder) -> Fallible<Money> {
        let allotted = self.prepared.allotted.total;
        if allotted > discretionary {
            let place = match &self.roster.policy.split.discretionary {
                Some(share) => Place::Span(share.span),
                None => Place::Nowhere,
            };
            return Err(CalculationFault::AllotmentsExceed {
                allotted,
                discretionary,
            }
            .at(place));
        }
        if self.roster.policy.split.discretionary.is_some() {
            pool::take(
                rec,
                Name::Allotted,
                Expression::yen(allotted.ratio()),
                Vec::new(),
            )?;
            let rest =
                Expression::yen(discretionary.ratio()).minus(Expression::yen(allotted.ratio()));
            pool::take(rec, Name::Unallotted, rest, Vec::new())?;
        }
        Ok(discretionary.sub(allotted)?)
    }

    /// V, what the guaranteed components leave, and what they exceed the pool by.
    fn after_guaranteed(
        &self,
        guaranteed: Money,
        available: Money,
        linked: &LinkedPool,
        rec: &mut impl Recorder,
    ) -> Fallible<(Money, Money)> {
        if guaranteed == Money::ZERO {
            return Ok((available, Money::ZERO));
        }
        pool::take(
            rec,
            Name::Guaranteed,
            Expression::yen(guaranteed.ratio()),
            Vec::new(),
        )?;
        let shortfall = guaranteed.sub(available)?;
        let rest = Expression::yen(available.ratio()).minus(Expression::yen(guaranteed.ratio()));
        if shortfall <= Money::ZERO {
            pool::take(rec, Name::Shared, rest, Vec::new())?;
            return Ok((available.sub(guaranteed)?, Money::ZERO));
        }
        if !linked.pay_guaranteed_when_short {
            let fault = CalculationFault::GuaranteedExceedPool {
                guaranteed,
                criteria: available,
                shortfall,
            };
            return Err(fault.at(Place::Nowhere));
        }
        let origin = Origin::Policy {
            key: "pool.when_short".to_owned(),
            span: None,
        };
        let none = Expression::Largest(vec![Expression::yen(Ratio::ZERO), rest]);
        pool::take(rec, Name::Shared, none, vec![origin])?;
        Ok((Money::ZERO, shortfall))
    }

    /// What each pool component shares of V.
    fn shares(&self, pool: Money, rec: &mut impl Recorder) -> Fallible<Vec<Money>> {
        let share = |bound: &BoundComponent<'_>| match &bound.component.funding {
            Funding::Pool {
                share, share_span, ..
            } => Some((bound.component.name.clone(), *share, *share_span)),
            _ => None,
        };
        let components: Vec<_> = self.bound.iter().filter_map(share).collect();
        if components.is_empty() {
            return Ok(Vec::new());
        }
        split::shares(pool, &components, self.roster.policy.rounding.unit, rec)
    }

    /// Base pay of all eligible people.
    fn base_pay_of_all(&self) -> Fallible<Ratio> {
        if let Some(total) = self.prepared.base_pay_total {
            return Ok(total);
        }
        // Somebody's is not known: whose, and why.
        let columns = self
            .roster
            .base_pay_columns(&self.roster.policy.base_pay, "pool")?;
        let mut sum = Ratio::ZERO;
        for (row, _) in self
            .prepared
            .eligible
            .iter()
            .enumerate()
            .filter(|(_, eligible)| **eligible)
        {
            sum = sum.add(self.roster.base_pay(&columns, row, "pool", &mut Silent)?)?;
        }
        Ok(sum)
    }
}

/// The task of a pool component; nothing for the others.
pub fn task<'r, 'a>(
    bound: &'r BoundComponent<'a>,
    roster: &Roster<'a>,
    rank: &'r [u32],
) -> Option<Task<'r, 'a>> {
    let Funding::Pool {
        adjustment, limits, ..
    } = &bound.component.funding
    else {
        return None;
    };
    let (adjustment, limits): (&'a Adjustment, &'a Limits) = (adjustment, limits);
    let pay_when_short = match &roster.policy.pool {
        Pool::Linked(linked) => linked.pay_guaranteed_when_short,
        Pool::Unlinked { .. } => false,
    };
    Some(Task {
        bound,
        adjustment,
        limits,
        rounding: roster.policy.rounding,
        rank,
        pay_when_short,
    })
}
