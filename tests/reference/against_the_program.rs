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

/// The same models in every run; `REFERENCE_SEED` (0 to 255) asks for others.
#[test]
fn random_models() {
    let number = |name| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u32>().ok())
    };
    let cases = number("REFERENCE_CASES").unwrap_or(CASES);
    let seed = number("REFERENCE_SEED")
        .and_then(|seed| u8::try_from(seed).ok())
        .unwrap_or(0);
    compare_random(cases, seed, program).unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn published_examples() {
    for (name, model) in published::all() {
        compare(&model, &program).unwrap_or_else(|difference| panic!("{name}: {difference}"));
    }
}
