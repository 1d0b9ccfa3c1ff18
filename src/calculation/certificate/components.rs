//! The certificate of one component: what everybody gets, against the rules and not against the steps.

use crate::allocate::Reach;
use crate::calculation::fixed::Priced;
use crate::calculation::outcome::ComponentOutcome;
use crate::calculation::run::Run;
use crate::calculation::sharing::{Claims, Shared, Task};
use crate::calculation::trace::Silent;
use crate::money::{Money, Ratio, Rounding};
use crate::policy::{Funding, Scale, SharingMode};

use super::Uncertified;

/// Proves a component.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(run: &Run<'_>, index: usize, component: &ComponentOutcome) -> Result<(), Uncertified> {
    let shared = run.shared.get(index).and_then(Option::as_ref);
    match (shared, run.task(index)) {
        (None, None) => fixed(run, index, component),
        (Some(shared), Some(task)) => {
            let mode = run.roster.policy.rounding.mode;
            let proved = shared.certify(mode, &run.rank);
            proved.map_err(|violation| Uncertified::Sharing {
                component: component.name.clone(),
                violation,
            })?;
            coefficient(component, shared, &task)?;
            overrun(component, shared, &task)?;
            let kept = payouts(run, component, shared, &task)?;
            if mode == SharingMode::Exact {
                return Ok(());
            }
            equals(component, shared, &kept)
        }
        _ => Err(Uncertified::Unchecked),
    }
}

/// What is guaranteed or separate is the rule's money in whole units, off by less than one and on the right side.
fn fixed(run: &Run<'_>, index: usize, component: &ComponentOutcome) -> Result<(), Uncertified> {
    let bound = run.bound.get(index).ok_or(Uncertified::Unchecked)?;
    let (Funding::Guaranteed { rounding } | Funding::Separate { rounding }) =
        bound.component.funding
    else {
        return Err(Uncertified::Unchecked);
    };
    let unit = run.roster.policy.rounding.unit;
    let classes = component.amounts.classes();
    let amounts = component.amounts.values().iter();
    let all = classes
        .firsts()
        .zip(amounts.zip(component.weights.values()));
    for (row, (&amount, &weight)) in all {
        let due = Priced::of(bound, weight).value()?;
        let over = amount.ratio().sub(due)?;
        let distance = over.max(due.sub(amount.ratio())?);
        let right = match rounding {
            Rounding::Down => over <= Ratio::ZERO && distance < unit.ratio(),
            Rounding::Up => !over.is_negative() && distance < unit.ratio(),
            Rounding::HalfUp | Rounding::HalfEven => distance.add(distance)? <= unit.ratio(),
        };
        let paid_by_right = run.not_paid(row).is_none() || amount == Money::ZERO;
        if !right || !paid_by_right || !whole(amount, unit)? {
            return Err(Uncertified::Fixed {
                component: component.name.clone(),
                row,
            });
        }
    }
    Ok(())
}

/// The coefficient shown is the one that was shared by, and keeps the policy's bounds and decimals.
fn coefficient(
    component: &ComponentOutcome,
    shared: &Shared,
    task: &Task<'_, '_>,
) -> Result<(), Uncertified> {
    let wrong = || Uncertified::Coefficient {
        component: component.name.clone(),
    };
    let k = component.coefficient.ok_or_else(wrong)?;
    let same = shared
        .claims
        .scales
        .kernel(k)
        .is_ok_and(|kernel| kernel == shared.kernel);
    let bounds = task.adjustment;
    let below = |max: Ratio| k <= max;
    let within = (bounds.scale == Scale::Both || below(Ratio::ONE))
        && bounds.max.as_ref().is_none_or(|max| below(max.value))
        && bounds.min.as_ref().is_none_or(|min| k >= min.value);
    let unreached = shared
        .adjusted
        .is_none_or(|adjusted| matches!(adjusted.reach, Reach::Short { .. }));
    let published = match bounds.digits {
        Some(digits) if !unreached => k
            .decimals()
            .is_some_and(|decimals| decimals <= digits.digits),
        _ => true,
    };
    if same && within && published {
        Ok(())
    } else {
        Err(wrong())
    }
}

