//! The sides of a comparison, from files to what is calculated.

use crate::calculation::Beside;
use crate::diagnostics::{Findings, Span};
use crate::people::People;
use crate::policy::{Column, Policy, PolicyFault};
use crate::proof::Stored;
use crate::view::needed_for_comparison;
use crate::view::wording::decision::in_side;

use super::table::Employees;
use super::texts::{PolicyOrResult, policy_or_result};
use super::{Judged, Staff, Texts, gathered, shape};
use crate::cli::compare::CompareFault;
use crate::cli::failure::Failure;
use crate::cli::options::{Compare, Named, PeopleFiles};
use crate::cli::session::Session;
use crate::cli::told::Told;

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
    goals: Judged,
}

impl Crew {
    /// The people.
    pub const fn people(&self) -> &People {
        &self.staff.people
    }

    /// What goes into the calculation of a policy beside the people file.
    pub fn beside(&self, policy: &Policy) -> Beside<'_> {
        Beside {
            allotments: self.staff.allotments(),
            goals: self.goals.by(policy),
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
    let read = policy_or_result(path, session).map_err(|failure| match failure {
        Failure::Read { error, .. }
            if error.kind() == std::io::ErrorKind::NotFound && named.is_like_previous() =>
        {
            let typed = path.to_string_lossy().into_owned();
            CompareFault::PerhapsPrevious { typed }.into()
        }
        other => other,
    })?;
    let file = match read {
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
    let mut faults: Vec<(bool, Findings<PolicyFault>)> = Vec::new();
    for ((opened, slot), is_old) in opened.iter_mut().zip(&mut policies).zip([true, false]) {
        let Opened::Policy(texts) = opened else {
            continue;
        };
        let found = match texts.policy(&[], session) {
            Ok(policy) => {
                *slot = Some(policy);
                Findings::default()
            }
            Err(findings) => findings,
        };
        faults.push((is_old, found));
    }
    if faults.iter().all(|(_, found)| found.is_empty()) {
        return Ok(policies);
    }
    let lang = session.lang;
    let (are_old, faults): (Vec<bool>, Vec<_>) = faults.into_iter().unzip();
    let named = |run: usize, message: &str| {
        let is_old = are_old.get(run).is_some_and(|is_old| *is_old);
        in_side(is_old, message, lang)
    };
    let mut told = Told::of_all(&faults, named, lang);
    let [old, new] = people;
    let other = new.as_ref().filter(|new| old.as_ref() != Some(new));
    for files in old.iter().chain(other) {
        told = told.and(shape(files, session)?);
    }
    Err(told.into())
}

/// Reads a people file once for those policies, which name its columns alike.
pub fn crew(
    files: &PeopleFiles,
    policies: &[&Policy],
    by: &[Column],
    previous: bool,
    session: &mut Session<'_, '_>,
) -> Result<Crew, Failure> {
    let employees = Employees::open(files, session)?;
    let start = Span {
        file: employees.file(),
        start: 0,
        end: 0,
    };
    let needed = needed_for_comparison(policies, by, previous, start);
    let (staff, goals) = gathered(files, &employees, &needed, policies, session)?;
    Ok(Crew { staff, goals })
}
