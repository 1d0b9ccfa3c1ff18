//! The certificate: every run proves its own result before anybody sees it, without trusting the steps that made it.

use std::fmt;

use crate::allocate::Violation;
use crate::money::{Money, Overflow};
use crate::policy::SharingMode;

use super::fixed::Priced;
use super::outcome::ComponentOutcome;
use super::run::Run;
use super::sharing::Shared;
use super::weights::BoundComponent;

/// What is wrong with a result that must not be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncertified {
    /// A sum does not add up.
    Sum {
        /// Which sum.
        of: String,
        /// What it should be.
        expected: Money,
        /// What it is.
        found: Money,
    },
    /// A component's sharing is wrong.
    Sharing {
        /// The component.
        component: String,
        /// How.
        violation: Violation,
    },
    /// A person who is not eligible, or whom the component is not for, is paid.
    PaidWithoutRight {
        /// The row, from 0.
        row: usize,
    },
    /// Two people with the same facts get different amounts.
    Unequal {
        /// The component.
        component: String,
        /// Their rows, from 0.
        rows: (usize, usize),
    },
    /// A guaranteed or separate amount is not what the rule gives.
    Fixed {
        /// The component.
        component: String,
        /// The row, from 0.
        row: usize,
    },
    /// A payout factor has raised an amount, or left a broken unit.
    Payout {
        /// The component.
        component: String,
        /// The row, from 0.
        row: usize,
    },
    /// An input row has neither a bonus nor a reason.
    RowLost {
        /// How many rows came in.
        rows: usize,
    },
    /// The sums could not be taken.
    Overflow,
}

impl From<Overflow> for Uncertified {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

impl fmt::Display for Uncertified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum {
                of,
                expected,
                found,
            } => write!(f, "{of}: {found} instead of {expected}"),
            Self::Sharing {
                component,
                violation,
            } => write!(f, "{component}: {violation}"),
            Self::PaidWithoutRight { row } => write!(f, "row {row} is paid without a right to it"),
            Self::Unequal {
                component,
                rows: (a, b),
            } => write!(
                f,
                "{component}: rows {a} and {b} are equal, not their amounts"
            ),
            Self::Fixed { component, row } => {
                write!(
                    f,
                    "{component}: the amount of row {row} is not what the rule gives"
                )
            }
            Self::Payout { component, row } => {
                write!(f, "{component}: the payout of row {row} is above its share")
            }
            Self::RowLost { rows } => write!(f, "not every one of {rows} rows has a result"),
            Self::Overflow => write!(f, "the sums could not be taken"),
        }
    }
}

/// Proves a run.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(run: &Run<'_>) -> Result<(), Uncertified> {
    every_row(run)?;
    for (component, shared) in run.outcome.components.iter().zip(&run.shared) {
        sums_of(component)?;
        if let Some(shared) = shared {
            let mode = run.roster.policy.rounding.mode;
            let proved = shared.certify(mode, &run.rank);
            proved.map_err(|violation| Uncertified::Sharing {
                component: component.name.clone(),
                violation,
            })?;
            payouts(component, shared)?;
            equals(component, shared, run)?;
        }
    }
    for (component, bound) in run.outcome.components.iter().zip(&run.bound) {
        if component.pool.is_none() {
            fixed(component, bound, run)?;
        }
    }
    sums(run)
}

/// Every row has a bonus or a reason, and only those with a right are paid.
fn every_row(run: &Run<'_>) -> Result<(), Uncertified> {
    let (people, outcome) = (run.roster.people, &run.outcome);
    let rows = people.len();
    let lengths = [
        outcome.people.bonus.len(),
        outcome.people.allotted.len(),
        outcome.people.ineligible.len(),
    ];
    if lengths.iter().any(|&length| length != rows) {
        return Err(Uncertified::RowLost { rows });
    }
    for (row, reason) in outcome.people.ineligible.iter().enumerate() {
        let bonus = outcome.people.bonus.get(row).copied().unwrap_or_default();
        if reason.is_some() && bonus != Money::ZERO {
            return Err(Uncertified::PaidWithoutRight { row });
        }
    }
    Ok(())
}

/// `pool + overrun = paid + left over`, and not both of the latter.
fn sums_of(component: &ComponentOutcome) -> Result<(), Uncertified> {
    let paid = Money::sum(component.amounts.iter().copied())?;
    expect(&component.name, component.paid, paid)?;
    let Some(pool) = component.pool else {
        return Ok(());
    };
    expect(
        &component.name,
        pool.add(component.overrun)?,
        paid.add(component.left_over)?,
    )?;
    if component.overrun > Money::ZERO && component.left_over > Money::ZERO {
        return Err(Uncertified::Sum {
            of: component.name.clone(),
            expected: Money::ZERO,
            found: component.left_over.min(component.overrun),
        });
    }
    Ok(())
}

