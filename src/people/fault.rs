//! What can be wrong with a people file, as data.

use crate::money::NumberFault;
use crate::policy::Field;

use super::dates::DateFault;
use super::goal::System;
use super::headers::Known;
use super::workbook::WorkbookLimit;

/// What is wrong with a file of employees, of allotments or of goals. The place says where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleFault {
    /// There is nothing in the file.
    EmptyFile,
    /// There is a header, and nobody under it.
    NoPerson,
    /// UTF-16, which spreadsheets call "Unicode text".
    Utf16,
    /// EUC-JP, which old systems write.
    EucJp,
    /// Neither UTF-8 nor Shift_JIS; the place is the first line that is not UTF-8.
    UnknownEncoding,
    /// ISO-2022-JP, which mail and old systems write.
    Jis,
    /// A zip archive.
    ZipFile,
    /// An Excel workbook (.xlsx) under the name of a CSV.
    ExcelFile,
    /// No Excel workbook under the name of one.
    NotAWorkbook,
    /// A workbook of before 2007 (.xls), which is not read.
    OldWorkbook,
    /// A workbook of another kind (.xlsb, .ods), which is not read.
    OtherWorkbook,
    /// A workbook with a password.
    ProtectedWorkbook,
    /// A workbook that is damaged, or a zip archive that is none.
    BrokenWorkbook,
    /// A workbook that unpacks to more than is read.
    WorkbookTooLarge(WorkbookLimit),
    /// A workbook without the sheet that was asked for.
    UnknownSheet {
        /// The name that was asked for.
        sheet: String,
        /// The sheets that it has.
        sheets: Vec<String>,
    },
    /// The cells are separated by something other than commas.
    WrongSeparator {
        /// What seems to separate them.
        separator: char,
    },

    /// Something stands above the headers; the place is the row that seems to hold them.
    HeaderBelow,
    /// There are no headers: the first row is already one of a person.
    NoHeaders,
    /// The first sheet is not the one of the people, and there are others.
    WrongSheet {
        /// The sheet that was read.
        sheet: String,
        /// The other sheets.
        others: Vec<String>,
    },
    /// A workbook of allotments with several sheets: which of them counts, nobody can say.
    SeveralSheets {
        /// All of them.
        sheets: Vec<String>,
    },
    /// Two headers are the same.
    DuplicateHeader {
        /// The second, as written.
        header: String,
    },
    /// Several headers mean the same column.
    AmbiguousHeader {
        /// What they mean.
        column: Known,
        /// All of them, as written.
        headers: Vec<String>,
    },
    /// The file lacks a column that every such file has.
    MissingHeader {
        /// The column.
        column: Known,
        /// The headers that the file has.
        headers: Vec<String>,
    },
    /// The policy uses a column that the file lacks; the place is in the policy.
    MissingColumn {
        /// The column as the policy names it.
        name: String,
        /// The known field that it is.
        field: Option<Field>,
        /// The header of the file that looks most like it.
        nearest: Option<String>,
        /// The headers that the file has.
        headers: Vec<String>,
    },
    /// A cell under a header that is blank.
    BlankHeader {
        /// The 1-based number of the column.
        column: usize,
    },

    /// A quote that opens a cell is never closed.
    UnclosedQuote,
    /// Something follows the quote that closes a cell.
    TextAfterQuote,
    /// A quote in the middle of a cell that no quote opens.
    StrayQuote,
    /// A row with fewer cells than the header.
    ShortRow {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A row with more cells than the header.
    LongRow {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A row of sums (合計).
    TotalsRow {
        /// The word that gives it away.
        word: String,
    },
    /// A row of blank cells with people below it.
    BlankRow,

    /// A person without an id.
    BlankId,
    /// The id of somebody above.
    DuplicateId {
        /// The id as the second row writes it.
        id: String,
        /// The 1-based line of the first.
        first_line: u32,
    },
    /// A character that cannot be seen, or that stands for one that was lost.
    UnreadableCharacter {
        /// The character.
        character: char,
    },
    /// A spreadsheet's error value where a text is expected (`#N/A`).
    SpreadsheetError {
        /// The cell.
        value: String,
    },
    /// A formula of a workbook that was saved without its value.
    FormulaWithoutValue,
    /// A part of a merged cell that does not hold its value.
    MergedCell,
    /// A number that a workbook shows with text around it, so that what is seen is not the value.
    ShownOtherwise,
    /// A cell that is not a number.
    BadNumber {
        /// The cell.
        value: String,
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// A cell that is not a date.
    BadDate {
        /// The cell.
        value: String,
        /// What is wrong with it.
        fault: DateFault,
    },

    /// An allotment without a reason.
    BlankReason,
    /// An allotment without an amount.
    BlankAmount,
    /// An allotment that is not a whole number of yen.
    FractionOfYen {
        /// The cell.
        value: String,
    },

    /// A blank cell that a goal needs.
    BlankGoalCell {
        /// The column.
        column: Known,
        /// The kind of goal that needs it; nothing where all do.
        system: Option<System>,
    },
    /// A word of a goal that is none of those that are known.
    UnknownGoalWord {
        /// The column.
        column: Known,
        /// The cell.
        value: String,
        /// The words, the usual one first, each in Japanese and in English.
        words: Vec<(&'static str, &'static str)>,
    },
    /// A weight below 0.
    NegativeGoalWeight {
        /// The cell.
        value: String,
    },
    /// A weight as a percentage beside plain ones of the same person, or the other way round.
    MixedGoalWeights {
        /// The cell.
        value: String,
        /// The 1-based line of the person's first weight.
        first_line: u32,
    },
    /// The same goal of the same person a second time.
    DuplicateGoal {
        /// The 1-based line of the first.
        first_line: u32,
    },
}

impl PeopleFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::NoPerson => "no-person",
            Self::Utf16 => "utf-16",
            Self::EucJp => "euc-jp",
            Self::UnknownEncoding => "unknown-encoding",
            Self::Jis => "iso-2022-jp",
            Self::ZipFile => "zip-file",
            Self::ExcelFile => "excel-file",
            Self::NotAWorkbook => "not-a-workbook",
            Self::OldWorkbook => "old-workbook",
            Self::OtherWorkbook => "other-workbook",
            Self::ProtectedWorkbook => "protected-workbook",
            Self::BrokenWorkbook => "broken-workbook",
            Self::WorkbookTooLarge(_) => "workbook-too-large",
            Self::UnknownSheet { .. } => "unknown-sheet",
            Self::WrongSeparator { .. } => "wrong-separator",
            Self::HeaderBelow => "header-below",
            Self::NoHeaders => "no-headers",
            Self::WrongSheet { .. } => "wrong-sheet",
            Self::SeveralSheets { .. } => "several-sheets",
            Self::DuplicateHeader { .. } => "duplicate-header",
            Self::AmbiguousHeader { .. } => "ambiguous-header",
            Self::MissingHeader { .. } => "missing-header",
            Self::MissingColumn { .. } => "missing-column",
            Self::BlankHeader { .. } => "blank-header",
            Self::UnclosedQuote => "unclosed-quote",
            Self::TextAfterQuote => "text-after-quote",
            Self::StrayQuote => "stray-quote",
            Self::ShortRow { .. } => "short-row",
            Self::LongRow { .. } => "long-row",
            Self::TotalsRow { .. } => "totals-row",
            Self::BlankRow => "blank-row",
            Self::BlankId => "blank-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnreadableCharacter { .. } => "unreadable-character",
            Self::SpreadsheetError { .. } => "spreadsheet-error",
            Self::FormulaWithoutValue => "formula-without-value",
            Self::MergedCell => "merged-cell",
            Self::ShownOtherwise => "shown-otherwise",
            Self::BadNumber { .. } => "bad-number",
            Self::BadDate { .. } => "bad-date",
            Self::BlankReason => "blank-reason",
            Self::BlankAmount => "blank-amount",
            Self::FractionOfYen { .. } => "fraction-of-yen",
            Self::BlankGoalCell { .. } => "blank-goal-cell",
            Self::UnknownGoalWord { .. } => "unknown-goal-word",
            Self::NegativeGoalWeight { .. } => "negative-goal-weight",
            Self::MixedGoalWeights { .. } => "mixed-goal-weights",
            Self::DuplicateGoal { .. } => "duplicate-goal",
        }
    }
}

/// What is worth knowing about a people file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleNote {
    /// It was read as Shift_JIS (CP932).
    ReadAsShiftJis,
    /// The first sheet of a workbook with several was read.
    ReadFirstSheet {
        /// Its name.
        sheet: String,
        /// The other sheets.
        others: Vec<String>,
    },
    /// Columns that the rules use hold formulas; the values that were saved with them count.
    FormulasAsSaved {
        /// The headers of the columns.
        headers: Vec<String>,
    },
    /// A header that nothing knows looks like a field which the rules would use.
    PerhapsMeant {
        /// The field.
        field: Field,
        /// The header.
        header: String,
    },
    /// Two rows of allotments are the same in everything.
    SameAllotment {
        /// The line of the first.
        first_line: u32,
        /// The line of the second.
        line: u32,
    },
    /// `[columns]` of the policy names a header that the file lacks. No rule uses the field, so nothing is missing.
    RenamedHeaderAbsent {
        /// The field.
        field: Field,
        /// The header as the policy writes it.
        header: String,
        /// The header of the file that looks most like it.
        nearest: Option<String>,
    },
}
