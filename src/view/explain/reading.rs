//! Reads printed lines back: whatever is printed must give, on a desk calculator, the number printed behind it.

use num_bigint::BigInt;
use num_rational::BigRational as Exact;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;

use crate::calculation::trace::{Expression, Name, RoundedTo, Step, Unit};
use crate::diagnostics::Sources;
use crate::money::{Ratio, Rounding};
use crate::view::Lang;

use super::document::{Block, Document};
use super::step::{Files, step_line};

/// Which of two numbers is taken.
type Better = fn(Exact, Exact) -> Exact;

/// The calculation of a printed line: what stands before the sign of equality, if anything, and behind it.
pub(super) struct Calculation {
    value: Option<Exact>,
    rounding: Option<(Exact, Rounding)>,
    result: Exact,
}

impl Calculation {
    pub(super) fn read(text: &str) -> Self {
        let (expression, rest) = match text.split_once(" = ") {
            Some((expression, rest)) => (Some(expression), rest),
            None => (None, text),
        };
        let (result, notes) = match rest.split_once('（').or_else(|| rest.split_once(" (")) {
            Some((result, notes)) => (result, notes.trim_end_matches(['）', ')'])),
            None => (rest, ""),
        };
        let rounding = notes
            .split('、')
            .flat_map(|notes| notes.split(", "))
            .find(|note| !note.is_empty() && !note.starts_with('約') && !note.starts_with("about"))
            .map(rounding);
        Self {
            value: expression.map(|text| Reader::new(text).all()),
            rounding,
            result: quantity(result),
        }
    }

    pub(super) fn holds(&self) -> bool {
        match (&self.value, &self.rounding) {
            (None, rounding) => rounding.is_none(),
            (Some(value), None) => *value == self.result,
            (Some(value), Some((unit, mode))) => round(value, unit, *mode) == self.result,
        }
    }
}

/// Rounding by its definition, not by the kernel's.
fn round(value: &Exact, unit: &Exact, mode: Rounding) -> Exact {
    let units = value / unit;
    let (whole, rest) = (units.trunc(), units.fract().abs());
    let two = BigInt::from(2);
    let half = Exact::new(BigInt::one(), two.clone());
    let away = match mode {
        Rounding::Down => false,
        Rounding::Up => !rest.is_zero(),
        Rounding::HalfUp => rest >= half,
        Rounding::HalfEven => {
            rest > half || (rest == half && !(whole.to_integer() % two).is_zero())
        }
    };
    let next = if away { units.signum() } else { Exact::zero() };
    (whole + next) * unit
}

fn exact(value: Ratio) -> Exact {
    Exact::new(value.numerator().into(), value.denominator().into())
}

/// 1 at that decimal place.
fn place(digits: u32) -> Exact {
    Exact::new(BigInt::one(), BigInt::from(10).pow(digits))
}

/// A number and the unit behind it, which needs no reading.
fn quantity(text: &str) -> Exact {
    Reader::new(text).quotient()
}

fn rounding(note: &str) -> (Exact, Rounding) {
    let japanese = [
        ("切り捨て", Rounding::Down),
        ("切り上げ", Rounding::Up),
        ("四捨五入", Rounding::HalfUp),
        ("偶数丸め", Rounding::HalfEven),
    ];
    for (word, mode) in japanese {
        if let Some(what) = note.strip_suffix(word) {
            let unit = match what.strip_prefix("小数第") {
                Some(nth) => {
                    let digits: u32 = nth
                        .trim_end_matches("位以下")
                        .trim_end_matches("位を")
                        .parse()
                        .unwrap();
                    place(digits - 1)
                }
                None => quantity(what.strip_suffix("未満").unwrap()),
            };
            return (unit, mode);
        }
    }
    let english = [
        ("rounded down to ", Rounding::Down),
        ("rounded up to ", Rounding::Up),
        ("rounded half up to ", Rounding::HalfUp),
        ("rounded half to even to ", Rounding::HalfEven),
    ];
    for (words, mode) in english {
        if let Some(what) = note.strip_prefix(words) {
            let places = what
                .strip_suffix(" decimals")
                .or_else(|| what.strip_suffix(" decimal"));
            let unit = match (what, places) {
                ("a whole number", _) => Exact::one(),
                (_, Some(places)) => place(places.parse().unwrap()),
                (what, None) => quantity(what),
            };
            return (unit, mode);
        }
    }
    panic!("no rounding: {note}");
}

