//! Several policies, made of one by settings, over the same people.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::calculation::{Allotments, Beside};
use crate::decision::{Measure, Scenario};
use crate::diagnostics::{FileId, Findings, Span};
use crate::evaluation::{Achievements, EvaluationFault, judge};
use crate::people::People;
use crate::policy::{NamedScenario, Policy, PolicyFault, SettingSource, key, read_scenarios};
use crate::render::json::Role;
use crate::view::wording::{decision, policy_fault};
use crate::view::{Diagnostic, Lang, needed_by_all};

use super::table::Employees;
use super::{Judged, Staff, Texts, gathered, shape, text};
use crate::cli::failure::{Failure, UsageFault};
use crate::cli::options::PeopleFiles;
use crate::cli::scenarios::ScenarioFault;
use crate::cli::session::Session;
use crate::cli::told::Told;

/// Policies and the people, read once with the columns that all policies want.
#[derive(Debug)]
pub struct Several {
    /// The policies, one a scenario in its order.
    pub policies: Vec<Policy>,
    texts: Texts,
    staff: Staff,
    goals: Judged,
}

impl Several {
    /// The people.
    pub const fn people(&self) -> &People {
        &self.staff.people
    }

    /// What goes into the calculation of one of the policies beside the people file.
    pub fn beside(&self, policy: &Policy) -> Beside<'_> {
        Beside {
            allotments: self.staff.allotments(),
            goals: self.goals.by(policy),
        }
    }

    /// The policy once more, with settings after all others.
    pub fn again(
        &mut self,
        settings: &[SettingSource],
        session: &mut Session<'_, '_>,
    ) -> Result<Policy, Findings<PolicyFault>> {
        self.texts.policy(settings, session)
    }

    /// What people reached by the rules of a policy, judged anew where no other policy has them; nothing without goals.
    pub fn achievements(
        &self,
        policy: &Policy,
    ) -> Result<Option<Cow<'_, Achievements>>, Findings<EvaluationFault>> {
        let Some(file) = self.goals.sets.first().map(|judged| judged.file) else {
            return Ok(None);
        };
        if let Some(judged) = self.goals.by(policy) {
            return Ok(Some(Cow::Borrowed(judged)));
        }
        let rules = policy.goals.unwrap_or_default();
        judge(self.goals.rows.clone(), &rules, file).map(|it| Some(Cow::Owned(it)))
    }

    /// The allotments as the calculation takes them.
    pub fn allotments(&self) -> Allotments<'_> {
        self.staff.allotments()
    }

    /// Whether there is such a person or component, for measures of one.
    pub fn check_measures(
        &self,
        measures: &[Measure],
        session: &Session<'_, '_>,
    ) -> Result<(), Failure> {
        for measure in measures {
            match measure {
                Measure::Bonus(id) if !self.has_person(id) => {
                    return Err(Failure::Usage(UsageFault::NoSuchEmployee {
                        id: id.clone(),
                        file: session.sources.name(self.people().file).to_owned(),
                    }));
                }
                Measure::CoefficientOf(name) | Measure::UnitPriceOf(name)
                    if !self.has_component(name) =>
                {
                    return Err(ScenarioFault::Component { name: name.clone() }.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether somebody has that id.
    pub fn has_person(&self, id: &str) -> bool {
        let people = self.people();
        (0..people.len()).any(|row| key(people.ids.get(row)) == key(id))
    }

    /// Whether a component has that name.
    pub fn has_component(&self, name: &str) -> bool {
        let mut components = self.policies.iter().flat_map(|it| &it.components);
        components.any(|component| key(&component.name) == key(name))
    }
}

/// Reads a file of scenarios.
pub fn named(path: &Path, session: &mut Session<'_, '_>) -> Result<Vec<NamedScenario>, Failure> {
    let file = text(path, Role::Overlay, session)?;
    read_scenarios(&session.sources, file).map_err(|findings| {
        let words = |fault: &_| policy_fault(fault, session.lang);
        Failure::Findings(Diagnostic::all(&findings, PolicyFault::code, words))
    })
}

/// Reads the policy with each scenario's settings after all others, and the people once. `option` is what settings that
/// stand in no file are called by.
pub fn several(
    mut texts: Texts,
    scenarios: &[Scenario],
    option: &'static str,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<Several, Failure> {
    let mut settings = Settings::of(option);
    let read = scenarios.iter().map(|scenario| {
        let settings = settings.sources(scenario, session);
        texts.policy(&settings, session)
    });
    let read: Vec<Result<Policy, Findings<PolicyFault>>> = read.collect();
    let policies = match all_or_faults(read) {
        Ok(policies) => policies,
        Err(faults) => {
            let lang = session.lang;
            let named = |run: usize, message: &str| in_scenario(scenarios, run, message, lang);
            let told = Told::of_all(&faults, named, lang);
            return Err(told.and(shape(files, session)?).into());
        }
    };
    one_layout(&policies)?;
    with_people(policies, texts, files, session)
}

/// One policy that will be read again, and the people.
pub fn one(
    policy: Policy,
    texts: Texts,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<Several, Failure> {
    with_people(vec![policy], texts, files, session)
}

/// What is wrong with a policy, and with the other files whatever it says.
pub fn unsound(
    findings: &Findings<PolicyFault>,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Failure {
    let words = |fault: &_| policy_fault(fault, session.lang);
    let mut diagnostics = Diagnostic::all(findings, PolicyFault::code, words);
    match shape(files, session) {
        Ok(more) => diagnostics.extend(more),
        Err(failure) => return failure,
    }
    Failure::Findings(diagnostics)
}

fn with_people(
    policies: Vec<Policy>,
    texts: Texts,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<Several, Failure> {
    let employees = Employees::open(files, session)?;
    let start = Span {
        file: employees.file(),
        start: 0,
        end: 0,
    };
    let every: Vec<&Policy> = policies.iter().collect();
    let needed = needed_by_all(&every, start);
    let (staff, goals) = gathered(files, &employees, &needed, &every, session)?;
    Ok(Several {
        policies,
        texts,
        staff,
        goals,
    })
}

/// What is said about one of the scenarios.
pub fn in_scenario(scenarios: &[Scenario], run: usize, message: &str, lang: Lang) -> String {
    let name = scenarios.get(run).map_or("", |scenario| &scenario.name);
    decision::in_scenario(name, message, lang)
}

/// All policies; else for each what is wrong with it, which may be nothing.
fn all_or_faults(
    read: Vec<Result<Policy, Findings<PolicyFault>>>,
) -> Result<Vec<Policy>, Vec<Findings<PolicyFault>>> {
    if read.iter().all(Result::is_ok) {
        return Ok(read.into_iter().filter_map(Result::ok).collect());
    }
    let faults = read.into_iter().map(|it| it.err().unwrap_or_default());
    Err(faults.collect())
}

/// The people file is read once, so its columns mean the same in every scenario.
fn one_layout(policies: &[Policy]) -> Result<(), ScenarioFault> {
    let layout = |policy: &Policy| -> Vec<_> {
        let columns = policy.columns.iter();
        columns
            .map(|(field, header)| (*field, header.value.clone()))
            .collect()
    };
    let mut layouts = policies.iter().map(layout);
    let first = layouts.next();
    if layouts.all(|other| Some(&other) == first.as_ref()) {
        Ok(())
    } else {
        Err(ScenarioFault::Columns)
    }
}

/// The texts of settings, each kept once: a grid says the same again and again.
struct Settings {
    /// The option behind which they stand as they would there.
    option: &'static str,
    texts: BTreeMap<String, FileId>,
}

impl Settings {
    const fn of(option: &'static str) -> Self {
        Self {
            option,
            texts: BTreeMap::new(),
        }
    }

    fn sources(
        &mut self,
        scenario: &Scenario,
        session: &mut Session<'_, '_>,
    ) -> Vec<SettingSource> {
        let settings = scenario.set.iter().map(|setting| match setting.place {
            Some(place) => SettingSource::InFile {
                key: setting.key.clone(),
                place,
            },
            None => {
                let text = setting.text();
                let file = self.texts.entry(text.clone());
                let file = file.or_insert_with(|| session.sources.add(self.option, text));
                SettingSource::Text(*file)
            }
        });
        settings.collect()
    }
}
