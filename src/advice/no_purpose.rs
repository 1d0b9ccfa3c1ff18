//! A policy that does not say what the bonus is for.

use crate::diagnostics::{Findings, Place};
use crate::policy::Policy;

use super::Advice;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let says = |purpose: &String| !purpose.trim().is_empty();
    if !policy.purpose.as_ref().is_some_and(says) {
        found.add(Advice::NoPurpose, Place::Nowhere);
    }
}
