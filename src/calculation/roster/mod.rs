//! What a rule can ask of a person: the columns of the people file, and those that are derived where the file has
//! none of that name. Numbers here; `texts`, `rated` (ratings), `base_pay`, `derived` and `cells` beside.

mod base_pay;
mod cells;
mod derived;
mod rated;
mod texts;

use std::sync::Arc;

use crate::diagnostics::{Finding, Findings, Place};
use crate::evaluation::Achievements;
use crate::money::Ratio;
use crate::people::{ColumnId, NumberColumn, People};
use crate::policy::{Column, Field, Policy, Service};

use super::attendance::AttendanceRule;
use super::fault::{CalculationFault, Fallible};
use super::goals::GoalColumn;
use super::ratings::{RatingRule, Ratings};
use super::service::ServiceTime;
use super::trace::{Expression, Name, Origin, Recorder, Silent, Step, Unit};

pub use derived::Derived;
pub use texts::Texts;

/// The people, with everything that can be derived about them.
pub struct Roster<'a> {
    /// The rules.
    pub policy: &'a Policy,
    /// The people.
    pub people: &'a People,
    /// Their time of service.
    pub service: ServiceTime<'a>,
    attendance: Option<AttendanceRule<'a>>,
    goals: Option<GoalColumn<'a>>,
    rating: Option<RatingRule<'a>>,
    /// The ratings of all, once they are found.
    ratings: Option<Arc<Ratings>>,
}

/// Where the numbers of a column come from.
#[derive(Clone, Copy)]
pub enum Numbers<'a> {
    /// The people file.
    Column(&'a NumberColumn),
    /// The rules.
    Derived(Derived),
}

impl<'a> Roster<'a> {
    /// Binds the policy to the people and to what they reached.
    ///
    /// # Errors
    /// The faults of `[attendance]`: missing columns, or an attendance rate that is there already; goals beside a column
    /// of achievements.
    pub fn new(
        policy: &'a Policy,
        people: &'a People,
        goals: Option<&'a Achievements>,
    ) -> Fallible<Self> {
        let mut roster = Self {
            policy,
            people,
            service: ServiceTime::new(policy, people),
            attendance: None,
            goals: match goals {
                None => None,
                Some(goals) => Some(GoalColumn::new(goals, people)?),
            },
            rating: None,
            ratings: None,
        };
        if let Some(rule) = &policy.attendance {
            roster.attendance = Some(AttendanceRule::new(rule, &roster)?);
        }
        if let Some(evaluation) = &policy.evaluation {
            roster.rating = Some(RatingRule::new(evaluation, &roster)?);
        }
        Ok(roster)
    }

