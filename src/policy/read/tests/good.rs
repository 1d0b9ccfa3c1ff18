//! Good policies, field by field.

use jiff::civil::date;

use super::{COMPONENT, POOL, good, ratio, run};
use crate::money::{Money, Ratio, Rounding};
use crate::policy::*;

/// The whole example of the interface.
pub(super) const EXAMPLE: &str = r#"
[policy]
name = "2026年冬季賞与"
purpose = "営業利益の伸びを、貢献に応じて全員で分ける"
period = { from = 2026-04-01, to = 2026-09-30 }    # 算定期間
payment_date = 2026-12-10                          # 支給日

[figures]
operating_profit = "3億"

[pool]
basis = "operating_profit"
method = "percentage"
rate = "20%"

[split]
discretionary = "20%"                              # 調整枠2割、残り8割は基準どおり

[[component]]
name = "基本賞与"
funding = "guaranteed"
method = "months"
value = 0.5

[[component]]
name = "評価賞与"
method = "points"
by = ["等級", "評価"]
factors = ["出勤率"]
table = """
等級  S    A    B    C    D
G1   130  115  100   85   70
G2   169  150  130  110   91
"""

[rounding]
unit = 100
"#;

pub(super) fn cell<'a>(table: &'a Table, path: &[&str]) -> &'a Cell {
    let mut level = &table.root;
    for key in path {
        let Level::Keys(keys) = level else {
            panic!("{path:?} goes too deep")
        };
        level = &keys[*key];
    }
    match level {
        Level::Cell(cell) => cell,
        Level::Keys(_) => panic!("{path:?} is no cell"),
    }
}

pub(super) fn linked(policy: &Policy) -> &LinkedPool {
    match &policy.pool {
        Pool::Linked(linked) => linked,
        Pool::Unlinked { .. } => panic!("unlinked"),
    }
}

fn pool(body: &str) -> LinkedPool {
    let text = format!(
        "[figures]\nprofit = \"1億\"\nsales = \"10億\"\nloss = -5\nesg = \"98%\"\n[pool]\n{body}\n{COMPONENT}"
    );
    linked(&good(&text)).clone()
}

fn component(body: &str) -> Component {
    let text = format!("{POOL}[[component]]\nname = \"A\"\n{body}");
    good(&text).components.remove(0)
}

fn of_pool(component: &Component) -> (Ratio, &Adjustment, &Limits) {
    match &component.funding {
        Funding::Pool {
            share,
            adjustment,
            limits,
            ..
        } => (*share, adjustment, limits),
        other => panic!("{}", other.kind().word()),
    }
}

#[test]
fn the_example_of_the_interface() {
    let run = run(EXAMPLE, &[], &[]);
    let cell_text = {
        let policy = run.result.as_ref().unwrap();
        let Source::Lookup { table, .. } = &policy.components[1].terms[0].source else {
            panic!("no table")
        };
        run.text(cell(table, &["G2", "D"]).span)
    };
    assert_eq!(cell_text, "91", "places point into the grid");
    let policy = run.policy();
    assert_eq!(policy.name.as_deref(), Some("2026年冬季賞与"));
    assert!(policy.purpose.is_some());
    let period = policy.period.unwrap().value;
    assert_eq!(
        (period.from, period.to),
        (date(2026, 4, 1), date(2026, 9, 30))
    );
    assert_eq!(policy.payment_date.unwrap().value, date(2026, 12, 10));
    assert_eq!(policy.base_pay[0].field, Some(Field::BaseSalary));
    assert_eq!(policy.figures[0].value, Ratio::integer(300_000_000));
    assert_eq!(policy.split.discretionary.unwrap().value, ratio(1, 5));
    assert_eq!(policy.rounding.unit, Money::yen(100).unwrap());
    assert_eq!(policy.rounding.weight_digits, 4);
    assert_eq!(policy.rounding.mode, SharingMode::Each(Rounding::Down));
    let [base, rated] = policy.components.as_slice() else {
        panic!("two components")
    };
    assert!(matches!(
        base.funding,
        Funding::Guaranteed {
            rounding: Rounding::Up
        }
    ));
    assert!(matches!(&base.terms[0].source, Source::Value(value) if value.value == ratio(1, 2)));
    assert_eq!(
        (base.method, rated.method),
        (Method::Months, Method::Points)
    );
    let Source::Lookup { by, table } = &rated.terms[0].source else {
        panic!("a table")
    };
    assert_eq!(by[0].field, Some(Field::Grade));
    assert_eq!(by[1].field, Some(Field::Rating));
    assert_eq!(cell(table, &["G1", "S"]).value, Ratio::integer(130));
    assert_eq!(cell(table, &["G2", "D"]).value, Ratio::integer(91));
    assert!(
        matches!(&rated.factors[0], FactorRef::Column(column) if column.field == Some(Field::AttendanceRate))
    );
    let (share, adjustment, _) = of_pool(rated);
    assert_eq!(share, Ratio::ONE);
    assert_eq!(adjustment.stage, Stage::Initial);
}

