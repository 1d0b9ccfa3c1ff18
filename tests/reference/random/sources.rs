//! Random sources and factors.

use super::super::model::*;
use super::Dice;

/// What a number is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Points,
    Money,
    Months,
    Coefficient,
    /// A coefficient up to 1.
    Cut,
}

impl Kind {
    fn tokens(self) -> &'static [&'static str] {
        match self {
            Self::Points => &[
                "1", "10", "2.5", "100", "115", "7", "0.3333", "3.14159", "0", "\"50%\"",
            ],
            Self::Money => &[
                "100000",
                "\"10万\"",
                "33333",
                "\"50,000\"",
                "250000",
                "1",
                "7",
                "0",
                "50_000",
            ],
            Self::Months => &["1", "0.5", "1.5", "2.25", "0.333", "2", "0", "\"150%\""],
            Self::Coefficient => &[
                "1", "1.2", "0.8", "\"7/9\"", "\"80%\"", "0.9783", "\"1/3\"", "1.15", "0",
            ],
            Self::Cut => &["1", "0.5", "0.9783", "\"2/3\"", "\"95%\"", "0.333", "0"],
        }
    }

    fn column(self) -> Option<&'static str> {
        match self {
            Self::Points => Some("ポイント"),
            Self::Money => Some("手当"),
            Self::Months | Self::Coefficient => Some("係数"),
            Self::Cut => None,
        }
    }
}

type Keys = (&'static [&'static str], &'static [&'static str]);

const KEYS: [Keys; 3] = [
    (&["grade", "等級", "グレード"], &["G1", "G2", "G3"]),
    (&["rating", "評価", "人事評価"], &["S", "A", "B", "C"]),
    (&["department", "部署", "所属"], &["営業", "開発", "管理"]),
];

pub fn source(dice: &mut Dice, kind: Kind) -> Source {
    let number = |dice: &mut Dice| dice.num(kind.tokens());
    match dice.below(8) {
        0 => Source::Value(dice.num(&kind.tokens()[..4])),
        1 | 2 => {
            let keys = *dice.pick(&KEYS);
            Source::By {
                columns: vec![dice.text(keys.0)],
                table: table(dice, kind, &[keys]),
                grid: None,
            }
        }
        3 => {
            let first = dice.below(3);
            let chosen = [KEYS[first], KEYS[(first + 1) % 3]];
            let columns = chosen.iter().map(|keys| dice.text(keys.0)).collect();
            Source::By {
                columns,
                table: table(dice, kind, &chosen),
                grid: None,
            }
        }
        4 => {
            let first = dice.below(3);
            let chosen = [KEYS[first], KEYS[(first + 2) % 3]];
            let columns = chosen.iter().map(|keys| dice.text(keys.0)).collect();
            let grid = Some(*dice.pick(&['\t', ' ', '|']));
            Source::By {
                columns,
                table: full_table(dice, kind, &chosen),
                grid,
            }
        }
        5 => match kind.column() {
            Some(column) => Source::From {
                column: column.to_owned(),
                through: Through::Nothing,
            },
            None => Source::Value(dice.num(&kind.tokens()[..4])),
        },
        6 => {
            let column = dice.text(&["years_of_service", "ポイント", "base_salary"]);
            Source::From {
                column,
                through: steps(dice, kind),
            }
        }
        _ => {
            if dice.chance(50) {
                let keys = *dice.pick(&KEYS);
                let cell = |value: &&str| ((*value).to_owned(), number(dice));
                let cells = keys.1.iter().map(cell).collect();
                return Source::From {
                    column: dice.text(keys.0),
                    through: Through::Table(cells),
                };
            }
            figure(dice, kind)
        }
    }
}

/// A source from the company's figures, also for `pool.factor`.
pub fn figure(dice: &mut Dice, kind: Kind) -> Source {
    if kind == Kind::Coefficient && dice.chance(30) {
        let figure = "ESG達成度".to_owned();
        return Source::Figure {
            figure,
            ratio_to: None,
            through: Through::Nothing,
        };
    }
    let figure = dice.text(&["ordinary_profit", "operating_profit", "ESG達成度"]);
    let ratio_to = dice.maybe(60, |dice| dice.text(&["sales", "value_added"]));
    Source::Figure {
        figure,
        ratio_to,
        through: steps(dice, kind),
    }
}

/// Bands or a line over any number.
fn steps(dice: &mut Dice, kind: Kind) -> Through {
    let places = [
        "0.05", "\"8.4%\"", "1", "3", "10", "35", "250000", "\"1億\"",
    ];
    let from = dice.below(places.len());
    let places = &places[from..(from + 1 + dice.below(3)).min(places.len())];
    if dice.chance(40) {
        let point = |at: &&str| (Num::new(at), dice.num(kind.tokens()));
        return Through::Linear(places.iter().map(point).collect());
    }
    let mut bands = vec![Band {
        at_least: None,
        value: dice.num(kind.tokens()),
    }];
    for at_least in places {
        let value = dice.num(kind.tokens());
        bands.push(Band {
            at_least: Some(Num::new(at_least)),
            value,
        });
    }
    if dice.chance(3) {
        bands.remove(0);
    }
    Through::Bands(bands)
}

fn table(dice: &mut Dice, kind: Kind, keys: &[Keys]) -> Node {
    let Some(((_, values), inner)) = keys.split_first() else {
        return Node::Leaf(dice.num(kind.tokens()));
    };
    let mut cells: Vec<(String, Node)> = Vec::new();
    // Sometimes `*` stands for the last ones.
    let named = if dice.chance(25) {
        1 + dice.below(values.len())
    } else {
        values.len()
    };
    for value in &values[..named] {
        cells.push(((*value).to_owned(), table(dice, kind, inner)));
    }
    if named < values.len() {
        cells.push(("*".to_owned(), table(dice, kind, inner)));
    }
    if dice.chance(2) {
        cells.push((String::new(), table(dice, kind, inner)));
    }
    Node::Branch(cells)
}

fn full_table(dice: &mut Dice, kind: Kind, keys: &[Keys; 2]) -> Node {
    let mut rows = Vec::new();
    for row in keys[0].1 {
        let cell = |key: &&str| ((*key).to_owned(), Node::Leaf(dice.num(kind.tokens())));
        rows.push((
            (*row).to_owned(),
            Node::Branch(keys[1].1.iter().map(cell).collect()),
        ));
    }
    Node::Branch(rows)
}

/// Up to four declared factors.
pub fn factors(dice: &mut Dice) -> Vec<Factor> {
    let mut factors = Vec::new();
    for name in ["評価反映", "業績反映", "在籍割合", "控除"] {
        if !dice.chance(45) {
            continue;
        }
        let payout = dice.maybe(if name == "控除" { 85 } else { 15 }, |_| true);
        let kind = if payout.is_some() && !dice.chance(5) {
            Kind::Cut
        } else {
            Kind::Coefficient
        };
        let rule = match (name, dice.below(3)) {
            ("在籍割合", 1) => FactorRule::ServiceDays,
            ("在籍割合", 2) => FactorRule::ServiceMonths,
            _ => FactorRule::Source(source(dice, kind)),
        };
        let digits = dice.maybe(35, |dice| *dice.pick(&[4, 2, 1, 0, 3, 6]));
        let payout = payout.or_else(|| dice.maybe(20, |_| false));
        factors.push(Factor {
            name: name.to_owned(),
            rule,
            digits,
            payout,
        });
    }
    factors
}
