//! `--vary KEY=V1,V2,…` and `--vary KEY=A..B:STEP`: a key, and the values that it takes in turn.
//!
//! Values are set apart by commas outside of quotes and brackets. A comma that could as well stand between the groups of
//! one number (`1,200,000`) is refused. Ranges are counted in exact decimals and written in the form of their bounds:
//! percentages, 万 and 億, or plain digits.

use crate::diagnostics::{FileId, Span};
use crate::money::{NumberFault, Ratio, Rounding, decimal};
use crate::policy::Setting;

use super::form::Form;
use super::scenario::MOST;

/// A key, and the values that it takes in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    /// What was given.
    pub text: String,
    /// The key as written.
    pub key: String,
    /// Its values, at least one.
    pub values: Vec<Setting>,
}

/// Why a variation cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaryFault {
    /// Not of the form `KEY=…`.
    Form {
        /// What was written.
        text: String,
    },
    /// Nothing between two commas, or behind the last one.
    Blank {
        /// The key.
        key: String,
    },
    /// Two values that are one number, too.
    TwoWays {
        /// The values with their comma.
        text: String,
    },
    /// A range that is none.
    Range {
        /// The range as written.
        text: String,
        /// Why.
        fault: RangeFault,
    },
    /// More than [`MOST`] values.
    TooMany,
}

/// Why a range is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RangeFault {
    /// No `:STEP`.
    NoStep,
    /// A step of 0.
    ZeroStep,
    /// The step leads away from the end.
    WrongWay,
    /// Percentages beside other numbers.
    MixedForms,
    /// A part is no number.
    NotANumber {
        /// The part as written.
        part: String,
        /// Why.
        fault: NumberFault,
    },
    /// Its ends are dates.
    Date,
    /// A number leaves the exact range.
    Overflow,
}

impl Variation {
    /// Reads what `--vary` was given.
    ///
    /// # Errors
    /// [`VaryFault`].
    pub fn read(text: &str) -> Result<Self, VaryFault> {
        let form = || VaryFault::Form {
            text: text.to_owned(),
        };
        let (key, rest) = split_key(text).ok_or_else(form)?;
        let pieces = pieces(rest).ok_or_else(form)?;
        for pair in pieces.windows(2) {
            let together = pair.join(",");
            if decimal(&together).is_ok() {
                return Err(VaryFault::TwoWays { text: together });
            }
        }
        let mut values = Vec::new();
        for piece in pieces {
            let piece = piece.trim();
            if piece.is_empty() {
                let key = key.to_owned();
                return Err(VaryFault::Blank { key });
            }
            match as_range(piece) {
                Some((from, rest)) => values.extend(range(piece, from, rest)?),
                None => values.push(piece.to_owned()),
            }
            if values.len() > MOST {
                return Err(VaryFault::TooMany);
            }
        }
        let setting = |written: String| Setting {
            key: key.to_owned(),
            value: unquoted(&written).to_owned(),
            written,
            place: None,
        };
        Ok(Self {
            text: text.to_owned(),
            key: key.to_owned(),
            values: values.into_iter().map(setting).collect(),
        })
    }

    /// The values that stand there more than once, each with the key.
    pub fn repeated(&self) -> impl Iterator<Item = (&str, &str)> {
        let values = self.values.iter().enumerate();
        let again = values.filter(|(at, value)| {
            let mut before = self.values.iter().take(*at);
            before.any(|it| it.value == value.value)
        });
        again.map(|(_, value)| (self.key.as_str(), value.value.as_str()))
    }

    /// Where the key stands in the text, as a file.
    #[must_use]
    pub fn key_in(&self, file: FileId) -> Span {
        let start = self.text.find(&self.key).unwrap_or_default();
        Span {
            file,
            start,
            end: start.saturating_add(self.key.len()),
        }
    }
}

/// The key, and what stands behind the first `=` outside of quotes.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '=') => {
                let (key, rest) = text.split_at(at);
                let key = key.trim();
                return (!key.is_empty()).then_some((key, rest.strip_prefix('=')?));
            }
            _ => {}
        }
    }
    None
}

/// The values, with the blanks around them; nothing where a quote or bracket stays open.
fn pieces(text: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut quote) = (0_usize, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth = depth.checked_add(1)?,
            (None, ']' | '}') => depth = depth.checked_sub(1)?,
            (None, ',') if depth == 0 => {
                pieces.push(text.get(start..at)?);
                start = at.checked_add(1)?;
            }
            _ => {}
        }
    }
    pieces.push(text.get(start..)?);
    (quote.is_none() && depth == 0).then_some(pieces)
}

/// What stands before `..` and behind it, where the piece is meant for a range: a path (`../table.csv`) is not.
fn as_range(piece: &str) -> Option<(&str, &str)> {
    let (from, rest) = piece.split_once("..")?;
    let begins = from.trim_start().chars().next()?;
    let is_number = begins.is_numeric() || "+-−△▲¥￥".contains(begins);
    is_number.then_some((from, rest))
}

/// Whether a text is written as dates are, with two marks between digits.
fn is_date(text: &str) -> bool {
    let marks = text.trim_start_matches('-');
    let marks = marks.chars().filter(|c| "-/年月".contains(*c)).count();
    marks == 2 && text.chars().any(char::is_numeric)
}

