//! What the arguments mean.

mod compare;
mod explain;
mod proof;
mod scenarios;
mod solve;

use std::path::{Path, PathBuf};

use crate::decision::Measure;
use crate::render::csv::Encoding;
use crate::view::{Lang, measure_label};

use super::args::{self, EncodingWord, FormatWord};
use super::export::ExportFault;
use super::failure::UsageFault;
use super::inputs::{Rules, is_standard};
use super::output::Destination;

pub use compare::{Compare, Named};
pub use explain::{Explain, Explained, Part};
pub use proof::{Test, Verify};
pub use scenarios::Scenarios;
pub use solve::{Between, Precision, Solve};

/// What `check` does.
#[derive(Debug)]
pub enum Check {
    /// Checks files.
    Files {
        rules: Rules,
        people: Option<PeopleFiles>,
        /// Whether advice is a failure.
        strict: bool,
    },
    /// Says more about a code.
    Code(String),
}

/// What `calculate` does.
#[derive(Debug)]
pub struct Calculate {
    pub rules: Rules,
    pub people: PeopleFiles,
    pub by: Vec<String>,
    /// The name of the export to write.
    pub export: Option<String>,
    pub written: Written,
}

/// What `goals` does.
#[derive(Debug)]
pub struct Goals {
    pub rules: Rules,
    pub goals: PathBuf,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    pub written: Written,
}

/// The files about people.
#[derive(Debug, PartialEq, Eq)]
pub struct PeopleFiles {
    pub employees: PathBuf,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    pub allotments: Option<PathBuf>,
    pub goals: Option<PathBuf>,
}

impl PeopleFiles {
    /// The employees and what is read beside them.
    fn of(employees: PathBuf, beside: args::Beside) -> Self {
        Self {
            employees,
            sheet: beside.sheet,
            allotments: beside.allotments,
            goals: beside.goals,
        }
    }
}

/// Where a result goes, and as what.
#[derive(Debug)]
pub struct Written {
    pub format: Format,
    pub destination: Destination,
    /// Only of a CSV.
    pub encoding: Option<Encoding>,
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
        let Some(policy) = self.policy else {
            return Ok(Check::Code(self.explain.unwrap_or_default()));
        };
        let rules = rules(policy, self.laid_over);
        let people = people(self.employees, self.sheet, self.allotments, self.goals);
        fit_together(&rules, people.as_ref())?;
        let strict = self.strict;
        Ok(Check::Files {
            rules,
            people,
            strict,
        })
    }
}

impl args::Calculate {
    /// What it means.
    pub fn meant(self) -> Result<Calculate, UsageFault> {
        let rules = Rules::from(self.rules);
        let people = PeopleFiles::of(self.employees, self.beside);
        fit_together(&rules, Some(&people))?;
        let written = match &self.export {
            None => self.written.meant()?,
            Some(_) => self.written.of_export()?,
        };
        Ok(Calculate {
            rules,
            people,
            by: each_once(self.by),
            export: self.export,
            written,
        })
    }
}

impl args::Goals {
    /// What it means.
    pub fn meant(self) -> Result<Goals, UsageFault> {
        let rules = Rules::from(self.rules);
        one_standard_input(&rules, &[&self.goals])?;
        if is_table(&rules.policy) && has_ending(&self.goals, &["toml"]) {
            return Err(UsageFault::GoalsSwapped);
        }
        sheet_of_workbook(self.sheet.as_deref(), &self.goals)?;
        let written = self.written.meant()?;
        Ok(Goals {
            rules,
            goals: self.goals,
            sheet: self.sheet,
            written,
        })
    }
}

impl args::WrittenSheet {
    /// What it means.
    fn meant(self) -> Result<Written, UsageFault> {
        let format = format(&self.to)?;
        if self.encoding.is_some() && format != Format::Csv {
            return Err(UsageFault::EncodingWithoutCsv);
        }
        Ok(self.written_as(format))
    }

