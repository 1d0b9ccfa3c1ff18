//! Time of service: days, month ends and full years.

use jiff::civil::Date;

use crate::diagnostics::{Place, Span};
use crate::money::Ratio;
use crate::people::{DateColumn, NumberColumn, People};
use crate::policy::{Field, Policy, Service};

use super::classes::Cells;
use super::fault::{CalculationFault, Fallible};
use super::trace::{Expression, Name, Origin, Recorder, Step, Unit};

/// What service is counted from: the period and the dates of the people.
pub struct ServiceTime<'a> {
    people: &'a People,
    period: Option<PeriodFacts>,
    hired: Option<&'a DateColumn>,
    left: Option<&'a DateColumn>,
    leave_days: Option<&'a NumberColumn>,
    leave_months: Option<&'a NumberColumn>,
}

/// The period with what is counted in it.
#[derive(Clone, Copy)]
struct PeriodFacts {
    from: Date,
    to: Date,
    days: i64,
    month_ends: i64,
    span: Span,
}

/// Time served and the time there was.
#[derive(Clone, Copy)]
pub struct Served {
    /// Days or month ends served, leave taken off; never below 0.
    pub served: Ratio,
    /// All days or month ends of the period; above 0.
    pub of: Ratio,
}

impl<'a> ServiceTime<'a> {
    /// Finds the columns of `people` that service is counted from.
    pub fn new(policy: &Policy, people: &'a People) -> Self {
        use crate::people::ColumnId::Field as Known;
        Self {
            people,
            period: policy.period.as_ref().map(|period| PeriodFacts {
                from: period.value.from,
                to: period.value.to,
                days: days_between(period.value.from, period.value.to),
                month_ends: month_ends(period.value.from, period.value.to),
                span: period.span,
            }),
            hired: people.date(&Known(Field::HireDate)),
            left: people.date(&Known(Field::LeaveDate)),
            leave_days: people.number(&Known(Field::LeaveDays)),
            leave_months: people.number(&Known(Field::LeaveMonths)),
        }
    }

