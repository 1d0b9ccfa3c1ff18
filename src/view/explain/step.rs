//! One step of a calculation as a line.

use crate::calculation::trace::{Name, Origin, Step, Unit};
use crate::diagnostics::Sources;
use crate::money::Ratio;
use crate::policy::Service;
use crate::view::Lang;
use crate::view::format::{about, quantity};
use crate::view::phrases::noted;

use super::document::Line;
use super::expression::{is_number, written};
use super::name::label;
use super::rounding::rounded;

/// The files that the numbers of a calculation come from.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The texts that spans point into.
    pub sources: &'a Sources,
    /// The name of the people file.
    pub people: &'a str,
    /// The name of the allotments file; only shown where there are allotments.
    pub allotments: &'a str,
    /// The name of the goals file; only shown where there are goals.
    pub goals: &'a str,
}

/// A step in words and numbers. The printed calculation, evaluated and rounded as it says, gives the printed result.
#[must_use]
pub fn step_line(step: &Step, files: Files<'_>, lang: Lang) -> Line {
    Line {
        label: label(&step.name, step.unit, lang),
        calculation: calculation(step, lang),
        origin: origins(&step.origins, files, lang),
    }
}

/// `127.179 × 8,000,000 ÷ 4,012.55 = 253,500円（100円未満切り捨て）`. The rounding is named where it changed the
/// number; else the equation holds as it stands.
fn calculation(step: &Step, lang: Lang) -> String {
    let value = step.expression.value();
    let changed = value != Ok(step.result);
    let result = counted(step, lang);
    let mut notes = Vec::new();
    if let (Some(to), true) = (step.rounding, changed) {
        notes.push(rounded(to.unit, step.unit, to.mode, lang));
    }
    notes.extend(about(step.result, step.unit, lang));
    let result = match notes.as_slice() {
        [] => result,
        notes => noted(&result, &notes.join(lang.pick("、", ", ")), lang),
    };
    if !changed && is_number(&step.expression) {
        result
    } else {
        format!("{} = {result}", written(&step.expression, lang))
    }
}

/// The result with what it counts; time of service is a number like any other to the calculation.
fn counted(step: &Step, lang: Lang) -> String {
    let one = step.result == Ratio::ONE;
    match (&step.name, step.unit) {
        (Name::Service(Service::Months), Unit::Plain) => quantity(step.result, Unit::Months, lang),
        (Name::Service(Service::Days), Unit::Plain) => {
            let days = quantity(step.result, Unit::Plain, lang);
            let word = lang.pick("日", if one { " day" } else { " days" });
            format!("{days}{word}")
        }
        (_, unit) => quantity(step.result, unit, lang),
    }
}

