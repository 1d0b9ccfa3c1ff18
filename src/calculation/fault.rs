//! What can stop a calculation.

use crate::diagnostics::{Finding, Findings, Place};
use crate::money::{Money, Overflow, Ratio};
use crate::policy::Method;

/// Why there is no result. Places are cells of the people file or spans of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CalculationFault {
    /// A number left the exact range.
    Overflow,
    /// The people file does not add up to a control total.
    ControlTotal {
        /// Which.
        control: Control,
        /// What `[expect]` says.
        expected: Ratio,
        /// What the file has.
        found: Ratio,
    },
    /// A table has no cell for a person's texts.
    NoTableCell {
        /// The person.
        employee: String,
        /// The texts, as `column = text`; the last is the one that was not found.
        by: Vec<(String, String)>,
        /// The component, factor or other rule that needs it, as a dotted key.
        needed_by: String,
        /// The keys that the level has.
        known: Vec<String>,
        /// Whether the last text is a rating that the policy found.
        is_found: bool,
    },
    /// A number lies below the lowest band.
    BelowBands {
        /// The person; nothing for a figure.
        employee: Option<String>,
        /// What was looked at.
        of: String,
        /// The number.
        value: Ratio,
        /// The lowest band.
        lowest: Ratio,
        /// The rule that needs it.
        needed_by: String,
    },
    /// A cell that a rule uses is blank.
    Blank {
        /// The person.
        employee: String,
        /// The column.
        column: String,
        /// The rule that needs it.
        needed_by: String,
    },
    /// A rule needs a column that the people file lacks.
    ColumnMissing {
        /// The column.
        column: String,
        /// The rule that needs it.
        needed_by: String,
    },
    /// A rule needs `policy.period`.
    PeriodMissing {
        /// The rule that needs it.
        needed_by: String,
    },
    /// No month ends inside the period, so that months of service cannot be counted.
    NoMonthEnd,
    /// A coefficient, term or other number of a person is below 0.
    Negative {
        /// The person; nothing for a figure.
        employee: Option<String>,
        /// What is negative.
        of: String,
        /// The number.
        value: Ratio,
    },
    /// A payout factor above 1.
    PayoutAboveOne {
        /// The person.
        employee: String,
        /// The factor.
        factor: String,
        /// The coefficient.
        value: Ratio,
    },
    /// An attendance rate outside 0 to 1.
    AttendanceRate {
        /// The person.
        employee: String,
        /// The rate.
        value: Ratio,
    },
    /// `attendance.scheduled` is 0 or below for a person.
    NoScheduledTime {
        /// The person.
        employee: String,
    },
    /// The people file has an attendance rate and the policy derives it.
    AttendanceTwice,
    /// A rule needs the goal achievement, and there are neither goals nor a column of that name.
    GoalsMissing {
        /// The rule that needs it.
        needed_by: String,
    },
    /// There are goals, and the people file has the achievement already.
    GoalsTwice,
    /// A number lies below the lowest rank of an evaluation.
    BelowRanks {
        /// The person.
        employee: String,
        /// The header of the number; nothing for the score.
        of: Option<String>,
        /// The number.
        value: Ratio,
        /// The lowest rank.
        lowest: Ratio,
        /// The ranks.
        needed_by: String,
    },
    /// A rule takes a derived rating for a number.
    RatingAsNumber {
        /// The rule.
        needed_by: String,
    },
    /// A goal of somebody who is not in the people file.
    GoalUnknown {
        /// The id.
        employee: String,
    },
    /// No goal of a person counts, and a rule needs the achievement.
    NoGoalCounts {
        /// The person.
        employee: String,
        /// The rule that needs it.
        needed_by: String,
    },
    /// The leave date lies before the hire date.
    LeftBeforeHired {
        /// The person.
        employee: String,
    },
    /// `force_eligible` holds a word that is neither yes nor no.
    UnclearYes {
        /// The person.
        employee: String,
        /// The word.
        text: String,
    },
    /// `ratio_to` is 0 or below.
    RatioToNotAboveZero {
        /// The figure.
        figure: String,
        /// Its value.
        value: Ratio,
    },
    /// `pool.min` is above `pool.max`.
    PoolBoundsCrossed {
        /// The least.
        min: Ratio,
        /// The most.
        max: Ratio,
    },
    /// The guaranteed components exceed what the rules pay.
    GuaranteedExceedPool {
        /// Their sum.
        guaranteed: Money,
        /// What there is.
        criteria: Money,
        /// The difference.
        shortfall: Money,
    },
    /// A component pays more than it has, because of minimums or the least coefficient.
    MinimumsExceedPool {
        /// The component.
        component: String,
        /// What it has.
        pool: Money,
        /// The difference.
        shortfall: Money,
        /// Whether `adjustment.min` held the coefficient up; else the minimums alone exceed it.
        by_coefficient: bool,
    },
    /// There is money in a component and nobody to pay it to.
    NobodyToPay {
        /// The component.
        component: String,
        /// The money.
        pool: Money,
        /// What its weights are.
        method: Method,
    },
    /// A person's minimum is above the maximum.
    LimitsCrossed {
        /// The person.
        employee: String,
        /// The component.
        component: String,
        /// The least, in whole units.
        min: Money,
        /// The most, in whole units.
        max: Money,
    },
    /// An allotment for somebody who is not in the people file.
    AllotmentUnknown {
        /// The id.
        employee: String,
    },
    /// An allotment for somebody who is not eligible.
    AllotmentIneligible {
        /// The id.
        employee: String,
    },
    /// A negative allotment without `split.allow_negative`.
    AllotmentNegative {
        /// The id.
        employee: String,
        /// The amount.
        amount: Money,
    },
    /// The allotments exceed the allowance.
    AllotmentsExceed {
        /// Their net sum.
        allotted: Money,
        /// The allowance.
        discretionary: Money,
    },
    /// A group's allotments exceed its budget.
    BudgetExceeded {
        /// The group.
        group: String,
        /// Its allotments.
        allotted: Money,
        /// Its budget.
        budget: Money,
    },
    /// Budgets cannot be divided because all weights are 0.
    BudgetWeightsZero,
    /// A bonus below 0.
    NegativeBonus {
        /// The person.
        employee: String,
        /// The bonus.
        bonus: Money,
    },
}