fn range(text: &str, from: &str, rest: &str) -> Result<Vec<String>, VaryFault> {
    let refused = |fault| VaryFault::Range {
        text: text.to_owned(),
        fault,
    };
    let (to, step) = rest
        .split_once(':')
        .ok_or_else(|| refused(RangeFault::NoStep))?;
    let parts = [from, to, step].map(str::trim);
    let number = |part: &str| {
        decimal(part).map(Ratio::from).map_err(|fault| {
            let part = part.to_owned();
            refused(match is_date(&part) {
                true => RangeFault::Date,
                false => RangeFault::NotANumber { part, fault },
            })
        })
    };
    let (from, to, step) = match parts.map(number) {
        [Ok(from), Ok(to), Ok(step)] => (from, to, step),
        [Err(fault), ..] | [_, Err(fault), _] | [.., Err(fault)] => return Err(fault),
    };
    let form = Form::of(&parts).ok_or_else(|| refused(RangeFault::MixedForms))?;
    if step.is_zero() {
        return Err(refused(RangeFault::ZeroStep));
    }
    let overflow = |_| refused(RangeFault::Overflow);
    let way = to.sub(from).map_err(overflow)?;
    if !way.is_zero() && way.is_negative() != step.is_negative() {
        return Err(refused(RangeFault::WrongWay));
    }
    let last = way.count(step, Rounding::Down).map_err(overflow)?;
    if usize::try_from(last).map_or(true, |last| last >= MOST) {
        return Err(VaryFault::TooMany);
    }
    let value = |index: i128| {
        let value = Ratio::integer(index).mul(step)?.add(from)?;
        form.written(value)
    };
    let values: Result<Vec<String>, _> = (0..=last).map(value).collect();
    values.map_err(overflow)
}

/// A text without the quotes around it.
fn unquoted(text: &str) -> &str {
    let inside = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let read = Variation::read(text).unwrap();
        read.values.into_iter().map(|it| it.value).collect()
    }

    fn fault(text: &str) -> VaryFault {
        Variation::read(text).unwrap_err()
    }

    #[test]
    fn values_stand_between_commas() {
        for (text, expected) in [
            ("pool.rate=10%,20%", &["10%", "20%"][..]),
            ("pool.rate = 10% , 7/9", &["10%", "7/9"]),
            ("pool.amount=100, 200", &["100", "200"]),
            ("pool.amount=\"1,200,000\",300万", &["1,200,000", "300万"]),
            (
                "pool.max={ months = 3 },[1, 2]",
                &["{ months = 3 }", "[1, 2]"],
            ),
            ("component.\"a=b\".table.x.y=1", &["1"]),
            (
                "component.x.table_file=../a.csv,../b.csv",
                &["../a.csv", "../b.csv"],
            ),
            (
                "policy.period={ from = 2026-04-01, to = 2026-09-30 }",
                &["{ from = 2026-04-01, to = 2026-09-30 }"],
            ),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
        let quoted = Variation::read("a=\"1,200,000\"").unwrap();
        assert_eq!(quoted.values[0].text(), "a=\"1,200,000\"");
    }

    #[test]
    fn a_value_that_stands_there_twice_is_found() {
        let variation = Variation::read("k=10%,20%,\"10%\",10%").unwrap();
        let repeated: Vec<_> = variation.repeated().collect();
        assert_eq!(repeated, [("k", "10%"), ("k", "10%")]);
    }

    #[test]
    fn ranges_are_exact_and_hold_their_end_where_it_is_hit() {
        for (text, expected) in [
            (
                "k=10%..12%:0.5%",
                &["10%", "10.5%", "11%", "11.5%", "12%"][..],
            ),
            ("k=0.1..0.35:0.1", &["0.1", "0.2", "0.3"]),
            ("k=1億..2億:5000万", &["1億", "1億5000万", "2億"]),
            ("k=9999..1万:1", &["9999", "1万"]),
            ("k=30%..10%:-10%", &["30%", "20%", "10%"]),
            ("k=5..5:1", &["5"]),
            ("k=-1..1:1,7", &["-1", "0", "1", "7"]),
            ("k=０..２:１", &["0", "1", "2"]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }

    #[test]
    fn what_could_be_read_two_ways_is_refused() {
        for (text, together) in [
            ("pool.amount=1,200,000", "1,200"),
            ("pool.amount=100,200", "100,200"),
            ("pool.amount=1億5,000万", "1億5,000万"),
            ("pool.amount=300万,1,200,000", "1,200"),
        ] {
            let text_of = together.to_owned();
            assert_eq!(fault(text), VaryFault::TwoWays { text: text_of }, "{text}");
        }
    }

    #[test]
    fn every_other_fault_has_its_name() {
        assert!(matches!(fault("pool.rate"), VaryFault::Form { .. }));
        assert!(matches!(fault("=1"), VaryFault::Form { .. }));
        assert!(matches!(fault("a=\"1"), VaryFault::Form { .. }));
        assert!(matches!(fault("a={1,2"), VaryFault::Form { .. }));
        assert!(matches!(fault("a="), VaryFault::Blank { .. }));
        assert!(matches!(fault("a=1,,2"), VaryFault::Blank { .. }));
        assert_eq!(fault("a=1..1001:1"), VaryFault::TooMany);
        assert_eq!(fault("a=1..9999999999999:1"), VaryFault::TooMany);
        let of = |text: &str| match fault(text) {
            VaryFault::Range { fault, .. } => fault,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(of("a=1..2"), RangeFault::NoStep);
        assert_eq!(of("a=1..2:0"), RangeFault::ZeroStep);
        assert_eq!(of("a=2..1:1"), RangeFault::WrongWay);
        assert_eq!(of("a=1..2:-1"), RangeFault::WrongWay);
        assert_eq!(of("a=10%..20%:5"), RangeFault::MixedForms);
        assert_eq!(of("a=2026-12-10..2026-12-20:1"), RangeFault::Date);
        assert_eq!(of("a=2026年4月1日..2026年4月3日:1"), RangeFault::Date);
        assert!(matches!(of("a=1..x:1"), RangeFault::NotANumber { .. }));
        assert!(matches!(of("a=1..2:"), RangeFault::NotANumber { .. }));
    }
}
