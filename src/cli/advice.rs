//! Advice in words, for the commands that give it.

use crate::advice::{Advice, of_outcome, of_policy};
use crate::calculation::Outcome;
use crate::people::People;
use crate::policy::Policy;
use crate::view::wording::advice::advice;
use crate::view::{Diagnostic, Lang};

/// All advice about a policy, and about what came out where there are people.
pub fn about(policy: &Policy, outcome: Option<(&People, &Outcome)>, lang: Lang) -> Vec<Diagnostic> {
    let mut found = of_policy(policy);
    if let Some((people, outcome)) = outcome {
        found.extend(of_outcome(policy, people, outcome));
    }
    Diagnostic::all(&found, Advice::code, |found| advice(found, lang))
}
