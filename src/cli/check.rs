//! `bonuspool check`: whether the policy, and the people with it, are all right.

use crate::view::Facts;
use crate::view::wording::outcome::warning;

use super::calculate::calculate;
use super::codes;
use super::export::{self, Exports};
use super::failure::Failure;
use super::inputs::{self, Rules};
use super::options::{Check, PeopleFiles};
use super::session::Session;
use super::words;

/// Checks, and says so.
pub fn run(options: Check, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let sentence = match options {
        Check::Code(code) => return codes::run(&code, session),
        Check::Files {
            rules,
            people: None,
        } => words::policy_is_well(&inputs::policy(&rules, session)?, session.lang),
        Check::Files {
            rules,
            people: Some(files),
        } => check_people(&rules, &files, session)?,
    };
    // The exit code has said it already.
    if session.quiet {
        Ok(())
    } else {
        session.print(format!("{sentence}\n").as_bytes())
    }
}

/// Calculates, and keeps the result to itself.
fn check_people(
    rules: &Rules,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<String, Failure> {
    let (policy, staff) = inputs::season(rules, files, &[], Exports::All, session)?;
    let run = calculate(&policy, &staff, session.lang)?;
    for it in &run.outcome.warnings {
        session.warn(&warning(it, session.lang));
    }
    let facts = Facts {
        policy: &policy,
        people: &staff.people,
        outcome: &run.outcome,
        by: &staff.by,
        lang: session.lang,
    };
    for export in &policy.exports {
        export::contents(&facts, export)?;
    }
    Ok(words::people_are_well(&run.outcome.totals, session.lang))
}
