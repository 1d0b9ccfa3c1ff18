//! One person's bonus, step by step.

use crate::calculation::trace::{Chapter, Heading, Name, Step, Unit};
use crate::money::Ratio;
use crate::policy::Field;
use crate::view::Lang;
use crate::view::format::quantity;
use crate::view::names::heading as field_heading;
use crate::view::phrases::noted;
use crate::view::terms::Term;
use crate::view::wording::outcome::reason;

use super::document::{Block, Document, Line};
use super::head::{PersonHead, bonus, in_a_row, labelled};
use super::name::label;
use super::step::{Files, step_line};
use super::verdict::verdict_lines;

/// Every step of a person's bonus, to be checked by hand.
#[must_use]
pub fn person(
    chapters: &[Chapter],
    head: &PersonHead<'_>,
    files: Files<'_>,
    lang: Lang,
) -> Document {
    let mut document = Document::new(lang);
    document.push(Block::Title(title(head, lang)));
    let facts = head.facts(lang);
    if !facts.is_empty() {
        document.push(Block::Paragraph(in_a_row(&facts, lang)));
    }
    if let Some(bonus) = bonus(chapters, lang) {
        document.push(Block::Paragraph(bonus));
    }
    for chapter in chapters {
        document.push(Block::Heading(heading(chapter, lang)));
        if let Heading::NotPaid(why) = &chapter.heading {
            let why = labelled(Term::Reason.label(lang), &reason(why, lang), lang);
            document.push(Block::Paragraph(why));
        }
        let lines = lines(chapters, chapter, files, lang);
        if !lines.is_empty() {
            document.push(Block::Lines(lines));
        }
    }
    document
}

fn lines(chapters: &[Chapter], chapter: &Chapter, files: Files<'_>, lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    for step in &chapter.steps {
        let mut line = step_line(step, files, lang);
        if step.name == Name::MissingUnits
            && let Some(unit) = unit_of(chapters, chapter)
        {
            let unit = quantity(unit, Unit::Yen, lang);
            let what = lang.pick(format!("1単位＝{unit}"), format!("1 unit = {unit}"));
            line.label = noted(&line.label, &what, lang);
        }
        lines.push(line);
        if step.name == Name::Remainder
            && let Some(why) = not_served(chapters, chapter, step, lang)
        {
            lines.push(Line {
                label: label(&Name::LeftoverUnit, step.unit, lang),
                calculation: noted(lang.pick("なし", "none"), why, lang),
                origin: String::new(),
            });
        }
    }
    if let Heading::Rating(verdicts) = &chapter.heading {
        for verdict in verdicts {
            lines.extend(verdict_lines(verdict, files, lang));
        }
    }
    lines
}

/// The unit of the amounts of a component, in the chapter about its coefficient.
fn unit_of(chapters: &[Chapter], chapter: &Chapter) -> Option<Ratio> {
    let Heading::Coefficient(component) = &chapter.heading else {
        return None;
    };
    let amounts = |other: &&Chapter| other.heading == Heading::Component(component.clone());
    let steps = &chapters.iter().find(amounts)?.steps;
    let share = steps.iter().find(|step| step.name == Name::Share)?;
    share.rounding.map(|rounded| rounded.unit)
}

/// Why a remainder got no unit; nothing where it got one, or where nothing is known of the others.
fn not_served(
    chapters: &[Chapter],
    chapter: &Chapter,
    remainder: &Step,
    lang: Lang,
) -> Option<&'static str> {
    let has = |chapter: &Chapter, name: Name| {
        let mut steps = chapter.steps.iter();
        steps.find(|step| step.name == name).map(|step| step.result)
    };
    let Heading::Component(component) = &chapter.heading else {
        return None;
    };
    if has(chapter, Name::LeftoverUnit).is_some() {
        return None;
    }
    let found = |other: &&Chapter| other.heading == Heading::Coefficient(component.clone());
    let found = chapters.iter().find(found)?;
    if has(found, Name::UnitsLeftOver).is_some() {
        return Some(lang.pick(
            "残る単位は、端数の等しい全員には足りない",
            "too few units are left for all who have an equal remainder",
        ));
    }
    let smallest = has(found, Name::SmallestServed)?;
    Some(if remainder.result < smallest {
        lang.pick(
            "端数が最小値に満たない",
            "the remainder is below the smallest that gets a unit",
        )
    } else {
        lang.pick(
            "端数は等しいが、重みまたは社員番号の順で後になる",
            "the remainder is equal, but others come first by weight or employee ID",
        )
    })
}