/// What is guaranteed or separate lies within one unit of the rule's money.
fn fixed(
    component: &ComponentOutcome,
    bound: &BoundComponent<'_>,
    run: &Run<'_>,
) -> Result<(), Uncertified> {
    let unit = run.roster.policy.rounding.unit.ratio();
    for (row, (&amount, &weight)) in component.amounts.iter().zip(&component.weights).enumerate() {
        let due = Priced::of(bound, weight).value()?;
        let distance = amount.ratio().sub(due)?.max(due.sub(amount.ratio())?);
        if distance >= unit || (run.not_paid(row).is_some() && amount != Money::ZERO) {
            return Err(Uncertified::Fixed {
                component: component.name.clone(),
                row,
            });
        }
    }
    Ok(())
}

/// What people get is at most their share, in whole units.
fn payouts(component: &ComponentOutcome, shared: &Shared) -> Result<(), Uncertified> {
    let unit = shared.scales.unit;
    for (row, (&amount, &units)) in component.amounts.iter().zip(&shared.units).enumerate() {
        let whole = unit.times(amount.units(unit)?)? == amount;
        let member = shared.member.get(row).copied().unwrap_or_default();
        if amount > unit.times(units)? || amount.is_negative() || !whole {
            return Err(Uncertified::Payout {
                component: component.name.clone(),
                row,
            });
        }
        if !member && amount != Money::ZERO {
            return Err(Uncertified::PaidWithoutRight { row });
        }
    }
    Ok(())
}

/// Members with the same tentative amount and limits have the same whole units, unless the policy pays out the last one.
fn equals(component: &ComponentOutcome, shared: &Shared, run: &Run<'_>) -> Result<(), Uncertified> {
    if run.roster.policy.rounding.mode == SharingMode::Exact {
        return Ok(());
    }
    let facts = |row: usize| {
        let limit = shared.limit(row);
        (shared.tentative.get(row).copied(), limit.min, limit.max)
    };
    let mut rows: Vec<usize> = (0..shared.units.len()).collect();
    rows.sort_unstable_by_key(|&row| facts(row));
    for pair in rows.windows(2) {
        if let &[a, b] = pair
            && facts(a) == facts(b)
            && shared.units.get(a) != shared.units.get(b)
        {
            return Err(Uncertified::Unequal {
                component: component.name.clone(),
                rows: (a, b),
            });
        }
    }
    Ok(())
}

/// `pool + overrun = from pool + left over`, and every bonus the sum of its parts.
fn sums(run: &Run<'_>) -> Result<(), Uncertified> {
    let (outcome, totals) = (&run.outcome, &run.outcome.totals);
    for (row, &bonus) in outcome.people.bonus.iter().enumerate() {
        let mut parts = outcome
            .people
            .allotted
            .get(row)
            .copied()
            .unwrap_or_default();
        for component in &outcome.components {
            parts = parts.add(component.amounts.get(row).copied().unwrap_or_default())?;
        }
        expect("bonus", parts, bonus)?;
    }
    let separate = Money::sum(
        outcome
            .components
            .iter()
            .filter(|c| c.is_separate())
            .map(|c| c.paid),
    )?;
    let paid = Money::sum(outcome.people.bonus.iter().copied())?;
    expect("paid", paid, totals.paid)?;
    expect("paid", totals.from_pool.add(separate)?, paid)?;
    let (pool, left) = (
        outcome.pool.total.add(totals.overrun)?,
        totals.from_pool.add(totals.left_over)?,
    );
    expect("pool", pool, left)?;
    expect(
        "split",
        outcome.pool.total,
        outcome.pool.criteria.add(outcome.pool.discretionary)?,
    )?;
    // V and what the guaranteed components take make up C, with what is redistributed and what is paid beyond it.
    let shared = Money::sum(
        outcome
            .components
            .iter()
            .filter_map(|component| component.pool),
    )?;
    let given = shared.add(totals.guaranteed)?.add(outcome.pool.unshared)?;
    let beyond = Money::sum(outcome.components.iter().map(|component| component.overrun))?;
    let had = outcome
        .pool
        .criteria
        .add(outcome.pool.redistributed)?
        .add(totals.overrun.sub(beyond)?)?;
    expect("criteria", had, given)?;
    expect(
        "cost",
        outcome.pool.cost,
        outcome.pool.total.add(outcome.pool.employer_cost)?,
    )
}

fn expect(of: &str, expected: Money, found: Money) -> Result<(), Uncertified> {
    if expected == found {
        Ok(())
    } else {
        Err(Uncertified::Sum {
            of: of.to_owned(),
            expected,
            found,
        })
    }
}