#[test]
fn every_method_of_the_pool() {
    let percentage =
        pool("basis = \"profit\"\nmethod = \"percentage\"\nrate = \"7/9\"\nadd_back = \"500万\"");
    assert!(
        matches!(percentage.method, PoolMethod::Percentage { rate, rate_on: RateOn::ProfitBeforeBonus } if rate.value == ratio(7, 9))
    );
    assert_eq!(
        percentage.basis.unwrap().add_back.unwrap().value,
        Ratio::integer(5_000_000)
    );
    assert_eq!(percentage.rounding.mode, Rounding::Down);
    assert_eq!(percentage.rounding.unit, Money::yen(1).unwrap());

    let tiered = pool(
        "basis = \"profit\"\nmethod = \"tiered\"\ntier_on = \"part\"\nrate_on = \"profit_after_bonus\"\ntier = [{ over = 0, rate = 0.1 }, { over = \"1億\", rate = \"20%\" }]",
    );
    let PoolMethod::Tiered { tiers, tier_on } = tiered.method else {
        panic!()
    };
    assert_eq!(tier_on, TierOn::Part(RateOn::ProfitAfterBonus));
    assert_eq!(tiers[1].over, Ratio::integer(100_000_000));
    assert_eq!(tiers[0].rate, ratio(1, 10));

    let reserve = pool("basis = \"profit\"\nmethod = \"fixed_reserve\"\nreserve = \"5,000万\"");
    assert!(matches!(
        reserve.method,
        PoolMethod::FixedReserve { rate: None, .. }
    ));

    let labor =
        pool("basis = \"profit\"\nmethod = \"labor_share\"\nrate = 0.4\npersonnel_cost = 100");
    assert!(
        matches!(labor.method, PoolMethod::LaborShare { personnel_cost, .. } if personnel_cost.value == Ratio::integer(100))
    );

    let linear = pool(
        "basis = \"loss\"\nmethod = \"linear\"\nintercept = \"18万\"\nslope = \"0.3%\"\nper_head = true",
    );
    assert!(
        matches!(linear.method, PoolMethod::Linear { slope, per_head: true, .. } if slope.value == ratio(3, 1000))
    );

    let months = pool("method = \"months\"\nmonths = 2.5");
    assert!(
        matches!(months.method, PoolMethod::Months(Months::Number(n)) if n.value == ratio(5, 2))
    );

    let bands = pool(
        "basis = \"profit\"\nmethod = \"months\"\nratio_to = \"sales\"\nbands = [{ at_least = \"8%\", value = 2.5 }, { value = 1 }]",
    );
    let PoolMethod::Months(Months::Bands(bands)) = bands.method else {
        panic!()
    };
    assert_eq!(bands.bands.bands[0].at_least, None, "bands are kept upward");
    assert_eq!(bands.bands.bands[1].at_least, Some(ratio(8, 100)));

    let amount = pool("method = \"amount\"\namount = \"500万\"");
    assert!(
        matches!(amount.method, PoolMethod::Amount(amount) if amount.value == Ratio::integer(5_000_000))
    );
    assert!(amount.basis.is_none());
}

#[test]
fn every_other_key_of_the_pool() {
    let pool = pool(
        r#"basis = "profit"
method = "percentage"
rate = 0.2
employer_cost = { rate = "16%", paid = "on_top" }
min = { months = 0.5 }
max = { figure = "profit", rate = "50%" }
carried_over = "10万"
already_paid = 5
rounding = { unit = 1000, mode = "half_up" }
when_short = "pay_guaranteed"
[[pool.factor]]
name = "ESG"
figure = "esg"
linear = [{ at = 0.9, value = 0.9 }, { at = "110%", value = 1.1 }]
digits = 3
"#,
    );
    let cost = pool.employer_cost.unwrap();
    assert_eq!((cost.rate, cost.paid), (ratio(16, 100), PaidBy::OnTop));
    assert!(matches!(pool.min.unwrap().value, PoolBound::Months(months) if months == ratio(1, 2)));
    assert!(
        matches!(pool.max.unwrap().value, PoolBound::Figure { figure, rate } if figure == "profit" && rate == ratio(1, 2))
    );
    assert_eq!(pool.carried_over.unwrap().value, Ratio::integer(100_000));
    assert_eq!(pool.already_paid.unwrap().value, Ratio::integer(5));
    assert_eq!(pool.rounding.unit, Money::yen(1000).unwrap());
    assert!(pool.pay_guaranteed_when_short);
    assert_eq!(pool.factors[0].figures().unwrap().figure, "esg");
    assert_eq!(pool.factors[0].digits, Some(3));
}

