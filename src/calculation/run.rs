//! The run: every step of a calculation in its order.

use std::sync::Arc;

use crate::diagnostics::{FileId, Findings};
use crate::evaluation::Achievements;
use crate::people::{Allotment, People};
use crate::policy::{Policy, Pool};

use super::certificate::{self, Uncertified};
use super::divided::Divided;
use super::fault::CalculationFault;
use super::outcome::{Outcome, PeopleOutcome, Reason, Warning};
use super::prepared::Prepared;
use super::roster::Roster;
use super::season::{Paid, Season, task};
use super::sharing::{Shared, Task};
use super::weights::BoundComponent;
use super::{split, totals};

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
    pub rank: Arc<Vec<u32>>,
    /// The people, divided by all that their bonus hangs on.
    pub divided: Arc<Divided>,
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
        let beside = beside.into();
        let prepared = Prepared::new(policy, people, beside)?;
        Self::of(&prepared, policy, people, beside)
    }

    /// Calculates what has been prepared, perhaps for another pool, and proves the result.
    ///
    /// # Errors
    /// Every fault of the step that cannot be passed; a certificate that fails.
    pub fn of(
        prepared: &Prepared,
        policy: &'a Policy,
        people: &'a People,
        beside: Beside<'a>,
    ) -> Result<Self, Stopped> {
        let mut roster = Roster::new(policy, people, beside.goals)?;
        roster.take_ratings(prepared.ratings.clone());
        let bound = bind(&roster)?;
        let season = Season {
            roster: &roster,
            bound: &bound,
            prepared,
        };
        let paid = match &policy.pool {
            Pool::Linked(linked) => season.linked(linked)?,
            Pool::Unlinked { .. } => season.unlinked()?,
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
        if prepared.eligible_count == 0 {
            warnings.push(Warning::NobodyEligible);
        }
        let replaced = roster.ratings().and_then(|it| it.differing(people));
        warnings.extend(replaced.map(|differing| Warning::RatingsReplaced { differing }));
        pool.budgets = split::budgets(
            &roster,
            pool.discretionary,
            &prepared.ineligible,
            &outcomes,
            &prepared.allotted,
        )?;
        let bonus = totals::bonuses(&roster, &outcomes, prepared)?;
        let people = PeopleOutcome {
            ineligible: prepared.ineligible.clone(),
            allotted: prepared.allotted.by_person.clone(),
            bonus,
            base_pay: prepared.base_pay.clone(),
            ratings: roster.ratings().cloned(),
            achievements: roster.achievements(),
        };
        let totals = totals::totals(&pool, &outcomes, &people, prepared, overrun)?;
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
            rank: Arc::clone(&prepared.rank),
            divided: Arc::clone(&prepared.divided),
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

/// Binds every component.
fn bind<'a>(roster: &Roster<'a>) -> Result<Vec<BoundComponent<'a>>, Findings<CalculationFault>> {
    let mut findings = Findings::default();
    let components = roster.policy.components.iter();
    let bound = components.filter_map(|it| findings.take(BoundComponent::new(it, roster)));
    let bound = bound.collect();
    findings.into_result(bound)
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
