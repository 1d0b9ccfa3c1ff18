//! The weight of a component: its terms and the factors of their sum.

use crate::policy::{Component, FactorRef, Method, Source, Term};
use crate::view::explain::document::Block;
use crate::view::phrases::and;

use super::sources::{Gives, source};
use super::{Article, Phrase, Say};

pub(super) fn weight(say: Say<'_>, component: &Component, article: &mut Article) {
    let noun = noun(say, component.method);
    let verb = match component.method {
        Method::Points => "are",
        Method::Amount | Method::Months => "is",
    };
    match component.terms.as_slice() {
        [only] => {
            let phrase = term(say, only);
            let text = say.pick(
                format!("各人の{noun}は、{}とする。", phrase.text),
                format!("Each person's {noun} {verb} {}.", phrase.text),
            );
            article.say_with(text, phrase.below());
        }
        terms => {
            let mut below = Vec::new();
            for one in terms {
                let phrase = term(say, one);
                below.push(Block::Bullet(phrase.text.clone()));
                below.extend(phrase.below());
            }
            article.say_with(
                say.pick(
                    format!("各人の{noun}は、次の合計とする。"),
                    format!("Each person's {noun} {verb} the sum of:"),
                ),
                below,
            );
        }
    }
    factors(say, component, article);
}

/// The factors of the sum that act before sharing.
fn factors(say: Say<'_>, component: &Component, article: &mut Article) {
    let factors: Vec<String> = component
        .factors
        .iter()
        .filter(|factor| !say.is_payout(factor, &component.funding))
        .map(|factor| say.factor(factor))
        .collect();
    let noun = noun(say, component.method);
    let names = and(&factors, say.lang);
    match factors.as_slice() {
        [] => {}
        [_] => article.say(say.pick(
            format!("前項の{noun}に、{names}を乗じる。"),
            format!("This is multiplied by {names}."),
        )),
        _ => article.say(say.pick(
            format!("前項の{noun}に、{names}をこの順に乗じる。"),
            format!("This is multiplied by {names}, one after another."),
        )),
    }
}

/// A term as a noun: its base pay, source, multiplier and own factors, multiplied.
fn term(say: Say<'_>, term: &Term) -> Phrase {
    let source = source(say, &term.source, Gives::of(term.method));
    let mut parts = match (term.method, &term.source) {
        (Method::Months, Source::Value(months)) => {
            let months = say.months(months.value);
            vec![say.pick(
                format!("算定基礎額の{months}分"),
                format!("{months} of base pay"),
            )]
        }
        (Method::Months, _) => {
            let base_pay = say.pick("算定基礎額", "base pay").to_owned();
            vec![base_pay, source.text]
        }
        (Method::Points | Method::Amount, _) => vec![source.text],
    };
    parts.extend(term.per.as_ref().map(|per| say.column(per)));
    parts.extend(
        term.factors
            .iter()
            .map(|factor: &FactorRef| say.factor(factor)),
    );
    let product = match term.method {
        Method::Points => say.pick("ポイント", ""),
        Method::Amount | Method::Months => say.pick("額", ""),
    };
    let text = match parts.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => {
            let rest = and(rest, say.lang);
            say.pick(
                format!("{first}に{rest}を乗じた{product}"),
                parts.join(" times "),
            )
        }
        _ => parts.concat(),
    };
    Phrase {
        text,
        table: source.table,
    }
}

/// `ポイント`; `points`.
pub(super) fn noun(say: Say<'_>, method: Method) -> &'static str {
    match method {
        Method::Points => say.pick("ポイント", "points"),
        Method::Amount | Method::Months => say.pick("算定額", "calculated amount"),
    }
}