#[test]
fn components_of_every_kind() {
    let terms = component(
        "method = \"amount\"\n[[component.term]]\nvalue = \"10万\"\n[[component.term]]\nmethod = \"months\"\nvalue = 1.8\nper = \"勤続年数\"\nfactors = [\"評価係数\"]\n",
    );
    assert_eq!(terms.method, Method::Amount);
    assert_eq!(terms.terms[1].method, Method::Months);
    assert_eq!(terms.terms[1].key, "component.A.term[2]");
    assert_eq!(terms.terms[1].per.as_ref().unwrap().name, "勤続年数");
    assert!(
        matches!(&terms.terms[0].source, Source::Value(v) if v.value == Ratio::integer(100_000))
    );
    assert_eq!(of_pool(&terms).1.stage, Stage::Final);

    let derived = component("[[component.term]]\nmethod = \"months\"\nvalue = 1\n");
    assert_eq!(derived.method, Method::Months);

    let separate = component("funding = \"separate\"\nmethod = \"points\"\nunit_price = \"1,000円\"\nvalue = 3\nrounding = { mode = \"down\" }\nonly = { 雇用 = \"a\" }\n".replace("雇用", "\"雇用形態\"").as_str());
    assert!(matches!(
        separate.funding,
        Funding::Separate {
            rounding: Rounding::Down
        }
    ));
    assert_eq!(separate.unit_price.unwrap().value, Ratio::integer(1000));
    assert_eq!(separate.only[0].column.field, Some(Field::EmploymentType));
    assert_eq!(separate.only[0].values, ["a"]);

    let limited = component(
        "method = \"months\"\nvalue = 1\nbase_pay = [\"基本給\", \"役職手当\"]\nlimits = { min = { of = \"前回支給額\", times = \"90%\" }, max = \"100万\" }\nadjustment = { stage = \"final\", scale = \"down_only\", min = 0.8, max = 1, digits = 2, mode = \"half_up\" }\n",
    );
    let (_, adjustment, limits) = of_pool(&limited);
    assert!(
        matches!(&limits.min.as_ref().unwrap().value, Bound::Of { column, times } if column.field == Some(Field::PreviousBonus) && *times == ratio(9, 10))
    );
    assert!(
        matches!(limits.max.as_ref().unwrap().value, Bound::Money(m) if m == Ratio::integer(1_000_000))
    );
    assert_eq!(adjustment.scale, Scale::DownOnly);
    assert_eq!(adjustment.min.as_ref().unwrap().value, ratio(4, 5));
    assert_eq!(
        adjustment.digits,
        Some(AdjustmentDigits {
            digits: 2,
            mode: Rounding::HalfUp
        })
    );
    assert_eq!(limited.base_pay.len(), 2);
    assert_eq!(limited.base_pay[1].field, None);
}

#[test]
fn shares_of_the_pool() {
    let one = "method = \"points\"\nvalue = 1\n";
    let policy = good(&format!(
        "{POOL}[[component]]\nname = \"A\"\nshare = \"1/3\"\n{one}[[component]]\nname = \"B\"\nshare = \"2/3\"\n{one}"
    ));
    assert_eq!(of_pool(&policy.components[1]).0, ratio(2, 3));
}

#[test]
fn factors_are_sources_or_service() {
    let policy = good(&format!(
        "[policy]\nperiod = {{ from = 2026-04-01, to = 2026-09-30 }}\n{POOL}{COMPONENT}factors = [\"在籍期間\", \"評価係数\", \"個人係数\"]\n\
         [[factor]]\nname = \"評価係数\"\nby = \"評価\"\ntable = {{ S = 1.5, \"*\" = 1 }}\ndigits = 2\napply = \"payout\"\n\
         [[factor]]\nname = \"在籍期間\"\nservice = \"months\"\n"
    ));
    assert!(matches!(
        policy.factors[1].kind,
        FactorKind::Service(Service::Months)
    ));
    assert_eq!(policy.factors[0].apply, Apply::Payout);
    assert_eq!(policy.factors[0].digits, Some(2));
    let factors = &policy.components[0].factors;
    assert!(matches!(factors[0], FactorRef::Declared(1)));
    assert!(matches!(factors[1], FactorRef::Declared(0)));
    assert!(matches!(&factors[2], FactorRef::Column(column) if column.name == "個人係数"));
}

