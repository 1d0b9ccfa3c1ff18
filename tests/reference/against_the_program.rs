//! The program must come out as the reference does, through the one seam
//! `crate::support::calculate_json`.

use super::model::Model;
use super::program::{Texts, compare, compare_random};
use super::published;
use crate::support::calculate_json;

/// How many random models are compared; `REFERENCE_CASES` asks for another number.
const CASES: u32 = 2_000;

fn program(_: &Model, texts: &Texts) -> Result<String, String> {
    calculate_json(&texts.policy, &texts.employees, texts.allotments.as_deref())
}

/// How many of them with people enough that nothing is done for each alone, and how many people these are.
const CROWDED: (u32, usize) = (40, 1_000);

/// The same with so many people that files are read and written in parts.
const LARGE: (u32, usize) = (2, 60_000);

fn number(name: &str) -> Option<u32> {
    std::env::var(name).ok()?.parse().ok()
}

/// The same models in every run; `REFERENCE_SEED` (0 to 255) asks for others.
fn seed() -> u8 {
    let seed = number("REFERENCE_SEED").and_then(|seed| u8::try_from(seed).ok());
    seed.unwrap_or(0)
}

fn random(cases: u32, crowd: Option<usize>) {
    let compared = compare_random(cases, seed(), crowd, program);
    compared.unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn random_models() {
    random(number("REFERENCE_CASES").unwrap_or(CASES), None);
}

#[test]
fn random_models_of_many_people() {
    for (cases, people) in [CROWDED, LARGE] {
        random(cases, Some(people));
    }
}

#[test]
fn published_examples() {
    for (name, model) in published::all() {
        compare(&model, &program).unwrap_or_else(|difference| panic!("{name}: {difference}"));
    }
}
