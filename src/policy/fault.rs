//! What can be wrong with a policy, as data; `view::wording::policy` puts it into words.
//!
//! `key` is the name of a key as it is written; `table` and `path` are dotted (`component.評価賞与.limits`); `value` is the
//! value at fault as written.

use crate::money::{NumberFault, Ratio};

pub use super::fault_parts::{
    Bounded, Named, Range, SyntaxFault, TableFileFault, Unfit, Unquoted, Wanted, Why,
};

/// What is wrong with a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // The fields follow the conventions of the module's head.
pub enum PolicyFault {
    // The text.
    /// The text is not TOML.
    Syntax(SyntaxFault),
    /// A key outside ASCII without quotes (`課長 = 60`). `corrected` is the whole line.
    UnquotedKey { key: String, corrected: String },
    /// A value that needs quotes or another form. `corrected` is the whole line.
    UnquotedValue {
        value: String,
        kind: Unquoted,
        corrected: String,
    },
    /// The same key twice in one table of one text.
    DuplicateKey { key: String },
    /// A setting that is not `KEY=VALUE`.
    SettingForm { setting: String },
    /// A setting leads to something that is not there.
    SettingPath {
        part: String,
        table: String,
        nearest: Option<String>,
    },

    // Keys and types.
    /// No key of that table. `elsewhere` is the table that has it.
    UnknownKey {
        key: String,
        table: String,
        nearest: Option<String>,
        elsewhere: Option<&'static str>,
    },
    /// A key that has no place beside another choice of the policy.
    UnfitKey { key: String, unfit: Unfit },
    /// A key that must be there.
    MissingKey {
        key: &'static str,
        table: String,
        why: Why,
    },
    /// A value of another type than the key takes.
    WrongType {
        key: String,
        value: String,
        wanted: Wanted,
    },
    /// Not one of the words that the key takes.
    UnknownWord {
        key: String,
        value: String,
        words: Vec<&'static str>,
        nearest: Option<&'static str>,
    },
    /// A list, table or text without anything in it.
    Empty { key: String },
    /// A part of the contract that this version does not compute yet.
    NotYet { key: String },

    // Numbers.
    /// A text or number that is not of the form wanted.
    Number {
        key: String,
        value: String,
        fault: NumberFault,
        wanted: Wanted,
    },
    /// A bare number above 1 where a rate is wanted.
    BareRate { key: String, value: String },
    /// Below 0.
    Negative { key: String, value: String },
    /// Outside its range.
    OutOfRange {
        key: String,
        value: String,
        range: Range,
    },
    /// A minimum above its maximum.
    MinAboveMax {
        bounded: Bounded,
        min: Ratio,
        max: Ratio,
    },
    /// A quantity too large to be computed.
    TooLarge,

    // References and names.
    /// No such figure in `[figures]`.
    UnknownFigure {
        name: String,
        nearest: Option<String>,
    },
    /// A figure that something is divided by, and that is not above 0.
    FigureNotPositive { name: String, value: Ratio },
    /// Not a field of the people file, in `[columns]`.
    UnknownField {
        name: String,
        nearest: Option<&'static str>,
    },
    /// Two of the same name.
    DuplicateName { named: Named, name: String },
    /// The period ends before it begins.
    PeriodOrder,
    /// A service factor, but no `policy.period`.
    ServiceWithoutPeriod { factor: String },

    // Sources and tables.
    /// Nothing says where the number comes from.
    NoSource { table: String },
    /// Two keys that each say where the number comes from.
    TwoSources { first: String, second: String },
    /// `by` or a text without a table.
    NoTable { table: String },
    /// Two tables (or a table and bands, …).
    TwoTables { first: String, second: String },
    /// The file of a table could not be read.
    TableFile { path: String, fault: TableFileFault },
    /// A table without cells.
    EmptyTable,
    /// A row with more or fewer cells than the first.
    RaggedRow {
        row: String,
        cells: usize,
        wanted: usize,
    },
    /// The same key twice in a level of a table.
    DuplicateTableKey { key: String },
    /// A table with more or fewer levels than columns.
    TableLevels { wanted: usize, found: usize },
    /// A quote without its end in a table file.
    OpenQuote,
    /// A band that is not above the one before it. (Bands may not be equal.)
    BandOrder { value: String },
    /// A band without `at_least` that is not the first.
    BandBottom,
    /// A point that is not above the one before it.
    PointOrder { value: String },

