//! What to show and in which words, in both languages.
//!
//! Takes a policy, people and their outcome and makes typed cells, sentences and diagnostics of them, once; the writers
//! of [`crate::render`] only draw. There is no I/O here, no width of a terminal, no file format.

pub mod codes;
mod comparison;
mod components;
mod diagnostic;
pub mod explain;
mod export;
mod facts;
pub mod format;
mod goals;
mod groups;
mod measures;
mod names;
mod persons;
mod phrases;
mod pool;
mod report;
mod safe;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod sample;
mod scenarios;
mod sheet;
mod solution;
mod source;
mod table;
pub mod terms;
mod totals;
pub mod wording;

pub use comparison::{ComparisonFacts, comparison_report, comparison_sheet};
pub use diagnostic::Diagnostic;
pub use export::{ExportSheet, doubtful, exported_rows, needed_for_exports};
pub use facts::{
    Facts, grouped_by, is_derived, needed_by_all, needed_for_comparison, needed_for_display,
    needed_where_there,
};
pub use goals::{GoalFacts, goals_report, goals_sheet};
pub use groups::{Group, Grouping, groupings};
pub use measures::{measure_cell, measure_header, measure_label};
pub use report::{Report, left_over_sentence, report};
pub(crate) use safe::{BEGINNINGS, drives_a_terminal};
pub use safe::{clean, clean_lines, cleaned, markdown, markdown_line};
#[cfg(test)]
pub(crate) use sample::Sample;
pub use scenarios::{ScenarioFacts, scenarios_report, scenarios_sheet};
pub use sheet::PersonSheet;
pub use solution::{SolutionFacts, solution_report, solution_sheet};
pub use source::Source;
pub use table::{Align, Cell, Column, Kept, Sheet, Table};

/// The language of what users see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 日本語.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, ja: T, en: T) -> T {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}
