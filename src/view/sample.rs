//! A small company for tests of views and writers: made by hand, not calculated.

use jiff::civil::date;
use rust_decimal::Decimal;

use crate::calculation::Outcome;
use crate::calculation::outcome::{
    ComponentOutcome, PeopleOutcome, PoolOutcome, Reason, Totals, months,
};
use crate::diagnostics::{Sources, Span, Spanned};
use crate::money::{Money, Ratio, Rounding};
use crate::people::{ColumnId, NumberColumn, PackedTexts, People, TextColumn};
use crate::policy::{
    Column, Component, Eligibility, Field, Figure, Funding, LinkedPool, Method, Policy, Pool,
    PoolMethod, PoolRounding, Rounded, SharingMode, Source, Split, Term, Unallotted, key,
};
use crate::view::{Lang, Run};

/// The company.
#[derive(Debug)]
pub struct Sample {
    pub policy: Policy,
    pub people: People,
    pub outcome: Outcome,
    pub lang: Lang,
    span: Span,
}

const RATINGS: [&str; 5] = ["B", "A", "S", "C", "B"];
const NAMES: [&str; 6] = [
    "佐藤 花子",
    "鈴木 一郎",
    "髙橋 みゆき",
    "田中 Maria Luísa",
    "渡邉 健太郎",
    "神 栄",
];
const DEPARTMENTS: [&str; 3] = ["営業部", "製造部 第一製造課", "総務部"];

impl Sample {
    /// A company of so many people, the third of whom is not paid.
    pub fn new(count: usize) -> Self {
        let mut sources = Sources::default();
        let file = sources.add("policy.toml", "[policy]\nname = \"2026年冬季賞与\"\n");
        let span = Span {
            file,
            start: 0,
            end: 8,
        };
        let people = people(&mut sources, count);
        let policy = policy(span);
        let outcome = outcome(&people);
        Self {
            policy,
            people,
            outcome,
            lang: Lang::Ja,
            span,
        }
    }

    /// The run, grouped by some columns.
    pub fn run<'a>(&'a self, by: &'a [Column]) -> Run<'a> {
        Run {
            policy: &self.policy,
            people: &self.people,
            outcome: &self.outcome,
            by,
            lang: self.lang,
        }
    }

    /// A column to group by.
    pub fn column(&self, name: &str) -> Column {
        crate::view::grouped_by(&self.policy, name, self.span)
    }
}

fn yen(amount: i128) -> Money {
    Money::yen(amount).unwrap()
}

fn people(sources: &mut Sources, count: usize) -> People {
    let mut ids = PackedTexts::default();
    let mut names = PackedTexts::default();
    for row in 0..count {
        ids.push(&format!("E{:03}", row + 1));
        names.push(NAMES[row % NAMES.len()]);
    }
    let text = |field: Field, of: &dyn Fn(usize) -> String| {
        let mut keys: Vec<String> = Vec::new();
        let codes = (0..count).map(|row| {
            let text = key(&of(row));
            let code = keys.iter().position(|key| *key == text).unwrap_or_else(|| {
                keys.push(text);
                keys.len() - 1
            });
            u32::try_from(code).unwrap()
        });
        let codes = codes.collect();
        TextColumn {
            id: ColumnId::Field(field),
            header: field.japanese().to_owned(),
            keys,
            codes,
        }
    };
    let texts = vec![
        text(Field::Department, &|row| DEPARTMENTS[row % 3].to_owned()),
        text(Field::Grade, &|row| format!("G{}", row % 4 + 1)),
        text(Field::Rating, &|row| RATINGS[row % 5].to_owned()),
    ];
    let salaries = (0..count).map(|row| Some(Decimal::from(250_000 + 1_500 * row)));
    let numbers = vec![NumberColumn {
        id: ColumnId::Field(Field::BaseSalary),
        header: "基本給".to_owned(),
        values: salaries.collect(),
    }];
    People {
        file: sources.add("employees.csv", ""),
        lines: (0..count)
            .map(|row| u32::try_from(row + 2).unwrap())
            .collect(),
        ids,
        names: Some(names),
        headers: ["社員番号", "氏名", "部署", "等級", "評価", "基本給"]
            .map(str::to_owned)
            .into(),
        texts,
        numbers,
        dates: Vec::new(),
    }
}

fn component(name: &str, method: Method, funding: Funding, span: Span) -> Component {
    let term = Term {
        source: Source::Value(Ratio::ONE),
        method,
        per: None,
        factors: Vec::new(),
        key: format!("component.{name}"),
        span,
    };
    Component {
        name: name.to_owned(),
        method,
        funding,
        terms: vec![term],
        factors: Vec::new(),
        base_pay: Vec::new(),
        unit_price: None,
        only: Vec::new(),
        span,
    }
}

