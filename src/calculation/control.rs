//! Control totals: a file that was cut off halfway, or sent twice, does not add up to them.

use crate::diagnostics::{Findings, Span, Spanned};
use crate::money::{Overflow, Ratio};
use crate::policy::{Column, Field};

use super::fault::{CalculationFault, Control};
use super::roster::Roster;
use super::trace::Silent;

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
    let fields = [
        (
            Control::BaseSalary,
            Field::BaseSalary,
            &expect.base_salary_total,
        ),
        (
            Control::Attendance,
            Field::AttendanceRate,
            &expect.attendance_total,
        ),
    ];
    for (control, field, expected) in fields {
        if let Some(expected) = expected {
            let total = total(roster, field, expected.span)?;
            compare(control, &Some(expected.clone()), total);
        }
    }
    findings.into_result(())
}

/// The sum of a column, or of what is derived in its stead; blank cells count as nothing.
fn total(
    roster: &Roster<'_>,
    field: Field,
    span: Span,
) -> Result<Ratio, Findings<CalculationFault>> {
    let column = Column {
        name: field.name().to_owned(),
        field: Some(field),
        span,
    };
    let numbers = roster.numbers(&column, "expect")?;
    let mut sum = Ratio::ZERO;
    for row in 0..roster.people.len() {
        if let Some(value) = roster.number(numbers, row, "expect", &mut Silent)? {
            sum = sum.add(value)?;
        }
    }
    Ok(sum)
}
