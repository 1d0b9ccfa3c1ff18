//! The vocabulary: one Japanese and one English term for each thing that a result or an explanation shows.
//!
//! Tables, spreadsheets, steps and headings take their words from here; sentences of rules and of messages, which have
//! to bend them, use the same ones.

use crate::calculation::trace::Unit;
use crate::people::System;
use crate::policy::{FundingKind, Method};

use super::Lang;

/// A thing with a name of its own, as a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// P, and the chapter about it.
    Pool,
    /// How P follows from figures.
    PoolMethod,
    /// The employer's part of social insurance.
    EmployerPart,
    /// P and the employer's part.
    Cost,
    /// C, what goes by the rules.
    Criteria,
    /// D, the adjustment allowance.
    Allowance,
    /// What somebody is paid out of D.
    Allotment,
    /// All allotments, net.
    TotalAllotments,
    /// What of D nobody has allotted.
    Unallotted,
    /// What nobody has allotted and C takes over.
    Redistributed,
    /// The part of D that a group may allot.
    Budget,
    /// A part of the bonus with a rule of its own.
    Component,
    /// Where the money of a component comes from.
    Funding,
    /// What a component counts in.
    Method,
    /// What one component shares.
    ComponentPool,
    /// C less the guaranteed components.
    SharedPool,
    /// Components that are paid first and never scaled.
    Guaranteed,
    /// Components beside the pool.
    Separate,
    /// Weights in points.
    Points,
    /// Weights in points, together.
    TotalPoints,
    /// Weights in money.
    CalculatedAmount,
    /// Weights in money, together.
    TotalCalculated,
    /// What the rule gives before the final adjustment.
    Tentative,
    /// Tentative amounts, together.
    TotalTentative,
    /// The adjustment coefficient.
    Coefficient,
    /// Money a point.
    UnitPrice,
    /// How many people a minimum holds.
    AtMin,
    /// How many people a maximum holds.
    AtMax,
    /// What a person gets of a component.
    Amount,
    /// What all get.
    TotalPaid,
    /// What of a pool is not paid.
    LeftOver,
    /// What is paid beyond a pool.
    Overrun,
    /// What a person gets in all.
    Bonus,
    /// A bonus in months of base pay, or a rule that says it so.
    Months,
    /// The mean bonus.
    AverageBonus,
    /// The mean of bonuses in months of base pay.
    AverageMonths,
    /// Base pay.
    BasePay,
    /// Everybody in the people file.
    Employees,
    /// Those of them who are paid.
    EligiblePeople,
    /// Whether a person is paid.
    Eligible,
    /// Those who are not paid.
    NotEligible,
    /// Why somebody is not paid, or was allotted something.
    Reason,
    /// What a row cannot say otherwise.
    Note,
    /// What a person set out to reach.
    Goal,
    /// The kind of a goal.
    GoalSystem,
    /// What key results lead to.
    Objective,
    /// What is to be reached.
    Target,
    /// What was reached.
    Actual,
    /// A supervisor's score.
    Score,
    /// How far a goal was reached.
    Achievement,
    /// How much a goal counts.
    GoalWeight,
    /// Whether a goal counts.
    Counted,
    /// What the parts of an evaluation come to.
    EvaluationScore,
    /// The mean of a person's objectives.
    OkrScore,
    /// That score against the one that counts as 100%.
    OkrAchievement,
}

