//! The codes of advice are those that a policy can silence.

use std::collections::BTreeSet;

use crate::policy::ADVICE;

#[test]
fn every_code_can_be_silenced() {
    let text = include_str!("found.rs");
    let given: Vec<&str> = text
        .split("=> \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(given, ADVICE);
    let distinct: BTreeSet<&str> = ADVICE.into();
    assert_eq!(distinct.len(), ADVICE.len());
    // A code is searched for in scripts: none may be the beginning of another.
    for code in ADVICE {
        let begun = ADVICE.iter().filter(|other| other.starts_with(code));
        assert_eq!(begun.count(), 1, "{code}");
    }
}
