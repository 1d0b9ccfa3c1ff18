//! Where the columns stand that a policy needs.

use crate::diagnostics::{Findings, Place, Span, Spanned};
use crate::policy::{Field, field_of_header, header_key, key};

use super::fault::{PeopleFault, PeopleNote};
use super::headers::{Headers, Known};
use super::table::Table;
use super::{ColumnId, Kind, Wanted};

/// Where the columns stand that a policy needs.
#[derive(Debug, Default)]
pub struct Layout {
    /// The column of ids.
    pub id: Option<usize>,
    /// The column of names.
    pub name: Option<usize>,
    /// What else is read: the column, under which name, and as what; each pair of name and kind once.
    pub readings: Vec<(usize, ColumnId, Kind)>,
    /// What is worth knowing.
    pub notes: Vec<PeopleNote>,
}

/// What a text means as a header.
pub fn meaning(text: &str, renamed: &[(Field, Spanned<String>)]) -> Option<Known> {
    field_of_header(text, renamed).map(Known::Field)
}

impl Layout {
    /// Finds the columns of a people file, and notes which are missing.
    pub fn of(
        table: &Table<'_>,
        renamed: &[(Field, Spanned<String>)],
        wanted: &[Wanted],
        findings: &mut Findings<PeopleFault>,
    ) -> Self {
        let renaming = Renaming::of(renamed);
        let headers = Headers::of(table, |header| meaning(header, renamed), findings);
        let position = |id: &ColumnId| match id {
            ColumnId::Own(own) => headers.keyed(own).or_else(|| {
                // 評価 where the file calls it 査定, and [columns] says so.
                let (renamed, _) = renaming.header(Field::of(own)?)?;
                headers.keyed(renamed)
            }),
            ColumnId::Field(field) => match renaming.header(*field) {
                Some((key, _)) => headers.keyed(key),
                None => headers.known(Known::Field(*field)),
            },
        };
        let mut layout = Self {
            id: position(&ColumnId::Field(Field::EmployeeId)),
            name: position(&ColumnId::Field(Field::Name)),
            ..Self::default()
        };
        let mut missing = Missing::default();
        if layout.id.is_none() {
            match renaming.header(Field::EmployeeId) {
                Some((_, header)) => missing.add(
                    ColumnId::Field(Field::EmployeeId),
                    &header.value,
                    header.span,
                    None,
                ),
                None => {
                    headers.required(Known::Field(Field::EmployeeId), table, findings);
                }
            }
        }
        for Wanted {
            column,
            kind,
            required,
        } in wanted
        {
            let id = ColumnId::of(column);
            if let Some(found) = position(&id) {
                let is_kept = *kind == Kind::Written
                    && [Field::EmployeeId, Field::Name]
                        .into_iter()
                        .any(|field| id == ColumnId::Field(field));
                let reading = (found, id, *kind);
                if !is_kept && !layout.readings.contains(&reading) {
                    layout.readings.push(reading);
                }
            } else if *required && id != ColumnId::Field(Field::EmployeeId) {
                match column.field.and_then(|field| renaming.header(field)) {
                    Some((_, header)) => {
                        missing.add(id, &header.value, header.span, Some(column.span));
                    }
                    None => missing.add(id, &column.name, column.span, None),
                }
            }
        }
        let is_wanted = |id: &ColumnId| wanted.iter().any(|it| ColumnId::of(&it.column) == *id);
        for (field, header) in renamed {
            let id = ColumnId::Field(*field);
            if position(&id).is_some() || missing.holds(&id) {
                continue;
            }
            // What need not be there counts where it is, and the policy says that it is.
            if is_wanted(&id) {
                missing.add(id, &header.value, header.span, None);
            } else {
                layout.notes.push(PeopleNote::RenamedHeaderAbsent {
                    field: *field,
                    header: header.value.clone(),
                    nearest: nearest(&[&header.value], table.headers()),
                });
            }
        }
        for Wanted { column, .. } in wanted {
            let field = column.field.filter(|&field| {
                position(&ColumnId::Field(field)).is_none()
                    && !missing.holds(&ColumnId::Field(field))
            });
            let is_read = |column| layout.readings.iter().any(|(read, _, _)| *read == column);
            let note = field.and_then(|field| perhaps(field, &headers, table, is_read));
            layout.notes.extend(note);
        }
        layout.notes.dedup();
        missing.report(table, findings);
        layout
    }
}

