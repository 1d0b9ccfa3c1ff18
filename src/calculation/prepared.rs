//! What is known before the pool is: who is paid, what everybody weighs, and what they were allotted.
//!
//! Nothing of it hangs on `[pool]`, so that one preparation serves all scenarios that only change that.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostics::{Finding, Findings};
use crate::money::Ratio;
use crate::people::People;
use crate::policy::{Policy, SharingMode};

use super::certificate::{self, Uncertified};
use super::classes::{ByClass, Cells, Classes};
use super::divided::Divided;
use super::eligibility::Judged;
use super::fault::CalculationFault;
use super::members::Members;
use super::outcome::{Ratings, Reason};
use super::roster::{Numbers, Roster};
use super::run::{Beside, Stopped};
use super::split::Allotted;
use super::trace::Silent;
use super::weights::BoundComponent;
use super::{control, eligibility, split};

/// Everything that is known before the pool is.
#[derive(Debug)]
pub struct Prepared {
    /// The ratings, where the policy derives them.
    pub(super) ratings: Option<Arc<Ratings>>,
    /// Why people are not paid.
    pub(super) ineligible: ByClass<Option<Reason>>,
    /// Who is paid, by rows.
    pub(super) eligible: Vec<bool>,
    /// How many are.
    pub(super) eligible_count: usize,
    /// Everybody in each component, in the order of the policy.
    pub(super) members: Vec<Members>,
    /// The allotments.
    pub(super) allotted: Allotted,
    /// Everybody's base pay.
    pub(super) base_pay: ByClass<Option<Ratio>>,
    /// The base pay of all who are paid; nothing where that of one of them is not known.
    pub(super) base_pay_total: Option<Ratio>,
    /// The order of ids, where the last unit hangs on it.
    pub(super) rank: Arc<Vec<u32>>,
    /// The people, divided by all that their bonus hangs on.
    pub(super) divided: Arc<Divided>,
}

impl Prepared {
    /// Prepares a run.
    ///
    /// # Errors
    /// Every fault of the step that cannot be passed.
    pub fn new<'a>(
        policy: &'a Policy,
        people: &'a People,
        beside: impl Into<Beside<'a>>,
    ) -> Result<Self, Stopped> {
        let Beside { allotments, goals } = beside.into();
        let mut roster = Roster::new(policy, people, goals)?;
        let mut findings = Findings::default();
        findings.gather(control::check(&roster));
        findings.gather(roster.check_goals());
        let judged = findings.gather(eligibility::judge(&mut roster));
        let Some(Judged { reasons, unrated }) = judged else {
            return Err(findings.into());
        };
        let ineligible = reasons.merged();
        let is_paid = |row| ineligible.get(row).is_some_and(Option::is_none);
        let everybody = (0..people.len()).into_par_iter();
        let eligible: Vec<bool> = everybody.map(is_paid).collect();
        // Faults of the steps that do not hang on one another are shown together.
        let members = findings.gather(weigh(&roster, &eligible));
        let given = split::allot(
            policy,
            people,
            &ineligible,
            allotments.rows,
            allotments.file,
        );
        let allotted = findings.gather(given);
        let base_pay = findings.gather(base_pay(&roster, &eligible));
        findings.extend_unlike(unrated);
        let (Some(members), Some(allotted), Some(base_pay), true) =
            (members, allotted, base_pay, findings.is_empty())
        else {
            return Err(findings.into());
        };
        // Why somebody is not paid does not matter here.
        let mut cells = vec![Cells::Flags((&eligible).into())];
        cells.extend(members.iter().map(|it| Cells::Classes(it.classes())));
        cells.push(Cells::Classes(allotted.by_person.classes()));
        let classes = Classes::by(&cells, people.len());
        let prepared = Self {
            divided: Arc::new(Divided::new(
                classes,
                &eligible,
                divisions(&members, &allotted),
            )),
            base_pay_total: total(&base_pay, &eligible)?,
            rank: Arc::new(match policy.rounding.mode {
                SharingMode::Exact => rank(people),
                SharingMode::Each(_) | SharingMode::LargestRemainder => Vec::new(),
            }),
            ratings: roster.ratings().cloned(),
            eligible_count: ineligible.heads(Option::is_none),
            ineligible,
            eligible,
            members,
            allotted,
            base_pay,
        };
        certificate::check_classes(&prepared).map_err(Stopped::Uncertified)?;
        Ok(prepared)
    }

    /// Prepares a run by a policy that [divides](Policy::divides_like) people like `earlier`, for which this was prepared:
    /// only the weights are found anew.
    ///
    /// # Errors
    /// Faults of the first component that has any; those of [`Prepared::new`] are all.
    pub fn again<'a>(
        &self,
        earlier: &Policy,
        policy: &'a Policy,
        people: &'a People,
        beside: Beside<'a>,
    ) -> Result<Self, Stopped> {
        let mut roster = Roster::new(policy, people, beside.goals)?;
        roster.take_ratings(self.ratings.clone());
        let mut members = Vec::with_capacity(self.members.len());
        let components = policy.components.iter().zip(&earlier.components);
        for ((component, before), weighed) in components.zip(&self.members) {
            members.push(if component == before {
                weighed.clone()
            } else {
                let bound = BoundComponent::new(component, &roster)?;
                let classes = Arc::clone(weighed.classes());
                Members::weigh_in(classes, &bound, &roster, &self.eligible)?
            });
        }
        let prepared = Self {
            ratings: self.ratings.clone(),
            ineligible: self.ineligible.clone(),
            eligible: self.eligible.clone(),
            eligible_count: self.eligible_count,
            members,
            allotted: self.allotted.clone(),
            base_pay: self.base_pay.clone(),
            base_pay_total: self.base_pay_total,
            rank: Arc::clone(&self.rank),
            divided: Arc::clone(&self.divided),
        };
        certificate::check_classes(&prepared).map_err(Stopped::Uncertified)?;
        Ok(prepared)
    }

    /// The classes that divide people by what they get.
    pub(super) fn divisions(&self) -> impl Iterator<Item = &Arc<Classes>> {
        divisions(&self.members, &self.allotted)
    }
}

