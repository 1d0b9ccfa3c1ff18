//! What several runs found: what all of them share, and how much each has of its own.
//!
//! Only the findings that all runs share are kept, and of the others their number: a thousand runs over a hundred thousand
//! people can find more than memory holds. The few that are shown are found again.

use std::collections::HashSet;
use std::hash::Hash;

use super::{Finding, Findings, Place};

/// The findings of several runs, as their sets have been noted.
#[derive(Debug)]
pub struct Shared<F> {
    /// What every run so far has found; nothing before the first.
    all: Option<HashSet<(Place, F)>>,
    /// How many different findings each run has.
    counts: Vec<usize>,
}

impl<F: Eq + Hash> Shared<F> {
    /// So many runs, of which none is noted yet.
    #[must_use]
    pub fn of(runs: usize) -> Self {
        Self {
            all: None,
            counts: vec![0; runs],
        }
    }

    /// Notes what a run found, which may be nothing; each run once, in any order.
    pub fn note(&mut self, run: usize, found: HashSet<(Place, F)>) {
        if let Some(count) = self.counts.get_mut(run) {
            *count = found.len();
        }
        self.all = Some(match self.all.take() {
            None => found,
            Some(mut all) => {
                all.retain(|it| found.contains(it));
                all
            }
        });
    }

    /// Whether no run found anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.iter().all(|count| *count == 0)
    }

    /// How many there are, those of all runs counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        let shared = self.shared().map_or(0, HashSet::len);
        let own = self.counts.iter();
        let own = own.map(|count| count.saturating_sub(shared));
        own.fold(shared, usize::saturating_add)
    }

    /// The first of them: those of all runs in the order of the first run, then each run's own with its number. `again`
    /// gives a run's findings once more, and is asked no more often than needed.
    pub fn first(
        &self,
        most: usize,
        mut again: impl FnMut(usize) -> Findings<F>,
    ) -> Vec<(Option<usize>, Finding<F>)>
    where
        F: Clone,
    {
        let mut first = Vec::new();
        let shared = self.shared();
        let is_shared = |key: &(Place, F)| shared.is_some_and(|all| all.contains(key));
        let mut take = |run: usize, wanted: bool, first: &mut Vec<_>| {
            let mut taken = HashSet::new();
            for finding in again(run).0 {
                if first.len() == most {
                    return;
                }
                let key = (finding.place.clone(), finding.fault.clone());
                if is_shared(&key) == wanted && taken.insert(key) {
                    first.push(((!wanted).then_some(run), finding));
                }
            }
        };
        let common = shared.map_or(0, HashSet::len);
        if common > 0 {
            take(0, true, &mut first);
        }
        for (run, count) in self.counts.iter().enumerate() {
            if *count > common && first.len() < most {
                take(run, false, &mut first);
            }
        }
        first
    }

    /// What all runs share; nothing where there is one run.
    fn shared(&self) -> Option<&HashSet<(Place, F)>> {
        self.all.as_ref().filter(|_| self.counts.len() > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(faults: &[u8]) -> Findings<u8> {
        let mut findings = Findings::default();
        for fault in faults {
            findings.add(*fault, Place::Nowhere);
        }
        findings
    }

    /// A fault, and the run that it is told of; nothing for one of all runs.
    type Said = (Option<usize>, u8);

    /// What is told of those runs, how many there are in all, and which runs were asked again.
    fn told(runs: &[&[u8]], most: usize) -> (Vec<Said>, usize, Vec<usize>) {
        let mut shared = Shared::of(runs.len());
        for (run, faults) in runs.iter().enumerate().rev() {
            shared.note(run, findings(faults).distinct());
        }
        let mut asked = Vec::new();
        let first = shared.first(most, |run| {
            asked.push(run);
            findings(runs[run])
        });
        let first = first.into_iter().map(|(run, it)| (run, it.fault));
        (first.collect(), shared.len(), asked)
    }

    #[test]
    fn what_all_runs_share_is_told_once_and_first() {
        let runs: &[&[u8]] = &[&[3, 1, 2], &[1, 4, 3], &[1, 3]];
        let expected = vec![(None, 3), (None, 1), (Some(0), 2), (Some(1), 4)];
        assert_eq!(told(runs, 9), (expected, 4, vec![0, 0, 1]));
    }

    #[test]
    fn no_run_is_asked_for_what_is_not_told() {
        let runs: &[&[u8]] = &[&[], &[1, 2], &[3, 4], &[5]];
        let expected = vec![(Some(1), 1), (Some(1), 2), (Some(2), 3)];
        assert_eq!(told(runs, 3), (expected, 5, vec![1, 2]));
    }

    #[test]
    fn one_run_shares_nothing_and_tells_nothing_twice() {
        assert_eq!(
            told(&[&[7, 7, 8]], 9),
            (vec![(Some(0), 7), (Some(0), 8)], 2, vec![0])
        );
        assert_eq!(told(&[], 9), (vec![], 0, vec![]));
    }
}
