//! Reading: files into a policy, people, allotments and achievements.

mod example;
mod noted;
pub mod several;
pub mod sides;
mod table;
mod texts;
mod unused;
mod whole;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::advice::Season;
use crate::calculation::outcome::Outcome;
use crate::calculation::{Allotments, Beside};
use crate::diagnostics::{FileId, Findings, Span};
use crate::evaluation::{Achievements, EvaluationFault, judge};
use crate::people::{self, Allotment, ColumnId, Goal, People, PeopleFault, PeopleNote, Wanted};
use crate::policy::{Column, Field, Policy};
use crate::render::json::Role;
use crate::view::wording::evaluation::evaluation_fault;
use crate::view::wording::people::{people_fault, people_note};
use crate::view::{
    Diagnostic, Facts, Lang, clean, grouped_by, is_derived, needed_for_display, needed_for_exports,
    needed_where_there,
};

use super::export::Exports;
use super::failure::Failure;
use super::options::PeopleFiles;
use super::progress::{Progress, Stage};
use super::session::Session;
use super::words::{goals_unused, standard_input};
pub use example::example;
pub use noted::Inputs;
use table::{Employees, Table};
use texts::text;

pub use texts::{Texts, filed, no_result, policy};
pub use unused::warn_of_unused;
use whole::InputFile;

/// Where the rules come from.
#[derive(Debug)]
pub struct Rules {
    pub policy: PathBuf,
    pub overlays: Vec<PathBuf>,
    pub settings: Vec<String>,
}

/// What the files about people hold.
#[derive(Debug)]
pub struct Staff {
    pub people: People,
    pub allotments: Vec<Allotment>,
    pub allotments_file: Option<FileId>,
    pub goals: Option<Achievements>,
    /// The columns of `--by`.
    pub by: Vec<Column>,
}

impl Staff {
    /// What views look at: these people, and what came out for them.
    pub fn facts<'a>(&'a self, policy: &'a Policy, outcome: &'a Outcome, lang: Lang) -> Facts<'a> {
        Facts {
            policy,
            people: &self.people,
            outcome,
            by: &self.by,
            lang,
        }
    }

    /// What advice looks at: these people with their goals, and what came out for them.
    pub fn season<'a>(&'a self, policy: &'a Policy, outcome: &'a Outcome) -> Season<'a> {
        Season {
            policy,
            people: &self.people,
            outcome,
            goals: self.goals.as_ref(),
        }
    }

    /// The allotments as the calculation takes them.
    pub fn allotments(&self) -> Allotments<'_> {
        Allotments {
            rows: &self.allotments,
            file: self.allotments_file,
        }
    }

    /// What goes into the calculation beside the people file.
    pub fn beside(&self) -> Beside<'_> {
        Beside {
            allotments: self.allotments(),
            goals: self.goals.as_ref(),
        }
    }
}

/// The columns to group by, by name.
#[derive(Debug, Clone, Copy, Default)]
pub struct By<'a> {
    /// Those of an earlier result: it may say what it likes, and what the people lack is left out.
    pub stored: &'a [String],
    /// Those of `--by`, which must be there. One of them that is stored under another name is the same column.
    pub asked: &'a [String],
}

/// Whether a path stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads the policy, then the people; where the policy is at fault, what is wrong with the other files whatever it says
/// is shown with it.
pub fn season(
    rules: &Rules,
    files: &PeopleFiles,
    by: By<'_>,
    exports: Exports<'_>,
    session: &mut Session<'_, '_>,
) -> Result<(Policy, Staff), Failure> {
    match policy(rules, session) {
        Ok(policy) => staff(files, by, exports, &policy, session).map(|staff| (policy, staff)),
        Err(Failure::Findings(mut diagnostics)) => {
            diagnostics.extend(shape(files, session)?);
            Err(Failure::Findings(diagnostics))
        }
        Err(other) => Err(other),
    }
}

/// Reads the policy and a file of goals, and judges them; the faults of both files together, as far as they do not hang
/// on one another.
pub fn goals(
    rules: &Rules,
    path: &Path,
    sheet: Option<&str>,
    session: &mut Session<'_, '_>,
) -> Result<(Policy, Achievements), Failure> {
    let policy = policy(rules, session);
    if let Err(failure @ (Failure::Read { .. } | Failure::Usage(_))) = policy {
        return Err(failure);
    }
    let table = Table::read(path, sheet, Role::Goals, session)?;
    match policy {
        Ok(policy) => {
            let achievements = achievements(&table, &policy, session);
            let achievements = achievements.map_err(Failure::Findings)?;
            Ok((policy, achievements))
        }
        Err(Failure::Findings(mut diagnostics)) => {
            if let Err(findings) = people::read_goals(&table.as_file()) {
                diagnostics.extend(in_words(&findings, session.lang));
            }
            Err(Failure::Findings(diagnostics))
        }
        Err(other) => Err(other),
    }
}

