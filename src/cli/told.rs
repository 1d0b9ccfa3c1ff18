//! What is wrong with several runs, in words: with all of them once, all else under the name of its run.
//!
//! Only what is shown is put into words.

use std::hash::Hash;

use crate::calculation::CalculationFault;
use crate::decision::SideFault;
use crate::diagnostics::{Findings, Shared};
use crate::policy::PolicyFault;
use crate::render::diagnostics::SHOWN;
use crate::view::wording::Wording;
use crate::view::wording::calculation::calculation_fault;
use crate::view::wording::decision::side_fault;
use crate::view::wording::policy_fault;
use crate::view::{Diagnostic, Lang};

use super::failure::Failure;

/// A fault that has a code and words.
pub trait Worded: Clone + Eq + Hash {
    /// The stable code.
    fn code(&self) -> &'static str;
    /// What is wrong, and what to do.
    fn words(&self, lang: Lang) -> Wording;
}

impl Worded for PolicyFault {
    fn code(&self) -> &'static str {
        self.code()
    }

    fn words(&self, lang: Lang) -> Wording {
        policy_fault(self, lang)
    }
}

impl Worded for CalculationFault {
    fn code(&self) -> &'static str {
        self.code()
    }

    fn words(&self, lang: Lang) -> Wording {
        calculation_fault(self, lang)
    }
}

impl Worded for SideFault {
    fn code(&self) -> &'static str {
        self.code()
    }

    fn words(&self, lang: Lang) -> Wording {
        side_fault(self, lang)
    }
}

/// The first faults in words, and how many others there are.
#[derive(Debug)]
pub struct Told {
    first: Vec<Diagnostic>,
    more: usize,
}

impl Told {
    /// The faults of runs, whose findings `again` gives once more. `named` puts what is said about one run under its name.
    pub fn of<F: Worded>(
        shared: &Shared<F>,
        again: impl FnMut(usize) -> Findings<F>,
        named: impl Fn(usize, &str) -> String,
        lang: Lang,
    ) -> Self {
        let first = shared.first(SHOWN, again).into_iter();
        let first = first.map(|(run, finding)| {
            let fault = &finding.fault;
            let mut said = Diagnostic::of(&finding, fault.code(), fault.words(lang));
            if let Some(run) = run {
                said.wording.message = named(run, &said.wording.message);
            }
            said
        });
        let first: Vec<Diagnostic> = first.collect();
        Self {
            more: shared.len().saturating_sub(first.len()),
            first,
        }
    }

    /// The faults of runs that have been kept; nothing of a run without any.
    pub fn of_all<F: Worded>(
        runs: &[Findings<F>],
        named: impl Fn(usize, &str) -> String,
        lang: Lang,
    ) -> Self {
        let mut shared = Shared::of(runs.len());
        for (run, findings) in runs.iter().enumerate() {
            shared.note(run, findings.clone().distinct());
        }
        let again = |run: usize| runs.get(run).cloned().unwrap_or_default();
        Self::of(&shared, again, named, lang)
    }

    /// These, and then others.
    pub fn and(mut self, others: Vec<Diagnostic>) -> Self {
        let room = SHOWN.saturating_sub(self.first.len());
        self.more += others.len().saturating_sub(room);
        self.first.extend(others.into_iter().take(room));
        self
    }
}

impl From<Told> for Failure {
    fn from(Told { first, more }: Told) -> Self {
        Self::FirstFindings { first, more }
    }
}
