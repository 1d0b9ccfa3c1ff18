//! `[rounding]`, and the rounding words.

use crate::money::{Money, Ratio, Rounding};
use crate::policy::{AmountFault, Range, Rounded, SharingMode, Wanted};

use super::value;
use super::walker::Walker;

/// The words of a direction.
pub(super) const WORDS: [(&str, Rounding); 4] = [
    ("down", Rounding::Down),
    ("up", Rounding::Up),
    ("half_up", Rounding::HalfUp),
    ("half_even", Rounding::HalfEven),
];

const MODES: [(&str, SharingMode); 6] = [
    ("down", SharingMode::Each(Rounding::Down)),
    ("half_up", SharingMode::Each(Rounding::HalfUp)),
    ("half_even", SharingMode::Each(Rounding::HalfEven)),
    ("up", SharingMode::Each(Rounding::Up)),
    ("largest_remainder", SharingMode::LargestRemainder),
    ("exact", SharingMode::Exact),
];

/// Decimals of a weight, unless the policy says otherwise.
const WEIGHT_DIGITS: u32 = 4;

pub(super) fn rounding(w: Option<Walker<'_>>) -> Option<Rounded> {
    let Some(mut w) = w else {
        return Some(Rounded {
            unit: Money::yen(1).ok()?,
            mode: SharingMode::Each(Rounding::Down),
            weight_digits: WEIGHT_DIGITS,
        });
    };
    let unit = unit(&mut w);
    let mode = w.word("mode", &MODES);
    let weight_digits = w.digits("weight_digits");
    w.finish();
    Some(Rounded {
        unit: unit?,
        mode: mode.unwrap_or(SharingMode::Each(Rounding::Down)),
        weight_digits: weight_digits.unwrap_or(WEIGHT_DIGITS),
    })
}

/// `unit`: above 0, with no more decimals than an amount has; 1 unless given.
pub(super) fn unit(w: &mut Walker<'_>) -> Option<Money> {
    let Some(entry) = w.entry("unit") else {
        return Money::yen(1).ok();
    };
    let number = w.ranged("unit", Wanted::Money, Range::Positive)?;
    let decimals = Range::Decimals(Money::DECIMALS);
    let number: Ratio = value::inside(w.cx, "unit", &entry.value, number, decimals)?.value;
    Money::exactly(number)
        .map_err(|_overflow| w.cx.note(AmountFault::TooLarge, entry.value.span))
        .ok()
}
