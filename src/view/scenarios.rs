//! Scenarios beside one another.

use crate::decision::{Kind, Measure, Scenario};
use crate::money::{Ratio, decimal};
use crate::policy::Policy;

use super::measures::{measure_cell, measure_header, measure_label, measure_unit};
use super::phrases::noted;
use super::{Cell, Column, Lang, Report, Table, clean, format};

/// Scenarios, and what came out of them.
#[derive(Debug, Clone)]
pub struct ScenarioFacts<'a> {
    /// The policy of the first one, for its name.
    pub policy: Option<&'a Policy>,
    /// Whether they have names of their own, which a file gave them.
    pub from_file: bool,
    /// The keys that are varied, in the order of the command line.
    pub varied: Vec<&'a str>,
    /// The scenarios.
    pub scenarios: &'a [Scenario],
    /// What was measured.
    pub measures: &'a [Measure],
    /// The measure to draw; nothing where none was asked for.
    pub drawn: Option<&'a Measure>,
    /// For each scenario the measures, in their order.
    pub values: &'a [Vec<Option<Ratio>>],
    /// The language to show it in.
    pub lang: Lang,
}

/// What is drawn unless a measure is asked for: the first of these that moves by a twentieth, else the one that moves most.
const DRAWN: [Measure; 6] = [
    Measure::Paid,
    Measure::MaxBonus,
    Measure::MinBonus,
    Measure::LeftOver,
    Measure::Gini,
    Measure::TopBottomRatio,
];

impl<'a> ScenarioFacts<'a> {
    /// Every scenario with its measures.
    pub fn rows(&self) -> impl Iterator<Item = (&'a Scenario, &'a [Option<Ratio>])> {
        let values = self.values.iter().map(Vec::as_slice);
        self.scenarios.iter().zip(values)
    }

    fn value(&self, values: &[Option<Ratio>], measure: &Measure) -> Option<Ratio> {
        let at = self.measures.iter().position(|it| it == measure)?;
        values.get(at).copied().flatten()
    }

    /// All keys that any scenario sets, in the order in which they first appear.
    fn keys(&self) -> Vec<&'a str> {
        let mut keys: Vec<&str> = Vec::new();
        for setting in self.scenarios.iter().flat_map(|it| &it.set) {
            if !keys.contains(&setting.key.as_str()) {
                keys.push(&setting.key);
            }
        }
        keys
    }

    fn setting(scenario: &'a Scenario, key: &str) -> Option<&'a str> {
        let setting = scenario.set.iter().find(|setting| setting.key == key);
        setting.map(|setting| setting.value.as_str())
    }

    /// What tells scenarios apart in a table: the name from a file, and the keys that are varied.
    fn heads(&self) -> Vec<Column> {
        let name = self.lang.pick("シナリオ", "Scenario");
        let name = self.from_file.then(|| Column::text(name));
        let keys = self.varied.iter().map(|key| {
            let mut values = self
                .scenarios
                .iter()
                .filter_map(|it| Self::setting(it, key));
            if values.all(|value| decimal(value).is_ok()) {
                Column::number(clean(key))
            } else {
                Column::text(clean(key))
            }
        });
        name.into_iter().chain(keys).collect()
    }

    fn head(&self, scenario: &'a Scenario) -> Vec<Cell> {
        let values = self.varied.iter().map(|key| Self::setting(scenario, key));
        let values: Vec<Cell> = values
            .map(|value| Cell::text(value.unwrap_or_default()))
            .collect();
        let name = scenario.named.as_deref().map(Cell::text);
        name.into_iter().chain(values).collect()
    }

    fn table(&self, title: &str, wanted: impl Fn(&Measure) -> bool) -> Table {
        let shown: Vec<&Measure> = self.measures.iter().filter(|it| wanted(it)).collect();
        let labels = shown.iter().map(|it| match measure_unit(it, self.lang) {
            Some(unit) => noted(&measure_label(it, self.lang), unit, self.lang),
            None => measure_label(it, self.lang),
        });
        let rows = self.rows().map(|(scenario, values)| {
            let mut cells = self.head(scenario);
            let measured = shown
                .iter()
                .map(|it| measure_cell(it, self.value(values, it)));
            cells.extend(measured);
            cells
        });
        Table {
            title: title.to_owned(),
            columns: self
                .heads()
                .into_iter()
                .chain(labels.map(Column::number))
                .collect(),
            rows: rows.collect(),
            units: false,
        }
        .without_blank_columns()
    }
}

/// The scenarios for a reader; `bars` adds a chart of plain characters where just one key is varied.
#[must_use]
pub fn scenarios_report(facts: &ScenarioFacts<'_>, bars: bool) -> Report {
    let lang = facts.lang;
    let count = format::grouped(&facts.scenarios.len().to_string());
    let mut tables = Vec::new();
    if facts.from_file {
        tables.push(settings(facts));
    }
    let costs = lang.pick("会社の負担（円）", "For the company (yen)");
    tables.push(facts.table(costs, is_of_company));
    let bonuses = lang.pick("社員の支給（円）", "For the people (yen)");
    tables.push(facts.table(bonuses, |measure| !is_of_company(measure)));
    if bars {
        tables.extend(chart(facts));
    }
    let policy = |text: fn(&Policy) -> Option<&str>| facts.policy.and_then(text).map(clean);
    Report {
        first: match (lang, facts.scenarios.len()) {
            (Lang::Ja, _) => format!("シナリオ: {count}通り"),
            (Lang::En, 1) => "One scenario".to_owned(),
            (Lang::En, _) => format!("{count} scenarios"),
        },
        name: policy(|policy| policy.name.as_deref()),
        purpose: policy(|policy| policy.purpose.as_deref()),
        tables,
        lang,
    }
}

