//! Who is paid: employment dates, includes and excludes, attendance; what names the rating comes last.

use jiff::civil::Date;

use crate::diagnostics::{Finding, Findings};
use crate::money::Ratio;
use crate::people::{ColumnId, NumberColumn};
use crate::policy::{Column, Condition, Entry, Field};

use super::classes::{ByClass, Cells, Classes};
use super::fault::{CalculationFault, Fallible};
use super::outcome::Reason;
use super::roster::{Derived, Numbers, Roster, Texts};
use super::trace::Silent;

/// Conditions, bound to the columns that they read; all must hold.
pub struct BoundConditions<'a> {
    conditions: Vec<(&'a Condition, Texts<'a>)>,
    key: String,
}

impl<'a> BoundConditions<'a> {
    /// Binds conditions.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn new(conditions: &'a [Condition], key: &str, roster: &Roster<'a>) -> Fallible<Self> {
        let bind =
            |condition: &'a Condition| Ok((condition, roster.texts(&condition.column, key)?));
        Ok(Self {
            conditions: conditions.iter().map(bind).collect::<Fallible<_>>()?,
            key: key.to_owned(),
        })
    }

    /// Adds the cells that they hang on.
    pub fn cells<'r>(&self, roster: &'r Roster<'a>, cells: &mut Vec<Cells<'r>>) {
        for (_, texts) in &self.conditions {
            roster.text_cells(*texts, cells);
        }
    }

    /// Whether all hold for a person; they do where there are none.
    ///
    /// # Errors
    /// What stands in the way of a derived column.
    pub fn hold(&self, roster: &Roster<'a>, row: usize) -> Fallible<bool> {
        // Nobody needs a rating whom another condition leaves out.
        Ok(self.may_hold(roster, row)? && self.all(true, roster, row)?)
    }

    /// Whether all hold for a person but for those on a derived rating, which may not be known yet.
    ///
    /// # Errors
    /// What stands in the way of a derived column.
    fn may_hold(&self, roster: &Roster<'a>, row: usize) -> Fallible<bool> {
        self.all(false, roster, row)
    }

    /// Whether all hold that are on a derived rating, or all that are not.
    fn all(&self, on_derived_rating: bool, roster: &Roster<'a>, row: usize) -> Fallible<bool> {
        for (condition, texts) in &self.conditions {
            if matches!(texts, Texts::Derived(Derived::Rating)) != on_derived_rating {
                continue;
            }
            let names_blank = condition.values.iter().any(String::is_empty);
            let text = match names_blank {
                true => roster.text(*texts, row, &self.key)?,
                false => roster.asked(*texts, row, &self.key)?,
            };
            if !condition.values.iter().any(|value| *value == text) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether one of them is on the rating, of the people file or derived.
    fn name_rating(&self) -> bool {
        self.conditions.iter().any(|(condition, texts)| {
            condition.column.field == Some(Field::Rating)
                || matches!(texts, Texts::Derived(Derived::Rating))
        })
    }

    /// Column and text of each condition for a person.
    fn matched(&self, roster: &Roster<'a>, row: usize) -> Fallible<Vec<(String, String)>> {
        let pair = |(condition, texts): &(&Condition, Texts<'a>)| {
            Ok((
                condition.column.name.clone(),
                roster.text(*texts, row, &self.key)?.into_owned(),
            ))
        };
        self.conditions.iter().map(pair).collect()
    }
}

/// An include or exclude, bound.
struct BoundEntry<'a> {
    entry: &'a Entry,
    conditions: BoundConditions<'a>,
    names_rating: bool,
}

impl<'a> BoundEntry<'a> {
    fn all(entries: &'a [Entry], key: &str, roster: &Roster<'a>) -> Fallible<Vec<Self>> {
        let bind = |entry: &'a Entry| {
            let conditions = BoundConditions::new(&entry.conditions, key, roster)?;
            Ok(Self {
                entry,
                names_rating: conditions.name_rating(),
                conditions,
            })
        };
        entries.iter().map(bind).collect()
    }
}

/// Who is paid.
pub struct Judged {
    /// Why each person is not paid; nothing for those who are.
    pub reasons: ByClass<Option<Reason>>,
    /// What stands in the way of ratings. The steps that follow may meet it again, and more beside it.
    pub unrated: Findings<CalculationFault>,
}

