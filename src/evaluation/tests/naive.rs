//! The rules a second time, slow and literal, in fractions of any size and sharing nothing with the room; random goals
//! go through both.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;

use super::achievements;
use crate::money::Ratio;
use crate::policy::{Goals, OkrUse, Uncontrollable};

/// A line of a file, before it is written.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub person: u8,
    pub system: &'static str,
    pub weight: u16,
    pub target: u32,
    pub actual: i32,
    pub lower: bool,
    pub controllable: bool,
    pub objective: u8,
    pub score: u8,
}

impl Line {
    /// The line as the file has it; `number` makes its name its own.
    pub(super) fn written(&self, number: usize) -> String {
        let qualitative = self.system == "qualitative";
        let numbers = if qualitative {
            String::from(",")
        } else {
            format!("{},{}", self.target, self.actual)
        };
        format!(
            "P{},g{number},{},{},{numbers},{},{},O{},{}\n",
            self.person,
            self.system,
            self.weight,
            if self.lower { "lower" } else { "" },
            if self.controllable { "" } else { "no" },
            self.objective,
            if qualitative {
                format!("{}.{}", self.score / 10, self.score % 10)
            } else {
                String::new()
            },
        )
    }
}

pub(super) fn file(lines: &[Line]) -> String {
    let lines = lines.iter().enumerate();
    lines.map(|(number, line)| line.written(number)).collect()
}

pub(super) fn line() -> impl Strategy<Value = Line> {
    let system = prop::sample::select(vec!["kpi", "mbo", "okr", "qualitative"]);
    (
        (0..3_u8, system, 1..100_u16),
        (1..2_000_000_u32, -100_000..3_000_000_i32),
        (any::<bool>(), prop::bool::weighted(0.7), 0..3_u8, 0..=50_u8),
    )
        .prop_map(
            |(
                (person, system, weight),
                (target, actual),
                (lower, controllable, objective, score),
            )| {
                // The mean of key results is a ratio of i128, which odd numbers of millions would soon leave.
                let small = system == "okr";
                Line {
                    person,
                    system,
                    weight,
                    target: if small { target % 100 + 1 } else { target },
                    actual: if small { actual % 150 } else { actual },
                    lower,
                    controllable,
                    objective,
                    score,
                }
            },
        )
}

pub(super) fn rules() -> impl Strategy<Value = Goals> {
    let okr = prop::sample::select(vec![OkrUse::Linked, OkrUse::Unlinked]);
    let uncontrollable = prop::sample::select(vec![
        Uncontrollable::Exclude,
        Uncontrollable::Half,
        Uncontrollable::Count,
    ]);
    (okr, uncontrollable, 100..200_i128, 30..100_i128).prop_map(
        |(okr, uncontrollable, cap, success)| Goals {
            okr,
            uncontrollable,
            cap: Ratio::new(cap, 100).unwrap(),
            okr_success: Ratio::new(success, 100).unwrap(),
            ..Goals::default()
        },
    )
}

fn big(value: Ratio) -> BigRational {
    BigRational::new(value.numerator().into(), value.denominator().into())
}

fn whole(value: impl Into<BigInt>) -> BigRational {
    BigRational::from(value.into())
}

fn degree(line: &Line, most: &BigRational) -> BigRational {
    let (target, actual) = (whole(line.target), whole(line.actual));
    let degree = match line.lower {
        true if line.actual <= 0 => most.clone(),
        true => target / actual,
        false => actual / target,
    };
    degree.max(BigRational::zero()).min(most.clone())
}

fn mean(values: &[BigRational]) -> BigRational {
    values.iter().sum::<BigRational>() / whole(values.len())
}

fn of_person(lines: &[&Line], rules: &Goals) -> Option<BigRational> {
    let cap = big(rules.cap);
    let half = BigRational::new(1.into(), 2.into());
    let mut parts: Vec<(BigRational, BigRational)> = Vec::new();
    let mut objectives: BTreeMap<u8, Vec<BigRational>> = BTreeMap::new();
    let mut okr_weight = BigRational::zero();
    for line in lines {
        let weight = whole(line.weight);
        match line.system {
            "okr" => {
                let scores = objectives.entry(line.objective).or_default();
                scores.push(degree(line, &BigRational::one()));
                okr_weight += weight;
            }
            "qualitative" => {
                let score = BigRational::new(line.score.into(), 10.into());
                parts.push((
                    (score / big(rules.qualitative_par)).min(cap.clone()),
                    weight,
                ));
            }
            _ => match (line.controllable, rules.uncontrollable) {
                (false, Uncontrollable::Exclude) => {}
                (false, Uncontrollable::Half) => parts.push((degree(line, &cap), weight * &half)),
                _ => parts.push((degree(line, &cap), weight)),
            },
        }
    }
    if rules.okr == OkrUse::Linked && !objectives.is_empty() {
        let means: Vec<BigRational> = objectives.values().map(|scores| mean(scores)).collect();
        let achievement = (mean(&means) / big(rules.okr_success)).min(cap);
        parts.push((achievement, okr_weight));
    }
    if parts.is_empty() {
        return None;
    }
    let above: BigRational = parts.iter().map(|(value, weight)| value * weight).sum();
    let below: BigRational = parts.iter().map(|(_, weight)| weight).sum();
    let places = whole(10_000);
    Some((above / below * &places + half).floor() / places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn both_ways_come_to_the_same(lines in prop::collection::vec(line(), 1..12), rules in rules()) {
        let mut people: Vec<u8> = Vec::new();
        for line in &lines {
            if !people.contains(&line.person) {
                people.push(line.person);
            }
        }
        let found = achievements(&file(&lines), &rules);
        prop_assert_eq!(found.len(), people.len());
        for (person, found) in people.into_iter().zip(found) {
            let own: Vec<&Line> = lines.iter().filter(|line| line.person == person).collect();
            prop_assert_eq!(found.map(big), of_person(&own, &rules), "{}", file(&lines));
        }
    }
}