/// Works like a calculator with precedence: × ÷ before + −, otherwise from left to right.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self(text.trim())
    }

    fn eat(&mut self, sign: &str) -> bool {
        let Some(rest) = self.0.strip_prefix(sign) else {
            return false;
        };
        self.0 = rest;
        true
    }

    fn all(mut self) -> Exact {
        let value = self.sum();
        assert_eq!(self.0, "", "left unread");
        value
    }

    fn sum(&mut self) -> Exact {
        let mut sum = self.product();
        loop {
            if self.eat(" + ") {
                sum += self.product();
            } else if self.eat(" − ") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> Exact {
        let mut product = self.quotient();
        loop {
            if self.eat(" × ") {
                product *= self.atom();
            } else if self.eat(" ÷ ") || self.eat("/") {
                product /= self.atom();
            } else {
                return product;
            }
        }
    }

    fn quotient(&mut self) -> Exact {
        let mut value = self.atom();
        while self.eat("/") {
            value /= self.atom();
        }
        value
    }

    fn atom(&mut self) -> Exact {
        if self.eat("-") {
            return -self.atom();
        }
        if self.eat("(") {
            let value = self.sum();
            assert!(self.eat(")"));
            return value;
        }
        let held = [
            ("範囲内(", "、下限 ", "、上限 "),
            ("within limits (", ", minimum ", ", maximum "),
        ];
        for (word, min, max) in held {
            if self.eat(word) {
                let number = self.sum();
                assert!(self.eat(min));
                let number = number.max(self.sum());
                assert!(self.eat(max));
                let number = number.min(self.sum());
                assert!(self.eat(")"));
                return number;
            }
        }
        let choices: [(&str, Better); 4] = [
            ("最大(", Exact::max),
            ("largest of (", Exact::max),
            ("最小(", Exact::min),
            ("smallest of (", Exact::min),
        ];
        for (word, better) in choices {
            if self.eat(word) {
                let mut best = self.sum();
                while self.eat("、") || self.eat(", ") {
                    best = better(best, self.sum());
                }
                assert!(self.eat(")"));
                return best;
            }
        }
        self.number()
    }

    fn number(&mut self) -> Exact {
        let end = self
            .0
            .char_indices()
            .find(|&(at, c)| {
                let groups = c == ',' && self.0[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                !(c.is_ascii_digit() || c == '.' || groups)
            })
            .map_or(self.0.len(), |(at, _)| at);
        let (digits, rest) = self.0.split_at(end);
        assert!(!digits.is_empty(), "a number is expected before {rest:?}");
        self.0 = rest;
        let value = decimal(digits);
        if self.eat("%") {
            value / BigInt::from(100)
        } else {
            value
        }
    }
}

/// Digits in groups of three, however many.
fn decimal(text: &str) -> Exact {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3) && groups[0].len() <= 3;
    assert!(grouped, "{text}");
    let digits: BigInt = format!("{}{part}", groups.concat()).parse().unwrap();
    let decimals = u32::try_from(part.len()).unwrap();
    Exact::from(digits) * place(decimals)
}

/// The calculation as it stands in the drawn document.
pub(super) fn printed(step: &Step, lang: Lang) -> String {
    let files = Files {
        sources: &Sources::default(),
        people: "employees.csv",
        allotments: "allotments.csv",
        goals: "goals.csv",
    };
    let mut document = Document::new(lang);
    document.push(Block::Lines(vec![step_line(step, files, lang)]));
    let drawn = document.to_plain();
    let columns: Vec<&str> = drawn.trim().split("  ").collect();
    columns[1].to_owned()
}

fn value() -> impl Strategy<Value = Ratio> {
    let below = prop::sample::select(vec![1_i128, 1, 1, 2, 4, 5, 10, 100, 10_000, 3, 6, 7, 73]);
    (-2_000_i128..2_000_000, below).prop_map(|(above, below)| Ratio::new(above, below).unwrap())
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Yen,
        Unit::Percent,
        Unit::Points,
        Unit::Months,
        Unit::Years,
        Unit::People,
        Unit::Units,
        Unit::Plain,
    ])
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = (value(), unit()).prop_map(|(value, unit)| Expression::number(value, unit));
    leaf.prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            several.clone().prop_map(Expression::Sum),
            several.clone().prop_map(Expression::Product),
            several.clone().prop_map(Expression::Largest),
            several.prop_map(Expression::Smallest),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| a.minus(b)),
            (inner.clone(), inner).prop_map(|(a, b)| a.over(b)),
        ]
    })
}

fn rounded() -> impl Strategy<Value = Option<RoundedTo>> {
    let unit = prop::sample::select(vec![
        (1_i128, 1_i128),
        (100, 1),
        (1000, 1),
        (1, 10),
        (1, 100),
        (1, 10_000),
        (1, 4),
    ]);
    let mode = prop::sample::select(vec![
        Rounding::Down,
        Rounding::Up,
        Rounding::HalfUp,
        Rounding::HalfEven,
    ]);
    prop::option::of((unit, mode).prop_map(|((above, below), mode)| RoundedTo {
        unit: Ratio::new(above, below).unwrap(),
        mode,
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_printed_line_recomputes(expression in expression(), rounding in rounded(), unit in unit()) {
        let value = expression.value();
        prop_assume!(value.is_ok());
        let value = value.unwrap();
        let result = match rounding {
            Some(to) => value.round(to.unit, to.mode),
            None => Ok(value),
        };
        prop_assume!(result.is_ok());
        let step = Step {
            name: Name::Amount,
            expression,
            rounding,
            result: result.unwrap(),
            unit,
            origins: Vec::new(),
        };
        for lang in [Lang::Ja, Lang::En] {
            let line = printed(&step, lang);
            let calculation = Calculation::read(&line);
            prop_assert_eq!(&calculation.result, &exact(step.result), "{}", line);
            prop_assert!(calculation.holds(), "{}", line);
        }
    }
}

#[test]
fn the_reader_notices_a_wrong_line() {
    for line in [
        "2 × 3 = 7円",
        "127.179 × 8,000,000 ÷ 4,012.55 = 253,600円（100円未満切り捨て）",
        "1 ÷ 3 = 0.3333 (rounded half up to 3 decimals)",
        "10 ÷ 2 ÷ 5 = 25",
    ] {
        assert!(!Calculation::read(line).holds(), "{line}");
    }
    for line in [
        "300,000,000円",
        "127.179 × 8,000,000 ÷ 4,012.55 = 253,500円（100円未満切り捨て）",
        "1 ÷ 3 = 0.3333 (rounded half up to 4 decimals)",
        "最大(0、1,000 − 2,000) = 0円",
        "2,000,000 ÷ 7.3 = 20,000,000/73 yen (about 273,972.602740 yen)",
    ] {
        assert!(Calculation::read(line).holds(), "{line}");
    }
}
