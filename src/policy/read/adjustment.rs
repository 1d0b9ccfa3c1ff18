//! `adjustment`: how the coefficient of a component is found.

use crate::diagnostics::Spanned;
use crate::money::{Ratio, Rounding};
use crate::policy::{
    Adjustment, AdjustmentDigits, AmountFault, Bounded, Method, RuleFault, Scale, Stage, Unfit,
    Wanted, Why,
};

use super::walker::Walker;

/// The coefficient's rules for a component with that method, with or without a unit price.
pub(super) fn adjustment(
    component: &mut Walker<'_>,
    method: Method,
    has_price: bool,
) -> Option<Adjustment> {
    // Points without a price only become money through the coefficient.
    let default = match method {
        Method::Points if !has_price => Stage::Initial,
        _ => Stage::Final,
    };
    if !component.has("adjustment") {
        component.ask(&["adjustment"]);
        return Some(Adjustment {
            stage: default,
            scale: Scale::Both,
            min: None,
            max: None,
            digits: None,
        });
    }
    let mut w = component.table("adjustment")?;
    let stages = [("initial", Stage::Initial), ("final", Stage::Final)];
    let stage = if w.has("stage") {
        w.word("stage", &stages)
    } else {
        w.ask(&["stage"]);
        Some(default)
    };
    if stage == Some(Stage::Final) && method == Method::Points && !has_price {
        component.missing("unit_price", Why::PointsAsMoney("final"));
    }
    let scale_place = w.key_span("scale");
    let scale = w.word(
        "scale",
        &[("both", Scale::Both), ("down_only", Scale::DownOnly)],
    );
    let scale = scale.unwrap_or(Scale::Both);
    let bounds = bounds(&mut w, stage, scale, scale_place);
    let digits = digits(&mut w);
    if let (Some((min, max)), Some(digits)) = (&bounds, digits) {
        check_decimals(&w, "min", min.as_ref(), digits.digits);
        check_decimals(&w, "max", max.as_ref(), digits.digits);
    }
    w.finish();
    let (min, max) = bounds?;
    Some(Adjustment {
        stage: stage?,
        scale,
        min,
        max,
        digits,
    })
}

type Bounds = (Option<Spanned<Ratio>>, Option<Spanned<Ratio>>);

fn bounds(
    w: &mut Walker<'_>,
    stage: Option<Stage>,
    scale: Scale,
    scale_place: Option<crate::diagnostics::Span>,
) -> Option<Bounds> {
    if stage == Some(Stage::Initial) {
        let fits = !w.has("min") && !w.has("max") && scale == Scale::Both;
        w.unfit(&["min", "max"], &Unfit::InitialStage);
        if scale == Scale::DownOnly {
            w.unfit(&["scale"], &Unfit::InitialStage);
        }
        return fits.then_some((None, None));
    }
    let (has_min, has_max) = (w.has("min"), w.has("max"));
    let min = w.number("min", Wanted::Number);
    let max = w.number("max", Wanted::Number);
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        let fault = AmountFault::MinAboveMax {
            bounded: Bounded::Adjustment,
            min: min.value,
            max: max.value,
        };
        w.cx.note_with(fault, min.span, max.span);
    }
    if let (Some(min), Scale::DownOnly, Some(place)) = (&min, scale, scale_place)
        && min.value > Ratio::ONE
    {
        let fault = RuleFault::MinWithDownOnly { value: min.value };
        w.cx.note_with(fault, min.span, place);
    }
    let failed = (has_min && min.is_none()) || (has_max && max.is_none());
    (!failed).then_some((min, max))
}

fn digits(w: &mut Walker<'_>) -> Option<AdjustmentDigits> {
    if !w.has("digits") {
        w.ask(&["digits"]);
        w.unfit(&["mode"], &Unfit::Without("digits"));
        return None;
    }
    let digits = w.digits("digits");
    let words = [
        ("down", Rounding::Down),
        ("half_up", Rounding::HalfUp),
        ("up", Rounding::Up),
    ];
    let mode = w.word("mode", &words);
    Some(AdjustmentDigits {
        digits: digits?,
        mode: mode.unwrap_or(Rounding::Down),
    })
}

fn check_decimals(w: &Walker<'_>, key: &str, bound: Option<&Spanned<Ratio>>, digits: u32) {
    let Some(bound) = bound else { return };
    if bound
        .value
        .decimals()
        .is_none_or(|decimals| decimals > digits)
    {
        let fault = RuleFault::BoundDecimals {
            key: key.to_owned(),
            value: bound.value,
            digits,
        };
        w.cx.note(fault, bound.span);
    }
}
