//! An outcome as the JSON of interface.md, the numbers only: what the comparison is tested with.

use std::fmt::Display;

use super::compute::{ComponentOutcome, Outcome};
use super::numbers::*;

fn object(keys: &[(&str, String)]) -> String {
    let pair = |(key, value): &(&str, String)| format!("\"{key}\": {value}");
    format!(
        "{{{}}}",
        keys.iter().map(pair).collect::<Vec<_>>().join(", ")
    )
}

fn array(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// All decimals, or 12 where there is no end.
fn number(value: &Q) -> String {
    let digits = decimals(value).unwrap_or(12);
    let shown = round_digits(value, digits, Round::HalfUp) / decimal_unit(digits);
    let sign = if shown < zero() { "-" } else { "" };
    let width = digits as usize + 1;
    let text = format!(
        "{:0>width$}",
        shown.to_integer().to_string().trim_start_matches('-')
    );
    let (whole, part) = text.split_at(text.len() - digits as usize);
    format!(
        "{sign}{whole}{}{part}",
        if part.is_empty() { "" } else { "." }
    )
}

fn maybe(value: Option<&Q>) -> String {
    value.map_or_else(|| "null".to_owned(), number)
}

fn plain(value: Option<impl Display>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}

fn text(text: &str) -> String {
    format!("\"{text}\"")
}

pub fn result(outcome: &Outcome) -> String {
    let (pool, totals) = (&outcome.pool, &outcome.totals);
    let pool = object(&[
        ("basis_amount", maybe(pool.basis_amount.as_ref())),
        ("total", number(&pool.total)),
        ("employer_cost", number(&pool.employer_cost)),
        ("cost", number(&pool.cost)),
        ("criteria", number(&pool.criteria)),
        ("discretionary", number(&pool.discretionary)),
        ("redistributed", number(&pool.redistributed)),
    ]);
    let totals = object(&[
        ("employees", totals.employees.to_string()),
        ("eligible", totals.eligible.to_string()),
        ("paid", number(&totals.paid)),
        ("from_pool", number(&totals.from_pool)),
        ("separate", number(&totals.separate)),
        ("guaranteed", number(&totals.guaranteed)),
        ("allotted", number(&totals.allotted)),
        ("unallotted", number(&totals.unallotted)),
        ("left_over", number(&totals.left_over)),
        ("overrun", number(&totals.overrun)),
        ("average_bonus", maybe(totals.average_bonus.as_ref())),
        ("average_months", maybe(totals.average_months.as_ref())),
    ]);
    object(&[
        ("pool", pool),
        ("totals", totals),
        (
            "components",
            array(outcome.components.iter().map(component)),
        ),
        (
            "employees",
            array((0..outcome.people.len()).map(|row| person(outcome, row))),
        ),
    ])
}

fn component(one: &ComponentOutcome) -> String {
    let k = one.coefficient.as_ref();
    object(&[
        ("name", text(&one.name)),
        ("funding", text(one.funding.word())),
        ("method", text(one.method.word())),
        ("pool", maybe(one.pool.as_ref())),
        ("weight_total", number(&one.weight_total)),
        ("tentative_total", maybe(one.tentative_total.as_ref())),
        ("coefficient", maybe(k)),
        (
            "coefficient_is_exact",
            plain(k.map(|k| decimals(k).is_some())),
        ),
        (
            "coefficient_ratio",
            plain(k.map(|k| text(&format!("{}/{}", k.numer(), k.denom())))),
        ),
        ("unit_price", maybe(one.unit_price.as_ref())),
        ("paid", number(&one.paid)),
        ("left_over", number(&one.left_over)),
        ("overrun", number(&one.overrun)),
        ("at_min", plain(one.at_min)),
        ("at_max", plain(one.at_max)),
    ])
}

fn person(outcome: &Outcome, row: usize) -> String {
    let person = &outcome.people[row];
    let component = |one: &ComponentOutcome| {
        object(&[
            ("name", text(&one.name)),
            ("weight", number(&one.weights[row])),
            ("amount", number(&one.amounts[row])),
        ])
    };
    object(&[
        ("employee_id", text(&person.employee_id)),
        ("eligible", person.eligible.to_string()),
        (
            "components",
            array(outcome.components.iter().map(component)),
        ),
        ("allotted", number(&person.allotted)),
        ("bonus", number(&person.bonus)),
        ("bonus_months", maybe(person.bonus_months.as_ref())),
    ])
}
