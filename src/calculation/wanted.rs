//! Which columns of the people file a policy needs, and as what.

use crate::diagnostics::Span;
use crate::people::{ColumnId, Kind, Wanted};
use crate::policy::{
    Bound, Column, Component, Condition, Evaluation, FactorKind, FactorRef, Field, Funding, Method,
    Policy, Scheduled, Score, Source, Term, Through,
};

use super::roster::Derived;

/// The columns that the rules need, and those that are checked wherever they are. What can be derived need not be
/// there. `nowhere` stands for the columns that nobody wrote.
#[must_use]
pub fn wanted(policy: &Policy, nowhere: Span) -> Vec<Wanted> {
    let mut list = List {
        policy,
        wanted: Vec::new(),
        service: false,
    };
    for component in &policy.components {
        list.component(component);
    }
    list.evaluation();
    list.eligibility();
    list.attendance();
    if let Some(budgets) = &policy.split.budgets {
        list.column(&budgets.by, Kind::Text);
    }
    if policy.needs_base_pay() {
        list.numbers(&policy.base_pay);
    }
    // Base pay is shown in months wherever the file has it.
    for column in &policy.base_pay {
        list.add(column, Kind::Number, false);
    }
    list.control_totals();
    list.service();
    list.always(nowhere);
    list.wanted
}

struct List<'a> {
    policy: &'a Policy,
    wanted: Vec<Wanted>,
    /// Whether a rule counts time of service.
    service: bool,
}

