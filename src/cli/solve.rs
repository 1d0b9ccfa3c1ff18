//! `bonuspool solve`: the value of a key at which a measure reaches a target.

pub mod words;

use crate::calculation::{Run, Stopped, Uncertified};
use crate::decision::{Form, Measure, Measured, Scenario, Search, Solution, Unsolved, solve};
use crate::money::Ratio;
use crate::policy::{Policy, Setting};
use crate::render::{json, markdown, table};
use crate::view::wording::decision::in_scenario;
use crate::view::{SolutionFacts, solution_report, solution_sheet};

use super::failure::{Failure, UsageFault};
use super::inputs::Texts;
use super::inputs::several::{self, Several};
use super::options::{Format, Range, Solve};
use super::rendering::{csv, overflow, screen};
use super::session::Session;
use super::told::Told;

/// Why a search cannot begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SolveFault {
    /// `--until` is not of the form `MEASURE=VALUE`, or there is no such measure.
    Until {
        /// What was written.
        text: String,
    },
    /// A number that is none, for the option.
    Number {
        /// The option.
        option: &'static str,
        /// What was written.
        text: String,
    },
    /// The policy has no number at the key.
    Key {
        /// The key.
        key: String,
    },
    /// A measure of a component that the policy does not have.
    Component {
        /// The name.
        name: String,
    },
    /// A rule about goals, which are judged once.
    Goals,
}

impl From<SolveFault> for Failure {
    fn from(fault: SolveFault) -> Self {
        UsageFault::Solve(fault).into()
    }
}

/// A search that ended without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSolution {
    /// The measure did not get there.
    NotReached {
        /// The key.
        key: String,
        /// The measure.
        measure: Measure,
        /// What it was to reach.
        target: Ratio,
        /// The lowest and the highest value that were tried, and what was reached there.
        ends: [(String, Ratio); 2],
        /// Whether the measure was anything else anywhere.
        moved: bool,
    },
    /// The outcome has no such measure.
    NoMeasure {
        /// The measure.
        measure: Measure,
        /// The setting with which it has none.
        setting: String,
    },
}

/// Searches, and writes what was found with its proof.
pub fn run(options: Solve, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let texts = Texts::read(&options.rules, session)?;
    let written = texts.written_at(&options.key, session);
    let range = range(&options, written.as_deref())?;
    let mut attempts = Attempts::new(texts, &options, &range, session)?;
    attempts.check_measure(session)?;
    let search = Search {
        unit: range.unit,
        from: range.from,
        to: range.to,
        target: options.target,
    };
    let solved = solve(search, &mut |value| attempts.measure(value, session));
    let solution = match solved {
        _ if attempts.uncertified.is_some() => {
            return Err(attempts
                .uncertified
                .map_or(Failure::Closed, Failure::Uncertified));
        }
        Ok(solution) => solution,
        Err(unsolved) => return Err(attempts.failure(unsolved, &options, session)),
    };
    let facts = facts(&options, &solution, &attempts, session)?;
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    options.written.destination.announce(session);
    Ok(())
}

/// Where the search goes: what the arguments say, else the number that the policy has.
fn range(options: &Solve, written: Option<&str>) -> Result<Range, SolveFault> {
    let key = &options.key;
    let written = written.and_then(Range::of_number);
    let range = match (&options.between, written) {
        (Some(between), Some(written)) if between.form == written.form => Range {
            unit: written.unit.min(between.unit),
            ..*between
        },
        (Some(between), _) => *between,
        (None, Some(written)) => written,
        (None, None) => return Err(SolveFault::Key { key: key.clone() }),
    };
    Ok(Range {
        unit: options.precision.unwrap_or(range.unit),
        ..range
    })
}

/// One calculation after another, each with its certificate.
struct Attempts {
    several: Several,
    key: String,
    form: Form,
    measure: Measure,
    /// What is wrong with the last one, if anything is.
    faults: Option<Told>,
    uncertified: Option<Uncertified>,
}

impl Attempts {
    fn new(
        texts: Texts,
        options: &Solve,
        range: &Range,
        session: &mut Session<'_, '_>,
    ) -> Result<Self, Failure> {
        let (key, form) = (options.key.clone(), range.form);
        let first = form.written(range.from);
        let first = first.map_err(|it| overflow(it, session.lang))?;
        let scenario = scenario(&key, first);
        let scenarios = std::slice::from_ref(&scenario);
        let several = several::several(texts, scenarios, "--set", &options.people, session)?;
        if options.people.goals.is_some() && key.trim().starts_with("goals") {
            return Err(SolveFault::Goals.into());
        }
        Ok(Self {
            several,
            key,
            form,
            measure: options.measure.clone(),
            faults: None,
            uncertified: None,
        })
    }

