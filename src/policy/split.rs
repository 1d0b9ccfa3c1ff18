//! The split of the pool into what the rules pay and what people decide (8割と2割).

use crate::diagnostics::Spanned;
use crate::money::Ratio;

use super::Column;

/// `[split]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The share for allotments (調整枠), from 0 to below 1. `None` without `[split]`.
    pub discretionary: Option<Spanned<Ratio>>,
    /// What becomes of what nobody allots.
    pub unallotted: Unallotted,
    /// Whether an allotment may be negative.
    pub allow_negative: bool,
    /// Budgets of the allotments, where there are any.
    pub budgets: Option<Budgets>,
}

/// What becomes of what nobody allots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unallotted {
    /// It is left over.
    LeftOver,
    /// It joins what the rules pay.
    Redistribute,
}

/// Budgets by the text of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budgets {
    /// The column.
    pub by: Column,
    /// What the allowance is divided by.
    pub weight: BudgetWeight,
}

/// What the allowance is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetWeight {
    /// What guaranteed and pool components pay the group.
    ByRule,
    /// Its eligible people.
    Headcount,
    /// Their base pay.
    BasePay,
}
