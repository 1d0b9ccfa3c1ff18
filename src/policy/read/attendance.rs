//! `[attendance]`.

use crate::diagnostics::Spanned;
use crate::money::Ratio;
use crate::policy::raw::Kind;
use crate::policy::{Absence, Attendance, Lateness, Range, Scheduled, Wanted, Why};

use super::value;
use super::walker::{Walker, distinct};

/// Decimals of the attendance rate, unless the policy says otherwise.
const DIGITS: u32 = 4;

/// `None` for a table at fault, `Some(None)` for none.
#[allow(clippy::option_option)]
pub(super) fn attendance(w: Option<Walker<'_>>) -> Option<Option<Attendance>> {
    let Some(mut w) = w else {
        return Some(None);
    };
    let scheduled = w.required("scheduled", Why::Always, scheduled);
    let absences: Vec<Absence> = w
        .tables("absences")
        .into_iter()
        .filter_map(absence)
        .collect();
    distinct(w.cx, absences.iter().map(|absence: &Absence| &absence.column));
    let has_lateness = w.has("lateness");
    let lateness = lateness(&mut w);
    let digits = w.digits("digits").unwrap_or(DIGITS);
    let span = w.span;
    w.finish();
    if has_lateness && lateness.is_none() {
        return None;
    }
    Some(Some(Attendance {
        scheduled: scheduled?,
        absences,
        lateness,
        digits,
        span,
    }))
}

/// A text is a column, whatever it looks like.
fn scheduled(w: &mut Walker<'_>, key: &'static str) -> Option<Scheduled> {
    let entry = w.entry(key)?;
    match &entry.value.kind {
        Kind::Text(_) => w.column(key).map(Scheduled::Column),
        Kind::Number(_) => w
            .ranged(key, Wanted::Number, Range::Positive)
            .map(Scheduled::Number),
        _ => value::wrong_type(w.cx, key, &entry.value, Wanted::ColumnOrNumber),
    }
}

fn absence(mut w: Walker<'_>) -> Option<Absence> {
    let column = w.required("column", Why::Always, Walker::column);
    let range = Range::Closed(Ratio::ZERO, Ratio::ONE);
    let counts = w.ranged("counts", Wanted::Rate, range);
    let statutory = w.flag("statutory");
    w.finish();
    Some(Absence {
        column: column?,
        counts: counts.map_or(Ratio::ONE, |counts| counts.value),
        statutory: statutory.unwrap_or(false),
    })
}

fn lateness(w: &mut Walker<'_>) -> Option<Lateness> {
    let mut table = w.table("lateness")?;
    let column = table.required("column", Why::Always, Walker::column);
    let per_absence = table.ranged("per_absence", Wanted::Number, Range::Positive);
    let absence = table.number("absence", Wanted::Number);
    table.finish();
    let or = |number: Option<Spanned<Ratio>>, default| number.map_or(default, |n| n.value);
    Some(Lateness {
        column: column?,
        // 遅刻早退3回で欠勤1日.
        per_absence: or(per_absence, Ratio::integer(3)),
        absence: or(absence, Ratio::ONE),
    })
}
