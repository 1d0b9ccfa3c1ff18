//! The components that a bonus is the sum of.

use crate::diagnostics::{Span, Spanned};
use crate::money::{Money, Ratio, Rounding};

use super::eligibility::Condition;
use super::{Column, FactorRef, Method, Term};

/// A part of the bonus (基本賞与, 評価賞与, …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its name, unique in the policy.
    pub name: String,
    /// What its weights are: points, or (`Amount`, `Months`) money. As written; without that the method of all terms,
    /// or `Amount` where they differ.
    pub method: Method,
    /// How it is paid.
    pub funding: Funding,
    /// The summands of the weight; at least one.
    pub terms: Vec<Term>,
    /// The factors of the sum, in the order written.
    pub factors: Vec<FactorRef>,
    /// The columns of base pay for months; the policy's unless given.
    pub base_pay: Vec<Column>,
    /// Money a point. Always there for points that are guaranteed, separate, unlinked or adjusted at the final stage.
    pub unit_price: Option<Spanned<Ratio>>,
    /// `only`: all must match.
    pub only: Vec<Condition>,
    /// Where it stands.
    pub span: Span,
}

impl Component {
    /// Whether another component differs from this at the most in what the answers of its terms lead to: in the cells of
    /// a table, not in the columns that it asks for.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        let mut twin = other.clone();
        for (twin, own) in twin.terms.iter_mut().zip(&self.terms) {
            if twin.source.reads_like(&own.source) {
                twin.source = own.source.clone();
            }
        }
        twin == *self
    }

    /// Whether it, or one of its terms, names an entry of [`super::Policy::factors`].
    #[must_use]
    pub fn uses_factor(&self, index: usize) -> bool {
        let of_terms = self.terms.iter().flat_map(|term| &term.factors);
        let mut factors = self.factors.iter().chain(of_terms);
        factors.any(|factor| matches!(factor, FactorRef::Declared(it) if *it == index))
    }
}

/// How a component is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // A policy has a handful of components; a box would only be in the way.
pub enum Funding {
    /// First out of the criteria pool, never scaled.
    Guaranteed {
        /// How each weight becomes whole units.
        rounding: Rounding,
    },
    /// Beside the pool (別枠), never scaled.
    Separate {
        /// How each weight becomes whole units.
        rounding: Rounding,
    },
    /// A share of what the guaranteed components leave.
    Pool {
        /// The share; all shares of a policy sum to 1. 1 (and unused) in an unlinked policy.
        share: Ratio,
        /// Where the share stands, where it was written.
        share_span: Option<Span>,
        /// How the coefficient is found. `Stage::Final` without bounds in an unlinked policy.
        adjustment: Adjustment,
        /// The least and the most for a person.
        limits: Limits,
    },
}

impl Funding {
    /// The kind of it.
    #[must_use]
    pub const fn kind(&self) -> FundingKind {
        match self {
            Self::Guaranteed { .. } => FundingKind::Guaranteed,
            Self::Separate { .. } => FundingKind::Separate,
            Self::Pool { .. } => FundingKind::Pool,
        }
    }
}

/// The kind of a funding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FundingKind {
    /// First out of the criteria pool.
    Guaranteed,
    /// Beside the pool.
    Separate,
    /// A share of the pool.
    Pool,
}

impl FundingKind {
    /// The word that a policy writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guaranteed => "guaranteed",
            Self::Separate => "separate",
            Self::Pool => "pool",
        }
    }
}

/// `limits`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// The least that a person gets.
    pub min: Option<Spanned<Bound>>,
    /// The most that a person gets.
    pub max: Option<Spanned<Bound>>,
}

/// A bound for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The same amount for all.
    Money(Ratio),
    /// A multiple of the money in a column.
    Of {
        /// The column.
        column: Column,
        /// How many times.
        times: Ratio,
    },
}

/// `adjustment`: how the coefficient is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// What is multiplied by it.
    pub stage: Stage,
    /// Whether it may exceed 1.
    pub scale: Scale,
    /// Its least value.
    pub min: Option<Spanned<Ratio>>,
    /// Its largest value.
    pub max: Option<Spanned<Ratio>>,
    /// Its decimals.
    pub digits: Option<AdjustmentDigits>,
}

/// What the coefficient multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The weight itself (初期調整).
    Initial,
    /// The money that the rule gives (最終調整).
    Final,
}

/// Whether the coefficient may exceed 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Up and down.
    Both,
    /// At most 1.
    DownOnly,
}

/// Decimals of the coefficient, so that it can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdjustmentDigits {
    /// How many.
    pub digits: u32,
    /// In which direction.
    pub mode: Rounding,
}

/// `[rounding]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounded {
    /// What amounts are multiples of; above 0.
    pub unit: Money,
    /// How amounts become multiples of the unit.
    pub mode: SharingMode,
    /// Decimals of a weight; at most 12.
    pub weight_digits: u32,
}

/// How the amounts of a component become whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharingMode {
    /// Each by itself.
    Each(Rounding),
    /// Everyone down, then the missing units to the largest remainders, equals together.
    LargestRemainder,
    /// The same to the last unit.
    Exact,
}

impl SharingMode {
    /// The word that a policy writes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Each(rounding) => rounding.word(),
            Self::LargestRemainder => "largest_remainder",
            Self::Exact => "exact",
        }
    }
}
