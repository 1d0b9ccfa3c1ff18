//! `pool.min` and `pool.max`: the bounds of what people get in all.

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;
use crate::policy::{LinkedPool, Policy, PoolBound};

use super::{Staff, all_base_pay, origin, take};
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::figures::{figure, figure_origin};
use crate::calculation::trace::{Expression, Name, Recorder, Side, Unit};

/// R held between `pool.min` and `pool.max`.
pub fn bounded(
    policy: &Policy,
    pool: &LinkedPool,
    r: Ratio,
    staff: &Staff<'_>,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let bound = |bound: &Option<Spanned<PoolBound>>,
                 side,
                 rec: &mut _|
     -> Fallible<Option<(Ratio, Span)>> {
        match bound {
            None => Ok(None),
            Some(bound) => Ok(Some((
                bound_amount(policy, bound, side, staff, rec)?,
                bound.span,
            ))),
        }
    };
    let min = bound(&pool.min, Side::Min, rec)?;
    let max = bound(&pool.max, Side::Max, rec)?;
    if let (Some((min, _)), Some((max, span))) = (min, max)
        && min > max
    {
        return Err(CalculationFault::PoolBoundsCrossed { min, max }.at(span));
    }
    let mut r = r;
    if let Some((min, span)) = min
        && r < min
    {
        let larger = Expression::Largest(vec![Expression::yen(r), Expression::yen(min)]);
        r = take(
            rec,
            Name::PoolBounded(Side::Min),
            larger,
            vec![origin("pool.min".to_owned(), span)],
        )?;
    }
    if let Some((max, span)) = max
        && r > max
    {
        let smaller = Expression::Smallest(vec![Expression::yen(r), Expression::yen(max)]);
        r = take(
            rec,
            Name::PoolBounded(Side::Max),
            smaller,
            vec![origin("pool.max".to_owned(), span)],
        )?;
    }
    Ok(r)
}

/// A bound as an amount; below 0 it counts as 0.
fn bound_amount(
    policy: &Policy,
    bound: &Spanned<PoolBound>,
    side: Side,
    staff: &Staff<'_>,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let key = match side {
        Side::Min => "pool.min",
        Side::Max => "pool.max",
    };
    let mut origins = vec![origin(key.to_owned(), bound.span)];
    let expression = match &bound.value {
        PoolBound::Money(amount) => return Ok(amount.max(&Ratio::ZERO).to_owned()),
        PoolBound::Months(months) => {
            let pay = all_base_pay(staff, rec)?;
            Expression::number(*months, Unit::Months).times(Expression::yen(pay))
        }
        PoolBound::Figure { figure: name, rate } => {
            origins.push(figure_origin(policy, name));
            Expression::yen(figure(policy, name)).times(Expression::percent(*rate))
        }
    };
    let expression = match expression.value()?.is_negative() {
        true => Expression::Largest(vec![Expression::yen(Ratio::ZERO), expression]),
        false => expression,
    };
    take(rec, Name::PoolBoundAmount(side), expression, origins)
}