    /// The numbers of a column.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn numbers(&self, column: &Column, needed_by: &str) -> Fallible<Numbers<'a>> {
        if self.is_derived_rating(column) {
            let needed_by = needed_by.to_owned();
            return Err(CalculationFault::RatingAsNumber { needed_by }.at(column.span));
        }
        if let Some(found) = self.people.number(&ColumnId::of(column)) {
            return Ok(Numbers::Column(found));
        }
        self.derived_column(column, needed_by).map(Numbers::Derived)
    }

    /// What stands for a column that the file lacks.
    fn derived_column(&self, column: &Column, needed_by: &str) -> Fallible<Derived> {
        match Derived::of(column, self.policy) {
            None => Err(missing(column, needed_by)),
            Some(Derived::GoalAchievement) if self.goals.is_none() => {
                let needed_by = needed_by.to_owned();
                Err(CalculationFault::GoalsMissing { needed_by }.at(column.span))
            }
            Some(derived) => Ok(derived),
        }
    }

    /// Whether everybody who has goals is in the people file.
    ///
    /// # Errors
    /// Everybody who is not.
    pub fn check_goals(&self) -> Result<(), Findings<CalculationFault>> {
        self.goals.as_ref().map_or(Ok(()), GoalColumn::check)
    }

    /// What everybody reached, where there is a file of goals.
    pub fn achievements(&self) -> Option<Vec<Option<Ratio>>> {
        let goals = self.goals.as_ref()?;
        let rows = 0..self.people.len();
        Some(
            rows.map(|row| goals.achievement(row, &mut Silent))
                .collect(),
        )
    }

    /// The number of a person; nothing where the cell is blank.
    ///
    /// # Errors
    /// What stands in the way of a derived number.
    pub fn number(
        &self,
        numbers: Numbers<'a>,
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Option<Ratio>> {
        match numbers {
            Numbers::Column(column) => Ok(column.get(row).map(Ratio::from)),
            Numbers::Derived(derived) => self.derived(derived, row, needed_by, rec),
        }
    }

    /// The number of a person.
    ///
    /// # Errors
    /// [`CalculationFault::Blank`] where the cell is blank, and what stands in the way of a derived number.
    pub fn required(
        &self,
        numbers: Numbers<'a>,
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        self.number(numbers, row, needed_by, rec)?.ok_or_else(|| {
            if let (Numbers::Derived(Derived::GoalAchievement), Some(goals)) =
                (numbers, &self.goals)
            {
                return goals.nothing_counts(row, needed_by);
            }
            CalculationFault::Blank {
                employee: self.people.ids.get(row).to_owned(),
                column: self.header(numbers),
                needed_by: needed_by.to_owned(),
            }
            .at(self.place(numbers, row))
        })
    }

    /// A derived number of a person; nothing for somebody without a goal that counts.
    fn derived(
        &self,
        derived: Derived,
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Option<Ratio>> {
        let served = |unit, rec| {
            let served = self.service.served(unit, row, needed_by, rec)?;
            Ok(Some(served.served))
        };
        match derived {
            Derived::DaysInPeriod => served(Service::Days, rec),
            Derived::MonthsInPeriod => served(Service::Months, rec),
            Derived::YearsOfService => self.service.years(row, needed_by, rec).map(Some),
            Derived::GoalAchievement => Ok(self
                .goals
                .as_ref()
                .and_then(|goals| goals.achievement(row, rec))),
            // A text, which nobody asks for as a number.
            Derived::Rating => Ok(None),
            Derived::AttendanceRate => match &self.attendance {
                Some(rule) => rule.rate(self, row, rec).map(Some),
                None => Err(CalculationFault::ColumnMissing {
                    column: Field::AttendanceRate.name().to_owned(),
                    needed_by: needed_by.to_owned(),
                }
                .at(Place::File(self.people.file))),
            },
        }
    }

    /// The header of a column, or the name of a derived one.
    pub fn header(&self, numbers: Numbers<'a>) -> String {
        match numbers {
            Numbers::Column(column) => column.header.clone(),
            Numbers::Derived(Derived::DaysInPeriod) => "days_in_period".to_owned(),
            Numbers::Derived(Derived::MonthsInPeriod) => "months_in_period".to_owned(),
            Numbers::Derived(Derived::YearsOfService) => "years_of_service".to_owned(),
            Numbers::Derived(Derived::AttendanceRate) => Field::AttendanceRate.name().to_owned(),
            Numbers::Derived(Derived::GoalAchievement) => Field::GoalAchievement.name().to_owned(),
            Numbers::Derived(Derived::Rating) => Field::Rating.name().to_owned(),
        }
    }

    /// The cell that a number comes from; the row for a derived one.
    pub fn place(&self, numbers: Numbers<'a>, row: usize) -> Place {
        match numbers {
            Numbers::Column(column) => self.people.cell_place(row, &column.header),
            Numbers::Derived(_) => self.people.row_place(row),
        }
    }

    /// The cell as an origin; nothing for a derived number, whose own steps name its origins.
    pub fn origin(&self, numbers: Numbers<'a>, row: usize) -> Option<Origin> {
        match numbers {
            Numbers::Column(column) => Some(self.cell(row, &column.header)),
            Numbers::Derived(_) => None,
        }
    }

    /// A cell as an origin.
    pub fn cell(&self, row: usize, header: &str) -> Origin {
        Origin::Cell {
            line: self.people.line(row),
            header: header.to_owned(),
        }
    }

    /// Records that a number was taken from a column.
    pub fn record_value(
        &self,
        numbers: Numbers<'a>,
        row: usize,
        value: Ratio,
        unit: Unit,
        rec: &mut impl Recorder,
    ) {
        if let Numbers::Column(column) = numbers {
            rec.record(|| Step {
                name: Name::ColumnValue(column.header.clone()),
                expression: Expression::number(value, unit),
                rounding: None,
                result: value,
                unit,
                origins: vec![self.cell(row, &column.header)],
            });
        }
    }

    /// `value`, which must not be below 0.
    ///
    /// # Errors
    /// [`CalculationFault::Negative`].
    pub fn not_negative(
        &self,
        value: Ratio,
        of: &str,
        row: usize,
        place: impl FnOnce() -> Place,
    ) -> Fallible<Ratio> {
        if value.is_negative() {
            let employee = Some(self.people.ids.get(row).to_owned());
            return Err(CalculationFault::Negative {
                employee,
                of: of.to_owned(),
                value,
            }
            .at(place()));
        }
        Ok(value)
    }
}

fn missing(column: &Column, needed_by: &str) -> Box<Finding<CalculationFault>> {
    CalculationFault::ColumnMissing {
        column: column.name.clone(),
        needed_by: needed_by.to_owned(),
    }
    .at(column.span)
}
