//! Numbers as people write them, in a policy and in the cells of a CSV.
//!
//! A grammar of our own, because the libraries' readers take `1e3`, `1_000`, `.5` and round what is too long. A text
//! that could be read two ways is refused.

use rust_decimal::Decimal;
use thiserror::Error;

use super::Ratio;

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum NumberFault {
    /// There is nothing.
    #[error("empty")]
    Empty,
    /// It is not of any form that is read.
    #[error("not a number")]
    NotANumber,
    /// The commas do not stand between groups of three digits (`1,23`).
    #[error("misplaced comma")]
    Grouping,
    /// An exponent (`3e5`).
    #[error("exponent")]
    Exponent,
    /// Underscores (`1_000`).
    #[error("underscore")]
    Underscore,
    /// Parentheses (`(1,000)`): some write a negative so.
    #[error("parentheses")]
    Parentheses,
    /// A spreadsheet's error value (`#N/A`).
    #[error("spreadsheet error")]
    SpreadsheetError,
    /// More than 28 digits.
    #[error("too many digits")]
    TooLong,
    /// A division by 0 (`1/0`).
    #[error("division by zero")]
    DivisionByZero,
    /// A percentage where an amount of money is expected.
    #[error("percentage for an amount")]
    Percentage,
    /// A money sign or unit where a rate is expected.
    #[error("money for a rate")]
    MoneySign,
}

/// What stood around the digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Plain,
    Percent,
    Money,
}

/// A number in a cell: `300000`, `300,000`, `¥300,000`, `300000円`, `30万`, `３００，０００`, `97.5%`.
///
/// # Errors
/// [`NumberFault`] says what is wrong with it.
pub fn decimal(text: &str) -> Result<Decimal, NumberFault> {
    read(&normalised(text)).map(|(number, _)| number)
}

/// An amount of money in a cell: a number that is no percentage.
///
/// # Errors
/// [`NumberFault`] says what is wrong with it.
pub fn money_cell(text: &str) -> Result<Ratio, NumberFault> {
    as_money(read(&normalised(text))?)
}

/// An amount of money in a policy: `"12億"`, `"1億5,000万"`, `"1,200,000"`.
///
/// # Errors
/// [`NumberFault`] says what is wrong with it.
pub fn money(text: &str) -> Result<Ratio, NumberFault> {
    as_money(read(&grouped(&normalised(text)))?)
}

fn as_money((number, mark): (Decimal, Mark)) -> Result<Ratio, NumberFault> {
    match mark {
        Mark::Percent => Err(NumberFault::Percentage),
        Mark::Plain | Mark::Money => Ok(number.into()),
    }
}

/// A rate or coefficient in a policy: `"20%"`, `"0.2"`, `"7/9"`.
///
/// # Errors
/// [`NumberFault`] says what is wrong with it.
pub fn rate(text: &str) -> Result<Ratio, NumberFault> {
    let text = grouped(&normalised(text));
    let plain = |part: &str| match read(part.trim())? {
        (number, Mark::Plain) => Ok(Ratio::from(number)),
        (_, Mark::Percent) => Err(NumberFault::NotANumber),
        (_, Mark::Money) => Err(NumberFault::MoneySign),
    };
    match text.split_once('/') {
        Some((above, below)) => {
            let below = plain(below)?;
            if below.is_zero() {
                return Err(NumberFault::DivisionByZero);
            }
            plain(above)?
                .div(below)
                .map_err(|_overflow| NumberFault::TooLong)
        }
        None => match read(&text)? {
            (_, Mark::Money) => Err(NumberFault::MoneySign),
            (number, _) => Ok(number.into()),
        },
    }
}

/// How many decimals the value of a written rate has, zeros at the end included: 3 of `"97.5%"`, 2 of `"0.90"`; nothing
/// for a fraction. The text is one that [`rate`] reads.
#[must_use]
pub fn written_decimals(text: &str) -> Option<u32> {
    let text = normalised(text);
    if text.contains('/') {
        return None;
    }
    let (number, moved) = match text.strip_suffix('%') {
        Some(number) => (number, 2),
        None => (text.as_str(), 0_u32),
    };
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| {
        decimals.chars().filter(char::is_ascii_digit).count()
    });
    Some(u32::try_from(decimals).ok()?.saturating_add(moved))
}

/// Full-width forms become ASCII, and the minus signs and triangles of accounting become `-`. Nothing else is folded:
/// NFKC would make 102 of `10²`.
fn normalised(text: &str) -> String {
    let folded = text.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{ffe5}' => '¥',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '△' | '▲' => '-',
        other => other,
    });
    folded.collect::<String>().trim().to_owned()
}

/// Without the underscores that a policy may have between digits, as TOML has them (`50_000`).
fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut after_digit = false;
    while let Some(c) = rest.next() {
        let between = c == '_' && after_digit && rest.peek().is_some_and(char::is_ascii_digit);
        if !between {
            out.push(c);
        }
        after_digit = c.is_ascii_digit();
    }
    out
}

