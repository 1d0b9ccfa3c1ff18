//! The pool: from the company's figures, its pay or a decision to P.

mod bounds;
mod method;
mod tiers;

use crate::diagnostics::Span;
use crate::money::{Money, Ratio, Rounding};
use crate::policy::{EmployerCost, LinkedPool, PaidBy, Policy, PoolRounding, Source};

use super::fault::Fallible;
use super::figures::{figure, figure_number, figure_origin};
use super::outcome::Warning;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit};
use bounds::bounded;
use method::by_method;

/// What a pool can depend on about people.
pub struct Staff<'p> {
    /// How many are eligible.
    pub eligible: usize,
    /// Their base pay in all.
    pub base_pay: &'p dyn Fn() -> Fallible<Ratio>,
}

/// P and what it hangs on.
pub struct Sized {
    /// `pool.basis` and B.
    pub basis: Option<(String, Ratio)>,
    /// P.
    pub total: Money,
    /// The method left no pool.
    pub warning: Option<Warning>,
}

/// P by the rules of a linked pool.
///
/// # Errors
/// Bounds that cross, a ratio to a figure that is not above 0, a number below the lowest band, overflow.
pub fn size(
    policy: &Policy,
    pool: &LinkedPool,
    staff: &Staff<'_>,
    rec: &mut impl Recorder,
) -> Fallible<Sized> {
    let basis = basis(policy, pool, rec)?;
    let amount = basis.as_ref().map_or(Ratio::ZERO, |(_, amount)| *amount);
    let by_method = by_method(policy, pool, amount, staff, rec)?;
    let mut r = by_method;
    // Tiers give nothing, rather than less than nothing, on a loss.
    let loss = amount.is_negative() && r.is_zero();
    let warning = (loss || r.is_negative()).then_some(Warning::NoPool { computed: r });
    if r.is_negative() {
        let zero = Expression::Largest(vec![Expression::yen(Ratio::ZERO), Expression::yen(r)]);
        r = take(rec, Name::NegativeIsZero, zero, Vec::new())?;
    }
    for (index, factor) in pool.factors.iter().enumerate() {
        let key = format!("pool.factor[{}]", index.saturating_add(1));
        let mut coefficient = match &factor.source {
            Source::Figure { ratio, through } => {
                figure_number(policy, ratio, through, &key, Unit::Plain, rec)?
            }
            Source::Value(value) => value.value,
            // A pool factor has no columns; the policy's reader refuses them.
            Source::Lookup { .. } | Source::Column { .. } => {
                return Err(crate::money::Overflow.into());
            }
        };
        if let Some(digits) = factor.digits {
            let rounding = RoundedTo {
                unit: Ratio::decimal_place(digits)?,
                mode: Rounding::HalfUp,
            };
            let rounded = coefficient.round(rounding.unit, rounding.mode)?;
            rec.record(|| Step {
                name: Name::FactorCoefficient(factor.name.clone()),
                expression: Expression::plain(coefficient),
                rounding: Some(rounding),
                result: rounded,
                unit: Unit::Plain,
                origins: vec![origin(format!("{key}.digits"), factor.span)],
            });
            coefficient = rounded;
        }
        let product = Expression::yen(r).times(Expression::plain(coefficient));
        r = take(
            rec,
            Name::PoolAfterFactor(factor.name.clone()),
            product,
            vec![origin(key, factor.span)],
        )?;
    }
    if let Some(EmployerCost {
        rate,
        paid: PaidBy::Inside,
        span,
    }) = pool.employer_cost
    {
        let divisor = Expression::percent(Ratio::ONE).plus(Expression::percent(rate));
        let origins = vec![origin("pool.employer_cost".to_owned(), span)];
        r = take(
            rec,
            Name::EmployerPartInside,
            Expression::yen(r).over(divisor),
            origins,
        )?;
    }
    r = bounded(policy, pool, r, staff, rec)?;
    if let Some(carried) = &pool.carried_over {
        let sum = Expression::yen(r).plus(Expression::yen(carried.value));
        r = take(
            rec,
            Name::CarriedOver,
            sum,
            vec![origin("pool.carried_over".to_owned(), carried.span)],
        )?;
    }
    if let Some(paid) = &pool.already_paid {
        let mut rest = Expression::yen(r).minus(Expression::yen(paid.value));
        if rest.value()?.is_negative() {
            rest = Expression::Largest(vec![Expression::yen(Ratio::ZERO), rest]);
        }
        r = take(
            rec,
            Name::AlreadyPaid,
            rest,
            vec![origin("pool.already_paid".to_owned(), paid.span)],
        )?;
    }
    let total = rounded(r, pool.rounding, rec)?;
    Ok(Sized {
        basis,
        total,
        warning,
    })
}

/// P with the employer's part: what the company bears.
pub struct Borne {
    /// The employer's part.
    pub employer_cost: Money,
    /// P and the employer's part.
    pub cost: Money,
}

