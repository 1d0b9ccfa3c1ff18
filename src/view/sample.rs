//! A small company for tests of views and writers.

use jiff::civil::date;
use rust_decimal::Decimal;

use crate::calculation::{Allotments, Outcome, Run};
use crate::diagnostics::{Sources, Span, Spanned};
use crate::money::{Money, Ratio, Rounding};
use crate::people::{ColumnId, DateColumn, NumberColumn, PackedTexts, People, TextColumn};
use crate::policy::{
    Adjustment, BasisFigure, Column, Component, Eligibility, Field, Figure, Funding, Limits,
    LinkedPool, Method, Policy, Pool, PoolMethod, PoolRounding, Rounded, Scale, SharingMode,
    Source, Split, Stage, Term, Unallotted, key,
};
use crate::view::{Facts, Lang};

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
    /// A company of so many people; the third of every ten has left before the payment date.
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
        let outcome = Run::new(&policy, &people, Allotments::default())
            .unwrap()
            .outcome;
        Self {
            policy,
            people,
            outcome,
            lang: Lang::Ja,
            span,
        }
    }

    /// What its views show, grouped by some columns.
    pub fn facts<'a>(&'a self, by: &'a [Column]) -> Facts<'a> {
        Facts {
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
        let header = field.japanese().to_owned();
        let keys = (0..count).map(|row| key(&of(row)));
        TextColumn::of(ColumnId::Field(field), header, keys)
    };
    let texts = vec![
        text(Field::Department, &|row| DEPARTMENTS[row % 3].to_owned()),
        text(Field::Grade, &|row| format!("G{}", row % 4 + 1)),
        text(Field::Rating, &|row| RATINGS[row % 5].to_owned()),
    ];
    let salaries = (0..count).map(|row| Some(Decimal::from(250_000 + 1_500 * row)));
    let base_salary = ColumnId::Field(Field::BaseSalary);
    let numbers = vec![NumberColumn::of(base_salary, "基本給".to_owned(), salaries)];
    let left = (0..count).map(|row| (row % 10 == 2).then_some(date(2026, 11, 30)));
    let leave_date = ColumnId::Field(Field::LeaveDate);
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
        dates: vec![DateColumn::of(leave_date, "退職日".to_owned(), left)],
        written: Vec::new(),
    }
}

fn base_pay(span: Span) -> Column {
    Column {
        name: "base_salary".to_owned(),
        field: Some(Field::BaseSalary),
        span,
    }
}

fn component(name: &str, method: Method, value: Ratio, funding: Funding, span: Span) -> Component {
    let term = Term {
        source: Source::Value(Spanned { value, span }),
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
        base_pay: vec![base_pay(span)],
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
        base_pay: vec![base_pay(span)],
        figures: vec![Figure {
            name: "operating_profit".to_owned(),
            value: Ratio::integer(300_000_000),
            span,
        }],
        pool: Pool::Linked(Box::new(LinkedPool {
            basis: Some(BasisFigure {
                figure: "operating_profit".to_owned(),
                span,
                add_back: None,
            }),
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
                Ratio::new(1, 2).unwrap(),
                Funding::Guaranteed {
                    rounding: Rounding::Up,
                },
                span,
            ),
            component(
                "評価賞与",
                Method::Points,
                Ratio::integer(100),
                Funding::Pool {
                    share: Ratio::ONE,
                    share_span: None,
                    adjustment: Adjustment {
                        stage: Stage::Initial,
                        scale: Scale::Both,
                        min: None,
                        max: None,
                        digits: None,
                    },
                    limits: Limits::default(),
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
        evaluation: None,
        goals: None,
        expect: crate::policy::Expect::default(),
        exports: Vec::new(),
        allowed_advice: crate::policy::Allowed::default(),
        tests: Vec::new(),
        columns: Vec::new(),
    }
}