/// Where numbers and texts come from.
pub(super) fn origins(origins: &[Origin], files: Files<'_>, lang: Lang) -> String {
    let mut shown: Vec<String> = Vec::new();
    for origin in origins {
        let origin = match origin {
            Origin::Policy { key, span: None } => key.clone(),
            Origin::Policy {
                key,
                span: Some(span),
            } => format!(
                "{}:{} {key}",
                files.sources.name(span.file),
                files.sources.line(*span)
            ),
            Origin::Cell { line, header } => format!("{}:{line} {header}", files.people),
            Origin::Allotment { line } => format!("{}:{line}", files.allotments),
            Origin::Goal { line } => format!("{}:{line}", files.goals),
        };
        if !shown.contains(&origin) {
            shown.push(origin);
        }
    }
    shown.join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculation::trace::{Expression, RoundedTo};
    use crate::diagnostics::Span;
    use crate::money::Rounding;

    fn r(text: &str) -> Ratio {
        crate::money::rate(text).unwrap()
    }

    fn step(name: Name, expression: Expression, to: Option<(&str, Rounding)>, unit: Unit) -> Step {
        let rounding = to.map(|(unit, mode)| RoundedTo {
            unit: r(unit),
            mode,
        });
        let value = expression.value().unwrap();
        let result = rounding.map_or(value, |to| value.round(to.unit, to.mode).unwrap());
        Step {
            name,
            expression,
            rounding,
            result,
            unit,
            origins: Vec::new(),
        }
    }

    fn table() -> Vec<(Step, &'static str, &'static str)> {
        let yen = |text| Expression::yen(r(text));
        let plain = |text| Expression::plain(r(text));
        let percent = |text| Expression::percent(r(text));
        let points = |text| Expression::number(r(text), Unit::Points);
        let name = |name: &str| name.to_owned();
        let by = vec![
            (name("等級"), name("G1")),
            (name("rating"), name("S")),
            (name("拠点"), name("大阪")),
        ];
        vec![
            (
                step(
                    Name::Figure(name("operating_profit")),
                    yen("300000000"),
                    None,
                    Unit::Yen,
                ),
                "営業利益 | 300,000,000円",
                "Operating profit | 300,000,000 yen",
            ),
            (
                step(
                    Name::PoolByMethod("percentage"),
                    yen("300000000").times(percent("20%")),
                    None,
                    Unit::Yen,
                ),
                "原資の算定（定率） | 300,000,000 × 20% = 60,000,000円",
                "Pool (percentage) | 300,000,000 × 20% = 60,000,000 yen",
            ),
            (
                step(
                    Name::Pool,
                    yen("100000000")
                        .times(percent("20%"))
                        .over(plain("1").plus(percent("20%"))),
                    Some(("1", Rounding::Down)),
                    Unit::Yen,
                ),
                "賞与原資 | 100,000,000 × 20% ÷ (1 + 0.2) = 16,666,666円（1円未満切り捨て）",
                "Bonus pool | 100,000,000 × 20% ÷ (1 + 0.2) = 16,666,666 yen (rounded down to 1 yen)",
            ),
            (
                step(
                    Name::TermSource { by, term: None },
                    points("130"),
                    None,
                    Unit::Points,
                ),
                "ポイント（等級 G1、評価 S、拠点 大阪） | 130ポイント",
                "Points (grade G1, rating S, 拠点 大阪) | 130 points",
            ),
            (
                step(
                    Name::TermSource {
                        by: Vec::new(),
                        term: Some(2),
                    },
                    Expression::number(r("1.8"), Unit::Months),
                    None,
                    Unit::Months,
                ),
                "算定要素2の支給月数 | 1.8か月",
                "Term 2: months of pay | 1.8 months",
            ),
            (
                step(
                    Name::AttendanceRate,
                    plain("1104").minus(plain("24")).over(plain("1104")),
                    Some(("0.0001", Rounding::HalfUp)),
                    Unit::Percent,
                ),
                "出勤率 | (1,104 − 24) ÷ 1,104 = 97.83%（0.01%未満四捨五入）",
                "Attendance rate | (1,104 − 24) ÷ 1,104 = 97.83% (rounded half up to 0.01%)",
            ),
            (
                step(
                    Name::WeightAfterFactor(name("attendance_rate")),
                    points("130").times(percent("97.83%")),
                    Some(("0.0001", Rounding::HalfUp)),
                    Unit::Points,
                ),
                "出勤率を乗じたポイント | 130 × 97.83% = 127.179ポイント",
                "Points after attendance rate | 130 × 97.83% = 127.179 points",
            ),
            (
                step(
                    Name::CoefficientFound,
                    yen("2000000").over(points("7.3")),
                    None,
                    Unit::Yen,
                ),
                "ポイント単価 | 2,000,000 ÷ 7.3 = 20,000,000/73円（約273,972.602740円）",
                "Unit price | 2,000,000 ÷ 7.3 = 20,000,000/73 yen (about 273,972.602740 yen)",
            ),
            (
                step(
                    Name::CoefficientRounded,
                    yen("1200000").over(yen("2059125")),
                    Some(("0.0001", Rounding::Down)),
                    Unit::Plain,
                ),
                "調整係数（端数処理後） | 1,200,000 ÷ 2,059,125 = 0.5827（小数第5位以下切り捨て）",
                "Adjustment coefficient, rounded | 1,200,000 ÷ 2,059,125 = 0.5827 (rounded down to 4 decimals)",
            ),
            (
                step(
                    Name::Share,
                    points("127.179").times(yen("8000000").over(points("4012.55"))),
                    Some(("100", Rounding::Down)),
                    Unit::Yen,
                ),
                "配分額 | 127.179 × 8,000,000 ÷ 4,012.55 = 253,500円（100円未満切り捨て）",
                "Share | 127.179 × 8,000,000 ÷ 4,012.55 = 253,500 yen (rounded down to 100 yen)",
            ),
            (
                step(
                    Name::AmountAfterFactor(name("在籍")),
                    yen("600000").times(plain("2/6")),
                    None,
                    Unit::Yen,
                ),
                "在籍を乗じた支給額 | 600,000 × 1/3 = 200,000円",
                "Amount after 在籍 | 600,000 × 1/3 = 200,000 yen",
            ),
            (
                step(
                    Name::Allotment {
                        reason: name("欠員対応"),
                        approver: Some(name("山田")),
                    },
                    yen("-50000"),
                    None,
                    Unit::Yen,
                ),
                "調整枠配分（欠員対応、承認：山田） | -50,000円",
                "Allotment (欠員対応, approved by 山田) | -50,000 yen",
            ),
        ]
    }

    #[test]
    fn a_step_in_both_languages() {
        let files = Files {
            sources: &Sources::default(),
            people: "employees.csv",
            allotments: "allotments.csv",
            goals: "goals.csv",
        };
        for (step, ja, en) in table() {
            for (lang, expected) in [(Lang::Ja, ja), (Lang::En, en)] {
                let line = step_line(&step, files, lang);
                assert_eq!(format!("{} | {}", line.label, line.calculation), expected);
            }
        }
    }

    #[test]
    fn an_origin_is_a_place_that_can_be_opened() {
        let mut sources = Sources::default();
        let file = sources.add("policy.toml", "[pool]\nrate = \"20%\"\n");
        let span = Span {
            file,
            start: 7,
            end: 11,
        };
        let key = || "pool.rate".to_owned();
        let policy = |span| Origin::Policy { key: key(), span };
        let cell = || Origin::Cell {
            line: 15,
            header: "出勤率".to_owned(),
        };
        let mut step = step(Name::Amount, Expression::yen(r("1")), None, Unit::Yen);
        step.origins = vec![
            policy(Some(span)),
            cell(),
            cell(),
            Origin::Allotment { line: 3 },
            policy(None),
        ];
        let files = Files {
            sources: &sources,
            people: "employees.csv",
            allotments: "allotments.csv",
            goals: "goals.csv",
        };
        assert_eq!(
            step_line(&step, files, Lang::Ja).origin,
            "policy.toml:2 pool.rate、employees.csv:15 出勤率、allotments.csv:3、pool.rate"
        );
    }
}
