//! How bonuses spread: what can be said of them without knowing whose they are.

use std::sync::OnceLock;

use crate::calculation::outcome::PeopleOutcome;
use crate::money::{Money, Overflow, Ratio, Rounding};

use super::measure::{GINI_DIGITS, RATIO_DIGITS};

/// The part of the people that is the top, or the bottom.
const TENTH: i128 = 10;

/// A number; nothing where the bonuses have none.
pub(super) type Value = Result<Option<Ratio>, Overflow>;

/// The classes of the people who are paid, in ascending order of their bonuses in the first outcome that was measured.
/// From one pool to the next few change their places, and what is nearly in order is put in order in one pass.
#[derive(Debug, Default)]
pub struct Order(OnceLock<Vec<usize>>);

/// Bonuses in ascending order, each with how many people get it.
pub(super) struct Bonuses(Vec<(Money, i128)>);

impl Bonuses {
    /// Those of the people who are paid. `order` is one for outcomes of the same people in the same classes.
    pub(super) fn of(people: &PeopleOutcome, order: &Order) -> Self {
        let (bonuses, heads) = (people.bonus.values(), people.bonus.classes().heads());
        let classes = order.0.get_or_init(|| {
            let firsts = people.bonus.classes().firsts().enumerate();
            let paid = firsts.filter(|(_, row)| matches!(people.ineligible.get(*row), Some(None)));
            let mut classes: Vec<usize> = paid.map(|(class, _)| class).collect();
            classes.sort_unstable_by_key(|&class| bonuses.get(class));
            classes
        });
        let crowds = classes.iter();
        Self::in_order(
            crowds.filter_map(|&class| Some((*bonuses.get(class)?, (*heads.get(class)?).into()))),
        )
    }

    fn in_order(crowds: impl Iterator<Item = (Money, i128)>) -> Self {
        let mut bonuses: Vec<_> = crowds.collect();
        // A stable sort takes what is in order already as it is.
        bonuses.sort_by_key(|(bonus, _)| *bonus);
        Self(bonuses)
    }

    /// The smallest.
    pub(super) fn least(&self) -> Option<Money> {
        self.0.first().map(|(bonus, _)| *bonus)
    }

    /// The largest.
    pub(super) fn most(&self) -> Option<Money> {
        self.0.last().map(|(bonus, _)| *bonus)
    }

    /// How many people get one.
    fn people(&self) -> Result<i128, Overflow> {
        let mut heads = self.0.iter().map(|(_, heads)| *heads);
        heads.try_fold(0_i128, i128::checked_add).ok_or(Overflow)
    }

    /// The bonus of the person at that place, from 0.
    fn at(&self, place: i128) -> Option<Money> {
        let mut before = 0_i128;
        let reached = |(_, heads): &&(Money, i128)| {
            before = before.saturating_add(*heads);
            place < before
        };
        self.0.iter().find(reached).map(|(bonus, _)| *bonus)
    }

    /// The one in the middle; of an even number the mean of the two, half up to 1.
    pub(super) fn median(&self) -> Value {
        let people = self.people()?;
        let last = people.saturating_sub(1);
        let (Some(lower), Some(upper)) =
            (self.at(last.div_euclid(2)), self.at(people.div_euclid(2)))
        else {
            return Ok(None);
        };
        if lower == upper {
            return Ok(Some(lower.ratio()));
        }
        let mean = lower.add(upper)?.ratio().div(Ratio::integer(2))?;
        mean.round(Ratio::ONE, Rounding::HalfUp).map(Some)
    }

    /// The sum of all differences is `2 Σ (2i − n − 1) xᵢ`, i from 1; over h people who get the same after b others,
    /// `2i − n − 1` adds up to `h (2b + h − n)`.
    pub(super) fn gini(&self) -> Value {
        let people = self.people()?;
        let (mut total, mut sum, mut before) = (Money::ZERO, Money::ZERO, 0_i128);
        for &(bonus, heads) in &self.0 {
            total = total.add(bonus.times(heads)?)?;
            let after = before.checked_add(heads).ok_or(Overflow)?;
            let place = before
                .checked_add(after)
                .and_then(|it| it.checked_sub(people));
            let times = place.and_then(|place| place.checked_mul(heads));
            sum = sum.add(bonus.times(times.ok_or(Overflow)?)?)?;
            before = after;
        }
        if total == Money::ZERO {
            return Ok(None);
        }
        let whole = total.times(people)?.ratio();
        let gini = sum.ratio().div(whole)?;
        gini.round_digits(GINI_DIGITS, Rounding::HalfUp).map(Some)
    }

    /// The top tenth over the bottom tenth, each rounded up to whole people.
    pub(super) fn top_bottom_ratio(&self) -> Value {
        let tenth = Ratio::new(self.people()?, TENTH)?.count(Ratio::ONE, Rounding::Up)?;
        // As many above as below: the means are to one another as the sums.
        let bottom = first(tenth, self.0.iter())?;
        let top = first(tenth, self.0.iter().rev())?;
        if bottom == Money::ZERO {
            return Ok(None);
        }
        let ratio = top.ratio().div(bottom.ratio())?;
        ratio.round_digits(RATIO_DIGITS, Rounding::HalfUp).map(Some)
    }
}

/// The sum of the first so many.
fn first<'b>(
    people: i128,
    crowds: impl Iterator<Item = &'b (Money, i128)>,
) -> Result<Money, Overflow> {
    let (mut left, mut sum) = (people, Money::ZERO);
    for &(bonus, heads) in crowds {
        if left == 0 {
            break;
        }
        let taken = heads.min(left);
        sum = sum.add(bonus.times(taken)?)?;
        left = left.saturating_sub(taken);
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The amounts one by one, and those that are equal as one crowd: nothing may come out otherwise.
    fn each_way(amounts: &[i128]) -> [Bonuses; 2] {
        let mut crowds: BTreeMap<Money, i128> = BTreeMap::new();
        let amounts = amounts.iter().map(|&yen| Money::yen(yen).unwrap());
        for amount in amounts.clone() {
            *crowds.entry(amount).or_default() += 1;
        }
        [
            Bonuses::in_order(amounts.map(|amount| (amount, 1))),
            Bonuses::in_order(crowds.into_iter()),
        ]
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
            for bonuses in each_way(amounts) {
                let found = bonuses.median().unwrap();
                assert_eq!(found, expected.map(Ratio::integer), "{amounts:?}");
            }
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
            for bonuses in each_way(amounts) {
                assert_eq!(bonuses.gini().unwrap(), expected, "{amounts:?}");
            }
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
            for bonuses in each_way(&amounts) {
                let found = bonuses.top_bottom_ratio().unwrap();
                assert_eq!(found, expected, "{amounts:?}");
            }
        }
    }
}
