//! Control totals: a file that was cut off halfway, or sent twice, does not add up to them.

use crate::diagnostics::{Findings, Spanned};
use crate::money::{Overflow, Ratio};
use crate::people::ColumnId;
use crate::policy::Field;

use super::fault::{CalculationFault, Control};
use super::roster::Roster;

/// Holds the people file against `[expect]`.
///
/// # Errors
/// Every total that differs.
pub fn check(roster: &Roster<'_>) -> Result<(), Findings<CalculationFault>> {
    let expect = &roster.policy.expect;
    let people = i128::try_from(roster.people.len()).map_err(|_| Overflow)?;
    let mut findings = Findings::default();
    let mut compare = |control: Control, expected: &Option<Spanned<Ratio>>, found: Ratio| {
        if let Some(expected) = expected.as_ref().filter(|expected| expected.value != found) {
            let fault = CalculationFault::ControlTotal {
                control,
                expected: expected.value,
                found,
            };
            findings.add(fault, expected.span);
        }
    };
    compare(
        Control::Employees,
        &expect.employees,
        Ratio::integer(people),
    );
    if expect.base_salary_total.is_some() {
        compare(
            Control::BaseSalary,
            &expect.base_salary_total,
            total(roster, Field::BaseSalary)?,
        );
    }
    if expect.attendance_total.is_some() {
        compare(
            Control::Attendance,
            &expect.attendance_total,
            total(roster, Field::AttendanceRate)?,
        );
    }
    findings.into_result(())
}

/// The sum of a column; blank cells count as nothing.
fn total(roster: &Roster<'_>, field: Field) -> Result<Ratio, Overflow> {
    let column = roster.people.number(&ColumnId::Field(field));
    let values = column
        .into_iter()
        .flat_map(|column| column.values.iter().flatten());
    Ratio::sum(values.map(|value| Ratio::from(*value)))
}
