//! `bonuspool solve`: the value of a key at which a measure reaches a target.

mod attempts;
mod values;
pub mod words;

use crate::decision::{Measure, Search, Solution, Tried, Unsolved, solve};
use crate::money::{Overflow, Ratio};
use crate::policy::Policy;
use crate::render::{json, markdown, table};
use crate::view::wording::Wording;
use crate::view::{SolutionFacts, solution_report, solution_sheet};

use super::failure::{Failure, UsageFault};
use super::inputs::Texts;
use super::inputs::several;
use super::options::{Format, Solve};
use super::rendering::{csv, overflow, screen};
use super::session::Session;
use attempts::{Attempts, text_of};
use values::Values;

/// Why a search cannot begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SolveFault {
    /// `--until` is not of the form `MEASURE=VALUE`.
    Until {
        /// What was written.
        text: String,
    },
    /// There is no such measure.
    Measure {
        /// What was written.
        word: String,
        /// The one that was probably meant.
        nearest: Option<Measure>,
    },
    /// A target that no decimal is.
    Endless {
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
    /// `--between` with one end.
    OneEnd {
        /// What was written.
        text: String,
    },
    /// `--precision` that is not above 0.
    NoStep {
        /// What was written.
        text: String,
    },
    /// No multiple of `--precision` lies in `--between`.
    Empty {
        /// The range as written.
        between: String,
    },
    /// A number above 1 for a rate, which is 10000% where 100% was meant.
    BareRate {
        /// The option.
        option: &'static str,
        /// What was written.
        text: String,
        /// What was probably meant.
        meant: String,
    },
    /// The policy has no such key, or the key takes no number.
    Key {
        /// The key.
        key: String,
        /// What the policy says about a number there.
        why: Option<Wording>,
    },
    /// The policy does not write the key, and there is no range.
    NoStart {
        /// The key.
        key: String,
    },
}

impl From<SolveFault> for Failure {
    fn from(fault: SolveFault) -> Self {
        UsageFault::Solve(fault).into()
    }
}

/// A search that ended without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSolution {
    /// No value was found with which the measure gets there.
    NotReached {
        /// The key.
        key: String,
        /// The measure.
        measure: Measure,
        /// What it was to reach.
        target: Ratio,
        /// What was tried.
        tried: Box<Tried>,
        /// The lowest and the highest value that were tried, as a policy takes them.
        ends: [String; 2],
        /// Whether `--between` said where.
        has_range: bool,
    },
    /// Nothing can be calculated with any other value.
    Alone {
        /// The key.
        key: String,
        /// The only value.
        value: String,
        /// One beside it.
        beside: String,
        /// What is wrong with that.
        why: Option<Box<Wording>>,
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
    let mut texts = Texts::read(&options.rules, session)?;
    let policy = policy(&mut texts, &options, session)?;
    let values = Values::of(&options, &mut texts, session)?;
    let several = several::one(policy, texts, &options.people, session)?;
    let mut attempts = Attempts::new(several, &options, &values);
    let measure = std::slice::from_ref(&options.measure);
    attempts.several.check_measures(measure, session)?;
    let search = Search {
        unit: values.unit,
        from: values.from,
        to: values.to,
        farthest: values.farthest,
        target: options.target,
    };
    let solved = solve(search, &mut |values| attempts.measure(values, session));
    if let Some(uncertified) = attempts.uncertified.take() {
        return Err(Failure::Uncertified(uncertified));
    }
    let solution = match solved {
        Ok(solution) => solution,
        Err(unsolved) => return Err(attempts.failure(unsolved, session)),
    };
    let facts = facts(&options, &solution, &attempts, session)?;
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    if solution.found.reached != options.target {
        let finer = values.finer(&options);
        session.say(&words::missed(finer.as_deref(), session.lang));
    }
    options.written.destination.announce(session);
    Ok(())
}

/// The policy as it stands; where only its value at the key is missing, with one of the range.
fn policy(
    texts: &mut Texts,
    options: &Solve,
    session: &mut Session<'_, '_>,
) -> Result<Policy, Failure> {
    let findings = match texts.policy(&[], session) {
        Ok(policy) => return Ok(policy),
        Err(findings) => findings,
    };
    if let Some(between) = &options.between {
        for end in [between.from, between.to] {
            let Ok(written) = between.form.written(end) else {
                continue;
            };
            let file = session
                .sources
                .add("--between", text_of(&options.key, &written));
            if let Ok(policy) = texts.policy(&[file.into()], session) {
                return Ok(policy);
            }
        }
    }
    Err(several::unsound(&findings, &options.people, session))
}

fn facts<'a>(
    options: &'a Solve,
    solution: &Solution,
    attempts: &'a Attempts<'_>,
    session: &Session<'_, '_>,
) -> Result<SolutionFacts<'a>, Failure> {
    let written = |value| {
        let written = attempts.written(value);
        written.map_err(|it| overflow(it, session.lang))
    };
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

impl Attempts<'_> {
    /// Why nothing was found.
    fn failure(mut self, unsolved: Unsolved, session: &mut Session<'_, '_>) -> Failure {
        let lang = session.lang;
        self.no_solution(unsolved, session)
            .unwrap_or_else(|it| overflow(it, lang))
    }

    fn no_solution(
        &mut self,
        unsolved: Unsolved,
        session: &mut Session<'_, '_>,
    ) -> Result<Failure, Overflow> {
        let key = self.options.key.clone();
        let why = match unsolved {
            Unsolved::Overflow => return Err(Overflow),
            Unsolved::Empty => {
                let between = self.options.between.as_ref();
                let between = between.map(|it| it.text.clone()).unwrap_or_default();
                return Ok(SolveFault::Empty { between }.into());
            }
            Unsolved::Undefined { value } => {
                let setting = format!("{key}={}", self.written(value)?);
                let mut faults = self.faults(value, session);
                if !faults.is_empty() {
                    for fault in &mut faults {
                        let message = &fault.wording.message;
                        fault.wording.message = words::with(&setting, message, session.lang);
                    }
                    return Ok(Failure::Findings(faults));
                }
                NoSolution::NoMeasure {
                    measure: self.options.measure.clone(),
                    setting,
                }
            }
            Unsolved::Alone { value, beside } => {
                let faults = self.faults(beside, session);
                NoSolution::Alone {
                    key,
                    value: self.written(value)?,
                    beside: self.written(beside)?,
                    why: faults.into_iter().next().map(|it| Box::new(it.wording)),
                }
            }
            Unsolved::NotReached(tried) => NoSolution::NotReached {
                key,
                measure: self.options.measure.clone(),
                target: self.options.target,
                ends: [self.written(tried.lowest)?, self.written(tried.highest)?],
                tried,
                has_range: self.options.between.is_some(),
            },
        };
        Ok(Failure::Unsolved(Box::new(why)))
    }
}
