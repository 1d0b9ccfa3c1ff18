//! How bonuses spread: what can be said of them without knowing whose they are.

use crate::money::{Money, Overflow, Ratio, Rounding};

use super::measure::{GINI_DIGITS, RATIO_DIGITS};

/// The part of the people that is the top, or the bottom.
const TENTH: i128 = 10;

/// A number; nothing where the bonuses have none.
pub(super) type Value = Result<Option<Ratio>, Overflow>;

/// The one in the middle of amounts in ascending order; of an even number the mean of the two, half up to 1.
pub(super) fn median(bonuses: &[Money]) -> Value {
    let count = bonuses.len();
    let at = |index: usize| bonuses.get(index).copied();
    let upper = count.checked_div(2).and_then(at);
    let lower = count.checked_sub(1).and_then(|last| at(last.div_euclid(2)));
    let (Some(lower), Some(upper)) = (lower, upper) else {
        return Ok(None);
    };
    if lower == upper {
        return Ok(Some(lower.ratio()));
    }
    let mean = lower.add(upper)?.ratio().div(Ratio::integer(2))?;
    mean.round(Ratio::ONE, Rounding::HalfUp).map(Some)
}

/// Over amounts in ascending order, the sum of all differences is `2 Σ (2i − n − 1) xᵢ`, i from 1.
pub(super) fn gini(bonuses: &[Money]) -> Value {
    let count = count(bonuses.len())?;
    let total = Money::sum(bonuses.iter().copied())?;
    if total == Money::ZERO {
        return Ok(None);
    }
    let mut sum = Money::ZERO;
    let mut factor = 1_i128.checked_sub(count).ok_or(Overflow)?;
    for bonus in bonuses {
        sum = sum.add(bonus.times(factor)?)?;
        factor = factor.checked_add(2).ok_or(Overflow)?;
    }
    let whole = total.times(count)?.ratio();
    let gini = sum.ratio().div(whole)?;
    gini.round_digits(GINI_DIGITS, Rounding::HalfUp).map(Some)
}

/// Of amounts in ascending order, the top tenth over the bottom tenth, each rounded up to whole people.
pub(super) fn top_bottom_ratio(bonuses: &[Money]) -> Value {
    let count = count(bonuses.len())?;
    let tenth = Ratio::new(count, TENTH)?.count(Ratio::ONE, Rounding::Up)?;
    let tenth = usize::try_from(tenth).map_err(|_| Overflow)?;
    // As many above as below: the means are to one another as the sums.
    let bottom = Money::sum(bonuses.iter().take(tenth).copied())?;
    let top = Money::sum(bonuses.iter().rev().take(tenth).copied())?;
    if bottom == Money::ZERO {
        return Ok(None);
    }
    let ratio = top.ratio().div(bottom.ratio())?;
    ratio.round_digits(RATIO_DIGITS, Rounding::HalfUp).map(Some)
}

fn count(people: usize) -> Result<i128, Overflow> {
    i128::try_from(people).map_err(|_| Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yen(amounts: &[i128]) -> Vec<Money> {
        let amounts = amounts.iter();
        amounts.map(|&yen| Money::yen(yen).unwrap()).collect()
    }

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_two_half_up() {
        for (amounts, expected) in [
            (&[][..], None),
            (&[7], Some(7)),
            (&[1, 4], Some(3)),
            (&[0, 1], Some(1)),
            (&[1, 2, 90], Some(2)),
            (&[1, 10, 13, 90], Some(12)),
            (&[5, 5, 5, 5], Some(5)),
        ] {
            let found = median(&yen(amounts)).unwrap();
            assert_eq!(found, expected.map(Ratio::integer), "{amounts:?}");
        }
    }

    #[test]
    fn the_gini_coefficient_is_that_of_the_definition() {
        for (amounts, expected) in [
            (&[][..], None),
            (&[0, 0, 0], None),
            // Σ|x − y| = 2x, over 2 · 2 · x.
            (&[0, 300], Some(ratio(1, 2))),
            (&[300], Some(Ratio::ZERO)),
            (&[300, 300], Some(Ratio::ZERO)),
            // One of n has all: (n − 1)/n.
            (&[0, 0, 0, 0, 8], Some(ratio(4, 5))),
            // Σ|x − y| = 2(1 + 2 + 3 + 1 + 2 + 1) = 20, over 2 · 4 · 10.
            (&[1, 2, 3, 4], Some(ratio(1, 4))),
            // 2(1 + 1) over 2 · 3 · 4 = 1/6, half up to four decimals.
            (&[1, 1, 2], Some(ratio(1667, 10_000))),
        ] {
            assert_eq!(gini(&yen(amounts)).unwrap(), expected, "{amounts:?}");
        }
    }

    #[test]
    fn a_tenth_is_rounded_up_to_whole_people() {
        let to = |last: i128| -> Vec<i128> { (1..=last).collect() };
        for (amounts, expected) in [
            (vec![], None),
            (vec![4], Some(ratio(1, 1))),
            (vec![0, 9], None),
            (vec![3, 5], Some(ratio(167, 100))),
            // Of ten people one, of eleven two: (10 + 11)/(1 + 2).
            (to(10), Some(ratio(10, 1))),
            (to(11), Some(ratio(7, 1))),
            // A bottom tenth with nothing has no ratio; with one of two paid it has.
            ([vec![0, 0], to(9)].concat(), None),
            ([vec![0], to(10)].concat(), Some(ratio(19, 1))),
        ] {
            let found = top_bottom_ratio(&yen(&amounts)).unwrap();
            assert_eq!(found, expected, "{amounts:?}");
        }
    }
}
