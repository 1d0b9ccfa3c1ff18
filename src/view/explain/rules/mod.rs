//! A policy in plain sentences, as bonus regulations (賞与規程) would say it: every rule of the policy with its
//! numbers, and nothing that the policy does not say.
//!
//! One file an article. Each returns what it says; numbers of articles and clauses are given here, so that an article
//! that does not apply leaves no gap.

mod adjustment;
mod article;
mod components;
mod composition;
mod eligibility;
mod evaluation;
mod factors;
mod general;
mod goals;
mod leftover;
mod pool;
mod pool_bounds;
mod pool_method;
mod rounding;
mod say;
mod sources;
mod split;
mod tables;
mod terms;
#[cfg(test)]
mod tests;

use crate::policy::Policy;
use crate::view::Lang;

use super::document::{Block, Document};
use article::{Article, Phrase, bullets};
use say::Say;

/// The policy as articles.
#[must_use]
pub fn rules(policy: &Policy, lang: Lang) -> Document {
    let say = Say { policy, lang };
    let articles = [
        Some(general::purpose(say)),
        general::dates(say),
        Some(eligibility::eligibility(say)),
        eligibility::attendance(say),
        goals::goals(say),
        evaluation::evaluation(say),
        general::base_pay(say),
        Some(pool::pool(say)),
        Some(split::split(say)),
        Some(composition::composition(say)),
    ];
    let components = policy
        .components
        .iter()
        .map(|component| Some(components::component(say, component)));
    let rest = [
        factors::factors(say),
        Some(rounding::rounding(say)),
        Some(leftover::leftover(say)),
        Some(general::people_file(say)),
    ];
    let mut document = Document::new(lang);
    document.push(Block::Title(title(policy, lang)));
    let all = articles.into_iter().chain(components).chain(rest).flatten();
    for (index, article) in all.enumerate() {
        article.write(index.saturating_add(1), &mut document);
    }
    document
}

fn title(policy: &Policy, lang: Lang) -> String {
    match &policy.name {
        // `賞与規程　支給規程` would say it twice.
        Some(name) if lang == Lang::Ja && name.contains("規程") => name.clone(),
        Some(name) => lang.pick(format!("{name}　支給規程"), format!("Rules for {name}")),
        None => lang.pick("賞与支給規程", "Bonus rules").to_owned(),
    }
}
