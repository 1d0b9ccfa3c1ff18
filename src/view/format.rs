//! Numbers as people read them, the same in tables, messages, rules and steps.
//!
//! What ends is shown with every digit; what does not end is shown as the division that gives it, and where a reader
//! wants to know its size, as a rounded value that is marked as such. Nothing here is computed with afterwards.

use crate::calculation::trace::Unit;
use crate::money::{Money, Ratio, Rounding};

use super::Lang;
use super::phrases::noted;

/// Decimals of a rounded value that stands for a number which does not end.
const ABOUT_DIGITS: u32 = 6;

/// Digits in groups of three: `-1234567.5` → `-1,234,567.5`.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len().saturating_sub(at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push('.');
        text.push_str(part);
    }
    text
}

/// An amount without its unit: `1,234,567`.
#[must_use]
pub fn amount(money: Money) -> String {
    grouped(&money.to_string())
}

/// An amount with its unit: `1,234,567円`.
#[must_use]
pub fn yen(money: Money, lang: Lang) -> String {
    quantity(money.ratio(), Unit::Yen, lang)
}

/// A number by all its digits, or the division that gives it: `1,234.5`, `50,000,000/3`.
#[must_use]
pub fn exact(value: Ratio) -> String {
    value.to_decimal_text().map_or_else(
        || {
            let (above, below) = (value.numerator(), value.denominator());
            format!(
                "{}/{}",
                grouped(&above.to_string()),
                grouped(&below.to_string())
            )
        },
        |digits| grouped(&digits),
    )
}

/// A rate as a percentage where that ends, else as the number that it is: `20%`, `7/9`.
#[must_use]
pub fn percent(value: Ratio) -> String {
    value
        .mul(Ratio::integer(100))
        .ok()
        .and_then(Ratio::to_decimal_text)
        .map_or_else(|| exact(value), |digits| format!("{}%", grouped(&digits)))
}

/// A number with its unit, exactly: `1,200円`, `1,200 yen`, `20%`, `50,000,000/3円`.
#[must_use]
pub fn quantity(value: Ratio, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Percent => percent(value),
        _ => with_unit(&exact(value), unit, value == Ratio::ONE, lang),
    }
}

/// About what a number is that does not end, marked as such: `約273,972.602740円`; nothing where it ends.
#[must_use]
pub fn about(value: Ratio, unit: Unit, lang: Lang) -> Option<String> {
    if value.decimals().is_some() {
        return None;
    }
    let digits = rounded(value, ABOUT_DIGITS);
    // A rate that does not end stands as a plain number, so the value beside it does, too.
    let digits = with_unit(&digits, unit, false, lang);
    Some(lang.pick(format!("約{digits}"), format!("about {digits}")))
}

/// A number with its unit and, where it does not end, about what it is: `50,000,000/3円（約16,666,666.666667円）`.
#[must_use]
pub fn readable(value: Ratio, unit: Unit, lang: Lang) -> String {
    let shown = quantity(value, unit, lang);
    match about(value, unit, lang) {
        Some(about) => noted(&shown, &about, lang),
        None => shown,
    }
}

/// Months of pay with two decimals, so that they stand below one another: `1.50`.
#[must_use]
pub fn months(value: Ratio) -> String {
    rounded(value, 2)
}

/// Half up to exactly so many decimals: `4.20`.
#[must_use]
pub fn fixed(value: Ratio, digits: u32) -> String {
    rounded(value, digits)
}

/// A number of people: `12名`.
#[must_use]
pub fn people(count: usize, lang: Lang) -> String {
    with_unit(&grouped(&count.to_string()), Unit::People, count == 1, lang)
}

/// Digits and what stands behind them.
pub(super) fn with_unit(digits: &str, unit: Unit, one: bool, lang: Lang) -> String {
    let (ja, single, several) = match unit {
        Unit::Plain | Unit::Percent | Unit::Score => ("", "", ""),
        Unit::Yen => ("円", " yen", " yen"),
        Unit::Points => ("ポイント", " point", " points"),
        Unit::Months => ("か月", " month", " months"),
        Unit::Years => ("年", " year", " years"),
        Unit::People => ("名", " person", " people"),
        Unit::Units => ("単位", " unit", " units"),
    };
    let word = match (lang, one) {
        (Lang::Ja, _) => ja,
        (Lang::En, true) => single,
        (Lang::En, false) => several,
    };
    format!("{digits}{word}")
}

/// Half up to exactly `digits` decimals; the number itself where that is beyond what can be computed.
fn rounded(value: Ratio, digits: u32) -> String {
    let text = value
        .round_digits(digits, Rounding::HalfUp)
        .unwrap_or(value)
        .to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let width = usize::try_from(digits).unwrap_or_default();
    format!("{}.{part:0<width$}", grouped(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn groups_digits_by_three() {
        for (digits, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1000", "-1,000"),
            ("-999", "-999"),
            ("1234567.1234", "1,234,567.1234"),
            ("12345678901234567890", "12,345,678,901,234,567,890"),
        ] {
            assert_eq!(grouped(digits), expected);
        }
    }

    #[test]
    fn shows_every_digit_or_the_division() {
        for (value, expected) in [
            (ratio(25, 8), "3.125"),
            (ratio(-1_234_567, 1), "-1,234,567"),
            (ratio(401_255, 100), "4,012.55"),
            (ratio(1, 10_000), "0.0001"),
            (ratio(50_000_000, 3), "50,000,000/3"),
            (ratio(-2, 6), "-1/3"),
        ] {
            assert_eq!(exact(value), expected);
        }
        assert_eq!(percent(ratio(1, 5)), "20%");
        assert_eq!(percent(ratio(9783, 10_000)), "97.83%");
        assert_eq!(percent(ratio(7, 9)), "7/9");
    }

    #[test]
    fn says_about_what_does_not_end() {
        for (value, unit, lang, expected) in [
            (ratio(25, 8), Unit::Plain, Lang::Ja, "3.125"),
            (ratio(1, 3), Unit::Plain, Lang::Ja, "1/3（約0.333333）"),
            (
                ratio(120_000, 205_913),
                Unit::Plain,
                Lang::En,
                "120,000/205,913 (about 0.582770)",
            ),
            (ratio(7, 9), Unit::Percent, Lang::En, "7/9 (about 0.777778)"),
            (
                ratio(20_000_000, 73),
                Unit::Yen,
                Lang::Ja,
                "20,000,000/73円（約273,972.602740円）",
            ),
        ] {
            assert_eq!(readable(value, unit, lang), expected);
        }
        assert_eq!(about(ratio(1, 4), Unit::Yen, Lang::Ja), None);
    }

    #[test]
    fn names_the_unit() {
        let sum = Money::yen(-2_400_000).unwrap();
        assert_eq!(yen(sum, Lang::Ja), "-2,400,000円");
        assert_eq!(yen(sum, Lang::En), "-2,400,000 yen");
        assert_eq!(
            quantity(ratio(1271, 10), Unit::Points, Lang::Ja),
            "127.1ポイント"
        );
        assert_eq!(quantity(ratio(1, 1), Unit::Points, Lang::En), "1 point");
        assert_eq!(people(1, Lang::En), "1 person");
        assert_eq!(people(1200, Lang::Ja), "1,200名");
        assert_eq!(months(ratio(3, 2)), "1.50");
        assert_eq!(months(ratio(2, 1)), "2.00");
    }
}
