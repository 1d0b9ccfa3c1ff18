//! The value at which a measure reaches a target, with its proof.

use crate::decision::Measure;
use crate::money::{Ratio, decimal};
use crate::policy::Policy;

use super::measures::{measure_cell, measure_header, measure_label};
use super::{Cell, Column, Lang, Report, Table, clean};

/// A value that was found, and its neighbours.
#[derive(Debug, Clone)]
pub struct SolutionFacts<'a> {
    /// The policy, for its name.
    pub policy: Option<&'a Policy>,
    /// The key.
    pub key: &'a str,
    /// The measure.
    pub measure: &'a Measure,
    /// What it was to reach.
    pub target: Ratio,
    /// The value, as the policy takes it.
    pub value: String,
    /// What the measure is with it.
    pub reached: Ratio,
    /// One step below; nothing reached where that cannot be calculated.
    pub below: (String, Option<Ratio>),
    /// One step above.
    pub above: (String, Option<Ratio>),
    /// The language to show it in.
    pub lang: Lang,
}

/// The value for a reader.
#[must_use]
pub fn solution_report(facts: &SolutionFacts<'_>) -> Report {
    let lang = facts.lang;
    let shown = |value| measure_cell(facts.measure, Some(value)).shown(true, lang);
    let (key, value) = (clean(facts.key), &facts.value);
    let label = measure_label(facts.measure, lang);
    let (target, reached) = (shown(facts.target), shown(facts.reached));
    let first = lang.pick(
        format!("{key} = {value}: {label} {reached}（目標 {target}）"),
        format!("{key} = {value}: {label} {reached} (target {target})"),
    );
    let policy = |text: fn(&Policy) -> Option<&str>| facts.policy.and_then(text).map(clean);
    Report {
        first,
        name: policy(|policy| policy.name.as_deref()),
        purpose: policy(|policy| policy.purpose.as_deref()),
        tables: vec![proof(facts)],
        lang,
    }
}

/// The value between its neighbours.
fn proof(facts: &SolutionFacts<'_>) -> Table {
    let lang = facts.lang;
    let cannot = lang.pick("（計算できない）", "(cannot be calculated)");
    let rows = rows(facts).map(|(_, value, reached)| {
        vec![
            Cell::text(value),
            measure_cell(facts.measure, reached),
            Cell::text(if reached.is_some() { "" } else { cannot }),
        ]
    });
    Table {
        title: lang
            .pick("前後の値での結果", "Proof: the value and its neighbours")
            .to_owned(),
        columns: vec![
            key_column(facts),
            Column::number(measure_label(facts.measure, lang)),
            Column::text(""),
        ],
        rows: rows.to_vec(),
        units: true,
    }
    .without_blank_columns()
}

/// One row a value: what it is, the value, and what the measure is with it.
#[must_use]
pub fn solution_sheet(facts: &SolutionFacts<'_>) -> Table {
    let lang = facts.lang;
    let rows = rows(facts).map(|(name, value, reached)| {
        vec![
            Cell::text(name),
            Cell::text(value),
            measure_cell(facts.measure, reached),
        ]
    });
    Table {
        title: String::new(),
        columns: vec![
            Column::text(lang.pick("値の位置", "name")),
            key_column(facts),
            Column::number(measure_header(facts.measure, lang)),
        ],
        rows: rows.to_vec(),
        units: false,
    }
}

fn key_column(facts: &SolutionFacts<'_>) -> Column {
    if decimal(&facts.value).is_ok() {
        Column::number(clean(facts.key))
    } else {
        Column::text(clean(facts.key))
    }
}

fn rows<'f>(facts: &'f SolutionFacts<'_>) -> [(&'static str, &'f str, Option<Ratio>); 3] {
    let lang = facts.lang;
    [
        (lang.pick("一つ下", "below"), &facts.below.0, facts.below.1),
        (
            lang.pick("答え", "value"),
            &facts.value,
            Some(facts.reached),
        ),
        (lang.pick("一つ上", "above"), &facts.above.0, facts.above.1),
    ]
}
