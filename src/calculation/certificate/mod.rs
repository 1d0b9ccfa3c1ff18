//! The certificate: every run proves its own result before anybody sees it, without trusting the steps that made it.

mod components;
mod ratings;

use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use crate::allocate::Violation;
use crate::money::{Money, Overflow};

use super::divided::Divided;
use super::outcome::{Classes, ComponentOutcome};
use super::prepared::Prepared;
use super::run::Run;

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
    /// A person is counted among people from whom the person differs.
    Unlike {
        /// The row, from 0.
        row: usize,
    },
    /// An input row has neither a bonus nor a reason.
    RowLost {
        /// How many rows came in.
        rows: usize,
    },
    /// The coefficient is not what was shared by, or breaks the policy's bounds.
    Coefficient {
        /// The component.
        component: String,
    },
    /// A rating is not what the score or the place comes to.
    Rating {
        /// The row, from 0.
        row: usize,
    },
    /// More is paid than there is, and nothing in the policy allows it.
    Overpaid {
        /// The component.
        component: String,
    },
    /// More is allotted than there is for it.
    Overallotted,
    /// A step of the certificate itself could not be taken.
    Unchecked,
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
            Self::Unlike { row } => {
                write!(f, "row {row} is unlike those that it is counted among")
            }
            Self::RowLost { rows } => write!(f, "not every one of {rows} rows has a result"),
            Self::Coefficient { component } => {
                write!(
                    f,
                    "{component}: the coefficient is not what was shared by, or breaks its bounds"
                )
            }
            Self::Rating { row } => write!(
                f,
                "the rating of row {row} is not what the score or the place comes to"
            ),
            Self::Overpaid { component } => write!(f, "{component}: more is paid than there is"),
            Self::Overallotted => write!(f, "more is allotted than there is for it"),
            Self::Unchecked => write!(f, "the result could not be checked"),
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
    ratings::check(run)?;
    for (index, component) in run.outcome.components.iter().enumerate() {
        sums_of(component)?;
        components::check(run, index, component)?;
    }
    sums(run)
}

/// Proves that people whose bonus is worked out once are alike in everything that it hangs on.
///
/// # Errors
/// The first person who differs from those who are said to be alike.
pub fn check_classes(prepared: &Prepared) -> Result<(), Uncertified> {
    let classes = &prepared.divided.classes;
    check_firsts(classes)?;
    let first = classes.firsts().map(|row| prepared.eligible.get(row));
    let first: Vec<Option<&bool>> = first.collect();
    let unlike = |&row: &usize| {
        let eligible = prepared.eligible.get(row);
        let is_paid = matches!(prepared.ineligible.get(row), Some(None));
        eligible != Some(&is_paid) || first.get(classes.class(row)) != Some(&eligible)
    };
    if let Some(row) = first_of(prepared.eligible.len(), unlike) {
        return Err(Uncertified::Unlike { row });
    }
    for division in prepared.divisions() {
        if division.people() != classes.people() {
            let rows = classes.people();
            return Err(Uncertified::RowLost { rows });
        }
        // Classes are alike in themselves, and where all are of one class.
        if division.are_one() || Arc::ptr_eq(division, classes) {
            continue;
        }
        let first = classes.firsts().map(|row| division.class(row));
        let first: Vec<usize> = first.collect();
        let unlike = |&row: &usize| {
            let like = first.get(classes.class(row));
            like != Some(&division.class(row))
        };
        if let Some(row) = first_of(classes.people(), unlike) {
            return Err(Uncertified::Unlike { row });
        }
    }
    check_parts(prepared)
}

/// Proves that whoever stands for a class is in it.
///
/// # Errors
/// The first one who is not.
pub fn check_firsts(classes: &Classes) -> Result<(), Uncertified> {
    let mut firsts = classes.firsts().enumerate();
    match firsts.find(|&(class, row)| classes.class(row) != class) {
        None => Ok(()),
        Some((_, row)) => Err(Uncertified::Unlike { row }),
    }
}

