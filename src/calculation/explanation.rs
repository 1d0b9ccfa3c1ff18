//! The explanation of one person's bonus: the very functions of the run, once more, with a recorder that keeps what
//! they do.

use crate::money::Rounding;
use crate::people::Allotment;
use crate::policy::{Column, Entry, Field, Funding};

use super::fault::Fallible;
use super::fixed;
use super::outcome::{Reason, months};
use super::run::{Allotments, Run};
use super::trace::{
    Chapter, Expression, Heading, Name, Origin, Recorder, RoundedTo, Step, Trace, Unit,
};
use crate::money::Ratio;

/// Every step from the figure to the bonus of the person in that row, or why there is none.
///
/// # Errors
/// None that the run has not met.
pub fn explain(run: &Run<'_>, allotments: Allotments<'_>, row: usize) -> Fallible<Vec<Chapter>> {
    if let Some(reason) = run.not_paid(row) {
        let not_paid = Chapter {
            heading: Heading::NotPaid(reason.clone()),
            steps: Vec::new(),
        };
        // Only where it may be the rating that decides does it matter how that was found.
        let rating = match hangs_on_rating(run, reason) {
            true => rating(run, row)?,
            false => None,
        };
        return Ok([not_paid].into_iter().chain(rating).collect());
    }
    let outcome = &run.outcome;
    let mut chapters = Vec::from_iter(rating(run, row)?);
    chapters.extend([
        Chapter {
            heading: Heading::Pool,
            steps: outcome.pool.pool_steps.clone(),
        },
        Chapter {
            heading: Heading::Split,
            steps: outcome.pool.split_steps.clone(),
        },
    ]);
    let mut parts = Vec::new();
    for (index, component) in outcome.components.iter().enumerate() {
        let Some(steps) = component_steps(run, index, row)? else {
            continue;
        };
        if !component.steps.is_empty() {
            let heading = Heading::Coefficient(component.name.clone());
            chapters.push(Chapter {
                heading,
                steps: component.steps.clone(),
            });
        }
        chapters.push(Chapter {
            heading: Heading::Component(component.name.clone()),
            steps,
        });
        parts.push(
            component
                .amounts
                .get(row)
                .copied()
                .unwrap_or_default()
                .ratio(),
        );
    }
    let own: Vec<&Allotment> = own_allotments(run, allotments, row);
    if !own.is_empty() {
        let steps = own
            .iter()
            .map(|allotment| allotment_step(allotment))
            .collect();
        chapters.push(Chapter {
            heading: Heading::Allotments,
            steps,
        });
        parts.extend(own.iter().map(|allotment| allotment.amount.ratio()));
    }
    chapters.push(Chapter {
        heading: Heading::Bonus,
        steps: bonus_steps(run, row, &parts),
    });
    chapters.retain(|chapter| {
        !chapter.steps.is_empty() || matches!(chapter.heading, Heading::Rating(_))
    });
    Ok(chapters)
}

/// Whether the rating may be why a person is not paid.
fn hangs_on_rating(run: &Run<'_>, reason: &Reason) -> bool {
    let rules = &run.roster.policy.eligibility;
    let is_rating = |column: &Column| {
        column.field == Some(Field::Rating) || Field::of(&column.name) == Some(Field::Rating)
    };
    let conditions = |entries: &'_ [Entry]| -> Vec<Column> {
        let conditions = entries.iter().flat_map(|entry| &entry.conditions);
        let columns = conditions.map(|condition| condition.column.clone());
        columns.filter(is_rating).collect()
    };
    match reason {
        Reason::Excluded { matched, .. } => {
            let named = conditions(&rules.exclude);
            let names = |(column, _): &(String, String)| named.iter().any(|it| it.name == *column);
            matched.iter().any(names)
        }
        Reason::NotIncluded => !conditions(&rules.include).is_empty(),
        Reason::HiredAfterPeriod
        | Reason::HiredTooLate
        | Reason::LeftBeforePayment
        | Reason::Attendance { .. } => false,
    }
}

/// How a person came to the rating, where the policy says how.
fn rating(run: &Run<'_>, row: usize) -> Fallible<Option<Chapter>> {
    let mut trace = Trace::default();
    let verdicts = run.roster.explain_rating(row, &mut trace)?;
    Ok((!verdicts.is_empty()).then_some(Chapter {
        heading: Heading::Rating(verdicts),
        steps: trace.steps,
    }))
}

/// How a person came to the amount of a component; nothing where the component is not for the person.
fn component_steps(run: &Run<'_>, index: usize, row: usize) -> Fallible<Option<Vec<Step>>> {
    let Some(bound) = run.bound.get(index) else {
        return Ok(None);
    };
    if !bound.includes(&run.roster, row)? {
        return Ok(None);
    }
    let mut trace = Trace::default();
    let weight = bound.weight(&run.roster, row, &mut trace)?;
    match &bound.component.funding {
        Funding::Guaranteed { rounding } | Funding::Separate { rounding } => {
            fixed::amount(
                bound,
                weight,
                *rounding,
                run.roster.policy.rounding.unit,
                &mut trace,
            )?;
        }
        Funding::Pool { .. } => {
            if let (Some(task), Some(outcome), Some(Some(shared))) = (
                run.task(index),
                run.outcome.components.get(index),
                run.shared.get(index),
            ) {
                task.explain(outcome, shared, row, &run.roster, &mut trace)?;
            }
        }
    }
    Ok(Some(trace.steps))
}

fn own_allotments<'r>(run: &Run<'_>, allotments: Allotments<'r>, row: usize) -> Vec<&'r Allotment> {
    let id = crate::policy::key(run.roster.people.ids.get(row));
    allotments
        .rows
        .iter()
        .filter(|allotment| crate::policy::key(&allotment.employee_id) == id)
        .collect()
}

fn allotment_step(allotment: &Allotment) -> Step {
    let amount = allotment.amount.ratio();
    Step {
        name: Name::Allotment {
            reason: allotment.reason.clone(),
            approver: allotment.approver.clone(),
        },
        expression: Expression::yen(amount),
        rounding: None,
        result: amount,
        unit: Unit::Yen,
        origins: vec![Origin::Allotment {
            line: allotment.line,
        }],
    }
}

/// The sum, and what it is in months of base pay.
fn bonus_steps(run: &Run<'_>, row: usize, parts: &[Ratio]) -> Vec<Step> {
    let people = &run.outcome.people;
    let bonus = people.bonus.get(row).copied().unwrap_or_default();
    let mut trace = Trace::default();
    trace.record(|| Step {
        name: Name::Bonus,
        expression: match parts {
            [] => Expression::yen(bonus.ratio()),
            [one] => Expression::yen(*one),
            several => Expression::Sum(several.iter().copied().map(Expression::yen).collect()),
        },
        rounding: None,
        result: bonus.ratio(),
        unit: Unit::Yen,
        origins: Vec::new(),
    });
    let base_pay = people.base_pay.get(row).copied().flatten();
    if let (Some(pay), Some(months), Ok(unit)) =
        (base_pay, months(bonus, base_pay), Ratio::decimal_place(2))
    {
        trace.record(|| Step {
            name: Name::BonusMonths,
            expression: Expression::yen(bonus.ratio()).over(Expression::yen(pay)),
            rounding: Some(RoundedTo {
                unit,
                mode: Rounding::HalfUp,
            }),
            result: months,
            unit: Unit::Months,
            origins: Vec::new(),
        });
    }
    trace.steps
}
