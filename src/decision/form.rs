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
