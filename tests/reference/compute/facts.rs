//! What is known of each person: cells, dates, derived columns, service, attendance (3, 5).

use jiff::civil::Date;

use super::super::model::*;
use super::super::numbers::*;
use super::Refusal;
use super::dates::{employed, every_day, is_month_end, next, read_date};

/// A field and the headers it is known by; a policy may use any of them.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "employee_id",
        &["社員番号", "従業員番号", "社員コード", "社員ID"],
    ),
    ("name", &["氏名", "名前", "社員名"]),
    ("department", &["部署", "部署名", "所属", "部門"]),
    ("grade", &["等級", "グレード", "資格等級"]),
    ("rating", &["評価", "評価ランク", "人事評価"]),
    ("base_salary", &["基本給", "月例賃金"]),
    ("attendance_rate", &["出勤率"]),
    ("hire_date", &["入社日", "入社年月日"]),
    ("leave_date", &["退職日", "退職年月日"]),
    ("leave_days", &["休職日数"]),
    ("leave_months", &["休職月数"]),
    ("previous_bonus", &["前回支給額", "前回賞与"]),
];

pub struct Facts<'a> {
    pub policy: &'a Policy,
    pub people: &'a People,
}

impl Facts<'_> {
    pub fn rows(&self) -> std::ops::Range<usize> {
        0..self.people.rows.len()
    }

    fn place(&self, column: &str) -> Option<usize> {
        let wanted = field(column);
        self.people
            .headers
            .iter()
            .position(|header| field(header) == wanted)
    }

    /// A column of the file, or one that is derived where it is used.
    pub fn known(&self, column: &str) -> Result<(), Refusal> {
        let derived = ["days_in_period", "months_in_period", "years_of_service"].contains(&column);
        let attendance = field(column) == "attendance_rate" && self.policy.attendance.is_some();
        let found = derived || attendance || self.place(column).is_some();
        if found {
            Ok(())
        } else {
            Err(Refusal::UnknownColumn)
        }
    }

    /// The text of a cell, as it is compared.
    pub fn text(&self, row: usize, column: &str) -> Result<String, Refusal> {
        let place = self.place(column).ok_or(Refusal::UnknownColumn)?;
        Ok(normal(&self.people.rows[row][place]))
    }

    /// The number in a column of the file, or in a derived one.
    pub fn number(&self, row: usize, column: &str) -> Result<Q, Refusal> {
        self.number_or(row, column, None)
    }

    fn number_or(&self, row: usize, column: &str, blank: Option<Q>) -> Result<Q, Refusal> {
        if field(column) == "attendance_rate" && self.policy.attendance.is_some() {
            return self.attendance(row);
        }
        if self.place(column).is_none() {
            return match column {
                "days_in_period" => self.days_in_period(row),
                "months_in_period" => self.months_in_period(row),
                "years_of_service" => self.years_of_service(row),
                _ => Err(Refusal::UnknownColumn),
            };
        }
        let text = self.text(row, column)?;
        if text.is_empty() {
            return blank.ok_or(Refusal::BlankCell);
        }
        read(&text).ok_or(Refusal::NotANumber)
    }

    /// A number that is 0 where the cell is blank or the column is missing.
    fn or_zero(&self, row: usize, column: &str) -> Result<Q, Refusal> {
        match self.place(column) {
            Some(_) => self.number_or(row, column, Some(zero())),
            None => Ok(zero()),
        }
    }

    pub fn date(&self, row: usize, column: &str) -> Result<Option<Date>, Refusal> {
        if self.place(column).is_none() {
            return Ok(None);
        }
        let text = self.text(row, column)?;
        if text.is_empty() {
            return Ok(None);
        }
        read_date(&text).map(Some).ok_or(Refusal::NotADate)
    }

    /// Section 0: base pay is the columns that the policy (or the component) names, added.
    pub fn base_pay(&self, row: usize, own: &[String]) -> Result<Q, Refusal> {
        let columns = if own.is_empty() {
            &self.policy.base_pay[..]
        } else {
            own
        };
        if columns.is_empty() {
            return self.number(row, "base_salary");
        }
        columns
            .iter()
            .try_fold(zero(), |sum, column| Ok(sum + self.number(row, column)?))
    }

    fn employment(&self, row: usize) -> Result<(Date, Option<Date>), Refusal> {
        let hired = self.date(row, "hire_date")?.ok_or(Refusal::BlankHireDate)?;
        Ok((hired, self.date(row, "leave_date")?))
    }

    /// Section 3, the numerator of `service = "days"`.
    pub fn days_in_period(&self, row: usize) -> Result<Q, Refusal> {
        let (hired, left) = self.employment(row)?;
        let days = every_day(self.policy.period)
            .filter(|day| employed(*day, hired, left))
            .count();
        Ok(at_least_zero(
            count(days) - self.or_zero(row, "leave_days")?,
        ))
    }

    /// Section 3, the numerator of `service = "months"`.
    pub fn months_in_period(&self, row: usize) -> Result<Q, Refusal> {
        let (hired, left) = self.employment(row)?;
        let ends = every_day(self.policy.period).filter(|day| is_month_end(*day));
        let months = ends.filter(|day| employed(*day, hired, left)).count();
        Ok(at_least_zero(
            count(months) - self.or_zero(row, "leave_months")?,
        ))
    }

    pub fn period_days(&self) -> Q {
        count(every_day(self.policy.period).count())
    }

    pub fn period_months(&self) -> Q {
        count(
            every_day(self.policy.period)
                .filter(|day| is_month_end(*day))
                .count(),
        )
    }

    /// Section 3: full years from the hire date to the day after the period.
    fn years_of_service(&self, row: usize) -> Result<Q, Refusal> {
        let (hired, _) = self.employment(row)?;
        let until = next(self.policy.period.1);
        let mut years = i64::from(until.year()) - i64::from(hired.year());
        if (until.month(), until.day()) < (hired.month(), hired.day()) {
            years -= 1;
        }
        Ok(int(years))
    }

    /// Section 5, `[attendance]`.
    fn attendance(&self, row: usize) -> Result<Q, Refusal> {
        let rules = self
            .policy
            .attendance
            .as_ref()
            .ok_or(Refusal::UnknownColumn)?;
        let scheduled = match &rules.scheduled {
            Scheduled::Column(column) => self.number(row, column)?,
            Scheduled::Number(number) => number.value(),
        };
        if scheduled == zero() {
            return Err(Refusal::NothingScheduled);
        }
        let mut absent = zero();
        for (column, counts) in &rules.absences {
            absent += self.or_zero(row, column)? * counts.value();
        }
        if let Some(late) = &rules.lateness {
            let times = self.number(row, &late.column)? / late.per_absence.value();
            absent += times.floor() * late.absence.value();
        }
        let rate = at_least_zero((&scheduled - absent) / &scheduled);
        Ok(round_digits(
            &rate,
            rules.digits.unwrap_or(4),
            Round::HalfUp,
        ))
    }

    /// What is checked of every row, paid or not (0.7, 3, 5).
    pub fn check_rows(&self) -> Result<(), Refusal> {
        if self.policy.attendance.is_some() && self.place("attendance_rate").is_some() {
            return Err(Refusal::AttendanceTwice);
        }
        let mut ids = Vec::new();
        for row in self.rows() {
            let id = self.text(row, "employee_id")?;
            if id.is_empty() || ids.contains(&id) {
                return Err(Refusal::BadEmployeeId);
            }
            ids.push(id);
            if self.place("base_salary").is_some() {
                self.number_or(row, "base_salary", Some(zero()))?;
            }
            if self.place("attendance_rate").is_some() {
                let rate = self.number_or(row, "attendance_rate", Some(zero()))?;
                if rate < zero() || rate > one() {
                    return Err(Refusal::AttendanceOutsideOne);
                }
            }
            let (hired, left) = (self.date(row, "hire_date")?, self.date(row, "leave_date")?);
            if let (Some(hired), Some(left)) = (hired, left)
                && left < hired
            {
                return Err(Refusal::LeftBeforeHired);
            }
        }
        Ok(())
    }

    pub fn all_eligible(&self) -> Result<Vec<usize>, Refusal> {
        let mut eligible = Vec::new();
        for row in self.rows() {
            if self.eligible(row)? {
                eligible.push(row);
            }
        }
        Ok(eligible)
    }

    /// Section 5: is this person paid?
    fn eligible(&self, row: usize) -> Result<bool, Refusal> {
        let rules = &self.policy.eligibility;
        let (hired, left) = (self.date(row, "hire_date")?, self.date(row, "leave_date")?);
        if hired.is_none() && rules.hired_on_or_before.is_some() {
            // Whether the person was hired in time is the very question.
            return Err(Refusal::BlankHireDate);
        }
        let after = |limit: Date| hired.is_some_and(|hired| hired > limit);
        if after(self.policy.period.1) || rules.hired_on_or_before.is_some_and(after) {
            return Ok(false);
        }
        if rules.employed_on_payment_date != Some(false)
            && let (Some(paid), Some(left)) = (self.policy.payment_date, left)
            && left < paid
            && !self.forced(row)?
        {
            return Ok(false);
        }
        let matches = |entry: &Entry| self.matches(row, entry);
        let included = any(&rules.include, matches)? || rules.include.is_empty();
        if !included || any(&rules.exclude, matches)? {
            return Ok(false);
        }
        if let Some(minimum) = &rules.minimum_attendance
            && self.number(row, "attendance_rate")? < super::rate(minimum)?
        {
            return Ok(false);
        }
        Ok(true)
    }

    fn forced(&self, row: usize) -> Result<bool, Refusal> {
        let Some(column) = &self.policy.eligibility.force_eligible else {
            return Ok(false);
        };
        Ok(["はい", "yes", "○", "1"].contains(&self.text(row, column)?.as_str()))
    }

    /// Every column of the entry has one of its values; also for `only` (4).
    pub fn matches(&self, row: usize, entry: &[(String, Vec<String>)]) -> Result<bool, Refusal> {
        for (column, values) in entry {
            let text = self.text(row, column)?;
            if !values.iter().any(|value| normal(value) == text) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn any(
    entries: &[Entry],
    found: impl Fn(&Entry) -> Result<bool, Refusal>,
) -> Result<bool, Refusal> {
    for entry in entries {
        if found(entry)? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn field(column: &str) -> &str {
    let known = FIELDS.iter().find(|(_, headers)| headers.contains(&column));
    known.map_or(column, |(field, _)| field)
}

fn at_least_zero(value: Q) -> Q {
    std::cmp::max(value, zero())
}
