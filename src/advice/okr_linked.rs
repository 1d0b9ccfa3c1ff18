//! OKRs that count in pay. Who invented and spread them keeps both apart (Doerr, *Measure What Matters*; at Google a score
//! of 0.6 to 0.7 is the aim, and no grade for the person): whoever is paid for reaching a goal sets one within reach.

use crate::diagnostics::Findings;
use crate::policy::{OkrUse, Policy};

use super::{Advice, goals_asked};

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let is_linked = policy
        .goals
        .is_some_and(|goals| goals.okr == OkrUse::Linked);
    if let Some(span) = goals_asked::place(policy).filter(|_| is_linked) {
        found.add(Advice::OkrLinked, span);
    }
}
