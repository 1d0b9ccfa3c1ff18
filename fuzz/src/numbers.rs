//! Numbers as people write them.

use bonuspool::money::{NumberFault, Ratio, decimal, money, money_cell, rate};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::text::{narrow, wide};

/// More digits than these are [`NumberFault::TooLong`] in some grammar.
const DIGITS: usize = 28;

/// Checks the four grammars on one text.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let read = Read::of(text);
    assert_eq!(read, Read::of(&wide(text)), "full-width");
    assert_eq!(read, Read::of(&format!(" {text}\u{3000}")), "spaces");
    let folded = narrow(text);
    let folded = folded.trim();
    for value in [read.decimal, read.money, read.cell, read.rate]
        .into_iter()
        .flatten()
    {
        assert_only_digits_and_signs(folded);
        assert_eq!(exact(value), meaning(folded), "{text:?}");
        reads_back(value);
    }
    agree(&read, folded);
    as_in_plain_ascii(&read, folded);
}

/// What the grammars make of a text.
#[derive(Debug, PartialEq)]
struct Read {
    decimal: Result<Ratio, NumberFault>,
    cell: Result<Ratio, NumberFault>,
    money: Result<Ratio, NumberFault>,
    rate: Result<Ratio, NumberFault>,
}

impl Read {
    fn of(text: &str) -> Self {
        let decimal = decimal(text);
        if let Ok(number) = decimal {
            assert!(!(number.is_zero() && number.is_sign_negative()), "-0");
        }
        Self {
            decimal: decimal.map(Ratio::from),
            cell: money_cell(text),
            money: money(text),
            rate: rate(text),
        }
    }
}

fn assert_only_digits_and_signs(text: &str) {
    let known = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || "+-,._/%¥\\￥円万億兆−‐‑△▲".contains(c)
    };
    assert!(text.chars().all(known), "{text:?}");
}

/// The value, written in full, is the same value in every grammar that takes plain numbers.
fn reads_back(value: Ratio) {
    let written = value.to_string();
    let again = Read::of(&written);
    if value.to_decimal_text().is_some() {
        let too_long = written.bytes().filter(u8::is_ascii_digit).count() > DIGITS;
        for read in [again.decimal, again.money, again.cell, again.rate] {
            match read {
                Err(NumberFault::TooLong) if too_long => {}
                read => assert_eq!(read, Ok(value), "{written}"),
            }
        }
    } else {
        let parts = written.split('/');
        let too_long = parts
            .map(|part| part.trim_start_matches('-').len())
            .max()
            .is_some_and(|digits| digits > DIGITS);
        match again.rate {
            Err(NumberFault::TooLong) if too_long => {}
            read => assert_eq!(read, Ok(value), "{written}"),
        }
    }
}

/// The grammars are one grammar with exceptions that can be counted.
fn agree(read: &Read, text: &str) {
    let underscores = text.contains('_');
    match (read.decimal, read.cell) {
        (Ok(_), Err(fault)) => assert_eq!(fault, NumberFault::Percentage),
        (decimal, cell) => assert_eq!(decimal, cell),
    }
    if !underscores {
        assert_eq!(read.cell, read.money);
    }
    match read.rate {
        Ok(_) if underscores || text.contains('/') => {}
        Ok(value) => assert_eq!(read.decimal, Ok(value)),
        Err(fault) if read.decimal.is_ok() => assert_eq!(fault, NumberFault::MoneySign),
        Err(_) => {}
    }
    if underscores {
        assert!(read.decimal.is_err() && read.cell.is_err());
    }
}

/// For plain ASCII, what a second grammar says of it.
fn as_in_plain_ascii(read: &Read, text: &str) {
    if !text.is_ascii() || text.contains('\\') {
        return;
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, percent) = match unsigned.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (unsigned, false),
    };
    assert!(
        read.decimal.is_err() || is_grouped(number),
        "{text:?} was read"
    );
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if is_grouped(number) && digits <= DIGITS - 2 {
        assert_eq!(read.decimal.map(exact), Ok(meaning(text)), "{text:?}");
        assert_eq!(read.cell.is_err(), percent);
        assert!(read.rate.is_ok());
    }
}

/// `1234`, `1,234`, `1234.5` and `1,234.5`: counted from the right, unlike the program.
fn is_grouped(text: &str) -> bool {
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) => (whole, part),
        None => (text, "0"),
    };
    if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let has_groups = whole.contains(',');
    let from_right = whole.bytes().rev().enumerate();
    !whole.is_empty()
        && !whole.starts_with(',')
        && from_right
            .into_iter()
            .all(|(at, byte)| match (byte, has_groups && at % 4 == 3) {
                (b',', true) => true,
                (byte, false) => byte.is_ascii_digit(),
                _ => false,
            })
}

/// What a text that was read says, by adding up.
fn meaning(text: &str) -> BigRational {
    let squeezed: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !",_+¥\\￥円".contains(*c))
        .collect();
    let is_minus = |c: char| "-−‐‑△▲".contains(c);
    if let Some((above, below)) = squeezed.split_once('/') {
        return meaning(above) / meaning(below);
    }
    let negative = squeezed.contains(is_minus);
    let number: String = squeezed.chars().filter(|&c| !is_minus(c)).collect();
    let (number, percent) = match number.strip_suffix('%') {
        Some(number) => (number, true),
        None => (number.as_str(), false),
    };
    let mut total = BigRational::zero();
    let mut digits = String::new();
    for c in number.chars() {
        let unit: i64 = match c {
            '万' => 10_000,
            '億' => 100_000_000,
            '兆' => 1_000_000_000_000,
            c => {
                digits.push(c);
                continue;
            }
        };
        total += plain(&std::mem::take(&mut digits)) * BigRational::from(BigInt::from(unit));
    }
    if !digits.is_empty() {
        total += plain(&digits);
    }
    if percent {
        total /= BigRational::from(BigInt::from(100));
    }
    if negative { -total } else { total }
}

/// Digits with at most one decimal point.
fn plain(text: &str) -> BigRational {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{part}")
        .parse()
        .unwrap_or_else(|_| panic!("{text:?} was read"));
    let mut scale = BigInt::one();
    for _ in part.chars() {
        scale *= 10;
    }
    BigRational::new(digits, scale)
}

fn exact(value: Ratio) -> BigRational {
    BigRational::new(value.numerator().into(), value.denominator().into())
}
