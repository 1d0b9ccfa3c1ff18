//! `--export`: the files that a policy hands to another program.

pub mod words;

use std::convert::Infallible;
use std::ffi::OsString;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::diagnostics::{Findings, Place};
use crate::policy::{
    Export, ExportEncoding, ExportSource, Meaning, Policy, PolicyFault, ReferenceFault, ResultField,
};
use crate::render::csv::{self, Altered, Encoding, LineEnd, Style, Unwritten};
use crate::view::wording::policy_fault;
use crate::view::{Diagnostic, ExportSheet, Facts, doubtful, exported_rows};

use super::failure::{Failure, UsageFault};
use super::locate::Locations;
use super::output::{self, Destination};
use super::progress::{Progress, Stage};
use super::rendering::ungiven;
use super::session::Session;
use super::transaction::{Content, Ungiven, directory_of};

/// The exports whose columns the people file must have.
#[derive(Debug, Clone, Copy)]
pub enum Exports<'a> {
    /// None of them.
    Unasked,
    /// The one of that name.
    Named(&'a str),
    /// All, so that a column that is missing is found before pay day.
    All,
}

impl Exports<'_> {
    /// The exports of the policy.
    pub fn of<'p>(&self, policy: &'p Policy) -> Result<Vec<&'p Export>, Failure> {
        match self {
            Self::Unasked => Ok(Vec::new()),
            Self::Named(name) => Ok(vec![find(policy, name)?]),
            Self::All => Ok(policy.exports.iter().collect()),
        }
    }
}

/// How `--export` cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportFault {
    /// The policy has no such export.
    Unknown {
        /// What was asked for.
        name: String,
        /// Those that it has.
        exports: Vec<String>,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// Several files, which standard output cannot take.
    NeedsFile {
        /// How many people there are.
        rows: usize,
        /// How many a file holds.
        most: usize,
    },
    /// Another format than CSV.
    Format,
    /// `--encoding` beside it.
    Encoding,
}

impl From<ExportFault> for Failure {
    fn from(fault: ExportFault) -> Self {
        UsageFault::Export(fault).into()
    }
}

/// What was written, and what has to be said about it.
#[derive(Debug)]
pub struct Exported {
    files: Vec<PathBuf>,
    warnings: Vec<String>,
}

impl Exported {
    /// Warns, and says which files were written.
    pub fn announce(&self, session: &mut Session<'_, '_>) {
        for warning in &self.warnings {
            session.warn(warning);
        }
        if let Some(sentence) = words::wrote(&self.files, session.lang) {
            session.say(&sentence);
        }
    }
}

/// The export of that name.
pub fn find<'p>(policy: &'p Policy, name: &str) -> Result<&'p Export, Failure> {
    policy.export(name).ok_or_else(|| {
        let exports = policy.exports.iter();
        ExportFault::Unknown {
            name: name.to_owned(),
            exports: exports.map(|export| export.name.clone()).collect(),
            nearest: policy.export_like(name).map(str::to_owned),
        }
        .into()
    })
}

/// A file of an export.
struct ExportFile<'f> {
    facts: &'f Facts<'f>,
    export: &'f Export,
    /// The rows of the people file that it holds.
    rows: &'f [usize],
    /// What it holds otherwise than it is, once it has been given away.
    altered: OnceLock<Vec<Altered>>,
}

impl<'f> ExportFile<'f> {
    /// The files of an export with these rows.
    fn all(facts: &'f Facts<'f>, export: &'f Export, rows: &'f [usize]) -> Vec<Self> {
        let parts = parts(rows, export.rows_per_file).into_iter();
        let file = |rows| Self {
            facts,
            export,
            rows,
            altered: OnceLock::new(),
        };
        parts.map(file).collect()
    }

    /// Gives its bytes to `take`, some at a time.
    fn write<E: Send>(
        &self,
        take: impl FnMut(&[u8]) -> Result<(), E> + Send,
    ) -> Result<(), Unwritten<E>> {
        let called = |at: usize| {
            let row = self.rows.get(at).copied();
            row.map_or("", |row| self.facts.people.ids.get(row))
                .to_owned()
        };
        let sheet = ExportSheet::new(self.facts, self.export, self.rows);
        let altered = csv::write(&sheet, style(self.export), called, take)?;
        self.altered.get_or_init(|| altered);
        Ok(())
    }
}

