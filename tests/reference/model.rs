//! A policy, its people and its allotments as plain data: what sections 0 to 5 speak of.
//!
//! An absent key is `None` or an empty list, so that a model says exactly what its text says.

use jiff::civil::Date;

use super::numbers::{Q, Round, read};

/// A number as the policy writes it, the TOML token itself: `0.2`, `"20%"`, `"7/9"`, `"12億"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Num(pub String);

impl Num {
    pub fn new(token: &str) -> Self {
        Self(token.to_owned())
    }

    pub fn is_text(&self) -> bool {
        self.0.starts_with('"')
    }

    pub fn bare(&self) -> &str {
        self.0.trim_matches('"')
    }

    /// The value; a token that is no number is a fault of the test, not of the model.
    pub fn value(&self) -> Q {
        let text = if self.is_text() {
            self.bare().to_owned()
        } else {
            self.0.replace('_', "")
        };
        read(&text).unwrap_or_else(|| panic!("no number: {}", self.0))
    }
}

#[derive(Clone, Debug)]
pub struct Model {
    pub policy: Policy,
    pub people: People,
    pub allotments: Option<Vec<Allotment>>,
}

#[derive(Clone, Debug)]
pub struct Policy {
    pub period: (Date, Date),
    pub payment_date: Option<Date>,
    /// Empty: `base_salary`.
    pub base_pay: Vec<String>,
    pub figures: Vec<(String, Num)>,
    pub pool: Pool,
    pub split: Option<Split>,
    pub components: Vec<Component>,
    pub factors: Vec<Factor>,
    pub rounding: Rounding,
    pub eligibility: Eligibility,
    pub attendance: Option<Attendance>,
}

#[derive(Clone, Debug)]
pub struct Pool {
    pub basis: Option<String>,
    pub add_back: Option<Num>,
    pub method: PoolMethod,
    /// `Some(true)`: `profit_after_bonus`.
    pub after_bonus: Option<bool>,
    pub factors: Vec<Factor>,
    pub employer_cost: Option<EmployerCost>,
    pub min: Option<Bound>,
    pub max: Option<Bound>,
    pub carried_over: Option<Num>,
    pub already_paid: Option<Num>,
    pub unit: Option<Num>,
    pub mode: Option<Round>,
    pub pay_guaranteed: bool,
}

#[derive(Clone, Debug)]
pub enum PoolMethod {
    Percentage {
        rate: Num,
    },
    Tiered {
        tiers: Vec<(Num, Num)>,
        on_part: bool,
    },
    FixedReserve {
        reserve: Num,
        rate: Option<Num>,
    },
    LaborShare {
        rate: Num,
        personnel_cost: Num,
    },
    Linear {
        intercept: Num,
        slope: Num,
        per_head: bool,
        personnel_cost: Option<Num>,
    },
    Months(Num),
    MonthsByRatio {
        bands: Vec<Band>,
        ratio_to: String,
    },
    Amount(Num),
    Unlinked,
}

#[derive(Clone, Debug)]
pub struct EmployerCost {
    pub rate: Num,
    pub on_top: bool,
}

#[derive(Clone, Debug)]
pub enum Bound {
    Money(Num),
    Months(Num),
    Figure { figure: String, rate: Num },
}

