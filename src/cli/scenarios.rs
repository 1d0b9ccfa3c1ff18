//! `bonuspool scenarios`: what comes out under one set of assumptions after another.

pub mod words;

use rayon::prelude::*;

use crate::calculation::outcome::Warning;
use crate::calculation::{CalculationFault, Run, Stopped};
use crate::decision::{Measure, Measured, Scenario, TooMany, VaryFault, combined};
use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::Policy;
use crate::render::{json, markdown, table};
use crate::view::wording::calculation::calculation_fault;
use crate::view::wording::decision::in_scenario;
use crate::view::wording::outcome::warning;
use crate::view::{Diagnostic, Lang, ScenarioFacts, scenarios_report, scenarios_sheet};

use super::failure::{Failure, UsageFault};
use super::inputs::Texts;
use super::inputs::several::{self, Several};
use super::options::{Format, Scenarios};
use super::progress::Progress;
use super::rendering::{csv, overflow, screen};
use super::session::Session;

/// Why scenarios cannot be put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioFault {
    /// Neither `--vary` nor `--scenarios`.
    Nothing,
    /// A file without any `[[scenario]]`.
    NoScenario {
        /// Its name as the user wrote it.
        file: String,
    },
    /// A variation that cannot be read.
    Vary(VaryFault),
    /// A key that is set twice.
    Twice {
        /// The key.
        key: String,
    },
    /// More than one run calculates.
    TooMany,
    /// Scenarios that name the columns of the people file differently.
    Columns,
}

impl From<ScenarioFault> for Failure {
    fn from(fault: ScenarioFault) -> Self {
        UsageFault::Scenario(fault).into()
    }
}

/// How many warnings of scenarios are told one by one.
const WARNINGS: usize = 10;

/// Calculates every scenario and writes their measures.
pub fn run(options: Scenarios, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let scenarios = scenarios(&options, session)?;
    let texts = Texts::read(&options.rules, session)?;
    let several = several::several(texts, &scenarios, &options.people, session)?;
    let measures = measures(&several.policies);
    let progress = Progress::new(scenarios.len(), session);
    let measured = progress.watch(|tick| {
        let all = several.policies.par_iter();
        let all = all.map(|policy| {
            let measured = measure(policy, &several, &measures);
            tick();
            measured
        });
        all.collect::<Vec<_>>()
    });
    let measured = all_sound(measured, &scenarios, session.lang)?;
    let (values, warnings): (Vec<_>, Vec<_>) = measured.into_iter().unzip();
    let facts = ScenarioFacts {
        policy: several.policies.first(),
        from_file: options.file.is_some(),
        varied: options.variations.iter().map(|it| &*it.key).collect(),
        scenarios: &scenarios,
        measures: &measures,
        values: &values,
        lang: session.lang,
    };
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    warn(&scenarios, &warnings, session);
    options.written.destination.announce(session);
    Ok(())
}

/// The scenarios of the file and of the variations.
fn scenarios(options: &Scenarios, session: &mut Session<'_, '_>) -> Result<Vec<Scenario>, Failure> {
    let named = match &options.file {
        Some(path) => several::named(path, session)?,
        None => Vec::new(),
    };
    let scenarios = combined(named, &options.variations);
    let scenarios = scenarios.map_err(|TooMany| ScenarioFault::TooMany)?;
    for scenario in &scenarios {
        let mut paths: Vec<String> = scenario.set.iter().map(|it| it.path()).collect();
        paths.sort_unstable();
        if let Some(twice) = paths.windows(2).find(|pair| pair.first() == pair.last()) {
            let key = twice.first().cloned().unwrap_or_default();
            return Err(ScenarioFault::Twice { key }.into());
        }
    }
    Ok(scenarios)
}

