//! All scenarios, on all cores: each an exact calculation with its certificate.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::calculation::outcome::Warning;
use crate::calculation::{CalculationFault, Prepared, Run, Stopped};
use crate::cli::failure::Failure;
use crate::cli::inputs::several::{self, Several};
use crate::cli::told::Told;
use crate::decision::{Measure, Measured, Order, Scenario, alike_but_for_pool};
use crate::diagnostics::{Findings, Shared};
use crate::money::Ratio;
use crate::policy::Policy;
use crate::view::Lang;

/// The measures of one scenario.
pub type Numbers = Vec<Option<Ratio>>;

/// What is kept of a scenario: its measures and its warnings.
pub type Kept = (Numbers, Vec<Warning>);

/// What scenarios share between which only the pool changes.
struct Together<'a> {
    policy: &'a Policy,
    prepared: Prepared,
    order: Order,
}

/// The calculation of all scenarios.
pub struct Sweep<'a> {
    several: &'a Several,
    measures: &'a [Measure],
    found: Mutex<Shared<CalculationFault>>,
}

impl<'a> Sweep<'a> {
    /// A sweep that takes these measures.
    pub fn new(several: &'a Several, measures: &'a [Measure]) -> Self {
        Self {
            several,
            measures,
            found: Mutex::new(Shared::of(several.policies.len())),
        }
    }

    /// Calculates every scenario; nothing is kept of one that fails.
    pub fn run(&self, tick: &(dyn Fn() + Sync)) -> Result<Vec<Option<Kept>>, Failure> {
        // Where only the pool changes, everybody is weighed once for all.
        let groups = alike_but_for_pool(&self.several.policies);
        let first = groups.first().and_then(|group| group.first()).copied();
        let lead = first.and_then(|run| self.prepared(run, None));
        let (alone, together): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.len() == 1);
        let one = |run: usize, shared: Option<&Together<'_>>| {
            let kept = self.one(run, shared);
            tick();
            kept.map(|kept| (run, kept))
        };
        // What is wrong is told by each run. What is prepared for one group is let go before the next.
        let alone = alone.into_par_iter().flatten();
        let alone = alone.map(|run| one(run, self.prepared(run, lead.as_ref()).as_ref()));
        let mut kept = alone.collect::<Result<Vec<_>, _>>()?;
        for group in together {
            let run = group.first().copied();
            let shared = run.and_then(|run| self.prepared(run, lead.as_ref()));
            let of_group = group.into_par_iter();
            let of_group = of_group.map(|run| one(run, shared.as_ref()));
            kept.extend(of_group.collect::<Result<Vec<_>, _>>()?);
        }
        kept.sort_by_key(|(run, _)| *run);
        Ok(kept.into_iter().map(|(_, kept)| kept).collect())
    }

    /// What a scenario starts from; what it has in common with another is taken from that.
    fn prepared(&self, run: usize, lead: Option<&Together<'a>>) -> Option<Together<'a>> {
        let policy = self.several.policies.get(run)?;
        let (people, beside) = (self.several.people(), self.several.beside(policy));
        let prepared = match lead.filter(|lead| policy.divides_like(lead.policy)) {
            Some(lead) => lead.prepared.again(lead.policy, policy, people, beside),
            None => Prepared::new(policy, people, beside),
        };
        Some(Together {
            policy,
            prepared: prepared.ok()?,
            order: Order::default(),
        })
    }

    /// One scenario; what is wrong with it is noted.
    fn one(&self, run: usize, shared: Option<&Together<'_>>) -> Result<Option<Kept>, Failure> {
        let (kept, found) = match self.measure(run, shared) {
            Ok(kept) => (kept, Findings::default()),
            Err(Stopped::Faults(findings)) => (None, findings),
            Err(Stopped::Uncertified(violation)) => return Err(Failure::Uncertified(violation)),
        };
        let found = found.distinct();
        // Whoever panicked holding it has ended the sweep.
        if let Ok(mut shared) = self.found.lock() {
            shared.note(run, found);
        }
        Ok(kept)
    }

    fn measure(&self, run: usize, shared: Option<&Together<'_>>) -> Result<Option<Kept>, Stopped> {
        let Some(policy) = self.several.policies.get(run) else {
            return Ok(None);
        };
        let (people, beside) = (self.several.people(), self.several.beside(policy));
        let run = match shared {
            Some(shared) => Run::of(&shared.prepared, policy, people, beside)?,
            None => Run::new(policy, people, beside)?,
        };
        let measured = match shared {
            Some(shared) => Measured::after(&shared.order, policy, people, &run.outcome),
            None => Measured::new(policy, people, &run.outcome),
        };
        let values = self.measures.iter().map(|measure| measured.get(measure));
        let values = values.collect::<Result<_, _>>()?;
        Ok(Some((values, run.outcome.warnings)))
    }

    /// What is wrong with the scenarios that have failed; nothing where none has.
    pub fn told(self, scenarios: &[Scenario], lang: Lang) -> Option<Told> {
        let measure = |run: usize| self.measure(run, None);
        let again = |run: usize| match measure(run) {
            Err(Stopped::Faults(findings)) => findings,
            _ => Findings::default(),
        };
        let named = |run: usize, message: &str| several::in_scenario(scenarios, run, message, lang);
        let found = self.found.lock();
        let found = found.unwrap_or_else(PoisonError::into_inner);
        (!found.is_empty()).then(|| Told::of(&found, again, named, lang))
    }
}
