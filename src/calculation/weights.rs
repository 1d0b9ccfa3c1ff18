//! Weights: what a component's terms and factors give each person before money is shared.

use crate::money::{Ratio, Rounding};
use crate::policy::{Apply, Column, Component, Funding, Method, Policy, Term};

use super::classes::Cells;
use super::eligibility::BoundConditions;
use super::factors::{BoundFactor, Coefficient};
use super::fault::Fallible;
use super::roster::{Numbers, Roster};
use super::sources::BoundSource;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit};

/// A component, bound to the columns that it reads.
pub struct BoundComponent<'a> {
    /// The component.
    pub component: &'a Component,
    /// The dotted key of the component.
    pub key: String,
    /// The factors that multiply the amount after sharing, in the order written.
    pub payout: Vec<BoundFactor<'a>>,
    terms: Vec<BoundTerm<'a>>,
    factors: Vec<BoundFactor<'a>>,
    only: BoundConditions<'a>,
    weight_digits: u32,
}

struct BoundTerm<'a> {
    term: &'a Term,
    /// Its number, from 1, where the component has several.
    number: Option<usize>,
    source: BoundSource<'a>,
    per: Option<Numbers<'a>>,
    factors: Vec<BoundFactor<'a>>,
    base_pay: Vec<Numbers<'a>>,
}

impl<'a> BoundComponent<'a> {
    /// Binds a component.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(component: &'a Component, roster: &Roster<'a>) -> Fallible<Self> {
        let policy: &Policy = roster.policy;
        let key = format!("component.{}", component.name);
        let bind = |factor| BoundFactor::new(factor, &key, roster);
        let mut factors = component
            .factors
            .iter()
            .map(bind)
            .collect::<Fallible<Vec<_>>>()?;
        let mut payout = Vec::new();
        // Beside the pool and before it nothing is shared, so that a payout factor is a factor of the weight there.
        if matches!(component.funding, Funding::Pool { .. }) {
            let (after, before) = factors
                .into_iter()
                .partition(|factor| factor.apply == Apply::Payout);
            (payout, factors) = (after, before);
        }
        let several = component.terms.len() > 1;
        let terms = component.terms.iter().zip(1..).map(|(term, number)| {
            BoundTerm::new(term, several.then_some(number), &component.base_pay, roster)
        });
        Ok(Self {
            component,
            payout,
            terms: terms.collect::<Fallible<_>>()?,
            factors,
            only: BoundConditions::new(&component.only, &format!("{key}.only"), roster)?,
            weight_digits: policy.rounding.weight_digits,
            key,
        })
    }

    /// Whether the component is for this person at all.
    ///
    /// # Errors
    /// What stands in the way of a derived column.
    pub fn includes(&self, roster: &Roster<'a>, row: usize) -> Fallible<bool> {
        self.only.hold(roster, row)
    }

    /// The cells that tell people apart in this component: whether it is for them, their weight, their payout factors.
    pub fn cells<'r>(&self, roster: &'r Roster<'a>) -> Vec<Cells<'r>> {
        let mut cells = Vec::new();
        self.only.cells(roster, &mut cells);
        for term in &self.terms {
            term.source.cells(roster, &mut cells);
            for &numbers in term.per.iter().chain(&term.base_pay) {
                roster.number_cells(numbers, &mut cells);
            }
        }
        let of_terms = self.terms.iter().flat_map(|term| &term.factors);
        for factor in of_terms.chain(&self.factors).chain(&self.payout) {
            factor.cells(roster, &mut cells);
        }
        cells
    }

    /// What the component's weights count.
    pub fn unit(&self) -> Unit {
        match self.component.method {
            Method::Points => Unit::Points,
            Method::Amount | Method::Months => Unit::Yen,
        }
    }

    /// The weight of a person for whom the component is.
    ///
    /// # Errors
    /// What the sources and factors cannot give.
    pub fn weight(
        &self,
        roster: &Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        let mut values = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            values.push(term.value(roster, row, rec)?);
        }
        let rounded_to = RoundedTo {
            unit: Ratio::decimal_place(self.weight_digits)?,
            mode: Rounding::HalfUp,
        };
        let sum = Ratio::sum(values.iter().copied())?;
        let mut weight = sum.round(rounded_to.unit, rounded_to.mode)?;
        // One term that needs no rounding has said it all already.
        if values.len() > 1 || weight != sum {
            rec.record(|| Step {
                name: Name::TermSum,
                expression: match values.as_slice() {
                    [one] => Expression::number(*one, self.unit()),
                    several => Expression::Sum(
                        several
                            .iter()
                            .map(|&v| Expression::number(v, self.unit()))
                            .collect(),
                    ),
                },
                rounding: (weight != sum).then_some(rounded_to),
                result: weight,
                unit: self.unit(),
                origins: Vec::new(),
            });
        }
        for factor in &self.factors {
            let coefficient = factor.coefficient(roster, row, rec)?;
            let exact = weight.mul(coefficient.value)?;
            let before = weight;
            weight = exact.round(rounded_to.unit, rounded_to.mode)?;
            rec.record(|| Step {
                name: Name::WeightAfterFactor(factor.name.clone()),
                expression: product(Expression::number(before, self.unit()), coefficient),
                rounding: (weight != exact).then_some(rounded_to),
                result: weight,
                unit: self.unit(),
                origins: vec![factor_origin(&self.key)],
            });
        }
        Ok(weight)
    }
}

