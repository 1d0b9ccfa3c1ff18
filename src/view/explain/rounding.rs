//! Roundings in words, the same in the lines of a calculation and in the rules.

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::view::Lang;

use crate::view::format::quantity;

/// `100円未満切り捨て`, `小数第5位を四捨五入`; `rounded down to 100 yen`, `rounded half up to 4 decimals`.
pub(super) fn rounded(step: Ratio, unit: Unit, mode: Rounding, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let (what, how) = (fraction(step, unit, mode), noun(mode));
            format!("{what}{how}")
        }
        Lang::En => format!("rounded {} {}", direction(mode), precision(step, unit)),
    }
}

/// The same as a sentence says it: `100円未満を切り捨てる`; `is rounded down to 100 yen` without its verb.
pub(super) fn is_rounded(step: Ratio, unit: Unit, mode: Rounding, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let what = fraction(step, unit, mode);
            let verb = match mode {
                Rounding::Down | Rounding::Up => "る",
                Rounding::HalfUp => "する",
                Rounding::HalfEven => "とする",
            };
            let particle = if what.ends_with('を') { "" } else { "を" };
            format!("{what}{particle}{}{verb}", noun(mode))
        }
        Lang::En => rounded(step, unit, mode, lang),
    }
}

/// Rounding to so many decimals.
pub(super) fn decimals(digits: u32) -> Ratio {
    // A policy allows a few decimals only; beyond 38 nothing is rounded, which 0 can stand for.
    Ratio::decimal_place(digits).unwrap_or(Ratio::ZERO)
}

const fn noun(mode: Rounding) -> &'static str {
    match mode {
        Rounding::Down => "切り捨て",
        Rounding::Up => "切り上げ",
        Rounding::HalfUp => "四捨五入",
        Rounding::HalfEven => "偶数丸め",
    }
}

const fn direction(mode: Rounding) -> &'static str {
    match mode {
        Rounding::Down => "down",
        Rounding::Up => "up",
        Rounding::HalfUp => "half up",
        Rounding::HalfEven => "half to even",
    }
}

/// How many decimals a rounding leaves, where it is to decimals of a bare number: money and percentages are
/// rounded to an amount.
fn places(step: Ratio, unit: Unit) -> Option<u32> {
    if matches!(unit, Unit::Yen | Unit::Percent) {
        return None;
    }
    step.decimals().filter(|&digits| decimals(digits) == step)
}

fn fraction(step: Ratio, unit: Unit, mode: Rounding) -> String {
    match (places(step, unit), mode) {
        (Some(digits), Rounding::Down | Rounding::Up) => {
            format!("小数第{}位以下", digits.saturating_add(1))
        }
        (Some(digits), Rounding::HalfUp | Rounding::HalfEven) => {
            format!("小数第{}位を", digits.saturating_add(1))
        }
        (None, _) => format!("{}未満", quantity(step, unit, Lang::Ja)),
    }
}

fn precision(step: Ratio, unit: Unit) -> String {
    match places(step, unit) {
        Some(0) => "to a whole number".to_owned(),
        Some(1) => "to 1 decimal".to_owned(),
        Some(digits) => format!("to {digits} decimals"),
        None => format!("to {}", quantity(step, unit, Lang::En)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_every_rounding_in_both_languages() {
        let hundred = Ratio::integer(100);
        for (step, unit, mode, ja, sentence, en) in [
            (
                hundred,
                Unit::Yen,
                Rounding::Down,
                "100円未満切り捨て",
                "100円未満を切り捨てる",
                "rounded down to 100 yen",
            ),
            (
                Ratio::ONE,
                Unit::Yen,
                Rounding::HalfUp,
                "1円未満四捨五入",
                "1円未満を四捨五入する",
                "rounded half up to 1 yen",
            ),
            (
                decimals(4),
                Unit::Points,
                Rounding::HalfUp,
                "小数第5位を四捨五入",
                "小数第5位を四捨五入する",
                "rounded half up to 4 decimals",
            ),
            (
                decimals(0),
                Unit::Plain,
                Rounding::Up,
                "小数第1位以下切り上げ",
                "小数第1位以下を切り上げる",
                "rounded up to a whole number",
            ),
            (
                decimals(1),
                Unit::Months,
                Rounding::HalfEven,
                "小数第2位を偶数丸め",
                "小数第2位を偶数丸めとする",
                "rounded half to even to 1 decimal",
            ),
            (
                decimals(4),
                Unit::Percent,
                Rounding::Down,
                "0.01%未満切り捨て",
                "0.01%未満を切り捨てる",
                "rounded down to 0.01%",
            ),
            (
                hundred,
                Unit::Units,
                Rounding::Up,
                "100単位未満切り上げ",
                "100単位未満を切り上げる",
                "rounded up to 100 units",
            ),
        ] {
            assert_eq!(rounded(step, unit, mode, Lang::Ja), ja);
            assert_eq!(is_rounded(step, unit, mode, Lang::Ja), sentence);
            assert_eq!(rounded(step, unit, mode, Lang::En), en);
        }
    }
}
