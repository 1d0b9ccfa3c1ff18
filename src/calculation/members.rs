//! Whom a component is for, and everybody's weight in it.

use std::sync::{Arc, OnceLock};

use crate::diagnostics::{Findings, Spanned};
use crate::money::{Overflow, Ratio};
use crate::policy::{Bound, Funding, SharingMode};

use super::classes::{ByClass, Cells, Classes};
use super::fault::CalculationFault;
use super::outcome::ComponentOutcome;
use super::roster::Roster;
use super::sharing::Claims;
use super::trace::Silent;
use super::weights::BoundComponent;

/// Everybody in a component.
#[derive(Debug, Clone)]
pub struct Members {
    /// Whether the component is for a person: eligible, and not shut out by `only`.
    pub member: ByClass<bool>,
    /// The person's weight; 0 for those who are no members. Of the same classes.
    pub weights: ByClass<Ratio>,
    /// What everybody asks for of a pool, once it was worked out.
    pub claims: OnceLock<Arc<Claims>>,
    /// What a guaranteed or separate component pays them, once it was worked out.
    pub fixed: OnceLock<ComponentOutcome>,
}

impl Members {
    /// Weighs everybody.
    ///
    /// # Errors
    /// The first fault of every person.
    pub fn weigh<'a>(
        bound: &BoundComponent<'a>,
        roster: &Roster<'a>,
        eligible: &[bool],
    ) -> Result<Self, Findings<CalculationFault>> {
        let classes = classes(bound, roster, eligible);
        Self::weigh_in(classes, bound, roster, eligible)
    }

    /// Weighs the classes of a component that reads the same columns.
    ///
    /// # Errors
    /// The first fault of every person.
    pub fn weigh_in<'a>(
        classes: Arc<Classes>,
        bound: &BoundComponent<'a>,
        roster: &Roster<'a>,
        eligible: &[bool],
    ) -> Result<Self, Findings<CalculationFault>> {
        let weighed = classes.work_out(|row, findings| {
            if !eligible.get(row).copied().unwrap_or_default() {
                return (false, Ratio::ZERO);
            }
            let weighed = bound.includes(roster, row).and_then(|member| match member {
                true => Ok((true, bound.weight(roster, row, &mut Silent)?)),
                false => Ok((false, Ratio::ZERO)),
            });
            weighed.unwrap_or_else(|mut finding| {
                if finding.fault == CalculationFault::Overflow {
                    finding.place = roster.people.row_place(row);
                }
                findings.push(*finding);
                (false, Ratio::ZERO)
            })
        })?;
        let (member, weights) = weighed.values().iter().copied().unzip();
        Ok(Self {
            member: ByClass::new(Arc::clone(&classes), member),
            weights: ByClass::new(classes, weights),
            claims: OnceLock::new(),
            fixed: OnceLock::new(),
        })
    }

    /// The classes of people to whom the component gives the same.
    pub const fn classes(&self) -> &Arc<Classes> {
        self.weights.classes()
    }

    /// The sum of everybody's weight.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn total(&self) -> Result<Ratio, Overflow> {
        let all = self.weights.crowds();
        let all = all.map(|(weight, heads)| weight.mul(Ratio::integer(heads.into())));
        all.into_iter()
            .try_fold(Ratio::ZERO, |sum, all| sum.add(all?))
    }
}

/// The people, told apart by all that what the component gives them hangs on.
fn classes<'a>(bound: &BoundComponent<'a>, roster: &Roster<'a>, eligible: &[bool]) -> Arc<Classes> {
    let people = eligible.len();
    let mut cells = bound.cells(roster);
    cells.push(Cells::Flags(eligible.into()));
    if let Funding::Pool { limits, .. } = &bound.component.funding {
        // The last unit goes to one person, not to everybody who is like them.
        if roster.policy.rounding.mode == SharingMode::Exact {
            return Arc::new(Classes::each(people));
        }
        for limit in [&limits.min, &limits.max].into_iter().flatten() {
            limit_cells(limit, roster, &mut cells);
        }
    }
    Classes::by(&cells, people)
}

fn limit_cells<'r>(limit: &Spanned<Bound>, roster: &'r Roster<'_>, cells: &mut Vec<Cells<'r>>) {
    if let Bound::Of { column, .. } = &limit.value {
        // A column that is missing is told where the limits are bound.
        if let Ok(numbers) = roster.numbers(column, "") {
            roster.number_cells(numbers, cells);
        }
    }
}
