//! The parts that faults of a policy are made of.

use crate::money::Ratio;

/// Why a text is not TOML, where it is none of the mistakes that have a fault of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A text without its closing quote.
    OpenText,
    /// A list without its closing bracket.
    OpenList,
    /// A table without its closing bracket or brace.
    OpenTable,
    /// A key without a value.
    NoValue,
    /// A key without `=`.
    NoEquals,
    /// A key without a name.
    NoKey,
    /// Something stands after the value.
    AfterValue,
    /// A comma is missing or too much.
    Comma,
    /// A number in a form that TOML does not have (`.5`, `007`).
    Number,
    /// A day or time that does not exist.
    Date,
    /// A backslash sequence that TOML does not have.
    Escape,
    /// `True`, `FALSE`, …
    Bool,
    /// Brackets nested too deeply.
    TooDeep,
    /// Something else.
    Other,
}

/// A value that TOML does not take without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unquoted {
    /// `20%`.
    Percentage,
    /// `1,200,000`, `12億`.
    Amount,
    /// `2026/12/10`.
    Date,
    /// Any text.
    Text,
}

impl Unquoted {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Percentage => "unquoted-percentage",
            Self::Amount => "unquoted-amount",
            Self::Date => "date-form",
            Self::Text => "unquoted-text",
        }
    }
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// Why a known key has no place here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Another `pool.method` takes it.
    PoolMethod {
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
            Self::PoolMethod { .. } | Self::TierOnWhole => "key-of-another-method",
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
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// The range of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// Both ends included.
    Closed(Ratio, Ratio),
    /// The upper end excluded.
    BelowOne,
    /// Above 0.
    Positive,
    /// At most so many decimals.
    Decimals(u32),
}

/// What has a minimum and a maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounded {
    /// `pool.min`, `pool.max`.
    Pool,
    /// `limits`.
    Limits,
    /// `limits`, once they are multiples of the unit.
    LimitsInUnits,
    /// `adjustment.min`, `adjustment.max`.
    Adjustment,
}

/// What has a name that is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A component.
    Component,
    /// A factor.
    Factor,
    /// A factor of the pool.
    PoolFactor,
    /// A header in `[columns]`.
    Header,
    /// A field in `[columns]`.
    Field,
    /// A column among conditions.
    Condition,
}

/// Why the file of a table could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFileFault {
    /// There is no such file.
    NotFound,
    /// It cannot be read.
    Unreadable,
    /// It is in no known encoding.
    Encoding,
}