    // The pool.
    /// The first tier does not begin at 0.
    TierStart { value: String },
    /// A tier that is not above the one before it.
    TierOrder { value: String },
    /// Pool factors do not go with `profit_after_bonus`.
    FactorAfterBonus,

    // Components.
    /// Shares of the pool that do not sum to 1.
    ShareSum { sum: Ratio },
    /// Points and money in one component.
    MixedTerms { component: String },
    /// A term written directly and `term`.
    TwoTermForms { component: String },
    /// A payout factor on a term.
    PayoutOnTerm { factor: String },
    /// A payout factor above 1.
    PayoutAboveOne { factor: String, value: Ratio },
    /// `adjustment.min` above 1 with `down_only`.
    MinWithDownOnly { value: Ratio },
    /// A bound of the coefficient with more decimals than the coefficient.
    BoundDecimals {
        key: String,
        value: Ratio,
        digits: u32,
    },
    /// A component rounds to another unit than the policy.
    OtherUnit { value: String },

    // People.
    /// An entry that names no column.
    NoCondition { table: String },
}

impl PolicyFault {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "toml-syntax",
            Self::UnquotedKey { .. } => "unquoted-key",
            Self::UnquotedValue { kind, .. } => kind.code(),
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::SettingForm { .. } => "setting-form",
            Self::SettingPath { .. } => "setting-path",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnfitKey { unfit, .. } => unfit.code(),
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownWord { .. } => "unknown-word",
            Self::Empty { .. } => "empty",
            Self::NotYet { .. } => "not-yet",
            Self::Number { .. } => "unreadable-number",
            Self::BareRate { .. } => "bare-rate",
            Self::Negative { .. } => "negative",
            Self::OutOfRange { .. } => "out-of-range",
            Self::MinAboveMax { .. } => "min-above-max",
            Self::TooLarge => "too-large",
            Self::UnknownFigure { .. } => "unknown-figure",
            Self::FigureNotPositive { .. } => "figure-not-positive",
            Self::UnknownField { .. } => "unknown-field",
            Self::DuplicateName { .. } => "duplicate-name",
            Self::PeriodOrder => "period-order",
            Self::ServiceWithoutPeriod { .. } => "service-without-period",
            Self::NoSource { .. } => "no-source",
            Self::TwoSources { .. } => "two-sources",
            Self::NoTable { .. } => "no-table",
            Self::TwoTables { .. } => "two-tables",
            Self::TableFile { .. } => "table-file",
            Self::EmptyTable => "empty-table",
            Self::RaggedRow { .. } => "ragged-row",
            Self::DuplicateTableKey { .. } => "duplicate-table-key",
            Self::TableLevels { .. } => "table-levels",
            Self::OpenQuote => "open-quote",
            Self::BandOrder { .. } => "band-order",
            Self::BandBottom => "band-bottom",
            Self::PointOrder { .. } => "point-order",
            Self::TierStart { .. } => "tier-start",
            Self::TierOrder { .. } => "tier-order",
            Self::FactorAfterBonus => "factor-after-bonus",
            Self::ShareSum { .. } => "share-sum",
            Self::MixedTerms { .. } => "mixed-terms",
            Self::TwoTermForms { .. } => "two-term-forms",
            Self::PayoutOnTerm { .. } => "payout-on-term",
            Self::PayoutAboveOne { .. } => "payout-above-one",
            Self::MinWithDownOnly { .. } => "min-with-down-only",
            Self::BoundDecimals { .. } => "bound-decimals",
            Self::OtherUnit { .. } => "other-unit",
            Self::NoCondition { .. } => "no-condition",
        }
    }
}