impl<'a> BoundTerm<'a> {
    fn new(
        term: &'a Term,
        number: Option<usize>,
        base_pay: &[Column],
        roster: &Roster<'a>,
    ) -> Fallible<Self> {
        let per = match &term.per {
            Some(column) => Some(roster.numbers(column, &format!("{}.per", term.key))?),
            None => None,
        };
        let base_pay = match term.method {
            Method::Months => roster.base_pay_columns(base_pay, &term.key)?,
            Method::Points | Method::Amount => Vec::new(),
        };
        Ok(Self {
            term,
            number,
            source: BoundSource::new(&term.source, term.key.clone(), roster)?.numbered(number),
            per,
            factors: term
                .factors
                .iter()
                .map(|factor| BoundFactor::new(factor, &term.key, roster))
                .collect::<Fallible<_>>()?,
            base_pay,
        })
    }

    /// The exact value of the term.
    fn value(&self, roster: &Roster<'a>, row: usize, rec: &mut impl Recorder) -> Fallible<Ratio> {
        let (unit, result_unit) = match self.term.method {
            Method::Points => (Unit::Points, Unit::Points),
            Method::Amount => (Unit::Yen, Unit::Yen),
            Method::Months => (Unit::Months, Unit::Yen),
        };
        let source = self.source.number(roster, row, unit, rec)?;
        let mut value = source;
        let mut parts = vec![Expression::number(source, unit)];
        let mut origins = Vec::new();
        if let Some(per) = self.per {
            let key = format!("{}.per", self.term.key);
            let times = roster.required(per, row, &key, rec)?;
            roster.not_negative(times, &roster.header(per), row, || roster.place(per, row))?;
            value = value.mul(times)?;
            parts.push(Expression::plain(times));
            origins.extend(roster.origin(per, row));
        }
        for factor in &self.factors {
            let coefficient = factor.coefficient(roster, row, rec)?;
            value = value.mul(coefficient.value)?;
            parts.push(coefficient.shown);
        }
        if self.term.method == Method::Months {
            let base_pay = roster.base_pay(&self.base_pay, row, &self.term.key, rec)?;
            value = value.mul(base_pay)?;
            parts.insert(0, Expression::yen(base_pay));
        }
        // A term that is its source alone needs no line of its own.
        if parts.len() > 1 {
            rec.record(|| Step {
                name: Name::Term(self.number),
                expression: Expression::Product(parts),
                rounding: None,
                result: value,
                unit: result_unit,
                origins,
            });
        }
        Ok(value)
    }
}

/// `weight × coefficient`, a division shown as it is.
pub fn product(amount: Expression, coefficient: Coefficient) -> Expression {
    match coefficient.shown {
        Expression::Quotient(above, below) => amount.times(*above).over(*below),
        number => amount.times(number),
    }
}

/// Where a component lists its factors.
pub fn factor_origin(key: &str) -> Origin {
    Origin::Policy {
        key: format!("{key}.factors"),
        span: None,
    }
}
