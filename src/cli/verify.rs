//! `bonuspool verify`: whether an earlier result is what the same files give now.

use crate::calculation::outcome::Outcome;
use crate::policy::Policy;
use crate::proof::{self, Difference, Filed};
use crate::render::json::{self, Input};
use crate::view::Lang;
use crate::view::wording::proof::{difference, holds};

use super::calculate::calculate;
use super::export::Exports;
use super::failure::Failure;
use super::inputs::{self, By, Staff};
use super::options::Verify;
use super::progress::{Progress, Stage};
use super::rendering::overflow;
use super::session::Session;

/// Recomputes, and prints what differs, one line each.
pub fn run(options: Verify, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    session.inputs.named = true;
    let stored = inputs::filed(&options.result, session)?;
    let by = By {
        stored: &stored.columns(),
        asked: &options.by,
    };
    let (policy, staff) = inputs::season(
        &options.rules,
        &options.people,
        by,
        Exports::Unasked,
        session,
    )?;
    let run = calculate(&policy, &staff, session)?;
    let (lang, noted) = (session.lang, session.inputs.noted());
    let differences = Progress::stage(Stage::Comparing, session)
        .wait(|| differences(stored, &policy, &staff, &run.outcome, noted, lang))?;
    let name = options.result.to_string_lossy().into_owned();
    if differences.is_empty() {
        if session.quiet {
            return Ok(());
        }
        let totals = &run.outcome.totals;
        let text = holds(&name, totals.employees, totals.paid, session.lang);
        return session.print(format!("{text}\n").as_bytes());
    }
    let lines = differences
        .iter()
        .map(|it| format!("{}\n", difference(it, session.lang)));
    session.print(lines.collect::<String>().as_bytes())?;
    Err(Failure::Differs {
        name,
        differences: differences.len(),
        same_files: proof::is_of_same_files(&differences, run.outcome.totals.employees),
    })
}

/// What differs, in the language in which the result was written: the one that fits better.
fn differences(
    stored: Filed,
    policy: &Policy,
    staff: &Staff,
    outcome: &Outcome,
    noted: &[Input],
    lang: Lang,
) -> Result<Vec<Difference>, Failure> {
    let other = lang.pick(Lang::En, Lang::Ja);
    let overflow = |it| overflow(it, lang);
    let stored = match stored {
        Filed::Stored(stored) => stored,
        Filed::Outline(outline) => {
            for lang in [lang, other] {
                let facts = staff.facts(policy, outcome, lang);
                let frame = json::Frame::of(&facts, noted, &[]).map_err(overflow)?;
                if outline.is(&frame.without_people(), |take| {
                    json::write_people(&facts, take)
                }) {
                    return Ok(Vec::new());
                }
            }
            let read = outline.read();
            read.map_err(|findings| inputs::no_result(&findings, lang))?
        }
    };
    let in_lang = |lang: Lang| -> Result<Vec<Difference>, Failure> {
        let facts = staff.facts(policy, outcome, lang);
        let text = json::render(&facts, noted, &[]).map_err(overflow)?;
        Ok(stored.differences(&text))
    };
    let ours = in_lang(lang)?;
    if ours.is_empty() {
        return Ok(ours);
    }
    let theirs = in_lang(other)?;
    Ok(if theirs.len() < ours.len() {
        theirs
    } else {
        ours
    })
}
