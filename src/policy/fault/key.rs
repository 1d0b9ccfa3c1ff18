//! Faults of keys.

/// A key is unknown, missing, out of place, or its value of another type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum KeyFault {
    /// No key of that table, which has the `known` ones. `elsewhere` is the table that has it.
    UnknownKey {
        key: String,
        table: String,
        nearest: Option<String>,
        elsewhere: Option<&'static str>,
        known: Vec<&'static str>,
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
}

impl KeyFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnfitKey { unfit, .. } => unfit.code(),
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownWord { .. } => "unknown-word",
            Self::Empty { .. } => "empty",
        }
    }
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A text.
    Text,
    /// A text, or a list of texts.
    Texts,
    /// An amount of money.
    Money,
    /// A rate.
    Rate,
    /// A number: a coefficient, points, months.
    Number,
    /// A figure: money or any other number.
    Figure,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Bool,
    /// A date.
    Date,
    /// A table.
    Table,
    /// An array of tables: `[[key]]`.
    Tables,
    /// A lookup table: a grid in a string, or a nested table.
    Grid,
    /// A bound of the pool: money, `{ months }` or `{ figure, rate }`.
    PoolBound,
    /// A limit for a person: money or `{ of, times }`.
    Limit,
    /// The name of a column, or a number.
    ColumnOrNumber,
    /// A rounding word, or `{ mode }`.
    Rounding,
    /// The columns of an export: pairs of header and source.
    ExportColumns,
    /// A column of an export: a header and a source.
    ExportColumn,
    /// What stands in a column of an export: a name, or `{ constant }`, `{ component }`, `{ column }`.
    ExportSource,
}

/// Why a known key has no place here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unfit {
    /// Another method of the pool or of the evaluation takes it.
    Method {
        /// The method of the policy.
        method: &'static str,
        /// The methods that take it.
        takers: Vec<&'static str>,
    },
    /// `rate_on` with `tier_on = "whole"`.
    TierOnWhole,
    /// Not in an unlinked policy.
    Unlinked,
    /// Not with that funding.
    Funding(&'static str),
    /// Only points have a unit price; only months have base pay. The method that takes it.
    ComponentMethod(&'static str),
    /// Not beside that key.
    Beside(&'static str),
    /// Only together with that key.
    Without(&'static str),
    /// The pool has no columns: it hangs on figures.
    ColumnInPool,
    /// A figure is a number, which no table looks up.
    TableForFigure,
    /// Bounds of the coefficient belong to the final stage.
    InitialStage,
    /// `redistribute` with budgets.
    RedistributeWithBudgets,
}

impl Unfit {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Method { .. } | Self::TierOnWhole => "key-of-another-method",
            Self::Unlinked => "not-in-unlinked",
            Self::Funding(_) => "not-with-funding",
            Self::ComponentMethod(_) => "not-with-method",
            Self::Beside(_) => "keys-exclude",
            Self::Without(_) => "key-without-partner",
            Self::ColumnInPool => "column-in-pool",
            Self::TableForFigure => "table-for-figure",
            Self::InitialStage => "bounds-in-initial-stage",
            Self::RedistributeWithBudgets => "redistribute-with-budgets",
        }
    }
}

/// Why a key must be there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// Always.
    Always,
    /// The method needs it.
    Method(&'static str),
    /// Several components share the pool.
    SeveralShares,
    /// Points become money only with it. What makes money of them: a funding, `unlinked`, or the final stage.
    PointsAsMoney(&'static str),
}
