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
