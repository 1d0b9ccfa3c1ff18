//! The shape of `bonuspool.comparison/1`: its keys and their order are fixed.

use serde::Serialize;

use crate::decision::{Comparison, Moved, SideTotals};
use crate::money::Overflow;

use super::lines;
use super::wire::Number;

#[derive(Serialize)]
struct Result<'a> {
    schema: &'static str,
    totals: Totals,
    gain: Sum,
    lose: Sum,
    same: Count,
    employees: Vec<Employee<'a>>,
}

#[derive(Serialize)]
struct Totals {
    old: Side,
    new: Side,
}

#[derive(Serialize)]
struct Side {
    pool: Option<Number>,
    cost: Option<Number>,
    employees: usize,
    eligible: Option<usize>,
    paid: Number,
    from_pool: Option<Number>,
    separate: Option<Number>,
    guaranteed: Option<Number>,
    allotted: Option<Number>,
    unallotted: Option<Number>,
    left_over: Option<Number>,
    overrun: Option<Number>,
    average_bonus: Option<Number>,
    average_months: Option<Number>,
}

#[derive(Serialize)]
struct Sum {
    employees: usize,
    sum: Number,
}

#[derive(Serialize)]
struct Count {
    employees: usize,
}

#[derive(Serialize)]
struct Employee<'a> {
    employee_id: &'a str,
    name: Option<&'a str>,
    old: Option<Number>,
    new: Option<Number>,
    difference: Option<Number>,
}

/// The comparison, with a line break at the end.
///
/// # Errors
/// [`Overflow`] where a difference or a sum leaves the exact range.
pub fn render(comparison: &Comparison) -> std::result::Result<String, Overflow> {
    let (gain, lose, same) = comparison.moves()?;
    let mut employees = Vec::new();
    for it in &comparison.people {
        let (employee_id, name) = comparison.who(it);
        employees.push(Employee {
            employee_id,
            name,
            old: comparison.old(it).map(|person| person.bonus.into()),
            new: comparison.new_side(it).map(|person| person.bonus.into()),
            difference: comparison.difference(it)?.map(Into::into),
        });
    }
    let result = Result {
        schema: "bonuspool.comparison/1",
        totals: Totals {
            old: (&comparison.old.totals).into(),
            new: (&comparison.new.totals).into(),
        },
        gain: gain.into(),
        lose: lose.into(),
        same: Count { employees: same },
        employees,
    };
    Ok(lines(&result))
}

impl From<&SideTotals> for Side {
    fn from(totals: &SideTotals) -> Self {
        Self {
            pool: totals.pool.map(Into::into),
            cost: totals.cost.map(Into::into),
            employees: totals.employees,
            eligible: totals.eligible,
            paid: totals.paid.into(),
            from_pool: totals.from_pool.map(Into::into),
            separate: totals.separate.map(Into::into),
            guaranteed: totals.guaranteed.map(Into::into),
            allotted: totals.allotted.map(Into::into),
            unallotted: totals.unallotted.map(Into::into),
            left_over: totals.left_over.map(Into::into),
            overrun: totals.overrun.map(Into::into),
            average_bonus: totals.average_bonus.map(Into::into),
            average_months: totals.average_months.map(Into::into),
        }
    }
}

impl From<Moved> for Sum {
    fn from(moved: Moved) -> Self {
        Self {
            employees: moved.employees,
            sum: moved.sum.into(),
        }
    }
}