/// What people reached.
fn achievements(
    table: &Table<'_>,
    policy: &Policy,
    session: &mut Session<'_, '_>,
) -> Result<Achievements, Vec<Diagnostic>> {
    let goals = read_goals(table, session)?;
    judged(goals, policy, table.file, session.lang)
}

fn read_goals(
    table: &Table<'_>,
    session: &mut Session<'_, '_>,
) -> Result<Vec<Goal>, Vec<Diagnostic>> {
    let goals = people::read_goals(&table.as_file());
    let (goals, notes) = goals.map_err(|faults| in_words(&faults, session.lang))?;
    say(table.file, &notes, session);
    Ok(goals)
}

fn judged(
    goals: Vec<Goal>,
    policy: &Policy,
    file: FileId,
    lang: Lang,
) -> Result<Achievements, Vec<Diagnostic>> {
    let rules = policy.goals.unwrap_or_default();
    judge(goals, &rules, file).map_err(|findings| {
        let words = |fault: &_| evaluation_fault(fault, lang);
        Diagnostic::all(&findings, EvaluationFault::code, words)
    })
}

/// Says what is worth knowing about a file.
fn say(file: FileId, notes: &[PeopleNote], session: &mut Session<'_, '_>) {
    for note in notes {
        let name = clean(session.sources.name(file));
        let note = people_note(note, session.lang);
        session.warn(&format!("{name}: {note}"));
    }
}

/// What is wrong with the rows of the files about people. Which column means what, only a sound policy can say.
fn shape(files: &PeopleFiles, session: &mut Session<'_, '_>) -> Result<Vec<Diagnostic>, Failure> {
    let people = Employees::open(files, session)?;
    let people = people.read(&[], &[], &mut session.inputs)?.map(|_| ());
    let allotments = match Table::allotments(files, session)? {
        None => Ok(()),
        Some(table) => people::read_allotments(&table.as_file()).map(|_| ()),
    };
    let mut findings = Findings::default();
    let goals = match Table::goals(files, session)? {
        None => Ok(()),
        Some(table) => people::read_goals(&table.as_file()).map(|_| ()),
    };
    findings.gather(people);
    findings.gather(allotments);
    findings.gather(goals);
    let about_columns = |found: &Diagnostic| {
        ["missing-header", "missing-column", "ambiguous-header"].contains(&found.code)
    };
    Ok(in_words(&findings, session.lang)
        .into_iter()
        .filter(|found| !about_columns(found))
        .collect())
}

/// Reads the people, the allotments and the goals, with the columns to group by and those of exports; the faults of all
/// files together.
fn staff(
    files: &PeopleFiles,
    by: By<'_>,
    exports: Exports<'_>,
    policy: &Policy,
    session: &mut Session<'_, '_>,
) -> Result<Staff, Failure> {
    let exports = exports.of(policy)?;
    let asked: Vec<Column> = by
        .asked
        .iter()
        .map(|name| {
            let file = session.sources.add("--by", name.as_str());
            let (start, end) = (0, name.len());
            grouped_by(policy, name, Span { file, start, end })
        })
        .collect();
    let employees = Employees::open(files, session)?;
    let start = Span {
        file: employees.file(),
        start: 0,
        end: 0,
    };
    let stored = by.stored.iter();
    let mut by: Vec<Column> = stored.map(|name| grouped_by(policy, name, start)).collect();
    let needed = needed_for_display(policy, &asked, start);
    let needed = needed_where_there(needed, &by);
    let needed = needed_for_exports(policy, needed, &exports, files.goals.is_some());
    let (staff, mut goals) = gathered(files, &employees, &needed, &[policy], session)?;
    by.retain(|column| {
        let derived = |field| is_derived(field, policy, false);
        staff.people.text(&ColumnId::of(column)).is_some() || column.field.is_some_and(derived)
    });
    let stored: Vec<ColumnId> = by.iter().map(ColumnId::of).collect();
    let asked = asked.into_iter();
    by.extend(asked.filter(|column| !stored.contains(&ColumnId::of(column))));
    Ok(Staff {
        goals: goals.sets.pop(),
        by,
        ..staff
    })
}

/// The goals of all people, and what they reached by each set of rules; empty where there is no file of goals.
#[derive(Debug, Default)]
struct Judged {
    rows: Vec<Goal>,
    sets: Vec<Achievements>,
}

impl Judged {
    /// What people reached by the rules of a policy; nothing where no policy had these rules when the goals were read.
    fn by(&self, policy: &Policy) -> Option<&Achievements> {
        let rules = policy.goals.unwrap_or_default();
        self.sets.iter().find(|judged| judged.rules == rules)
    }
}

