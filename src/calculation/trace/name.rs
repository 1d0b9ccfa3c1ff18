//! What a step computes. Only `view` puts it into words.

use crate::evaluation::LeftOut;
use crate::policy::Service;

/// What a step computes. Only `view` puts it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    // From the figure to the pool.
    /// A figure of the company.
    Figure(String),
    /// B, with the add-back.
    Basis(String),
    /// How many people are eligible.
    EligiblePeople,
    /// Base pay of all eligible people.
    BasePayOfAll,
    /// The ratio of two figures.
    FigureRatio {
        /// Above.
        figure: String,
        /// Below.
        ratio_to: String,
    },
    /// What bands, a line or a table made of a number.
    LedThrough(Through),
    /// The part of the basis inside a tier, at its rate.
    Tier(usize),
    /// The basis at which the profit after the bonus reaches a tier.
    BasisAtTier(usize),
    /// The profit that the bonus itself leaves.
    ProfitAfterBonus,
    /// R as the method gives it.
    PoolByMethod(&'static str),
    /// R, negative, becomes 0.
    NegativeIsZero,
    /// A factor's coefficient.
    FactorCoefficient(String),
    /// R after a pool factor.
    PoolAfterFactor(String),
    /// R less the employer's part inside it.
    EmployerPartInside,
    /// A bound of the pool that is not an amount, as an amount.
    PoolBoundAmount(Side),
    /// R held to a bound of the pool.
    PoolBounded(Side),
    /// R with what was carried over.
    CarriedOver,
    /// R less what was already paid.
    AlreadyPaid,
    /// P.
    Pool,
    /// The employer's part on P.
    EmployerCost,
    /// P and the employer's part.
    Cost,
    // From the pool to the components.
    /// D.
    Discretionary,
    /// C.
    Criteria,
    /// What was allotted, net.
    Allotted,
    /// What nobody allotted.
    Unallotted,
    /// C with what is redistributed.
    CriteriaWithRedistributed,
    /// The sum of the guaranteed components.
    Guaranteed,
    /// V.
    Shared,
    /// What a component shares.
    ComponentPool(String),
    /// What a component shares, with a unit that rounding the shares down left.
    ComponentPoolUnit(String),
    /// P in an unlinked policy: C over what the allowance leaves.
    PoolFromCriteria,
    // The coefficient of a component.
    /// The sum of weights.
    WeightTotal,
    /// The sum of tentative amounts.
    TentativeTotal,
    /// What those at a limit take together.
    AtLimits,
    /// The tentative amounts of those between the limits.
    TentativeBetween,
    /// k as found.
    CoefficientFound,
    /// k held to a bound.
    CoefficientBounded(Side),
    /// k rounded to be published.
    CoefficientRounded,
    /// Money a point.
    UnitPrice,
    /// Units missing after everyone was rounded down.
    MissingUnits,
    /// Of these, units that no group of equals could be given.
    UnitsLeftOver,
    /// The smallest remainder that got a unit.
    SmallestServed,
    // One person.
    /// What a term's source gives.
    TermSource {
        /// The texts or the column it was looked up by, as `column = text`.
        by: Vec<(String, String)>,
        /// The number of the term, from 1; nothing where there is one.
        term: Option<usize>,
    },
    /// The term as a whole.
    Term(Option<usize>),
    /// Base pay.
    BasePay,
    /// The sum of the terms.
    TermSum,
    /// The weight after a factor.
    WeightAfterFactor(String),
    /// Time of service.
    Service(Service),
    /// Attendance.
    AttendanceRate,
    /// What being late or leaving early takes off.
    Lateness,
    /// Full years of service.
    YearsOfService,
    /// How far a goal was reached.
    Goal(String),
    /// The weight of a goal that does not count, or (nothing) counts half because the person cannot control it.
    GoalWeight(String, Option<LeftOut>),
    /// The score of a key result.
    KeyResult(String),
    /// The mean of the key results of an objective.
    Objective(String),
    /// The mean of the objectives.
    OkrScore,
    /// The score of the objectives against the one that counts as 100%.
    OkrAchievement,
    /// The weight of objectives that stay out of pay.
    OkrWeight,
    /// The weighted mean of the goals that count.
    GoalAchievement,
    /// The weighted parts of an evaluation.
    Score,
    /// What the share of a rating comes to in whole people.
    Quota(String),
    /// The same with a person for the remainder.
    QuotaWithRemainder(String),
    /// The number in a column that a factor or limit takes.
    ColumnValue(String),
    /// The tentative amount.
    Tentative,
    /// A limit of a person, as an amount.
    Limit(Side),
    /// k × t, held to the limits, as whole units.
    Share,
    /// What of the exact share is below one unit.
    Remainder,
    /// A unit that was left over and came to this person.
    LeftoverUnit,
    /// The amount after a payout factor.
    AmountAfterFactor(String),
    /// The amount of the component.
    Amount,
    /// An allotment.
    Allotment {
        /// Why.
        reason: String,
        /// Who approved it.
        approver: Option<String>,
    },
    /// The bonus.
    Bonus,
    /// The bonus in months of base pay.
    BonusMonths,
}

/// Which bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The least.
    Min,
    /// The most.
    Max,
}

/// What a number was led through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// `bands`.
    Bands,
    /// `linear`.
    Linear,
}
