//! Exports: files that another program takes in, payroll above all.

use std::num::NonZeroUsize;

use crate::diagnostics::Span;

use super::{Column, key};

/// `[[export]]`: which columns a file has, in which order and encoding.
#[derive(Debug, Clone)]
pub struct Export {
    /// Its name, unique as a key; `--export` asks for it.
    pub name: String,
    /// The columns, in the order written; at least one. Two may have the same header, as some payroll layouts have.
    pub columns: Vec<ExportColumn>,
    /// `encoding`; UTF-8 without a mark unless given.
    pub encoding: ExportEncoding,
    /// `rows_per_file`: how many people a file holds at the most.
    pub rows_per_file: Option<NonZeroUsize>,
    /// `ineligible`: whether people who are not paid have a row, too.
    pub ineligible: bool,
    /// Where it stands.
    pub span: Span,
}

/// A column of an export.
#[derive(Debug, Clone)]
pub struct ExportColumn {
    /// Its header, exactly as written.
    pub header: String,
    /// What stands under it.
    pub source: ExportSource,
    /// The source as a plain text, where a column of the people file may have that name, too.
    pub plain: Option<String>,
}

/// What stands in a column of an export.
#[derive(Debug, Clone)]
pub enum ExportSource {
    /// What came out for a person, in words of the Japanese result where the policy names it so.
    Result {
        /// What.
        field: ResultField,
        /// In which language the policy names it, which is the language of its words.
        spelling: Spelling,
    },
    /// The amount of a component: an entry of [`super::Policy::components`], by index.
    Component(usize),
    /// A column of the people file: a known field, or one of the company's own.
    Column(Column),
    /// The same text for everybody, exactly as written; may be empty.
    Constant(String),
}

/// What came out for a person besides the components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultField {
    /// The bonus (賞与額).
    Bonus,
    /// What was allotted to the person (調整枠配分).
    Allotted,
    /// The bonus in months of base pay (支給月数).
    Months,
    /// Whether the person is paid (支給対象).
    Eligible,
    /// Why the person is not paid (備考).
    Note,
}

/// The language in which a policy names a field of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As the Japanese result heads it.
    Japanese,
    /// By the name that never changes.
    English,
}

/// How the file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportEncoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// Shift_JIS as Windows writes it (CP932).
    ShiftJis,
}

impl ResultField {
    /// Every field, its name and its header in the Japanese result.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Bonus, "bonus", "賞与額"),
        (Self::Allotted, "allotted", "調整枠配分"),
        (Self::Months, "bonus_months", "支給月数"),
        (Self::Eligible, "eligible", "支給対象"),
        (Self::Note, "note", "備考"),
    ];

    /// The field that a text names, and in which language; compared as a key, ASCII letters in any case.
    #[must_use]
    pub fn of(text: &str) -> Option<(Self, Spelling)> {
        let wanted = key(text);
        Self::ALL.iter().find_map(|&(field, english, japanese)| {
            if wanted.eq_ignore_ascii_case(english) {
                Some((field, Spelling::English))
            } else {
                (wanted == japanese).then_some((field, Spelling::Japanese))
            }
        })
    }

    /// The name that never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(field, _, _)| *field == self)
            .map_or("", |(_, name, _)| name)
    }
}

impl super::Policy {
    /// The export of that name, compared as a key.
    #[must_use]
    pub fn export(&self, name: &str) -> Option<&Export> {
        let wanted = key(name);
        self.exports
            .iter()
            .find(|export| key(&export.name) == wanted)
    }

    /// The name of the export that is most like `name`, where one is alike enough to be meant.
    #[must_use]
    pub fn export_like(&self, name: &str) -> Option<&str> {
        super::nearest(name, self.exports.iter().map(|export| export.name.as_str()))
    }
}
