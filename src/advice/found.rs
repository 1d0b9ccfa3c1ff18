//! What the lints find, and the stable code of each.

use crate::money::{Money, Ratio};

use super::{
    Cliff, Coarse, Idle, Limit, Lopsided, Reversal, ShutOut, SmallGroups, Uncontrolled, Uneven,
};

/// Something worth thinking over. Nothing in it belongs to a single person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// The policy does not say what the bonus is for.
    NoPurpose,
    /// More rules than can be explained.
    TooManyRules {
        /// How many.
        rules: usize,
        /// How many can be explained.
        most: usize,
    },
    /// A large part of the pool is decided beside the rules.
    LargeAllowance {
        /// `split.discretionary`.
        share: Ratio,
    },
    /// The pool follows what is left before costs, without a bound by profit.
    GrossProfitUnbounded {
        /// The basis.
        figure: String,
    },
    /// One yen of profit moves the pool by a lot.
    TierCliff(Cliff),
    /// The payment-date rule holds without exceptions.
    PaymentDateRule,
    /// Statutory leave may cost the whole bonus.
    LeaveShutOut(ShutOut),
    /// A better rating pays less than a worse one.
    BetterRatingPaysLess(Reversal),
    /// A higher grade or position pays less than a lower one.
    HigherGradePaysLess(Reversal),
    /// A table that asks for the rating and gives all ratings the same.
    RatingsPayTheSame {
        /// The rule, as a key of the policy.
        rule: String,
    },
    /// Neighbouring steps of a table that differ widely.
    UnevenSteps(Uneven),
    /// A factor that changes no bonus.
    FactorChangesNothing {
        /// Its name.
        factor: String,
        /// Why.
        why: Idle,
    },
    /// Decimals so few that they change results.
    CoarseDigits(Coarse),
    /// `[evaluation]` finds ratings that no rule asks for.
    UnaskedRating,
    /// Ratings that `[evaluation]` can give and a table does not know.
    RatingWithoutCell {
        /// The rule, as a key of the policy.
        rule: String,
        /// The ratings.
        ratings: Vec<String>,
    },
    /// Weights of a score so far apart that parts of it do not matter.
    OnePartDecides(Lopsided),
    /// Stretch goals count in pay.
    OkrLinked,
    /// Pay hangs on what people cannot control.
    UncontrollableCounts {
        /// Whether with half of its weight.
        halved: bool,
        /// For how many, where there is a file of goals that has such KPIs.
        seen: Option<Uncontrolled>,
    },
    /// A column of the people file that means something, and that no rule uses.
    UnusedColumn {
        /// Its header.
        header: String,
    },
    /// Keys of a table that nobody has.
    UnusedCell {
        /// The rule, as a key of the policy.
        rule: String,
        /// The column.
        column: String,
        /// The keys.
        keys: Vec<String>,
    },
    /// `"*"` catches a text that is nearly a key.
    StarNearKey {
        /// The rule, as a key of the policy.
        rule: String,
        /// The column.
        column: String,
        /// The text in the people file.
        text: String,
        /// The key that it is nearly.
        key: String,
        /// How many people have it.
        people: usize,
    },
    /// The pool is more than what it is taken from.
    PoolAboveBasis {
        /// The basis.
        figure: String,
        /// B.
        amount: Ratio,
        /// P.
        pool: Money,
    },
    /// The labour share with this bonus is above its target.
    LaborShareAboveTarget {
        /// The target.
        target: Ratio,
        /// What personnel costs together.
        cost: Ratio,
        /// What the target allows.
        allowed: Ratio,
    },
    /// The final adjustment changes what the tables promise beyond recognition.
    CoefficientFarFromOne {
        /// The component.
        component: String,
        /// The coefficient.
        coefficient: Ratio,
    },
    /// Many people stand at a limit.
    ManyAtLimit {
        /// The component.
        component: String,
        /// Which limit.
        limit: Limit,
        /// How many stand there.
        at: usize,
        /// How many are eligible.
        of: usize,
    },
    /// Everybody gets the same.
    EveryoneTied {
        /// How many are eligible.
        people: usize,
    },
    /// Everybody has the same rating.
    OneRating {
        /// The rating.
        rating: String,
        /// How many are eligible.
        people: usize,
    },
    /// Ratings that nobody got.
    RatingNobodyGot {
        /// The ratings.
        ratings: Vec<String>,
        /// How many are eligible.
        people: usize,
    },
    /// More than half of the people stand above the standard.
    RatingInflation {
        /// The ratings above the standard.
        ratings: Vec<String>,
        /// How many have one of them.
        above: usize,
        /// How many are eligible.
        people: usize,
    },
    /// People are placed in groups that are too small for the quotas.
    SmallGroupsRanked(SmallGroups),
    /// Most people have no goal that counts but numbers.
    OnlyNumericGoals {
        /// How many.
        people: usize,
        /// How many have goals.
        of: usize,
    },
    /// Most targets were exceeded up to the cap.
    GoalsAtCap {
        /// `goals.cap`.
        cap: Ratio,
        /// How many.
        at: usize,
        /// How many targets there are.
        of: usize,
    },
    /// More goals than can be kept in sight.
    TooManyGoals {
        /// How many people have more.
        people: usize,
        /// How many have goals.
        of: usize,
        /// How many goals can be kept in sight.
        most: usize,
    },
    /// Weights that do not add up as those of the others do.
    GoalWeightsNotFull {
        /// Of how many.
        people: usize,
        /// How many have goals.
        of: usize,
    },
}

