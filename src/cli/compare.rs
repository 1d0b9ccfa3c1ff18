//! `bonuspool compare`: two policies, or what was and what is to be, person by person.

mod files;
pub mod words;

use crate::calculation::{Run, Stopped};
use crate::decision::{Comparison, GROUPED, Side, SideFault};
use crate::diagnostics::{Findings, Span};
use crate::policy::{Column, Field, Policy, field_of_header};
use crate::render::{json, markdown, table};
use crate::view::wording::decision::in_side;
use crate::view::wording::outcome::warning;
use crate::view::{ComparisonFacts, Lang, comparison_report, comparison_sheet};

use super::failure::{Failure, UsageFault};
use super::inputs::sides::{self, Crew, Opened};
use super::inputs::warn_of_unused;
use super::options::{Compare, Format, Named, PeopleFiles};
use super::rendering::{csv, overflow, screen};
use super::session::Session;
use super::told::Told;

/// Why two sides cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareFault {
    /// A policy, or the column of previous bonuses, without a people file.
    NeedsPeople,
    /// A file or an option that no side uses.
    Unused {
        /// As it is called on the command line.
        what: &'static str,
    },
    /// A file that is not there, where the word for previous bonuses was probably meant.
    PerhapsPrevious {
        /// What was typed.
        typed: String,
    },
    /// The column of previous bonuses on both sides.
    PreviousTwice,
    /// A people file where a policy belongs, or the other way round.
    Swapped,
    /// Policies that name the columns of the people file differently.
    Columns,
    /// A column to group by that results do not have.
    NoColumn {
        /// As it was typed.
        name: String,
    },
}

impl From<CompareFault> for UsageFault {
    fn from(fault: CompareFault) -> Self {
        Self::Compare(fault)
    }
}

impl From<CompareFault> for Failure {
    fn from(fault: CompareFault) -> Self {
        UsageFault::Compare(fault).into()
    }
}

/// Compares, and writes who gains and who loses.
pub fn run(options: Compare, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut opened = sides::open(&options, session)?;
    let people = files::people(&options, &opened)?;
    let policies = sides::policies(&mut opened, &people, session)?;
    let by = columns(&options.by, &policies, &people, session)?;
    let asked = if options.by.is_empty() { &[][..] } else { &by };
    let crews = Crews::read(&opened, &people, &policies, asked, &options, session)?;
    let (comparison, warnings) = compared(&opened, &crews, &policies, &by, &options, session)?;
    let facts = ComparisonFacts {
        comparison: &comparison,
        by: &by,
        lang: session.lang,
    };
    let bytes = rendered(&facts, &options, session)?;
    options.written.destination.write(&bytes, session)?;
    for warning in &warnings {
        session.warn(warning);
    }
    warn_of_unused(policies.iter().flatten(), None, session);
    if !options.by.is_empty() && matches!(options.written.format, Format::Csv | Format::Json) {
        session.warn(words::no_groups(session.lang));
    }
    options.written.destination.announce(session);
    Ok(())
}

/// The columns to group by: those of `--by`, else those that every result has.
fn columns(
    by: &[String],
    policies: &[Option<Policy>; 2],
    people: &[Option<PeopleFiles>; 2],
    session: &mut Session<'_, '_>,
) -> Result<Vec<Column>, Failure> {
    let names: Vec<String> = if by.is_empty() {
        GROUPED
            .iter()
            .map(|field| field.name().to_owned())
            .collect()
    } else {
        by.to_vec()
    };
    let policy = policies.iter().flatten().next();
    let headers = policy.map_or(&[][..], |policy| &policy.columns);
    let mut columns = Vec::new();
    for name in names {
        let file = session.sources.add("--by", name.as_str());
        let field = field_of_header(&name, headers).or(Field::of(&name));
        let in_results = field.is_some_and(|field| GROUPED.contains(&field));
        if !in_results && people.iter().all(Option::is_none) {
            return Err(CompareFault::NoColumn { name }.into());
        }
        let span = Span {
            file,
            start: 0,
            end: name.len(),
        };
        columns.push(Column { name, field, span });
    }
    Ok(columns)
}

/// The people of the sides.
enum Crews {
    /// The same for both.
    Shared(Box<Crew>),
    /// Those of the old side, and those of the new one; nobody for a result.
    Apart(Box<[Option<Crew>; 2]>),
}

