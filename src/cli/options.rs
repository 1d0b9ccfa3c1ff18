//! What the arguments mean.

use std::path::{Path, PathBuf};

use crate::render::csv::Encoding;

use super::args::{self, EncodingWord, FormatWord};
use super::export::ExportFault;
use super::failure::UsageFault;
use super::inputs::{Rules, is_standard};
use super::output::Destination;

/// What `check` does.
#[derive(Debug)]
pub struct Check {
    pub rules: Rules,
    pub people: Option<PeopleFiles>,
}

/// What `calculate` does.
#[derive(Debug)]
pub struct Calculate {
    pub rules: Rules,
    pub people: PeopleFiles,
    pub by: Vec<String>,
    /// The name of the export to write.
    pub export: Option<String>,
    pub format: Format,
    pub destination: Destination,
    pub encoding: Option<Encoding>,
}

/// What `explain` does.
#[derive(Debug)]
pub struct Explain {
    pub rules: Rules,
    pub person: Option<(PeopleFiles, String)>,
    pub markdown: bool,
    pub destination: Destination,
}

/// The files about people.
#[derive(Debug)]
pub struct PeopleFiles {
    pub employees: PathBuf,
    pub allotments: Option<PathBuf>,
}

/// As what a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Table,
    Csv,
    Json,
    Markdown,
}

impl args::Check {
    /// What it means.
    pub fn meant(self) -> Result<Check, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = people(self.employees, self.allotments);
        one_standard_input(&rules, people.as_ref())?;
        Ok(Check { rules, people })
    }
}

impl args::Calculate {
    /// What it means.
    pub fn meant(self) -> Result<Calculate, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles {
            employees: self.employees,
            allotments: self.allotments,
        };
        one_standard_input(&rules, Some(&people))?;
        let format = match &self.export {
            None => format(&self.written)?,
            Some(_) => format_of_export(&self.written, self.encoding)?,
        };
        if self.encoding.is_some() && format != Format::Csv {
            return Err(UsageFault::EncodingWithoutCsv);
        }
        Ok(Calculate {
            rules,
            people,
            by: each_once(self.by),
            export: self.export,
            format,
            destination: self.written.into(),
            encoding: self.encoding.map(Into::into),
        })
    }
}

impl args::Explain {
    /// What it means.
    pub fn meant(self) -> Result<Explain, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = people(self.employees, self.allotments);
        one_standard_input(&rules, people.as_ref())?;
        let markdown = match format(&self.written)? {
            Format::Table => false,
            Format::Markdown => true,
            Format::Csv | Format::Json => return Err(UsageFault::NotForExplain),
        };
        Ok(Explain {
            rules,
            person: people.zip(self.employee),
            markdown,
            destination: self.written.into(),
        })
    }
}

impl From<args::Rules> for Rules {
    fn from(typed: args::Rules) -> Self {
        Self {
            policy: typed.policy,
            overlays: typed.overlay,
            settings: typed.set,
        }
    }
}

impl From<args::Written> for Destination {
    fn from(typed: args::Written) -> Self {
        match typed.output {
            Some(path) if !is_standard(&path) => Self::File {
                path,
                force: typed.force,
            },
            _ => Self::Standard,
        }
    }
}

impl From<EncodingWord> for Encoding {
    fn from(word: EncodingWord) -> Self {
        match word {
            EncodingWord::Utf8 => Self::Utf8,
            EncodingWord::Utf8Bom => Self::Utf8Bom,
            EncodingWord::ShiftJis => Self::ShiftJis,
        }
    }
}

fn people(employees: Option<PathBuf>, allotments: Option<PathBuf>) -> Option<PeopleFiles> {
    employees.map(|employees| PeopleFiles {
        employees,
        allotments,
    })
}

/// An export is CSV, in the encoding that the policy says.
fn format_of_export(
    written: &args::Written,
    encoding: Option<EncodingWord>,
) -> Result<Format, UsageFault> {
    let by_ending = written.output.as_deref().and_then(format_of_ending);
    match written.format.or(by_ending) {
        Some(word) if word != FormatWord::Csv => Err(UsageFault::Export(ExportFault::Format)),
        _ if encoding.is_some() => Err(UsageFault::Export(ExportFault::Encoding)),
        _ => Ok(Format::Csv),
    }
}

/// The format that was asked for, else the one that the ending of the output names.
fn format(written: &args::Written) -> Result<Format, UsageFault> {
    let word = written
        .format
        .or_else(|| written.output.as_deref().and_then(format_of_ending))
        .unwrap_or(FormatWord::Table);
    match word {
        FormatWord::Table => Ok(Format::Table),
        FormatWord::Csv => Ok(Format::Csv),
        FormatWord::Json => Ok(Format::Json),
        FormatWord::Markdown => Ok(Format::Markdown),
        FormatWord::Xlsx => Err(UsageFault::NoXlsx),
    }
}

fn format_of_ending(output: &Path) -> Option<FormatWord> {
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "csv" => Some(FormatWord::Csv),
        "json" => Some(FormatWord::Json),
        "md" | "markdown" => Some(FormatWord::Markdown),
        "xlsx" => Some(FormatWord::Xlsx),
        _ => None,
    }
}

/// A column twice would give the result two tables of one name.
fn each_once(names: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// Standard input can be read once.
fn one_standard_input(rules: &Rules, people: Option<&PeopleFiles>) -> Result<(), UsageFault> {
    let mut files: Vec<&Path> = vec![&rules.policy];
    files.extend(rules.overlays.iter().map(PathBuf::as_path));
    if let Some(people) = people {
        files.push(&people.employees);
        files.extend(people.allotments.as_deref());
    }
    if files.iter().filter(|path| is_standard(path)).count() > 1 {
        return Err(UsageFault::StdinTwice);
    }
    Ok(())
}
