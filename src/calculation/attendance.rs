//! `[attendance]`: the attendance rate out of scheduled time, absences and lateness.

use crate::diagnostics::Place;
use crate::money::{Ratio, Rounding};
use crate::people::ColumnId;
use crate::policy::{Attendance, Column, Field, Scheduled};

use super::classes::Cells;
use super::fault::{CalculationFault, Fallible};
use super::roster::{Derived, Numbers, Roster};
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Silent, Step, Unit};

const NEEDED_BY: &str = "attendance";

/// `[attendance]`, bound to the columns of the people file.
pub struct AttendanceRule<'a> {
    rule: &'a Attendance,
    scheduled: Option<Numbers<'a>>,
    absences: Vec<(Numbers<'a>, Ratio)>,
    lateness: Option<Numbers<'a>>,
}

impl<'a> AttendanceRule<'a> {
    /// Binds the rule.
    ///
    /// # Errors
    /// [`CalculationFault::AttendanceTwice`] where the file has the rate already, and missing columns.
    pub fn new(rule: &'a Attendance, roster: &Roster<'a>) -> Fallible<Self> {
        if roster
            .people
            .number(&ColumnId::Field(Field::AttendanceRate))
            .is_some()
        {
            return Err(CalculationFault::AttendanceTwice.at(rule.span));
        }
        let scheduled = match &rule.scheduled {
            Scheduled::Number(_) => None,
            Scheduled::Column(column) => Some(column_of(roster, column)?),
        };
        let absences = rule
            .absences
            .iter()
            .map(|absence| Ok((column_of(roster, &absence.column)?, absence.counts)))
            .collect::<Fallible<_>>()?;
        let lateness = match &rule.lateness {
            None => None,
            Some(lateness) => Some(column_of(roster, &lateness.column)?),
        };
        Ok(Self {
            rule,
            scheduled,
            absences,
            lateness,
        })
    }

    /// Adds the cells that a person's rate hangs on.
    pub fn cells<'r>(&self, roster: &'r Roster<'a>, cells: &mut Vec<Cells<'r>>) {
        let absences = self.absences.iter().map(|(numbers, _)| *numbers);
        for numbers in absences.chain(self.scheduled).chain(self.lateness) {
            roster.number_cells(numbers, cells);
        }
    }

    /// The rate of a person: from 0 to 1, with `attendance.digits` decimals.
    ///
    /// # Errors
    /// Blank or 0 scheduled time, negative absences.
    pub fn rate(
        &self,
        roster: &Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        let (scheduled, mut origins) = self.scheduled(roster, row)?;
        let mut present = Expression::plain(scheduled);
        for &(numbers, counts) in &self.absences {
            let times = amount(roster, numbers, row)?;
            if !times.is_zero() && !counts.is_zero() {
                let one = counts == Ratio::ONE;
                let times = Expression::plain(times);
                present = present.minus(if one {
                    times
                } else {
                    times.times(Expression::plain(counts))
                });
                origins.extend(roster.origin(numbers, row));
            }
        }
        if let (Some(rule), Some(numbers)) = (&self.rule.lateness, self.lateness) {
            let times = amount(roster, numbers, row)?;
            if !times.is_zero() {
                // Each full `per_absence` counts, what is below one does not.
                let absences = Ratio::integer(times.count(rule.per_absence, Rounding::Down)?);
                rec.record(|| Step {
                    name: Name::Lateness,
                    expression: Expression::plain(times).over(Expression::plain(rule.per_absence)),
                    rounding: Some(RoundedTo {
                        unit: Ratio::ONE,
                        mode: Rounding::Down,
                    }),
                    result: absences,
                    unit: Unit::Plain,
                    origins: roster.origin(numbers, row).into_iter().collect(),
                });
                present = present
                    .minus(Expression::plain(absences).times(Expression::plain(rule.absence)));
            }
        }
        if present.value()?.is_negative() {
            present = Expression::Largest(vec![Expression::plain(Ratio::ZERO), present]);
        }
        let rate = present
            .value()?
            .div(scheduled)?
            .round_digits(self.rule.digits, Rounding::HalfUp)?;
        let unit = Ratio::decimal_place(self.rule.digits)?;
        rec.record(|| Step {
            name: Name::AttendanceRate,
            expression: present.over(Expression::plain(scheduled)),
            rounding: Some(RoundedTo {
                unit,
                mode: Rounding::HalfUp,
            }),
            result: rate,
            unit: Unit::Plain,
            origins,
        });
        Ok(rate)
    }

    fn scheduled(&self, roster: &Roster<'a>, row: usize) -> Fallible<(Ratio, Vec<Origin>)> {
        let (value, place, origin) = match (&self.rule.scheduled, self.scheduled) {
            (_, Some(numbers)) => {
                let value = roster.required(numbers, row, NEEDED_BY, &mut Silent)?;
                (
                    value,
                    roster.place(numbers, row),
                    roster.origin(numbers, row),
                )
            }
            (Scheduled::Number(number), None) => {
                let key = "attendance.scheduled".to_owned();
                (
                    number.value,
                    Place::Span(number.span),
                    Some(Origin::Policy {
                        key,
                        span: Some(number.span),
                    }),
                )
            }
            (Scheduled::Column(_), None) => (Ratio::ZERO, Place::Span(self.rule.span), None),
        };
        if value <= Ratio::ZERO {
            let employee = roster.people.ids.get(row).to_owned();
            return Err(CalculationFault::NoScheduledTime { employee }.at(place));
        }
        Ok((value, origin.into_iter().collect()))
    }
}

/// A column that the rate is derived from, which cannot be the rate itself.
fn column_of<'a>(roster: &Roster<'a>, column: &Column) -> Fallible<Numbers<'a>> {
    match roster.numbers(column, NEEDED_BY)? {
        Numbers::Derived(Derived::AttendanceRate) => {
            let (column, span) = (column.name.clone(), column.span);
            Err(CalculationFault::ColumnMissing {
                column,
                needed_by: NEEDED_BY.to_owned(),
            }
            .at(span))
        }
        numbers => Ok(numbers),
    }
}

/// How much of an absence there was; a blank cell is none.
fn amount<'a>(roster: &Roster<'a>, numbers: Numbers<'a>, row: usize) -> Fallible<Ratio> {
    let value = roster
        .number(numbers, row, NEEDED_BY, &mut Silent)?
        .unwrap_or(Ratio::ZERO);
    roster.not_negative(value, &roster.header(numbers), row, || {
        roster.place(numbers, row)
    })
}