/// The employer's part on P, and the cost.
///
/// # Errors
/// Overflow.
pub fn cost(
    total: Money,
    employer_cost: Option<EmployerCost>,
    rec: &mut impl Recorder,
) -> Fallible<Borne> {
    let Some(EmployerCost { rate, span, .. }) = employer_cost else {
        return Ok(Borne {
            employer_cost: Money::ZERO,
            cost: total,
        });
    };
    let rounding = RoundedTo {
        unit: Ratio::ONE,
        mode: Rounding::HalfUp,
    };
    let part = total
        .ratio()
        .mul(rate)?
        .round(rounding.unit, rounding.mode)?;
    rec.record(|| Step {
        name: Name::EmployerCost,
        expression: Expression::yen(total.ratio()).times(Expression::percent(rate)),
        rounding: Some(rounding),
        result: part,
        unit: Unit::Yen,
        origins: vec![origin("pool.employer_cost".to_owned(), span)],
    });
    let sum = Expression::yen(total.ratio()).plus(Expression::yen(part));
    let cost = take(rec, Name::Cost, sum, Vec::new())?;
    Ok(Borne {
        employer_cost: Money::exactly(part)?,
        cost: Money::exactly(cost)?,
    })
}

/// P of an unlinked policy: what the rules pay, over what the allowance leaves to them, rounded up.
///
/// # Errors
/// Overflow.
pub fn from_criteria(policy: &Policy, criteria: Money, rec: &mut impl Recorder) -> Fallible<Money> {
    let c = Expression::yen(criteria.ratio());
    let (expression, origins) = match &policy.split.discretionary {
        None => (c, Vec::new()),
        Some(share) => {
            let rest = Expression::percent(Ratio::ONE).minus(Expression::percent(share.value));
            (
                c.over(rest),
                vec![origin("split.discretionary".to_owned(), share.span)],
            )
        }
    };
    let to = RoundedTo {
        unit: policy.pool.rounding().unit.ratio(),
        mode: Rounding::Up,
    };
    let result = expression.value()?.round(to.unit, to.mode)?;
    let name = Name::PoolFromCriteria;
    rec.record(|| Step {
        name,
        expression,
        rounding: Some(to),
        result,
        unit: Unit::Yen,
        origins,
    });
    Ok(Money::exactly(result)?)
}

/// R as P: a multiple of `pool.rounding.unit`.
///
/// # Errors
/// Overflow.
fn rounded(r: Ratio, rounding: PoolRounding, rec: &mut impl Recorder) -> Fallible<Money> {
    let to = RoundedTo {
        unit: rounding.unit.ratio(),
        mode: rounding.mode,
    };
    let total = r.round(to.unit, to.mode)?;
    rec.record(|| Step {
        name: Name::Pool,
        expression: Expression::yen(r),
        rounding: Some(to),
        result: total,
        unit: Unit::Yen,
        origins: vec![Origin::Policy {
            key: "pool.rounding".to_owned(),
            span: None,
        }],
    });
    Ok(Money::exactly(total)?)
}

fn basis(
    policy: &Policy,
    pool: &LinkedPool,
    rec: &mut impl Recorder,
) -> Fallible<Option<(String, Ratio)>> {
    let Some(basis) = &pool.basis else {
        return Ok(None);
    };
    let value = figure(policy, &basis.figure);
    let origins = vec![figure_origin(policy, &basis.figure)];
    take(
        rec,
        Name::Figure(basis.figure.clone()),
        Expression::yen(value),
        origins,
    )?;
    let amount = match &basis.add_back {
        None => value,
        Some(add_back) => {
            let sum = Expression::yen(value).plus(Expression::yen(add_back.value));
            let origins = vec![origin("pool.add_back".to_owned(), add_back.span)];
            take(rec, Name::Basis(basis.figure.clone()), sum, origins)?
        }
    };
    Ok(Some((basis.figure.clone(), amount)))
}

/// Base pay of all eligible people, recorded.
fn all_base_pay(staff: &Staff<'_>, rec: &mut impl Recorder) -> Fallible<Ratio> {
    let pay = (staff.base_pay)()?;
    take(rec, Name::BasePayOfAll, Expression::yen(pay), Vec::new())
}

fn people(count: usize) -> Fallible<Ratio> {
    i128::try_from(count)
        .map(Ratio::integer)
        .map_err(|_too_many| crate::money::Overflow.into())
}

/// Computes an amount of money and records how.
pub fn take(
    rec: &mut impl Recorder,
    name: Name,
    expression: Expression,
    origins: Vec<Origin>,
) -> Fallible<Ratio> {
    let result = expression.value()?;
    rec.record(|| Step {
        name,
        expression,
        rounding: None,
        result,
        unit: Unit::Yen,
        origins,
    });
    Ok(result)
}

fn origin(key: String, span: Span) -> Origin {
    Origin::Policy {
        key,
        span: Some(span),
    }
}
