//! Calculations with one value after another, each with its certificate.

use rayon::prelude::*;

use crate::calculation::{Beside, CalculationFault, Run, Stopped, Uncertified};
use crate::decision::{Measure, Measured};
use crate::diagnostics::Findings;
use crate::evaluation::EvaluationFault;
use crate::money::{Overflow, Ratio};
use crate::policy::{Policy, PolicyFault};
use crate::view::Diagnostic;
use crate::view::wording::calculation::calculation_fault;
use crate::view::wording::evaluation::evaluation_fault;
use crate::view::wording::policy_fault;

use super::values::Values;
use crate::cli::inputs::several::Several;
use crate::cli::options::Solve;
use crate::cli::progress::Progress;
use crate::cli::session::Session;

/// What the calculations share.
pub(super) struct Attempts<'a> {
    pub several: Several,
    pub options: &'a Solve,
    values: &'a Values,
    /// The first result that did not pass its certificate.
    pub uncertified: Option<Uncertified>,
}

/// Why a value has no result.
enum Refused {
    Policy(Findings<PolicyFault>),
    Goals(Findings<EvaluationFault>),
    Run(Stopped),
}

impl<T: Into<Stopped>> From<T> for Refused {
    fn from(stopped: T) -> Self {
        Self::Run(stopped.into())
    }
}

/// A setting as a text.
pub(super) fn text_of(key: &str, value: &str) -> String {
    format!("{key}={value}")
}

impl<'a> Attempts<'a> {
    pub(super) const fn new(several: Several, options: &'a Solve, values: &'a Values) -> Self {
        Self {
            several,
            options,
            values,
            uncertified: None,
        }
    }

    /// The measure at values; nothing where there is no result, or none with that measure.
    pub(super) fn measure(
        &mut self,
        values: &[Ratio],
        session: &mut Session<'_, '_>,
    ) -> Vec<Option<Ratio>> {
        let policies = values.iter().map(|value| self.policy(*value, session).ok());
        let policies: Vec<Option<Policy>> = policies.collect();
        let (several, measure) = (&self.several, &self.options.measure);
        let measured = Progress::new(values.len(), session).watch(|tick| {
            let all = policies.par_iter().map(|policy| {
                let measured = policy.as_ref().map(|it| measured(several, measure, it));
                tick();
                measured
            });
            all.collect::<Vec<_>>()
        });
        let value = |measured| match measured {
            Some(Ok(measured)) => measured,
            Some(Err(Refused::Run(Stopped::Uncertified(violation)))) => {
                self.uncertified.get_or_insert(violation);
                None
            }
            Some(Err(_)) | None => None,
        };
        measured.into_iter().map(value).collect()
    }

    /// What is wrong with a value; nothing where there is a result.
    pub(super) fn faults(
        &mut self,
        value: Ratio,
        session: &mut Session<'_, '_>,
    ) -> Vec<Diagnostic> {
        let policy = self.policy(value, session);
        let result = policy.and_then(|it| measured(&self.several, &self.options.measure, &it));
        let lang = session.lang;
        match result {
            Ok(_) | Err(Refused::Run(Stopped::Uncertified(_))) => Vec::new(),
            Err(Refused::Policy(findings)) => {
                let words = |fault: &_| policy_fault(fault, lang);
                Diagnostic::all(&findings, PolicyFault::code, words)
            }
            Err(Refused::Goals(findings)) => {
                let words = |fault: &_| evaluation_fault(fault, lang);
                Diagnostic::all(&findings, EvaluationFault::code, words)
            }
            Err(Refused::Run(Stopped::Faults(findings))) => {
                let words = |fault: &_| calculation_fault(fault, lang);
                Diagnostic::all(&findings, CalculationFault::code, words)
            }
        }
    }

    /// The policy with that value.
    fn policy(&mut self, value: Ratio, session: &mut Session<'_, '_>) -> Result<Policy, Refused> {
        let written = self.values.setting(value)?;
        let text = text_of(&self.options.key, &written);
        let file = session.sources.add("--find", text);
        let policy = self.several.again(&[file.into()], session);
        policy.map_err(Refused::Policy)
    }

    /// A value as a policy takes it.
    pub(super) fn written(&self, value: Ratio) -> Result<String, Overflow> {
        self.values.form.written(value)
    }
}

fn measured(
    several: &Several,
    measure: &Measure,
    policy: &Policy,
) -> Result<Option<Ratio>, Refused> {
    let goals = several.achievements(policy).map_err(Refused::Goals)?;
    let beside = Beside {
        allotments: several.allotments(),
        goals: goals.as_deref(),
    };
    let people = several.people();
    let run = Run::new(policy, people, beside)?;
    let measured = Measured::new(policy, people, &run.outcome);
    Ok(measured.get(measure)?)
}
