//! Who an explanation is about, and the answer that it begins with: the same at the head of the steps and of the page
//! for the conversation.

use crate::calculation::trace::{Chapter, Name};
use crate::policy::Field;
use crate::view::Lang;
use crate::view::format::quantity;
use crate::view::names::heading as field_heading;
use crate::view::phrases::noted;
use crate::view::terms::Term;

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

impl PersonHead<'_> {
    /// `佐藤 花子（1001）`.
    pub(super) fn who(&self, lang: Lang) -> String {
        match self.name {
            Some(name) => noted(name, self.id, lang),
            None => self.id.to_owned(),
        }
    }

    /// What is known of the person, from the department to the rating.
    pub(super) fn facts(&self, lang: Lang) -> Vec<String> {
        let facts = [
            (Field::Department, self.department),
            (Field::Grade, self.grade),
            (Field::Position, self.position),
            (Field::Rating, self.rating),
        ];
        facts
            .iter()
            .filter_map(|(field, text)| {
                let text = text.filter(|text| !text.is_empty())?;
                Some(labelled(&field_heading(*field, lang), text, lang))
            })
            .collect()
    }
}

/// The answer before its steps.
pub(super) fn bonus(chapters: &[Chapter], lang: Lang) -> Option<String> {
    let step = chapters
        .iter()
        .flat_map(|chapter| &chapter.steps)
        .rfind(|step| step.name == Name::Bonus)?;
    let bonus = quantity(step.result, step.unit, lang);
    Some(labelled(Term::Bonus.label(lang), &bonus, lang))
}

/// Facts beside one another.
pub(super) fn in_a_row(facts: &[String], lang: Lang) -> String {
    facts.join(lang.pick("　", "; "))
}

/// `評価：A`; `Rating: A`.
pub(super) fn labelled(label: &str, text: &str, lang: Lang) -> String {
    lang.pick(format!("{label}：{text}"), format!("{label}: {text}"))
}
