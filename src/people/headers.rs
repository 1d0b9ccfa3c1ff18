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
    /// `goal`: what a goal is called.
    Goal,
    /// `system`: the kind of goal.
    System,
    /// `weight`: how much a goal counts.
    Weight,
    /// `target`: what was to be reached.
    Target,
    /// `actual`: what was reached.
    Actual,
    /// `direction`: whether more or less is better.
    Direction,
    /// `controllable`: whether the person can control the number.
    Controllable,
    /// `objective`: what a key result serves.
    Objective,
    /// `score`: a supervisor's score.
    Score,
}

impl Known {
    /// The columns of allotments besides the id, their names and the headers that mean them.
    const OF_ALLOTMENTS: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Amount, "amount", &["金額", "調整額", "支給額"]),
        (Self::Reason, "reason", &["理由", "事由"]),
        (Self::Approver, "approver", &["承認者", "決裁者"]),
    ];

    /// The columns of goals besides the id, their names and the headers that mean them.
    const OF_GOALS: [(Self, &'static str, &'static [&'static str]); 9] = [
        (Self::Goal, "goal", &["目標", "目標名", "目標項目"]),
        (Self::System, "system", &["制度", "種類", "目標の種類"]),
        (
            Self::Weight,
            "weight",
            &["ウェイト", "ウエイト", "比重", "重み"],
        ),
        (Self::Target, "target", &["目標値"]),
        (Self::Actual, "actual", &["実績", "実績値"]),
        (Self::Direction, "direction", &["方向", "向き"]),
        (
            Self::Controllable,
            "controllable",
            &["統制可能", "本人が左右できるか", "本人が左右できる"],
        ),
        (Self::Objective, "objective", &["上位目標"]),
        (Self::Score, "score", &["評点", "点数"]),
    ];

    /// What a header of a file of allotments means.
    #[must_use]
    pub fn in_allotments(header: &str) -> Option<Self> {
        Self::among(&Self::OF_ALLOTMENTS, header)
    }

    /// What a header of a file of goals means.
    #[must_use]
    pub fn in_goals(header: &str) -> Option<Self> {
        Self::among(&Self::OF_GOALS, header)
    }

    fn among(columns: &[(Self, &str, &[&str])], header: &str) -> Option<Self> {
        let header_key = header_key(header).to_ascii_lowercase();
        let id = Field::of(header).filter(|&field| field == Field::EmployeeId);
        id.map(Self::Field).or_else(|| {
            columns
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
            other => other.entry().map_or("", |(_, name, _)| name),
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
            other => other.entry().map_or(&[], |(_, _, headers)| headers),
        }
    }

    fn entry(self) -> Option<(Self, &'static str, &'static [&'static str])> {
        Self::OF_ALLOTMENTS
            .into_iter()
            .chain(Self::OF_GOALS)
            .find(|(known, _, _)| *known == self)
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