    /// What it means of an export, which is CSV in the encoding that the policy says.
    fn of_export(self) -> Result<Written, UsageFault> {
        let by_ending = self.to.output.as_deref().and_then(format_of_ending);
        match self.to.format.or(by_ending) {
            Some(word) if word != FormatWord::Csv => Err(UsageFault::Export(ExportFault::Format)),
            _ if self.encoding.is_some() => Err(UsageFault::Export(ExportFault::Encoding)),
            _ => Ok(self.written_as(Format::Csv)),
        }
    }

    fn written_as(self, format: Format) -> Written {
        Written {
            format,
            destination: self.to.into(),
            encoding: self.encoding.map(Into::into),
        }
    }
}

impl From<args::Rules> for Rules {
    fn from(typed: args::Rules) -> Self {
        rules(typed.policy, typed.laid_over)
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

fn rules(policy: PathBuf, laid_over: args::LaidOver) -> Rules {
    Rules {
        policy,
        overlays: laid_over.overlay,
        settings: laid_over.set,
    }
}

fn people(
    employees: Option<PathBuf>,
    sheet: Option<String>,
    allotments: Option<PathBuf>,
    goals: Option<PathBuf>,
) -> Option<PeopleFiles> {
    employees.map(|employees| PeopleFiles {
        employees,
        sheet,
        allotments,
        goals,
    })
}

/// Endings of files that a table in plain text would not open as.
const OF_OTHERS: [&str; 9] = [
    "xls", "xlsm", "xlsb", "ods", "pdf", "doc", "docx", "htm", "html",
];

/// The format that was asked for, else the one that the ending of the output names.
fn format(written: &args::Written) -> Result<Format, UsageFault> {
    let output = written.output.as_deref();
    if written.format.is_none() && output.is_some_and(|path| has_ending(path, &OF_OTHERS)) {
        return Err(UsageFault::NoSuchEnding);
    }
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

/// What of the arguments about files cannot be meant.
/// The measure of that word, or of that name as tables show it.
fn measure(text: &str) -> Option<Measure> {
    let is_called = |it: &Measure| measure_label(it, Lang::Ja) == text.trim();
    Measure::of(text).or_else(|| Measure::ALL.into_iter().find(is_called))
}

fn fit_together(rules: &Rules, people: Option<&PeopleFiles>) -> Result<(), UsageFault> {
    let Some(people) = people else {
        return one_standard_input(rules, &[]);
    };
    let beside = people.allotments.iter().chain(&people.goals);
    let files: Vec<&Path> = std::iter::once(&people.employees)
        .chain(beside)
        .map(PathBuf::as_path)
        .collect();
    one_standard_input(rules, &files)?;
    if is_table(&rules.policy) && has_ending(&people.employees, &["toml"]) {
        return Err(UsageFault::FilesSwapped);
    }
    sheet_of_workbook(people.sheet.as_deref(), &people.employees)
}

/// Whether the file may have the sheet that is asked for.
fn sheet_of_workbook(sheet: Option<&str>, file: &Path) -> Result<(), UsageFault> {
    let may_have_sheets = is_standard(file) || is_workbook(file);
    if sheet.is_some() && !may_have_sheets {
        return Err(UsageFault::SheetWithoutWorkbook);
    }
    Ok(())
}

/// Whether a file is called an Excel workbook.
pub fn is_workbook(path: &Path) -> bool {
    has_ending(path, &["xlsx", "xlsm"])
}

fn is_table(path: &Path) -> bool {
    is_workbook(path) || has_ending(path, &["csv"])
}

pub fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

/// Standard input can be read once.
fn one_standard_input(rules: &Rules, others: &[&Path]) -> Result<(), UsageFault> {
    let mut files: Vec<&Path> = vec![&rules.policy];
    files.extend(rules.overlays.iter().map(PathBuf::as_path));
    files.extend(others);
    if files.iter().filter(|path| is_standard(path)).count() > 1 {
        return Err(UsageFault::StdinTwice);
    }
    Ok(())
}