    /// Adds the cells that a person's time of service hangs on. What lies outside the period does not matter.
    pub fn cells<'r>(&'r self, unit: Service, cells: &mut Vec<Cells<'r>>) {
        let (from, to) = match self.period {
            Some(period) => (period.from, period.to),
            None => (Date::MIN, Date::MAX),
        };
        let dates = self.hired.into_iter().map(|it| (it, from, Date::MAX));
        let dates = dates.chain(self.left.map(|it| (it, Date::MIN, to)));
        cells.extend(dates.map(|(it, first, last)| Cells::dates(it, first, last)));
        let leave = match unit {
            Service::Days => self.leave_days,
            Service::Months => self.leave_months,
        };
        cells.extend(leave.map(|column| Cells::Codes(&column.codes)));
    }

    /// Adds the cells of the hire date.
    pub fn hire_cells<'r>(&'r self, cells: &mut Vec<Cells<'r>>) {
        cells.extend(self.hired.map(|it| Cells::Codes(&it.codes)));
    }

    /// Adds what can be asked of the dates: whether they are there, whether somebody was hired after one of these days or
    /// left before that one, and whether anybody left before being hired.
    pub fn date_cells<'r>(
        &'r self,
        hired_after: &[Date],
        left_before: Option<Date>,
        cells: &mut Vec<Cells<'r>>,
    ) {
        let after = |hired: Date| hired_after.iter().filter(|&&day| hired > day).count();
        let before = |left: Date| left_before.is_some_and(|day| left < day);
        cells.extend(self.hired.map(|it| Cells::by(it, |date| date.map(after))));
        cells.extend(self.left.map(|it| Cells::by(it, |date| date.map(before))));
        if let (Some(hired), Some(_)) = (self.hired, self.left) {
            let rows = 0..hired.codes.len();
            let reversed = rows.map(|row| self.left_before_hired(row));
            cells.push(Cells::Flags(reversed.collect()));
        }
    }

    /// Whether the person left before being hired.
    pub fn left_before_hired(&self, row: usize) -> bool {
        let both = self.hired(row).zip(self.left(row));
        both.is_some_and(|(hired, left)| left < hired)
    }

    /// When the person was hired; nothing where the cell is blank.
    pub fn hired(&self, row: usize) -> Option<Date> {
        self.hired.and_then(|column| column.get(row))
    }

    /// The last day on which the person was employed; nothing for who still is.
    pub fn left(&self, row: usize) -> Option<Date> {
        self.left.and_then(|column| column.get(row))
    }

    /// The cell of the leave date.
    pub fn left_place(&self, row: usize) -> Place {
        self.left.map_or(Place::Nowhere, |column| {
            self.people.cell_place(row, &column.header)
        })
    }

    /// Days or month ends served inside the period.
    pub fn served(
        &self,
        unit: Service,
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Served> {
        let period = self.period(needed_by)?;
        let hired = self.hire_date(row, needed_by)?;
        let from = hired.max(period.from);
        let to = self.left(row).map_or(period.to, |left| left.min(period.to));
        let (employed, of, leave) = match unit {
            Service::Days => (days_between(from, to), period.days, self.leave_days),
            Service::Months => (month_ends(from, to), period.month_ends, self.leave_months),
        };
        if of == 0 {
            return Err(CalculationFault::NoMonthEnd.at(period.span));
        }
        let taken = self.leave(leave, row)?;
        let (employed, of) = (Ratio::integer(employed.into()), Ratio::integer(of.into()));
        let served = employed.sub(taken)?.max(Ratio::ZERO);
        rec.record(|| {
            let difference = Expression::plain(employed).minus(Expression::plain(taken));
            Step {
                name: Name::Service(unit),
                expression: if served.is_zero() {
                    Expression::Largest(vec![Expression::plain(Ratio::ZERO), difference])
                } else if taken.is_zero() {
                    Expression::plain(employed)
                } else {
                    difference
                },
                rounding: None,
                result: served,
                unit: Unit::Plain,
                origins: self.origins(
                    row,
                    &[self.hired_header(), self.left_header(row)],
                    leave,
                    period.span,
                ),
            }
        });
        Ok(Served { served, of })
    }

    /// Full years from the hire date to the day after the period.
    pub fn years(&self, row: usize, needed_by: &str, rec: &mut impl Recorder) -> Fallible<Ratio> {
        let period = self.period(needed_by)?;
        let hired = self.hire_date(row, needed_by)?;
        // The day after: whoever was hired on 1 April has served a full year on 31 March.
        let until = period.to.tomorrow().unwrap_or(period.to);
        let short = (until.month(), until.day()) < (hired.month(), hired.day());
        let years = i128::from(until.year())
            .saturating_sub(hired.year().into())
            .saturating_sub(short.into());
        let years = Ratio::integer(years.max(0));
        rec.record(|| Step {
            name: Name::YearsOfService,
            expression: Expression::number(years, Unit::Years),
            rounding: None,
            result: years,
            unit: Unit::Years,
            origins: self.origins(row, &[self.hired_header()], None, period.span),
        });
        Ok(years)
    }

    fn period(&self, needed_by: &str) -> Fallible<PeriodFacts> {
        self.period.ok_or_else(|| {
            CalculationFault::PeriodMissing {
                needed_by: needed_by.to_owned(),
            }
            .at(Place::Nowhere)
        })
    }

    /// When the person was hired, where a rule needs to know.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`] and [`CalculationFault::Blank`].
    pub fn hire_date(&self, row: usize, needed_by: &str) -> Fallible<Date> {
        let Some(column) = self.hired else {
            let column = Field::HireDate.name().to_owned();
            return Err(CalculationFault::ColumnMissing {
                column,
                needed_by: needed_by.to_owned(),
            }
            .at(Place::File(self.people.file)));
        };
        column.get(row).ok_or_else(|| {
            CalculationFault::Blank {
                employee: self.people.ids.get(row).to_owned(),
                column: column.header.clone(),
                needed_by: needed_by.to_owned(),
            }
            .at(self.people.cell_place(row, &column.header))
        })
    }

    /// Days or months of leave; a blank cell, or no column, is none.
    fn leave(&self, column: Option<&NumberColumn>, row: usize) -> Fallible<Ratio> {
        let Some(column) = column else {
            return Ok(Ratio::ZERO);
        };
        let taken = column.get(row).map_or(Ratio::ZERO, Ratio::from);
        if taken.is_negative() {
            return Err(CalculationFault::Negative {
                employee: Some(self.people.ids.get(row).to_owned()),
                of: column.header.clone(),
                value: taken,
            }
            .at(self.people.cell_place(row, &column.header)));
        }
        Ok(taken)
    }

    fn hired_header(&self) -> Option<&str> {
        self.hired.map(|column| column.header.as_str())
    }

    fn left_header(&self, row: usize) -> Option<&str> {
        self.left
            .filter(|column| column.get(row).is_some())
            .map(|column| column.header.as_str())
    }

    fn origins(
        &self,
        row: usize,
        headers: &[Option<&str>],
        leave: Option<&NumberColumn>,
        period: Span,
    ) -> Vec<Origin> {
        let leave = leave
            .filter(|column| column.get(row).is_some())
            .map(|column| column.header.as_str());
        let cell = |header: &str| Origin::Cell {
            line: self.people.line(row),
            header: header.to_owned(),
        };
        headers
            .iter()
            .copied()
            .chain([leave])
            .flatten()
            .map(cell)
            .chain([Origin::Policy {
                key: "policy.period".to_owned(),
                span: Some(period),
            }])
            .collect()
    }
}

/// Days from `from` to `to`, both included; 0 where `to` lies before.
fn days_between(from: Date, to: Date) -> i64 {
    if to < from {
        return 0;
    }
    from.until(to)
        .map_or(0, |span| i64::from(span.get_days()).saturating_add(1))
}

/// Month ends from `from` to `to`, both included; 0 where `to` lies before.
fn month_ends(from: Date, to: Date) -> i64 {
    if to < from {
        return 0;
    }
    let months = |date: Date| {
        i64::from(date.year())
            .saturating_mul(12)
            .saturating_add(i64::from(date.month()))
    };
    let last_counts = i64::from(to == to.last_of_month());
    months(to)
        .saturating_sub(months(from))
        .saturating_add(last_counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn both_ends_of_the_period_count() {
        assert_eq!(days_between(date(2026, 4, 1), date(2026, 9, 30)), 183); // 30+31+30+31+31+30
        assert_eq!(days_between(date(2026, 4, 1), date(2026, 4, 1)), 1);
        assert_eq!(days_between(date(2026, 4, 2), date(2026, 4, 1)), 0);
    }

    #[test]
    fn a_month_counts_at_its_end() {
        assert_eq!(month_ends(date(2026, 4, 1), date(2026, 9, 30)), 6);
        assert_eq!(month_ends(date(2026, 4, 30), date(2026, 4, 30)), 1);
        assert_eq!(month_ends(date(2026, 4, 1), date(2026, 4, 29)), 0);
        assert_eq!(month_ends(date(2027, 12, 31), date(2028, 2, 28)), 2); // 31 December, 31 January; 2028 has a 29 February
        assert_eq!(month_ends(date(2026, 5, 1), date(2026, 4, 30)), 0);
    }
}
