//! Names that must differ.

use crate::diagnostics::{Span, Spanned};
use crate::policy::{Named, ReferenceFault, key};

use super::context::Context;

/// Names that must differ, compared as keys.
pub(super) struct Names {
    named: Named,
    seen: Vec<(String, Span)>,
}

impl Names {
    pub(super) const fn new(named: Named) -> Self {
        Self {
            named,
            seen: Vec::new(),
        }
    }

    /// Notes a name that was there before.
    pub(super) fn add(&mut self, cx: &Context<'_>, name: &Spanned<String>) {
        let same = key(&name.value);
        match self.seen.iter().find(|(seen, _)| *seen == same) {
            Some((_, first)) => {
                let fault = ReferenceFault::DuplicateName {
                    named: self.named,
                    name: name.value.clone(),
                };
                cx.note_with(fault, name.span, *first);
            }
            None => self.seen.push((same, name.span)),
        }
    }
}
