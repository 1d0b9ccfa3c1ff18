//! The program's result against the reference's, number by number.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use serde_json::value::RawValue;

use super::compute::{Outcome, Refusal, compute};
use super::model::Model;
use super::numbers::*;
use super::{random, write};

/// The texts of a model: policy, employees, allotments.
pub struct Texts {
    pub policy: String,
    pub employees: String,
    pub allotments: Option<String>,
}

/// What stands in for the program: texts in, the JSON result or the text of a refusal out. The
/// model is given beside its texts only for the tests of the comparison itself.
pub trait Program: Fn(&Model, &Texts) -> Result<String, String> {}
impl<F: Fn(&Model, &Texts) -> Result<String, String>> Program for F {}

/// Compares so many random models, each with its own few people or with that many like them; the error is the
/// difference and the texts that show it.
pub fn compare_random(
    cases: u32,
    seed: u8,
    crowd: Option<usize>,
    program: impl Program,
) -> Result<(), String> {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, random::rng(seed));
    let result = runner.run(&random::models(), |mut model| {
        if let Some(people) = crowd {
            random::crowd(&mut model, people);
        }
        compare(&model, &program).map_err(TestCaseError::fail)
    });
    result.map_err(|error| match error {
        TestError::Fail(reason, _) | TestError::Abort(reason) => reason.message().to_owned(),
    })
}

/// Compares one model.
pub fn compare(model: &Model, program: &impl Program) -> Result<(), String> {
    let reference = compute(model);
    if reference.as_ref().err() == Some(&Refusal::Undecided) {
        return Ok(());
    }
    let texts = Texts {
        policy: write::policy(&model.policy),
        employees: write::employees(&model.people),
        allotments: model.allotments.as_deref().map(write::allotments),
    };
    let difference = match (reference, program(model, &texts)) {
        (Err(_), Err(_)) => return Ok(()),
        (Err(refusal), Ok(json)) => {
            format!("the reference refuses ({refusal:?}), the program does not:\n{json}")
        }
        (Ok(_), Err(message)) => format!("only the program refuses:\n{message}"),
        (Ok(outcome), Ok(json)) => {
            let mut differences = Differences(Vec::new());
            differences.outcome(&outcome, &json);
            if differences.0.is_empty() {
                return Ok(());
            }
            format!("{}\n--- result.json\n{json}", differences.0.join("\n"))
        }
    };
    // Everything that is needed to replay the case.
    let Texts {
        policy,
        employees,
        allotments,
    } = texts;
    let allotments =
        allotments.map_or_else(String::new, |text| format!("--- allotments.csv\n{text}"));
    Err(format!(
        "{difference}\n--- policy.toml\n{policy}--- employees.csv\n{employees}{allotments}"
    ))
}

type Object<'a> = BTreeMap<String, &'a RawValue>;

fn object(raw: &RawValue) -> Object<'_> {
    serde_json::from_str(raw.get()).unwrap_or_else(|error| panic!("no object: {error}"))
}

fn objects(raw: &RawValue) -> Vec<Object<'_>> {
    serde_json::from_str(raw.get()).unwrap_or_else(|error| panic!("no array of objects: {error}"))
}

struct Differences(Vec<String>);

impl Differences {
    fn add(&mut self, place: &str, reference: &str, program: &str) {
        self.0
            .push(format!("{place}: reference {reference}, program {program}"));
    }

