//! Policies for the tests of this room, built by hand so that they need no reader.

use jiff::civil::date;

use crate::diagnostics::{Sources, Span, Spanned};
use crate::money::{Money, Ratio, Rounding, money as money_text, rate as rate_text};
use crate::policy::*;

pub(super) fn span(start: usize) -> Span {
    let file = Sources::default().add("policy.toml", "");
    Span {
        file,
        start,
        end: start,
    }
}

pub(super) fn spanned<T>(value: T) -> Spanned<T> {
    Spanned {
        value,
        span: span(0),
    }
}

pub(super) fn rate(text: &str) -> Ratio {
    rate_text(text).unwrap()
}

pub(super) fn money(text: &str) -> Ratio {
    money_text(text).unwrap()
}

pub(super) fn yen(yen: i128) -> Money {
    Money::yen(yen).unwrap()
}

pub(super) fn column(name: &str) -> Column {
    Column {
        name: name.to_owned(),
        field: Field::of(name),
        span: span(0),
    }
}

/// A table of two levels; its cells stand in the order given.
pub(super) fn grid(columns: &[&str], rows: &[(&str, &[i128])]) -> Table {
    let mut start = 0;
    let mut root = std::collections::BTreeMap::new();
    for (row, values) in rows {
        let mut level = std::collections::BTreeMap::new();
        for (column, value) in columns.iter().zip(*values) {
            start += 1;
            level.insert((*column).to_owned(), cell(Ratio::integer(*value), start));
        }
        root.insert((*row).to_owned(), Level::Keys(level));
    }
    Table {
        root: Level::Keys(root),
        levels: 2,
        span: span(0),
    }
}

/// A table of one level.
pub(super) fn list(cells: &[(&str, &str)]) -> Table {
    let keys = cells.iter().enumerate().map(|(start, (key, value))| {
        let value = rate(value);
        ((*key).to_owned(), cell(value, start))
    });
    Table {
        root: Level::Keys(keys.collect()),
        levels: 1,
        span: span(0),
    }
}

fn cell(value: Ratio, start: usize) -> Level {
    Level::Cell(Cell {
        value,
        span: span(start),
    })
}

pub(super) fn term(method: Method, source: Source) -> Term {
    Term {
        source,
        method,
        per: None,
        factors: Vec::new(),
        key: String::new(),
        span: span(0),
    }
}

pub(super) fn component(name: &str, funding: Funding, term: Term) -> Component {
    Component {
        name: name.to_owned(),
        method: term.method,
        funding,
        terms: vec![term],
        factors: Vec::new(),
        base_pay: vec![column("base_salary")],
        unit_price: None,
        only: Vec::new(),
        span: span(0),
    }
}

pub(super) fn guaranteed() -> Funding {
    Funding::Guaranteed {
        rounding: Rounding::Up,
    }
}

/// A share of the pool without bounds or limits.
pub(super) fn shared(share: &str, stage: Stage) -> Funding {
    Funding::Pool {
        share: rate(share),
        share_span: None,
        adjustment: Adjustment {
            stage,
            scale: Scale::Both,
            min: None,
            max: None,
            digits: None,
        },
        limits: Limits::default(),
    }
}

pub(super) fn linked(method: PoolMethod) -> LinkedPool {
    LinkedPool {
        basis: Some(BasisFigure {
            figure: "operating_profit".to_owned(),
            span: span(0),
            add_back: None,
        }),
        method,
        factors: Vec::new(),
        employer_cost: None,
        min: None,
        max: None,
        carried_over: None,
        already_paid: None,
        rounding: PoolRounding {
            unit: yen(1),
            mode: Rounding::Down,
        },
        pay_guaranteed_when_short: false,
    }
}

/// The example of `interface.md`.
pub(super) fn example() -> Policy {
    let ratings = Source::Lookup {
        by: vec![column("等級"), column("評価")],
        table: grid(
            &["S", "A", "B", "C", "D"],
            &[
                ("G1", &[130, 115, 100, 85, 70]),
                ("G2", &[169, 150, 130, 110, 91]),
            ],
        ),
    };
    let half = Source::Value(spanned(rate("0.5")));
    Policy {
        name: Some("2026年冬季賞与".to_owned()),
        purpose: Some("営業利益の伸びを、貢献に応じて全員で分ける".to_owned()),
        period: Some(spanned(Period {
            from: date(2026, 4, 1),
            to: date(2026, 9, 30),
        })),
        payment_date: Some(spanned(date(2026, 12, 10))),
        base_pay: vec![column("base_salary")],
        figures: vec![figure("operating_profit", "3億")],
        pool: Pool::Linked(Box::new(linked(PoolMethod::Percentage {
            rate: spanned(rate("20%")),
            rate_on: RateOn::ProfitBeforeBonus,
        }))),
        split: Split {
            discretionary: Some(spanned(rate("20%"))),
            unallotted: Unallotted::LeftOver,
            allow_negative: false,
            budgets: None,
        },
        factors: Vec::new(),
        components: vec![
            component("基本賞与", guaranteed(), term(Method::Months, half)),
            Component {
                factors: vec![FactorRef::Column(column("出勤率"))],
                ..component(
                    "評価賞与",
                    shared("100%", Stage::Initial),
                    term(Method::Points, ratings),
                )
            },
        ],
        rounding: Rounded {
            unit: yen(100),
            mode: SharingMode::Each(Rounding::Down),
            weight_digits: 4,
        },
        eligibility: Eligibility {
            employed_on_payment_date: true,
            hired_on_or_before: None,
            minimum_attendance: None,
            include: Vec::new(),
            exclude: Vec::new(),
            force_eligible: None,
        },
        attendance: None,
        evaluation: None,
        goals: None,
        expect: crate::policy::Expect::default(),
        exports: Vec::new(),
        allowed_advice: crate::policy::Allowed::default(),
        tests: Vec::new(),
        columns: Vec::new(),
    }
}

pub(super) fn figure(name: &str, value: &str) -> Figure {
    Figure {
        name: name.to_owned(),
        value: money(value),
        span: span(0),
    }
}

pub(super) fn tier(over: &str, share: &str) -> Tier {
    Tier {
        over: money(over),
        rate: rate(share),
        span: span(0),
    }
}

pub(super) fn bands(bands: &[(Option<&str>, &str)]) -> Bands {
    let band = |(at_least, value): &(Option<&str>, &str)| Band {
        at_least: at_least.map(rate),
        value: rate(value),
        span: span(0),
    };
    Bands {
        bands: bands.iter().map(band).collect(),
        span: span(0),
    }
}

pub(super) fn linear(points: &[(&str, &str)]) -> Linear {
    let point = |(at, value): &(&str, &str)| Point {
        at: rate(at),
        value: rate(value),
    };
    Linear {
        points: points.iter().map(point).collect(),
        span: span(0),
    }
}

pub(super) fn factor(name: &str, kind: FactorKind, digits: Option<u32>, apply: Apply) -> Factor {
    Factor {
        name: name.to_owned(),
        kind,
        digits,
        apply,
        span: span(0),
    }
}

pub(super) fn condition(name: &str, values: &[&str]) -> Condition {
    Condition {
        column: column(name),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    }
}