#[derive(Clone, Debug)]
pub struct Split {
    pub discretionary: Num,
    /// `Some(true)`: `redistribute`.
    pub redistribute: Option<bool>,
    pub allow_negative: bool,
    pub budget_by: Option<String>,
    pub budget_weight: Option<BudgetWeight>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetWeight {
    ByRule,
    Headcount,
    BasePay,
}

#[derive(Clone, Debug)]
pub struct Allotment {
    pub employee_id: String,
    pub amount: String,
    pub reason: String,
}

/// A source of section 3.
#[derive(Clone, Debug)]
pub enum Source {
    Value(Num),
    By {
        columns: Vec<String>,
        table: Node,
        grid: Option<char>,
    },
    From {
        column: String,
        through: Through,
    },
    Figure {
        figure: String,
        ratio_to: Option<String>,
        through: Through,
    },
}

#[derive(Clone, Debug)]
pub enum Node {
    Leaf(Num),
    Branch(Vec<(String, Node)>),
}

#[derive(Clone, Debug)]
pub enum Through {
    Nothing,
    Table(Vec<(String, Num)>),
    Bands(Vec<Band>),
    Linear(Vec<(Num, Num)>),
}

#[derive(Clone, Debug)]
pub struct Band {
    pub at_least: Option<Num>,
    pub value: Num,
}

#[derive(Clone, Debug)]
pub struct Factor {
    pub name: String,
    pub rule: FactorRule,
    pub digits: Option<u32>,
    /// `Some(true)`: `payout`.
    pub payout: Option<bool>,
}

#[derive(Clone, Debug)]
pub enum FactorRule {
    Source(Source),
    ServiceDays,
    ServiceMonths,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funding {
    Guaranteed,
    Separate,
    Pool,
}

impl Funding {
    pub fn word(self) -> &'static str {
        match self {
            Self::Guaranteed => "guaranteed",
            Self::Separate => "separate",
            Self::Pool => "pool",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Points,
    Amount,
    Months,
}

impl Method {
    pub fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Amount => "amount",
            Self::Months => "months",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Component {
    pub name: String,
    pub funding: Option<Funding>,
    pub method: Method,
    pub share: Option<Num>,
    pub only: Vec<(String, Vec<String>)>,
    pub terms: Vec<Term>,
    /// One term, written directly in the component.
    pub direct: bool,
    pub factors: Vec<String>,
    pub base_pay: Vec<String>,
    pub unit_price: Option<Num>,
    pub rounding: Option<Round>,
    pub limit_min: Option<Limit>,
    pub limit_max: Option<Limit>,
    pub adjustment: Adjustment,
}

impl Component {
    pub fn funding(&self) -> Funding {
        self.funding.unwrap_or(Funding::Pool)
    }
}

#[derive(Clone, Debug)]
pub struct Term {
    pub source: Source,
    pub per: Option<String>,
    pub factors: Vec<String>,
    pub method: Option<Method>,
}

#[derive(Clone, Debug)]
pub enum Limit {
    Money(Num),
    Times { of: String, times: Num },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Initial,
    Final,
}

#[derive(Clone, Debug, Default)]
pub struct Adjustment {
    pub stage: Option<Stage>,
    /// `Some(true)`: `scale = "down_only"`.
    pub down_only: Option<bool>,
    pub min: Option<Num>,
    pub max: Option<Num>,
    pub digits: Option<u32>,
    pub mode: Option<Round>,
}

impl Adjustment {
    pub fn is_absent(&self) -> bool {
        let bounds = self.down_only.is_none() && self.min.is_none() && self.max.is_none();
        bounds && self.stage.is_none() && self.digits.is_none() && self.mode.is_none()
    }
}

#[derive(Clone, Debug, Default)]
pub struct Rounding {
    pub unit: Option<Num>,
    pub mode: Option<AmountMode>,
    pub weight_digits: Option<u32>,
}

/// `rounding.mode` of 4.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountMode {
    Each(Round),
    LargestRemainder,
    Exact,
}

impl AmountMode {
    pub fn word(self) -> &'static str {
        match self {
            Self::Each(round) => round.word(),
            Self::LargestRemainder => "largest_remainder",
            Self::Exact => "exact",
        }
    }
}

/// Columns that must all have one of the values: an entry of `include` or `exclude`.
pub type Entry = Vec<(String, Vec<String>)>;

#[derive(Clone, Debug, Default)]
pub struct Eligibility {
    pub employed_on_payment_date: Option<bool>,
    pub hired_on_or_before: Option<Date>,
    pub minimum_attendance: Option<Num>,
    pub include: Vec<Entry>,
    pub exclude: Vec<Entry>,
    pub force_eligible: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Attendance {
    pub scheduled: Scheduled,
    /// Column, and what one of it counts.
    pub absences: Vec<(String, Num)>,
    pub lateness: Option<Lateness>,
    pub digits: Option<u32>,
}

#[derive(Clone, Debug)]
pub enum Scheduled {
    Column(String),
    Number(Num),
}

#[derive(Clone, Debug)]
pub struct Lateness {
    pub column: String,
    pub per_absence: Num,
    pub absence: Num,
}

/// The employees CSV: headers and cells as written.
#[derive(Clone, Debug)]
pub struct People {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}
