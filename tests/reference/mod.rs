//! The reference: the calculation a second time, slow and literal, written from the page
//! calculation.md and sharing nothing with the program. Random policies and people go through
//! both, and every number must be the same.

mod compute;
mod json;
mod model;
mod numbers;
mod program;
mod published;
mod random;
mod write;

// Delete the next line once tests/support.rs has `calculate_json`.
#[cfg(any())]
mod against_the_program;

use std::collections::BTreeMap;

use proptest::test_runner::{Config, TestCaseError, TestRunner};

use compute::{Outcome, Refusal, compute};
use model::Model;
use numbers::{Q, zero};
use program::Texts;

/// The principles of section 0 hold for the reference itself, and its random models are what
/// they are meant to be: valid for the most part, and texts that TOML and CSV can read.
#[test]
fn the_reference_keeps_its_own_principles() {
    let config = Config {
        cases: 500,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, random::rng(1));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let counted = std::cell::RefCell::new(&mut seen);
    let result = runner.run(&random::models(), |model| {
        let policy = write::policy(&model.policy);
        toml::de::DeTable::parse(&policy)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{policy}")))?;
        let employees = write::employees(&model.people);
        let records = csv::Reader::from_reader(employees.as_bytes()).into_records();
        assert_eq!(
            records.filter(Result::is_ok).count(),
            model.people.rows.len()
        );
        let outcome = compute(&model);
        let name = outcome
            .as_ref()
            .map_or_else(|refusal| format!("{refusal:?}"), |_| "paid".into());
        *counted.borrow_mut().entry(name).or_default() += 1;
        match outcome {
            Ok(outcome) => adds_up(&outcome).map_err(|fault| TestCaseError::fail(fault + &policy)),
            Err(_) => Ok(()),
        }
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    println!("{seen:?}");
    let paid = seen.get("paid").copied().unwrap_or(0);
    assert!(paid > 300, "too many refusals: {seen:?}");
    assert!(
        seen.get(&format!("{:?}", Refusal::Undecided))
            .copied()
            .unwrap_or(0)
            < 15,
        "{seen:?}"
    );
}

/// 0.1: nothing is lost, in every component and in total.
fn adds_up(outcome: &Outcome) -> Result<(), String> {
    let totals = &outcome.totals;
    let bonuses: Q = outcome.people.iter().map(|person| &person.bonus).sum();
    let mut faults = Vec::new();
    if &outcome.pool.total + &totals.overrun != &totals.from_pool + &totals.left_over {
        faults.push("the pool".to_owned());
    }
    if bonuses != totals.paid {
        faults.push("the bonuses".to_owned());
    }
    for one in &outcome.components {
        if let Some(pool) = &one.pool
            && pool + &one.overrun != &one.paid + &one.left_over
        {
            faults.push(one.name.clone());
        }
        if one.amounts.iter().any(|amount| *amount < zero()) {
            faults.push(format!("{}: below zero", one.name));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: {outcome:?}\n", faults.join(", ")))
    }
}

/// The comparison sees no difference where there is none, and one yen where there is one.
#[test]
fn the_comparison_compares() {
    let refused = |refusal: Refusal| format!("{refusal:?}");
    let faithful = |model: &Model, _: &Texts| match compute(model) {
        Ok(outcome) => Ok(json::result(&outcome)),
        Err(refusal) => Err(refused(refusal)),
    };
    program::compare_random(200, 2, faithful).unwrap_or_else(|fault| panic!("{fault}"));
    for (name, model) in published::all() {
        program::compare(&model, &faithful).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
    let one_yen_more = |model: &Model, _: &Texts| {
        let mut outcome = compute(model).map_err(refused)?;
        if let Some(person) = outcome.people.iter_mut().find(|person| person.eligible) {
            person.bonus += numbers::one();
        }
        Ok(json::result(&outcome))
    };
    let found = program::compare_random(20, 3, one_yen_more).expect_err("a yen too many");
    assert!(
        found.contains(".bonus: reference ") && found.contains("--- policy.toml"),
        "{found}"
    );
}
