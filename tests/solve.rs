//! What `solve` finds is what the calculation gives there and on both sides; what it does not find is not there.

use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Ran, run_inside};

/// Systems that rise, fall, leap and cannot be calculated everywhere.
const POLICIES: [&str; 4] = [
    // A guaranteed component: there is no result where the pool does not pay it.
    r#"
[figures]
operating_profit = 10_000_000
[pool]
basis = "operating_profit"
method = "percentage"
rate = "20%"
min = 500_000
max = 6_000_000
[[component]]
name = "基本"
funding = "guaranteed"
method = "amount"
value = 90_000
[[component]]
name = "評価"
method = "points"
from = "points"
limits = { max = 900000 }
"#,
    // Whole tiers: the pool leaps at their ends, and profit after the bonus falls there.
    r#"
[figures]
operating_profit = 10_000_000
[pool]
basis = "operating_profit"
method = "tiered"
tier_on = "whole"
tier = [{ over = 0, rate = "5%" }, { over = 8_000_000, rate = "20%" }, { over = 15_000_000, rate = "12%" }]
[[component]]
name = "評価"
method = "points"
from = "points"
"#,
    // A line that begins below 0.
    r#"
[figures]
operating_profit = 10_000_000
[pool]
basis = "operating_profit"
method = "linear"
intercept = -1_000_000
slope = 0.3
employer_cost = { rate = "15%", paid = "on_top" }
[split]
discretionary = "20%"
[[component]]
name = "評価"
method = "points"
from = "points"
[rounding]
unit = 1000
"#,
    // Two shares that must add up.
    r#"
[figures]
operating_profit = 10_000_000
[pool]
basis = "operating_profit"
method = "percentage"
rate = "20%"
[[component]]
name = "評価"
share = "60%"
method = "points"
from = "points"
[[component]]
name = "一律"
share = "40%"
method = "amount"
value = 100_000
[rounding]
unit = 100
mode = "down"
"#,
];

/// Keys, the unit of each in steps of its search, and how a count of units is written.
const KEYS: [(&str, &[usize], &str, &str); 6] = [
    ("pool.rate", &[0, 3], "1%", "%"),
    ("figures.operating_profit", &[0, 1, 2, 3], "50万", "0万"),
    ("pool.tier.2.rate", &[1], "1%", "%"),
    ("pool.intercept", &[2], "10万", "0万"),
    ("component.基本.value", &[0], "1万", "万"),
    ("component.評価.share", &[3], "1%", "%"),
];

const MEASURES: [&str; 7] = [
    "pool",
    "paid",
    "left_over",
    "average_bonus",
    "max_bonus",
    "profit_after_bonus",
    "bonus.E0",
];

/// People by points, and what is looked for.
#[derive(Debug, Clone)]
struct Asked {
    policy: &'static str,
    points: Vec<u32>,
    key: &'static str,
    precision: &'static str,
    suffix: &'static str,
    /// In units of `suffix`.
    between: Option<(i64, i64)>,
    measure: &'static str,
    target: i64,
}

impl Asked {
    fn run(&self, args: &[&str]) -> Ran {
        let home = tempfile::tempdir().expect("a temporary directory");
        std::fs::write(home.path().join("policy.toml"), self.policy).expect("a temporary file");
        let mut csv = String::from("employee_id,points\n");
        for (row, points) in self.points.iter().enumerate() {
            csv.push_str(&format!("E{row},{points}\n"));
        }
        let (command, args) = args.split_first().expect("a command");
        let mut all = vec![*command, "policy.toml", "-", "--format", "json", "--quiet"];
        all.extend(args);
        run_inside(&all, home.path(), csv.as_bytes())
    }

    fn solve(&self) -> Ran {
        let until = format!("{}={}", self.measure, self.target);
        let mut args = vec!["solve", "--find", self.key, "--until", &until];
        args.extend(["--precision", self.precision]);
        let between = self.between.map(|(from, to)| {
            let suffix = self.suffix;
            format!("--between={from}{suffix}..{to}{suffix}")
        });
        args.extend(between.as_deref());
        self.run(&args)
    }

    /// How many of the suffix a step has.
    fn step(&self) -> i64 {
        match self.precision {
            "50万" => 5,
            _ => 1,
        }
    }