/// Reads a normalised text: sign, yen sign, digits with 万, 億 and 兆, 円 or %.
fn read(text: &str) -> Result<(Decimal, Mark), NumberFault> {
    if text.is_empty() {
        return Err(NumberFault::Empty);
    }
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut mark, rest) = match rest.strip_prefix(['¥', '\\']) {
        Some(rest) => (Mark::Money, rest.trim_start()),
        None => (Mark::Plain, rest),
    };
    // `¥-1,000` is as common as `-¥1,000`.
    let (negative, rest) = match rest.strip_prefix('-') {
        Some(rest) if mark == Mark::Money && !negative => (true, rest),
        _ => (negative, rest),
    };
    let mut digits = rest;
    if let Some(before) = rest.strip_suffix('円') {
        (mark, digits) = (Mark::Money, before.trim_end());
    } else if let Some(before) = rest.strip_suffix('%') {
        if mark == Mark::Money {
            return Err(NumberFault::NotANumber);
        }
        (mark, digits) = (Mark::Percent, before.trim_end());
    }
    let has_unit = digits.contains(['万', '億', '兆']);
    if has_unit && mark == Mark::Percent {
        return Err(NumberFault::NotANumber);
    }
    let number = if has_unit {
        mark = Mark::Money;
        myriads(digits)
    } else {
        digits_of(digits)
    }
    .map_err(|fault| explain(fault, text))?;
    let number = match mark {
        // A zero has no decimals to move.
        Mark::Percent if number.is_zero() => Decimal::ZERO,
        Mark::Percent => number
            .checked_mul(Decimal::new(1, 2))
            .filter(|product| product.scale() == number.scale().saturating_add(2))
            .ok_or(NumberFault::TooLong)?,
        Mark::Plain | Mark::Money => number,
    };
    let mut number = number;
    number.set_sign_negative(negative && !number.is_zero());
    Ok((number, mark))
}

/// `1億5,000万`: parts with falling units, each part below the step to the unit above it.
fn myriads(text: &str) -> Result<Decimal, NumberFault> {
    let mut total = Decimal::ZERO;
    let mut above: Option<i64> = None;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['兆', '億', '万']).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        let mut signs = tail.chars();
        let unit = match signs.next() {
            Some('兆') => 1_000_000_000_000,
            Some('億') => 100_000_000,
            Some('万') => 10_000,
            _ => 1,
        };
        let part = part.trim();
        let number = digits_of(part)?;
        // `1万2` is said for 12,000 and written for 10,002; `0.5億3000万` is neither.
        let tail = unit == 1 && part.len() < 2;
        let broken = !signs.as_str().trim().is_empty() && part.contains('.');
        if tail || broken {
            return Err(NumberFault::NotANumber);
        }
        let in_order = match above {
            None => true,
            Some(above) => {
                above > unit
                    && number
                        .checked_mul(Decimal::from(unit))
                        .is_some_and(|value| value < Decimal::from(above))
            }
        };
        if !in_order {
            return Err(NumberFault::NotANumber);
        }
        total = with_part(total, number, unit).ok_or(NumberFault::TooLong)?;
        above = Some(unit);
        rest = signs.as_str().trim_start();
    }
    Ok(total.normalize())
}

/// `total + number × unit`, where no digit of it is lost: Decimal rounds without a word what is too long.
fn with_part(total: Decimal, number: Decimal, unit: i64) -> Option<Decimal> {
    let sum = total.checked_add(number.checked_mul(Decimal::from(unit))?)?;
    let part = Ratio::from(number).mul(Ratio::integer(unit.into())).ok()?;
    let exact = Ratio::from(total).add(part).ok()?;
    (Ratio::from(sum) == exact).then_some(sum)
}

/// `1,234,567.89`: digits, commas between groups of three, a decimal point with digits on both sides.
fn digits_of(text: &str) -> Result<Decimal, NumberFault> {
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (text, None),
    };
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if part.is_some_and(|part| !all_digits(part)) {
        return Err(NumberFault::NotANumber);
    }
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let first_fits = groups.next().is_some_and(|g| all_digits(g) && g.len() <= 3);
        let rest_fit = groups.all(|g| all_digits(g) && g.len() == 3);
        if !whole.bytes().all(|b| b.is_ascii_digit() || b == b',') {
            return Err(NumberFault::NotANumber);
        }
        if !first_fits || !rest_fit {
            return Err(NumberFault::Grouping);
        }
    } else if !all_digits(whole) {
        return Err(NumberFault::NotANumber);
    }
    let plain: String = text.chars().filter(|&c| c != ',').collect();
    Decimal::from_str_exact(&plain).map_err(|_too_long| NumberFault::TooLong)
}

