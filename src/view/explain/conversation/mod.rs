//! The page for the conversation between supervisor and employee (面談シート): the facts, what was reached, and room for
//! the three steps that make feedback work: the supervisor's hypothesis, the employee's own view, then both compared.
//!
//! It is made to be printed on one sheet of paper and written on. It shows what was computed and judges nobody: what
//! stands on the lines is for the two to say.

mod goals;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;

use crate::calculation::outcome::Reason;
use crate::calculation::trace::{Chapter, Heading, Name};
use crate::evaluation::{Achievements, PersonGoals};
use crate::view::Lang;
use crate::view::phrases::noted;
use crate::view::terms::Term;
use crate::view::wording::outcome::reason;

use super::document::{Block, Document};
use super::head::{PersonHead, bonus, in_a_row, labelled};
use goals::Use;

/// What a conversation is about.
#[derive(Debug, Clone, Copy)]
pub struct Talk<'a> {
    /// The recorded steps of the bonus.
    pub chapters: &'a [Chapter],
    /// Whose it is.
    pub head: PersonHead<'a>,
    /// `policy.purpose`.
    pub purpose: Option<&'a str>,
    /// The goals of all people, where they were given.
    pub goals: Option<&'a Achievements>,
}

/// The page; nothing where there is nothing to talk about: the person is not paid and has no goals.
#[must_use]
pub fn conversation(talk: &Talk<'_>, lang: Lang) -> Option<Document> {
    let own = talk.goals.and_then(|all| all.of(talk.head.id));
    if talk.not_paid().is_some() && own.is_none() {
        return None;
    }
    let mut page = Document::new(lang);
    let who = talk.head.who(lang);
    page.push(Block::Title(lang.pick(
        format!("面談シート　{who}"),
        format!("Conversation sheet: {who}"),
    )));
    for fact in talk.facts(lang) {
        page.push(Block::Paragraph(fact));
    }
    page.push(Block::Heading(
        lang.pick("目標の結果", "Goals and results").to_owned(),
    ));
    page.blocks.extend(talk.results(own, lang));
    for (heading, parts) in steps(lang) {
        page.push(Block::Heading(heading.to_owned()));
        for &(ask, lines) in parts {
            page.push(Block::Paragraph(ask.to_owned()));
            page.push(Block::Room(lines));
        }
    }
    Some(page)
}

impl Talk<'_> {
    fn not_paid(&self) -> Option<&Reason> {
        self.chapters.iter().find_map(|it| match &it.heading {
            Heading::NotPaid(why) => Some(why),
            _ => None,
        })
    }

    /// What both know before they meet, and who they are.
    fn facts(&self, lang: Lang) -> Vec<String> {
        let person = self.head.facts(lang);
        let bonus = match self.not_paid() {
            Some(why) => Some(noted(
                Term::NotEligible.label(lang),
                &reason(why, lang),
                lang,
            )),
            None => bonus(self.chapters, lang),
        };
        let purpose = self.purpose.filter(|purpose| !purpose.trim().is_empty());
        let purpose = purpose.unwrap_or(lang.pick(
            "（規程には書かれていない。上司が自分の言葉で伝える）",
            "(the policy does not say; the supervisor says it in a sentence)",
        ));
        let for_what = lang.pick("賞与の目的", "What the bonus is for");
        let filled_in = lang.pick(
            "面談日：____年__月__日　　上司：________________　　本人：________________",
            "Date: ____________  Supervisor: ________________  Employee: ________________",
        );
        let policy = self.head.policy.map(str::to_owned);
        let pay: Vec<String> = policy.into_iter().chain(bonus).collect();
        let rows = [person, pay].into_iter().filter(|row| !row.is_empty());
        rows.map(|row| in_a_row(&row, lang))
            .chain([labelled(for_what, purpose, lang), filled_in.to_owned()])
            .collect()
    }

    fn results(&self, own: Option<&PersonGoals>, lang: Lang) -> Vec<Block> {
        let without = |text: &str| vec![Block::Paragraph(text.to_owned())];
        match (self.goals, own) {
            (None, _) => without(lang.pick(
                "目標とその結果は、--goals で目標のファイルを指定すると、ここに載る。",
                "Goals and their results stand here when --goals names a file of them.",
            )),
            (Some(_), None) => without(lang.pick(
                "目標のファイルに、この人の目標はない。",
                "The file of goals has none of this person.",
            )),
            (Some(all), Some(own)) => {
                goals::results(own, &all.rules, self.achievement_used(), lang)
            }
        }
    }

    /// What the steps took the achievement for.
    fn achievement_used(&self) -> Use {
        let asks = |chapter: &&Chapter| {
            let mut steps = chapter.steps.iter();
            steps.any(|step| step.name == Name::GoalAchievement)
        };
        let rates = |chapter: &Chapter| matches!(chapter.heading, Heading::Rating(_));
        let asking: Vec<&Chapter> = self.chapters.iter().filter(asks).collect();
        if asking.is_empty() {
            Use::Nothing
        } else if asking.iter().all(|chapter| rates(chapter)) {
            Use::Rating
        } else {
            Use::Bonus
        }
    }
}

/// What is asked for under a heading, and the lines to answer on.
type Parts = &'static [(&'static str, usize)];

/// The steps of the conversation.
const fn steps(lang: Lang) -> [(&'static str, Parts); 4] {
    match lang {
        Lang::Ja => [
            (
                "1　上司の仮説（面談の前に書く）",
                &[(
                    "成果と課題、その理由。見た事実をもとにした仮説であり、結論ではない。",
                    3,
                )],
            ),
            (
                "2　本人の振り返り（面談では本人が先に話す）",
                &[(
                    "成果と課題、自分で左右できたこと・できなかったこと。上司は最後まで聴く。",
                    3,
                )],
            ),
            (
                "3　すり合わせ（1と2を見比べる）",
                &[("見方が違うところと、その理由", 2), ("合意したこと", 2)],
            ),
            (
                "次の目標と支援",
                &[("次に目指すこと、上司と会社が支援すること、次に話す日", 2)],
            ),
        ],
        Lang::En => [
            (
                "1. The supervisor's hypothesis (written before the meeting)",
                &[(
                    "What went well, what fell short, and why, from what was seen: not yet a verdict.",
                    3,
                )],
            ),
            (
                "2. The employee's own view (heard first in the meeting)",
                &[(
                    "What went well, what fell short, what was in my hands. The supervisor listens.",
                    3,
                )],
            ),
            (
                "3. Both compared",
                &[
                    ("Where the two views differ, and why", 2),
                    ("What we agree on", 2),
                ],
            ),
            (
                "Next goals and support",
                &[(
                    "What comes next, what supervisor and company do for it, when we talk again",
                    2,
                )],
            ),
        ],
    }
}
