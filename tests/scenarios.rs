//! A scenario is the calculation with the same settings, whatever the grid.

use proptest::prelude::*;
use serde_json::Value;

use crate::shipped;
use crate::support::{Ran, run_inside};

/// A policy with three figures to turn, and what is varied in it.
#[derive(Debug, Clone)]
struct Grid {
    points: Vec<u32>,
    pay: u32,
    rates: Vec<u32>,
    shares: Vec<u32>,
    cells: Vec<u32>,
    unit: u32,
}

const POLICY: &str = "\
[figures]
operating_profit = 12_345_678

[pool]
basis = \"operating_profit\"
method = \"percentage\"
rate = \"20%\"
employer_cost = { rate = \"15%\", paid = \"on_top\" }

[split]
discretionary = \"10%\"

[[component]]
name = \"保証\"
funding = \"guaranteed\"
method = \"months\"
value = 0.1

[[component]]
name = \"評価\"
method = \"points\"
by = \"評価\"
table = { A = 130, B = 100 }
factors = [\"係数\"]
";

impl Grid {
    fn employees(&self) -> String {
        let mut csv = String::from("employee_id,base_salary,評価,係数\n");
        for (row, points) in self.points.iter().enumerate() {
            let rating = if points % 2 == 0 { "A" } else { "B" };
            let pay = self.pay + u32::try_from(row).expect("a small number") * 1_000;
            csv.push_str(&format!("E{row},{pay},{rating},{points}\n"));
        }
        csv
    }

    fn run(&self, args: &[&str]) -> Ran {
        let home = tempfile::tempdir().expect("a temporary directory");
        std::fs::write(home.path().join("policy.toml"), POLICY).expect("a temporary file");
        let unit = format!("rounding.unit={}", self.unit);
        let (command, args) = args.split_first().expect("a command");
        let mut all = vec![*command, "policy.toml", "-", "--format", "json", "--quiet"];
        all.extend(["--set", &unit]);
        all.extend(args);
        run_inside(&all, home.path(), self.employees().as_bytes())
    }

    fn varied(&self) -> [String; 3] {
        let list = |key: &str, values: &[u32], unit: &str| {
            let values: Vec<String> = values.iter().map(|it| format!("{it}{unit}")).collect();
            format!("{key}={}", values.join(", "))
        };
        [
            list("pool.rate", &self.rates, "%"),
            list("split.discretionary", &self.shares, "%"),
            list("component.評価.table.A", &self.cells, ""),
        ]
    }
}

fn grid() -> impl Strategy<Value = Grid> {
    (
        prop::collection::vec(0_u32..50, 1..14),
        0_u32..400_000,
        prop::collection::vec(0_u32..60, 1..4),
        prop::collection::vec(0_u32..100, 1..3),
        prop::collection::vec(0_u32..300, 1..3),
        prop::sample::select(vec![1_u32, 100, 1000]),
    )
        .prop_map(|(points, pay, rates, shares, cells, unit)| Grid {
            points,
            pay,
            rates,
            shares,
            cells,
            unit,
        })
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).expect("JSON")
}

/// The measures that a result has as they are.
fn assert_totals(measures: &Value, result: &Value) {
    for (measure, (table, key)) in [
        ("pool", ("pool", "total")),
        ("cost", ("pool", "cost")),
        ("paid", ("totals", "paid")),
        ("left_over", ("totals", "left_over")),
        ("average_bonus", ("totals", "average_bonus")),
        ("average_months", ("totals", "average_months")),
    ] {
        assert_eq!(measures[measure], result[table][key], "{measure}");
    }
}

/// The measures once more, from the bonuses of a result and by the definitions, in floats where a ratio is compared.
fn assert_measured(measures: &Value, result: &Value) {
    let people = result["employees"].as_array().expect("employees");
    let eligible = people.iter().filter(|it| it["eligible"] == true);
    let mut bonuses: Vec<u64> = eligible
        .map(|it| it["bonus"].as_u64().expect("a bonus"))
        .collect();
    bonuses.sort_unstable();
    let count = bonuses.len();
    assert_totals(measures, result);
    assert_eq!(
        measures["coefficient"],
        result["components"][1]["coefficient"]
    );
    assert_eq!(
        measures["unit_price"],
        result["components"][1]["unit_price"]
    );
    assert_eq!(measures["min_bonus"], bonuses[0]);
    assert_eq!(measures["max_bonus"], bonuses[count - 1]);
    let middle = bonuses[(count - 1) / 2] + bonuses[count / 2];
    assert_eq!(measures["median_bonus"], middle.div_ceil(2));
    let total: u64 = bonuses.iter().sum();
    let cost = result["pool"]["cost"].as_i64().expect("a cost");
    let overrun = result["totals"]["overrun"].as_i64().expect("an overrun");
    assert_eq!(measures["profit_after_bonus"], 12_345_678 - cost - overrun);
    let apart: u64 = bonuses
        .iter()
        .flat_map(|a| bonuses.iter().map(|b| a.abs_diff(*b)))
        .sum();
    if total == 0 {
        assert!(measures["gini"].is_null());
    } else {
        #[allow(clippy::cast_precision_loss)]
        let gini = apart as f64 / (2 * total) as f64 / count as f64;
        let found = measures["gini"].as_f64().expect("a number");
        assert!((found - gini).abs() < 0.000_051, "{found} {gini}");
    }
    let tenth = count.div_ceil(10);
    let bottom: u64 = bonuses[..tenth].iter().sum();
    let top: u64 = bonuses[count - tenth..].iter().sum();
    if bottom == 0 {
        assert!(measures["top_bottom_ratio"].is_null());
    } else {
        #[allow(clippy::cast_precision_loss)]
        let ratio = top as f64 / bottom as f64;
        let found = measures["top_bottom_ratio"].as_f64().expect("a number");
        assert!((found - ratio).abs() < 0.005_1, "{found} {ratio}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scenario_is_the_calculation_with_its_settings(grid in grid()) {
        let [rates, shares, cells] = grid.varied();
        let ran = grid.run(&["scenarios", "--vary", &rates, "--vary", &shares, "--vary", &cells]);
        let mut alone = Vec::new();
        for rate in &grid.rates {
            for share in &grid.shares {
                for cell in &grid.cells {
                    let [rate, share, cell] = [
                        format!("pool.rate={rate}%"),
                        format!("split.discretionary={share}%"),
                        format!("component.評価.table.A={cell}"),
                    ];
                    let args = ["calculate", "--set", &rate, "--set", &share, "--set", &cell];
                    alone.push((format!("{rate}, {share}, {cell}"), grid.run(&args)));
                }
            }
        }
        // One scenario at fault is a fault of the whole run, which names it.
        let failed: Vec<_> = alone.iter().filter(|(_, ran)| ran.code != 0).collect();
        if !failed.is_empty() {
            prop_assert_eq!(ran.code, 1);
            prop_assert_eq!(&ran.stdout, "");
            if failed.len() < alone.len() {
                prop_assert!(failed.iter().take(3).all(|(name, _)| ran.stderr.contains(name.as_str())), "{}", ran.stderr);
            }
            return Ok(());
        }
        prop_assert_eq!(ran.code, 0, "{}", &ran.stderr);
        let result = json(&ran);
        let scenarios = result["scenarios"].as_array().expect("scenarios");
        prop_assert_eq!(scenarios.len(), alone.len());
        for (scenario, (name, ran)) in scenarios.iter().zip(&alone) {
            prop_assert_eq!(scenario["name"].as_str(), Some(name.as_str()));
            assert_measured(&scenario["measures"], &json(ran));
        }
    }
}

/// What a grid may turn: a key, and values that it can take.
const KEYS: [(&str, &[&str]); 24] = [
    (
        "policy.payment_date",
        &["2026-12-10", "2026-06-30", "2025-06-10"],
    ),
    (
        "policy.period",
        &[
            "{ from = 2026-04-01, to = 2026-09-30 }",
            "{ from = 2025-10-01, to = 2026-03-31 }",
        ],
    ),
    ("rounding.unit", &["1", "100", "1000"]),
    ("rounding.mode", &["down", "half_up", "up"]),
    ("rounding.weight_digits", &["0", "2", "4"]),
    ("pool.rate", &["5%", "20%", "31.7%"]),
    ("pool.amount", &["3000万", "87654321"]),
    ("pool.months", &["1.5", "2.25"]),
    ("pool.tier.1.rate", &["1%", "3%"]),
    ("pool.min", &["1000万", "{ months = 1 }"]),
    ("pool.max", &["9000万", "{ months = 3 }"]),
    ("pool.carried_over", &["0", "1234567"]),
    ("pool.already_paid", &["0", "10万"]),
    (
        "pool.employer_cost",
        &[
            "{ rate = \"15%\", paid = \"on_top\" }",
            "{ rate = \"14.7%\", paid = \"inside\" }",
        ],
    ),
    ("pool.rounding", &["{ unit = 10000 }", "{ unit = 1 }"]),
    ("split.discretionary", &["0%", "10%", "1/3"]),
    ("split.unallotted", &["redistribute", "leave"]),
    (
        "eligibility.hired_on_or_before",
        &["2026-04-01", "2020-04-01"],
    ),
    ("eligibility.minimum_attendance", &["0%", "95%"]),
    ("eligibility.employed_on_payment_date", &["true", "false"]),
    ("component.1.limits.max", &["30万", "50万"]),
    ("component.1.table.G3.A", &["120", "131"]),
    ("figures.operating_profit", &["1億", "3億"]),
    ("attendance.digits", &["2", "3"]),
];

/// A shipped policy by its number, and two keys with two of their values.
fn shipped_grid() -> impl Strategy<Value = (usize, [(usize, usize, usize); 2])> {
    let key = || (0..KEYS.len(), 0_usize..6, 0_usize..6);
    (0_usize..1000, key(), key())
        .prop_filter("two keys", |(_, first, second)| first.0 != second.0)
        .prop_map(|(policy, first, second)| (policy, [first, second]))
}

/// The measures of any policy: those that a result has, and the order statistics of its bonuses.
fn assert_measured_by(measures: &Value, result: &Value) {
    assert_totals(measures, result);
    let components = result["components"].as_array().expect("components");
    let sharing: Vec<&Value> = components
        .iter()
        .filter(|it| it["funding"] == "pool")
        .collect();
    for measure in ["coefficient", "unit_price"] {
        if let [only] = sharing.as_slice() {
            assert_eq!(measures[measure], only[measure], "{measure}");
            continue;
        }
        assert!(measures[measure].is_null());
        for component in &sharing {
            let name = component["name"].as_str().expect("a name");
            let of_one = &measures[format!("{measure}.{name}")];
            assert_eq!(*of_one, component[measure], "{measure} {name}");
        }
    }
    let people = result["employees"].as_array().expect("employees");
    let eligible = people.iter().filter(|it| it["eligible"] == true);
    let bonuses = eligible.map(|it| it["bonus"].as_f64().expect("a bonus"));
    let mut bonuses: Vec<f64> = bonuses.collect();
    bonuses.sort_unstable_by(f64::total_cmp);
    let ends = [
        ("min_bonus", bonuses.first()),
        ("max_bonus", bonuses.last()),
    ];
    for (measure, bonus) in ends {
        assert_eq!(measures[measure].as_f64().as_ref(), bonus, "{measure}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_shipped_policy_gives_by_a_grid_what_it_gives_alone((policy, keys) in shipped_grid()) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let policies = shipped::policies();
        let policy = &policies[policy % policies.len()];
        let run = |command: &str, more: &[String]| {
            let mut args = vec![command, policy.as_str(), shipped::employees(policy)];
            args.extend(shipped::beside(policy));
            args.extend(["--format", "json", "--quiet"]);
            args.extend(more.iter().map(String::as_str));
            run_inside(&args, root, b"")
        };
        let [first, second] = keys.map(|(key, one, other)| {
            let (key, values) = KEYS[key];
            (key, [values[one % values.len()], values[other % values.len()]])
        });
        let vary = |(key, values): (&str, [&str; 2])| ["--vary".to_owned(), format!("{key}={}, {}", values[0], values[1])];
        let ran = run("scenarios", &[vary(first), vary(second)].concat());
        let mut alone = Vec::new();
        for one in first.1 {
            for other in second.1 {
                let set = |key: &str, value: &str| ["--set".to_owned(), format!("{key}={value}")];
                alone.push(run("calculate", &[set(first.0, one), set(second.0, other)].concat()));
            }
        }
        if alone.iter().any(|ran| ran.code != 0) {
            prop_assert_eq!(ran.code, 1, "{}", &ran.stderr);
            prop_assert_eq!(&ran.stdout, "");
            return Ok(());
        }
        prop_assert_eq!(ran.code, 0, "{}", &ran.stderr);
        let result = json(&ran);
        let scenarios = result["scenarios"].as_array().expect("scenarios");
        prop_assert_eq!(scenarios.len(), alone.len());
        for (scenario, ran) in scenarios.iter().zip(&alone) {
            assert_measured_by(&scenario["measures"], &json(ran));
        }
    }
}

/// Goals are judged by the rules of each scenario.
#[test]
fn rules_about_goals_can_be_varied() {
    let shop = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let with = |command: &str, more: &[&str]| {
        let mut args = vec![
            command,
            "policies/goals.toml",
            "examples/employees.csv",
            "--goals",
            "examples/goals.csv",
            "--format",
            "json",
            "--quiet",
        ];
        args.extend(more);
        let ran = run_inside(&args, shop, b"");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        json(&ran)
    };
    let varied = ["--vary", "goals.cap=100%,150%,100%"];
    let scenarios = with("scenarios", &varied);
    let mut seen = Vec::new();
    for (index, cap) in ["100%", "150%", "100%"].iter().enumerate() {
        let alone = with("calculate", &["--set", &format!("goals.cap={cap}")]);
        let bonuses = alone["employees"].as_array().expect("employees").iter();
        let most = bonuses.filter_map(|it| it["bonus"].as_u64()).max();
        let measures = &scenarios["scenarios"][index]["measures"];
        assert_eq!(measures["max_bonus"].as_u64(), most);
        assert_eq!(measures["paid"], alone["totals"]["paid"]);
        seen.push(measures.clone());
    }
    assert_ne!(seen[0], seen[1], "the cap changes something");
    assert_eq!(seen[0], seen[2]);
}
