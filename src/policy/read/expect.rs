//! `[expect]`.

use crate::policy::{Expect, Wanted};

use super::walker::Walker;

pub(super) fn expect(w: Option<Walker<'_>>) -> Expect {
    let Some(mut w) = w else {
        return Expect::default();
    };
    let expect = Expect {
        employees: w.number("employees", Wanted::Number),
        base_salary_total: w.money("base_salary_total"),
        attendance_total: w.number("attendance_total", Wanted::Number),
    };
    w.finish();
    expect
}
