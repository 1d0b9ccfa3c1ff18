//! `bonuspool goals`: what people reached, goal by goal.

use crate::calculation::CalculationFault;
use crate::diagnostics::{Findings, Place};
use crate::render::{csv, json, markdown, table};
use crate::view::{GoalFacts, Lang, goals_report, goals_sheet};

use super::calculate::{default_encoding, faults, screen};
use super::failure::Failure;
use super::inputs;
use super::options::{Format, Goals};
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
    options.destination.write(&bytes, session)?;
    options.destination.announce(session);
    Ok(())
}

fn rendered(
    facts: &GoalFacts<'_>,
    options: &Goals,
    session: &Session<'_, '_>,
) -> Result<Vec<u8>, Failure> {
    match options.format {
        Format::Table => {
            let screen = screen(&options.destination, session);
            Ok(table::render(&goals_report(facts), screen).into_bytes())
        }
        Format::Markdown => Ok(markdown::render(&goals_report(facts)).into_bytes()),
        Format::Json => {
            let text = json::render_goals(facts).map_err(|_overflow| {
                let mut findings = Findings::default();
                findings.add(CalculationFault::Overflow, Place::Nowhere);
                faults(&findings, facts.lang)
            })?;
            Ok(text.into_bytes())
        }
        Format::Csv => {
            let usual = default_encoding(facts.lang, &options.destination);
            let style = csv::Style {
                encoding: options.encoding.unwrap_or(usual),
                line_end: csv::LineEnd::Lf,
                exact_headers: false,
            };
            let sheet = goals_sheet(facts);
            csv::render(&sheet, style, |row| {
                let id = sheet.rows.get(row).and_then(|cells| cells.first());
                id.map_or_else(String::new, |id| id.shown(false, facts.lang))
            })
            .map(|written| written.bytes)
            .map_err(|missing| Failure::Unencodable {
                missing,
                of_export: false,
            })
        }
    }
}

/// `--goals` where no rule asks for the achievement.
pub fn unused(lang: Lang) -> &'static str {
    lang.pick(
        "--goals を指定しましたが、目標達成度（goal_achievement）を使う規則が規程にありません",
        "--goals is given, but no rule of the policy uses goal_achievement",
    )
}
