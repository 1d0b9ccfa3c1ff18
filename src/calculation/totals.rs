//! The sums of a run.

use crate::diagnostics::Findings;
use crate::money::{Money, Overflow, Ratio, Rounding};

use super::classes::ByClass;
use super::fault::{CalculationFault, Fallible};
use super::outcome::{ComponentOutcome, PeopleOutcome, PoolOutcome, Totals};
use super::roster::Roster;
use super::split::Allotted;

/// Everybody's bonus: components and allotments.
///
/// # Errors
/// A bonus below 0, overflow.
pub fn bonuses(
    roster: &Roster<'_>,
    components: &[ComponentOutcome],
    allotted: &Allotted,
) -> Result<Vec<Money>, Findings<CalculationFault>> {
    let mut findings = Findings::default();
    let mut bonuses = allotted.by_person.clone();
    for component in components {
        add_to(&mut bonuses, &component.amounts)?;
    }
    for (row, &bonus) in bonuses
        .iter()
        .enumerate()
        .filter(|(_, bonus)| bonus.is_negative())
    {
        let employee = roster.people.ids.get(row).to_owned();
        findings.add(
            CalculationFault::NegativeBonus { employee, bonus },
            roster.people.row_place(row),
        );
    }
    findings.into_result(bonuses)
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
    guaranteed_overrun: Money,
) -> Fallible<Totals> {
    let paid = Money::sum(people.bonus.iter().copied())?;
    let separate = Money::sum(
        components
            .iter()
            .filter(|c| c.is_separate())
            .map(|c| c.paid),
    )?;
    let allotted = Money::sum(people.allotted.iter().copied())?;
    let unallotted = pool.discretionary.sub(allotted)?.sub(pool.redistributed)?;
    let left_over = Money::sum(components.iter().map(|component| component.left_over))?;
    let overrun = Money::sum(components.iter().map(|component| component.overrun))?;
    let eligible = people
        .ineligible
        .iter()
        .filter(|reason| reason.is_none())
        .count();
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
        average_months: average_months(people)?,
    })
}

/// Bonuses over base pay of eligible people; nothing where the base pay of one of them is not known, because a mean
/// over the others would be of nobody in particular.
fn average_months(people: &PeopleOutcome) -> Fallible<Option<Ratio>> {
    let (mut bonus, mut pay) = (Ratio::ZERO, Ratio::ZERO);
    let rows = people
        .ineligible
        .iter()
        .zip(&people.bonus)
        .zip(people.base_pay.iter());
    for ((reason, person), base_pay) in rows {
        if reason.is_some() {
            continue;
        }
        let Some(base_pay) = base_pay else {
            return Ok(None);
        };
        bonus = bonus.add(person.ratio())?;
        pay = pay.add(*base_pay)?;
    }
    if pay.is_zero() {
        return Ok(None);
    }
    Ok(Some(bonus.div(pay)?.round_digits(2, Rounding::HalfUp)?))
}

fn add_to(sums: &mut [Money], amounts: &ByClass<Money>) -> Result<(), Overflow> {
    for (sum, &amount) in sums.iter_mut().zip(amounts.iter()) {
        *sum = sum.add(amount)?;
    }
    Ok(())
}
