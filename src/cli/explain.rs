//! `bonuspool explain`: the rules in sentences, or one bonus step by step and the page to talk it over.

pub mod words;

use crate::calculation::explain;
use crate::policy::{Field, Policy, key};
use crate::view::explain::{Document, Files, PersonHead, Talk, conversation, person, rules};
use crate::view::wording::outcome::warning;

use super::calculate::{calculate, faults};
use super::export::Exports;
use super::failure::{Failure, UsageFault};
use super::inputs::{self, By, Staff};
use super::options::{Explain, Explained, Part};
use super::session::Session;

/// Why what `explain` is asked for cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExplainFault {
    /// The name of a sheet where there is no workbook.
    SheetWithoutWorkbook,
    /// Two sheets of one workbook.
    TwoSheets,
    /// People to explain, and nobody of them named.
    WhoseBonus,
    /// The page for a conversation with nobody.
    WhoseConversation,
    /// The page for a conversation with somebody who is not paid and has no goals.
    NoConversation {
        /// The id.
        id: String,
    },
}

impl From<ExplainFault> for UsageFault {
    fn from(fault: ExplainFault) -> Self {
        Self::Explain(fault)
    }
}

/// Explains.
pub fn run(options: Explain, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let document = match &options.person {
        None => rules(&inputs::policy(&options.rules, session)?, session.lang),
        Some(asked) => {
            let (policy, staff) = inputs::season(
                &options.rules,
                &asked.files,
                By::default(),
                Exports::Unasked,
                session,
            )?;
            one_person(&policy, &staff, asked, session)?
        }
    };
    let text = if options.markdown {
        document.to_markdown()
    } else {
        document.to_plain()
    };
    options.destination.write(&text, session)?;
    options.destination.announce(session);
    Ok(())
}

fn one_person(
    policy: &Policy,
    staff: &Staff,
    asked: &Explained,
    session: &mut Session<'_, '_>,
) -> Result<Document, Failure> {
    let wanted = key(&asked.id);
    let row = (0..staff.people.len())
        .find(|&row| key(staff.people.ids.get(row)) == wanted)
        .ok_or_else(|| UsageFault::NoSuchEmployee {
            id: asked.id.clone(),
            file: session.sources.name(staff.people.file).to_owned(),
        })?;
    let run = calculate(policy, staff, session)?;
    for it in &run.outcome.warnings {
        session.warn(&warning(it, session.lang));
    }
    let chapters = explain(&run, staff.allotments(), row)
        .map_err(|finding| faults(&finding.into(), session.lang))?;
    let facts = staff.facts(policy, &run.outcome, session.lang);
    let text = |field| Some(facts.text(field, row)).filter(|text| !text.is_empty());
    let head = PersonHead {
        policy: policy.name.as_deref(),
        id: staff.people.ids.get(row),
        name: facts.name(row),
        department: text(Field::Department),
        grade: text(Field::Grade),
        position: text(Field::Position),
        rating: text(Field::Rating),
    };
    let files = Files {
        sources: &session.sources,
        people: session.sources.name(staff.people.file),
        allotments: staff
            .allotments_file
            .map_or("", |file| session.sources.name(file)),
        goals: staff
            .goals
            .as_ref()
            .map_or("", |goals| session.sources.name(goals.file)),
    };
    let talk = Talk {
        chapters: &chapters,
        head,
        purpose: policy.purpose.as_deref(),
        goals: staff.goals.as_ref(),
    };
    let page = conversation(&talk, session.lang);
    match asked.part {
        Part::Everything => {
            let mut document = person(&chapters, &head, files, session.lang);
            if let Some(page) = page {
                document.append(page);
            }
            Ok(document)
        }
        Part::Conversation => page.ok_or_else(|| {
            let id = asked.id.clone();
            UsageFault::from(ExplainFault::NoConversation { id }).into()
        }),
    }
}
