//! `bonuspool check`: whether the policy, and the people with it, are all right.

use crate::policy::Policy;
use crate::view::wording::outcome::warning;

use super::calculate::calculate;
use super::failure::Failure;
use super::inputs;
use super::options::{Check, PeopleFiles};
use super::session::Session;
use super::words;

/// Checks, and says so.
pub fn run(options: Check, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let policy = inputs::policy(&options.rules, session)?;
    let sentence = match &options.people {
        None => words::policy_is_well(&policy, session.lang),
        Some(files) => check_people(&policy, files, session)?,
    };
    session.print(format!("{sentence}\n").as_bytes())
}

/// Calculates, and keeps the result to itself.
fn check_people(
    policy: &Policy,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<String, Failure> {
    let staff = inputs::staff(files, &[], policy, session)?;
    let run = calculate(policy, &staff, session.lang)?;
    for it in &run.outcome.warnings {
        session.warn(&warning(it, session.lang));
    }
    Ok(words::people_are_well(&run.outcome.totals, session.lang))
}
