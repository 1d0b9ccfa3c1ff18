//! The adjustment coefficient (調整係数): found exactly, held to its bounds, rounded to be published.

use crate::allocate::{self, AllocateError, Coefficient, Limit, Reach, Sharing};
use crate::diagnostics::{Finding, Place};
use crate::money::{Money, Overflow, Ratio};
use crate::policy::{Adjustment, Scale};

use super::fault::{CalculationFault, Fallible};
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Side, Step, Unit};

/// The coefficient of a component, and how it came about.
#[derive(Debug, Clone, Copy)]
pub struct Adjusted {
    /// k as used: money a quantum of weight as the policy sees it (a yen of the rule's money, or a point).
    pub k: Ratio,
    /// The division that k as found is: what is shared over the tentative amounts that share it.
    pub division: (Ratio, Ratio),
    /// k as the kernel sees it: units of rounding a quantum of tentative amount.
    pub kernel: Coefficient,
    /// How far the coefficient as found reaches.
    pub reach: Reach,
    /// Whether k is as found, neither bounded nor rounded.
    pub as_found: bool,
    /// `adjustment.min` raised it.
    pub raised: bool,
    /// `adjustment.digits` rounded it up.
    pub rounded_up: bool,
}

impl Adjusted {
    /// Whether the shares add up to what there is, so that units that rounding down leaves can be handed out.
    pub fn hands_out(&self) -> bool {
        self.as_found && self.reach == Reach::Exactly
    }
}

/// What is needed to turn coefficients of the kernel into coefficients of the policy and back.
#[derive(Debug, Clone, Copy)]
pub struct Scales {
    /// What amounts are multiples of.
    pub unit: Money,
    /// What a tentative amount of 1 is: the smallest step of a weight, or a yen.
    pub quantum: Ratio,
}

impl Scales {
    /// A coefficient of the kernel as the policy sees it.
    fn policy(self, kernel: Coefficient) -> Result<Ratio, Overflow> {
        Ratio::new(kernel.numer(), kernel.denom())?
            .mul(self.unit.ratio())?
            .div(self.quantum)
    }

    /// A coefficient of the policy as the kernel sees it.
    ///
    /// # Errors
    /// Overflow.
    pub fn kernel(self, k: Ratio) -> Fallible<Coefficient> {
        let kernel = k.mul(self.quantum)?.div(self.unit.ratio())?;
        Coefficient::new(kernel.numerator(), kernel.denominator()).map_err(|_| Overflow.into())
    }

    /// Units as money.
    fn money(self, units: i128) -> Result<Ratio, Overflow> {
        self.unit.ratio().mul(Ratio::integer(units))
    }
}

/// Finds k, then applies `scale`, `max`, `min` and `digits`, in this order.
///
/// # Errors
/// [`CalculationFault::NobodyToPay`], overflow.
pub fn adjust(
    sharing: &Sharing<'_>,
    scales: Scales,
    adjustment: &Adjustment,
    key: &str,
    weights: Unit,
    nobody: impl FnOnce() -> Box<Finding<CalculationFault>>,
    rec: &mut impl Recorder,
) -> Fallible<Adjusted> {
    let (kernel, reach) = match allocate::coefficient(sharing) {
        Ok(found) => found,
        Err(AllocateError::NobodyToPay { .. }) => return Err(nobody()),
        Err(AllocateError::Overflow | AllocateError::Invalid(_)) => return Err(Overflow.into()),
    };
    let found = scales.policy(kernel)?;
    // A coefficient of points is money a point.
    let unit = if weights == Unit::Points {
        Unit::Yen
    } else {
        Unit::Plain
    };
    let division = record_found(sharing, scales, kernel, reach, found, weights, rec)?;
    let mut k = found;
    let mut bound = |k: Ratio, side: Side, limit: Ratio, origin: Origin| {
        let pair = vec![Expression::number(k, unit), Expression::number(limit, unit)];
        let (expression, result) = match side {
            Side::Max => (Expression::Smallest(pair), k.min(limit)),
            Side::Min => (Expression::Largest(pair), k.max(limit)),
        };
        if result != k {
            let name = Name::CoefficientBounded(side);
            rec.record(|| Step {
                name,
                expression,
                rounding: None,
                result,
                unit,
                origins: vec![origin],
            });
        }
        result
    };
    let origin = |part: &str, span| Origin::Policy {
        key: format!("{key}.adjustment.{part}"),
        span,
    };
    if adjustment.scale == Scale::DownOnly {
        k = bound(k, Side::Max, Ratio::ONE, origin("scale", None));
    }
    if let Some(max) = &adjustment.max {
        k = bound(k, Side::Max, max.value, origin("max", Some(max.span)));
    }
    let before_min = k;
    if let Some(min) = &adjustment.min {
        k = bound(k, Side::Min, min.value, origin("min", Some(min.span)));
    }
    let raised = k > before_min;
    // Rounding k where everyone stands at a maximum could only take money from people, for nothing.
    let everyone_at_max = matches!(reach, Reach::Short { .. }) && k >= found;
    let exact = k;
    if let Some(digits) = adjustment.digits.filter(|_| !everyone_at_max) {
        let to = RoundedTo {
            unit: Ratio::decimal_place(digits.digits)?,
            mode: digits.mode,
        };
        k = exact.round(to.unit, to.mode)?;
        rec.record(|| Step {
            name: Name::CoefficientRounded,
            expression: Expression::number(exact, unit),
            rounding: Some(to),
            result: k,
            unit,
            origins: vec![origin("digits", None)],
        });
    }
    Ok(Adjusted {
        k,
        division,
        kernel: scales.kernel(k)?,
        reach,
        as_found: k == found,
        raised,
        rounded_up: k > exact,
    })
}