fn policy(span: Span) -> Policy {
    let rate = Ratio::new(1, 5).unwrap();
    let rounding = Rounding::Down;
    Policy {
        name: Some("2026年冬季賞与".to_owned()),
        purpose: Some("営業利益の伸びを、貢献に応じて全員で分ける".to_owned()),
        period: None,
        payment_date: Some(Spanned {
            value: date(2026, 12, 10),
            span,
        }),
        base_pay: Vec::new(),
        figures: vec![Figure {
            name: "operating_profit".to_owned(),
            value: Ratio::integer(300_000_000),
            span,
        }],
        pool: Pool::Linked(Box::new(LinkedPool {
            basis: None,
            method: PoolMethod::Percentage {
                rate: Spanned { value: rate, span },
                rate_on: crate::policy::RateOn::ProfitBeforeBonus,
            },
            factors: Vec::new(),
            employer_cost: None,
            min: None,
            max: None,
            carried_over: None,
            already_paid: None,
            rounding: PoolRounding {
                unit: yen(1),
                mode: rounding,
            },
            pay_guaranteed_when_short: false,
        })),
        split: Split {
            discretionary: Some(Spanned { value: rate, span }),
            unallotted: Unallotted::LeftOver,
            allow_negative: false,
            budgets: None,
        },
        factors: Vec::new(),
        components: vec![
            component(
                "基本賞与",
                Method::Months,
                Funding::Guaranteed {
                    rounding: Rounding::Up,
                },
                span,
            ),
            component(
                "評価賞与",
                Method::Points,
                Funding::Guaranteed {
                    rounding: Rounding::Up,
                },
                span,
            ),
        ],
        rounding: Rounded {
            unit: yen(1),
            mode: SharingMode::Each(rounding),
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
        columns: Vec::new(),
    }
}

/// Half a month to everyone, and the rest of 48,000,000 in equal points.
fn outcome(people: &People) -> Outcome {
    let count = people.len();
    let paid = |row: usize| row % 10 != 2;
    let heads = i128::try_from((0..count).filter(|&row| paid(row)).count()).unwrap();
    let pay = |row: usize| people.numbers[0].get(row).map(Ratio::from);
    let of_row = |amount: &dyn Fn(usize) -> Money| -> Vec<Money> {
        (0..count)
            .map(|row| if paid(row) { amount(row) } else { Money::ZERO })
            .collect()
    };
    let half = |row| pay(row).unwrap().div(Ratio::integer(2)).unwrap();
    let basic = of_row(&|row| Money::exactly(half(row)).unwrap());
    let guaranteed = Money::sum(basic.iter().copied()).unwrap();
    let shared = yen(48_000_000).sub(guaranteed).unwrap();
    let points = Ratio::integer(100 * heads);
    let price = shared.ratio().div(points).unwrap();
    let share = price.mul(Ratio::integer(100)).unwrap();
    let share = Money::exactly(share.round(Ratio::ONE, Rounding::Down).unwrap()).unwrap();
    let rating = of_row(&|_| share);
    let shares = Money::sum(rating.iter().copied()).unwrap();
    let allotted = of_row(&|row| if row == 0 { yen(50_000) } else { Money::ZERO });
    let bonus: Vec<Money> = (0..count)
        .map(|row| Money::sum([basic[row], rating[row], allotted[row]]).unwrap())
        .collect();
    let all = Money::sum(bonus.iter().copied()).unwrap();
    let left_over = yen(60_000_000).sub(all).unwrap();
    let zero = |value: Ratio| {
        (0..count)
            .map(|row| if paid(row) { value } else { Ratio::ZERO })
            .collect()
    };
    Outcome {
        pool: PoolOutcome {
            basis: Some(("operating_profit".to_owned(), Ratio::integer(300_000_000))),
            method: "percentage",
            total: yen(60_000_000),
            employer_cost: Money::ZERO,
            cost: yen(60_000_000),
            criteria: yen(48_000_000),
            discretionary: yen(12_000_000),
            redistributed: Money::ZERO,
            unshared: Money::ZERO,
            budgets: Vec::new(),
            pool_steps: Vec::new(),
            split_steps: Vec::new(),
        },
        components: vec![
            ComponentOutcome {
                name: "基本賞与".to_owned(),
                funding: "guaranteed",
                method: "months",
                pool: None,
                weight_total: guaranteed.ratio(),
                tentative_total: None,
                coefficient: None,
                unit_price: None,
                paid: guaranteed,
                left_over: Money::ZERO,
                overrun: Money::ZERO,
                at_min: None,
                at_max: None,
                weights: basic.iter().map(|it| it.ratio()).collect(),
                amounts: basic,
                steps: Vec::new(),
            },
            ComponentOutcome {
                name: "評価賞与".to_owned(),
                funding: "pool",
                method: "points",
                pool: Some(shared),
                weight_total: points,
                tentative_total: Some(points),
                coefficient: Some(price),
                unit_price: Some(price),
                paid: shares,
                left_over: shared.sub(shares).unwrap(),
                overrun: Money::ZERO,
                at_min: None,
                at_max: Some(3),
                weights: zero(Ratio::integer(100)),
                amounts: rating,
                steps: Vec::new(),
            },
        ],
        totals: Totals {
            employees: count,
            eligible: usize::try_from(heads).unwrap(),
            paid: all,
            from_pool: all,
            separate: Money::ZERO,
            guaranteed,
            allotted: yen(50_000),
            unallotted: yen(11_950_000),
            left_over,
            overrun: Money::ZERO,
            average_bonus: all
                .ratio()
                .div(Ratio::integer(heads))
                .unwrap()
                .round(Ratio::ONE, Rounding::HalfUp)
                .ok(),
            average_months: months(
                all,
                Ratio::sum((0..count).filter(|&row| paid(row)).filter_map(pay)).ok(),
            ),
        },
        people: PeopleOutcome {
            ineligible: (0..count)
                .map(|row| (!paid(row)).then_some(Reason::LeftBeforePayment))
                .collect(),
            allotted,
            bonus,
            base_pay: (0..count).map(pay).collect(),
        },
        warnings: Vec::new(),
    }
}
