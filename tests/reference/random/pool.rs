//! Random figures, pools, splits and allotments.

use super::super::model::*;
use super::super::numbers::Round;
use super::Dice;
use super::sources::{Kind, figure};

pub fn figures(dice: &mut Dice) -> Vec<(String, Num)> {
    let mut figures = Vec::new();
    for (name, tokens) in [
        ("sales", &["\"12億\"", "987654321", "1_000_000_000"][..]),
        (
            "value_added",
            &["\"4億\"", "333333333.33", "\"1億5,000万\""],
        ),
        (
            "operating_profit",
            &[
                "100000000",
                "\"3億\"",
                "12345678.9",
                "33333333.33",
                "7",
                "0",
                "-5000000",
            ],
        ),
        (
            "ordinary_profit",
            &["84000000", "\"1億\"", "50000000.5", "123456789", "0"],
        ),
        ("ESG達成度", &["1", "0.93", "\"105%\"", "0.9999", "\"7/9\""]),
    ] {
        figures.push((name.to_owned(), dice.num(tokens)));
    }
    figures
}

const RATES: &[&str] = &[
    "\"20%\"", "0.2", "0.155", "\"7/9\"", "\"1/3\"", "0.05", "1", "0",
];

pub fn pool(dice: &mut Dice) -> Pool {
    let mut method = method(dice);
    let none = matches!(
        method,
        PoolMethod::Amount(_) | PoolMethod::Months(_) | PoolMethod::Unlinked
    );
    let figures = [
        "operating_profit",
        "ordinary_profit",
        "value_added",
        "sales",
    ];
    let basis = if none {
        None
    } else {
        Some(dice.text(&figures))
    };
    let unlinked = matches!(method, PoolMethod::Unlinked);
    let parts = match &method {
        PoolMethod::Percentage { .. } => true,
        PoolMethod::Tiered { on_part, .. } => *on_part,
        _ => false,
    };
    if let (PoolMethod::LaborShare { rate, .. }, Some("sales")) = (&mut method, basis.as_deref()) {
        *rate = Num::new("\"33.3%\"");
    }
    let after_bonus = if parts {
        dice.maybe(50, |dice| !dice.chance(20))
    } else {
        None
    };
    let linked = |percent: usize| if unlinked { 0 } else { percent };
    let mut factors = Vec::new();
    if after_bonus != Some(true) {
        for name in ["会社業績", "ESG"] {
            if dice.chance(linked(12)) {
                let rule = FactorRule::Source(if dice.chance(25) {
                    Source::Value(dice.num(&["1.1", "0.9", "\"7/9\"", "0"]))
                } else {
                    figure(dice, Kind::Coefficient)
                });
                let digits = dice.maybe(30, |dice| *dice.pick(&[4, 2, 0]));
                factors.push(Factor {
                    name: name.to_owned(),
                    rule,
                    digits,
                    payout: None,
                });
            }
        }
    }
    let employer = |dice: &mut Dice| EmployerCost {
        rate: dice.num(&["\"16%\"", "0.155", "\"1/6\"", "0"]),
        on_top: dice.chance(50),
    };
    let money = ["100000", "\"50万\"", "123456", "1", "\"1億\""];
    Pool {
        basis,
        add_back: if none {
            None
        } else {
            dice.maybe(15, |dice| dice.num(&money))
        },
        method,
        after_bonus,
        factors,
        employer_cost: dice.maybe(30, employer),
        min: dice.maybe(linked(12), |dice| bound(dice, false)),
        max: dice.maybe(linked(15), |dice| bound(dice, true)),
        carried_over: dice.maybe(linked(12), |dice| dice.num(&money)),
        already_paid: dice.maybe(linked(12), |dice| dice.num(&money)),
        unit: dice.maybe(30, |dice| dice.num(&["1", "1000", "100", "10000"])),
        mode: if unlinked {
            None
        } else {
            dice.maybe(30, |dice| *dice.pick(ROUNDS))
        },
        pay_guaranteed: dice.chance(linked(50)),
    }
}

const ROUNDS: &[Round] = &[Round::Down, Round::Up, Round::HalfUp, Round::HalfEven];

