//! Arithmetic as it is shown, and what its numbers count.

use crate::money::{Overflow, Ratio};

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
    /// The score of an evaluation or of a part of one.
    Score,
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
