//! `[[factor]]`, and the names of factors in components.

use crate::diagnostics::Spanned;
use crate::policy::{
    Apply, Factor, FactorKind, FactorRef, Named, ReferenceFault, RuleFault, Service, TableFault,
    Unfit, Wanted, Why, key,
};

use super::context::{Context, KnownFactor};
use super::names::Names;
use super::source::{self, HEADS, THROUGHS};
use super::walker::Walker;

/// The factors, and what components must know of them; where a factor is at fault, it is only in the second list.
pub(super) fn factors(walkers: Vec<Walker<'_>>) -> (Vec<Factor>, Vec<KnownFactor>) {
    let mut names = Names::new(Named::Factor);
    let mut known = Vec::new();
    let mut factors = Vec::new();
    for mut w in walkers {
        let name = w.required("name", Why::Always, Walker::text);
        if let Some(name) = &name {
            names.add(w.cx, name);
        }
        let kind = kind(&mut w);
        let digits = w.digits("digits");
        let apply = w.word(
            "apply",
            &[("weight", Apply::Weight), ("payout", Apply::Payout)],
        );
        let apply = apply.unwrap_or(Apply::Weight);
        let span = w.span;
        w.finish();
        let Some(name) = name else { continue };
        known.push(KnownFactor {
            name: name.value.clone(),
            apply,
        });
        factors.extend(kind.map(|kind| Factor {
            name: name.value,
            kind,
            digits,
            apply,
            span,
        }));
    }
    (factors, known)
}

fn kind(w: &mut Walker<'_>) -> Option<FactorKind> {
    let Some(service) = w.key_span("service") else {
        w.ask(&["service"]);
        return source::source(w, Wanted::Number).map(FactorKind::Source);
    };
    for key in HEADS {
        if let (Some(entry), true) = (w.key_span(key), w.has(key)) {
            let fault = TableFault::TwoSources {
                first: "service".to_owned(),
                second: key.to_owned(),
            };
            w.cx.note_with(fault, entry, service);
        }
        w.ask(&[key]);
    }
    w.unfit(&THROUGHS, &Unfit::Beside("service"));
    w.unfit(&["ratio_to"], &Unfit::Beside("service"));
    if !w.cx.has_period {
        let factor = w.path.strip_prefix("factor.").unwrap_or(&w.path).to_owned();
        w.cx.note(ReferenceFault::ServiceWithoutPeriod { factor }, service);
    }
    let words = [("days", Service::Days), ("months", Service::Months)];
    w.word("service", &words).map(FactorKind::Service)
}

/// The factors under `factors`, in the order written; a name that no factor has is a column.
pub(super) fn references(w: &mut Walker<'_>) -> Option<Vec<FactorRef>> {
    // An empty list is how an overlay takes the factors away.
    if let Some(entry) = w.entry("factors")
        && matches!(&entry.value.kind, crate::policy::raw::Kind::Array(items) if items.is_empty())
    {
        return Some(Vec::new());
    }
    if !w.has("factors") {
        return Some(Vec::new());
    }
    let names = w.texts("factors")?;
    let cx = w.cx;
    let reference = |name: &Spanned<String>| match declared(cx, &name.value) {
        Some(index) => FactorRef::Declared(index),
        None => FactorRef::Column(cx.column(&name.value, name.span)),
    };
    Some(names.iter().map(reference).collect())
}

/// The factors of a term. Payout factors multiply what is paid, so a term cannot have one.
pub(super) fn references_of_term(w: &mut Walker<'_>) -> Option<Vec<FactorRef>> {
    let references = references(w)?;
    let names = if references.is_empty() {
        Vec::new()
    } else {
        w.texts("factors")?
    };
    for (name, reference) in names.iter().zip(&references) {
        let FactorRef::Declared(index) = reference else {
            continue;
        };
        let known = w.cx.factors.get(*index);
        if known.is_some_and(|known| known.apply == Apply::Payout) {
            let factor = name.value.clone();
            w.cx.note(RuleFault::PayoutOnTerm { factor }, name.span);
        }
    }
    Some(references)
}

fn declared(cx: &Context<'_>, name: &str) -> Option<usize> {
    let wanted = key(name);
    cx.factors
        .iter()
        .position(|known| key(&known.name) == wanted)
}

/// Notes payout factors of pool components that are above 1 whoever the person is. Guaranteed and separate components
/// may have them: there they multiply the weight.
pub(super) fn check_payouts<'f>(
    cx: &Context<'_>,
    factors: &[Factor],
    of_pool: impl Iterator<Item = &'f FactorRef>,
) {
    let mut used: Vec<usize> = of_pool
        .filter_map(|reference| match reference {
            FactorRef::Declared(index) => Some(*index),
            FactorRef::Column(_) => None,
        })
        .collect();
    used.sort_unstable();
    used.dedup();
    for factor in used.into_iter().filter_map(|index| factors.get(index)) {
        let FactorKind::Source(source) = &factor.kind else {
            continue;
        };
        let constant = source::constant(source).filter(|value| *value > crate::money::Ratio::ONE);
        if let (Some(value), Apply::Payout) = (constant, factor.apply) {
            let fault = RuleFault::PayoutAboveOne {
                factor: factor.name.clone(),
                value,
            };
            cx.note(fault, factor.span);
        }
    }
}
