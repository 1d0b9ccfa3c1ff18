//! What the calculation returns: a result, or a refusal by name.

use super::super::model::{Funding, Method};
use super::super::numbers::Q;

/// Where the page says "error".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    AfterBonus,
    AllotmentEmployee,
    AllotmentNegative,
    AllotmentNotWhole,
    AllotmentReason,
    AllotmentsAboveAllowance,
    AttendanceOutsideOne,
    AttendanceTwice,
    BadEmployeeId,
    BelowBands,
    BlankCell,
    BlankHireDate,
    BonusBelowZero,
    BoundHasMoreDigits,
    BoundsInInitialStage,
    BudgetAndRedistribute,
    BudgetWeights,
    CoefficientBounds,
    GuaranteedWith,
    LeftBeforeHired,
    LimitMinAboveMax,
    Negative,
    NobodyWouldBePaid,
    NoBasis,
    NoEmployee,
    NoTableCell,
    NotADate,
    NotANumber,
    NothingScheduled,
    NoUnitPrice,
    OverBudget,
    PaysMoreThanItsPool,
    PayoutAboveOne,
    PayoutOnTerm,
    PointsAndMoney,
    PoolMinAboveMax,
    PoolTooSmall,
    RateAboveOne,
    RatioToNothing,
    Shares,
    Tiers,
    UnknownColumn,
    UnknownFigure,
    Unlinked,
    UnlinkedWith,
    /// The page does not say; the case is not compared.
    Undecided,
}

#[derive(Clone, Debug)]
pub struct Outcome {
    pub pool: PoolOutcome,
    pub components: Vec<ComponentOutcome>,
    pub totals: Totals,
    pub people: Vec<PersonOutcome>,
}

#[derive(Clone, Debug)]
pub struct PoolOutcome {
    pub basis_amount: Option<Q>,
    pub total: Q,
    pub employer_cost: Q,
    pub cost: Q,
    pub criteria: Q,
    pub discretionary: Q,
    pub redistributed: Q,
}

#[derive(Clone, Debug)]
pub struct ComponentOutcome {
    pub name: String,
    pub funding: Funding,
    pub method: Method,
    pub pool: Option<Q>,
    pub weight_total: Q,
    pub tentative_total: Option<Q>,
    pub coefficient: Option<Q>,
    pub unit_price: Option<Q>,
    pub paid: Q,
    pub left_over: Q,
    pub overrun: Q,
    pub at_min: Option<usize>,
    pub at_max: Option<usize>,
    /// Per row of the people file; 0 for whoever is not in it.
    pub weights: Vec<Q>,
    pub amounts: Vec<Q>,
}

#[derive(Clone, Debug)]
pub struct Totals {
    pub employees: usize,
    pub eligible: usize,
    pub paid: Q,
    pub from_pool: Q,
    pub separate: Q,
    pub guaranteed: Q,
    pub allotted: Q,
    pub unallotted: Q,
    pub left_over: Q,
    pub overrun: Q,
    pub average_bonus: Option<Q>,
    pub average_months: Option<Q>,
}

#[derive(Clone, Debug)]
pub struct PersonOutcome {
    pub employee_id: String,
    pub eligible: bool,
    pub allotted: Q,
    pub bonus: Q,
    pub bonus_months: Option<Q>,
}