impl Term {
    /// The term as a label.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        let (ja, en) = match self {
            Self::Pool => ("賞与原資", "Bonus pool"),
            Self::PoolMethod => ("原資の算定方法", "Pool method"),
            Self::EmployerPart => ("会社負担分", "Employer's part"),
            Self::Cost => ("会社の総負担額", "Total cost"),
            Self::Criteria => ("基準配分原資", "Rule-based pool"),
            Self::Allowance => ("調整枠", "Adjustment allowance"),
            Self::Allotment => ("調整枠配分", "Allotment"),
            Self::TotalAllotments => ("調整枠配分の合計", "Total allotments"),
            Self::Unallotted => ("調整枠の未配分額", "Unallotted allowance"),
            Self::Redistributed => (
                "基準配分原資に加えた未配分額",
                "Unallotted, added to the rule-based pool",
            ),
            Self::Budget => ("予算", "Budget"),
            Self::Component => ("支給項目", "Component"),
            Self::Funding => ("財源", "Funding"),
            Self::Method => ("算定方法", "Method"),
            Self::ComponentPool => ("原資", "Pool"),
            Self::SharedPool => ("配分原資", "Shared pool"),
            Self::Guaranteed => ("保証分", "Guaranteed"),
            Self::Separate => ("別枠", "Separate"),
            Self::Points => ("ポイント", "Points"),
            Self::TotalPoints => ("ポイントの合計", "Total points"),
            Self::CalculatedAmount => ("算定額", "Calculated amount"),
            Self::TotalCalculated => ("算定額の合計", "Total calculated amounts"),
            Self::Tentative => ("仮支給額", "Tentative amount"),
            Self::TotalTentative => ("仮支給額の合計", "Total tentative amounts"),
            Self::Coefficient => ("調整係数", "Adjustment coefficient"),
            Self::UnitPrice => ("ポイント単価", "Unit price"),
            Self::AtMin => ("下限適用者数", "People at the minimum"),
            Self::AtMax => ("上限適用者数", "People at the maximum"),
            Self::Amount => ("支給額", "Amount"),
            Self::TotalPaid => ("支給総額", "Total paid"),
            Self::LeftOver => ("残額", "Left over"),
            Self::Overrun => ("超過額", "Overrun"),
            Self::Bonus => ("賞与額", "Bonus"),
            Self::Months => ("支給月数", "Months of pay"),
            Self::AverageBonus => ("平均賞与額", "Average bonus"),
            Self::AverageMonths => ("平均支給月数", "Average months of pay"),
            Self::BasePay => ("算定基礎額", "Base pay"),
            Self::Employees => ("社員数", "Employees"),
            Self::EligiblePeople => ("支給対象者数", "Eligible people"),
            Self::Eligible => ("支給対象", "Eligible"),
            Self::NotEligible => ("支給対象外", "Not eligible"),
            Self::Reason => ("理由", "Reason"),
            Self::Note => ("備考", "Note"),
            Self::Goal => ("目標", "Goal"),
            Self::GoalSystem => ("制度", "System"),
            Self::Objective => ("上位目標", "Objective"),
            Self::Target => ("目標値", "Target"),
            Self::Actual => ("実績", "Actual"),
            Self::Score => ("評点", "Score"),
            Self::Achievement => ("達成度", "Achievement"),
            Self::GoalWeight => ("ウェイト", "Weight"),
            Self::Counted => ("算入", "Counted"),
            Self::EvaluationScore => ("評価点", "Score"),
            Self::OkrScore => ("OKRのスコア", "OKR score"),
            Self::OkrAchievement => ("OKRの達成度", "OKR achievement"),
        };
        match lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    /// The header of a sheet: what scripts read by its English name is called in Japanese as everywhere else.
    #[must_use]
    pub fn header(self, name: &'static str, lang: Lang) -> &'static str {
        lang.pick(self.label(Lang::Ja), name)
    }

    /// What the weights of a component are called that counts in this unit.
    #[must_use]
    pub const fn weight(unit: Unit) -> Self {
        match unit {
            Unit::Points => Self::Points,
            _ => Self::CalculatedAmount,
        }
    }
}

/// `pool.method`, by its word.
#[must_use]
pub fn pool_method(word: &'static str, lang: Lang) -> &'static str {
    match word {
        "percentage" => lang.pick("定率", "percentage"),
        "tiered" => lang.pick("段階率", "tiered rates"),
        "fixed_reserve" => lang.pick("定額確保", "fixed reserve"),
        "labor_share" => lang.pick("労働分配率", "labour share"),
        "linear" => lang.pick("一次式", "straight line"),
        "months" => lang.pick("支給月数", "months of pay"),
        "amount" => lang.pick("決定額", "decided amount"),
        "unlinked" => lang.pick("業績非連動", "not linked to results"),
        other => other,
    }
}

/// `component.funding`.
#[must_use]
pub const fn funding(kind: FundingKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (FundingKind::Guaranteed, Lang::Ja) => "保証分",
        (FundingKind::Guaranteed, Lang::En) => "guaranteed",
        (FundingKind::Separate, Lang::Ja) => "別枠",
        (FundingKind::Separate, Lang::En) => "separate",
        (FundingKind::Pool, Lang::Ja) => "配分原資",
        (FundingKind::Pool, Lang::En) => "shared pool",
    }
}

/// `component.method`.
#[must_use]
pub const fn method(method: Method, lang: Lang) -> &'static str {
    match (method, lang) {
        (Method::Points, Lang::Ja) => "ポイント",
        (Method::Points, Lang::En) => "points",
        (Method::Amount, Lang::Ja) => "金額",
        (Method::Amount, Lang::En) => "amount",
        (Method::Months, Lang::Ja) => "支給月数",
        (Method::Months, Lang::En) => "months of pay",
    }
}

/// The kind of a goal.
#[must_use]
pub const fn goal_system(system: System, lang: Lang) -> &'static str {
    match (system, lang) {
        (System::Kpi, _) => "KPI",
        (System::Mbo, _) => "MBO",
        (System::Okr, _) => "OKR",
        (System::Qualitative, Lang::Ja) => "定性",
        (System::Qualitative, Lang::En) => "qualitative",
    }
}