#[test]
fn unlinked_lets_the_rules_decide() {
    let policy = good(&format!(
        "[pool]\nmethod = \"unlinked\"\nrounding = {{ unit = 1, mode = \"up\" }}\n[split]\ndiscretionary = 0.2\n{}",
        COMPONENT.replace(
            "value = 1",
            "value = 1\nunit_price = 100\nlimits = { max = 500 }"
        )
    ));
    assert!(
        matches!(policy.pool, Pool::Unlinked { employer_cost: None, rounding } if rounding.mode == Rounding::Up)
    );
    let (share, adjustment, limits) = of_pool(&policy.components[0]);
    assert_eq!((share, adjustment.stage), (Ratio::ONE, Stage::Final));
    assert!(limits.max.is_some());
}

#[test]
fn people() {
    let policy = good(&format!(
        r#"{POOL}{COMPONENT}
[eligibility]
employed_on_payment_date = false
hired_on_or_before = 2026-07-01
minimum_attendance = "2/3"
include = [{{ "部署" = ["営業", "Ｓ１"], "評価" = "A" }}]
exclude = [{{ "雇用形態" = "パート", reason = "別に支給" }}]
force_eligible = "在籍特例"
[attendance]
scheduled = "所定日数"
absences = [{{ column = "欠勤", counts = 0.5 }}, {{ column = "育休", statutory = true }}]
lateness = {{ column = "遅刻" }}
digits = 3
[columns]
grade = "職能等級"
[advice]
allow = ["no-purpose"]
[[test]]
name = "t"
employees = "people.csv"
expect.total = 1
[[export]]
name = "x"
columns = [["社員", "employee_id"]]
[evaluation]
method = "given"
"#
    ));
    let eligibility = policy.eligibility;
    assert!(!eligibility.employed_on_payment_date);
    assert_eq!(
        eligibility.hired_on_or_before.unwrap().value,
        date(2026, 7, 1)
    );
    assert_eq!(eligibility.minimum_attendance.unwrap().value, ratio(2, 3));
    assert_eq!(eligibility.include[0].conditions.len(), 2);
    assert_eq!(eligibility.include[0].conditions[0].values, ["営業", "S1"]);
    assert_eq!(eligibility.exclude[0].reason.as_deref(), Some("別に支給"));
    assert_eq!(eligibility.force_eligible.unwrap().name, "在籍特例");
    let attendance = policy.attendance.unwrap();
    assert!(matches!(attendance.scheduled, Scheduled::Column(column) if column.name == "所定日数"));
    assert_eq!(attendance.absences[0].counts, ratio(1, 2));
    assert!(attendance.absences[1].statutory);
    assert_eq!(attendance.lateness.unwrap().per_absence, Ratio::integer(3));
    assert_eq!(attendance.digits, 3);
    assert_eq!(policy.columns[0].0, Field::Grade);
}

#[test]
fn a_header_that_columns_gives_a_field_names_it() {
    let by = |name: &str| {
        let mut policy = good(&format!(
            "[columns]\ngrade = \"職能等級\"\n{POOL}[[component]]\nname = \"A\"\nmethod = \"points\"\nfrom = \"{name}\"\n"
        ));
        match policy.components.remove(0).terms.remove(0).source {
            Source::Column { from, .. } => from.field,
            _ => panic!("a column"),
        }
    };
    assert_eq!(by("職能等級"), Some(Field::Grade));
    assert_eq!(by("grade"), Some(Field::Grade));
    assert_eq!(by("等級"), None, "the file may have both");
    assert_eq!(by("評価"), Some(Field::Rating));
}

#[test]
fn decimals_are_taken_as_written() {
    let policy = good(&format!(
        "[figures]\na = 1234567890123.4567\nb = 1_200_000_000\nc = 0x10\n{POOL}{COMPONENT}"
    ));
    let values: Vec<String> = policy.figures.iter().map(|f| f.value.to_string()).collect();
    assert_eq!(values, ["1234567890123.4567", "1200000000", "16"]);
    let names: Vec<&str> = policy.figures.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn goals_with_their_defaults() {
    let read = |goals: &str| good(&format!("{POOL}{COMPONENT}{goals}")).goals;
    assert_eq!(read(""), None);
    assert_eq!(read("[goals]\n"), Some(Goals::default()));
    let goals = Goals {
        okr: OkrUse::Linked,
        okr_success: ratio(3, 5),
        uncontrollable: Uncontrollable::Half,
        cap: ratio(6, 5),
        scale: Ratio::integer(10),
        qualitative_par: ratio(13, 2),
    };
    let text = "[goals]\nokr = \"linked\"\nokr_success = \"60%\"\nuncontrollable = \"half\"\n\
                cap = \"120%\"\nscale = 10\nqualitative_par = 6.5\n";
    assert_eq!(read(text), Some(goals));
}
