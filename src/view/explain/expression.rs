//! Arithmetic as it is printed: what a desk calculator is given, from left to right.

use crate::calculation::trace::{Expression, Number, Unit};
use crate::money::Ratio;
use crate::view::Lang;

use crate::view::format::{exact, percent};

/// The sign of a difference. Numbers have the `-` of a keyboard, which a spreadsheet takes.
const MINUS: char = '−';

/// The expression with every number as it was used, and no parentheses but those that change its value.
pub(super) fn written(expression: &Expression, lang: Lang) -> String {
    write(expression, lang).text
}

/// Whether the expression is one number and nothing is computed.
pub(super) fn is_number(expression: &Expression) -> bool {
    match expression {
        Expression::Number(_) => true,
        Expression::Sum(parts) => match summands(parts).as_slice() {
            [] => true,
            [part] => is_number(part),
            _ => false,
        },
        Expression::Product(parts) | Expression::Largest(parts) | Expression::Smallest(parts) => {
            match parts.as_slice() {
                [part] => is_number(part),
                _ => false,
            }
        }
        Expression::Difference(..) | Expression::Quotient(..) => false,
    }
}

/// What holds a printed part together, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Sum,
    Product,
    Whole,
}

/// Where a part stands in the expression around it.
#[derive(Clone, Copy)]
enum Place {
    FirstSummand,
    AfterPlus,
    AfterMinus,
    FirstFactor,
    AfterTimes,
    Divisor,
}

struct Written {
    text: String,
    bond: Bond,
}

impl Written {
    const fn whole(text: String) -> Self {
        Self {
            text,
            bond: Bond::Whole,
        }
    }

    /// The text as it stands at `place`, in parentheses where the value or the eye needs them.
    fn at(self, place: Place) -> String {
        let least = match place {
            Place::FirstSummand | Place::AfterPlus => Bond::Sum,
            Place::AfterMinus | Place::FirstFactor | Place::AfterTimes => Bond::Product,
            Place::Divisor => Bond::Whole,
        };
        let first = matches!(place, Place::FirstSummand | Place::FirstFactor);
        if self.bond < least || (!first && self.text.starts_with('-')) {
            format!("({})", self.text)
        } else {
            self.text
        }
    }
}

fn write(expression: &Expression, lang: Lang) -> Written {
    match expression {
        Expression::Number(number) => single(*number),
        Expression::Sum(parts) => {
            let parts = summands(parts);
            match parts.as_slice() {
                [] => bare(Ratio::ZERO),
                [part] => write(part, lang),
                parts => Written {
                    text: chain(parts, true, lang),
                    bond: Bond::Sum,
                },
            }
        }
        Expression::Product(parts) | Expression::Largest(parts) | Expression::Smallest(parts)
            if parts.len() == 1 =>
        {
            parts
                .first()
                .map_or_else(|| bare(Ratio::ZERO), |part| write(part, lang))
        }
        Expression::Product(parts) if parts.is_empty() => bare(Ratio::ONE),
        Expression::Difference(a, b) => Written {
            text: format!(
                "{} {MINUS} {}",
                summand(a, lang).at(Place::FirstSummand),
                summand(b, lang).at(Place::AfterMinus)
            ),
            bond: Bond::Sum,
        },
        Expression::Product(parts) => Written {
            text: chain(&parts.iter().collect::<Vec<_>>(), false, lang),
            bond: Bond::Product,
        },
        Expression::Quotient(a, b) => Written {
            text: format!(
                "{} ÷ {}",
                write(a, lang).at(Place::FirstFactor),
                write(b, lang).at(Place::Divisor)
            ),
            bond: Bond::Product,
        },
        Expression::Largest(parts) => {
            Written::whole(choice(lang.pick("最大", "largest of "), parts, lang))
        }
        Expression::Smallest(parts) => {
            if let Some(text) = held(parts, lang) {
                return Written::whole(text);
            }
            Written::whole(choice(lang.pick("最小", "smallest of "), parts, lang))
        }
    }
}

/// The parts of a sum or a product, one after another.
fn chain(parts: &[&Expression], sum: bool, lang: Lang) -> String {
    let (sign, first, later) = if sum {
        (" + ", Place::FirstSummand, Place::AfterPlus)
    } else {
        (" × ", Place::FirstFactor, Place::AfterTimes)
    };
    let part = |part| {
        if sum {
            summand(part, lang)
        } else {
            write(part, lang)
        }
    };
    let mut text = String::new();
    for (index, written) in parts.iter().copied().map(part).enumerate() {
        if index > 0 {
            text.push_str(sign);
        }
        text.push_str(&written.at(if index == 0 { first } else { later }));
    }
    text
}

/// The summands without the numbers that are 0.
fn summands(parts: &[Expression]) -> Vec<&Expression> {
    let zero =
        |part: &&Expression| matches!(part, Expression::Number(number) if number.value.is_zero());
    parts.iter().filter(|part| !zero(part)).collect()
}

