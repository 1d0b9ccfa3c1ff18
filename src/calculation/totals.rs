//! The sums of a run.

use std::sync::Arc;

use crate::diagnostics::Findings;
use crate::money::{Money, Overflow, Ratio, Rounding};

use super::classes::ByClass;
use super::fault::{CalculationFault, Fallible};
use super::outcome::{ComponentOutcome, PeopleOutcome, PoolOutcome, Totals};
use super::prepared::Prepared;
use super::roster::Roster;

/// Everybody's bonus: components and allotments.
///
/// # Errors
/// A bonus below 0, overflow.
pub fn bonuses(
    roster: &Roster<'_>,
    components: &[ComponentOutcome],
    prepared: &Prepared,
) -> Result<ByClass<Money>, Findings<CalculationFault>> {
    let (divided, allotted) = (&prepared.divided, &prepared.allotted.by_person);
    let amounts = components.iter().map(|component| &component.amounts);
    if let Ok(Some(sums)) = divided.sums(amounts.chain([allotted]))
        && !sums.iter().any(|bonus| bonus.is_negative())
    {
        return Ok(ByClass::new(Arc::clone(&divided.classes), sums));
    }
    // Something is wrong: with whom.
    divided.classes.work_out(|row, findings| {
        let allotted = prepared.allotted.by_person.get(row).copied();
        let parts = components.iter().map(|component| component.amount(row));
        let bonus = Money::sum(allotted.into_iter().chain(parts));
        let bonus = bonus.map_err(Into::into).and_then(|bonus| {
            if !bonus.is_negative() {
                return Ok(bonus);
            }
            let employee = roster.people.ids.get(row).to_owned();
            let fault = CalculationFault::NegativeBonus { employee, bonus };
            Err(fault.at(roster.people.row_place(row)))
        });
        findings.take(bonus).unwrap_or_default()
    })
}

/// What guaranteed and pool components pay a person.
///
/// # Errors
/// Overflow.
pub fn by_rule(components: &[ComponentOutcome], row: usize) -> Result<Money, Overflow> {
    let components = components.iter().filter(|it| !it.is_separate());
    Money::sum(components.map(|component| component.amount(row)))
}

/// G: what guaranteed components pay in all.
///
/// # Errors
/// Overflow.
pub fn guaranteed<'c>(components: impl Iterator<Item = &'c ComponentOutcome>) -> Fallible<Money> {
    Ok(Money::sum(
        components
            .filter(|component| component.is_guaranteed())
            .map(|component| component.paid),
    )?)
}

/// The sums of the run. `guaranteed_overrun` is what the guaranteed components exceed the pool by.
///
/// # Errors
/// Overflow.
pub fn totals(
    pool: &PoolOutcome,
    components: &[ComponentOutcome],
    people: &PeopleOutcome,
    prepared: &Prepared,
    guaranteed_overrun: Money,
) -> Fallible<Totals> {
    let paid = people.bonus.sum()?;
    let separate = Money::sum(
        components
            .iter()
            .filter(|c| c.is_separate())
            .map(|c| c.paid),
    )?;
    let allotted = people.allotted.sum()?;
    let unallotted = pool.discretionary.sub(allotted)?.sub(pool.redistributed)?;
    let left_over = Money::sum(components.iter().map(|component| component.left_over))?;
    let overrun = Money::sum(components.iter().map(|component| component.overrun))?;
    let eligible = prepared.eligible_count;
    let average_bonus = match eligible {
        0 => None,
        count => {
            let mean = paid
                .ratio()
                .div(Ratio::integer(i128::try_from(count).map_err(|_| Overflow)?))?;
            Some(mean.round(Ratio::ONE, Rounding::HalfUp)?)
        }
    };
    Ok(Totals {
        employees: people.bonus.len(),
        eligible,
        paid,
        from_pool: paid.sub(separate)?,
        separate,
        guaranteed: guaranteed(components.iter())?,
        allotted,
        unallotted,
        left_over: left_over.add(unallotted)?.add(pool.unshared)?,
        overrun: overrun.add(guaranteed_overrun)?,
        average_bonus,
        average_months: average_months(paid, prepared.base_pay_total)?,
    })
}

/// Bonuses over base pay of all who are paid; nothing where the base pay of one of them is not known, because a mean
/// over the others would be of nobody in particular.
fn average_months(paid: Money, base_pay: Option<Ratio>) -> Result<Option<Ratio>, Overflow> {
    let base_pay = base_pay.filter(|pay| !pay.is_zero());
    base_pay
        .map(|pay| paid.ratio().div_digits(pay, 2, Rounding::HalfUp))
        .transpose()
}