/// Reads the people with those columns, the allotments and the goals, which are judged by the rules of each policy; the
/// faults of all files together. All policies name the columns of the file alike.
fn gathered(
    files: &PeopleFiles,
    employees: &Employees<'_>,
    needed: &[Wanted],
    policies: &[&Policy],
    session: &mut Session<'_, '_>,
) -> Result<(Staff, Judged), Failure> {
    let columns = policies.first().map_or(&[][..], |policy| &policy.columns);
    let people = Progress::stage(Stage::Reading, session)
        .wait(|| employees.read(columns, needed, &mut session.inputs))?;
    let (allotments, allotments_file) = match Table::allotments(files, session)? {
        None => (Ok(Default::default()), None),
        Some(table) => {
            let allotments = people::read_allotments(&table.as_file());
            (allotments, Some(table.file))
        }
    };
    let goals = match Table::goals(files, session)? {
        None => Ok(Judged::default()),
        Some(table) => each_set_of_rules(&table, policies, session),
    };
    let mut findings = Findings::default();
    let (people, allotments) = (findings.gather(people), findings.gather(allotments));
    let (people, allotments, goals) = match (people, allotments, goals) {
        (Some(people), Some(allotments), Ok(goals)) => (people, allotments, goals),
        (_, _, goals) => {
            let mut diagnostics = in_words(&findings, session.lang);
            diagnostics.extend(goals.err().into_iter().flatten());
            return Err(Failure::Findings(diagnostics));
        }
    };
    let ((people, mut notes), (allotments, more_notes)) = (people, allotments);
    // Nobody looks for a column that need not be there.
    let derived = |field| {
        let mut policies = policies.iter();
        policies.any(|policy| is_derived(field, policy, !goals.sets.is_empty()))
    };
    notes.retain(|note| match note {
        PeopleNote::PerhapsMeant { field, .. } => !derived(*field),
        _ => true,
    });
    say(employees.file(), &notes, session);
    if let Some(file) = allotments_file {
        say(file, &more_notes, session);
    }
    let uses_goals = |it: &Wanted| it.column.field == Some(Field::GoalAchievement);
    if !goals.sets.is_empty() && !needed.iter().any(uses_goals) {
        session.warn(goals_unused(session.lang));
    }
    let staff = Staff {
        people,
        allotments,
        allotments_file,
        goals: None,
        by: Vec::new(),
    };
    Ok((staff, goals))
}

/// What people reached, by each of the rules that the policies have.
fn each_set_of_rules(
    table: &Table<'_>,
    policies: &[&Policy],
    session: &mut Session<'_, '_>,
) -> Result<Judged, Vec<Diagnostic>> {
    let rows = read_goals(table, session)?;
    let mut sets: Vec<Achievements> = Vec::new();
    for policy in policies {
        let rules = policy.goals.unwrap_or_default();
        if !sets.iter().any(|it| it.rules == rules) {
            sets.push(judged(rows.clone(), policy, table.file, session.lang)?);
        }
    }
    Ok(Judged { rows, sets })
}

fn in_words(findings: &Findings<PeopleFault>, lang: Lang) -> Vec<Diagnostic> {
    let words = |fault: &_| people_fault(fault, lang);
    Diagnostic::all(findings, PeopleFault::code, words)
}

/// The bytes of an input and its name, noted for the result.
fn read(
    path: &Path,
    role: Role,
    session: &mut Session<'_, '_>,
) -> Result<(String, Vec<u8>), Failure> {
    let (name, bytes) = bytes_of(path, session)?;
    session.inputs.note(role, &path.to_string_lossy(), &bytes);
    Ok((name, bytes))
}

/// A large file and its name; nothing for any other file, which is not touched.
fn large(path: &Path, session: &mut Session<'_, '_>) -> Option<(String, InputFile)> {
    if is_standard(path) {
        return None;
    }
    let located = session.locations.of(path);
    // Whoever writes into a pipe notices when it is opened and closed again.
    if !std::fs::metadata(&located).is_ok_and(|there| there.is_file()) {
        return None;
    }
    let file = InputFile::open(&located).ok().filter(InputFile::is_large)?;
    session.locations.note_read(located);
    Some((path.to_string_lossy().into_owned(), file))
}

/// The bytes of a file and its name.
fn bytes_of(path: &Path, session: &mut Session<'_, '_>) -> Result<(String, Vec<u8>), Failure> {
    let mut bytes = Vec::new();
    let (name, outcome) = if is_standard(path) {
        let stdin = &mut session.environment.stdin;
        let name = standard_input(session.lang).to_owned();
        let behind = session.environment.stdin_file.take();
        session.locations.note_standard_input(behind);
        (name, stdin.read_to_end(&mut bytes).map(|_| ()))
    } else {
        let located = session.locations.of(path);
        let outcome = whole::read(&located).map(|content| bytes = content);
        session.locations.note_read(located);
        (path.to_string_lossy().into_owned(), outcome)
    };
    match outcome {
        Ok(()) => Ok((name, bytes)),
        Err(error) => Err(Failure::Read { name, error }),
    }
}
