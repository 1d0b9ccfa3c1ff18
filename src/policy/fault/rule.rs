//! Faults of rules that do not fit together.

use crate::money::Ratio;

/// Rules do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The fields follow the conventions of the room above.
pub enum RuleFault {
    /// The first tier does not begin at 0.
    TierStart { value: String },
    /// A tier that is not above the one before it.
    TierOrder { value: String },
    /// Pool factors do not go with `profit_after_bonus`.
    FactorAfterBonus,
    /// Parts of a whole that do not sum to 1.
    NotOneHundred { summed: Summed, sum: Ratio },
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
    /// The score that counts as 100% is above the highest one.
    ParAboveScale { par: Ratio, scale: Ratio },
    /// A rating that would be found from the ratings themselves; the name of their column.
    RatingOfItself { name: String },
    /// An entry that names no column.
    NoCondition { table: String },
}

/// What must sum to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Summed {
    /// `component.share`.
    Shares,
    /// `evaluation.part.weight`.
    PartWeights,
    /// `evaluation.quota.share`.
    QuotaShares,
}

impl Summed {
    const fn code(self) -> &'static str {
        match self {
            Self::Shares => "share-sum",
            Self::PartWeights => "part-sum",
            Self::QuotaShares => "quota-sum",
        }
    }
}

impl RuleFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::TierStart { .. } => "tier-start",
            Self::TierOrder { .. } => "tier-order",
            Self::FactorAfterBonus => "factor-after-bonus",
            Self::NotOneHundred { summed, .. } => summed.code(),
            Self::MixedTerms { .. } => "mixed-terms",
            Self::TwoTermForms { .. } => "two-term-forms",
            Self::PayoutOnTerm { .. } => "payout-on-term",
            Self::PayoutAboveOne { .. } => "payout-above-one",
            Self::MinWithDownOnly { .. } => "min-with-down-only",
            Self::BoundDecimals { .. } => "bound-decimals",
            Self::OtherUnit { .. } => "other-unit",
            Self::ParAboveScale { .. } => "par-above-scale",
            Self::RatingOfItself { .. } => "rating-of-itself",
            Self::NoCondition { .. } => "no-condition",
        }
    }
}
