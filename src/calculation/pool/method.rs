//! R, as each method of the pool gives it.

use crate::money::Ratio;
use crate::policy::{EmployerCost, LinkedPool, Months, PaidBy, Policy, PoolMethod, RateOn};

use super::tiers::tiered;
use super::{Staff, all_base_pay, origin, people, take};
use crate::calculation::fault::Fallible;
use crate::calculation::figures::{figure_origin, positive_figure};
use crate::calculation::through::band_of_ratio;
use crate::calculation::trace::{Expression, Name, Recorder, Step, Unit};

/// R before anything else is done to it.
pub fn by_method(
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
                let heads = people(staff.eligible)?;
                rec.record(|| Step {
                    name: Name::EligiblePeople,
                    expression: Expression::number(heads, Unit::People),
                    rounding: None,
                    result: heads,
                    unit: Unit::People,
                    origins: Vec::new(),
                });
                line = line.times(Expression::number(heads, Unit::People));
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
