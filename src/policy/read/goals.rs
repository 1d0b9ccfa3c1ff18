//! `[goals]`.

use crate::diagnostics::Spanned;
use crate::money::Ratio;
use crate::policy::{Goals, OkrUse, Range, RuleFault, Uncontrollable, Wanted};

use super::walker::Walker;

/// The most that `cap` can be: above it a percentage without its sign was meant (`cap = 150`).
const HIGHEST_CAP: Ratio = Ratio::integer(10);

/// Nothing for a policy without the table. A key at fault, which is noted, leaves its default.
pub(super) fn goals(w: Option<Walker<'_>>) -> Option<Goals> {
    let mut w = w?;
    let usual = Goals::default();
    let okr = [("unlinked", OkrUse::Unlinked), ("linked", OkrUse::Linked)];
    let uncontrollable = [
        ("exclude", Uncontrollable::Exclude),
        ("half", Uncontrollable::Half),
        ("count", Uncontrollable::Count),
    ];
    let goals = Goals {
        okr: w.word("okr", &okr).unwrap_or(usual.okr),
        okr_success: or(
            &w.ranged("okr_success", Wanted::Rate, Range::Positive),
            usual.okr_success,
        ),
        uncontrollable: w
            .word("uncontrollable", &uncontrollable)
            .unwrap_or(usual.uncontrollable),
        cap: or(
            &w.ranged(
                "cap",
                Wanted::Number,
                Range::Closed(Ratio::ONE, HIGHEST_CAP),
            ),
            usual.cap,
        ),
        ..usual
    };
    let scale = w.ranged("scale", Wanted::Number, Range::Positive);
    let par = w.ranged("qualitative_par", Wanted::Number, Range::Positive);
    let goals = Goals {
        scale: or(&scale, usual.scale),
        qualitative_par: or(&par, usual.qualitative_par),
        ..goals
    };
    // Nobody could reach 100%. A key that is at fault has its own fault.
    let sound =
        (scale.is_some() || !w.has("scale")) && (par.is_some() || !w.has("qualitative_par"));
    if sound && goals.qualitative_par > goals.scale {
        let fault = RuleFault::ParAboveScale {
            par: goals.qualitative_par,
            scale: goals.scale,
        };
        match (&par, &scale) {
            (Some(par), Some(scale)) => w.cx.note_with(fault, par.span, scale.span),
            (Some(one), None) | (None, Some(one)) => w.cx.note(fault, one.span),
            (None, None) => {}
        }
    }
    w.finish();
    Some(goals)
}

fn or(number: &Option<Spanned<Ratio>>, usual: Ratio) -> Ratio {
    number.as_ref().map_or(usual, |number| number.value)
}
