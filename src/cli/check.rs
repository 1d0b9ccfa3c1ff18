//! `bonuspool check`: whether the policy, and the people with it, are all right, and what one might think over.

use crate::view::Diagnostic;
use crate::view::wording::outcome::warning;

use super::calculate::calculate;
use super::export::{self, Exports};
use super::failure::Failure;
use super::inputs::{self, By, Rules};
use super::options::{Check, PeopleFiles};
use super::session::Session;
use super::{advice, codes, words};

/// Checks, says so, and gives advice.
pub fn run(options: Check, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let (checked, strict) = match options {
        Check::Code(code) => return codes::run(&code, session),
        Check::Files {
            rules,
            people: None,
            strict,
        } => (check_policy(&rules, session)?, strict),
        Check::Files {
            rules,
            people: Some(files),
            strict,
        } => (check_people(&rules, &files, session)?, strict),
    };
    // The exit code has said it already.
    if !session.quiet {
        let text = checked.drawn(session);
        session.print(text.as_bytes())?;
    }
    match checked.advice.len() {
        pieces if strict && pieces > 0 => Err(Failure::Advised { pieces }),
        _ => Ok(()),
    }
}

/// What a check comes to that has found no fault.
struct Checked {
    sentence: String,
    advice: Vec<Diagnostic>,
}

impl Checked {
    /// The sentence, and below it the advice.
    fn drawn(&self, session: &Session<'_, '_>) -> String {
        if self.advice.is_empty() {
            return format!("{}\n", self.sentence);
        }
        let count = words::pieces_of_advice(self.advice.len(), session.lang);
        let advice = session.drawn(&self.advice);
        let gap = session.lang.pick("", " ");
        format!("{}{gap}{count}\n\n{advice}", self.sentence)
    }
}

fn check_policy(rules: &Rules, session: &mut Session<'_, '_>) -> Result<Checked, Failure> {
    let policy = inputs::policy(rules, session)?;
    Ok(Checked {
        sentence: words::policy_is_well(&policy, session.lang),
        advice: advice::about_policy(&policy, session.lang),
    })
}

/// Calculates, and keeps the result to itself.
fn check_people(
    rules: &Rules,
    files: &PeopleFiles,
    session: &mut Session<'_, '_>,
) -> Result<Checked, Failure> {
    let (policy, staff) = inputs::season(rules, files, By::default(), Exports::All, session)?;
    let run = calculate(&policy, &staff, session)?;
    for it in &run.outcome.warnings {
        session.warn(&warning(it, session.lang));
    }
    let facts = staff.facts(&policy, &run.outcome, session.lang);
    for export in &policy.exports {
        export::check(&facts, export)?;
    }
    Ok(Checked {
        sentence: words::people_are_well(&run.outcome.totals, session.lang),
        advice: advice::about_season(&staff.season(&policy, &run.outcome), session.lang),
    })
}
