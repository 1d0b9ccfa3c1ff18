//! Ratios in decimal digits.

use std::fmt;

use num_integer::Integer;
use num_traits::CheckedMul;

use super::Ratio;

impl Ratio {
    /// How many decimals the number needs to be written in full; nothing where it does not end.
    #[must_use]
    pub fn decimals(self) -> Option<u32> {
        let twos = self.denominator().trailing_zeros();
        let rest = self.denominator().unsigned_abs() >> twos;
        let (is_one, fives) = match u64::try_from(rest) {
            Ok(rest) => fives(rest),
            Err(_) => fives(rest),
        };
        is_one.then_some(twos.max(fives))
    }

    /// All its digits, without grouping (`1234.5`); nothing where the number does not end.
    #[must_use]
    pub fn to_decimal_text(self) -> Option<String> {
        let mut text = String::new();
        self.write_decimal(&mut text).then_some(text)
    }

    /// Adds all its digits, as [`Ratio::to_decimal_text`] has them; nothing, and `false`, where the number does not end.
    pub fn write_decimal(self, text: &mut String) -> bool {
        if let Some(whole) = self.to_integer() {
            write_whole(whole, text);
            return true;
        }
        let Some((whole, part, decimals)) = self.parts() else {
            return false;
        };
        if self.is_negative() {
            text.push('-');
        }
        let mut buffer = itoa::Buffer::new();
        text.push_str(formatted(whole, &mut buffer));
        text.push('.');
        let part = formatted(part, &mut buffer);
        let decimals = usize::try_from(decimals).unwrap_or(usize::MAX);
        for _ in part.len()..decimals {
            text.push('0');
        }
        text.push_str(part);
        true
    }

    /// The digits before and behind the point, without a sign, and how many stand behind it.
    fn parts(self) -> Option<(u128, u128, u32)> {
        let decimals = self.decimals()?;
        let above = self.numerator().unsigned_abs();
        let below = self.denominator().unsigned_abs();
        // Most numbers have few digits, and half the width is several times faster.
        if let (Ok(above), Ok(below)) = (u64::try_from(above), u64::try_from(below))
            && let Some((whole, part)) = parts(above, below, 10_u64.checked_pow(decimals))
        {
            return Some((whole.into(), part.into(), decimals));
        }
        let (whole, part) = parts(above, below, 10_u128.checked_pow(decimals))?;
        Some((whole, part, decimals))
    }
}

/// `above ÷ below` before and behind the point, the second times `scale`, which `below` divides.
fn parts<N: Integer + CheckedMul>(above: N, below: N, scale: Option<N>) -> Option<(N, N)> {
    let (whole, rest) = above.div_rem(&below);
    let part = rest.checked_mul(&scale?.div_floor(&below))?;
    Some((whole, part))
}

impl fmt::Display for Ratio {
    /// All digits where the number ends, else the division (`2/6` is shown in lowest terms, `1/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_decimal_text() {
            Some(text) => f.pad(&text),
            None => f.pad(&format!("{}/{}", self.numerator(), self.denominator())),
        }
    }
}

/// Adds the digits of a whole number.
pub fn write_whole(number: i128, text: &mut String) {
    if number < 0 {
        text.push('-');
    }
    text.push_str(formatted(number.unsigned_abs(), &mut itoa::Buffer::new()));
}

/// The digits of a number; most fit into half the width, where they are found faster.
fn formatted(number: u128, buffer: &mut itoa::Buffer) -> &str {
    match u64::try_from(number) {
        Ok(number) => buffer.format(number),
        Err(_) => buffer.format(number),
    }
}

/// Whether a number above 0 is a power of 5, and how many factors 5 it has.
fn fives<N: Integer + From<u8> + Copy>(number: N) -> (bool, u32) {
    let (mut rest, mut count) = (number, 0_u32);
    loop {
        let (quotient, remainder) = rest.div_rem(&5.into());
        if !remainder.is_zero() {
            return (rest.is_one(), count);
        }
        (rest, count) = (quotient, count.saturating_add(1));
    }
}
