//! What holds for every policy of a kind: a component of points, any rounding, with and without limits.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use crate::support::calculate_json;

const CASES: u32 = 1_500;

/// A season: a pool, how it is rounded, and what everyone has in points.
#[derive(Debug, Clone)]
struct Season {
    pool: u32,
    unit: u32,
    mode: &'static str,
    max: Option<u32>,
    points: Vec<u32>,
}

impl Season {
    fn policy(&self) -> String {
        let limits = self
            .max
            .map_or(String::new(), |max| format!("limits = {{ max = {max} }}\n"));
        format!(
            "[pool]\nmethod = \"amount\"\namount = {}\n\n[[component]]\nname = \"points\"\nmethod = \"points\"\n\
             from = \"point\"\n{limits}\n[rounding]\nunit = {}\nmode = \"{}\"\n",
            self.pool, self.unit, self.mode
        )
    }

    fn employees(&self, order: &[usize]) -> String {
        let mut csv = String::from("employee_id,point\n");
        for &person in order {
            csv.push_str(&format!("E{person:03},{}\n", self.points[person]));
        }
        csv
    }

    fn in_order(&self) -> Vec<usize> {
        (0..self.points.len()).collect()
    }

    fn run(&self, order: &[usize]) -> Option<Value> {
        let json = calculate_json(&self.policy(), &self.employees(order), None).ok()?;
        Some(serde_json::from_str(&json).expect("JSON"))
    }
}

fn season() -> impl Strategy<Value = Season> {
    let modes = [
        "down",
        "up",
        "half_up",
        "half_even",
        "largest_remainder",
        "exact",
    ];
    (
        0_u32..2_000_000,
        prop::sample::select(vec![1_u32, 10, 100, 1000]),
        prop::sample::select(modes.to_vec()),
        prop::option::weighted(0.3, 1_000_u32..500_000),
        prop::collection::vec(prop_oneof![0_u32..6, 0_u32..400], 1..12),
    )
        .prop_map(|(pool, unit, mode, max, points)| Season {
            pool,
            unit,
            mode,
            max,
            points,
        })
}

fn bonuses(result: &Value) -> BTreeMap<String, u64> {
    let people = result["employees"].as_array().expect("employees");
    let bonus = |person: &Value| {
        (
            person["employee_id"].as_str().expect("id").to_owned(),
            person["bonus"].as_u64().expect("a bonus"),
        )
    };
    people.iter().map(bonus).collect()
}

fn number(value: &Value, path: &[&str]) -> i128 {
    let found = path.iter().fold(value, |value, key| &value[*key]);
    i128::from(
        found
            .as_i64()
            .unwrap_or_else(|| panic!("{path:?}: {found}")),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(season in season()) {
        if let Some(result) = season.run(&season.in_order()) {
            let total = |key| number(&result, &["totals", key]);
            let pool = number(&result, &["pool", "total"]);
            prop_assert_eq!(pool + total("overrun"), total("from_pool") + total("left_over"));
            let paid: i128 = bonuses(&result).values().map(|&bonus| i128::from(bonus)).sum();
            prop_assert_eq!(paid, total("paid"));
            let component = &result["components"][0];
            let of = |key| number(component, &[key]);
            prop_assert_eq!(of("pool") + of("overrun"), of("paid") + of("left_over"));
        }
    }

    #[test]
    fn shuffling_rows_changes_nobody((season, order) in season().prop_flat_map(|season| {
        let order = Just(season.in_order()).prop_shuffle();
        (Just(season), order)
    })) {
        let (straight, shuffled) = (season.run(&season.in_order()), season.run(&order));
        prop_assert_eq!(straight.as_ref().map(bonuses), shuffled.as_ref().map(bonuses));
    }

    #[test]
    fn a_person_of_weight_zero_changes_nobody(season in season()) {
        let mut larger = season.clone();
        larger.points.push(0);
        if let Some(result) = season.run(&season.in_order()) {
            let with = larger.run(&larger.in_order()).expect("one more person");
            let mut expected = bonuses(&result);
            expected.insert(format!("E{:03}", season.points.len()), 0);
            prop_assert_eq!(bonuses(&with), expected);
        }
    }

    #[test]
    fn scaling_all_weights_changes_nothing(season in season(), times in 2_u32..50) {
        let mut scaled = season.clone();
        scaled.points.iter_mut().for_each(|points| *points *= times);
        let (once, more) = (season.run(&season.in_order()), scaled.run(&scaled.in_order()));
        prop_assert_eq!(once.as_ref().map(bonuses), more.as_ref().map(bonuses));
    }

    #[test]
    fn more_points_never_pay_less(season in season()) {
        if let Some(result) = season.run(&season.in_order()) {
            let bonuses: Vec<u64> = bonuses(&result).into_values().collect();
            for (a, &points) in season.points.iter().enumerate() {
                for (b, &other) in season.points.iter().enumerate() {
                    if points < other {
                        prop_assert!(bonuses[a] <= bonuses[b], "{} and {} points: {bonuses:?}", points, other);
                    }
                    if points == other && season.mode != "exact" {
                        prop_assert_eq!(bonuses[a], bonuses[b]);
                    }
                }
            }
        }
    }

    #[test]
    fn running_again_gives_the_same_bytes(season in season()) {
        let run = || calculate_json(&season.policy(), &season.employees(&season.in_order()), None);
        prop_assert_eq!(run(), run());
    }
}