/// The classes of every component, then those of the allotments.
fn divisions<'p>(
    members: &'p [Members],
    allotted: &'p Allotted,
) -> impl Iterator<Item = &'p Arc<Classes>> {
    let members = members.iter().map(Members::classes);
    members.chain([allotted.by_person.classes()])
}

impl From<Uncertified> for Stopped {
    fn from(violation: Uncertified) -> Self {
        Self::Uncertified(violation)
    }
}

/// Weighs everybody in every component.
fn weigh(
    roster: &Roster<'_>,
    eligible: &[bool],
) -> Result<Vec<Members>, Findings<CalculationFault>> {
    let mut findings = Findings::default();
    let mut members = Vec::new();
    for component in &roster.policy.components {
        if let Some(bound) = findings.take(BoundComponent::new(component, roster)) {
            members.extend(findings.gather(Members::weigh(&bound, roster, eligible)));
        }
    }
    findings.into_result(members)
}

/// The place of every person in the ascending order of ids by code points.
fn rank(people: &People) -> Vec<u32> {
    let mut rows: Vec<usize> = (0..people.len()).collect();
    rows.sort_by(|&a, &b| people.ids.get(a).cmp(people.ids.get(b)));
    let mut rank = vec![0; rows.len()];
    for (place, row) in (0_u32..).zip(rows) {
        if let Some(slot) = rank.get_mut(row) {
            *slot = place;
        }
    }
    rank
}

/// Everybody's base pay by `policy.base_pay`: nothing where a column or a cell is missing and only the display would need it.
///
/// # Errors
/// Base pay of eligible people that is below 0, or blank where the pool or a budget hangs on it.
fn base_pay(
    roster: &Roster<'_>,
    eligible: &[bool],
) -> Result<ByClass<Option<Ratio>>, Findings<CalculationFault>> {
    let columns = &roster.policy.base_pay;
    let columns: Option<Vec<Numbers<'_>>> = columns
        .iter()
        .map(|column| roster.numbers(column, BASE_PAY).ok())
        .collect();
    let mut cells = vec![Cells::Flags(eligible.into())];
    for &numbers in columns.iter().flatten() {
        roster.number_cells(numbers, &mut cells);
    }
    let classes = Classes::by(&cells, eligible.len());
    classes.work_out(|row, findings| {
        let found = roster.base_pay(columns.as_ref()?, row, BASE_PAY, &mut Silent);
        let eligible = eligible.get(row).copied().unwrap_or_default();
        match found {
            Err(finding) if !eligible || (blank(&finding) && !roster.policy.needs_base_pay()) => {
                None
            }
            found => findings.take(found),
        }
    })
}

const BASE_PAY: &str = "policy.base_pay";

fn blank(finding: &Finding<CalculationFault>) -> bool {
    matches!(finding.fault, CalculationFault::Blank { .. })
}

/// The base pay of all who are paid; nothing where that of one of them is not known.
fn total(
    base_pay: &ByClass<Option<Ratio>>,
    eligible: &[bool],
) -> Result<Option<Ratio>, crate::money::Overflow> {
    let mut sum = Ratio::ZERO;
    let firsts = base_pay.classes().firsts();
    for (first, (pay, heads)) in firsts.zip(base_pay.crowds()) {
        match pay {
            _ if !eligible.get(first).copied().unwrap_or_default() => {}
            Some(pay) => sum = sum.add(pay.mul(Ratio::integer(heads.into()))?)?,
            None => return Ok(None),
        }
    }
    Ok(Some(sum))
}
