//! JSON as a tree that keeps every digit, the order of keys, and keys that stand twice.
//!
//! No number becomes a float: a yen of a large sum would be lost, and with it the difference that is looked for.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::syntax::{self, Broken};

/// No result is nested so deeply; the walk down the tree is recursive.
const DEEPEST: usize = 32;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number by its digits as written.
    Number(String),
    /// A string, without its escapes.
    Text(String),
    /// `[…]`.
    List(Vec<Json>),
    /// `{…}`, in the order written.
    Object(Vec<(String, Json)>),
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It ends too soon.
    Truncated,
    /// Something in it is wrong.
    Syntax(Broken),
    /// It is nested more deeply than anything of ours.
    TooDeep,
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// [`Unread`] where it is no JSON.
    pub fn read(text: &str) -> Result<Self, Unread> {
        let raw: &RawValue =
            serde_json::from_str(text).map_err(|error| syntax::unread(text, text, &error))?;
        Self::of(text, raw, 0)
    }

    fn of(whole: &str, raw: &RawValue, depth: usize) -> Result<Self, Unread> {
        if depth > DEEPEST {
            return Err(Unread::TooDeep);
        }
        let inner = depth.saturating_add(1);
        let text = raw.get();
        // The text has been read once, so that only a broken escape can be wrong with what is in it.
        let broken = |error| syntax::broken_escape(whole, text, &error);
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                let Members(members) = serde_json::from_str(text).map_err(broken)?;
                let read = members
                    .into_iter()
                    .map(|(key, value)| Ok((key, Self::of(whole, value, inner)?)));
                Self::Object(read.collect::<Result<_, _>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text).map_err(broken)?;
                let read = items.into_iter().map(|item| Self::of(whole, item, inner));
                Self::List(read.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Self::Text(serde_json::from_str(text).map_err(broken)?),
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'n') => Self::Null,
            _ => Self::Number(text.to_owned()),
        })
    }

    /// The value under a key, the first where it stands twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let members = self.members().iter();
        members
            .filter(|(name, _)| name == key)
            .map(|(_, value)| value)
            .next()
    }

    /// The keys and values of an object; none of anything else.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The members of an object, each with whether its key stood there before: every reader takes another of the two.
    pub(super) fn members_again(&self) -> impl Iterator<Item = (&str, &Self, bool)> {
        let members = self.members();
        members.iter().enumerate().map(|(at, (key, value))| {
            let before = members.get(..at).unwrap_or_default();
            let again = before.iter().any(|(other, _)| other == key);
            (key.as_str(), value, again)
        })
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The string, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The digits of a number without an exponent and without zeros that say nothing: `4` of `4.0`, `1200` of `1.2e3`.
    /// Nothing of anything else, and of a number longer than any amount.
    #[must_use]
    pub fn digits(&self) -> Option<String> {
        match self {
            Self::Number(text) => Digits::of(text)?.plain(),
            _ => None,
        }
    }

    /// As a line of a report shows it: what is in a list or object stands in lines of its own.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(digits) => digits.clone(),
            Self::Text(text) => quoted(text),
            Self::List(_) => "[…]".to_owned(),
            Self::Object(_) => "{…}".to_owned(),
        }
    }
}

/// A text as JSON writes it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Whether two numbers have the same value: `1`, `1.0` and `1e0` do. Tools that pass a result on write numbers their own
/// way, and no yen changes by it.
pub(super) fn is_same_number(one: &str, other: &str) -> bool {
    one == other
        || match (Digits::of(one), Digits::of(other)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
}

/// A number by its digits without zeros around them, and the place of the last one.
#[derive(PartialEq, Eq)]
struct Digits {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Digits {
    /// Nothing for an exponent that nobody can count to.
    fn of(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{part}");
        let stripped = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len().checked_sub(stripped.len())?).ok()?;
        let decimals = i64::try_from(part.len()).ok()?;
        let digits = stripped.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits,
                exponent: 0,
            });
        }
        Some(Self {
            negative,
            digits,
            exponent: exponent.checked_sub(decimals)?.checked_add(dropped)?,
        })
    }

    /// The number without an exponent; nothing where that takes more zeros than any amount has.
    fn plain(&self) -> Option<String> {
        /// Digits that no amount has.
        const LONGEST: usize = 40;
        let sign = if self.negative { "-" } else { "" };
        let moved = usize::try_from(self.exponent.unsigned_abs()).ok()?;
        if self.digits.is_empty() {
            return Some("0".to_owned());
        }
        if moved > LONGEST {
            return None;
        }
        if self.exponent >= 0 {
            return Some(format!("{sign}{}{}", self.digits, "0".repeat(moved)));
        }
        let width = moved.saturating_add(1);
        let padded = format!("{:0>width$}", self.digits);
        let (whole, part) = padded.split_at_checked(padded.len().checked_sub(moved)?)?;
        Some(format!("{sign}{whole}.{part}"))
    }
}

/// The members of an object, none of them lost where a key stands twice.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, &RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}
