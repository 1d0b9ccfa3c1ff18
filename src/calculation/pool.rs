//! The pool: from the company's figures, its pay or a decision to P.

use crate::diagnostics::{Span, Spanned};
use crate::money::{Money, Ratio, Rounding};
use crate::policy::{
    EmployerCost, LinkedPool, Months, PaidBy, Policy, PoolBound, PoolMethod, PoolRounding, RateOn,
    Source, Tier, TierOn,
};

use super::fault::{CalculationFault, Fallible};
use super::outcome::Warning;
use super::sources::{band_of_ratio, figure, figure_number, figure_origin, positive_figure};
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Side, Step, Unit};

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
    let mut warning = None;
    if r.is_negative() {
        warning = Some(Warning::NoPool { computed: r });
        let zero = Expression::Largest(vec![Expression::yen(Ratio::ZERO), Expression::yen(r)]);
        r = take(rec, Name::NegativeIsZero, zero, Vec::new())?;
    }
    for (index, factor) in pool.factors.iter().enumerate() {
        let key = format!("pool.factor[{}]", index.saturating_add(1));
        let mut coefficient = match &factor.source {
            Source::Figure { ratio, through } => {
                figure_number(policy, ratio, through, &key, Unit::Plain, rec)?
            }
            Source::Value(value) => *value,
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

/// R before anything else is done to it.
fn by_method(
    policy: &Policy,
    pool: &LinkedPool,
    b: Ratio,
    staff: &Staff<'_>,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let name = Name::PoolByMethod(policy.pool.method_word());
    let basis = || Expression::yen(b);
    match &pool.method {
        PoolMethod::Percentage { rate, rate_on } => {
            let product = basis().times(Expression::percent(rate.value));
            let expression = match rate_on {
                RateOn::ProfitBeforeBonus => product,
                RateOn::ProfitAfterBonus => {
                    product.over(after_bonus(Expression::percent(rate.value), pool))
                }
            };
            take(
                rec,
                name,
                expression,
                vec![origin("pool.rate".to_owned(), rate.span)],
            )
        }
        PoolMethod::Tiered { tiers, tier_on } => tiered(tiers, *tier_on, b, pool, name, rec),
        PoolMethod::FixedReserve { reserve, rate } => {
            let above = basis().minus(Expression::yen(reserve.value));
            let mut origins = vec![origin("pool.reserve".to_owned(), reserve.span)];
            let expression = match rate {
                None => above,
                Some(rate) => {
                    origins.push(origin("pool.rate".to_owned(), rate.span));
                    above.times(Expression::percent(rate.value))
                }
            };
            take(rec, name, expression, origins)
        }
        PoolMethod::LaborShare {
            rate,
            personnel_cost,
        } => {
            let share = basis().times(Expression::percent(rate.value));
            let origins = vec![
                origin("pool.rate".to_owned(), rate.span),
                origin("pool.personnel_cost".to_owned(), personnel_cost.span),
            ];
            take(
                rec,
                name,
                share.minus(Expression::yen(personnel_cost.value)),
                origins,
            )
        }
        PoolMethod::Linear {
            intercept,
            slope,
            per_head,
            personnel_cost,
        } => {
            let climb = Expression::percent(slope.value).times(basis());
            let mut line = Expression::yen(intercept.value).plus(climb);
            let mut origins = vec![
                origin("pool.intercept".to_owned(), intercept.span),
                origin("pool.slope".to_owned(), slope.span),
            ];
            if *per_head {
                line = line.times(Expression::number(people(staff.eligible)?, Unit::People));
            }
            if let Some(committed) = personnel_cost {
                line = line.minus(Expression::yen(committed.value));
                origins.push(origin("pool.personnel_cost".to_owned(), committed.span));
            }
            take(rec, name, line, origins)
        }
        PoolMethod::Months(months) => {
            let (number, origins) = match months {
                Months::Number(number) => (
                    number.value,
                    vec![origin("pool.months".to_owned(), number.span)],
                ),
                Months::Bands(bands) => {
                    let below = positive_figure(policy, &bands.ratio_to)?;
                    let above = pool
                        .basis
                        .as_ref()
                        .map_or_else(String::new, |basis| basis.figure.clone());
                    let of = format!("{above} / {}", bands.ratio_to);
                    let ratio_name = Name::FigureRatio {
                        figure: above,
                        ratio_to: bands.ratio_to.clone(),
                    };
                    let ratio = b.div(below)?;
                    rec.record(|| Step {
                        name: ratio_name,
                        expression: basis().over(Expression::yen(below)),
                        rounding: None,
                        result: ratio,
                        unit: Unit::Percent,
                        origins: vec![figure_origin(policy, &bands.ratio_to)],
                    });
                    (
                        band_of_ratio(ratio, &bands.bands, of, "pool", Unit::Months, rec)?,
                        Vec::new(),
                    )
                }
            };
            let pay = all_base_pay(staff, rec)?;
            let product = Expression::number(number, Unit::Months).times(Expression::yen(pay));
            take(rec, name, product, origins)
        }
        PoolMethod::Amount(amount) => take(
            rec,
            name,
            Expression::yen(amount.value),
            vec![origin("pool.amount".to_owned(), amount.span)],
        ),
    }
}

/// `1 + rate × cost per yen of R`: what a rate on the profit after the bonus is divided by.
fn after_bonus(rate: Expression, pool: &LinkedPool) -> Expression {
    let one = Expression::percent(Ratio::ONE);
    match pool.employer_cost {
        Some(EmployerCost {
            rate: e,
            paid: PaidBy::OnTop,
            ..
        }) => {
            let whole = Expression::percent(Ratio::ONE).plus(Expression::percent(e));
            one.plus(rate.times(whole))
        }
        // Inside, R is the whole cost; without an employer's part, too.
        _ => one.plus(rate),
    }
}

/// Tiers: on parts each rate applies to the part of the basis inside its bracket, on the whole to all of it.
fn tiered(
    tiers: &[Tier],
    tier_on: TierOn,
    b: Ratio,
    pool: &LinkedPool,
    name: Name,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    match tier_on {
        TierOn::Whole => {
            // B exactly at `over` still lies in the bracket below.
            let reached = tiers.partition_point(|tier| tier.over < b);
            let Some((index, tier)) = reached
                .checked_sub(1)
                .and_then(|i| Some((i, tiers.get(i)?)))
            else {
                return take(rec, name, Expression::yen(Ratio::ZERO), Vec::new());
            };
            let product = Expression::yen(b).times(Expression::percent(tier.rate));
            take(rec, name, product, vec![tier_origin(index, tier)])
        }
        TierOn::Part(RateOn::ProfitBeforeBonus) => on_parts(tiers, b, name, rec),
        TierOn::Part(RateOn::ProfitAfterBonus) => {
            let profit = profit_after(tiers, b, pool, rec)?;
            on_parts(tiers, profit, name, rec)
        }
    }
}

/// The parts of `b` inside each bracket, at their rates.
fn on_parts(tiers: &[Tier], b: Ratio, name: Name, rec: &mut impl Recorder) -> Fallible<Ratio> {
    let mut parts = Vec::new();
    for (index, tier) in tiers.iter().enumerate() {
        if b <= tier.over {
            break;
        }
        let end = tiers
            .get(index.saturating_add(1))
            .map_or(b, |next| next.over.min(b));
        let inside = Expression::yen(end)
            .minus(Expression::yen(tier.over))
            .times(Expression::percent(tier.rate));
        let number = Name::Tier(index.saturating_add(1));
        parts.push(Expression::yen(take(
            rec,
            number,
            inside,
            vec![tier_origin(index, tier)],
        )?));
    }
    let sum = match parts.len() {
        0 => Expression::yen(Ratio::ZERO),
        _ => Expression::Sum(parts),
    };
    take(rec, name, sum, Vec::new())
}

/// The profit y after the bonus, `y + c·f(y) = b` for a cost of c a yen of R: the left side rises with y, so that the
/// bracket in which it passes b can be found from the bottom, and y exactly inside it.
fn profit_after(
    tiers: &[Tier],
    b: Ratio,
    pool: &LinkedPool,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    if b <= Ratio::ZERO {
        return Ok(b);
    }
    let per_yen = match pool.employer_cost {
        Some(EmployerCost {
            rate,
            paid: PaidBy::OnTop,
            ..
        }) => Ratio::ONE.add(rate)?,
        _ => Ratio::ONE,
    };
    let rise_at = |rate: Ratio| {
        let part = Expression::percent(rate);
        Expression::percent(Ratio::ONE).plus(match per_yen == Ratio::ONE {
            true => part,
            false => part.times(Expression::percent(per_yen)),
        })
    };
    // Where y stands at the lower end of a bracket, the basis that leads there, and the rate inside it.
    let (mut over, mut leads, mut rate) = (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    for (index, tier) in tiers.iter().enumerate() {
        let width = Expression::yen(tier.over).minus(Expression::yen(over));
        let next = Expression::yen(leads).plus(width.times(rise_at(rate)));
        if next.value()? >= b {
            break;
        }
        leads = match index {
            0 => Ratio::ZERO,
            _ => take(
                rec,
                Name::BasisAtTier(index.saturating_add(1)),
                next,
                vec![tier_origin(index, tier)],
            )?,
        };
        (over, rate) = (tier.over, tier.rate);
    }
    let rise = rise_at(rate);
    let above = Expression::yen(b).minus(Expression::yen(leads));
    let profit = match over.is_zero() {
        true => Expression::yen(b).over(rise),
        false => Expression::yen(over).plus(above.over(rise)),
    };
    take(rec, Name::ProfitAfterBonus, profit, Vec::new())
}

/// R held between `pool.min` and `pool.max`.
fn bounded(
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

fn tier_origin(index: usize, tier: &Tier) -> Origin {
    origin(format!("pool.tier[{}]", index.saturating_add(1)), tier.span)
}