/// Finds who is paid. Ratings are found on the way: whom they are for hangs on all rules but those that name a rating.
///
/// # Errors
/// Every fault of every person: the dates and numbers of people who are not paid are checked, too.
pub fn judge(roster: &mut Roster<'_>) -> Result<Judged, Findings<CalculationFault>> {
    let people = roster.people.len();
    let gate = Gate::new(roster)?;
    let classes = Classes::by(&gate.cells(), people);
    let reasons = classes.work_out(|row, findings| {
        for finding in gate.check(row).into_iter().flatten() {
            findings.push(*finding);
        }
        let mut reason = findings.take(gate.before_rating(row));
        if reason == Some(None) && !roster.rates() {
            reason = findings.take(gate.by_rating(row));
        }
        if reason == Some(None) {
            findings.take(gate.attendance_holds(row));
        }
        reason.flatten()
    })?;
    if !roster.rates() {
        return Ok(Judged {
            reasons,
            unrated: Findings::default(),
        });
    }
    let candidate = |(row, reason): (usize, &Option<Reason>)| match reason {
        None => gate.may_be_included(row),
        Some(_) => Ok(false),
    };
    let candidates = reasons.iter().enumerate().map(candidate);
    let candidates = candidates.collect::<Fallible<Vec<bool>>>()?;
    let unrated = roster.rate(&candidates)?;
    let gate = Gate::new(roster)?;
    let mut cells = gate.cells();
    cells.push(Cells::Classes(&classes));
    let classes = Classes::by(&cells, people);
    let judged = classes.work_out(|row, findings| match reasons.get(row) {
        Some(Some(reason)) => Some(reason.clone()),
        _ => findings.take(gate.by_rating(row)).flatten(),
    });
    match judged {
        Ok(reasons) => Ok(Judged { reasons, unrated }),
        Err(mut findings) => {
            findings.extend_unlike(unrated);
            Err(findings)
        }
    }
}

struct Gate<'a, 'r> {
    roster: &'r Roster<'a>,
    include: Vec<BoundEntry<'a>>,
    exclude: Vec<BoundEntry<'a>>,
    attendance: Option<(Numbers<'a>, Ratio)>,
    attendance_column: Option<&'a NumberColumn>,
    force: Option<Texts<'a>>,
}

impl<'a, 'r> Gate<'a, 'r> {
    fn new(roster: &'r Roster<'a>) -> Fallible<Self> {
        let rules = &roster.policy.eligibility;
        let attendance = match &rules.minimum_attendance {
            None => None,
            Some(minimum) => {
                let field = Field::AttendanceRate;
                let column = Column {
                    name: field.name().to_owned(),
                    field: Some(field),
                    span: minimum.span,
                };
                Some((
                    roster.numbers(&column, "eligibility.minimum_attendance")?,
                    minimum.value,
                ))
            }
        };
        let force = match &rules.force_eligible {
            None => None,
            Some(column) => Some(roster.texts(column, "eligibility.force_eligible")?),
        };
        let in_file = roster
            .people
            .number(&ColumnId::Field(Field::AttendanceRate));
        Ok(Self {
            roster,
            include: BoundEntry::all(&rules.include, "eligibility.include", roster)?,
            exclude: BoundEntry::all(&rules.exclude, "eligibility.exclude", roster)?,
            attendance,
            attendance_column: in_file,
            force,
        })
    }

    /// The cells that it hangs on whether a person is paid.
    fn cells(&self) -> Vec<Cells<'_>> {
        let mut cells = Vec::new();
        let policy = self.roster.policy;
        let period = policy.period.as_ref().map(|period| period.value.to);
        let until = policy.eligibility.hired_on_or_before.as_ref();
        let hired_after: Vec<Date> = period.into_iter().chain(until.map(|it| it.value)).collect();
        let payment = policy.payment_date.as_ref().map(|day| day.value);
        let service = &self.roster.service;
        service.date_cells(&hired_after, payment, &mut cells);
        for entry in self.include.iter().chain(&self.exclude) {
            entry.conditions.cells(self.roster, &mut cells);
        }
        let minimum = self.attendance.map(|(numbers, _)| numbers);
        let derived = Numbers::Derived(Derived::AttendanceRate);
        let derived = self.roster.policy.attendance.as_ref().map(|_| derived);
        for numbers in minimum.into_iter().chain(derived) {
            self.roster.number_cells(numbers, &mut cells);
        }
        // Of the rates of the file it is asked whether there can be such rates.
        let rates = self.attendance_column;
        cells.extend(rates.map(|it| Cells::by(it, |rate| rate.map(|it| is_rate(it.into())))));
        if let Some(texts) = self.force {
            self.roster.text_cells(texts, &mut cells);
        }
        cells
    }

    /// What must hold for everybody, paid or not.
    fn check(&self, row: usize) -> [Option<Box<Finding<CalculationFault>>>; 2] {
        let service = &self.roster.service;
        let employee = || self.roster.people.ids.get(row).to_owned();
        let dates = service.left_before_hired(row).then(|| {
            let employee = employee();
            CalculationFault::LeftBeforeHired { employee }.at(service.left_place(row))
        });
        let attendance = self.attendance_column.and_then(|column| {
            let value = Ratio::from(column.get(row)?);
            let fault = || CalculationFault::AttendanceRate {
                employee: employee(),
                value,
            };
            let place = || self.roster.place(Numbers::Column(column), row);
            (!is_rate(value)).then(|| fault().at(place()))
        });
        [dates, attendance]
    }

