//! `bonuspool calculate`: every bonus.

use crate::advice::Season;
use crate::calculation::{Beside, CalculationFault, Run, Stopped};
use crate::diagnostics::Findings;
use crate::people::People;
use crate::policy::Policy;
use crate::render::{json, markdown, table};
use crate::view::wording::calculation::calculation_fault;
use crate::view::wording::outcome::warning;
use crate::view::{Diagnostic, Facts, Lang, PersonSheet, left_over_sentence, report};

use super::advice;
use super::export::{self, Exports};
use super::failure::Failure;
use super::inputs::{self, By, Staff};
use super::options::{Calculate, Format};
use super::progress::{Progress, Stage};
use super::rendering::{Csv, Json, overflow, screen};
use super::session::Session;
use super::transaction::Content;
use super::words;

/// Calculates and writes the result.
pub fn run(options: Calculate, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    session.inputs.named = options.written.format == Format::Json;
    let asked = options.export.as_deref();
    let exports = asked.map_or(Exports::Unasked, Exports::Named);
    let by = By {
        asked: &options.by,
        ..By::default()
    };
    let (policy, staff) = inputs::season(&options.rules, &options.people, by, exports, session)?;
    let run = calculate(&policy, &staff, session)?;
    inputs::warn_of_unused(std::iter::once(&policy), None, session);
    let facts = staff.facts(&policy, &run.outcome, session.lang);
    if let Some(name) = asked {
        let export = export::find(&policy, name)?;
        let exported = export::write(&facts, export, &options.written.destination, session)?;
        remark(&facts, &options, &[], session);
        exported.announce(session);
        return Ok(());
    }
    let season = staff.season(&policy, &run.outcome);
    let advice = given(&season, options.written.format, session.lang);
    let content = rendered(&facts, &advice, &options, session)?;
    options.written.destination.write(&*content, session)?;
    remark(&facts, &options, &advice, session);
    options.written.destination.announce(session);
    Ok(())
}

/// Calculates, with what stops it in words.
pub fn calculate<'a>(
    policy: &'a Policy,
    staff: &'a Staff,
    session: &Session<'_, '_>,
) -> Result<Run<'a>, Failure> {
    run_for(policy, &staff.people, staff.beside(), session)
}

/// Calculates for these people, with what stops it in words.
pub fn run_for<'a>(
    policy: &'a Policy,
    people: &'a People,
    beside: impl Into<Beside<'a>> + Send,
    session: &Session<'_, '_>,
) -> Result<Run<'a>, Failure> {
    let run =
        Progress::stage(Stage::Calculating, session).wait(|| Run::new(policy, people, beside));
    run.map_err(|stopped| match stopped {
        Stopped::Faults(findings) => faults(&findings, session.lang),
        Stopped::Uncertified(violation) => Failure::Uncertified(violation),
    })
}

/// Faults of the calculation in words.
pub fn faults(findings: &Findings<CalculationFault>, lang: Lang) -> Failure {
    let words = |fault: &_| calculation_fault(fault, lang);
    Failure::Findings(Diagnostic::all(findings, CalculationFault::code, words))
}

/// The advice that a result carries (JSON), or that its reader is told of. A CSV is for programs, and an export goes to
/// payroll when everything has been thought over.
fn given(season: &Season<'_>, format: Format, lang: Lang) -> Vec<Diagnostic> {
    match format {
        Format::Csv => Vec::new(),
        Format::Table | Format::Markdown | Format::Json => advice::about_season(season, lang),
    }
}

fn rendered<'f>(
    facts: &'f Facts<'_>,
    advice: &[Diagnostic],
    options: &Calculate,
    session: &Session<'_, '_>,
) -> Result<Box<dyn Content + 'f>, Failure> {
    let overflow = |it| overflow(it, facts.lang);
    match options.written.format {
        Format::Table => {
            let screen = screen(&options.written.destination, session);
            let report = report(facts).map_err(overflow)?;
            Ok(Box::new(table::render(&report, screen)))
        }
        Format::Markdown => {
            let report = report(facts).map_err(overflow)?;
            Ok(Box::new(markdown::render(&report)))
        }
        Format::Json => {
            let frame = json::Frame::of(facts, session.inputs.noted(), advice).map_err(overflow)?;
            Ok(Box::new(Json { facts, frame }))
        }
        Format::Csv => Ok(Box::new(Csv::new(
            PersonSheet::new(facts),
            options.written.encoding,
            &options.written.destination,
            facts.lang,
        ))),
    }
}

/// Says on standard error what the result cannot say itself.
fn remark(
    facts: &Facts<'_>,
    options: &Calculate,
    advice: &[Diagnostic],
    session: &mut Session<'_, '_>,
) {
    for it in &facts.outcome.warnings {
        session.warn(&warning(it, facts.lang));
    }
    if options.written.format == Format::Csv && !facts.by.is_empty() {
        session.warn(words::no_groups_in_csv(facts.lang));
    }
    let is_data = matches!(options.written.format, Format::Csv | Format::Json);
    if is_data || options.written.destination.is_file() {
        session.say(&left_over_sentence(facts));
    }
    // JSON holds it.
    if !advice.is_empty() && options.written.format != Format::Json {
        session.say(&words::advice_elsewhere(advice.len(), facts.lang));
    }
}