    /// The measure by `calculate`, with that value.
    fn calculated(&self, value: &str) -> Option<i64> {
        let ran = self.run(&["calculate", "--set", &format!("{}={value}", self.key)]);
        if ran.code != 0 {
            assert_eq!(ran.code, 1, "{}", ran.stderr);
            return None;
        }
        let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let (pool, totals) = (&result["pool"], &result["totals"]);
        let people = result["employees"].as_array().expect("people");
        let number = |value: &Value| value.as_i64();
        match self.measure {
            "pool" => number(&pool["total"]),
            "bonus.E0" => number(&people[0]["bonus"]),
            "max_bonus" => people.iter().filter_map(|it| it["bonus"].as_i64()).max(),
            "profit_after_bonus" => {
                let cost = number(&pool["cost"])? + number(&totals["overrun"])?;
                Some(number(&pool["basis_amount"])? - cost)
            }
            other => number(&totals[other]),
        }
    }

    /// The values of the range, or around the beginning, as they are written.
    fn grid(&self) -> Vec<String> {
        let step = self.step();
        let (least, most) = match self.between {
            Some((from, to)) => (from.min(to), from.max(to)),
            None => {
                let start = match self.key {
                    "figures.operating_profit" => 100,
                    "pool.intercept" => -10,
                    "component.基本.value" => 9,
                    "component.評価.share" => 60,
                    _ => 20,
                };
                (start - 15 * step, start + 15 * step)
            }
        };
        (least..=most)
            .filter(|count| count % step == 0)
            .map(|count| match (self.suffix, count) {
                ("0万", count) => format!("{count}0万"),
                (suffix, count) => format!("{count}{suffix}"),
            })
            .collect()
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let keys = prop::sample::select(KEYS.to_vec());
    let policy = keys.prop_flat_map(|key| (Just(key), prop::sample::select(key.1.to_vec())));
    (
        policy,
        prop::collection::vec(0_u32..9, 1..8),
        prop::sample::select(MEASURES.to_vec()),
        prop::option::weighted(0.8, (0_i64..60, 0_i64..60)),
        prop_oneof![
            4 => 0_i64..4_000_000,
            1 => 0_i64..12_000_000,
            // Likely to be hit.
            2 => (0_i64..60).prop_map(|many| many * 50_000),
        ],
    )
        .prop_map(
            |(((key, _, precision, suffix), policy), points, measure, between, target)| Asked {
                policy: POLICIES[policy],
                points,
                key,
                precision,
                suffix,
                between,
                measure,
                target,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_calculated_and_what_is_not_found_is_not_there(asked in asked()) {
        let ran = asked.solve();
        let target = asked.target;
        if ran.code == 0 {
            let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            prop_assert_eq!(&found["key"], asked.key);
            prop_assert_eq!(&found["target"], target);
            let side = |name: &Value, reached: &Value| {
                let value = name.as_str().expect("a text");
                let calculated = asked.calculated(value);
                assert_eq!(reached.as_i64(), calculated, "{found}");
                calculated.map(|it| (it - target).abs())
            };
            let distance = side(&found["value"], &found["reached"]).expect("a result");
            let inside = |value: &Value| {
                let read = |text: &str| bonuspool::money::decimal(text).expect("a number");
                let value = read(value.as_str().expect("a text"));
                asked.between.is_none() || asked.grid().iter().any(|it| read(it) == value)
            };
            prop_assert!(inside(&found["value"]), "{found}");
            for beside in ["below", "above"] {
                let beside = &found[beside];
                let other = side(&beside["value"], &beside["reached"]);
                if let Some(other) = other.filter(|_| inside(&beside["value"])) {
                    prop_assert!(distance <= other, "{found}");
                }
            }
            return Ok(());
        }
        let grid = asked.grid();
        if grid.is_empty() {
            prop_assert_eq!(ran.code, 2, "{}", &ran.stderr);
            return Ok(());
        }
        prop_assert_eq!(ran.code, 1, "{}", &ran.stderr);
        let reached: Vec<i64> = grid.iter().filter_map(|it| asked.calculated(it)).collect();
        let above = reached.iter().all(|it| *it > target);
        let below = reached.iter().all(|it| *it < target);
        prop_assert!(above || below, "{target}: {:?}\n{}", reached, ran.stderr);
    }
}
