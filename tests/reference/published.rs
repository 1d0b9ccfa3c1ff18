//! The published examples of calculation.md (sections 1, 3, 4.6 and 4.8) as models.

use jiff::civil::date;

use super::compute::{Outcome, compute};
use super::model::*;
use super::numbers::*;

/// Every example, by name; `program` runs them too.
pub fn all() -> Vec<(&'static str, Model)> {
    vec![
        ("before bonus", percentage(None, None)),
        ("after bonus", percentage(Some(true), None)),
        ("after bonus, on top", percentage(Some(true), Some(true))),
        ("before bonus, inside", percentage(None, Some(false))),
        ("ratings, exact", ratings(Adjustment::default())),
        ("ratings, two digits", ratings(digits(2, Round::HalfUp))),
        ("unit price", unit_price()),
        ("cut to four digits", cut_to_four_digits()),
        ("grade, role and service", grade_role_service()),
        ("attendance", attendance()),
        ("parental leave", parental_leave()),
        ("two margins", two_margins()),
        ("one yen of a thousand", thousand_by_three()),
        ("years of service", years_of_service()),
    ]
}

fn outcome(name: &str) -> Outcome {
    let (_, model) = all()
        .into_iter()
        .find(|(other, _)| *other == name)
        .expect("an example");
    compute(&model).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

fn digits(digits: u32, mode: Round) -> Adjustment {
    Adjustment {
        digits: Some(digits),
        mode: Some(mode),
        ..Adjustment::default()
    }
}

/// A model with one component of the pool, and people from lines of cells.
fn model(amount: &str, people: &str, method: Method, terms: Vec<Term>) -> Model {
    let cells = |line: &str| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut lines = people.trim().lines().map(cells);
    let headers = lines.next().expect("headers");
    let component = Component {
        name: "賞与".to_owned(),
        funding: None,
        method,
        share: None,
        only: Vec::new(),
        direct: terms.len() == 1,
        terms,
        factors: Vec::new(),
        base_pay: Vec::new(),
        unit_price: None,
        rounding: None,
        limit_min: None,
        limit_max: None,
        adjustment: Adjustment::default(),
    };
    let pool = Pool {
        basis: None,
        add_back: None,
        method: PoolMethod::Amount(Num::new(amount)),
        after_bonus: None,
        factors: Vec::new(),
        employer_cost: None,
        min: None,
        max: None,
        carried_over: None,
        already_paid: None,
        unit: None,
        mode: None,
        pay_guaranteed: false,
    };
    let policy = Policy {
        period: (date(2026, 4, 1), date(2026, 9, 30)),
        payment_date: None,
        base_pay: Vec::new(),
        figures: Vec::new(),
        pool,
        split: None,
        components: vec![component],
        factors: Vec::new(),
        rounding: Rounding::default(),
        eligibility: Eligibility::default(),
        attendance: None,
    };
    Model {
        policy,
        people: People {
            headers,
            rows: lines.collect(),
        },
        allotments: None,
    }
}

fn term(source: Source) -> Term {
    Term {
        source,
        per: None,
        factors: Vec::new(),
        method: None,
    }
}

fn column(column: &str) -> Source {
    Source::From {
        column: column.to_owned(),
        through: Through::Nothing,
    }
}

fn by(column: &str, cells: &[(&str, &str)]) -> Source {
    let cell = |(key, value): &(&str, &str)| ((*key).to_owned(), Node::Leaf(Num::new(value)));
    let table = Node::Branch(cells.iter().map(cell).collect());
    Source::By {
        columns: vec![column.to_owned()],
        table,
        grid: None,
    }
}

fn value(token: &str) -> Source {
    Source::Value(Num::new(token))
}

fn factor(name: &str, rule: FactorRule) -> Factor {
    Factor {
        name: name.to_owned(),
        rule,
        digits: None,
        payout: None,
    }
}

/// Multiplies the only component by a factor.
fn with_factor(mut model: Model, rule: FactorRule) -> Model {
    model.policy.factors = vec![factor("反映", rule)];
    model.policy.components[0].factors = vec!["反映".to_owned()];
    model
}

fn percentage(after_bonus: Option<bool>, on_top: Option<bool>) -> Model {
    let mut model = model(
        "0",
        "employee_id\nA",
        Method::Points,
        vec![term(value("1"))],
    );
    model.policy.figures = vec![("operating_profit".to_owned(), Num::new("100_000_000"))];
    let pool = &mut model.policy.pool;
    pool.basis = Some("operating_profit".to_owned());
    pool.method = PoolMethod::Percentage {
        rate: Num::new("\"20%\""),
    };
    pool.after_bonus = after_bonus;
    let rate = Num::new("\"16%\"");
    pool.employer_cost = on_top.map(|on_top| EmployerCost { rate, on_top });
    model
}

fn ratings(adjustment: Adjustment) -> Model {
    let people = "employee_id base_salary 評価\n1 300000 S\n2 350000 B\n3 400000 A\n4 450000 D\n\
                  5 500000 C";
    let cells = [
        ("S", "1.4"),
        ("A", "1.2"),
        ("B", "1.0"),
        ("C", "0.8"),
        ("D", "0.6"),
    ];
    let mut model = model("6000000", people, Method::Months, vec![term(value("1"))]);
    model.policy.components[0].adjustment = adjustment;
    with_factor(model, FactorRule::Source(by("rating", &cells)))
}

fn unit_price() -> Model {
    let people = "employee_id ポイント\n1 4.0\n2 2.4\n3 0.9";
    let mut model = model(
        "\"200万\"",
        people,
        Method::Points,
        vec![term(column("ポイント"))],
    );
    model.policy.components[0].adjustment = digits(0, Round::Up);
    model.policy.rounding.mode = Some(AmountMode::Each(Round::HalfUp));
    model
}

fn cut_to_four_digits() -> Model {
    let people = "employee_id 基本給 評価\n1 320000 A\n2 988750 B";
    let mut model = model(
        "1_200_000",
        people,
        Method::Months,
        vec![term(value("1.5"))],
    );
    model.policy.components[0].adjustment.digits = Some(4);
    with_factor(
        model,
        FactorRule::Source(by("評価", &[("A", "1.2"), ("B", "1")])),
    )
}

fn grade_role_service() -> Model {
    let people = "employee_id grade position hire_date\n1 G4 部長 2011-10-01\n\
                  2 G3 課長 2015-10-01\n3 G2 主任 2021-10-01\n4 G1 一般 2021-04-01";
    let grades = [("G4", "300"), ("G3", "250"), ("G2", "150"), ("G1", "100")];
    let roles = [
        ("部長", "50"),
        ("課長", "40"),
        ("主任", "20"),
        ("一般", "0"),
    ];
    let service = Term {
        per: Some("years_of_service".to_owned()),
        ..term(value("1"))
    };
    let terms = vec![
        term(by("grade", &grades)),
        term(by("position", &roles)),
        service,
    ];
    model("3000000", people, Method::Points, terms)
}

fn attendance() -> Model {
    let people = "employee_id 欠勤時間\n1 24";
    let mut model = model(
        "1000000",
        people,
        Method::Amount,
        vec![term(value("300000"))],
    );
    model.policy.attendance = Some(Attendance {
        scheduled: Scheduled::Number(Num::new("1104")),
        absences: vec![("欠勤時間".to_owned(), Num::new("1"))],
        lateness: None,
        digits: None,
    });
    model.policy.components[0].funding = Some(Funding::Guaranteed);
    model.policy.components[0].factors = vec!["attendance_rate".to_owned()];
    model
}

fn parental_leave() -> Model {
    let people = "employee_id hire_date leave_months\n1 2020-04-01 4";
    let mut model = model("0", people, Method::Amount, vec![term(value("600000"))]);
    model.policy.components[0].funding = Some(Funding::Separate);
    with_factor(model, FactorRule::ServiceMonths)
}

fn two_margins() -> Model {
    let people = "employee_id base_salary 支店利益率 評価\n1 300000 12% A";
    let band = |at_least: Option<&str>, value: &str| Band {
        at_least: at_least.map(Num::new),
        value: Num::new(value),
    };
    let company = vec![
        band(None, "1"),
        band(Some("0.05"), "1.25"),
        band(Some("0.1"), "1.5"),
    ];
    let branch = vec![band(Some("0"), "1.5"), band(Some("\"12%\""), "1.75")];
    let of_company = Source::Figure {
        figure: "ordinary_profit".to_owned(),
        ratio_to: Some("sales".to_owned()),
        through: Through::Bands(company),
    };
    let of_branch = Source::From {
        column: "支店利益率".to_owned(),
        through: Through::Bands(branch),
    };
    let terms = vec![term(of_company), term(of_branch)];
    let mut model = model("2000000", people, Method::Months, terms);
    model.policy.figures = vec![
        ("ordinary_profit".to_owned(), Num::new("\"8,400万\"")),
        ("sales".to_owned(), Num::new("\"10億\"")),
    ];
    model.policy.components[0].funding = Some(Funding::Guaranteed);
    with_factor(model, FactorRule::Source(by("評価", &[("A", "1.2")])))
}

fn thousand_by_three() -> Model {
    let people = "employee_id\n3\n1\n2";
    let mut model = model("1000", people, Method::Points, vec![term(value("1"))]);
    model.policy.rounding.mode = Some(AmountMode::Exact);
    model
}

fn years_of_service() -> Model {
    let service = Term {
        per: Some("years_of_service".to_owned()),
        ..term(value("1"))
    };
    let people = "employee_id 入社日\n1 1991-04-01";
    let mut model = model("35", people, Method::Points, vec![service]);
    model.policy.period = (date(2025, 10, 1), date(2026, 3, 31));
    model
}

fn amounts(outcome: &Outcome) -> Vec<i64> {
    let bonus = |text: String| text.parse().expect("whole yen");
    outcome
        .people
        .iter()
        .map(|person| bonus(person.bonus.to_string()))
        .collect()
}

#[test]
fn section_1_check() {
    for (name, total, employer_cost) in [
        ("before bonus", 20_000_000, 0),
        ("after bonus", 16_666_666, 0),
        ("after bonus, on top", 16_233_766, 2_597_403),
        ("before bonus, inside", 17_241_379, 2_758_621),
    ] {
        let pool = outcome(name).pool;
        assert_eq!(pool.total, int(total), "{name}");
        assert_eq!(pool.employer_cost, int(employer_cost), "{name}");
        assert_eq!(pool.cost, int(total + employer_cost), "{name}");
    }
}

#[test]
fn section_4_8_ratings() {
    let exact = outcome("ratings, exact");
    assert_eq!(exact.components[0].tentative_total, Some(int(1_920_000)));
    assert_eq!(exact.components[0].coefficient, read("3.125"));
    assert_eq!(
        amounts(&exact),
        [1_312_500, 1_093_750, 1_500_000, 843_750, 1_250_000]
    );
    let two = outcome("ratings, two digits");
    assert_eq!(two.components[0].coefficient, read("3.13"));
    assert_eq!(two.components[0].paid, int(6_009_600));
    assert_eq!(two.totals.overrun, int(9_600));
}

#[test]
fn section_4_8_unit_price() {
    let outcome = outcome("unit price");
    assert_eq!(outcome.components[0].unit_price, Some(int(273_973)));
    assert_eq!(amounts(&outcome), [1_095_892, 657_535, 246_576]);
    assert_eq!(outcome.totals.overrun, int(3));
}

#[test]
fn section_4_8_cut_to_four_digits() {
    let outcome = outcome("cut to four digits");
    assert_eq!(outcome.components[0].weights[0], int(576_000));
    assert_eq!(outcome.components[0].tentative_total, Some(int(2_059_125)));
    assert_eq!(outcome.components[0].coefficient, read("0.5827"));
    assert_eq!(amounts(&outcome)[0], 335_635);
}

#[test]
fn section_4_8_grade_role_and_service() {
    let outcome = outcome("grade, role and service");
    assert_eq!(
        outcome.components[0].weights,
        [int(365), int(301), int(175), int(105)]
    );
    assert_eq!(amounts(&outcome), [1_157_505, 954_545, 554_968, 332_980]);
    assert_eq!(outcome.totals.left_over, int(2));
}

#[test]
fn section_4_8_single_amounts() {
    assert_eq!(amounts(&outcome("attendance")), [293_490]);
    assert_eq!(amounts(&outcome("parental leave")), [200_000]);
    assert_eq!(amounts(&outcome("two margins")), [1_080_000]);
}

#[test]
fn section_4_6_trap_and_section_3_years() {
    assert_eq!(amounts(&outcome("one yen of a thousand")), [333, 334, 333]);
    let years = outcome("years of service");
    assert_eq!(years.components[0].weight_total, int(35));
}