fn method(dice: &mut Dice) -> PoolMethod {
    let amounts = [
        "3000000",
        "\"100万\"",
        "100003",
        "1000",
        "7",
        "1",
        "2999999",
        "50000000",
        "0",
        "\"1,200万\"",
    ];
    match dice.below(14) {
        0..=3 => PoolMethod::Amount(dice.num(&amounts)),
        4 | 5 => PoolMethod::Percentage {
            rate: dice.num(RATES),
        },
        6 => {
            let overs = ["0", "\"1000万\"", "50_000_000", "\"3億\""];
            let tiers = overs[..=dice.below(4)].iter();
            let tiers = tiers
                .map(|over| (Num::new(over), dice.num(RATES)))
                .collect();
            PoolMethod::Tiered {
                tiers,
                on_part: true,
            }
        }
        7 => {
            let overs = ["0", "7", "\"1億\""];
            let tiers = overs[..=dice.below(3)].iter();
            let tiers = tiers
                .map(|over| (Num::new(over), dice.num(RATES)))
                .collect();
            PoolMethod::Tiered {
                tiers,
                on_part: dice.chance(30),
            }
        }
        8 => {
            let reserve = dice.num(&["\"2000万\"", "12345678.9", "0", "\"1億\""]);
            PoolMethod::FixedReserve {
                reserve,
                rate: dice.maybe(70, |dice| dice.num(RATES)),
            }
        }
        9 => {
            let rate = dice.num(&["\"60%\"", "0.5", "\"2/3\""]);
            let personnel_cost = dice.num(&["\"3000万\"", "10000000", "0", "\"2億\""]);
            PoolMethod::LaborShare {
                rate,
                personnel_cost,
            }
        }
        10 => PoolMethod::Linear {
            intercept: dice.num(&["1000000", "0", "-500000", "\"20万\"", "1234.5"]),
            slope: dice.num(&["0.01", "\"1%\"", "0", "0.0333"]),
            per_head: dice.chance(50),
            personnel_cost: dice.maybe(30, |dice| dice.num(&["100000", "\"500万\""])),
        },
        11 => PoolMethod::Months(dice.num(&["2", "1.5", "2.25", "0.333", "0"])),
        12 => {
            let band = |(at, value): (Option<&str>, &str)| Band {
                at_least: at.map(Num::new),
                value: Num::new(value),
            };
            let bands = [
                (None, "0"),
                (Some("0.05"), "1.5"),
                (Some("\"8.4%\""), "2.5"),
                (Some("0.5"), "3"),
            ];
            let from = usize::from(dice.chance(10));
            let bands = bands[from..].iter().copied().map(band).collect();
            PoolMethod::MonthsByRatio {
                bands,
                ratio_to: dice.text(&["sales", "value_added"]),
            }
        }
        _ => PoolMethod::Unlinked,
    }
}

fn bound(dice: &mut Dice, max: bool) -> Bound {
    match dice.below(3) {
        0 => Bound::Money(dice.num(if max {
            &["\"1億\"", "10000000", "2345678.9", "\"50万\"", "100"]
        } else {
            &["100000", "\"50万\"", "0", "33333.33", "1"]
        })),
        1 => Bound::Months(dice.num(if max {
            &["3", "2.5", "1.25"]
        } else {
            &["0.5", "1", "0.333"]
        })),
        _ => Bound::Figure {
            figure: dice.text(&["operating_profit", "ordinary_profit"]),
            rate: dice.num(if max {
                &["\"50%\"", "\"2/3\"", "1"]
            } else {
                &["0.01", "\"1/3\"", "0"]
            }),
        },
    }
}

pub fn split(dice: &mut Dice, unlinked: bool) -> Split {
    let redistribute = if unlinked {
        None
    } else {
        dice.maybe(45, |dice| !dice.chance(20))
    };
    let budget = redistribute != Some(true) && dice.chance(30);
    let column = |dice: &mut Dice| dice.text(&["department", "部署", "grade"]);
    let weights = [
        BudgetWeight::ByRule,
        BudgetWeight::Headcount,
        BudgetWeight::BasePay,
    ];
    Split {
        discretionary: dice.num(&["\"20%\"", "0.2", "\"1/3\"", "0.5", "0.075", "0"]),
        redistribute,
        allow_negative: dice.chance(30),
        budget_by: budget.then(|| column(dice)),
        budget_weight: if budget {
            dice.maybe(60, |dice| *dice.pick(&weights))
        } else {
            None
        },
    }
}

pub fn allotments(dice: &mut Dice, people: &People, split: &Split) -> Vec<Allotment> {
    let mut allotments = Vec::new();
    for _ in 0..=dice.below(4) {
        let amounts: &[&str] = if split.allow_negative {
            &["10000", "1", "-1000", "5万", "-1", "100"]
        } else {
            &["10000", "1", "777", "5万", "\u{ff11}00", "1,000", "30000"]
        };
        let row = dice.below(people.rows.len());
        allotments.push(Allotment {
            employee_id: people.rows[row][0].clone(),
            amount: dice.text(amounts),
            reason: "特別な貢献".to_owned(),
        });
    }
    allotments
}
