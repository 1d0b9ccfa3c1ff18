//! Advice in words, for the commands that give it.

use crate::advice::{Advice, Season, of_policy, of_season};
use crate::policy::Policy;
use crate::view::wording::advice::advice;
use crate::view::{Diagnostic, Lang};

/// All advice about a policy alone.
pub fn about_policy(policy: &Policy, lang: Lang) -> Vec<Diagnostic> {
    let words = |found: &_| advice(found, lang);
    Diagnostic::all(&of_policy(policy), Advice::code, words)
}

/// All advice about a policy and what came out of it.
pub fn about_season(season: &Season<'_>, lang: Lang) -> Vec<Diagnostic> {
    let words = |found: &_| advice(found, lang);
    Diagnostic::all(&of_season(season), Advice::code, words)
}
