//! A minimum attendance that takes the whole bonus from people on leave that the law grants.

use crate::calculation::outcome::Reason;
use crate::diagnostics::{Findings, Spanned};
use crate::money::Ratio;
use crate::people::ColumnId;
use crate::policy::{Absence, Field, Policy, key};

use super::Advice;
use super::season::Season;

/// How it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShutOut {
    /// Absences that the law grants lower the rate that is held against the minimum.
    Counted {
        /// `eligibility.minimum_attendance`.
        minimum: Ratio,
        /// The columns of these absences.
        columns: Vec<String>,
    },
    /// People with time of leave are below the minimum.
    People {
        /// `eligibility.minimum_attendance`.
        minimum: Ratio,
        /// How many.
        people: usize,
    },
}

/// Leave that the law grants, by what its column is usually called.
const STATUTORY: [&str; 12] = [
    "産前", "産後", "産休", "育児", "育休", "介護", "看護", "生理", "有給", "年休", "年次", "労災",
];

pub fn look_at_policy(policy: &Policy, found: &mut Findings<Advice>) {
    let Some(minimum) = minimum(policy) else {
        return;
    };
    let absences = policy.attendance.iter().flat_map(|it| &it.absences);
    let columns: Vec<String> = absences
        .filter(|absence| is_statutory(absence) && !absence.counts.is_zero())
        .map(|absence| absence.column.name.clone())
        .collect();
    if !columns.is_empty() {
        let minimum_value = minimum.value;
        let shut_out = ShutOut::Counted {
            minimum: minimum_value,
            columns,
        };
        found.add(Advice::LeaveShutOut(shut_out), minimum.span);
    }
}

pub fn look_at_outcome(season: &Season<'_>, found: &mut Findings<Advice>) {
    // Where the policy says what counts as absence, it has been looked at.
    let Some(minimum) = minimum(season.policy).filter(|_| season.policy.attendance.is_none())
    else {
        return;
    };
    let on_leave = |row: usize| {
        [Field::LeaveDays, Field::LeaveMonths]
            .into_iter()
            .filter_map(|field| season.people.number(&ColumnId::Field(field))?.get(row))
            .any(|time| !time.is_zero())
    };
    let reasons = season.outcome.people.ineligible.iter().enumerate();
    let people = reasons
        .filter(|(row, reason)| matches!(reason, Some(Reason::Attendance { .. })) && on_leave(*row))
        .count();
    if people > 0 {
        let shut_out = ShutOut::People {
            minimum: minimum.value,
            people,
        };
        found.add(Advice::LeaveShutOut(shut_out), minimum.span);
    }
}

fn minimum(policy: &Policy) -> Option<&Spanned<Ratio>> {
    let minimum = policy.eligibility.minimum_attendance.as_ref();
    minimum.filter(|minimum| !minimum.value.is_zero())
}

fn is_statutory(absence: &Absence) -> bool {
    let name = key(&absence.column.name);
    absence.statutory || STATUTORY.iter().any(|word| name.contains(word))
}
