//! The room as its callers see it.

mod allotments;
mod faults;
mod goals;
mod headers;
mod parts;
mod property;

use crate::diagnostics::{FileId, Findings, Place, Sources, Span, Spanned};
use crate::people::{Kind, People, PeopleFault, PeopleNote, TableFile, Wanted, read};
use crate::policy::{Column, Field};

/// The policy and the people file of a test.
pub fn files() -> (FileId, FileId) {
    let mut sources = Sources::default();
    (
        sources.add("policy.toml", ""),
        sources.add("employees.csv", ""),
    )
}

/// A stretch of the policy.
pub fn span(start: usize) -> Span {
    let (file, _) = files();
    let end = start + 1;
    Span { file, start, end }
}

/// A required column that the policy names at `start`.
pub fn wanted(name: &str, kind: Kind, start: usize) -> Wanted {
    Wanted {
        column: Column {
            name: name.to_owned(),
            field: Field::of(name),
            span: span(start),
        },
        kind,
        required: true,
    }
}

/// A line of `[columns]`.
pub fn renamed(field: Field, header: &str, start: usize) -> (Field, Spanned<String>) {
    let value = header.to_owned();
    let span = span(start);
    (field, Spanned { value, span })
}

pub type Read = Result<(People, Vec<PeopleNote>), Findings<PeopleFault>>;

pub fn read_text(text: &str, wanted: &[Wanted]) -> Read {
    let (_, file) = files();
    read(&TableFile::csv(text.as_bytes(), file), &[], wanted)
}

/// Faults as lines: `LINE:HEADER code`, `LINE code`, `policy:START code` or `code`.
pub fn told<T>(result: &Result<T, Findings<PeopleFault>>) -> Vec<String> {
    let findings = result.as_ref().err();
    findings
        .into_iter()
        .flat_map(Findings::iter)
        .map(|finding| {
            let code = finding.fault.code();
            match place(&finding.place) {
                place if place.is_empty() => code.to_owned(),
                place => format!("{place} {code}"),
            }
        })
        .collect()
}

/// A place as text.
pub fn place(place: &Place) -> String {
    match place {
        Place::Cell { line, column, .. } => format!("{line}:{column}"),
        Place::Row { line, .. } | Place::Character { line, .. } => line.to_string(),
        Place::Span(span) => format!("policy:{}", span.start),
        Place::File(_) | Place::Nowhere => String::new(),
    }
}
