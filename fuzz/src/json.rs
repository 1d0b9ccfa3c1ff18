//! JSON with every digit of its numbers.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::value::RawValue;

/// A value whose text is kept.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The whole text.
    pub fn of(text: &str) -> Self {
        let parsed = serde_json::from_str(text);
        Self(parsed.unwrap_or_else(|error| panic!("{error} in {text}")))
    }

    /// The value of that key.
    pub fn at(&self, key: &str) -> Self {
        let mut fields = self.fields();
        fields
            .remove(key)
            .unwrap_or_else(|| panic!("no {key} in {}", self.0))
    }

    /// All keys with their values.
    pub fn fields(&self) -> BTreeMap<String, Self> {
        let fields: BTreeMap<String, Box<RawValue>> = self.parsed();
        fields
            .into_iter()
            .map(|(key, it)| (key, Self(it)))
            .collect()
    }

    /// The values of an array.
    pub fn items(&self) -> Vec<Self> {
        let items: Vec<Box<RawValue>> = self.parsed();
        items.into_iter().map(Self).collect()
    }

    /// The text of a string, or nothing for null.
    pub fn text(&self) -> Option<String> {
        self.parsed()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        self.parsed()
    }

    /// A count.
    pub fn count(&self) -> usize {
        self.parsed()
    }

    /// A number without an exponent, or nothing for null.
    pub fn number(&self) -> Option<BigRational> {
        let text = self.0.get();
        if text == "null" {
            return None;
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let number: BigInt = format!("{whole}{part}")
            .parse()
            .unwrap_or_else(|_| panic!("{text} is no plain number"));
        let decimals = u32::try_from(part.len()).expect("few digits");
        Some(BigRational::new(number, BigInt::from(10).pow(decimals)))
    }

    /// A number that is never null.
    pub fn amount(&self) -> BigRational {
        self.number().expect("a number")
    }

    fn parsed<'a, T: serde::Deserialize<'a>>(&'a self) -> T {
        let parsed = serde_json::from_str(self.0.get());
        parsed.unwrap_or_else(|error| panic!("{error} in {}", self.0))
    }
}
