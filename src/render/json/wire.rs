//! The shape of `bonuspool.result/1`: its keys and their order are fixed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::calculation::outcome::{ComponentOutcome, Outcome, PoolOutcome, Totals};
use crate::money::{Money, Ratio};
use crate::render::notation::write_number;
use crate::view::{Diagnostic, Facts, Group, Grouping};

/// A file that went into the result.
#[derive(Debug, Clone, Serialize)]
pub struct Input {
    /// What it is.
    pub role: Role,
    /// Its name as the user wrote it.
    pub file: String,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The policy.
    Policy,
    /// A file laid over it.
    Overlay,
    /// A `table_file` of it.
    Table,
    /// The people.
    Employees,
    /// The goals.
    Goals,
    /// The allotments.
    Allotments,
}

#[derive(Serialize)]
pub(super) struct Result<'a> {
    schema: &'static str,
    policy: PolicyNames<'a>,
    inputs: &'a [Input],
    pool: Pool<'a>,
    components: Vec<Component<'a>>,
    totals: TotalSums,
    /// They are written apart; this keeps their place.
    employees: [(); 0],
    groups: Groups<'a>,
    advice: Vec<Advice<'a>>,
}

#[derive(Serialize)]
struct PolicyNames<'a> {
    name: Option<&'a str>,
    purpose: Option<&'a str>,
}

#[derive(Serialize)]
struct Pool<'a> {
    basis: Option<&'a str>,
    basis_amount: Option<Number>,
    method: &'a str,
    total: Number,
    employer_cost: Number,
    cost: Number,
    criteria: Number,
    discretionary: Number,
    redistributed: Number,
}

#[derive(Serialize)]
struct Component<'a> {
    name: &'a str,
    funding: &'a str,
    method: &'a str,
    pool: Option<Number>,
    weight_total: Number,
    tentative_total: Option<Number>,
    coefficient: Option<Number>,
    coefficient_is_exact: Option<bool>,
    coefficient_ratio: Option<String>,
    unit_price: Option<Number>,
    paid: Number,
    left_over: Number,
    overrun: Number,
    at_min: Option<usize>,
    at_max: Option<usize>,
}

#[derive(Serialize)]
struct TotalSums {
    employees: usize,
    eligible: usize,
    paid: Number,
    from_pool: Number,
    separate: Number,
    guaranteed: Number,
    allotted: Number,
    unallotted: Number,
    left_over: Number,
    overrun: Number,
    average_bonus: Option<Number>,
    average_months: Option<Number>,
}

/// An object whose keys are the columns, in the order in which they were asked for.
struct Groups<'a>(&'a [Grouping]);

#[derive(Serialize)]
struct GroupSums<'a> {
    key: &'a str,
    employees: usize,
    sum: Number,
    average: Number,
    average_months: Option<Number>,
    min: Number,
    max: Number,
}

#[derive(Serialize)]
struct Advice<'a> {
    code: &'static str,
    message: &'a str,
}

/// A JSON number with every digit.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// A whole one.
    Whole(i128),
    /// Any other.
    Written(Box<RawValue>),
}

