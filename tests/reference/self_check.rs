//! The reference and its random models, checked by themselves.

use std::collections::BTreeMap;

use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::compute::{ComponentOutcome, Outcome, Refusal, compute};
use super::model::*;
use super::numbers::{Q, decimals, one, zero};
use super::program::{self, Texts};
use super::{json, published, random, write};

/// The principles of section 0 hold for the reference itself, and its random models are what
/// they are meant to be: valid for the most part, and texts that TOML and CSV can read.
#[test]
fn the_reference_keeps_its_own_principles() {
    let config = Config {
        cases: 1_000,
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
        let reached = outcome
            .as_ref()
            .map_or_else(|_| Vec::new(), |paid| reached(&model, paid));
        for name in reached.into_iter().map(str::to_owned).chain([name]) {
            *counted.borrow_mut().entry(name).or_default() += 1;
        }
        match outcome {
            Ok(outcome) => adds_up(&outcome).map_err(|fault| TestCaseError::fail(fault + &policy)),
            Err(_) => Ok(()),
        }
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    println!("{seen:#?}");
    for place in PLACES {
        assert!(
            seen.contains_key(place.0),
            "{} is never reached: {seen:?}",
            place.0
        );
    }
    let paid = seen.get("paid").copied().unwrap_or(0);
    assert!(paid > 550, "too many refusals: {seen:?}");
    assert!(
        seen.get(&format!("{:?}", Refusal::Undecided))
            .copied()
            .unwrap_or(0)
            < 30,
        "{seen:?}"
    );
}

/// A kind of result that the random models must reach, and how it is known.
type Place = (&'static str, fn(&Model, &Outcome) -> bool);

const PLACES: &[Place] = &[
    ("somebody at a minimum", |_, paid| {
        any(paid, |one| one.at_min > Some(0))
    }),
    ("somebody at a maximum", |_, paid| {
        any(paid, |one| one.at_max > Some(0))
    }),
    ("a coefficient without end", |_, paid| {
        any(paid, |one| {
            one.coefficient
                .as_ref()
                .is_some_and(|k| decimals(k).is_none())
        })
    }),
    ("k = 0", |_, paid| {
        any(paid, |one| one.coefficient == Some(zero()))
    }),
    ("left over", |_, paid| {
        any(paid, |one| one.left_over > zero())
    }),
    ("overrun of a component", |_, paid| {
        any(paid, |one| one.overrun > zero())
    }),
    ("overrun of guarantees", |_, paid| {
        paid.totals.overrun > zero() && !any(paid, |one| one.overrun > zero())
    }),
    ("equals in exact mode", |model, paid| {
        let exact = model.policy.rounding.mode == Some(AmountMode::Exact);
        exact && any(paid, unequal_equals)
    }),
    ("handed out to whole groups", |model, paid| {
        let groups = model.policy.rounding.mode == Some(AmountMode::LargestRemainder);
        groups && any(paid, |one| one.left_over > zero() && one.amounts.len() > 2)
    }),
    ("three pool components", |_, paid| {
        paid.components
            .iter()
            .filter(|one| one.pool.is_some())
            .count()
            == 3
    }),
    ("all fundings", |_, paid| {
        paid.totals.guaranteed > zero()
            && paid.totals.separate > zero()
            && any(paid, |one| one.funding == Funding::Pool)
    }),
    ("unlinked", |model, _| {
        matches!(model.policy.pool.method, PoolMethod::Unlinked)
    }),
    ("after bonus", |model, paid| {
        model.policy.pool.after_bonus == Some(true) && paid.totals.paid > zero()
    }),
    ("redistributed", |_, paid| paid.pool.redistributed > zero()),
    ("allotted", |_, paid| paid.totals.allotted > zero()),
    ("allotted below zero", |_, paid| {
        paid.people.iter().any(|one| one.allotted < zero())
    }),
    ("allotted within budgets", |model, paid| {
        let split = model.policy.split.as_ref();
        split.is_some_and(|split| split.budget_by.is_some()) && paid.totals.allotted > zero()
    }),
    ("a payout factor cuts", |model, paid| {
        let cuts = |factor: &Factor| factor.payout == Some(true);
        model.policy.factors.iter().any(cuts) && any(paid, |one| one.left_over > zero())
    }),
    ("parts of a yen", |_, paid| {
        paid.people.iter().any(|one| !one.bonus.is_integer())
    }),
    ("somebody not eligible", |_, paid| {
        paid.people.iter().any(|one| !one.eligible)
    }),
];

fn any(outcome: &Outcome, is: impl Fn(&ComponentOutcome) -> bool) -> bool {
    outcome.components.iter().any(is)
}

/// Two with the same weight and not the same amount.
fn unequal_equals(one: &ComponentOutcome) -> bool {
    let mut pairs: Vec<_> = one.weights.iter().zip(&one.amounts).collect();
    pairs.sort();
    pairs
        .windows(2)
        .any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
}

fn reached(model: &Model, outcome: &Outcome) -> Vec<&'static str> {
    PLACES
        .iter()
        .filter(|(_, is)| is(model, outcome))
        .map(|(name, _)| *name)
        .collect()
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
    program::compare_random(200, 2, None, faithful).unwrap_or_else(|fault| panic!("{fault}"));
    for (name, model) in published::all() {
        program::compare(&model, &faithful).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
    let one_yen_more = |model: &Model, _: &Texts| {
        let mut outcome = compute(model).map_err(refused)?;
        if let Some(person) = outcome.people.iter_mut().find(|person| person.eligible) {
            person.bonus += one();
        }
        Ok(json::result(&outcome))
    };
    let found = program::compare_random(20, 3, None, one_yen_more).expect_err("a yen too many");
    assert!(
        found.contains(".bonus: reference ") && found.contains("--- policy.toml"),
        "{found}"
    );
}
