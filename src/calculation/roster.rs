//! What a rule can ask of a person: the columns of the people file, and those that are derived where the file has
//! none of that name.

use crate::diagnostics::{Finding, Findings, Place};
use crate::evaluation::Achievements;
use crate::money::Ratio;
use crate::people::{ColumnId, NumberColumn, People, TextColumn};
use crate::policy::{Column, Field, Policy, Service};

use super::attendance::AttendanceRule;
use super::fault::{CalculationFault, Fallible};
use super::goals::GoalColumn;
use super::ratings::{RatingRule, Ratings};
use super::service::ServiceTime;
use super::sources::header;
use super::trace::{Expression, Name, Origin, Recorder, Silent, Step, Unit, Verdict};

/// The columns that are derived, as a policy names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// Days employed inside the period, less leave.
    DaysInPeriod,
    /// Month ends inside the period on which the person is employed, less leave.
    MonthsInPeriod,
    /// Full years from the hire date to the day after the period.
    YearsOfService,
    /// By `[attendance]`.
    AttendanceRate,
    /// By `[goals]`, from a file of goals.
    GoalAchievement,
    /// By `[evaluation]`; a text.
    Rating,
}

impl Derived {
    /// The derived column that a policy's column means, if any. The attendance rate and the rating are derived only by
    /// a policy that says how.
    pub fn of(column: &Column, policy: &Policy) -> Option<Self> {
        match column.field {
            Some(Field::AttendanceRate) => {
                return policy.attendance.is_some().then_some(Self::AttendanceRate);
            }
            Some(Field::GoalAchievement) => return Some(Self::GoalAchievement),
            Some(Field::Rating) => return policy.evaluation.is_some().then_some(Self::Rating),
            _ => {}
        }
        match crate::policy::key(&column.name).as_str() {
            "days_in_period" => Some(Self::DaysInPeriod),
            "months_in_period" => Some(Self::MonthsInPeriod),
            "years_of_service" => Some(Self::YearsOfService),
            _ => None,
        }
    }
}

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
    ratings: Option<Ratings>,
}

/// Where the numbers of a column come from.
#[derive(Clone, Copy)]
pub enum Numbers<'a> {
    /// The people file.
    Column(&'a NumberColumn),
    /// The rules.
    Derived(Derived),
}