/// `[columns]` of the policy.
struct Renaming<'p>(Vec<(Field, String, &'p Spanned<String>)>);

impl<'p> Renaming<'p> {
    fn of(renamed: &'p [(Field, Spanned<String>)]) -> Self {
        let with_key = |(field, header): &'p (Field, Spanned<String>)| {
            (*field, header_key(&header.value), header)
        };
        Self(renamed.iter().map(with_key).collect())
    }

    /// The header that the policy gives to a field: its key, and as written.
    fn header(&self, field: Field) -> Option<(&str, &'p Spanned<String>)> {
        let mut all = self.0.iter();
        all.find(|(other, _, _)| *other == field)
            .map(|(_, key, header)| (key.as_str(), *header))
    }
}

/// Columns that a policy uses and the file lacks, each once.
#[derive(Default)]
struct Missing(Vec<MissingColumn>);

struct MissingColumn {
    id: ColumnId,
    name: String,
    span: Span,
    also: Vec<Place>,
}

impl Missing {
    fn holds(&self, id: &ColumnId) -> bool {
        self.0.iter().any(|column| column.id == *id)
    }

    fn add(&mut self, id: ColumnId, name: &str, span: Span, also: Option<Span>) {
        match self.0.iter_mut().find(|column| column.id == id) {
            Some(known) => known.also.push(also.unwrap_or(span).into()),
            None => self.0.push(MissingColumn {
                id,
                name: name.to_owned(),
                span,
                also: also.into_iter().map(Place::from).collect(),
            }),
        }
    }

    fn report(self, table: &Table<'_>, findings: &mut Findings<PeopleFault>) {
        for MissingColumn {
            id,
            name,
            span,
            also,
        } in self.0
        {
            let field = match id {
                ColumnId::Field(field) => Some(field),
                ColumnId::Own(_) => None,
            };
            let mut names = vec![name.as_str()];
            if let Some(field) = field {
                names.push(field.name());
                names.extend(Known::Field(field).japanese());
            }
            let nearest = nearest(&names, table.headers());
            let headers = table.named_headers();
            findings.add_with(
                PeopleFault::MissingColumn {
                    name,
                    field,
                    nearest,
                    headers,
                },
                span,
                also,
            );
        }
    }
}

/// A header that nothing reads and that looks like a field which is not there. Where the field need not be there, it
/// would be passed over in silence: 退社年月日 for 退職日.
fn perhaps(
    field: Field,
    headers: &Headers,
    table: &Table<'_>,
    is_read: impl Fn(usize) -> bool,
) -> Option<PeopleNote> {
    let unknown = headers
        .unknown(table)
        .filter(|(column, _)| !is_read(*column));
    let unknown: Vec<String> = unknown.map(|(_, header)| header.to_owned()).collect();
    let mut names = vec![field.name()];
    names.extend(Known::Field(field).japanese());
    let holds = |header: &&String| {
        let header = header_key(header);
        names.iter().any(|name| header.contains(name))
    };
    let header = unknown.iter().find(holds).cloned();
    let header = header.or_else(|| nearest_above(0.75, &names, &unknown))?;
    Some(PeopleNote::PerhapsMeant { field, header })
}

/// The header that looks most like one of the names, if any does.
fn nearest(names: &[&str], headers: &[String]) -> Option<String> {
    // Two words of two letters that share one (評価, 評定) score 0.67.
    nearest_above(0.65, names, headers)
}

/// The header that looks most like one of the names, if it is more alike than that.
fn nearest_above(alike: f64, names: &[&str], headers: &[String]) -> Option<String> {
    let mut best: Option<(f64, &String)> = None;
    for header in headers.iter().filter(|header| !header.is_empty()) {
        let header_key = key(header).to_lowercase();
        for name in names {
            let likeness = strsim::jaro_winkler(&key(name).to_lowercase(), &header_key);
            if likeness > best.map_or(alike, |(best, _)| best) {
                best = Some((likeness, header));
            }
        }
    }
    best.map(|(_, header)| header.clone())
}
