//! Exact numbers: reading written ones, rounding (section 0), showing them.

use num_bigint::BigInt;
use num_rational::BigRational;

/// Every quantity of the reference.
pub type Q = BigRational;

/// The rounding words of section 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    Down,
    Up,
    HalfUp,
    HalfEven,
}

impl Round {
    pub fn word(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
        }
    }
}

pub fn int(n: i64) -> Q {
    Q::from_integer(BigInt::from(n))
}

pub fn count(n: usize) -> Q {
    Q::from_integer(BigInt::from(n))
}

pub fn zero() -> Q {
    int(0)
}

pub fn one() -> Q {
    int(1)
}

/// 10 to the power of minus `digits`: the unit of a number with that many decimals.
pub fn decimal_unit(digits: u32) -> Q {
    Q::new(BigInt::from(1), BigInt::from(10).pow(digits))
}

/// The multiple of `unit` that `mode` names.
pub fn round_to(value: &Q, unit: &Q, mode: Round) -> Q {
    let units = value / unit;
    let negative = units < zero();
    let size = if negative { -units } else { units };
    let floor = size.floor();
    let rest = &size - &floor;
    let half = Q::new(BigInt::from(1), BigInt::from(2));
    let is_odd = (floor.to_integer() % BigInt::from(2)) == BigInt::from(1);
    let away = match mode {
        Round::Down => false,
        Round::Up => rest > zero(),
        Round::HalfUp => rest >= half,
        Round::HalfEven => rest > half || (rest == half && is_odd),
    };
    let rounded = if away { floor + one() } else { floor };
    let signed = if negative { -rounded } else { rounded };
    signed * unit
}

pub fn round_digits(value: &Q, digits: u32, mode: Round) -> Q {
    round_to(value, &decimal_unit(digits), mode)
}

/// How many decimals a number needs, `None` where it does not end.
pub fn decimals(value: &Q) -> Option<u32> {
    let mut rest = value.denom().clone();
    let (mut twos, mut fives) = (0, 0);
    while (&rest % BigInt::from(2)) == BigInt::from(0) {
        rest /= BigInt::from(2);
        twos += 1;
    }
    while (&rest % BigInt::from(5)) == BigInt::from(0) {
        rest /= BigInt::from(5);
        fives += 1;
    }
    (rest == BigInt::from(1)).then_some(std::cmp::max(twos, fives))
}

/// Full-width ASCII to ASCII, and trimmed: the part of NFKC that the reference's data uses.
pub fn normal(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ffe5}' => '¥',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars()
        .map(narrow)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Reads a number as people write it: `0.2`, `20%`, `7/9`, `1億5,000万`, `¥300,000`, `300000円`.
pub fn read(text: &str) -> Option<Q> {
    let text = normal(text);
    let text = text.strip_suffix('円').unwrap_or(&text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let text = text.strip_prefix('¥').unwrap_or(text);
    let size = if let Some((over, under)) = text.split_once('/') {
        let under = plain(under)?;
        if under == zero() {
            return None;
        }
        plain(over)? / under
    } else if let Some(percent) = text.strip_suffix('%') {
        plain(percent)? / int(100)
    } else {
        myriads(text)?
    };
    Some(if negative { -size } else { size })
}

/// `1億5,000万` is 1 × 10⁸ + 5,000 × 10⁴.
fn myriads(text: &str) -> Option<Q> {
    let mut sum = zero();
    let mut rest = text;
    for (mark, size) in [('億', 100_000_000), ('万', 10_000)] {
        if let Some((before, after)) = rest.split_once(mark) {
            sum += plain(before)? * int(size);
            rest = after;
        }
    }
    if rest.is_empty() && rest.len() < text.len() {
        return Some(sum);
    }
    Some(sum + plain(rest)?)
}

/// Digits, with commas between thousands and at most one point.
fn plain(text: &str) -> Option<Q> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.replace(',', "");
    let digits = format!("{whole}{part}");
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let scale = decimal_unit(u32::try_from(part.len()).ok()?);
    Some(Q::from_integer(digits.parse::<BigInt>().ok()?) * scale)
}

#[test]
fn numbers_are_read_as_written() {
    let ratio = |over: i64, under: i64| Q::new(BigInt::from(over), BigInt::from(under));
    for (text, value) in [
        ("0.2", ratio(1, 5)),
        ("20%", ratio(1, 5)),
        ("7/9", ratio(7, 9)),
        ("12億", int(1_200_000_000)),
        ("1億5,000万", int(150_000_000)),
        ("30万", int(300_000)),
        ("３００，０００", int(300_000)),
        ("¥300,000", int(300_000)),
        ("300000円", int(300_000)),
        ("-5万", int(-50_000)),
    ] {
        assert_eq!(read(text), Some(value), "{text}");
    }
    for text in ["3e5", "", "abc", "1_000", "1/0", "."] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn rounding_words() {
    let half = |n: i64| Q::new(BigInt::from(n), BigInt::from(2));
    for (value, mode, result) in [
        (half(5), Round::Down, 2),
        (half(5), Round::Up, 3),
        (half(5), Round::HalfUp, 3),
        (half(5), Round::HalfEven, 2),
        (half(7), Round::HalfEven, 4),
        (half(-5), Round::Down, -2),
        (half(-5), Round::Up, -3),
        (half(-5), Round::HalfUp, -3),
    ] {
        assert_eq!(
            round_to(&value, &one(), mode),
            int(result),
            "{value} {mode:?}"
        );
    }
    assert_eq!(round_to(&int(1251), &int(100), Round::Up), int(1300));
    assert_eq!(decimals(&half(25)), Some(1));
    assert_eq!(decimals(&Q::new(BigInt::from(7), BigInt::from(9))), None);
}
