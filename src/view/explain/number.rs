//! Numbers as they are shown: every digit in groups of three, or the division where a number does not end.

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::view::Lang;

/// The sign of a negative number and of a difference.
pub(super) const MINUS: char = '−';

/// `1,234.5`, or `50,000,000/3` where the number does not end.
pub(super) fn number(value: Ratio) -> String {
    match value.to_decimal_text() {
        Some(text) => grouped(&text),
        None => format!(
            "{}/{}",
            grouped(&value.numerator().to_string()),
            grouped(&value.denominator().to_string())
        ),
    }
}

/// `20%`, or `7/9` where the number does not end.
pub(super) fn percent(value: Ratio) -> String {
    value
        .mul(Ratio::integer(100))
        .ok()
        .and_then(Ratio::to_decimal_text)
        .map_or_else(|| number(value), |text| format!("{}%", grouped(&text)))
}

/// The number with its unit: `1,200円`, `1,200 yen`, `20%`.
pub(super) fn quantity(value: Ratio, unit: Unit, lang: Lang) -> String {
    let (shown, word) = match unit {
        Unit::Percent => (percent(value), ""),
        _ => (number(value), unit_word(unit, value == Ratio::ONE, lang)),
    };
    format!("{shown}{word}")
}

/// What stands behind a number of that unit.
pub(super) const fn unit_word(unit: Unit, one: bool, lang: Lang) -> &'static str {
    let (ja, single, several) = match unit {
        Unit::Plain | Unit::Percent => ("", "", ""),
        Unit::Yen => ("円", " yen", " yen"),
        Unit::Points => ("点", " point", " points"),
        Unit::Months => ("か月", " month", " months"),
        Unit::Years => ("年", " year", " years"),
        Unit::People => ("人", " person", " people"),
        Unit::Units => ("単位", " unit", " units"),
    };
    match (lang, one) {
        (Lang::Ja, _) => ja,
        (Lang::En, true) => single,
        (Lang::En, false) => several,
    }
}

/// A few decimals of a number that does not end, so that a reader knows its size.
pub(super) fn about(value: Ratio) -> Option<String> {
    if value.to_decimal_text().is_some() {
        return None;
    }
    let digits = if value.numerator().unsigned_abs() < value.denominator().unsigned_abs() {
        6
    } else {
        4
    };
    value
        .round_digits(digits, Rounding::HalfUp)
        .ok()
        .map(number)
}

fn grouped(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut shown = String::with_capacity(text.len().saturating_mul(2));
    if sign {
        shown.push(MINUS);
    }
    for (index, c) in digits.chars().enumerate() {
        if index > 0 && index < whole && whole.saturating_sub(index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_every_digit_or_the_division() {
        let ratio = |above, below| Ratio::new(above, below).unwrap();
        for (value, expected) in [
            (Ratio::ZERO, "0"),
            (ratio(999, 1), "999"),
            (ratio(1000, 1), "1,000"),
            (ratio(-1_234_567, 1), "−1,234,567"),
            (ratio(401_255, 100), "4,012.55"),
            (ratio(1, 10_000), "0.0001"),
            (ratio(50_000_000, 3), "50,000,000/3"),
            (ratio(-2, 6), "−1/3"),
        ] {
            assert_eq!(number(value), expected);
        }
        assert_eq!(percent(ratio(1, 5)), "20%");
        assert_eq!(percent(ratio(9783, 10_000)), "97.83%");
        assert_eq!(percent(ratio(7, 9)), "7/9");
        assert_eq!(
            about(ratio(20_000_000, 73)).as_deref(),
            Some("273,972.6027")
        );
        assert_eq!(about(ratio(1, 3)).as_deref(), Some("0.333333"));
        assert_eq!(about(ratio(1, 4)), None);
    }
}