impl Advice {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoPurpose => "no-purpose",
            Self::TooManyRules { .. } => "too-many-rules",
            Self::LargeAllowance { .. } => "large-allowance",
            Self::GrossProfitUnbounded { .. } => "gross-profit-unbounded",
            Self::TierCliff(_) => "tier-cliff",
            Self::PaymentDateRule => "payment-date-rule",
            Self::LeaveShutOut(_) => "leave-shut-out",
            Self::BetterRatingPaysLess(_) => "better-rating-pays-less",
            Self::HigherGradePaysLess(_) => "higher-grade-pays-less",
            Self::RatingsPayTheSame { .. } => "ratings-pay-the-same",
            Self::UnevenSteps(_) => "uneven-steps",
            Self::FactorChangesNothing { .. } => "factor-changes-nothing",
            Self::CoarseDigits(_) => "coarse-digits",
            Self::UnaskedRating => "unasked-rating",
            Self::RatingWithoutCell { .. } => "rating-without-cell",
            Self::OnePartDecides(_) => "one-part-decides",
            Self::OkrLinked => "okr-linked",
            Self::UncontrollableCounts { .. } => "uncontrollable-counts",
            Self::UnusedColumn { .. } => "unused-column",
            Self::UnusedCell { .. } => "unused-cell",
            Self::StarNearKey { .. } => "star-near-key",
            Self::PoolAboveBasis { .. } => "pool-above-basis",
            Self::LaborShareAboveTarget { .. } => "labor-share-above-target",
            Self::CoefficientFarFromOne { .. } => "coefficient-far-from-one",
            Self::ManyAtLimit { .. } => "many-at-limit",
            Self::EveryoneTied { .. } => "everyone-tied",
            Self::OneRating { .. } => "one-rating",
            Self::RatingNobodyGot { .. } => "rating-nobody-got",
            Self::RatingInflation { .. } => "rating-inflation",
            Self::SmallGroupsRanked(_) => "small-groups-ranked",
            Self::OnlyNumericGoals { .. } => "only-numeric-goals",
            Self::GoalsAtCap { .. } => "goals-at-cap",
            Self::TooManyGoals { .. } => "too-many-goals",
            Self::GoalWeightsNotFull { .. } => "goal-weights-not-100",
        }
    }
}
