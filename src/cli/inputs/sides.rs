//! The sides of a comparison, from files to what is calculated.

use crate::calculation::Beside;
use crate::diagnostics::{Findings, Span};
use crate::evaluation::Achievements;
use crate::people::People;
use crate::policy::{Column, Policy, PolicyFault};
use crate::proof::Stored;
use crate::view::wording::policy_fault;
use crate::view::{Diagnostic, needed_for_comparison};

use super::table::Table;
use super::texts::{PolicyOrResult, policy_or_result};
use super::{Staff, Texts, gathered, shape};
use crate::cli::failure::Failure;
use crate::cli::options::{Compare, Named, PeopleFiles};
use crate::cli::session::Session;

/// What stands for a side, opened.
#[derive(Debug)]
pub enum Opened {
    /// What the people file says that people were paid before.
    Previous,
    /// A policy.
    Policy(Texts),
    /// An earlier result.
    Result(Stored),
}

/// The people of one side, or of both.
#[derive(Debug)]
pub struct Crew {
    staff: Staff,
    /// What people reached, by each set of rules about goals.
    goals: Vec<Achievements>,
}

impl Crew {
    /// The people.
    pub const fn people(&self) -> &People {
        &self.staff.people
    }

    /// What goes into the calculation of a policy beside the people file.
    pub fn beside(&self, policy: &Policy) -> Beside<'_> {
        let rules = policy.goals.unwrap_or_default();
        Beside {
            allotments: self.staff.allotments(),
            goals: self.goals.iter().find(|judged| judged.rules == rules),
        }
    }
}

/// Opens both sides. What is laid over policies is read once.
pub fn open(options: &Compare, session: &mut Session<'_, '_>) -> Result<[Opened; 2], Failure> {
    let old = opened(&options.old, None, options, session)?;
    let new = opened(&options.new, Some(&old), options, session)?;
    Ok([old, new])
}

fn opened(
    named: &Named,
    other: Option<&Opened>,
    options: &Compare,
    session: &mut Session<'_, '_>,
) -> Result<Opened, Failure> {
    let Some(path) = named.file() else {
        return Ok(Opened::Previous);
    };
    let file = match policy_or_result(path, session)? {
        PolicyOrResult::Result(stored) => return Ok(Opened::Result(stored)),
        PolicyOrResult::Policy(file) => file,
    };
    let texts = match other {
        Some(Opened::Policy(texts)) => texts.beside(file),
        _ => Texts::over(file, &options.overlays, &options.settings, session)?,
    };
    Ok(Opened::Policy(texts))
}

/// The policies among the sides; the faults of both together, and with them what is wrong with the people files whatever
/// policies say.
pub fn policies(
    opened: &mut [Opened; 2],
    people: &[Option<PeopleFiles>; 2],
    session: &mut Session<'_, '_>,
) -> Result<[Option<Policy>; 2], Failure> {
    let mut policies = [None, None];
    let mut faults: Vec<Diagnostic> = Vec::new();
    for (opened, slot) in opened.iter_mut().zip(&mut policies) {
        let Opened::Policy(texts) = opened else {
            continue;
        };
        match texts.policy(&[], session) {
            Ok(policy) => *slot = Some(policy),
            Err(findings) => {
                for fault in in_words(&findings, session) {
                    // What lies over both is wrong once.
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
    }
    if !faults.is_empty() {
        for files in people.iter().flatten() {
            faults.extend(shape(files, session)?);
        }
        return Err(Failure::Findings(faults));
    }
    Ok(policies)
}

fn in_words(findings: &Findings<PolicyFault>, session: &Session<'_, '_>) -> Vec<Diagnostic> {
    let words = |fault: &_| policy_fault(fault, session.lang);
    Diagnostic::all(findings, PolicyFault::code, words)
}

/// Reads a people file once for those policies, which name its columns alike.
pub fn crew(
    files: &PeopleFiles,
    policies: &[&Policy],
    by: &[Column],
    previous: bool,
    session: &mut Session<'_, '_>,
) -> Result<Crew, Failure> {
    let employees = Table::employees(files, session)?;
    let start = Span {
        file: employees.file,
        start: 0,
        end: 0,
    };
    let needed = needed_for_comparison(policies, by, previous, start);
    let (staff, goals) = gathered(files, &employees, &needed, policies, session)?;
    let goals = goals.sets;
    Ok(Crew { staff, goals })
}
