//! The pool: how much the company pays in all.

use crate::diagnostics::{Span, Spanned};
use crate::money::{Money, Ratio, Rounding};

use super::{FigureRatio, Source};

/// `[pool]`.
#[derive(Debug, Clone)]
pub enum Pool {
    /// The pool follows from figures, pay or a decision.
    Linked(Box<LinkedPool>),
    /// `unlinked` (業績非連動): the rules decide.
    Unlinked {
        /// `pool.rounding`.
        rounding: PoolRounding,
        /// `pool.employer_cost`.
        employer_cost: Option<EmployerCost>,
    },
}

impl Pool {
    /// `pool.rounding`.
    #[must_use]
    pub const fn rounding(&self) -> PoolRounding {
        match self {
            Self::Linked(linked) => linked.rounding,
            Self::Unlinked { rounding, .. } => *rounding,
        }
    }

    /// `pool.employer_cost`.
    #[must_use]
    pub const fn employer_cost(&self) -> Option<EmployerCost> {
        match self {
            Self::Linked(linked) => linked.employer_cost,
            Self::Unlinked { employer_cost, .. } => *employer_cost,
        }
    }

    /// The word of `pool.method`.
    #[must_use]
    pub const fn method_word(&self) -> &'static str {
        match self {
            Self::Unlinked { .. } => "unlinked",
            Self::Linked(linked) => match linked.method {
                PoolMethod::Percentage { .. } => "percentage",
                PoolMethod::Tiered { .. } => "tiered",
                PoolMethod::FixedReserve { .. } => "fixed_reserve",
                PoolMethod::LaborShare { .. } => "labor_share",
                PoolMethod::Linear { .. } => "linear",
                PoolMethod::Months(_) => "months",
                PoolMethod::Amount(_) => "amount",
            },
        }
    }
}

/// A pool that follows from figures, pay or a decision.
#[derive(Debug, Clone)]
pub struct LinkedPool {
    /// `pool.basis` with `pool.add_back`; always there where the method uses it.
    pub basis: Option<BasisFigure>,
    /// `pool.method` with its keys.
    pub method: PoolMethod,
    /// `[[pool.factor]]`, in the order written.
    pub factors: Vec<PoolFactor>,
    /// `pool.employer_cost`.
    pub employer_cost: Option<EmployerCost>,
    /// `pool.min`.
    pub min: Option<Spanned<PoolBound>>,
    /// `pool.max`.
    pub max: Option<Spanned<PoolBound>>,
    /// `pool.carried_over` (繰越), not below 0.
    pub carried_over: Option<Spanned<Ratio>>,
    /// `pool.already_paid` (夏季支給済), not below 0.
    pub already_paid: Option<Spanned<Ratio>>,
    /// `pool.rounding`.
    pub rounding: PoolRounding,
    /// `pool.when_short = "pay_guaranteed"`.
    pub pay_guaranteed_when_short: bool,
}

/// The figure that the pool hangs on.
#[derive(Debug, Clone)]
pub struct BasisFigure {
    /// The name of a figure of the policy.
    pub figure: String,
    /// Where `pool.basis` stands.
    pub span: Span,
    /// `pool.add_back`: a bonus provision that the figure already had deducted.
    pub add_back: Option<Spanned<Ratio>>,
}

/// How the pool follows.
#[derive(Debug, Clone)]
pub enum PoolMethod {
    /// A rate of the basis.
    Percentage {
        /// The rate.
        rate: Spanned<Ratio>,
        /// What it applies to.
        rate_on: RateOn,
    },
    /// Rates that rise or fall with the basis.
    Tiered {
        /// Ascending from 0; at least one.
        tiers: Vec<Tier>,
        /// What each rate applies to.
        tier_on: TierOn,
    },
    /// 定額確保: a rate of what is above a reserve.
    FixedReserve {
        /// What the company keeps first.
        reserve: Spanned<Ratio>,
        /// The rate; 1 unless given.
        rate: Option<Spanned<Ratio>>,
    },
    /// 労働分配率: the share of labour less what is already committed.
    LaborShare {
        /// The target share.
        rate: Spanned<Ratio>,
        /// Pay and statutory welfare already committed.
        personnel_cost: Spanned<Ratio>,
    },
    /// A straight line.
    Linear {
        /// At a basis of 0.
        intercept: Spanned<Ratio>,
        /// For each yen of the basis.
        slope: Spanned<Ratio>,
        /// Times the number of eligible people.
        per_head: bool,
        /// Taken off, where given.
        personnel_cost: Option<Spanned<Ratio>>,
    },
    /// Months of the base pay of the eligible people.
    Months(Months),
    /// The amount given.
    Amount(Spanned<Ratio>),
}

/// How many months.
#[derive(Debug, Clone)]
pub enum Months {
    /// A number.
    Number(Spanned<Ratio>),
    /// By the ratio of the basis to another figure.
    Bands(RatioBands),
}

/// Bands over basis ÷ figure.
#[derive(Debug, Clone)]
pub struct RatioBands {
    /// The name of a figure above 0.
    pub ratio_to: String,
    /// The bands.
    pub bands: super::Bands,
}

/// What a rate applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateOn {
    /// The basis as it stands.
    ProfitBeforeBonus,
    /// What the bonus itself leaves.
    ProfitAfterBonus,
}

/// One tier.
#[derive(Debug, Clone, Copy)]
pub struct Tier {
    /// Above this basis; the first is 0.
    pub over: Ratio,
    /// The rate.
    pub rate: Ratio,
    /// Where it stands.
    pub span: Span,
}

/// What the rate of a tier applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierOn {
    /// The part of the basis inside the bracket.
    Part(RateOn),
    /// All of the basis.
    Whole,
}

/// A coefficient of the pool (会社業績, ESG目標達成度).
#[derive(Debug, Clone)]
pub struct PoolFactor {
    /// Its name.
    pub name: String,
    /// Its source: a value or figures, never a column.
    pub source: Source,
    /// Rounds the coefficient half up to so many decimals.
    pub digits: Option<u32>,
    /// Where it stands.
    pub span: Span,
}

impl PoolFactor {
    /// The figures that it hangs on, where it hangs on some.
    #[must_use]
    pub const fn figures(&self) -> Option<&FigureRatio> {
        match &self.source {
            Source::Figure { ratio, .. } => Some(ratio),
            _ => None,
        }
    }
}

/// `pool.employer_cost`: the employer's part of social insurance.
#[derive(Debug, Clone, Copy)]
pub struct EmployerCost {
    /// Of what people get.
    pub rate: Ratio,
    /// Who bears it.
    pub paid: PaidBy,
    /// Where it stands.
    pub span: Span,
}

/// Whether the employer's part comes out of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidBy {
    /// R is the whole cost.
    Inside,
    /// People get R, the employer's part comes on top.
    OnTop,
}

/// A bound of what people get in all.
#[derive(Debug, Clone)]
pub enum PoolBound {
    /// An amount.
    Money(Ratio),
    /// So many months of the base pay of the eligible people.
    Months(Ratio),
    /// A rate of a figure of the policy.
    Figure {
        /// Its name.
        figure: String,
        /// The rate.
        rate: Ratio,
    },
}

/// `pool.rounding`.
#[derive(Debug, Clone, Copy)]
pub struct PoolRounding {
    /// Above 0.
    pub unit: Money,
    /// The direction.
    pub mode: Rounding,
}