impl CalculationFault {
    /// The stable code of the fault.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Overflow => "overflow",
            Self::ControlTotal { .. } => "control-total",
            Self::NoTableCell { .. } => "no-table-cell",
            Self::BelowBands { .. } => "below-bands",
            Self::Blank { .. } => "blank-cell",
            Self::ColumnMissing { .. } => "column-missing",
            Self::PeriodMissing { .. } => "period-missing",
            Self::NoMonthEnd => "no-month-end",
            Self::Negative { .. } => "negative-number",
            Self::PayoutAboveOne { .. } => "payout-above-one",
            Self::AttendanceRate { .. } => "attendance-out-of-range",
            Self::NoScheduledTime { .. } => "no-scheduled-time",
            Self::AttendanceTwice => "attendance-twice",
            Self::GoalsMissing { .. } => "goals-missing",
            Self::GoalsTwice => "goals-twice",
            Self::BelowRanks { .. } => "below-ranks",
            Self::RatingAsNumber { .. } => "rating-as-number",
            Self::GoalUnknown { .. } => "goal-unknown",
            Self::NoGoalCounts { .. } => "no-goal-counts",
            Self::LeftBeforeHired { .. } => "left-before-hired",
            Self::UnclearYes { .. } => "unclear-yes",
            Self::RatioToNotAboveZero { .. } => "ratio-to-not-above-zero",
            Self::PoolBoundsCrossed { .. } => "pool-bounds-crossed",
            Self::GuaranteedExceedPool { .. } => "guaranteed-exceed-pool",
            Self::MinimumsExceedPool { .. } => "minimums-exceed-pool",
            Self::NobodyToPay { .. } => "nobody-to-pay",
            Self::LimitsCrossed { .. } => "limits-crossed",
            Self::AllotmentUnknown { .. } => "allotment-unknown",
            Self::AllotmentIneligible { .. } => "allotment-ineligible",
            Self::AllotmentNegative { .. } => "allotment-negative",
            Self::AllotmentsExceed { .. } => "allotments-exceed",
            Self::BudgetExceeded { .. } => "budget-exceeded",
            Self::BudgetWeightsZero => "budget-weights-zero",
            Self::NegativeBonus { .. } => "negative-bonus",
        }
    }
}

/// A control total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Control {
    /// How many rows there are.
    Employees,
    /// The sum of `base_salary`.
    BaseSalary,
    /// The sum of `attendance_rate`.
    Attendance,
}

/// A number, or the fault that stands in its way.
pub(super) type Fallible<T> = Result<T, Box<Finding<CalculationFault>>>;

impl CalculationFault {
    /// The fault at its place.
    pub(super) fn at(self, place: impl Into<Place>) -> Box<Finding<Self>> {
        Box::new(Finding {
            fault: self,
            place: place.into(),
            also: Vec::new(),
        })
    }
}

impl From<Overflow> for Box<Finding<CalculationFault>> {
    fn from(_: Overflow) -> Self {
        CalculationFault::Overflow.at(Place::Nowhere)
    }
}

impl From<Overflow> for Findings<CalculationFault> {
    fn from(overflow: Overflow) -> Self {
        Box::<Finding<CalculationFault>>::from(overflow).into()
    }
}
