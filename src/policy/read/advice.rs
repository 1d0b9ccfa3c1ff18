//! `[advice]`.

use crate::policy::{ADVICE, Allowed, ReferenceFault, nearest};

use super::walker::Walker;

pub(super) fn advice(w: Option<Walker<'_>>) -> Allowed {
    let Some(mut w) = w else {
        return Allowed::default();
    };
    let mut allowed = Vec::new();
    for code in w.texts("allow").unwrap_or_default() {
        match ADVICE.into_iter().find(|known| *known == code.value) {
            Some(known) => allowed.push(known),
            None => {
                let fault = ReferenceFault::UnknownAdvice {
                    nearest: nearest(&code.value, ADVICE),
                    code: code.value,
                };
                w.cx.note(fault, code.span);
            }
        }
    }
    w.finish();
    Allowed::new(allowed)
}
