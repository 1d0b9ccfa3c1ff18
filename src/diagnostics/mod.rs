//! Where something is wrong, as data: files, spans, places and findings.
//!
//! Imports nothing of ours and holds no wording: what is wrong is a typed fault of the room that found it, and only
//! `view` puts it into words.

mod shared;

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

pub use shared::Shared;

/// A file that the run reads, by its number in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// The files of a run that places point into. Only texts that are shown in excerpts are kept.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

/// One file: its name as the user wrote it, and its text where excerpts of it are shown.
#[derive(Debug)]
pub struct Source {
    /// The name as the user wrote it.
    pub name: String,
    /// The whole text; empty for a people file, whose cells are named by line and header.
    pub text: Arc<str>,
}

impl Sources {
    /// Adds a file. A run has a handful of them, or some for each scenario; the number saturates far above that.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(Source {
            name: name.into(),
            text: text.into(),
        });
        id
    }

    /// Adds a file, unless the same text is there under that name: what is wrong in it is wrong once.
    pub fn add_once(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let (name, text) = (name.into(), text.into());
        let same = |source: &Source| {
            source.name == name && (Arc::ptr_eq(&source.text, &text) || source.text == text)
        };
        match self.0.iter().position(same) {
            Some(index) => FileId(u32::try_from(index).unwrap_or(u32::MAX)),
            None => self.add(name, text),
        }
    }

    /// The file of that number.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.0.get(usize::try_from(file.0).ok()?)
    }

    /// The name of that file.
    #[must_use]
    pub fn name(&self, file: FileId) -> &str {
        self.get(file).map_or("?", |source| &source.name)
    }

    /// The 1-based line on which the span begins; 1 where the span lies outside its file.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.get(span.file)
            .and_then(|source| source.text.get(..span.start))
            .map_or(1, |before| {
                before
                    .bytes()
                    .filter(|&b| b == b'\n')
                    .count()
                    .saturating_add(1)
            })
    }
}

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Where a fault lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// No single place.
    Nowhere,
    /// A file as a whole.
    File(FileId),
    /// A stretch of a text.
    Span(Span),
    /// A character of a text of which no excerpt is shown.
    Character {
        /// The file.
        file: FileId,
        /// Its 1-based line.
        line: u32,
        /// Where it stands on that line, in characters from 1.
        column: u32,
    },
    /// A row of a table file.
    Row {
        /// The file.
        file: FileId,
        /// The 1-based line of the file on which the row begins.
        line: u32,
    },
    /// A cell of a table file.
    Cell {
        /// The file.
        file: FileId,
        /// The 1-based line of the file on which the row begins.
        line: u32,
        /// The header of the column, as the file writes it.
        column: String,
    },
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<F> {
    /// What is wrong.
    pub fault: F,
    /// Where.
    pub place: Place,
    /// Other places that belong to it (the first of two equal headers).
    pub also: Vec<Place>,
}

impl<F> From<Box<Finding<F>>> for Findings<F> {
    fn from(finding: Box<Finding<F>>) -> Self {
        Self(vec![*finding])
    }
}

/// Everything that was found wrong so far; a step that ends with some of them has no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings<F>(Vec<Finding<F>>);

impl<F> Default for Findings<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F> Findings<F> {
    /// Notes a fault.
    pub fn add(&mut self, fault: F, place: impl Into<Place>) {
        self.0.push(Finding {
            fault,
            place: place.into(),
            also: Vec::new(),
        });
    }

    /// Notes a fault that has other places, too.
    pub fn add_with(&mut self, fault: F, place: impl Into<Place>, also: Vec<Place>) {
        self.0.push(Finding {
            fault,
            place: place.into(),
            also,
        });
    }

    /// Notes a finding. The same one again, as a figure's that is met person after person, is noted once.
    pub fn push(&mut self, finding: Finding<F>)
    where
        F: PartialEq,
    {
        if self.0.last() != Some(&finding) {
            self.0.push(finding);
        }
    }

    /// Notes the finding of a result that has none to give.
    pub fn take<T>(&mut self, result: Result<T, Box<Finding<F>>>) -> Option<T>
    where
        F: PartialEq,
    {
        result.map_err(|finding| self.push(*finding)).ok()
    }

    /// Notes the findings of a step that has no result to give.
    pub fn gather<T>(&mut self, result: Result<T, Self>) -> Option<T> {
        result.map_err(|findings| self.extend(findings)).ok()
    }

    /// Takes over the faults of another step.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes over the faults of another step, but for those that are there already.
    pub fn extend_unlike(&mut self, other: Self)
    where
        F: PartialEq,
    {
        let mut at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (index, finding) in self.0.iter().enumerate() {
            at.entry(finding.place.clone()).or_default().push(index);
        }
        for finding in other.0 {
            let mut same_place = at.get(&finding.place).into_iter().flatten();
            if !same_place.any(|&index| self.0.get(index) == Some(&finding)) {
                self.0.push(finding);
            }
        }
    }

    /// The different findings, by place and fault.
    #[must_use]
    pub fn distinct(self) -> HashSet<(Place, F)>
    where
        F: Eq + Hash,
    {
        self.0.into_iter().map(|it| (it.place, it.fault)).collect()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The findings in the order in which they were noted.
    pub fn iter(&self) -> impl Iterator<Item = &Finding<F>> {
        self.0.iter()
    }

    /// The same findings as faults of another type, for a caller that gathers those of several rooms.
    pub fn map<G>(self, into: impl Fn(F) -> G) -> Findings<G> {
        let convert = |Finding { fault, place, also }| Finding {
            fault: into(fault),
            place,
            also,
        };
        Findings(self.0.into_iter().map(convert).collect())
    }

    /// `value` where nothing was found.
    ///
    /// # Errors
    /// The findings, where there are any.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}