impl Crews {
    fn read(
        opened: &[Opened; 2],
        people: &[Option<PeopleFiles>; 2],
        policies: &[Option<Policy>; 2],
        by: &[Column],
        options: &Compare,
        session: &mut Session<'_, '_>,
    ) -> Result<Self, Failure> {
        let previous = opened.each_ref().map(|it| matches!(it, Opened::Previous));
        if let ([Some(files), Some(_)], None) = (people, &options.old_employees) {
            let policies: Vec<&Policy> = policies.iter().flatten().collect();
            if let [old, new] = policies.as_slice()
                && layout(old) != layout(new)
            {
                return Err(CompareFault::Columns.into());
            }
            let previous = previous.contains(&true);
            let crew = sides::crew(files, &policies, by, previous, session)?;
            return Ok(Self::Shared(Box::new(crew)));
        }
        let mut crews = [None, None];
        let sides = people.iter().zip(policies).zip(previous);
        for (((files, policy), previous), slot) in sides.zip(&mut crews) {
            let Some(files) = files else { continue };
            let policies: Vec<&Policy> = policy.iter().collect();
            *slot = Some(sides::crew(files, &policies, by, previous, session)?);
        }
        Ok(Self::Apart(Box::new(crews)))
    }

    fn each(&self) -> [Option<&Crew>; 2] {
        match self {
            Self::Shared(crew) => [Some(crew), Some(crew)],
            Self::Apart(crews) => crews.each_ref().map(Option::as_ref),
        }
    }
}

/// What a policy calls the columns of the people file.
fn layout(policy: &Policy) -> Vec<(Field, &str)> {
    let columns = policy.columns.iter();
    columns
        .map(|(field, header)| (*field, &*header.value))
        .collect()
}

/// Both sides against one another, and the warnings about them; else the faults of both sides together.
fn compared(
    opened: &[Opened; 2],
    crews: &Crews,
    policies: &[Option<Policy>; 2],
    by: &[Column],
    options: &Compare,
    session: &Session<'_, '_>,
) -> Result<(Comparison, Vec<String>), Failure> {
    let lang = session.lang;
    let mut sides = Vec::new();
    let mut warnings = Vec::new();
    let mut faults: Vec<Findings<SideFault>> = Vec::new();
    let named = [&options.old, &options.new];
    for (((opened, crew), policy), named) in
        opened.iter().zip(crews.each()).zip(policies).zip(named)
    {
        let is_old = faults.is_empty();
        let name = file_name(named, lang);
        let side = match (opened, crew, policy) {
            (Opened::Result(stored), ..) => {
                let side = Side::of_result(stored, name, by);
                side.map_err(|findings| findings.map(SideFault::Earlier))
            }
            (Opened::Policy(_), Some(crew), Some(policy)) => {
                match Run::new(policy, crew.people(), crew.beside(policy)) {
                    Ok(run) => {
                        let told = run.outcome.warnings.iter();
                        let told = told.map(|it| in_side(is_old, &warning(it, lang), lang));
                        warnings.extend(told);
                        let label = policy.name.clone().unwrap_or(name);
                        Ok(Side::of_outcome(label, crew.people(), &run.outcome, by))
                    }
                    Err(Stopped::Faults(findings)) => Err(findings.map(SideFault::Calculation)),
                    Err(Stopped::Uncertified(violation)) => {
                        return Err(Failure::Uncertified(violation));
                    }
                }
            }
            (_, Some(crew), _) => Side::of_previous(name, crew.people(), by),
            (_, None, _) => return Err(CompareFault::NeedsPeople.into()),
        };
        let (side, found) = match side {
            Ok(side) => (Some(side), Findings::default()),
            Err(found) => (None, found),
        };
        sides.extend(side);
        faults.push(found);
    }
    let mut sides = sides.into_iter();
    let (Some(mut old), Some(mut new)) = (sides.next(), sides.next()) else {
        let named = |run: usize, message: &str| in_side(run == 0, message, lang);
        return Err(Told::of_all(&faults, named, lang).into());
    };
    if old.label == new.label {
        old.label = file_name(&options.old, lang);
        new.label = file_name(&options.new, lang);
    }
    Ok((Comparison::new(old, new), warnings))
}

/// What a side is called that has no name of its own.
fn file_name(named: &Named, lang: Lang) -> String {
    match named.file() {
        Some(path) => path.to_string_lossy().into_owned(),
        None => {
            let japanese = Field::PreviousBonus.japanese();
            lang.pick(japanese, "previous bonus").to_owned()
        }
    }
}

fn rendered(
    facts: &ComparisonFacts<'_>,
    options: &Compare,
    session: &Session<'_, '_>,
) -> Result<Vec<u8>, Failure> {
    let overflow = |it| overflow(it, facts.lang);
    match options.written.format {
        Format::Table => {
            let screen = screen(&options.written.destination, session);
            let report = comparison_report(facts, true).map_err(overflow)?;
            Ok(table::render(&report, screen).into_bytes())
        }
        Format::Markdown => {
            let report = comparison_report(facts, false).map_err(overflow)?;
            Ok(markdown::render(&report).into_bytes())
        }
        Format::Json => {
            let text = json::render_comparison(facts.comparison).map_err(overflow)?;
            Ok(text.into_bytes())
        }
        Format::Csv => {
            let sheet = comparison_sheet(facts).map_err(overflow)?;
            csv(
                &sheet,
                options.written.encoding,
                &options.written.destination,
                facts.lang,
            )
        }
    }
}
