//! The steps of a calculation, recorded while it runs, so that an explanation can never differ from a result.

use crate::diagnostics::Span;
use crate::money::{Overflow, Ratio, Rounding};

use crate::policy::Service;

use super::outcome::Reason;

/// Takes the steps of a calculation. `calculate` passes [`Silent`], which never builds them.
pub trait Recorder {
    /// Takes the step that `make` builds.
    fn record(&mut self, make: impl FnOnce() -> Step);
}

/// Takes nothing.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Recorder for Silent {
    fn record(&mut self, _make: impl FnOnce() -> Step) {}
}

/// Keeps every step.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    /// The steps, in the order in which they were taken.
    pub steps: Vec<Step>,
}

impl Recorder for Trace {
    fn record(&mut self, make: impl FnOnce() -> Step) {
        self.steps.push(make());
    }
}

/// One line of an explanation: what is computed, from what, and what comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is computed.
    pub name: Name,
    /// From what. Its value, rounded by `rounding`, is `result`.
    pub expression: Expression,
    /// How the value was rounded.
    pub rounding: Option<RoundedTo>,
    /// What comes out.
    pub result: Ratio,
    /// What the result counts.
    pub unit: Unit,
    /// Where its numbers come from.
    pub origins: Vec<Origin>,
}

/// A rounding that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundedTo {
    /// To multiples of this.
    pub unit: Ratio,
    /// In this direction.
    pub mode: Rounding,
}

/// What a number counts; decides how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Money.
    Yen,
    /// A rate, shown as a percentage where that is shorter.
    Percent,
    /// Points.
    Points,
    /// Months of pay.
    Months,
    /// Years of service.
    Years,
    /// People.
    People,
    /// Units of rounding.
    Units,
    /// A coefficient or any other number.
    Plain,
}

/// A number in an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: Ratio,
    /// What it counts.
    pub unit: Unit,
}

/// Arithmetic, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number.
    Number(Number),
    /// `a + b + …`.
    Sum(Vec<Expression>),
    /// `a − b`.
    Difference(Box<Expression>, Box<Expression>),
    /// `a × b × …`.
    Product(Vec<Expression>),
    /// `a ÷ b`; also how a number that does not end is shown (2/6).
    Quotient(Box<Expression>, Box<Expression>),
    /// The largest of several.
    Largest(Vec<Expression>),
    /// The smallest of several.
    Smallest(Vec<Expression>),
}

impl Expression {
    /// A number.
    #[must_use]
    pub const fn number(value: Ratio, unit: Unit) -> Self {
        Self::Number(Number { value, unit })
    }

    /// Money.
    #[must_use]
    pub const fn yen(value: Ratio) -> Self {
        Self::number(value, Unit::Yen)
    }

    /// A rate.
    #[must_use]
    pub const fn percent(value: Ratio) -> Self {
        Self::number(value, Unit::Percent)
    }

    /// A coefficient or any other number.
    #[must_use]
    pub const fn plain(value: Ratio) -> Self {
        Self::number(value, Unit::Plain)
    }

    /// `self × other`.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        match self {
            Self::Product(mut parts) => {
                parts.push(other);
                Self::Product(parts)
            }
            first => Self::Product(vec![first, other]),
        }
    }

    /// `self ÷ other`.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self::Quotient(Box::new(self), Box::new(other))
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match self {
            Self::Sum(mut parts) => {
                parts.push(other);
                Self::Sum(parts)
            }
            first => Self::Sum(vec![first, other]),
        }
    }

    /// `self − other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self::Difference(Box::new(self), Box::new(other))
    }

    /// What it comes to.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn value(&self) -> Result<Ratio, Overflow> {
        match self {
            Self::Number(number) => Ok(number.value),
            Self::Sum(parts) => parts
                .iter()
                .try_fold(Ratio::ZERO, |sum, part| sum.add(part.value()?)),
            Self::Difference(a, b) => a.value()?.sub(b.value()?),
            Self::Product(parts) => parts
                .iter()
                .try_fold(Ratio::ONE, |product, part| product.mul(part.value()?)),
            Self::Quotient(a, b) => a.value()?.div(b.value()?),
            Self::Largest(parts) => Self::extreme(parts, Ratio::max),
            Self::Smallest(parts) => Self::extreme(parts, Ratio::min),
        }
    }

    fn extreme(parts: &[Self], better: fn(Ratio, Ratio) -> Ratio) -> Result<Ratio, Overflow> {
        let mut best: Option<Ratio> = None;
        for part in parts {
            let value = part.value()?;
            best = Some(best.map_or(value, |best| better(best, value)));
        }
        best.ok_or(Overflow)
    }
}

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A key of the policy.
    Policy {
        /// The dotted key.
        key: String,
        /// Where it stands.
        span: Option<Span>,
    },
    /// A cell of the people file.
    Cell {
        /// The 1-based line.
        line: u32,
        /// The header.
        header: String,
    },
    /// A row of the allotments file.
    Allotment {
        /// The 1-based line.
        line: u32,
    },
}

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

/// A chapter of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// What it is about.
    pub heading: Heading,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// What a chapter of an explanation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// From the figure to the pool.
    Pool,
    /// From the pool to what each component shares.
    Split,
    /// The coefficient of a component.
    Coefficient(String),
    /// A person's amount in a component.
    Component(String),
    /// A person's allotments.
    Allotments,
    /// A person's bonus.
    Bonus,
    /// Why a person is not paid.
    NotPaid(Reason),
}
