//! Cells of a workbook whose value is not what is seen.

use super::Table;
use crate::people::PeopleFault;
use crate::people::workbook::Doubt;

/// As what a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// A number, or a date: the same with 日 behind it.
    Number,
    /// A text, of which every letter counts.
    Text,
}

impl Table<'_> {
    /// Refuses the cells of a row that are read and cannot be taken for what is seen. That is their fault, and no other.
    pub fn refuse_what_is_not_seen(
        &self,
        line: u32,
        faults: &mut Vec<(usize, PeopleFault)>,
        read_as: impl Fn(usize) -> Option<ReadAs>,
    ) {
        let doubts = self.sheet.into_iter().flat_map(|sheet| sheet.doubts(line));
        for (column, doubt) in doubts {
            let fault = match (doubt, read_as(column)) {
                (_, None) | (Doubt::WithText, Some(ReadAs::Number)) => continue,
                (Doubt::NoValue, Some(_)) => PeopleFault::FormulaWithoutValue,
                (Doubt::Merged, Some(_)) => PeopleFault::MergedCell,
                (Doubt::WithText | Doubt::WithUnit, Some(_)) => PeopleFault::ShownOtherwise,
            };
            faults.retain(|(other, _)| *other != column);
            faults.push((column, fault));
        }
    }
}
