//! Random models, realistic and nasty. A model is drawn from a row of random numbers, where 0
//! always chooses the plainest thing: proptest shrinks the row, and the model becomes plain.

mod components;
mod faults;
mod people;
mod pool;
mod sources;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::compute::eligible_rows;
use super::model::*;

pub fn models() -> impl Strategy<Value = Model> {
    prop::collection::vec(any::<u32>(), 0..=1000).prop_map(|numbers| model(&mut Dice::new(numbers)))
}

/// The same models in every run.
pub fn rng(seed: u8) -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32])
}

/// Random numbers in a row; all 0 after the last.
pub struct Dice {
    numbers: std::vec::IntoIter<u32>,
}

impl Dice {
    fn new(numbers: Vec<u32>) -> Self {
        Self {
            numbers: numbers.into_iter(),
        }
    }

    /// 0 to `n` − 1.
    fn below(&mut self, n: usize) -> usize {
        let number = u64::from(self.numbers.next().unwrap_or(0));
        usize::try_from((number * n as u64) >> 32).expect("below n")
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn text(&mut self, from: &[&str]) -> String {
        (*self.pick(from)).to_owned()
    }

    fn num(&mut self, tokens: &[&str]) -> Num {
        Num(self.text(tokens))
    }

    /// True so many times out of a hundred.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    fn maybe<T>(&mut self, percent: usize, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(percent).then(|| draw(self))
    }
}

fn model(dice: &mut Dice) -> Model {
    let period = *dice.pick(&[
        (date(2026, 4, 1), date(2026, 9, 30)),
        (date(2025, 12, 1), date(2026, 5, 31)),
        (date(2026, 4, 16), date(2026, 10, 15)),
        (date(2026, 6, 30), date(2026, 6, 30)),
    ]);
    let attendance = dice.maybe(20, people::attendance);
    let people = people::people(dice, attendance.is_some());
    let pool = pool::pool(dice);
    let unlinked = matches!(pool.method, PoolMethod::Unlinked);
    let split = dice.maybe(45, |dice| pool::split(dice, unlinked));
    let allotments = match &split {
        Some(split) => dice.maybe(70, |dice| pool::allotments(dice, &people, split)),
        None => None,
    };
    let factors = sources::factors(dice);
    let components = components::components(dice, &factors, unlinked);
    let base_pays: &[&[&str]] = &[&[], &["base_salary"], &["基本給", "手当"], &["手当"]];
    let base_pay = *dice.pick(base_pays);
    let mut model = Model {
        policy: Policy {
            period,
            payment_date: dice.maybe(60, |dice| *dice.pick(&[date(2026, 12, 10), period.1])),
            base_pay: base_pay.iter().map(|&column| column.to_owned()).collect(),
            figures: pool::figures(dice),
            pool,
            split,
            components,
            factors,
            rounding: rounding(dice),
            eligibility: people::eligibility(dice),
            attendance,
        },
        people,
        allotments,
    };
    if let Ok(eligible) = eligible_rows(&model)
        && let Some(allotments) = &mut model.allotments
        && dice.chance(95)
    {
        let ids: Vec<&String> = eligible
            .iter()
            .map(|row| &model.people.rows[*row][0])
            .collect();
        allotments.retain(|allotment| ids.contains(&&allotment.employee_id));
    }
    // An allotments file without a row is not the calculation's to judge.
    model.allotments = model.allotments.filter(|allotments| !allotments.is_empty());
    if dice.chance(8) {
        faults::plant(dice, &mut model);
    }
    model
}

/// Makes the people of a model so many, each of the others like one of them.
pub fn crowd(model: &mut Model, people: usize) {
    let rows = model.people.rows.clone();
    let others = (1..).flat_map(|round| {
        rows.iter().map(move |row| {
            let mut row = row.clone();
            row[0] = format!("{}-{round}", row[0]);
            row
        })
    });
    let more = people.saturating_sub(rows.len());
    if !rows.is_empty() {
        model.people.rows.extend(others.take(more));
    }
}

fn rounding(dice: &mut Dice) -> Rounding {
    use super::numbers::Round;
    let units = [
        "1", "1", "100", "1000", "10", "1", "100", "1000", "0.1", "0.01",
    ];
    let modes = [
        AmountMode::Each(Round::Down),
        AmountMode::Exact,
        AmountMode::LargestRemainder,
        AmountMode::Exact,
        AmountMode::LargestRemainder,
        AmountMode::Each(Round::HalfUp),
        AmountMode::Each(Round::HalfEven),
        AmountMode::Each(Round::Up),
    ];
    Rounding {
        unit: dice.maybe(70, |dice| dice.num(&units)),
        mode: dice.maybe(85, |dice| *dice.pick(&modes)),
        weight_digits: dice.maybe(50, |dice| *dice.pick(&[4, 0, 1, 2, 3, 5, 6])),
    }
}