/// Where the texts of a column come from.
#[derive(Clone, Copy)]
pub enum Texts<'a> {
    /// The people file.
    Column(&'a TextColumn),
    /// The rules; the text is the number as written.
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

    /// Finds the ratings, where the policy says how. `candidates` are paid as far as nothing hangs on a rating; only
    /// they are placed among one another.
    ///
    /// What stands in the way of a candidate's rating is handed back, but for blank cells: those matter where the rating
    /// is used.
    ///
    /// # Errors
    /// Overflow.
    pub fn rate(&mut self, candidates: &[bool]) -> Fallible<Findings<CalculationFault>> {
        let mut unrated = Findings::default();
        if let Some(rule) = &self.rating {
            let (ratings, findings) = rule.rate(self, candidates)?;
            self.ratings = Some(ratings);
            unrated = findings;
        }
        Ok(unrated)
    }

    /// Whether ratings are derived.
    pub const fn rates(&self) -> bool {
        self.rating.is_some()
    }

    /// The ratings, where they are derived and found.
    pub const fn ratings(&self) -> Option<&Ratings> {
        self.ratings.as_ref()
    }

    /// How a person came to the derived rating; nothing where there is none.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub fn explain_rating(&self, row: usize, rec: &mut impl Recorder) -> Fallible<Vec<Verdict>> {
        match (&self.rating, &self.ratings) {
            (Some(rule), Some(ratings)) if ratings.rating(row).is_some() => {
                rule.explain(self, ratings, row, rec)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The derived rating of a person, which a rule needs.
    ///
    /// # Errors
    /// What stands in the way of it.
    fn rating(&self, row: usize, needed_by: &str) -> Fallible<&str> {
        if let Some(rating) = self.ratings.as_ref().and_then(|it| it.rating(row)) {
            return Ok(rating);
        }
        if let Some(rule) = &self.rating {
            rule.stands_in_the_way(self, row)?;
        }
        Err(CalculationFault::Blank {
            employee: self.people.ids.get(row).to_owned(),
            column: Field::Rating.name().to_owned(),
            needed_by: needed_by.to_owned(),
        }
        .at(self.people.row_place(row)))
    }

    /// The numbers of a column.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn numbers(&self, column: &Column, needed_by: &str) -> Fallible<Numbers<'a>> {
        if let Some(found) = self.people.number(&ColumnId::of(column)) {
            return Ok(Numbers::Column(found));
        }
        match self.derived_column(column, needed_by)? {
            Derived::Rating => {
                let needed_by = needed_by.to_owned();
                Err(CalculationFault::RatingAsNumber { needed_by }.at(column.span))
            }
            derived => Ok(Numbers::Derived(derived)),
        }
    }

    /// The texts of a column.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn texts(&self, column: &Column, needed_by: &str) -> Fallible<Texts<'a>> {
        // Derived ratings stand for those of the file, of which the run warns.
        let derived = Derived::of(column, self.policy);
        match self.people.text(&ColumnId::of(column)) {
            Some(found) if derived != Some(Derived::Rating) => Ok(Texts::Column(found)),
            _ => self.derived_column(column, needed_by).map(Texts::Derived),
        }
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

    /// The text of a person under a column, as it is compared.
    ///
    /// # Errors
    /// What stands in the way of a derived number.
    pub fn text(
        &self,
        texts: Texts<'a>,
        row: usize,
        needed_by: &str,
    ) -> Fallible<std::borrow::Cow<'_, str>> {
        match texts {
            Texts::Column(column) => Ok(column.get(row).into()),
            Texts::Derived(Derived::Rating) => {
                let rating = self.ratings.as_ref().and_then(|it| it.rating(row));
                Ok(rating.unwrap_or_default().into())
            }
            Texts::Derived(derived) => self
                .derived(derived, row, needed_by, &mut Silent)
                .map(|number| number.map_or_else(String::new, |it| it.to_string()).into()),
        }
    }

    /// The text of a person that a table is asked for. It may be blank, but for a derived rating: nobody could see why.
    ///
    /// # Errors
    /// What stands in the way of a derived number or rating.
    pub fn asked(
        &self,
        texts: Texts<'a>,
        row: usize,
        needed_by: &str,
    ) -> Fallible<std::borrow::Cow<'_, str>> {
        match texts {
            Texts::Derived(Derived::Rating) => self.rating(row, needed_by).map(Into::into),
            texts => self.text(texts, row, needed_by),
        }
    }

    /// The text of a person under a column, which must not be blank.
    ///
    /// # Errors
    /// [`CalculationFault::Blank`], and what stands in the way of a derived text.
    pub fn required_text(
        &self,
        texts: Texts<'a>,
        column: &Column,
        row: usize,
        needed_by: &str,
    ) -> Fallible<std::borrow::Cow<'_, str>> {
        let text = self.text(texts, row, needed_by)?;
        if !text.is_empty() {
            return Ok(text);
        }
        Err(CalculationFault::Blank {
            employee: self.people.ids.get(row).to_owned(),
            column: header(column, texts),
            needed_by: needed_by.to_owned(),
        }
        .at(self.text_place(texts, row)))
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

    /// The cell that a text comes from; the row for a derived one.
    pub fn text_place(&self, texts: Texts<'a>, row: usize) -> Place {
        match texts {
            Texts::Column(column) => self.people.cell_place(row, &column.header),
            Texts::Derived(_) => self.people.row_place(row),
        }
    }

    /// The cell of a text as an origin; nothing for a derived one.
    pub fn text_origin(&self, texts: Texts<'a>, row: usize) -> Option<Origin> {
        match texts {
            Texts::Column(column) => Some(self.cell(row, &column.header)),
            Texts::Derived(_) => None,
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

    /// The sum of the columns of base pay for a person.
    ///
    /// # Errors
    /// [`CalculationFault::Blank`] and [`CalculationFault::Negative`].
    pub fn base_pay(
        &self,
        columns: &[Numbers<'a>],
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        let mut parts = Vec::with_capacity(columns.len());
        for &numbers in columns {
            let value = self.required(numbers, row, needed_by, rec)?;
            parts.push(self.not_negative(value, &self.header(numbers), row, || {
                self.place(numbers, row)
            })?);
        }
        let sum = Ratio::sum(parts.iter().copied())?;
        rec.record(|| Step {
            name: Name::BasePay,
            expression: match parts.as_slice() {
                [one] => Expression::yen(*one),
                several => Expression::Sum(several.iter().copied().map(Expression::yen).collect()),
            },
            rounding: None,
            result: sum,
            unit: Unit::Yen,
            origins: columns
                .iter()
                .filter_map(|&numbers| self.origin(numbers, row))
                .collect(),
        });
        Ok(sum)
    }

    /// The columns of a base pay.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn base_pay_columns(
        &self,
        columns: &[Column],
        needed_by: &str,
    ) -> Fallible<Vec<Numbers<'a>>> {
        columns
            .iter()
            .map(|column| self.numbers(column, needed_by))
            .collect()
    }
}

fn missing(column: &Column, needed_by: &str) -> Box<Finding<CalculationFault>> {
    CalculationFault::ColumnMissing {
        column: column.name.clone(),
        needed_by: needed_by.to_owned(),
    }
    .at(column.span)
}
