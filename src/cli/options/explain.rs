//! What the arguments of `explain` mean. Its `--sheet` has two meanings: a word for the page of the conversation, and the
//! sheet of a workbook, as everywhere.

use super::{Format, PeopleFiles, fit_together, format, people};
use crate::cli::args;
use crate::cli::explain::ExplainFault;
use crate::cli::failure::UsageFault;
use crate::cli::inputs::Rules;
use crate::cli::output::Destination;

/// What `explain` does.
#[derive(Debug)]
pub struct Explain {
    pub rules: Rules,
    pub person: Option<Explained>,
    pub markdown: bool,
    pub destination: Destination,
}

/// Whose bonus is explained.
#[derive(Debug)]
pub struct Explained {
    pub files: PeopleFiles,
    /// The employee id.
    pub id: String,
    pub part: Part,
}

/// How much of an explanation is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Every step, then the page for the conversation.
    Everything,
    /// That page alone.
    Conversation,
}

/// What asks for the page for the conversation, where others name the sheet of a workbook.
const CONVERSATION: [&str; 2] = ["conversation", "面談"];

impl args::Explain {
    /// What it means.
    pub fn meant(self) -> Result<Explain, UsageFault> {
        let rules = Rules::from(self.rules);
        let (part, sheet) = sheets(self.sheet)?;
        if self.employees.is_none() || self.employee.is_none() {
            if part == Part::Conversation {
                return Err(ExplainFault::WhoseConversation.into());
            }
            if self.employees.is_some() {
                return Err(ExplainFault::WhoseBonus.into());
            }
            if sheet.is_some() {
                return Err(ExplainFault::SheetWithoutWorkbook.into());
            }
        }
        let people = people(self.employees, sheet, self.allotments, self.goals);
        fit_together(&rules, people.as_ref()).map_err(|fault| match fault {
            UsageFault::SheetWithoutWorkbook => ExplainFault::SheetWithoutWorkbook.into(),
            other => other,
        })?;
        let markdown = match format(&self.written)? {
            Format::Table => false,
            Format::Markdown => true,
            Format::Csv | Format::Json => return Err(UsageFault::NotForExplain),
        };
        let person = people.zip(self.employee);
        Ok(Explain {
            rules,
            person: person.map(|(files, id)| Explained { files, id, part }),
            markdown,
            destination: self.written.into(),
        })
    }
}

/// What `explain` is asked for by `--sheet`: a part of the explanation, and the sheet of a workbook.
fn sheets(typed: Vec<String>) -> Result<(Part, Option<String>), ExplainFault> {
    let (pages, workbook): (Vec<String>, Vec<String>) = typed
        .into_iter()
        .partition(|name| CONVERSATION.contains(&name.as_str()));
    let part = match pages.as_slice() {
        [] => Part::Everything,
        _ => Part::Conversation,
    };
    let mut workbook = workbook.into_iter();
    match (workbook.next(), workbook.next()) {
        (sheet, None) => Ok((part, sheet)),
        (_, Some(_)) => Err(ExplainFault::TwoSheets),
    }
}
