//! The run: every step of a calculation in its order.

use std::sync::Arc;

use crate::diagnostics::{FileId, Finding, Findings};
use crate::evaluation::Achievements;
use crate::money::Ratio;
use crate::people::{Allotment, People};
use crate::policy::{Policy, Pool, SharingMode};

use super::certificate::{self, Uncertified};
use super::classes::{ByClass, Cells, Classes};
use super::eligibility::Judged;
use super::fault::CalculationFault;
use super::members::Members;
use super::outcome::{Outcome, PeopleOutcome, Reason, Warning};
use super::roster::{Numbers, Roster};
use super::season::{Paid, Season, task};
use super::sharing::{Shared, Task};
use super::trace::Silent;
use super::weights::BoundComponent;
use super::{control, eligibility, split, totals};

/// Why there is no result.
#[derive(Debug)]
pub enum Stopped {
    /// The policy or the data is at fault.
    Faults(Findings<CalculationFault>),
    /// The result did not pass its own certificate: do not pay from it.
    Uncertified(Uncertified),
}

impl<T: Into<Findings<CalculationFault>>> From<T> for Stopped {
    fn from(faults: T) -> Self {
        Self::Faults(faults.into())
    }
}

/// What people decided beside the rules.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allotments<'a> {
    /// The rows of the file.
    pub rows: &'a [Allotment],
    /// The file, for places.
    pub file: Option<FileId>,
}

/// What goes into a run beside the policy and the people file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What people decided beside the rules.
    pub allotments: Allotments<'a>,
    /// What people reached, where there is a file of goals.
    pub goals: Option<&'a Achievements>,
}

impl<'a> From<Allotments<'a>> for Beside<'a> {
    fn from(allotments: Allotments<'a>) -> Self {
        Self {
            allotments,
            goals: None,
        }
    }
}

/// Everything that a run has, also what only its certificate and its explanation ask for.
pub struct Run<'a> {
    /// The people with what is derived about them.
    pub roster: Roster<'a>,
    /// The components, bound; in the order of the policy.
    pub bound: Vec<BoundComponent<'a>>,
    /// For pool components how they were shared; nothing for the others.
    pub shared: Vec<Option<Shared>>,
    /// The order of ids, where the last unit hangs on it.
    pub rank: Vec<u32>,
    /// The result.
    pub outcome: Outcome,
}

impl<'a> Run<'a> {
    /// Calculates, and proves the result.
    ///
    /// # Errors
    /// Every fault of the step that cannot be passed; a certificate that fails.
    pub fn new(
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
        let ineligible = reasons;
        let eligible: Vec<bool> = ineligible.iter().map(Option::is_none).collect();
        // Faults of the steps that do not hang on one another are shown together.
        let weighed = findings.gather(weigh(&roster, &eligible));
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
        let (Some((bound, members)), Some(allotted), Some(base_pay), true) =
            (weighed, allotted, base_pay, findings.is_empty())
        else {
            return Err(findings.into());
        };
        let rank = match policy.rounding.mode {
            SharingMode::Exact => rank(people),
            SharingMode::Each(_) | SharingMode::LargestRemainder => Vec::new(),
        };
        let season = Season {
            roster: &roster,
            eligible: &eligible,
            bound: &bound,
            rank: &rank,
            allotted: &allotted,
        };
        let paid = match &policy.pool {
            Pool::Linked(linked) => season.linked(linked, members)?,
            Pool::Unlinked { .. } => season.unlinked(members)?,
        };
        let Paid {
            mut pool,
            mut components,
            mut warnings,
            overrun,
        } = paid;
        for (_, shared) in &mut components {
            warnings.extend(
                shared
                    .iter_mut()
                    .flat_map(|shared| shared.warnings.drain(..)),
            );
        }
        let (outcomes, shared): (Vec<_>, Vec<_>) = components.into_iter().unzip();
        if !eligible.contains(&true) {
            warnings.push(Warning::NobodyEligible);
        }
        let replaced = roster.ratings().and_then(|it| it.differing(people));
        warnings.extend(replaced.map(|differing| Warning::RatingsReplaced { differing }));
        pool.budgets = split::budgets(
            &roster,
            pool.discretionary,
            &ineligible,
            &outcomes,
            &allotted,
        )?;
        let bonus = totals::bonuses(&roster, &outcomes, &allotted)?;
        let people = PeopleOutcome {
            ineligible,
            allotted: allotted.by_person,
            bonus,
            base_pay,
            ratings: roster.ratings().cloned(),
            achievements: roster.achievements(),
        };
        let totals = totals::totals(&pool, &outcomes, &people, overrun)?;
        let outcome = Outcome {
            pool,
            components: outcomes,
            people,
            totals,
            warnings,
        };
        let run = Self {
            roster,
            bound,
            shared,
            rank,
            outcome,
        };
        certificate::check(&run).map_err(Stopped::Uncertified)?;
        Ok(run)
    }

    /// The task of a pool component; nothing for the others.
    pub fn task(&self, index: usize) -> Option<Task<'_, 'a>> {
        self.bound
            .get(index)
            .and_then(|bound| task(bound, &self.roster, &self.rank))
    }
}

/// Binds every component and weighs everybody in it.
fn weigh<'a>(
    roster: &Roster<'a>,
    eligible: &[bool],
) -> Result<(Vec<BoundComponent<'a>>, Vec<Members>), Findings<CalculationFault>> {
    let mut findings = Findings::default();
    let (mut bound, mut members) = (Vec::new(), Vec::new());
    for component in &roster.policy.components {
        let Some(component) = findings.take(BoundComponent::new(component, roster)) else {
            continue;
        };
        match Members::weigh(&component, roster, eligible) {
            Ok(weighed) => members.push(weighed),
            Err(faults) => findings.extend(faults),
        }
        bound.push(component);
    }
    findings.into_result((bound, members))
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
    let mut cells = vec![Cells::Flags(eligible)];
    for &numbers in columns.iter().flatten() {
        roster.number_cells(numbers, &mut cells);
    }
    let classes = Arc::new(Classes::by(&cells, eligible.len()));
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

impl Run<'_> {
    /// Why a person is not paid; nothing for those who are.
    pub fn not_paid(&self, row: usize) -> Option<&Reason> {
        self.outcome
            .people
            .ineligible
            .get(row)
            .and_then(Option::as_ref)
    }
}