impl Content for ExportFile<'_> {
    fn give(&self, take: &mut (dyn FnMut(&[u8]) -> io::Result<()> + Send)) -> Result<(), Ungiven> {
        self.write(take).map_err(|it| ungiven(it, true))
    }
}

/// Makes all files and keeps them to itself: what is wrong with any of them, of all together.
fn sound(files: &[ExportFile<'_>]) -> Result<(), Failure> {
    let mut missing = Vec::new();
    for file in files {
        match file.write(|_| Ok::<(), Infallible>(())) {
            Ok(()) => {}
            Err(Unwritten::Unencodable(more)) => missing.extend(more),
            Err(Unwritten::Refused(never)) => match never {},
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let of_export = true;
    Err(Failure::Unencodable { missing, of_export })
}

/// Makes an export and keeps it to itself: what is wrong with it.
pub fn check(facts: &Facts<'_>, export: &Export) -> Result<(), Failure> {
    two_meanings(facts, export)?;
    let rows = exported_rows(facts, export);
    sound(&ExportFile::all(facts, export, &rows))
}

/// Names that the people file has as well are refused: the wrong one of two amounts would be paid. Where the result has
/// words and no amounts, and no other name for them, it is only said.
fn two_meanings(facts: &Facts<'_>, export: &Export) -> Result<Vec<String>, Failure> {
    let mut findings: Findings<PolicyFault> = Findings::default();
    let mut warnings = Vec::new();
    for (name, source) in doubtful(export, facts.people) {
        let meant = match source {
            ExportSource::Result {
                field: ResultField::Eligible | ResultField::Note,
                ..
            } => {
                warnings.push(words::two_meanings(name, facts.lang));
                continue;
            }
            ExportSource::Result { field, .. } => Meaning::Result(field.name()),
            _ => Meaning::Component,
        };
        let fault = ReferenceFault::AmbiguousSource {
            name: name.to_owned(),
            meanings: vec![meant, Meaning::Column],
        };
        findings.add(fault.into(), Place::Span(export.span));
    }
    warnings.dedup();
    if findings.is_empty() {
        return Ok(warnings);
    }
    let words = |fault: &_| policy_fault(fault, facts.lang);
    Err(Failure::Findings(Diagnostic::all(
        &findings,
        PolicyFault::code,
        words,
    )))
}

/// Writes all files of an export, or none.
pub fn write(
    facts: &Facts<'_>,
    export: &Export,
    destination: &Destination,
    session: &mut Session<'_, '_>,
) -> Result<Exported, Failure> {
    let mut warnings = two_meanings(facts, export)?;
    let rows = exported_rows(facts, export);
    let files = ExportFile::all(facts, export, &rows);
    let progress = || Progress::stage(Stage::Writing, session);
    let names = match destination {
        Destination::Standard => {
            if let [file] = files.as_slice() {
                destination.write(file, session)?;
            } else {
                progress().wait(|| sound(&files))?;
                return Err(ExportFault::NeedsFile {
                    rows: rows.len(),
                    most: export.rows_per_file.map_or(usize::MAX, NonZeroUsize::get),
                }
                .into());
            }
            Vec::new()
        }
        Destination::File { path, force } => {
            let names = names(path, files.len(), export.rows_per_file.is_some());
            let contents = files.iter().map(|file| -> &dyn Content { file });
            let named: Vec<_> = names.iter().zip(contents).collect();
            let locations = &session.locations;
            progress().wait(|| {
                let published = output::publish(&named, *force, locations);
                // What is wrong with any of them comes first.
                published.or_else(|refused| sound(&files).and(Err(refused)))
            })?;
            names
        }
    };
    let altered = files.into_iter().filter_map(|it| it.altered.into_inner());
    let altered: Vec<Altered> = altered.flatten().collect();
    warnings.extend(words::made_harmless(&altered, facts.lang));
    if let (Destination::File { path, .. }, Some(_)) = (destination, export.rows_per_file) {
        let others = others(path, &names, &session.locations);
        warnings.extend(words::left_behind(&others, facts.lang));
    }
    Ok(Exported {
        files: names,
        warnings,
    })
}

/// The rows of every file; a file without rows where there is nobody.
fn parts(rows: &[usize], most: Option<NonZeroUsize>) -> Vec<&[usize]> {
    match most {
        Some(most) if !rows.is_empty() => rows.chunks(most.get()).collect(),
        _ => vec![rows],
    }
}

fn style(export: &Export) -> Style {
    Style {
        encoding: match export.encoding {
            ExportEncoding::Utf8 => Encoding::Utf8,
            ExportEncoding::Utf8Bom => Encoding::Utf8Bom,
            ExportEncoding::ShiftJis => Encoding::ShiftJis,
        },
        line_end: LineEnd::CrLf,
        exact_headers: true,
    }
}

/// The names of so many files: `payroll-1.csv`, … where they are numbered, in numbers of equal width.
fn names(path: &Path, count: usize, numbered: bool) -> Vec<PathBuf> {
    if !numbered {
        return vec![path.to_owned()];
    }
    let width = count.to_string().len();
    let name = |number: usize| {
        let mut name = stem(path);
        name.push(format!("{number:0width$}"));
        if let Some(ending) = path.extension() {
            name.push(".");
            name.push(ending);
        }
        path.with_file_name(name)
    };
    (1..=count).map(name).collect()
}

/// What stands before the number of a file.
fn stem(path: &Path) -> OsString {
    let mut stem = path.file_stem().unwrap_or_default().to_owned();
    stem.push("-");
    stem
}

/// Files numbered like those of `path` that were not written now, as the user would call them.
fn others(path: &Path, written: &[PathBuf], locations: &Locations) -> Vec<PathBuf> {
    let located = locations.of(path);
    let directory = directory_of(&located);
    // What cannot be looked at is not reported: the files themselves have been written.
    let Ok(entries) = std::fs::read_dir(directory) else {
        return Vec::new();
    };
    let stem = stem(path);
    let is_numbered = |name: &Path| {
        let number = name
            .file_stem()
            .and_then(|it| it.to_str())
            .zip(stem.to_str())
            .and_then(|(name, stem)| name.strip_prefix(stem));
        name.extension() == path.extension()
            && number.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut others: Vec<PathBuf> = entries
        .filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())))
        .filter(|name| is_numbered(name))
        .map(|name| path.with_file_name(name))
        .filter(|name| !written.contains(name))
        .collect();
    others.sort();
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str, count: usize, numbered: bool) -> Vec<String> {
        let names = names(Path::new(path), count, numbered).into_iter();
        names.map(|it| it.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn files_are_numbered_in_equal_width() {
        assert_eq!(shown("a/b.csv", 1, false), ["a/b.csv"]);
        assert_eq!(shown("a/b.csv", 1, true), ["a/b-1.csv"]);
        assert_eq!(shown("b", 2, true), ["b-1", "b-2"]);
        let many = shown("b.x.csv", 10, true);
        assert_eq!((&*many[0], &*many[9]), ("b.x-01.csv", "b.x-10.csv"));
    }

    #[test]
    fn nobody_gets_a_file_with_headers_only() {
        let two = NonZeroUsize::new(2);
        let nobody: &[usize] = &[];
        assert_eq!(parts(nobody, two), [nobody]);
        assert_eq!(parts(&[1, 2, 3], two), [&[1, 2][..], &[3]]);
        assert_eq!(parts(&[1, 2, 3], None), [&[1, 2, 3][..]]);
    }

    #[test]
    fn files_of_an_earlier_run_are_noticed() {
        let home = tempfile::tempdir().unwrap();
        for name in [
            "p-1.csv", "p-02.csv", "p-3.csv", "p-3.txt", "p-x.csv", "p.csv",
        ] {
            std::fs::write(home.path().join(name), "").unwrap();
        }
        let locations = Locations::new(home.path().to_owned());
        let path = Path::new("p.csv");
        let found = others(path, &names(path, 2, true), &locations);
        assert_eq!(found, ["p-02.csv", "p-3.csv"].map(PathBuf::from));
    }
}
