//! Keys that one scenario sets twice, however they are written: one of the two would be lost without a word.

use crate::diagnostics::{Findings, Span};
use crate::policy::{PolicyFault, TextFault};

/// A key that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetKey {
    /// As it is written.
    pub key: String,
    /// Its parts, as [`crate::policy::resolved`] gives them.
    pub path: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

impl SetKey {
    /// Whether one is the other, or lies within it.
    fn overlaps(&self, other: &Self) -> bool {
        let mut pairs = self.path.iter().zip(&other.path);
        pairs.all(|(a, b)| a == b)
    }
}

/// The pairs of keys of which the later takes away the earlier, or a part of it: among `own`, which are those of a scenario,
/// and between `own` and `over`, which are set after them.
#[must_use]
pub fn overlaps(scenario: Option<&str>, own: &[SetKey], over: &[SetKey]) -> Findings<PolicyFault> {
    let mut findings = Findings::default();
    let mut rest = own;
    while let Some((earlier, later)) = rest.split_first() {
        for later in later.iter().chain(over).filter(|it| it.overlaps(earlier)) {
            let fault = TextFault::SettingTwice {
                scenario: scenario.map(str::to_owned),
                key: later.key.clone(),
                other: earlier.key.clone(),
            };
            findings.add_with(fault.into(), later.span, vec![earlier.span.into()]);
        }
        rest = later;
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;

    /// The pairs that overlap, as `earlier/later`.
    fn found(own: &[&str], over: &[&str]) -> Vec<String> {
        let file = Sources::default().add("--vary", "");
        let keys = |keys: &[&str]| -> Vec<SetKey> {
            let keys = keys.iter().map(|key| SetKey {
                key: (*key).to_owned(),
                path: key.split('.').map(str::to_owned).collect(),
                span: Span {
                    file,
                    start: 0,
                    end: 0,
                },
            });
            keys.collect()
        };
        let findings = overlaps(None, &keys(own), &keys(over));
        let pairs = findings.iter().map(|it| match &it.fault {
            PolicyFault::Text(TextFault::SettingTwice { key, other, .. }) => {
                format!("{other}/{key}")
            }
            other => panic!("{other:?}"),
        });
        pairs.collect()
    }

    #[test]
    fn a_key_overlaps_itself_and_what_it_holds() {
        assert_eq!(found(&["a.b", "a.c", "ab"], &[]), [""; 0]);
        assert_eq!(
            found(&["a.b", "a", "a.b"], &[]),
            ["a.b/a", "a.b/a.b", "a/a.b"]
        );
        assert_eq!(found(&["a"], &["a.b.c", "b"]), ["a/a.b.c"]);
        assert_eq!(found(&[], &["a", "a"]), [""; 0]);
    }
}
