//! Whole texts of rules.

use super::super::fixture::*;
use super::rules;
use crate::money::Rounding;
use crate::policy::*;
use crate::view::Lang;
use jiff::civil::date;

fn full() -> Policy {
    let mut p = example();
    p.purpose = None;
    p.base_pay = vec![column("基本給"), column("役職手当")];
    p.figures.push(figure("sales", "30億"));
    p.figures.push(Figure {
        name: "ESG".into(),
        value: rate("0.92"),
        span: span(0),
    });
    let mut l = linked(PoolMethod::Tiered {
        tiers: vec![
            Tier {
                over: money("0"),
                rate: rate("10%"),
                span: span(0),
            },
            Tier {
                over: money("1億"),
                rate: rate("20%"),
                span: span(0),
            },
        ],
        tier_on: TierOn::Part(RateOn::ProfitAfterBonus),
    });
    l.basis.as_mut().unwrap().add_back = Some(spanned(money("5000万")));
    l.employer_cost = Some(EmployerCost {
        rate: rate("16%"),
        paid: PaidBy::OnTop,
        span: span(0),
    });
    l.factors = vec![
        PoolFactor {
            name: "会社業績".into(),
            source: Source::Figure {
                ratio: FigureRatio {
                    figure: "operating_profit".into(),
                    ratio_to: Some("sales".into()),
                },
                through: Through::Bands(Bands {
                    bands: vec![
                        Band {
                            at_least: None,
                            value: rate("0.8"),
                            span: span(0),
                        },
                        Band {
                            at_least: Some(rate("8.4%")),
                            value: rate("1"),
                            span: span(0),
                        },
                        Band {
                            at_least: Some(rate("12%")),
                            value: rate("1.2"),
                            span: span(0),
                        },
                    ],
                    span: span(0),
                }),
            },
            digits: Some(2),
            span: span(0),
        },
        PoolFactor {
            name: "ESG係数".into(),
            source: Source::Figure {
                ratio: FigureRatio {
                    figure: "ESG".into(),
                    ratio_to: None,
                },
                through: Through::Linear(Linear {
                    points: vec![
                        Point {
                            at: rate("0.8"),
                            value: rate("0.9"),
                        },
                        Point {
                            at: rate("1"),
                            value: rate("1"),
                        },
                    ],
                    span: span(0),
                }),
            },
            digits: None,
            span: span(0),
        },
    ];
    l.min = Some(spanned(PoolBound::Months(rate("1.5"))));
    l.max = Some(spanned(PoolBound::Figure {
        figure: "operating_profit".into(),
        rate: rate("50%"),
    }));
    l.carried_over = Some(spanned(money("123,456")));
    l.already_paid = Some(spanned(money("1000万")));
    l.pay_guaranteed_when_short = true;
    p.pool = Pool::Linked(Box::new(l));
    p.split.allow_negative = true;
    p.split.budgets = Some(Budgets {
        by: column("部署"),
        weight: BudgetWeight::ByRule,
    });
    p.eligibility.force_eligible = Some(column("定年"));
    p.eligibility.hired_on_or_before = Some(spanned(date(2026, 7, 1)));
    p.eligibility.minimum_attendance = Some(spanned(rate("80%")));
    p.eligibility.include = vec![Entry {
        conditions: vec![
            Condition {
                column: column("雇用形態"),
                values: vec!["正社員".into(), "契約社員".into()],
            },
            Condition {
                column: column("地域"),
                values: vec!["東京".into()],
            },
        ],
        reason: None,
        span: span(0),
    }];
    p.eligibility.exclude = vec![Entry {
        conditions: vec![Condition {
            column: column("懲戒"),
            values: vec!["有".into(), "".into()],
        }],
        reason: Some("懲戒処分中".into()),
        span: span(0),
    }];
    p.attendance = Some(Attendance {
        scheduled: Scheduled::Number(spanned(rate("121"))),
        absences: vec![
            Absence {
                column: column("欠勤日数"),
                counts: rate("1"),
                statutory: false,
            },
            Absence {
                column: column("半休"),
                counts: rate("0.5"),
                statutory: false,
            },
            Absence {
                column: column("育休日数"),
                counts: rate("0"),
                statutory: true,
            },
        ],
        lateness: Some(Lateness {
            column: column("遅刻早退回数"),
            per_absence: rate("3"),
            absence: rate("1"),
        }),
        digits: 4,
        span: span(0),
    });
    p.factors = vec![
        Factor {
            name: "勤怠".into(),
            kind: FactorKind::Source(Source::Column {
                from: column("出勤率"),
                through: Through::Bands(Bands {
                    bands: vec![
                        Band {
                            at_least: None,
                            value: rate("0.5"),
                            span: span(0),
                        },
                        Band {
                            at_least: Some(rate("90%")),
                            value: rate("1"),
                            span: span(0),
                        },
                    ],
                    span: span(0),
                }),
            }),
            digits: None,
            apply: Apply::Payout,
            span: span(0),
        },
        Factor {
            name: "在籍".into(),
            kind: FactorKind::Service(Service::Months),
            digits: Some(3),
            apply: Apply::Weight,
            span: span(0),
        },
        Factor {
            name: "評価係数".into(),
            kind: FactorKind::Source(Source::Column {
                from: column("評価"),
                through: Through::Table(list(&[("S", "1.2"), ("A", "1.1"), ("*", "1")])),
            }),
            digits: None,
            apply: Apply::Weight,
            span: span(0),
        },
    ];
    p.components[1].funding = Funding::Pool {
        share: rate("60%"),
        share_span: None,
        adjustment: Adjustment {
            stage: Stage::Final,
            scale: Scale::DownOnly,
            min: Some(spanned(rate("0.8"))),
            max: None,
            digits: Some(AdjustmentDigits {
                digits: 2,
                mode: Rounding::HalfUp,
            }),
        },
        limits: Limits {
            min: Some(spanned(Bound::Of {
                column: column("前回支給額"),
                times: rate("90%"),
            })),
            max: Some(spanned(Bound::Of {
                column: column("base_salary"),
                times: rate("3"),
            })),
        },
    };
    p.components[1].unit_price = Some(spanned(rate("1000")));
    p.components[1].factors = vec![
        FactorRef::Declared(1),
        FactorRef::Declared(2),
        FactorRef::Column(column("目標係数")),
        FactorRef::Declared(0),
    ];
    p.components[1].only = vec![Condition {
        column: column("等級"),
        values: vec!["G1".into(), "G2".into()],
    }];
    let mut t = term(Method::Points, Source::Value(rate("1")));
    t.per = Some(column("years_of_service"));
    t.factors = vec![FactorRef::Column(column("出勤率"))];
    p.components[1].terms.push(t);
    p.components.push(component(
        "部門業績",
        shared("40%", Stage::Final),
        term(
            Method::Months,
            Source::Column {
                from: column("部門月数"),
                through: Through::Itself,
            },
        ),
    ));
    p.components[2].base_pay = vec![column("基本給"), column("役職手当")];
    p.components[0].base_pay = vec![column("基本給")];
    p.components.push(component(
        "永年勤続",
        Funding::Separate {
            rounding: Rounding::HalfUp,
        },
        term(
            Method::Amount,
            Source::Column {
                from: column("years_of_service"),
                through: Through::Bands(Bands {
                    bands: vec![
                        Band {
                            at_least: Some(rate("0")),
                            value: money("0"),
                            span: span(0),
                        },
                        Band {
                            at_least: Some(rate("10")),
                            value: money("10万"),
                            span: span(0),
                        },
                    ],
                    span: span(0),
                }),
            },
        ),
    ));
    p.rounding.mode = SharingMode::LargestRemainder;
    p.columns = vec![(Field::Rating, spanned("最終評価".into()))];
    p
}
#[test]
fn show() {
    println!("{}", rules(&full(), Lang::Ja).to_plain());
    println!("{}", rules(&full(), Lang::En).to_plain());
}