/// A number between a minimum and a maximum, which are named; nothing for any other choice.
fn held(parts: &[Expression], lang: Lang) -> Option<String> {
    let [Expression::Largest(inner), max] = parts else {
        return None;
    };
    let [number, min] = inner.as_slice() else {
        return None;
    };
    let [number, min, max] = [number, min, max].map(|part| written(part, lang));
    Some(lang.pick(
        format!("範囲内({number}、下限 {min}、上限 {max})"),
        format!("within limits ({number}, minimum {min}, maximum {max})"),
    ))
}

/// Largest and smallest stand before their numbers, so that they can be read inside other arithmetic.
fn choice(word: &str, parts: &[Expression], lang: Lang) -> String {
    let parts: Vec<String> = parts.iter().map(|part| written(part, lang)).collect();
    format!("{word}({})", parts.join(lang.pick("、", ", ")))
}

/// A calculator takes `100 + 20%` for 120, so a rate that is added or taken off is shown as a decimal.
fn summand(expression: &Expression, lang: Lang) -> Written {
    match expression {
        Expression::Number(Number { value, .. }) => bare(*value),
        other => write(other, lang),
    }
}

fn single(number: Number) -> Written {
    match number.unit {
        Unit::Percent => atom(percent(number.value)),
        _ => bare(number.value),
    }
}

fn bare(value: Ratio) -> Written {
    atom(exact(value))
}

/// A number that does not end is a division.
fn atom(text: String) -> Written {
    let bond = if text.contains('/') {
        Bond::Product
    } else {
        Bond::Whole
    };
    Written { text, bond }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i128) -> Expression {
        Expression::plain(Ratio::integer(value))
    }

    fn third(value: i128) -> Expression {
        Expression::plain(Ratio::new(value, 3).unwrap())
    }

    #[test]
    fn parentheses_stand_only_where_they_change_the_value() {
        let rate = || Expression::percent(Ratio::new(1, 5).unwrap());
        for (expression, expected) in [
            (n(2).times(n(3)).over(n(4)), "2 × 3 ÷ 4"),
            (n(2).times(n(3).over(n(4))), "2 × 3 ÷ 4"),
            (n(2).over(n(3).times(n(4))), "2 ÷ (3 × 4)"),
            (n(2).over(n(3)).over(n(4)), "2 ÷ 3 ÷ 4"),
            (n(2).over(third(1)), "2 ÷ (1/3)"),
            (third(1).times(third(2)), "1/3 × 2/3"),
            (n(2).plus(n(3)).times(n(4)), "(2 + 3) × 4"),
            (n(2).minus(n(3)).minus(n(4)), "2 − 3 − 4"),
            (n(2).minus(n(3).minus(n(4))), "2 − (3 − 4)"),
            (n(2).minus(n(3).plus(n(4))), "2 − (3 + 4)"),
            (n(2).plus(n(3).minus(n(4))), "2 + 3 − 4"),
            (n(-2).plus(n(-3)), "-2 + (-3)"),
            (n(2).times(n(-3)), "2 × (-3)"),
            (n(-2).times(n(3)).minus(n(-4)), "-2 × 3 − (-4)"),
            (n(100).times(rate()), "100 × 20%"),
            (n(100).over(n(1).plus(rate())), "100 ÷ (1 + 0.2)"),
            (Expression::Sum(vec![n(5)]).times(n(2)), "5 × 2"),
            (n(0).plus(n(5)).plus(n(6)).times(n(2)), "(5 + 6) × 2"),
            (n(0).plus(n(5)).times(n(2)), "5 × 2"),
            (n(0).plus(n(0)), "0"),
        ] {
            assert_eq!(written(&expression, Lang::Ja), expected);
        }
    }

    #[test]
    fn the_largest_and_the_smallest_are_words() {
        let largest = Expression::Largest(vec![n(0), n(1000).minus(n(2))]);
        assert_eq!(written(&largest, Lang::Ja), "最大(0、1,000 − 2)");
        assert_eq!(written(&largest, Lang::En), "largest of (0, 1,000 − 2)");
        let smallest = Expression::Smallest(vec![n(1), n(2)]).times(n(3));
        assert_eq!(written(&smallest, Lang::Ja), "最小(1、2) × 3");
        assert_eq!(written(&smallest, Lang::En), "smallest of (1, 2) × 3");
        let largest = Expression::Largest(vec![n(400).times(n(2)), n(150)]);
        let held = Expression::Smallest(vec![largest, n(330)]);
        let expected = "範囲内(400 × 2、下限 150、上限 330)";
        assert_eq!(written(&held, Lang::Ja), expected);
        let expected = "within limits (400 × 2, minimum 150, maximum 330)";
        assert_eq!(written(&held, Lang::En), expected);
    }
}