/// The first of so many rows that is such, sought on all cores.
fn first_of(rows: usize, such: impl Fn(&usize) -> bool + Sync) -> Option<usize> {
    const PART: usize = 1 << 14;
    let parts = rows.div_ceil(PART);
    let found = (0..parts).into_par_iter().filter_map(|part| {
        let start = part.saturating_mul(PART);
        (start..rows.min(start.saturating_add(PART))).find(&such)
    });
    found.min()
}

/// Every class stands where its first person does, in every part.
fn check_parts(prepared: &Prepared) -> Result<(), Uncertified> {
    let Divided {
        classes,
        paid,
        parts,
    } = &*prepared.divided;
    let eligible = classes.firsts().map(|row| prepared.eligible.get(row));
    let mut right = eligible.eq(paid.iter().map(Some));
    let divisions = prepared.divisions().map(Arc::as_ptr);
    right &= divisions.eq(parts.iter().map(|part| Arc::as_ptr(&part.classes)));
    for part in parts {
        let of = classes.firsts().map(|row| part.classes.class(row));
        right &= of.eq(part.of.iter().copied());
    }
    match right {
        true => Ok(()),
        false => Err(Uncertified::Unchecked),
    }
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
    let (divided, bonus) = (&run.divided, &outcome.people.bonus);
    if !Arc::ptr_eq(&divided.classes, bonus.classes()) {
        return Err(Uncertified::RowLost { rows });
    }
    let mut all = divided.paid.iter().zip(bonus.values());
    match all.position(|(&paid, &bonus)| !paid && bonus != Money::ZERO) {
        None => Ok(()),
        Some(class) => {
            let row = divided.classes.first(class);
            Err(Uncertified::PaidWithoutRight { row })
        }
    }
}

/// `pool + overrun = paid + left over`, and not both of the latter.
fn sums_of(component: &ComponentOutcome) -> Result<(), Uncertified> {
    let paid = component.amounts.sum()?;
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

/// What is left of every bonus when all its parts are taken away.
fn unexplained(run: &Run<'_>) -> Result<Vec<Money>, Uncertified> {
    let outcome = &run.outcome;
    let mut rest = outcome.people.bonus.values().to_vec();
    let amounts = outcome.components.iter().map(|it| &it.amounts);
    let amounts = amounts.chain([&outcome.people.allotted]);
    for (part, amounts) in run.divided.parts.iter().zip(amounts) {
        if !Arc::ptr_eq(&part.classes, amounts.classes()) {
            return Err(Uncertified::Unchecked);
        }
        for (rest, &class) in rest.iter_mut().zip(&part.of) {
            let amount = amounts.values().get(class);
            *rest = rest.sub(*amount.ok_or(Uncertified::Unchecked)?)?;
        }
    }
    Ok(rest)
}

/// `pool + overrun = from pool + left over`, and every bonus the sum of its parts.
fn sums(run: &Run<'_>) -> Result<(), Uncertified> {
    let (outcome, totals) = (&run.outcome, &run.outcome.totals);
    let bonuses = &outcome.people.bonus;
    for (&bonus, rest) in bonuses.values().iter().zip(unexplained(run)?) {
        expect("bonus", bonus.sub(rest)?, bonus)?;
    }
    let separate = Money::sum(
        outcome
            .components
            .iter()
            .filter(|c| c.is_separate())
            .map(|c| c.paid),
    )?;
    let paid = bonuses.sum()?;
    expect("paid", paid, totals.paid)?;
    expect("paid", totals.from_pool.add(separate)?, paid)?;
    let (pool, left) = (
        outcome.pool.total.add(totals.overrun)?,
        totals.from_pool.add(totals.left_over)?,
    );
    expect("pool", pool, left)?;
    let over = |budget: &super::outcome::Budget| budget.allotted > budget.amount;
    if totals.allotted > outcome.pool.discretionary || outcome.pool.budgets.iter().any(over) {
        return Err(Uncertified::Overallotted);
    }
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
