//! `bonuspool goals`: what people reached, goal by goal.

use crate::render::{json, markdown, table};
use crate::view::{GoalFacts, goals_report, goals_sheet};

use super::failure::Failure;
use super::inputs;
use super::options::{Format, Goals};
use super::rendering::{csv, overflow, screen};
use super::session::Session;

/// Judges the goals and writes what came out.
pub fn run(options: Goals, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let (policy, achievements) = inputs::goals(
        &options.rules,
        &options.goals,
        options.sheet.as_deref(),
        session,
    )?;
    let facts = GoalFacts {
        policy: &policy,
        achievements: &achievements,
        lang: session.lang,
    };
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    options.written.destination.announce(session);
    Ok(())
}

fn rendered(
    facts: &GoalFacts<'_>,
    options: &Goals,
    session: &Session<'_, '_>,
) -> Result<Vec<u8>, Failure> {
    match options.written.format {
        Format::Table => {
            let screen = screen(&options.written.destination, session);
            Ok(table::render(&goals_report(facts), screen).into_bytes())
        }
        Format::Markdown => Ok(markdown::render(&goals_report(facts)).into_bytes()),
        Format::Json => {
            let text = json::render_goals(facts).map_err(|it| overflow(it, facts.lang))?;
            Ok(text.into_bytes())
        }
        Format::Csv => {
            let sheet = goals_sheet(facts);
            csv(
                &sheet,
                options.written.encoding,
                &options.written.destination,
                facts.lang,
            )
        }
    }
}