const fn is_of_company(measure: &Measure) -> bool {
    matches!(
        measure,
        Measure::Pool
            | Measure::Cost
            | Measure::Paid
            | Measure::LeftOver
            | Measure::LabourShare
            | Measure::ProfitAfterBonus
    )
}

/// What each scenario of a file sets.
fn settings(facts: &ScenarioFacts<'_>) -> Table {
    let lang = facts.lang;
    let rows = facts.scenarios.iter().map(|scenario| {
        let own = scenario.set.iter();
        let own = own.map(|it| format!("{} = {}", it.key, it.value));
        let set: Vec<String> = own.collect();
        let as_it_stands = lang.pick("（規程のまま）", "(the policy as it stands)");
        vec![
            Cell::text(&scenario.name),
            Cell::text(if set.is_empty() { as_it_stands } else { "" }),
            Cell::text(&set.join(lang.pick("、", ", "))),
        ]
    });
    let rows = rows.map(|mut cells| {
        // Either says something.
        cells.retain(|cell| *cell != Cell::Blank);
        cells
    });
    Table {
        title: lang.pick("シナリオ", "Scenarios").to_owned(),
        columns: vec![
            Column::text(lang.pick("シナリオ", "Scenario")),
            Column::text(lang.pick("設定", "Settings")),
        ],
        rows: rows.collect(),
        units: false,
    }
}

/// Bars of the measure that was asked for, or where one key is varied, of one that it moves.
fn chart(facts: &ScenarioFacts<'_>) -> Option<Table> {
    if facts.scenarios.len() < 2 {
        return None;
    }
    let (measure, values) = match facts.drawn {
        Some(measure) => (measure, values(facts, measure)),
        None if facts.varied.len() == 1 && !facts.from_file => moving(facts)?,
        None => return None,
    };
    let most = values.iter().flatten().max().copied()?;
    let rows = facts.scenarios.iter().zip(&values);
    let rows = rows.map(|(scenario, &value)| {
        let mut cells = facts.head(scenario);
        cells.push(measure_cell(measure, value));
        cells.push(Cell::maybe(value, |value| Cell::bar(value, most)));
        cells
    });
    let label = measure_label(measure, facts.lang);
    let unit = match measure.kind() {
        Kind::Money | Kind::Price => Some(facts.lang.pick("円", "yen")),
        _ => measure_unit(measure, facts.lang),
    };
    Some(Table {
        title: unit.map_or_else(|| label.clone(), |unit| noted(&label, unit, facts.lang)),
        columns: facts
            .heads()
            .into_iter()
            .chain([Column::number(label), Column::bars()])
            .collect(),
        rows: rows.collect(),
        units: false,
    })
}

fn values(facts: &ScenarioFacts<'_>, measure: &Measure) -> Vec<Option<Ratio>> {
    let values = facts.values.iter();
    values.map(|values| facts.value(values, measure)).collect()
}

/// The measure to draw of those that every outcome has, none below 0, and that are not everywhere the same.
fn moving<'a>(facts: &ScenarioFacts<'_>) -> Option<(&'a Measure, Vec<Option<Ratio>>)> {
    let moves = |values: &[Option<Ratio>]| -> Option<Ratio> {
        let values: Vec<Ratio> = values.iter().copied().collect::<Option<_>>()?;
        let (least, most) = (values.iter().min()?, values.iter().max()?);
        let moved = most.sub(*least).ok()?.div(*most).ok()?;
        (!least.is_negative() && moved > Ratio::ZERO).then_some(moved)
    };
    let mut best: Option<(&Measure, Vec<Option<Ratio>>, Ratio)> = None;
    for measure in &DRAWN {
        let values = values(facts, measure);
        let Some(moved) = moves(&values) else {
            continue;
        };
        if moved >= Ratio::new(1, 20).ok()? {
            return Some((measure, values));
        }
        if best.as_ref().is_none_or(|(_, _, most)| moved > *most) {
            best = Some((measure, values, moved));
        }
    }
    best.map(|(measure, values, _)| (measure, values))
}

/// One row a scenario: its name, what it sets, what was measured.
#[must_use]
pub fn scenarios_sheet(facts: &ScenarioFacts<'_>) -> Table {
    let lang = facts.lang;
    let keys = facts.keys();
    let name = Column::text(lang.pick("シナリオ", "name"));
    let headers = keys.iter().map(|key| Column::text(clean(key)));
    let measures = facts.measures.iter();
    let measured = measures.map(|it| Column::number(measure_header(it, lang)));
    let rows = facts.rows().map(|(scenario, values)| {
        let mut cells = vec![Cell::text(&scenario.name)];
        let set = keys.iter().map(|key| ScenarioFacts::setting(scenario, key));
        cells.extend(set.map(|value| Cell::text(value.unwrap_or_default())));
        let values = facts.measures.iter().zip(values);
        cells.extend(values.map(|(measure, &value)| measure_cell(measure, value)));
        cells
    });
    Table {
        title: String::new(),
        columns: [name].into_iter().chain(headers).chain(measured).collect(),
        rows: rows.collect(),
        units: false,
    }
}