/// The measures that all outcomes are asked for: those of every outcome, then those of components of any policy.
fn measures(policies: &[Policy]) -> Vec<Measure> {
    let mut measures = Measure::ALL.to_vec();
    for measure in policies.iter().flat_map(Measure::of_components) {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

type Numbers = Vec<Option<Ratio>>;

/// Calculates one scenario, with its certificate, and keeps no more of it than its measures.
fn measure(
    policy: &Policy,
    several: &Several,
    measures: &[Measure],
) -> Result<(Numbers, Vec<Warning>), Stopped> {
    let run = Run::new(policy, several.people(), several.beside(policy))?;
    let measured = Measured::new(policy, several.people(), &run.outcome);
    let values = measures.iter().map(|measure| measured.get(measure));
    let values = values.collect::<Result<_, _>>()?;
    Ok((values, run.outcome.warnings))
}

/// The measures of all scenarios; where one has failed, what is wrong with every one that has.
fn all_sound<T>(
    measured: Vec<Result<T, Stopped>>,
    scenarios: &[Scenario],
    lang: Lang,
) -> Result<Vec<T>, Failure> {
    let mut sound = Vec::new();
    let mut faults: Vec<Vec<Diagnostic>> = Vec::new();
    for measured in measured {
        let mut found = Findings::default();
        match measured {
            Ok(measured) => sound.push(measured),
            Err(Stopped::Faults(findings)) => found = findings,
            Err(Stopped::Uncertified(violation)) => return Err(Failure::Uncertified(violation)),
        }
        let words = |fault: &_| calculation_fault(fault, lang);
        faults.push(Diagnostic::all(&found, CalculationFault::code, words));
    }
    if faults.iter().all(Vec::is_empty) {
        return Ok(sound);
    }
    Err(Failure::Findings(told(scenarios, &faults, lang)))
}

/// What is wrong with scenarios. What is wrong with all of them is no matter of their settings, and is told once; all
/// else under the name of its scenario.
pub fn told(scenarios: &[Scenario], faults: &[Vec<Diagnostic>], lang: Lang) -> Vec<Diagnostic> {
    let everywhere = |it: &Diagnostic| {
        let several = faults.len() > 1;
        several && faults.iter().all(|others| others.contains(it))
    };
    let first = faults.first().into_iter().flatten();
    let mut told: Vec<Diagnostic> = first.filter(|it| everywhere(it)).cloned().collect();
    for (scenario, faults) in scenarios.iter().zip(faults) {
        let own = faults.iter().filter(|it| !everywhere(it)).cloned();
        told.extend(own.map(|mut fault| {
            fault.wording.message = in_scenario(&scenario.name, &fault.wording.message, lang);
            fault
        }));
    }
    told
}

fn warn(scenarios: &[Scenario], warnings: &[Vec<Warning>], session: &mut Session<'_, '_>) {
    let lang = session.lang;
    let named: Vec<String> = scenarios
        .iter()
        .zip(warnings)
        .flat_map(|(scenario, warnings)| warnings.iter().map(move |it| (scenario, it)))
        .map(|(scenario, it)| in_scenario(&scenario.name, &warning(it, lang), lang))
        .collect();
    for warning in named.iter().take(WARNINGS) {
        session.warn(warning);
    }
    if let Some(more) = named.len().checked_sub(WARNINGS).filter(|&more| more > 0) {
        session.warn(&words::more_warnings(more, lang));
    }
}

fn rendered(
    facts: &ScenarioFacts<'_>,
    options: &Scenarios,
    session: &Session<'_, '_>,
) -> Result<Vec<u8>, Failure> {
    match options.written.format {
        Format::Table => {
            let screen = screen(&options.written.destination, session);
            Ok(table::render(&scenarios_report(facts, true), screen).into_bytes())
        }
        Format::Markdown => Ok(markdown::render(&scenarios_report(facts, false)).into_bytes()),
        Format::Json => {
            let text = json::render_scenarios(facts).map_err(|it| overflow(it, facts.lang))?;
            Ok(text.into_bytes())
        }
        Format::Csv => {
            let sheet = scenarios_sheet(facts);
            csv(
                &sheet,
                options.written.encoding,
                &options.written.destination,
                facts.lang,
            )
        }
    }
}