impl<'a> Result<'a> {
    /// The result without its people.
    pub(super) fn of(
        facts: &'a Facts<'a>,
        inputs: &'a [Input],
        groupings: &'a [Grouping],
        advice: &'a [Diagnostic],
    ) -> Self {
        Self {
            schema: crate::proof::SCHEMA,
            policy: PolicyNames {
                name: facts.policy.name.as_deref(),
                purpose: facts.policy.purpose.as_deref(),
            },
            inputs,
            pool: (&facts.outcome.pool).into(),
            components: facts.outcome.components.iter().map(Into::into).collect(),
            totals: (&facts.outcome.totals).into(),
            employees: [],
            groups: Groups(groupings),
            advice: advice.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Diagnostic> for Advice<'a> {
    fn from(advice: &'a Diagnostic) -> Self {
        Self {
            code: advice.code,
            message: &advice.wording.message,
        }
    }
}

impl<'a> From<&'a PoolOutcome> for Pool<'a> {
    fn from(pool: &'a PoolOutcome) -> Self {
        Self {
            basis: pool.basis.as_ref().map(|(name, _)| name.as_str()),
            basis_amount: pool.basis.as_ref().map(|(_, amount)| (*amount).into()),
            method: pool.method,
            total: pool.total.into(),
            employer_cost: pool.employer_cost.into(),
            cost: pool.cost.into(),
            criteria: pool.criteria.into(),
            discretionary: pool.discretionary.into(),
            redistributed: pool.redistributed.into(),
        }
    }
}

impl<'a> From<&'a ComponentOutcome> for Component<'a> {
    fn from(component: &'a ComponentOutcome) -> Self {
        let coefficient = component.coefficient;
        Self {
            name: &component.name,
            funding: component.funding.word(),
            method: component.method.word(),
            pool: component.pool.map(Into::into),
            weight_total: component.weight_total.into(),
            tentative_total: component.tentative_total.map(Into::into),
            coefficient: coefficient.map(Into::into),
            coefficient_is_exact: coefficient.map(ends),
            coefficient_ratio: coefficient
                .map(|k| format!("{}/{}", k.numerator(), k.denominator())),
            unit_price: component.unit_price.map(Into::into),
            paid: component.paid.into(),
            left_over: component.left_over.into(),
            overrun: component.overrun.into(),
            at_min: component.at_min,
            at_max: component.at_max,
        }
    }
}

impl From<&Totals> for TotalSums {
    fn from(totals: &Totals) -> Self {
        Self {
            employees: totals.employees,
            eligible: totals.eligible,
            paid: totals.paid.into(),
            from_pool: totals.from_pool.into(),
            separate: totals.separate.into(),
            guaranteed: totals.guaranteed.into(),
            allotted: totals.allotted.into(),
            unallotted: totals.unallotted.into(),
            left_over: totals.left_over.into(),
            overrun: totals.overrun.into(),
            average_bonus: totals.average_bonus.map(Into::into),
            average_months: totals.average_months.map(Into::into),
        }
    }
}

impl Serialize for Groups<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for grouping in self.0 {
            let groups: Vec<GroupSums> = grouping.groups.iter().map(Into::into).collect();
            map.serialize_entry(&grouping.column, &groups)?;
        }
        map.end()
    }
}

impl<'a> From<&'a Group> for GroupSums<'a> {
    fn from(group: &'a Group) -> Self {
        Self {
            key: &group.key,
            employees: group.employees,
            sum: group.sum.into(),
            average: group.average.into(),
            average_months: group.average_months.map(Into::into),
            min: group.min.into(),
            max: group.max.into(),
        }
    }
}

/// Whether the number ends, so that it can be written in full.
pub(super) fn ends(value: Ratio) -> bool {
    value.to_decimal_text().is_some()
}

impl Number {
    fn written(digits: Option<String>) -> Self {
        // Digits are valid JSON, and `null` is left for what is beyond every number of a company.
        let digits = digits.unwrap_or_else(|| "null".to_owned());
        Self::Written(RawValue::from_string(digits).unwrap_or_default())
    }
}

impl From<Ratio> for Number {
    fn from(value: Ratio) -> Self {
        if let Some(whole) = value.to_integer() {
            return Self::Whole(whole);
        }
        Self::written(digits(value))
    }
}

/// The digits of a number; nothing where there are too many.
fn digits(value: Ratio) -> Option<String> {
    let mut digits = String::new();
    write_number(value, &mut digits).then_some(digits)
}

/// Whether every number of a result can be written: `null` would say that there is none.
pub(super) fn writable(outcome: &Outcome) -> bool {
    let components = outcome.components.iter();
    let numbers = components.flat_map(|it| {
        [
            it.coefficient,
            it.unit_price,
            Some(it.weight_total),
            it.tentative_total,
        ]
    });
    numbers.flatten().all(can_be_written)
}

/// Whether a number has no more digits than can be written.
pub(super) fn can_be_written(number: Ratio) -> bool {
    digits(number).is_some()
}

impl From<Money> for Number {
    fn from(amount: Money) -> Self {
        amount.ratio().into()
    }
}

#[cfg(test)]
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Written(digits) => f.write_str(digits.get()),
        }
    }
}
