//! Numbers as people read them.
//!
//! What ends is shown with every digit; what does not end is shown as the division that gives it, with a rounded value
//! marked as such beside it. Nothing here is computed with afterwards.

use crate::money::{Money, Ratio, Rounding};

use super::Lang;

/// Decimals of the rounded value beside a division.
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
    with_yen(&amount(money), lang)
}

/// A ratio that is money, with its unit: `273,972.602739円`.
#[must_use]
pub fn yen_ratio(value: Ratio, lang: Lang) -> String {
    match value.to_decimal_text() {
        Some(digits) => with_yen(&grouped(&digits), lang),
        None => division(value, lang, |about| with_yen(about, lang)),
    }
}

/// About what a number is that does not end, marked as such: `約0.582770`.
#[must_use]
pub fn about(value: Ratio, lang: Lang) -> String {
    let digits = rounded(value, ABOUT_DIGITS);
    lang.pick(format!("約{digits}"), format!("about {digits}"))
}

/// About how much money: `約273,972.602740円`.
#[must_use]
pub fn about_yen(value: Ratio, lang: Lang) -> String {
    with_yen(&about(value, lang), lang)
}

/// The division that gives a number: `120,000/205,913`.
#[must_use]
pub fn fraction(value: Ratio) -> String {
    let (above, below) = (value.numerator(), value.denominator());
    format!(
        "{}/{}",
        grouped(&above.to_string()),
        grouped(&below.to_string())
    )
}

/// A number: all its digits, or the division with about what it gives.
#[must_use]
pub fn number(value: Ratio, lang: Lang) -> String {
    match value.to_decimal_text() {
        Some(digits) => grouped(&digits),
        None => division(value, lang, str::to_owned),
    }
}

/// A rate as a percentage where that ends, else as the number that it is.
#[must_use]
pub fn percent(value: Ratio, lang: Lang) -> String {
    value
        .mul(Ratio::integer(100))
        .ok()
        .and_then(Ratio::to_decimal_text)
        .map_or_else(
            || number(value, lang),
            |digits| format!("{}%", grouped(&digits)),
        )
}

/// Months of pay with two decimals, so that they stand below one another: `1.50`.
#[must_use]
pub fn months(value: Ratio) -> String {
    rounded(value, 2)
}

/// A number of people: `12名`.
#[must_use]
pub fn people(count: usize, lang: Lang) -> String {
    let digits = grouped(&count.to_string());
    match lang {
        Lang::Ja => format!("{digits}名"),
        Lang::En if count == 1 => format!("{digits} person"),
        Lang::En => format!("{digits} people"),
    }
}

fn with_yen(digits: &str, lang: Lang) -> String {
    lang.pick(format!("{digits}円"), format!("{digits} yen"))
}

fn division(value: Ratio, lang: Lang, unit: impl Fn(&str) -> String) -> String {
    let division = fraction(value);
    let about = unit(&rounded(value, ABOUT_DIGITS));
    lang.pick(
        format!("{division}（約{about}）"),
        format!("{division} (about {about})"),
    )
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
        assert_eq!(number(ratio(25, 8), Lang::Ja), "3.125");
        assert_eq!(number(ratio(1, 3), Lang::Ja), "1/3（約0.333333）");
        assert_eq!(
            number(ratio(120_000, 205_913), Lang::En),
            "120,000/205,913 (about 0.582770)"
        );
        assert_eq!(
            yen_ratio(ratio(20_000_000, 73), Lang::Ja),
            "20,000,000/73（約273,972.602740円）"
        );
    }

    #[test]
    fn shows_rates_months_and_amounts() {
        assert_eq!(percent(ratio(1, 5), Lang::Ja), "20%");
        assert_eq!(percent(ratio(8, 1000), Lang::En), "0.8%");
        assert_eq!(percent(ratio(7, 9), Lang::En), "7/9 (about 0.777778)");
        assert_eq!(months(ratio(3, 2)), "1.50");
        assert_eq!(months(ratio(2, 1)), "2.00");
        let sum = Money::yen(-2_400_000).unwrap();
        assert_eq!(yen(sum, Lang::Ja), "-2,400,000円");
        assert_eq!(yen(sum, Lang::En), "-2,400,000 yen");
        assert_eq!(people(1, Lang::En), "1 person");
        assert_eq!(people(1200, Lang::Ja), "1,200名");
    }
}