/// Records k as found and gives the division that it is: `V ÷ Σt`; where limits hold somebody, `(V − what they take) ÷ Σt of the others`.
fn record_found(
    sharing: &Sharing<'_>,
    scales: Scales,
    kernel: Coefficient,
    reach: Reach,
    found: Ratio,
    weights: Unit,
    rec: &mut impl Recorder,
) -> Fallible<(Ratio, Ratio)> {
    let unit = if weights == Unit::Points {
        Unit::Yen
    } else {
        Unit::Plain
    };
    let (mut held, mut between) = (0_i128, 0_i128);
    for (index, &tentative) in sharing.tentative.iter().enumerate() {
        let limit = sharing
            .limits
            .and_then(|limits| limits.get(index))
            .copied()
            .unwrap_or(Limit::NONE);
        let heads = sharing.heads.and_then(|heads| heads.get(index));
        let heads = heads.copied().map_or(1, i128::from);
        let add = |sum: i128, one: i128| sum.checked_add(one.checked_mul(heads)?);
        if sharing.limits.is_none() {
            between = add(between, tentative).ok_or(Overflow)?;
            continue;
        }
        let free = share(kernel, tentative, Limit::NONE)?;
        let clamped = share(kernel, tentative, limit)?;
        if (free.floor, free.remainder) == (clamped.floor, clamped.remainder) {
            between = add(between, tentative).ok_or(Overflow)?;
        } else {
            held = add(held, clamped.floor).ok_or(Overflow)?;
        }
    }
    let target = match reach {
        Reach::Exactly => sharing.total,
        Reach::Short { reached } => reached,
        Reach::Over { minimums } => minimums,
    };
    let between = scales.quantum.mul(Ratio::integer(between))?;
    let (total, held) = (scales.money(target)?, scales.money(held)?);
    if !held.is_zero() {
        rec.record(|| plain_step(Name::AtLimits, Expression::yen(held), held, Unit::Yen));
        rec.record(|| {
            plain_step(
                Name::TentativeBetween,
                Expression::number(between, weights),
                between,
                weights,
            )
        });
    }
    let trivial = found.is_zero() || between.is_zero();
    rec.record(|| {
        let shared = match held.is_zero() {
            true => Expression::yen(total),
            false => Expression::yen(total).minus(Expression::yen(held)),
        };
        let expression = match trivial {
            true => Expression::number(found, unit),
            false => shared.over(Expression::number(between, weights)),
        };
        plain_step(Name::CoefficientFound, expression, found, unit)
    });
    Ok(match trivial {
        true => (found, Ratio::ONE),
        false => (total.sub(held)?, between),
    })
}

/// A person's exact share, with the kernel's errors as ours.
///
/// # Errors
/// Overflow.
pub fn share(k: Coefficient, tentative: i128, limit: Limit) -> Fallible<allocate::Share> {
    allocate::share(k, tentative, limit).map_err(|_| CalculationFault::Overflow.at(Place::Nowhere))
}

fn plain_step(name: Name, expression: Expression, result: Ratio, unit: Unit) -> Step {
    Step {
        name,
        expression,
        rounding: None,
        result,
        unit,
        origins: Vec::new(),
    }
}