fn title(head: &PersonHead<'_>, lang: Lang) -> String {
    let policy = head.policy.unwrap_or(lang.pick("賞与", "Bonus"));
    let who = head.who(lang);
    lang.pick(format!("{policy}の計算　{who}"), format!("{policy}: {who}"))
}

fn heading(chapter: &Chapter, lang: Lang) -> String {
    let of = |what: &str, component: &str| {
        lang.pick(
            format!("{component}の{what}"),
            format!("{what} of {component}"),
        )
    };
    match &chapter.heading {
        Heading::Pool => Term::Pool.label(lang).to_owned(),
        Heading::Split => lang.pick("原資の区分", "Split of the pool").to_owned(),
        Heading::Coefficient(component) => {
            let found = |step: &&Step| step.name == Name::CoefficientFound;
            let what = match chapter.steps.iter().find(found).map(|step| step.unit) {
                Some(Unit::Yen) => Term::UnitPrice.label(lang),
                Some(_) => Term::Coefficient.label(lang),
                // An unlinked policy adjusts nothing.
                None => lang.pick("合計", "Totals"),
            };
            of(what, component)
        }
        Heading::Component(component) => of(Term::Amount.label(lang), component),
        Heading::Allotments => Term::Allotment.label(lang).to_owned(),
        Heading::Bonus => Term::Bonus.label(lang).to_owned(),
        Heading::Rating(_) => field_heading(Field::Rating, lang),
        Heading::NotPaid(_) => Term::NotEligible.label(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculation::outcome::Reason;
    use crate::calculation::trace::{Expression, Origin, RoundedTo};
    use crate::diagnostics::Sources;
    use crate::money::Rounding;

    fn step(name: Name, expression: Expression, result: i128, header: &str) -> Step {
        Step {
            name,
            expression,
            rounding: Some(RoundedTo {
                unit: Ratio::integer(100),
                mode: Rounding::Down,
            }),
            result: Ratio::integer(result),
            unit: Unit::Yen,
            origins: vec![Origin::Cell {
                line: 15,
                header: header.to_owned(),
            }],
        }
    }

    fn chapters() -> Vec<Chapter> {
        let yen = |value| Expression::yen(Ratio::integer(value));
        let half = Expression::number(Ratio::new(1, 2).unwrap(), Unit::Months);
        vec![
            Chapter {
                heading: Heading::Component("基本|賞与".to_owned()),
                steps: vec![
                    step(Name::BasePay, yen(300_050), 300_050, "基本給"),
                    step(Name::Amount, yen(300_050).times(half), 150_000, "基本給"),
                ],
            },
            Chapter {
                heading: Heading::Bonus,
                steps: vec![step(
                    Name::Bonus,
                    yen(150_000).plus(yen(253_500)),
                    403_500,
                    "x",
                )],
            },
        ]
    }

    const HEAD: PersonHead<'_> = PersonHead {
        policy: Some("2026年冬季賞与"),
        id: "1001",
        name: Some("佐藤\u{202e} 花子"),
        department: Some("営業部"),
        grade: Some("G1"),
        position: None,
        rating: Some("S"),
    };

    fn draw(chapters: &[Chapter], head: &PersonHead<'_>, lang: Lang) -> Document {
        let sources = Sources::default();
        let files = Files {
            sources: &sources,
            people: "employees.csv",
            allotments: "allotments.csv",
            goals: "goals.csv",
        };
        person(chapters, head, files, lang)
    }

    #[test]
    fn a_person_in_columns() {
        let drawn = draw(&chapters(), &HEAD, Lang::Ja).to_plain();
        let expected = "\
2026年冬季賞与の計算　佐藤\\u{202e} 花子（1001）
===============================================
部署：営業部　等級：G1　評価：S
賞与額：403,500円

基本|賞与の支給額
  算定基礎額  300,050円                                       employees.csv:15 基本給
  支給額      300,050 × 0.5 = 150,000円（100円未満切り捨て）  employees.csv:15 基本給

賞与額
  賞与額  150,000 + 253,500 = 403,500円  employees.csv:15 x
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_person_in_markdown() {
        let drawn = draw(&chapters(), &HEAD, Lang::En).to_markdown();
        let expected = "\
# 2026年冬季賞与: 佐藤\\\\u\\{202e\\} 花子 (1001)

Department: 営業部; Grade: G1; Rating: S

Bonus: 403,500 yen

## Amount of 基本\\|賞与

| Item | Calculation | Taken from |
| --- | --- | --- |
| Base pay | 300,050 yen | employees.csv:15 基本給 |
| Amount | 300,050 × 0.5 = 150,000 yen (rounded down to 100 yen) | employees.csv:15 基本給 |

## Bonus

| Item | Calculation | Taken from |
| --- | --- | --- |
| Bonus | 150,000 + 253,500 = 403,500 yen | employees.csv:15 x |
";
        assert_eq!(drawn, expected);
    }

    /// A chapter about a coefficient and one about an amount, with a remainder of so many yen.
    fn remainder(found: &[(Name, i128)], rest: i128) -> Vec<Chapter> {
        let given = |name: Name, value| {
            let yen = Expression::yen(Ratio::integer(value));
            let mut step = step(name, yen, value, "x");
            step.origins.clear();
            step
        };
        let found = found
            .iter()
            .map(|(name, value)| given(name.clone(), *value));
        vec![
            Chapter {
                heading: Heading::Coefficient("a".to_owned()),
                steps: found.collect(),
            },
            Chapter {
                heading: Heading::Component("a".to_owned()),
                steps: vec![given(Name::Share, 700), given(Name::Remainder, rest)],
            },
        ]
    }

    #[test]
    fn whoever_gets_no_unit_learns_why() {
        let smallest = (Name::SmallestServed, 50);
        let left = (Name::UnitsLeftOver, 1);
        for (found, rest, expected) in [
            (vec![smallest.clone()], 49, "なし（端数が最小値に満たない）"),
            (
                vec![smallest.clone()],
                50,
                "なし（端数は等しいが、重みまたは社員番号の順で後になる）",
            ),
            (
                vec![left, smallest],
                50,
                "なし（残る単位は、端数の等しい全員には足りない）",
            ),
        ] {
            let drawn = draw(&remainder(&found, rest), &HEAD, Lang::Ja).to_plain();
            assert!(drawn.contains(expected), "{drawn}");
        }
        let drawn = draw(&remainder(&[], 50), &HEAD, Lang::Ja).to_plain();
        assert!(!drawn.contains("端数の加算"), "{drawn}");
        let drawn = draw(&remainder(&[(Name::MissingUnits, 1)], 0), &HEAD, Lang::En).to_plain();
        assert!(drawn.contains("(1 unit = 100 yen)"), "{drawn}");
    }

    #[test]
    fn whoever_is_not_paid_learns_why() {
        let rate = |percent| Ratio::new(percent, 100).unwrap();
        let excluded = |reason: Option<&str>| Reason::Excluded {
            reason: reason.map(str::to_owned),
            matched: vec![("雇用形態".to_owned(), "パート".to_owned())],
        };
        let attendance = Reason::Attendance {
            rate: rate(75),
            minimum: rate(80),
        };
        for (reason, ja, en) in [
            (
                Reason::LeftBeforePayment,
                "支給日より前に退職",
                "left before the payment date",
            ),
            (excluded(Some("時給制")), "時給制", "時給制"),
            (
                excluded(None),
                "対象外の条件に該当（雇用形態が「パート」）",
                "excluded (employment type is “パート”)",
            ),
            (
                attendance,
                "出勤率75%が下限の80%に満たない",
                "attendance rate of 75% below the minimum of 80%",
            ),
        ] {
            let chapters = [Chapter {
                heading: Heading::NotPaid(reason),
                steps: Vec::new(),
            }];
            let head = PersonHead {
                id: "1002",
                ..PersonHead::default()
            };
            let drawn = draw(&chapters, &head, Lang::Ja).to_plain();
            let title = "賞与の計算　1002\n================";
            assert_eq!(drawn, format!("{title}\n\n支給対象外\n理由：{ja}\n"));
            let drawn = draw(&chapters, &head, Lang::En).to_plain();
            let title = "Bonus: 1002\n===========";
            assert_eq!(drawn, format!("{title}\n\nNot eligible\nReason: {en}\n"));
        }
    }
}