    /// Whether the attendance of a person who is paid can be worked out, whether or not a rule asks for it.
    fn attendance_holds(&self, row: usize) -> Fallible<()> {
        if self.roster.policy.attendance.is_some() {
            let numbers = Numbers::Derived(Derived::AttendanceRate);
            self.roster
                .number(numbers, row, "attendance", &mut Silent)?;
        }
        Ok(())
    }

    /// Why a person is not paid, whatever the rating.
    fn before_rating(&self, row: usize) -> Fallible<Option<Reason>> {
        // Read for everybody, so that a word that is neither yes nor no is found wherever it stands.
        let forced = self.forced(row)?;
        if let Some(reason) = self.hired_too_late(row)? {
            return Ok(Some(reason));
        }
        if self.left_before_payment(row) && !forced {
            return Ok(Some(Reason::LeftBeforePayment));
        }
        if !self.rating_decides_include() && !self.included(row)? {
            return Ok(Some(Reason::NotIncluded));
        }
        if let Some(reason) = self.excluded(row, false)? {
            return Ok(Some(reason));
        }
        if let Some((numbers, minimum)) = self.attendance {
            let rate = self.roster.required(
                numbers,
                row,
                "eligibility.minimum_attendance",
                &mut Silent,
            )?;
            if rate < minimum {
                return Ok(Some(Reason::Attendance { rate, minimum }));
            }
        }
        Ok(None)
    }

    /// Why a person is not paid who would be but for the rating.
    fn by_rating(&self, row: usize) -> Fallible<Option<Reason>> {
        if self.rating_decides_include() && !self.included(row)? {
            return Ok(Some(Reason::NotIncluded));
        }
        self.excluded(row, true)
    }

    /// Whether a rating could let a person in.
    fn may_be_included(&self, row: usize) -> Fallible<bool> {
        if !self.rating_decides_include() {
            return Ok(true);
        }
        for entry in &self.include {
            if entry.conditions.may_hold(self.roster, row)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn rating_decides_include(&self) -> bool {
        self.include.iter().any(|entry| entry.names_rating)
    }

    fn hired_too_late(&self, row: usize) -> Fallible<Option<Reason>> {
        let policy = self.roster.policy;
        let until = policy.eligibility.hired_on_or_before.as_ref();
        let hired = match until {
            // Whether the person was hired in time is the very question.
            Some(_) => Some(
                self.roster
                    .service
                    .hire_date(row, "eligibility.hired_on_or_before")?,
            ),
            None => self.roster.service.hired(row),
        };
        let Some(hired) = hired else { return Ok(None) };
        if policy
            .period
            .as_ref()
            .is_some_and(|period| hired > period.value.to)
        {
            return Ok(Some(Reason::HiredAfterPeriod));
        }
        Ok(until
            .filter(|until| hired > until.value)
            .map(|_| Reason::HiredTooLate))
    }

    /// The leave date is the last day of employment: whoever leaves on the payment date is still employed on it.
    fn left_before_payment(&self, row: usize) -> bool {
        let policy = self.roster.policy;
        match (&policy.payment_date, self.roster.service.left(row)) {
            (Some(payment), Some(left)) => {
                policy.eligibility.employed_on_payment_date && left < payment.value
            }
            _ => false,
        }
    }

    fn included(&self, row: usize) -> Fallible<bool> {
        if self.include.is_empty() {
            return Ok(true);
        }
        for entry in &self.include {
            if entry.conditions.hold(self.roster, row)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn excluded(&self, row: usize, names_rating: bool) -> Fallible<Option<Reason>> {
        for entry in self
            .exclude
            .iter()
            .filter(|entry| entry.names_rating == names_rating)
        {
            if entry.conditions.hold(self.roster, row)? {
                let matched = entry.conditions.matched(self.roster, row)?;
                return Ok(Some(Reason::Excluded {
                    reason: entry.entry.reason.clone(),
                    matched,
                }));
            }
        }
        Ok(None)
    }

    fn forced(&self, row: usize) -> Fallible<bool> {
        let Some(texts) = self.force else {
            return Ok(false);
        };
        let text = self
            .roster
            .asked(texts, row, "eligibility.force_eligible")?;
        match text.to_lowercase().as_str() {
            "はい" | "有" | "yes" | "y" | "true" | "○" | "〇" | "◯" | "1" => Ok(true),
            "" | "いいえ" | "無" | "no" | "n" | "false" | "×" | "0" | "-" => Ok(false),
            _ => {
                let place = self.roster.text_place(texts, row);
                let employee = self.roster.people.ids.get(row).to_owned();
                Err(CalculationFault::UnclearYes {
                    employee,
                    text: text.into_owned(),
                }
                .at(place))
            }
        }
    }
}

/// Whether somebody can have attended at that rate.
fn is_rate(value: Ratio) -> bool {
    !value.is_negative() && value <= Ratio::ONE
}
