//! Random components.

use super::super::model::*;
use super::super::numbers::Round;
use super::sources::{Kind, source};
use super::{Dice, people};

pub fn components(dice: &mut Dice, factors: &[Factor], unlinked: bool) -> Vec<Component> {
    let mut components: Vec<Component> = Vec::new();
    for name in &["評価賞与", "基本賞与", "業績賞与"][..=dice.below(3)] {
        components.push(component(dice, name, factors, unlinked));
    }
    if unlinked {
        return components;
    }
    let pooled = components
        .iter()
        .filter(|one| one.funding() == Funding::Pool)
        .count();
    let shares: &[&[&str]] = match pooled {
        1 => &[&[], &["\"100%\""]],
        2 => &[
            &["\"50%\"", "0.5"],
            &["\"1/3\"", "\"2/3\""],
            &["\"70%\"", "0.3"],
        ],
        3 => &[
            &["\"50%\"", "0.25", "\"25%\""],
            &["\"1/3\"", "\"1/3\"", "\"1/3\""],
            &["\"1/7\"", "\"2/7\"", "\"4/7\""],
        ],
        _ => &[&[]],
    };
    let shares = *dice.pick(shares);
    let pooled = components
        .iter_mut()
        .filter(|one| one.funding() == Funding::Pool);
    for (component, share) in pooled.zip(shares) {
        component.share = Some(Num::new(share));
    }
    components
}

fn component(dice: &mut Dice, name: &str, factors: &[Factor], unlinked: bool) -> Component {
    let funding = match dice.below(8) {
        5 | 6 => Some(Funding::Guaranteed),
        7 => Some(Funding::Separate),
        other => (other > 2).then_some(Funding::Pool),
    };
    let pooled = funding.unwrap_or(Funding::Pool) == Funding::Pool;
    let method = *dice.pick(&[Method::Points, Method::Amount, Method::Months]);
    let needs_price = method == Method::Points && (!pooled || unlinked);
    let priced = method == Method::Points && (needs_price || dice.chance(25));
    let unit_price =
        priced.then(|| dice.num(&["1000", "100", "\"1万\"", "1", "333", "0.5", "12.34"]));
    let direct = !dice.chance(35);
    let terms = 1 + if direct { 0 } else { dice.below(3) };
    let terms = (0..terms)
        .map(|_| term(dice, method, direct, factors))
        .collect();
    let mut names: Vec<String> = Vec::new();
    for factor in factors {
        if dice.chance(60) {
            names.push(factor.name.clone());
        }
    }
    for column in [&["attendance_rate", "出勤率"][..], &["係数"]] {
        if dice.chance(12) {
            names.insert(dice.below(names.len() + 1), dice.text(column));
        }
    }
    let limited = pooled && dice.chance(25);
    let stage = if method == Method::Points && unit_price.is_none() {
        Stage::Initial
    } else {
        Stage::Final
    };
    let adjusted = pooled && !unlinked && dice.chance(40);
    Component {
        name: name.to_owned(),
        funding,
        method,
        share: None,
        only: dice.maybe(12, people::entry).unwrap_or_default(),
        terms,
        direct,
        factors: names,
        base_pay: if dice.chance(10) {
            vec!["手当".to_owned()]
        } else {
            Vec::new()
        },
        unit_price,
        rounding: if pooled {
            None
        } else {
            dice.maybe(40, |dice| *dice.pick(ROUNDS))
        },
        limit_min: if limited {
            dice.maybe(60, |dice| limit(dice, false))
        } else {
            None
        },
        limit_max: if limited {
            dice.maybe(80, |dice| limit(dice, true))
        } else {
            None
        },
        adjustment: if adjusted {
            adjustment(dice, method, stage)
        } else {
            Adjustment::default()
        },
    }
}

const ROUNDS: &[Round] = &[Round::Up, Round::Down, Round::HalfUp, Round::HalfEven];

fn term(dice: &mut Dice, method: Method, direct: bool, factors: &[Factor]) -> Term {
    let own = match method {
        Method::Points => None,
        _ => dice.maybe(25, |dice| *dice.pick(&[Method::Amount, Method::Months])),
    };
    let own = if direct { None } else { own };
    let kind = match own.unwrap_or(method) {
        Method::Points => Kind::Points,
        Method::Amount => Kind::Money,
        Method::Months => Kind::Months,
    };
    let usable = |factor: &&Factor| factor.payout != Some(true);
    let usable: Vec<&Factor> = factors.iter().filter(usable).collect();
    let mut names = Vec::new();
    if !direct && !usable.is_empty() && dice.chance(35) {
        names.push(dice.pick(&usable).name.clone());
    }
    let columns = [
        "years_of_service",
        "係数",
        "ポイント",
        "months_in_period",
        "days_in_period",
    ];
    Term {
        source: source(dice, kind),
        per: dice.maybe(12, |dice| dice.text(&columns)),
        factors: names,
        method: own,
    }
}

fn limit(dice: &mut Dice, max: bool) -> Limit {
    if dice.chance(50) {
        let of = dice.text(&["base_salary", "基本給", "previous_bonus", "前回支給額"]);
        let times: &[&str] = if max {
            &["1", "3", "\"110%\"", "0.5", "1.25"]
        } else {
            &["0.1", "\"10%\"", "0.333", "\"90%\"", "0"]
        };
        return Limit::Times {
            of,
            times: dice.num(times),
        };
    }
    Limit::Money(dice.num(if max {
        &["300000", "\"100万\"", "100000", "99999", "54321", "0"]
    } else {
        &["1000", "\"1万\"", "0", "12345", "50000", "1"]
    }))
}

fn adjustment(dice: &mut Dice, method: Method, stage: Stage) -> Adjustment {
    let mut adjustment = Adjustment::default();
    let mut stage = stage;
    if method != Method::Points && dice.chance(25) {
        stage = Stage::Initial;
        adjustment.stage = Some(stage);
    } else if dice.chance(20) {
        adjustment.stage = Some(stage);
    }
    if stage == Stage::Final {
        adjustment.down_only = dice.maybe(30, |dice| !dice.chance(20));
        adjustment.max = dice.maybe(25, |dice| dice.num(&["1.5", "1", "0.8", "\"120%\"", "3"]));
        adjustment.min = dice.maybe(20, |dice| dice.num(&["0.01", "0.5", "0.9", "0", "\"75%\""]));
    }
    adjustment.digits = dice.maybe(50, |dice| *dice.pick(&[2, 0, 3, 4, 1, 6]));
    if adjustment.digits.is_some() {
        let modes = [Round::Down, Round::HalfUp, Round::Up];
        adjustment.mode = dice.maybe(60, |dice| *dice.pick(&modes));
    }
    adjustment
}