impl List<'_> {
    fn component(&mut self, component: &Component) {
        for term in &component.terms {
            self.term(term, &component.base_pay);
        }
        self.factors(&component.factors);
        self.conditions(&component.only);
        if let Funding::Pool { limits, .. } = &component.funding {
            for bound in [&limits.min, &limits.max].into_iter().flatten() {
                if let Bound::Of { column, .. } = &bound.value {
                    self.column(column, Kind::Number);
                }
            }
        }
    }

    fn term(&mut self, term: &Term, base_pay: &[Column]) {
        self.source(&term.source);
        if let Some(per) = &term.per {
            self.column(per, Kind::Number);
        }
        self.factors(&term.factors);
        if term.method == Method::Months {
            self.numbers(base_pay);
        }
    }

    fn factors(&mut self, factors: &[FactorRef]) {
        for factor in factors {
            match factor {
                FactorRef::Column(column) => self.column(column, Kind::Number),
                FactorRef::Declared(index) => {
                    match self.policy.factors.get(*index).map(|factor| &factor.kind) {
                        Some(FactorKind::Source(source)) => self.source(&source.clone()),
                        Some(FactorKind::Service(_)) => self.service = true,
                        None => {}
                    }
                }
            }
        }
    }

    fn source(&mut self, source: &Source) {
        match source {
            Source::Value(_) | Source::Figure { .. } => {}
            Source::Lookup { by, .. } => {
                by.iter().for_each(|column| self.column(column, Kind::Text))
            }
            Source::Column {
                from,
                through: Through::Table(_),
            } => self.column(from, Kind::Text),
            Source::Column {
                from,
                through: Through::Itself | Through::Bands(_) | Through::Linear(_),
            } => {
                self.column(from, Kind::Number);
            }
        }
    }

    fn evaluation(&mut self) {
        let Some(evaluation) = &self.policy.evaluation else {
            return;
        };
        for part in evaluation.parts() {
            self.source(&part.source);
        }
        match evaluation {
            Evaluation::Weighted { .. } => {}
            Evaluation::Matrix {
                behavior,
                achievement,
                ..
            } => {
                for axis in [behavior, achievement] {
                    let kind = match axis.ranks {
                        None => Kind::Text,
                        Some(_) => Kind::Number,
                    };
                    self.column(&axis.column, kind);
                }
            }
            Evaluation::Relative { score, within, .. } => {
                if let Score::Column(column) = score {
                    self.column(column, Kind::Number);
                }
                if let Some(column) = within {
                    self.column(column, Kind::Text);
                }
            }
        }
    }

    fn conditions(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            self.column(&condition.column, Kind::Text);
        }
    }

    fn eligibility(&mut self) {
        let rules = &self.policy.eligibility;
        for entry in rules.include.iter().chain(&rules.exclude) {
            self.conditions(&entry.conditions);
        }
        if let Some(minimum) = &rules.minimum_attendance {
            self.known(Field::AttendanceRate, Kind::Number, minimum.span, true);
        }
        if let Some(column) = &rules.force_eligible {
            self.column(column, Kind::Text);
        }
        if let Some(until) = &rules.hired_on_or_before {
            self.known(Field::HireDate, Kind::Date, until.span, true);
        }
    }

    fn attendance(&mut self) {
        let Some(rule) = &self.policy.attendance else {
            return;
        };
        if let Scheduled::Column(column) = &rule.scheduled {
            self.column(column, Kind::Number);
        }
        for absence in &rule.absences {
            self.column(&absence.column, Kind::Number);
        }
        if let Some(lateness) = &rule.lateness {
            self.column(&lateness.column, Kind::Number);
        }
    }

    fn control_totals(&mut self) {
        let expect = &self.policy.expect;
        if let Some(total) = &expect.base_salary_total {
            self.known(Field::BaseSalary, Kind::Number, total.span, true);
        }
        if let Some(total) = &expect.attendance_total {
            self.known(Field::AttendanceRate, Kind::Number, total.span, true);
        }
    }

    /// What time of service is counted from.
    fn service(&mut self) {
        let Some(span) = self
            .policy
            .period
            .as_ref()
            .map(|period| period.span)
            .filter(|_| self.service)
        else {
            return;
        };
        self.known(Field::HireDate, Kind::Date, span, true);
        self.known(Field::LeaveDays, Kind::Number, span, false);
        self.known(Field::LeaveMonths, Kind::Number, span, false);
    }

    /// What every file is held to, whatever the rules ask: who left before being hired, or was present for more than
    /// all the time there was, shows that the file is not what it should be.
    fn always(&mut self, span: Span) {
        self.known(Field::HireDate, Kind::Date, span, false);
        self.known(Field::LeaveDate, Kind::Date, span, false);
        self.known(Field::AttendanceRate, Kind::Number, span, false);
    }

    fn numbers(&mut self, columns: &[Column]) {
        columns
            .iter()
            .for_each(|column| self.column(column, Kind::Number));
    }

    /// A column that a rule names. A derived one is read where the file has it, and what it is derived from besides.
    fn column(&mut self, column: &Column, kind: Kind) {
        let derived = Derived::of(column, self.policy);
        self.service |= matches!(
            derived,
            Some(Derived::DaysInPeriod | Derived::MonthsInPeriod | Derived::YearsOfService)
        ) && self.policy.period.is_some();
        // A rule that takes it for a number is told so; the cells of the file are not.
        let kind = match derived {
            Some(Derived::Rating) => Kind::Text,
            _ => kind,
        };
        self.add(column, kind, derived.is_none());
    }

    fn known(&mut self, field: Field, kind: Kind, span: Span, required: bool) {
        let column = Column {
            name: field.name().to_owned(),
            field: Some(field),
            span,
        };
        let derived = Derived::of(&column, self.policy).is_some();
        self.add(&column, kind, required && !derived);
    }

    fn add(&mut self, column: &Column, kind: Kind, required: bool) {
        let id = ColumnId::of(column);
        let known = self
            .wanted
            .iter_mut()
            .find(|wanted| wanted.kind == kind && ColumnId::of(&wanted.column) == id);
        match known {
            Some(known) => known.required |= required,
            None => self.wanted.push(Wanted {
                column: column.clone(),
                kind,
                required,
            }),
        }
    }
}
