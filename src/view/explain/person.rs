//! One person's bonus, step by step.

use crate::calculation::trace::{Chapter, Heading, Name};
use crate::view::Lang;

use super::document::{Block, Document};
use super::number::quantity;
use super::reason::reason;
use super::step::{Files, step_line};

/// Who the explanation is about, as far as the people file says.
#[derive(Debug, Clone, Copy, Default)]
pub struct PersonHead<'a> {
    /// The name of the policy.
    pub policy: Option<&'a str>,
    /// `employee_id`.
    pub id: &'a str,
    /// `name`.
    pub name: Option<&'a str>,
    /// `department`.
    pub department: Option<&'a str>,
    /// `grade`.
    pub grade: Option<&'a str>,
    /// `position`.
    pub position: Option<&'a str>,
    /// `rating`, as it was used.
    pub rating: Option<&'a str>,
}

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
    let facts = facts(head, lang);
    if !facts.is_empty() {
        document.push(Block::Paragraph(facts));
    }
    if let Some(bonus) = bonus(chapters, lang) {
        document.push(Block::Paragraph(bonus));
    }
    for chapter in chapters {
        document.push(Block::Heading(heading(&chapter.heading, lang)));
        if let Heading::NotPaid(why) = &chapter.heading {
            document.push(Block::Paragraph(reason(why, lang)));
        }
        if !chapter.steps.is_empty() {
            let line = |step| step_line(step, files, lang);
            document.push(Block::Lines(chapter.steps.iter().map(line).collect()));
        }
    }
    document
}

fn title(head: &PersonHead<'_>, lang: Lang) -> String {
    let policy = head.policy.unwrap_or(lang.pick("賞与", "Bonus"));
    let who = match head.name {
        Some(name) => lang.pick(
            format!("{name}（{}）", head.id),
            format!("{name} ({})", head.id),
        ),
        None => head.id.to_owned(),
    };
    lang.pick(format!("{policy}の計算　{who}"), format!("{policy}: {who}"))
}

fn facts(head: &PersonHead<'_>, lang: Lang) -> String {
    let facts = [
        (lang.pick("部署", "Department"), head.department),
        (lang.pick("等級", "Grade"), head.grade),
        (lang.pick("役職", "Position"), head.position),
        (lang.pick("評価", "Rating"), head.rating),
    ];
    let known: Vec<String> = facts
        .iter()
        .filter_map(|(label, text)| {
            let text = text.filter(|text| !text.is_empty())?;
            Some(lang.pick(format!("{label}：{text}"), format!("{label}: {text}")))
        })
        .collect();
    known.join(lang.pick("　", "; "))
}

/// The answer before its steps.
fn bonus(chapters: &[Chapter], lang: Lang) -> Option<String> {
    let step = chapters
        .iter()
        .flat_map(|chapter| &chapter.steps)
        .rfind(|step| step.name == Name::Bonus)?;
    let bonus = quantity(step.result, step.unit, lang);
    Some(lang.pick(format!("賞与支給額：{bonus}"), format!("Bonus: {bonus}")))
}

fn heading(heading: &Heading, lang: Lang) -> String {
    let say = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
    match heading {
        Heading::Pool => say("賞与原資", "The pool"),
        Heading::Split => say("原資の区分", "Split of the pool"),
        Heading::Coefficient(component) => lang.pick(
            format!("{component}の調整係数"),
            format!("Adjustment coefficient of {component}"),
        ),
        Heading::Component(component) => lang.pick(
            format!("{component}の支給額"),
            format!("Amount of {component}"),
        ),
        Heading::Allotments => say("調整枠からの配分", "Allotments"),
        Heading::Bonus => say("賞与支給額", "Bonus"),
        Heading::NotPaid(_) => say("支給対象外", "Not paid"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculation::outcome::Reason;
    use crate::calculation::trace::{Expression, Origin, RoundedTo, Step, Unit};
    use crate::diagnostics::Sources;
    use crate::money::{Ratio, Rounding};

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
賞与支給額：403,500円

基本|賞与の支給額
  算定基礎額  300,050円                                       employees.csv:15 基本給
  支給額      300,050 × 0.5 = 150,000円（100円未満切り捨て）  employees.csv:15 基本給

賞与支給額
  賞与支給額  150,000 + 253,500 = 403,500円  employees.csv:15 x
";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_person_in_markdown() {
        let drawn = draw(&chapters(), &HEAD, Lang::En).to_markdown();
        let expected = "\
# 2026年冬季賞与: 佐藤\\\\u{202e} 花子 (1001)

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
                "支給日より前に退職したため、支給対象としない。",
                "Not eligible: left before the payment date.",
            ),
            (
                excluded(Some("時給制")),
                "除外規定に該当するため、支給対象としない（時給制）。",
                "Not eligible: excluded (時給制).",
            ),
            (
                excluded(None),
                "除外規定に該当するため、支給対象としない（雇用形態が「パート」）。",
                "Not eligible: excluded (employment type is “パート”).",
            ),
            (
                attendance,
                "出勤率75%が80%に満たないため、支給対象としない。",
                "Not eligible: the attendance rate of 75% is below 80%.",
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
            assert_eq!(drawn, format!("{title}\n\n支給対象外\n{ja}\n"));
            let drawn = draw(&chapters, &head, Lang::En).to_plain();
            let title = "Bonus: 1002\n===========";
            assert_eq!(drawn, format!("{title}\n\nNot paid\n{en}\n"));
        }
    }
}
