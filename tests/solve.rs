//! What `solve` finds is what the calculation gives on both sides of it.

use proptest::prelude::*;
use serde_json::Value;

use crate::support::{Ran, run_inside};

const POLICY: &str = "\
[figures]
operating_profit = 12_345_678

[pool]
basis = \"operating_profit\"
method = \"percentage\"
rate = \"20%\"

[[component]]
name = \"評価\"
method = \"points\"
from = \"points\"
limits = { max = 900000 }
";

/// People by points, and what is looked for.
#[derive(Debug, Clone)]
struct Asked {
    points: Vec<u32>,
    measure: &'static str,
    target: u32,
}

impl Asked {
    fn run(&self, args: &[&str]) -> Ran {
        let home = tempfile::tempdir().expect("a temporary directory");
        std::fs::write(home.path().join("policy.toml"), POLICY).expect("a temporary file");
        let mut csv = String::from("employee_id,points\n");
        for (row, points) in self.points.iter().enumerate() {
            csv.push_str(&format!("E{row},{points}\n"));
        }
        let (command, args) = args.split_first().expect("a command");
        let mut all = vec![*command, "policy.toml", "-", "--format", "json", "--quiet"];
        all.extend(args);
        run_inside(&all, home.path(), csv.as_bytes())
    }

    /// The measure by `calculate`, with that rate.
    fn calculated(&self, rate: &str) -> Option<i64> {
        let ran = self.run(&["calculate", "--set", &format!("pool.rate={rate}")]);
        if ran.code != 0 {
            return None;
        }
        let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let first = &result["employees"][0]["bonus"];
        let number = match self.measure {
            "bonus.E0" => first,
            "left_over" => &result["totals"]["left_over"],
            _ => &result["totals"]["paid"],
        };
        number.as_i64()
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    (
        prop::collection::vec(0_u32..9, 1..8),
        prop::sample::select(vec!["paid", "bonus.E0", "left_over"]),
        0_u32..6_000_000,
    )
        .prop_map(|(points, measure, target)| Asked {
            points,
            measure,
            target,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_sides_are_what_the_calculation_gives(asked in asked()) {
        let until = format!("{}={}", asked.measure, asked.target);
        let ran = asked.run(&["solve", "--find", "pool.rate", "--precision", "0.1%", "--until", &until]);
        let target = i64::from(asked.target);
        let start = asked.calculated("20%");
        if ran.code != 0 {
            // Nobody has a point, or nothing that is paid gets there.
            prop_assert_eq!(ran.code, 1, "{}", &ran.stderr);
            prop_assert!(start != Some(target));
            return Ok(());
        }
        let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let side = |value: &Value, reached: &Value| {
            let calculated = asked.calculated(value.as_str().expect("a text"));
            assert_eq!(reached.as_i64(), calculated, "{value}");
            calculated
        };
        let reached = side(&found["value"], &found["reached"]).expect("a result");
        let below = side(&found["below"]["value"], &found["below"]["reached"]);
        let above = side(&found["above"]["value"], &found["above"]["reached"]);
        let start = start.expect("a result");
        // Coming from the start, the neighbour on that side has not got there yet.
        let crossed = [below, above].into_iter().flatten().any(|near| {
            near.cmp(&target) == start.cmp(&target) && reached.cmp(&target) != start.cmp(&target)
        });
        prop_assert!(start == target || crossed, "{found}");
    }
}