/// Names the well-known ways to write a number that is not read.
fn explain(fault: NumberFault, text: &str) -> NumberFault {
    if fault != NumberFault::NotANumber {
        return fault;
    }
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    if text.starts_with('#') {
        NumberFault::SpreadsheetError
    } else if text.starts_with('(') && text.ends_with(')') {
        NumberFault::Parentheses
    } else if has_digit && text.contains('_') {
        NumberFault::Underscore
    } else if has_digit
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "eE+-.,".contains(c))
        && text.contains(['e', 'E'])
    {
        NumberFault::Exponent
    } else {
        fault
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<String, NumberFault> {
        decimal(text).map(|number| number.normalize().to_string())
    }

    #[test]
    fn reads_every_form_that_the_contract_names() {
        for (text, expected) in [
            ("300000", "300000"),
            ("300,000", "300000"),
            ("¥300,000", "300000"),
            ("￥300,000", "300000"),
            ("300000円", "300000"),
            ("30万", "300000"),
            ("30万円", "300000"),
            ("３００，０００", "300000"),
            ("97.5%", "0.975"),
            ("97.5％", "0.975"),
            ("1.5億", "150000000"),
            ("1億5,000万", "150000000"),
            ("1億5000万200", "150000200"),
            ("-1,000", "-1000"),
            ("△1,000", "-1000"),
            ("−5", "-5"),
            ("¥-5", "-5"),
            (" 42 ", "42"),
            ("0.10", "0.1"),
            ("0%", "0"),
            ("0.0％", "0"),
            ("-0%", "0"),
            ("1万500", "10500"),
            ("007", "7"),
        ] {
            assert_eq!(written(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_could_be_read_two_ways() {
        for (text, fault) in [
            ("", NumberFault::Empty),
            ("  ", NumberFault::Empty),
            ("3e5", NumberFault::Exponent),
            ("1_000", NumberFault::Underscore),
            ("1,23", NumberFault::Grouping),
            (",123", NumberFault::Grouping),
            ("1234,567", NumberFault::Grouping),
            ("(1,000)", NumberFault::Parentheses),
            ("#N/A", NumberFault::SpreadsheetError),
            (".5", NumberFault::NotANumber),
            ("5.", NumberFault::NotANumber),
            ("1.2.3", NumberFault::NotANumber),
            ("--5", NumberFault::NotANumber),
            ("5万3億", NumberFault::NotANumber),
            ("1億50000万", NumberFault::NotANumber),
            ("1万2", NumberFault::NotANumber),
            ("0.5億3000万", NumberFault::NotANumber),
            ("10²", NumberFault::NotANumber),
            ("①", NumberFault::NotANumber),
            ("万", NumberFault::NotANumber),
            ("30万%", NumberFault::NotANumber),
            ("¥5%", NumberFault::NotANumber),
            ("三十万", NumberFault::NotANumber),
            ("12345678901234567890123456789012345", NumberFault::TooLong),
            ("0.12345678901234567890123456789", NumberFault::TooLong),
            ("12億0.0000000000000000000000000001", NumberFault::TooLong),
        ] {
            assert_eq!(decimal(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_rate_is_a_decimal_a_percentage_or_a_fraction() {
        assert_eq!(
            rate("20%"),
            Ratio::new(1, 5).map_err(|_| NumberFault::TooLong)
        );
        assert_eq!(
            rate("0.2"),
            Ratio::new(1, 5).map_err(|_| NumberFault::TooLong)
        );
        assert_eq!(
            rate("7/9"),
            Ratio::new(7, 9).map_err(|_| NumberFault::TooLong)
        );
        assert_eq!(
            rate(" 1.5 / 3 "),
            Ratio::new(1, 2).map_err(|_| NumberFault::TooLong)
        );
        assert_eq!(rate("1/0"), Err(NumberFault::DivisionByZero));
        assert_eq!(rate("10%/2"), Err(NumberFault::NotANumber));
        assert_eq!(rate("20円"), Err(NumberFault::MoneySign));
        assert_eq!(money("20%"), Err(NumberFault::Percentage));
        assert_eq!(money("12億"), Ok(Ratio::integer(1_200_000_000)));
        assert_eq!(money("50_000"), Ok(Ratio::integer(50_000)));
        assert_eq!(money("_5"), Err(NumberFault::Underscore));
        assert_eq!(money("5__0"), Err(NumberFault::Underscore));
    }

    #[test]
    fn the_decimals_of_a_rate_are_counted_as_written() {
        for (text, decimals) in [
            ("1", Some(0)),
            ("0.90", Some(2)),
            ("1,234.5", Some(1)),
            ("97.5%", Some(3)),
            ("90％", Some(2)),
            ("０．９", Some(1)),
            (" 0.5 ", Some(1)),
            ("7/9", None),
        ] {
            assert_eq!(written_decimals(text), decimals, "{text}");
        }
    }
}
