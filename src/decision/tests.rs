//! What is prepared once gives every scenario what it would have got by itself.

use proptest::prelude::*;

use super::{Measure, Measured, Order};
use crate::calculation::{Allotments, Prepared, Run, wanted};
use crate::diagnostics::{Sources, Span};
use crate::people::{self, People};
use crate::policy::{Layers, Policy};

const EMPLOYEES: &str = "\
employee_id,grade,base_salary,points,attendance_rate,hire_date,leave_months
A,G1,200000,10,100%,2015-04-01,
B,G1,200000,10,97.5%,2015-04-01,
C,G2,300000,30,100%,2026-06-15,
D,G2,300000,7,100%,2015-04-01,2
E,part,100000,,,2015-04-01,
F,G1,210000,12.5,92.1%,2015-04-01,
G,G1,230000,12.5,92.1%,2015-04-01,
H,G2,310000,30,80%,2016-04-01,3
";

/// A policy with that way to share, to be read with one pool and award after another.
fn layers(sources: &mut Sources, sharing: &str, unit: u32, mode: &str) -> Layers {
    let text = format!(
        r#"
[policy]
period = {{ from = 2026-04-01, to = 2026-09-30 }}

[pool]
method = "amount"
amount = 0
when_short = "pay_guaranteed"

[split]
discretionary = "20%"

[[component]]
name = "basic"
funding = "guaranteed"
method = "months"
value = 0.1
factors = ["service"]

[[component]]
name = "evaluated"
method = "points"
from = "points"
factors = ["service", "presence"]
{sharing}

[[component]]
name = "award"
funding = "separate"
method = "amount"
by = ["grade"]
table = {{ G1 = 0, G2 = 0 }}
only = {{ "grade" = ["G2"] }}

[[factor]]
name = "service"
service = "months"

[[factor]]
name = "presence"
from = "attendance_rate"
apply = "payout"

[rounding]
unit = {unit}
mode = "{mode}"

[eligibility]
exclude = [{{ "grade" = ["part"] }}]
"#
    );
    let base = sources.add("policy.toml", text);
    Layers::new(sources, base, &[]).unwrap()
}

fn policy(layers: &Layers, sources: &mut Sources, (pool, award): (u32, u32)) -> Policy {
    let settings = [
        format!("pool.amount={pool}"),
        format!("component.award.table.G2={award}"),
    ];
    let settings = settings.map(|text| sources.add("--vary", text).into());
    let mut no_files = |_, _: &str| unreachable!();
    layers.read(sources, &settings, &mut no_files).unwrap()
}

fn people(sources: &mut Sources, policy: &Policy) -> People {
    let file = sources.add("employees.csv", "");
    let start = Span {
        file,
        start: 0,
        end: 0,
    };
    let table = people::TableFile::csv(EMPLOYEES.as_bytes(), file);
    people::read(&table, &policy.columns, &wanted(policy, start))
        .unwrap()
        .0
}

const SHARINGS: [&str; 5] = [
    "",
    "limits = { max = 300_000 }",
    "limits = { min = 20_000, max = { of = \"base_salary\", times = 1 } }",
    "adjustment = { digits = 0, mode = \"up\" }",
    "unit_price = 3_000\nadjustment = { stage = \"final\", scale = \"down_only\" }",
];
const MODES: [&str; 6] = [
    "down",
    "up",
    "half_up",
    "half_even",
    "largest_remainder",
    "exact",
];

proptest! {
    #[test]
    fn prepared_once_or_each_time_is_the_same(
        pools in prop::collection::vec((0..3_000_000_u32, 0..2_u32), 1..6),
        sharing in prop::sample::select(&SHARINGS[..]),
        unit in prop::sample::select(vec![1, 100, 1000]),
        mode in prop::sample::select(&MODES[..]),
    ) {
        let mut sources = Sources::default();
        let layers = layers(&mut sources, sharing, unit, mode);
        let policies: Vec<Policy> = pools.iter().map(|&it| policy(&layers, &mut sources, it)).collect();
        let people = people(&mut sources, &policies[0]);
        let prepared = Prepared::new(&policies[0], &people, Allotments::default()).unwrap();
        let order = Order::default();
        for policy in &policies {
            prop_assert!(policy.divides_like(&policies[0]));
            let beside = Allotments::default().into();
            let again = prepared.again(&policies[0], policy, &people, beside).unwrap();
            let shared = if policy.weighs_like(&policies[0]) { &prepared } else { &again };
            let once = Run::of(shared, policy, &people, beside);
            let anew = Run::new(policy, &people, Allotments::default());
            let (once, anew) = match (once, anew) {
                (Ok(once), Ok(anew)) => (once.outcome, anew.outcome),
                (once, anew) => {
                    prop_assert_eq!(format!("{:?}", once.err()), format!("{:?}", anew.err()));
                    continue;
                }
            };
            prop_assert_eq!(format!("{once:?}"), format!("{anew:?}"));
            let once = Measured::after(&order, policy, &people, &once);
            let anew = Measured::new(policy, &people, &anew);
            for measure in &Measure::ALL {
                prop_assert_eq!(once.get(measure), anew.get(measure));
            }
        }
    }
}
