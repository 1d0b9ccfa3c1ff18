//! What the headers of a file mean.

use std::collections::HashMap;

use crate::diagnostics::Findings;
use crate::policy::{Field, header_key};

use super::fault::PeopleFault;
use super::table::Table;

/// A column with a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A field of a people file.
    Field(Field),
    /// `amount`: what an allotment pays.
    Amount,
    /// `reason`: why.
    Reason,
    /// `approver`: who decided it.
    Approver,
}

impl Known {
    /// The columns of allotments besides the id, their names and the headers that mean them.
    const OF_ALLOTMENTS: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Amount, "amount", &["金額", "調整額", "支給額"]),
        (Self::Reason, "reason", &["理由", "事由"]),
        (Self::Approver, "approver", &["承認者", "決裁者"]),
    ];

    /// What a header of a file of allotments means.
    #[must_use]
    pub fn in_allotments(header: &str) -> Option<Self> {
        let header_key = header_key(header).to_ascii_lowercase();
        let id = Field::of(header).filter(|&field| field == Field::EmployeeId);
        id.map(Self::Field).or_else(|| {
            Self::OF_ALLOTMENTS
                .iter()
                .find(|(_, name, japanese)| *name == header_key || japanese.contains(&&*header_key))
                .map(|&(known, _, _)| known)
        })
    }

    /// The name that is not Japanese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            other => other.of_allotments().1,
        }
    }

    /// The headers in Japanese, the usual one first.
    #[must_use]
    pub fn japanese(self) -> &'static [&'static str] {
        match self {
            Self::Field(field) => Field::ALL
                .iter()
                .find(|(other, _, _)| *other == field)
                .map_or(&[], |(_, _, headers)| *headers),
            other => other.of_allotments().2,
        }
    }

    fn of_allotments(self) -> (Self, &'static str, &'static [&'static str]) {
        let [amount, reason, approver] = Self::OF_ALLOTMENTS;
        match self {
            Self::Reason => reason,
            Self::Approver => approver,
            Self::Amount | Self::Field(_) => amount,
        }
    }
}

/// The headers of a file and what they mean.
#[derive(Debug)]
pub struct Headers {
    keys: Vec<String>,
    meanings: Vec<Option<Known>>,
}

impl Headers {
    /// Gives the headers of a table their meaning, and notes equal headers and headers of equal meaning.
    pub fn of(
        table: &Table<'_>,
        means: impl Fn(&str) -> Option<Known>,
        findings: &mut Findings<PeopleFault>,
    ) -> Self {
        let mut first_of: HashMap<String, usize> = HashMap::new();
        let mut headers = Self {
            keys: table
                .headers()
                .iter()
                .map(|header| header_key(header))
                .collect(),
            meanings: Vec::new(),
        };
        for (column, (header, own)) in table.headers().iter().zip(&headers.keys).enumerate() {
            let first = *first_of.entry(own.clone()).or_insert(column);
            let repeats = first != column && !own.is_empty();
            headers.meanings.push(means(header).filter(|_| !repeats));
            if repeats {
                findings.add_with(
                    PeopleFault::DuplicateHeader {
                        header: header.clone(),
                    },
                    table.header_cell(column),
                    vec![table.header_cell(first)],
                );
            }
        }
        headers.note_ambiguities(table, findings);
        headers
    }

    /// Notes where several headers mean the same, once a meaning.
    fn note_ambiguities(&self, table: &Table<'_>, findings: &mut Findings<PeopleFault>) {
        for (first, meaning) in self.meanings.iter().enumerate() {
            let Some(known) = *meaning else { continue };
            if self.known(known) != Some(first) {
                continue;
            }
            let same = |&column: &usize| self.meanings.get(column) == Some(meaning);
            let columns: Vec<usize> = (0..self.meanings.len()).filter(same).collect();
            let Some(&second) = columns.get(1) else {
                continue;
            };
            let headers = columns.iter().map(|&c| table.header(c).to_owned());
            let others = columns.iter().filter(|&&column| column != second);
            findings.add_with(
                PeopleFault::AmbiguousHeader {
                    column: known,
                    headers: headers.collect(),
                },
                table.header_cell(second),
                others.map(|&column| table.header_cell(column)).collect(),
            );
        }
    }

    /// The headers that mean nothing known, with their columns.
    pub fn unknown<'t>(&self, table: &'t Table<'_>) -> impl Iterator<Item = (usize, &'t str)> {
        let all = table.headers().iter().zip(&self.meanings).enumerate();
        all.filter(|(_, (header, meaning))| meaning.is_none() && !header.is_empty())
            .map(|(column, (header, _))| (column, header.as_str()))
    }

    /// The column of that meaning.
    #[must_use]
    pub fn known(&self, known: Known) -> Option<usize> {
        self.meanings.iter().position(|m| *m == Some(known))
    }

    /// The column whose header has that key.
    #[must_use]
    pub fn keyed(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|own| own == key)
    }

    /// The column of that meaning, which every such file has.
    pub fn required(
        &self,
        known: Known,
        table: &Table<'_>,
        findings: &mut Findings<PeopleFault>,
    ) -> Option<usize> {
        let found = self.known(known);
        if found.is_none() {
            let fault = PeopleFault::MissingHeader {
                column: known,
                headers: table.named_headers(),
            };
            findings.add(fault, table.header_row());
        }
        found
    }
}
