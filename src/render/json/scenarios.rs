//! The shape of `bonuspool.scenarios/1`: its keys and their order are fixed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::decision::Measure;
use crate::money::{Overflow, Ratio};
use crate::policy::Setting;
use crate::view::ScenarioFacts;

use super::lines;
use super::wire::{Number, can_be_written};

#[derive(Serialize)]
struct Result<'a> {
    schema: &'static str,
    scenarios: Vec<Scenario<'a>>,
}

#[derive(Serialize)]
struct Scenario<'a> {
    name: &'a str,
    set: Settings<'a>,
    measures: Measures<'a>,
}

/// Texts by their keys, in their order.
struct Settings<'a>(&'a [Setting]);

/// Numbers by their words, in their order.
struct Measures<'a> {
    measures: &'a [Measure],
    values: &'a [Option<Ratio>],
}

/// All scenarios, with a line break at the end.
///
/// # Errors
/// [`Overflow`] where a number has more digits than can be written.
pub fn render(facts: &ScenarioFacts<'_>) -> std::result::Result<String, Overflow> {
    let mut numbers = facts.values.iter().flatten().flatten();
    // `null` would say that there is none.
    if !numbers.all(|&number| can_be_written(number)) {
        return Err(Overflow);
    }
    let scenarios = facts.rows().map(|(scenario, values)| Scenario {
        name: &scenario.name,
        set: Settings(&scenario.set),
        measures: Measures {
            measures: facts.measures,
            values,
        },
    });
    let result = Result {
        schema: "bonuspool.scenarios/1",
        scenarios: scenarios.collect(),
    };
    Ok(lines(&result))
}

impl Serialize for Settings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for setting in self.0 {
            map.serialize_entry(&setting.key, &setting.value)?;
        }
        map.end()
    }
}

impl Serialize for Measures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.measures.len()))?;
        for (measure, value) in self.measures.iter().zip(self.values) {
            map.serialize_entry(&measure.word(), &value.map(Number::from))?;
        }
        map.end()
    }
}
