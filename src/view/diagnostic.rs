//! A finding in words, ready to be drawn beside the place where it lies.

use crate::diagnostics::{Finding, Findings, Place};

use super::wording::Wording;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code of the fault.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub wording: Wording,
    /// Where.
    pub place: Place,
    /// Other places that belong to it.
    pub also: Vec<Place>,
}

impl Diagnostic {
    /// All findings of a room in words, in the order in which they were found.
    pub fn all<F>(
        findings: &Findings<F>,
        code: impl Fn(&F) -> &'static str,
        words: impl Fn(&F) -> Wording,
    ) -> Vec<Self> {
        findings
            .iter()
            .map(|finding| Self::of(finding, code(&finding.fault), words(&finding.fault)))
            .collect()
    }

    /// A finding in these words.
    pub fn of<F>(finding: &Finding<F>, code: &'static str, wording: Wording) -> Self {
        Self {
            code,
            wording,
            place: finding.place.clone(),
            also: finding.also.clone(),
        }
    }
}