    /// Whether there is such a person or component.
    fn check_measure(&self, session: &Session<'_, '_>) -> Result<(), Failure> {
        match &self.measure {
            Measure::Bonus(id) if !self.several.has_person(id) => {
                let file = self.several.people().file;
                Err(Failure::Usage(UsageFault::NoSuchEmployee {
                    id: id.clone(),
                    file: session.sources.name(file).to_owned(),
                }))
            }
            Measure::CoefficientOf(name) | Measure::UnitPriceOf(name)
                if !self.several.has_component(name) =>
            {
                Err(SolveFault::Component { name: name.clone() }.into())
            }
            _ => Ok(()),
        }
    }

    /// The measure at a value; nothing where there is no result, or none with that measure.
    fn measure(&mut self, value: Ratio, session: &mut Session<'_, '_>) -> Option<Ratio> {
        self.faults = None;
        let scenario = scenario(&self.key, self.form.written(value).ok()?);
        let lang = session.lang;
        let named = |_: usize, message: &str| in_scenario(&scenario.name, message, lang);
        let told = match self.several.again(&scenario, session) {
            Ok(policy) => match self.run(&policy) {
                Ok(measured) => return measured,
                Err(Stopped::Uncertified(violation)) => {
                    self.uncertified = Some(violation);
                    return None;
                }
                Err(Stopped::Faults(findings)) => Told::of_all(&[findings], named, lang),
            },
            Err(findings) => Told::of_all(&[findings], named, lang),
        };
        self.faults = Some(told);
        None
    }

    fn run(&self, policy: &Policy) -> Result<Option<Ratio>, Stopped> {
        let people = self.several.people();
        let run = Run::new(policy, people, self.several.beside(policy))?;
        let measured = Measured::new(policy, people, &run.outcome);
        Ok(measured.get(&self.measure)?)
    }

    fn written(&self, value: Ratio, session: &Session<'_, '_>) -> Result<String, Failure> {
        let written = self.form.written(value);
        written.map_err(|it| overflow(it, session.lang))
    }

    /// Why nothing was found.
    fn failure(
        mut self,
        unsolved: Unsolved,
        options: &Solve,
        session: &Session<'_, '_>,
    ) -> Failure {
        if let (Unsolved::Undefined { .. }, Some(faults)) = (&unsolved, self.faults.take()) {
            return faults.into();
        }
        let written = |value| self.written(value, session);
        let why = match unsolved {
            Unsolved::Overflow => return overflow(crate::money::Overflow, session.lang),
            Unsolved::Undefined { value } => written(value).map(|value| NoSolution::NoMeasure {
                measure: self.measure.clone(),
                setting: format!("{}={value}", self.key),
            }),
            Unsolved::NotReached { ends, moved } => {
                let [low, high] = *ends;
                written(low.value).and_then(|lowest| {
                    Ok(NoSolution::NotReached {
                        key: self.key.clone(),
                        measure: self.measure.clone(),
                        target: options.target,
                        ends: [(lowest, low.reached), (written(high.value)?, high.reached)],
                        moved,
                    })
                })
            }
        };
        why.map_or_else(|failure| failure, |why| Failure::Unsolved(Box::new(why)))
    }
}

fn scenario(key: &str, written: String) -> Scenario {
    Scenario {
        name: format!("{key}={written}"),
        named: None,
        set: vec![Setting {
            key: key.to_owned(),
            value: written.clone(),
            written,
            place: None,
        }],
    }
}

fn facts<'a>(
    options: &'a Solve,
    solution: &Solution,
    attempts: &'a Attempts,
    session: &Session<'_, '_>,
) -> Result<SolutionFacts<'a>, Failure> {
    let written = |value| attempts.written(value, session);
    Ok(SolutionFacts {
        policy: attempts.several.policies.first(),
        key: &options.key,
        measure: &options.measure,
        target: options.target,
        value: written(solution.found.value)?,
        reached: solution.found.reached,
        below: (written(solution.below.0)?, solution.below.1),
        above: (written(solution.above.0)?, solution.above.1),
        lang: session.lang,
    })
}

fn rendered(
    facts: &SolutionFacts<'_>,
    options: &Solve,
    session: &Session<'_, '_>,
) -> Result<Vec<u8>, Failure> {
    match options.written.format {
        Format::Table => {
            let screen = screen(&options.written.destination, session);
            Ok(table::render(&solution_report(facts), screen).into_bytes())
        }
        Format::Markdown => Ok(markdown::render(&solution_report(facts)).into_bytes()),
        Format::Json => {
            let text = json::render_solution(facts).map_err(|it| overflow(it, facts.lang))?;
            Ok(text.into_bytes())
        }
        Format::Csv => {
            let sheet = solution_sheet(facts);
            csv(
                &sheet,
                options.written.encoding,
                &options.written.destination,
                facts.lang,
            )
        }
    }
}
