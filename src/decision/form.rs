//! In which form values of a key are written.

use crate::money::{Overflow, Ratio};

/// A form of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Digits.
    Plain,
    /// A percentage.
    Percent,
    /// With 万, 億 and 兆.
    Myriads,
}

impl Form {
    /// The form that numbers have in common; nothing where percentages stand beside others.
    #[must_use]
    pub fn of(numbers: &[&str]) -> Option<Self> {
        let is_percentage = |number: &&str| number.contains(['%', '％']);
        if numbers.iter().all(is_percentage) {
            return Some(Self::Percent);
        }
        if numbers.iter().any(is_percentage) {
            return None;
        }
        let myriads = |number: &&str| number.contains(['万', '億', '兆']);
        Some(if numbers.iter().any(myriads) {
            Self::Myriads
        } else {
            Self::Plain
        })
    }

    /// 1 in the last place that numbers of this form are written to: of `20%` 1%, of `0.25` 0.01, of an amount in 万 and
    /// 億 1, and 0.01 of a fraction.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn unit(self, numbers: &[&str]) -> Result<Ratio, Overflow> {
        let digits = |number: &&str| match number.split(['.', '．']).nth(1) {
            Some(part) => part.chars().filter(|c| c.is_numeric()).count(),
            None if number.contains(['/', '／']) => 2,
            None => 0,
        };
        let digits = match self {
            Self::Myriads => 0,
            Self::Plain | Self::Percent => numbers.iter().map(digits).max().unwrap_or_default(),
        };
        let unit = Ratio::decimal_place(u32::try_from(digits).map_err(|_| Overflow)?)?;
        match self {
            Self::Percent => unit.div(Ratio::integer(100)),
            Self::Plain | Self::Myriads => Ok(unit),
        }
    }

    /// The number in this form, as a policy takes it.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn written(self, value: Ratio) -> Result<String, Overflow> {
        match self {
            Self::Percent => {
                let digits = value.mul(Ratio::integer(100))?;
                return Ok(format!("{digits}%"));
            }
            Self::Myriads => {
                let whole = value.to_integer().map(i128::unsigned_abs);
                if let Some(digits) = whole.filter(|&digits| digits >= 10_000) {
                    return Ok(myriads(digits, value.is_negative()));
                }
            }
            Self::Plain => {}
        }
        Ok(value.to_string())
    }
}

/// `2億5000万`.
fn myriads(digits: u128, negative: bool) -> String {
    const UNITS: [(u128, &str); 4] = [
        (1_000_000_000_000, "兆"),
        (100_000_000, "億"),
        (10_000, "万"),
        (1, ""),
    ];
    let mut text = String::from(if negative { "-" } else { "" });
    let mut rest = digits;
    for (unit, sign) in UNITS {
        let count = rest.div_euclid(unit);
        rest = rest.rem_euclid(unit);
        match (count, unit) {
            (0, _) => {}
            // The digits behind 万 stand in all their places: 1万2 would be read as 12,000.
            (count, 1) => text.push_str(&format!("{count:04}")),
            (count, _) => text.push_str(&format!("{count}{sign}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_place_that_is_written_is_the_unit() {
        for (numbers, unit) in [
            (&["20%"][..], (1, 100)),
            (&["10%", "12.50%"], (1, 10_000)),
            (&["0.25"], (1, 100)),
            (&["7/9"], (1, 100)),
            (&["3億", "1.5億"], (1, 1)),
            (&["1,200"], (1, 1)),
        ] {
            let form = Form::of(numbers).unwrap();
            let unit = Ratio::new(unit.0, unit.1);
            assert_eq!(form.unit(numbers), unit, "{numbers:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_number() {
        for digits in [1, 9_999, 10_000, 10_002, 123_456_789, 1_000_000_000_002] {
            let value = Ratio::integer(digits);
            let written = Form::Myriads.written(value).unwrap();
            assert_eq!(crate::money::money(&written), Ok(value), "{written}");
        }
        assert_eq!(myriads(1_000_000_002, false), "10億0002");
        let rate = Ratio::new(125, 1_000).unwrap();
        assert_eq!(Form::Percent.written(rate).as_deref(), Ok("12.5%"));
        assert_eq!(Form::Plain.written(rate).as_deref(), Ok("0.125"));
    }
}
