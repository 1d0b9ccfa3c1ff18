//! A column that HR keeps for bonuses, and that no rule uses.

use crate::calculation::wanted;
use crate::diagnostics::{Findings, Place, Span};
use crate::people::{ColumnId, Wanted};
use crate::policy::{Field, field_of_header};

use super::season::Season;
use super::{Advice, scales};

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let nowhere = Span {
        file: season.people.file,
        start: 0,
        end: 0,
    };
    let wanted = wanted(season.policy, nowhere);
    for header in &season.people.headers {
        let Some(field) = field_of_header(header, &season.policy.columns) else {
            continue;
        };
        if is_idle(field, season, &wanted) {
            let header = header.clone();
            let place = Place::File(season.people.file);
            found.add(Advice::UnusedColumn { header }, place);
        }
    }
}

fn is_idle(field: Field, season: &Season<'_>, wanted: &[Wanted]) -> bool {
    let asked = |field: Field| {
        let id = ColumnId::Field(field);
        wanted.iter().find(|it| ColumnId::of(&it.column) == id)
    };
    let counts_leave = [Field::LeaveDays, Field::LeaveMonths]
        .into_iter()
        .any(|field| asked(field).is_some());
    let policy = season.policy;
    match field {
        // Scores and results under names of the company's own are ratings, too.
        Field::Rating => {
            let rated = |it: &Wanted| scales::rates(&it.column);
            asked(field).is_none() && !wanted.iter().any(rated)
        }
        // It is read wherever it is; only a rule requires it.
        Field::AttendanceRate => {
            let used = asked(field).is_some_and(|it| it.required);
            !used && policy.attendance.is_none() && differs(season)
        }
        // Days and months are two ways to count the same leave.
        Field::LeaveDays | Field::LeaveMonths => !counts_leave,
        Field::LeaveDate => {
            let at_payment =
                policy.eligibility.employed_on_payment_date && policy.payment_date.is_some();
            let somebody_left = season
                .people
                .date(&ColumnId::Field(field))
                .is_some_and(|column| column.values.iter().any(Option::is_some));
            !at_payment && !counts_leave && somebody_left
        }
        _ => false,
    }
}

/// Whether attendance tells people apart at all.
fn differs(season: &Season<'_>) -> bool {
    let column = season
        .people
        .number(&ColumnId::Field(Field::AttendanceRate));
    column.is_some_and(|column| {
        let mut rates = column.values.iter().flatten();
        let first = rates.next();
        rates.any(|rate| Some(rate) != first)
    })
}
