//! The payment-date rule (支給日在籍) without a way to pay people who did not choose the day on which they left.

use crate::diagnostics::Findings;
use crate::policy::Policy;

use super::Advice;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let rules = &policy.eligibility;
    if let Some(date) = &policy.payment_date
        && rules.employed_on_payment_date
        && rules.force_eligible.is_none()
    {
        found.add(Advice::PaymentDateRule, date.span);
    }
}
