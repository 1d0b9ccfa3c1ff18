//! `bonuspool scenarios`: what comes out under one set of assumptions after another.

mod sweep;
pub mod words;

use crate::calculation::outcome::Warning;
use crate::decision::{
    Measure, Scenario, SetKey, TooMany, Variation, VaryFault, combined, overlaps,
};
use crate::diagnostics::Span;
use crate::policy::{NamedScenario, Policy, PolicyFault};
use crate::render::{json, markdown, table};
use crate::view::wording::decision::in_scenario;
use crate::view::wording::outcome::warning;
use crate::view::wording::policy_fault;
use crate::view::{Diagnostic, ScenarioFacts, scenarios_report, scenarios_sheet};

use super::failure::{Failure, UsageFault};
use super::inputs::Texts;
use super::inputs::several::{self, Several};
use super::inputs::warn_of_unused;
use super::options::{Format, Scenarios};
use super::progress::Progress;
use super::rendering::{csv, overflow, screen};
use super::session::Session;
use sweep::{Numbers, Sweep};

/// Why scenarios cannot be put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioFault {
    /// Neither `--vary` nor `--scenarios`.
    Nothing,
    /// A variation that cannot be read.
    Vary(VaryFault),
    /// `--measure` names none.
    Measure {
        /// What was written.
        word: String,
    },
    /// A measure of a component that no policy has.
    Component {
        /// The name.
        name: String,
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
    let texts = Texts::read(&options.rules, session)?;
    let scenarios = scenarios(&options, &texts, session)?;
    let several = several::several(texts, &scenarios, "--vary", &options.people, session)?;
    several.check_measures(&options.measures, session)?;
    let measures = measures(&several.policies, &options.measures);
    let (values, warnings) = measured(&several, &scenarios, &measures, session)?;
    let facts = ScenarioFacts {
        policy: several.policies.first(),
        from_file: options.file.is_some(),
        varied: options.variations.iter().map(|it| &*it.key).collect(),
        scenarios: &scenarios,
        measures: &measures,
        drawn: options.measures.first(),
        values: &values,
        lang: session.lang,
    };
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    warn(&scenarios, &warnings, session);
    let mut placed = scenarios.iter().flat_map(|it| &it.set);
    let file = placed.find_map(|it| Some(it.place?.key.file));
    warn_of_unused(several.policies.iter(), file, session);
    for (key, value) in options.variations.iter().flat_map(Variation::repeated) {
        session.warn(&words::repeated(key, value, session.lang));
    }
    options.written.destination.announce(session);
    Ok(())
}

/// The scenarios of the file and of the variations.
fn scenarios(
    options: &Scenarios,
    texts: &Texts,
    session: &mut Session<'_, '_>,
) -> Result<Vec<Scenario>, Failure> {
    let named = match &options.file {
        Some(path) => several::named(path, session)?,
        None => Vec::new(),
    };
    one_value_a_key(&named, options, texts, session)?;
    let scenarios = combined(named, &options.variations);
    Ok(scenarios.map_err(|TooMany| ScenarioFault::TooMany)?)
}

/// Refuses a key that one scenario sets twice.
fn one_value_a_key(
    named: &[NamedScenario],
    options: &Scenarios,
    texts: &Texts,
    session: &mut Session<'_, '_>,
) -> Result<(), Failure> {
    let varied = options.variations.iter().map(|it| {
        let file = session.sources.add("--vary", it.text.as_str());
        (it.key.as_str(), it.key_in(file))
    });
    let varied: Vec<(&str, Span)> = varied.collect();
    let keys = |named: &NamedScenario| -> Vec<(String, Span)> {
        let settings = named.set.iter();
        let settings = settings.filter_map(|it| Some((it.key.clone(), it.place?.key)));
        settings.collect()
    };
    let mut written: Vec<&str> = varied.iter().map(|(key, _)| *key).collect();
    let set = named.iter().flat_map(|it| &it.set);
    written.extend(set.map(|it| it.key.as_str()));
    written.sort_unstable();
    written.dedup();
    let paths = texts.resolved(&written, session);
    // What is no path has a fault of its own, which the reader of policies finds.
    let resolved = |key: &str, span: Span| {
        let at = written.binary_search(&key).ok()?;
        Some(SetKey {
            key: key.to_owned(),
            path: paths.get(at)?.clone()?,
            span,
        })
    };
    let over = varied.iter();
    let over: Vec<SetKey> = over.filter_map(|(key, at)| resolved(key, *at)).collect();
    let mut findings = overlaps(None, &over, &[]);
    for named in named {
        let own = keys(named).into_iter();
        let own: Vec<SetKey> = own.filter_map(|(key, at)| resolved(&key, at)).collect();
        findings.extend(overlaps(Some(&named.name), &own, &over));
    }
    findings.into_result(()).map_err(|findings| {
        let words = |fault: &_| policy_fault(fault, session.lang);
        Failure::Findings(Diagnostic::all(&findings, PolicyFault::code, words))
    })
}

/// The measures that all outcomes are asked for: those of every outcome, those of components of any policy, and what the
/// user asks for besides.
fn measures(policies: &[Policy], asked: &[Measure]) -> Vec<Measure> {
    let mut measures = Measure::ALL.to_vec();
    let of_components = policies.iter().flat_map(Measure::of_components);
    for measure in of_components.chain(asked.iter().cloned()) {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

/// The measures and the warnings of all scenarios; where any has failed, what is wrong with every one that has.
fn measured(
    several: &Several,
    scenarios: &[Scenario],
    measures: &[Measure],
    session: &Session<'_, '_>,
) -> Result<(Vec<Numbers>, Vec<Vec<Warning>>), Failure> {
    let sweep = Sweep::new(several, measures);
    let progress = Progress::new(scenarios.len(), session);
    let measured = progress.watch(|tick| sweep.run(tick))?;
    match sweep.told(scenarios, session.lang) {
        None => Ok(measured.into_iter().flatten().unzip()),
        Some(told) => Err(told.into()),
    }
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
