//! An adjustment allowance (調整枠) above the fifth that the 80/20 practice leaves to people.

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::Policy;

use super::Advice;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Some(share) = &policy.split.discretionary else {
        return;
    };
    let is_large = share
        .value
        .mul(Ratio::integer(5))
        .is_ok_and(|fifths| fifths > Ratio::ONE);
    if is_large {
        found.add(Advice::LargeAllowance { share: share.value }, share.span);
    }
}
