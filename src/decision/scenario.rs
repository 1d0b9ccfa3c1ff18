//! Scenarios: combinations of settings, each with a name.

use crate::policy::{NamedScenario, Policy, Setting};

use super::vary::Variation;

/// As many scenarios as one run calculates.
pub const MOST: usize = 1000;

/// More scenarios than [`MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

/// A scenario (シナリオ): a name, and what it sets after everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its name: that of the file, and the values that are varied.
    pub name: String,
    /// The name that a file gave it; nothing without a file.
    pub named: Option<String>,
    /// What it sets.
    pub set: Vec<Setting>,
}

/// All combinations, the first key outermost; where there is a file of scenarios, for each of those in its order.
///
/// # Errors
/// [`TooMany`].
pub fn combined(
    named: Vec<NamedScenario>,
    variations: &[Variation],
) -> Result<Vec<Scenario>, TooMany> {
    let mut scenarios: Vec<Scenario> = if named.is_empty() {
        vec![Scenario {
            name: String::new(),
            named: None,
            set: Vec::new(),
        }]
    } else {
        named.into_iter().map(Scenario::from).collect()
    };
    for variation in variations {
        let grown = scenarios.len().checked_mul(variation.values.len());
        if grown.is_none_or(|count| count > MOST) {
            return Err(TooMany);
        }
        scenarios = scenarios
            .iter()
            .flat_map(|scenario| variation.values.iter().map(|value| scenario.with(value)))
            .collect();
    }
    if scenarios.len() > MOST {
        return Err(TooMany);
    }
    Ok(scenarios)
}

/// The scenarios in groups, by their places, within which nobody weighs anything else: only the pool changes.
#[must_use]
pub fn alike_but_for_pool(policies: &[Policy]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Policy, Vec<usize>)> = Vec::new();
    for (place, policy) in policies.iter().enumerate() {
        match groups
            .iter_mut()
            .find(|(first, _)| first.weighs_like(policy))
        {
            Some((_, group)) => group.push(place),
            None => groups.push((policy, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

impl Scenario {
    fn with(&self, value: &Setting) -> Self {
        let separator = if self.name.is_empty() { "" } else { ", " };
        Self {
            name: format!("{}{separator}{}={}", self.name, value.key, value.value),
            named: self.named.clone(),
            set: self.set.iter().chain([value]).cloned().collect(),
        }
    }
}

impl From<NamedScenario> for Scenario {
    fn from(named: NamedScenario) -> Self {
        Self {
            name: named.name.clone(),
            named: Some(named.name),
            set: named.set,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;
    use crate::policy;

    fn names(named: &[&str], variations: &[&str]) -> Result<Vec<String>, TooMany> {
        let named = named.iter().map(|name| NamedScenario {
            name: (*name).to_owned(),
            set: Vec::new(),
        });
        let variations: Vec<Variation> = variations
            .iter()
            .map(|text| Variation::read(text).unwrap())
            .collect();
        let scenarios = combined(named.collect(), &variations)?;
        Ok(scenarios.into_iter().map(|it| it.name).collect())
    }

    #[test]
    fn the_first_key_is_outermost() {
        assert_eq!(
            names(&[], &["a=1,2", "b=x,y"]).unwrap(),
            ["a=1, b=x", "a=1, b=y", "a=2, b=x", "a=2, b=y"]
        );
    }

    #[test]
    fn scenarios_of_a_file_are_outermost_of_all() {
        assert_eq!(
            names(&["悲観", "楽観"], &["a=1,2"]).unwrap(),
            ["悲観, a=1", "悲観, a=2", "楽観, a=1", "楽観, a=2"]
        );
        assert_eq!(names(&["悲観"], &[]).unwrap(), ["悲観"]);
    }

    const POLICY: &str = r#"
[figures]
operating_profit = 1000
unit_sales = 2000

[pool]
basis = "operating_profit"
method = "percentage"
rate = "20%"

[[factor]]
name = "of the company"
figure = "unit_sales"
linear = [{ at = 0, value = 1 }, { at = 9000, value = 2 }]

[[component]]
name = "evaluated"
method = "points"
by = ["grade"]
table = { A = 1, B = 2 }
"#;

    fn policy(text: &str) -> Policy {
        let mut sources = Sources::default();
        let base = sources.add("policy.toml", text);
        let mut no_files = |_, _: &str| unreachable!();
        policy::read(&mut sources, base, &[], &[], &mut no_files).unwrap()
    }

    #[test]
    fn where_only_the_pool_changes_nobody_weighs_anything_else() {
        let with = |from: &str, to: &str| policy(&POLICY.replacen(from, to, 1));
        let policies = [
            policy(POLICY),
            with("20%", "30%"),
            with("A = 1", "A = 3"),
            with("unit_sales = 2000", "unit_sales = 3000"),
            with("B = 2", "B = 4"),
            with("A = 1", "A = 3"),
        ];
        let figures_matter = [vec![0, 1], vec![2, 5], vec![3], vec![4]];
        assert_eq!(alike_but_for_pool(&policies), figures_matter);
        let plain = POLICY.replacen(
            "figure = \"unit_sales\"\nlinear = [{ at = 0, value = 1 }, { at = 9000, value = 2 }]",
            "service = \"months\"",
            1,
        );
        let plain = plain.replacen(
            "[pool]",
            "[policy]\nperiod = { from = 2026-04-01, to = 2026-09-30 }\n\n[pool]",
            1,
        );
        let other = plain.replacen("unit_sales = 2000", "unit_sales = 3000", 1);
        let policies = [policy(&plain), policy(&other)];
        assert_eq!(alike_but_for_pool(&policies), [vec![0, 1]]);
    }

    #[test]
    fn there_is_an_end() {
        assert_eq!(names(&[], &["a=1..1000:1"]).map(|it| it.len()), Ok(MOST));
        assert_eq!(names(&[], &["a=1..1000:1", "b=1,2"]), Err(TooMany));
    }
}