    fn raw<'a>(&mut self, from: &Object<'a>, place: &str, key: &str) -> Option<&'a RawValue> {
        let found = from.get(key).copied();
        if found.is_none() {
            self.add(&format!("{place}.{key}"), "a key", "no key");
        }
        found
    }

    fn number(&mut self, from: &Object, place: &str, key: &str, expected: &Q) {
        self.maybe(from, place, key, Some(expected));
    }

    fn maybe(&mut self, from: &Object, place: &str, key: &str, expected: Option<&Q>) {
        let Some(raw) = self.raw(from, place, key) else {
            return;
        };
        if number(raw) != expected.cloned().map_or(Number::Null, Number::Is) {
            let expected = expected.map_or_else(|| "null".to_owned(), ToString::to_string);
            self.add(&format!("{place}.{key}"), &expected, raw.get());
        }
    }

    /// Where the page leaves open whether nothing is 0 or null.
    fn zero_or_null(&mut self, from: &Object, place: &str, key: &str, expected: Option<&Q>) {
        let null = from.get(key).is_some_and(|raw| raw.get() == "null");
        if expected.is_none_or(|value| *value == zero()) && null {
            return;
        }
        self.number(from, place, key, expected.unwrap_or(&zero()));
    }

    fn text(&mut self, from: &Object, place: &str, key: &str, expected: &str) {
        let Some(raw) = self.raw(from, place, key) else {
            return;
        };
        let text: Option<String> = serde_json::from_str(raw.get()).ok();
        if text.as_deref() != Some(expected) {
            self.add(&format!("{place}.{key}"), expected, raw.get());
        }
    }

    fn outcome(&mut self, outcome: &Outcome, json: &str) {
        let result: Object = match serde_json::from_str(json) {
            Ok(result) => result,
            Err(error) => return self.0.push(format!("no JSON object: {error}")),
        };
        if let Some(raw) = self.raw(&result, "", "pool") {
            self.pool(outcome, &object(raw));
        }
        if let Some(raw) = self.raw(&result, "", "totals") {
            self.totals(outcome, &object(raw));
        }
        if let Some(raw) = self.raw(&result, "", "components") {
            self.components(outcome, &objects(raw));
        }
        if let Some(raw) = self.raw(&result, "", "employees") {
            self.employees(outcome, &objects(raw));
        }
    }

    fn pool(&mut self, outcome: &Outcome, json: &Object) {
        let (pool, at) = (&outcome.pool, "pool");
        self.maybe(json, at, "basis_amount", pool.basis_amount.as_ref());
        self.number(json, at, "total", &pool.total);
        self.zero_or_null(json, at, "employer_cost", Some(&pool.employer_cost));
        self.number(json, at, "cost", &pool.cost);
        self.number(json, at, "criteria", &pool.criteria);
        self.number(json, at, "discretionary", &pool.discretionary);
        self.zero_or_null(json, at, "redistributed", Some(&pool.redistributed));
    }

    fn totals(&mut self, outcome: &Outcome, json: &Object) {
        let (totals, at) = (&outcome.totals, "totals");
        self.number(json, at, "employees", &count(totals.employees));
        self.number(json, at, "eligible", &count(totals.eligible));
        self.number(json, at, "paid", &totals.paid);
        self.number(json, at, "from_pool", &totals.from_pool);
        self.number(json, at, "separate", &totals.separate);
        self.number(json, at, "guaranteed", &totals.guaranteed);
        self.number(json, at, "allotted", &totals.allotted);
        self.number(json, at, "unallotted", &totals.unallotted);
        self.number(json, at, "left_over", &totals.left_over);
        self.number(json, at, "overrun", &totals.overrun);
        self.zero_or_null(json, at, "average_bonus", totals.average_bonus.as_ref());
        self.zero_or_null(json, at, "average_months", totals.average_months.as_ref());
    }

    fn components(&mut self, outcome: &Outcome, json: &[Object]) {
        if json.len() != outcome.components.len() {
            let reference = outcome.components.len().to_string();
            return self.add("components", &reference, &json.len().to_string());
        }
        for (one, json) in outcome.components.iter().zip(json) {
            let at = &format!("components.{}", one.name);
            self.text(json, at, "name", &one.name);
            self.text(json, at, "funding", one.funding.word());
            self.text(json, at, "method", one.method.word());
            self.maybe(json, at, "pool", one.pool.as_ref());
            self.number(json, at, "weight_total", &one.weight_total);
            self.maybe(json, at, "tentative_total", one.tentative_total.as_ref());
            self.coefficient(json, at, one.coefficient.as_ref());
            self.maybe(
                json,
                at,
                "unit_price",
                one.unit_price.as_ref().map(shown).as_ref(),
            );
            self.number(json, at, "paid", &one.paid);
            self.number(json, at, "left_over", &one.left_over);
            self.number(json, at, "overrun", &one.overrun);
            self.maybe(json, at, "at_min", one.at_min.map(count).as_ref());
            self.maybe(json, at, "at_max", one.at_max.map(count).as_ref());
        }
    }

    fn coefficient(&mut self, json: &Object, at: &str, k: Option<&Q>) {
        self.maybe(json, at, "coefficient", k.map(shown).as_ref());
        let exact = k.map_or("null", |k| {
            if decimals(k).is_some() {
                "true"
            } else {
                "false"
            }
        });
        let ratio = k.map_or_else(
            || "null".to_owned(),
            |k| format!("\"{}/{}\"", k.numer(), k.denom()),
        );
        for (key, expected) in [
            ("coefficient_is_exact", exact),
            ("coefficient_ratio", &ratio),
        ] {
            if let Some(raw) = self.raw(json, at, key)
                && raw.get() != expected
            {
                self.add(&format!("{at}.{key}"), expected, raw.get());
            }
        }
    }

    fn employees(&mut self, outcome: &Outcome, json: &[Object]) {
        if json.len() != outcome.people.len() {
            let reference = outcome.people.len().to_string();
            return self.add("employees", &reference, &json.len().to_string());
        }
        for (row, (person, json)) in outcome.people.iter().zip(json).enumerate() {
            let at = &format!("employees.{}", person.employee_id);
            self.text(json, at, "employee_id", &person.employee_id);
            if let Some(raw) = self.raw(json, at, "eligible")
                && raw.get() != person.eligible.to_string()
            {
                self.add(
                    &format!("{at}.eligible"),
                    &person.eligible.to_string(),
                    raw.get(),
                );
            }
            self.number(json, at, "allotted", &person.allotted);
            self.number(json, at, "bonus", &person.bonus);
            if person.eligible {
                self.maybe(json, at, "bonus_months", person.bonus_months.as_ref());
            } else {
                self.zero_or_null(json, at, "bonus_months", None);
            }
            let Some(raw) = self.raw(json, at, "components") else {
                continue;
            };
            let shares = objects(raw);
            if shares.len() != outcome.components.len() {
                let reference = outcome.components.len().to_string();
                self.add(
                    &format!("{at}.components"),
                    &reference,
                    &shares.len().to_string(),
                );
            }
            for (one, json) in outcome.components.iter().zip(&shares) {
                let at = &format!("{at}.{}", one.name);
                self.text(json, at, "name", &one.name);
                self.number(json, at, "weight", &one.weights[row]);
                self.number(json, at, "amount", &one.amounts[row]);
            }
        }
    }
}

/// As it is where it ends, or else rounded half up to 12 decimals (interface.md).
fn shown(value: &Q) -> Q {
    match decimals(value) {
        Some(_) => value.clone(),
        None => round_digits(value, 12, Round::HalfUp),
    }
}

#[derive(PartialEq)]
enum Number {
    Is(Q),
    Null,
    Other,
}

/// A JSON number from its text: never through a float.
fn number(raw: &RawValue) -> Number {
    let text = raw.get();
    if text == "null" {
        return Number::Null;
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (Some(value), Ok(exponent)) = (read(mantissa), exponent.parse::<i32>()) else {
        return Number::Other;
    };
    if mantissa.starts_with('"') {
        return Number::Other;
    }
    let ten = Q::from_integer(BigInt::from(10));
    Number::Is(value * ten.pow(exponent))
}
