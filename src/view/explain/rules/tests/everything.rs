//! A policy in which as many rules as possible are at work.

use jiff::civil::date;

use crate::money::Rounding;
use crate::policy::*;
use crate::view::explain::fixture::*;

pub(super) fn everything() -> Policy {
    let example = example();
    Policy {
        name: None,
        purpose: None,
        base_pay: vec![column("基本給"), column("役職手当")],
        figures: vec![
            figure("operating_profit", "3億"),
            figure("sales", "30億"),
            Figure {
                value: rate("0.92"),
                ..figure("ESG達成度", "0")
            },
        ],
        pool: Pool::Linked(Box::new(pool())),
        split: Split {
            allow_negative: true,
            budgets: Some(Budgets {
                by: column("部署"),
                weight: BudgetWeight::ByRule,
            }),
            ..example.split
        },
        factors: factors(),
        components: components(),
        rounding: Rounded {
            mode: SharingMode::LargestRemainder,
            ..example.rounding
        },
        eligibility: eligibility(),
        attendance: Some(attendance()),
        columns: vec![(Field::Rating, spanned("最終評価".to_owned()))],
        ..example
    }
}

fn pool() -> LinkedPool {
    let by_ratio = Source::Figure {
        ratio: FigureRatio {
            figure: "operating_profit".to_owned(),
            ratio_to: Some("sales".to_owned()),
        },
        through: Through::Bands(bands(&[
            (None, "0.8"),
            (Some("8.4%"), "1"),
            (Some("12%"), "1.2"),
        ])),
    };
    let by_esg = Source::Figure {
        ratio: FigureRatio {
            figure: "ESG達成度".to_owned(),
            ratio_to: None,
        },
        through: Through::Linear(linear(&[("0.8", "0.9"), ("1", "1")])),
    };
    LinkedPool {
        basis: Some(BasisFigure {
            figure: "operating_profit".to_owned(),
            span: span(0),
            add_back: Some(spanned(money("5000万"))),
        }),
        factors: vec![
            pool_factor("会社業績", by_ratio, Some(2)),
            pool_factor("ESG係数", by_esg, None),
        ],
        employer_cost: Some(EmployerCost {
            rate: rate("16%"),
            paid: PaidBy::Inside,
            span: span(0),
        }),
        min: Some(spanned(PoolBound::Months(rate("1.5")))),
        max: Some(spanned(PoolBound::Figure {
            figure: "operating_profit".to_owned(),
            rate: rate("50%"),
        })),
        carried_over: Some(spanned(money("123,456"))),
        already_paid: Some(spanned(money("1000万"))),
        pay_guaranteed_when_short: true,
        ..linked(PoolMethod::Tiered {
            tiers: vec![tier("0", "10%"), tier("1億", "20%")],
            tier_on: TierOn::Part(RateOn::ProfitBeforeBonus),
        })
    }
}

fn pool_factor(name: &str, source: Source, digits: Option<u32>) -> PoolFactor {
    PoolFactor {
        name: name.to_owned(),
        source,
        digits,
        span: span(0),
    }
}

fn factors() -> Vec<Factor> {
    let attendance = Source::Column {
        from: column("出勤率"),
        through: Through::Bands(bands(&[(None, "0.5"), (Some("90%"), "1")])),
    };
    let rating = Source::Column {
        from: column("評価"),
        through: Through::Table(list(&[("S", "1.2"), ("A", "1.1"), ("*", "1"), ("", "0.9")])),
    };
    vec![
        factor("勤怠", FactorKind::Source(attendance), None, Apply::Payout),
        factor(
            "在籍",
            FactorKind::Service(Service::Months),
            Some(3),
            Apply::Weight,
        ),
        factor("評価係数", FactorKind::Source(rating), None, Apply::Weight),
    ]
}

fn components() -> Vec<Component> {
    let [mut basic, rated] = <[Component; 2]>::try_from(example().components).unwrap();
    basic.base_pay = vec![column("基本給")];
    let years = Term {
        per: Some(column("years_of_service")),
        factors: vec![FactorRef::Column(column("出勤率"))],
        ..term(Method::Points, Source::Value(spanned(rate("1"))))
    };
    let rated = Component {
        funding: limited(),
        terms: rated.terms.into_iter().chain([years]).collect(),
        factors: vec![
            FactorRef::Declared(1),
            FactorRef::Declared(2),
            FactorRef::Column(column("目標係数")),
            FactorRef::Declared(0),
        ],
        unit_price: Some(spanned(rate("1000"))),
        only: vec![condition("等級", &["G1", "G2"])],
        ..rated
    };
    let months = Source::Column {
        from: column("部門月数"),
        through: Through::Itself,
    };
    let division = Component {
        base_pay: vec![column("基本給"), column("役職手当")],
        ..component(
            "部門業績",
            shared("40%", Stage::Final),
            term(Method::Months, months),
        )
    };
    let award = Source::Column {
        from: column("years_of_service"),
        through: Through::Bands(bands(&[(Some("0"), "0"), (Some("10"), "100000")])),
    };
    let separate = Funding::Separate {
        rounding: Rounding::HalfUp,
    };
    let award = component("永年勤続", separate, term(Method::Amount, award));
    vec![basic, rated, division, award]
}

fn limited() -> Funding {
    Funding::Pool {
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
    }
}

fn eligibility() -> Eligibility {
    let entry = |conditions, reason: Option<&str>| Entry {
        conditions,
        reason: reason.map(str::to_owned),
        span: span(0),
    };
    Eligibility {
        employed_on_payment_date: true,
        hired_on_or_before: Some(spanned(date(2026, 7, 1))),
        minimum_attendance: Some(spanned(rate("80%"))),
        include: vec![entry(
            vec![
                condition("雇用形態", &["正社員", "契約社員"]),
                condition("地域", &["東京"]),
            ],
            None,
        )],
        exclude: vec![entry(
            vec![condition("懲戒", &["有", ""])],
            Some("懲戒処分中"),
        )],
        force_eligible: Some(column("定年")),
    }
}

fn attendance() -> Attendance {
    let absence = |name, counts, statutory| Absence {
        column: column(name),
        counts: rate(counts),
        statutory,
    };
    Attendance {
        scheduled: Scheduled::Number(spanned(rate("121"))),
        absences: vec![
            absence("欠勤日数", "1", false),
            absence("半休", "0.5", false),
            absence("育休日数", "0", true),
        ],
        lateness: Some(Lateness {
            column: column("遅刻早退回数"),
            per_absence: rate("3"),
            absence: rate("1"),
        }),
        digits: 4,
        span: span(0),
    }
}