/// Before payout factors more is paid than there is only where the policy says so.
fn overrun(
    component: &ComponentOutcome,
    shared: &Shared,
    task: &Task<'_, '_>,
) -> Result<(), Uncertified> {
    let (Some(pool), Some(adjusted)) = (component.pool, shared.adjusted) else {
        return Ok(());
    };
    let all = shared.units.iter().zip(shared.classes.heads());
    let units = all.into_iter().try_fold(0_i128, |sum, (units, &heads)| {
        sum.checked_add(units.checked_mul(heads.into())?)
    });
    let paid = shared
        .claims
        .scales
        .unit
        .times(units.ok_or(Uncertified::Overflow)?)?;
    let forced = adjusted.raised || matches!(adjusted.reach, Reach::Over { .. });
    let rounded = adjusted.rounded_up
        || matches!(task.rounding.mode, SharingMode::Each(rounding) if rounding != Rounding::Down);
    if paid <= pool || (forced && task.pay_when_short) || (!forced && rounded) {
        return Ok(());
    }
    Err(Uncertified::Overpaid {
        component: component.name.clone(),
    })
}

/// What people get is their whole units times their payout factors, less than a unit below for each factor. Gives the
/// product of the payout factors of every class.
fn payouts(
    run: &Run<'_>,
    component: &ComponentOutcome,
    shared: &Shared,
    task: &Task<'_, '_>,
) -> Result<Vec<Ratio>, Uncertified> {
    let unit = shared.claims.scales.unit;
    let factors = i128::try_from(task.bound.payout.len()).map_err(|_| Uncertified::Overflow)?;
    let mut kept = Vec::with_capacity(shared.units.len());
    let amounts = component.amounts.values().iter().zip(&shared.units);
    let firsts = shared.classes.firsts().zip(shared.member.values());
    for ((row, &member), (&amount, &units)) in firsts.zip(amounts) {
        if !member && amount != Money::ZERO {
            return Err(Uncertified::PaidWithoutRight { row });
        }
        let mut product = Ratio::ONE;
        for factor in task.bound.payout.iter().filter(|_| member) {
            let coefficient = factor.coefficient(&run.roster, row, &mut Silent);
            product = product.mul(coefficient.map_err(|_| Uncertified::Unchecked)?.value)?;
        }
        let due = unit.times(units)?;
        // Whole units that nothing cuts need no fractions.
        if amount == due && product == Ratio::ONE && !amount.is_negative() {
            kept.push(product);
            continue;
        }
        let exact = due.ratio().mul(product)?;
        let cut = exact.sub(amount.ratio())?;
        let most = unit.times(factors)?.ratio();
        let right = cut.is_zero() || (!cut.is_negative() && cut < most);
        if !right || amount.is_negative() || !whole(amount, unit)? {
            return Err(Uncertified::Payout {
                component: component.name.clone(),
                row,
            });
        }
        kept.push(product);
    }
    Ok(kept)
}

/// People with the same tentative amount, limits and payout factors get the same.
fn equals(
    component: &ComponentOutcome,
    shared: &Shared,
    kept: &[Ratio],
) -> Result<(), Uncertified> {
    let amounts = component.amounts.values();
    let claims = &shared.claims;
    let pairs = claims.equals.get_or_init(|| pairs(claims, kept));
    let unlike = |&&(a, b): &&(usize, usize)| amounts.get(a) != amounts.get(b);
    match pairs.iter().find(unlike) {
        None => Ok(()),
        Some(&(a, b)) => Err(Uncertified::Unequal {
            component: component.name.clone(),
            rows: (shared.classes.first(a), shared.classes.first(b)),
        }),
    }
}

/// Classes with equal facts, each with the next. The pool has no part in them.
fn pairs(claims: &Claims, kept: &[Ratio]) -> Vec<(usize, usize)> {
    let facts = |class: usize| {
        let limit = claims.limit(class);
        (
            claims.tentative.get(class),
            limit.min,
            limit.max,
            kept.get(class),
        )
    };
    let mut classes: Vec<usize> = (0..claims.tentative.len()).collect();
    classes.sort_unstable_by_key(|&class| facts(class));
    let next = classes.iter().zip(classes.iter().skip(1));
    let equal = next.filter(|&(&a, &b)| facts(a) == facts(b));
    equal.map(|(&a, &b)| (a, b)).collect()
}

fn whole(amount: Money, unit: Money) -> Result<bool, Uncertified> {
    Ok(unit.times(amount.units(unit)?)? == amount)
}
