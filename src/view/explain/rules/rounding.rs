//! 端数処理: how weights and amounts become whole.

use crate::money::Rounding;
use crate::policy::{Component, Method, Pool, Scale, SharingMode, Stage};
use crate::view::phrases::or;

use super::adjustment::coefficient_noun;
use super::leftover::{pools, shared};
use super::{Article, Say};

pub(super) fn rounding(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("端数処理", "Rounding"));
    let weights = say.rounded_digits(say.policy.rounding.weight_digits, Rounding::HalfUp);
    let is_points = |component: &Component| component.method == Method::Points;
    let points = say.policy.components.iter().any(is_points);
    let money = !say.policy.components.iter().all(is_points);
    let nouns = match (points, money) {
        (true, false) => say.pick("ポイント", "Points"),
        (false, _) => say.pick("算定額", "Calculated amounts"),
        (true, true) => say.pick("ポイントおよび算定額", "Points and calculated amounts"),
    };
    article.say(say.pick(
        format!("{nouns}は、算定要素の合計を求めた後および係数を乗じる都度、{weights}。"),
        format!(
            "{nouns} are {weights} when their terms are added up, and again after every factor."
        ),
    ));
    if pools(say).next().is_some() {
        amounts(say, &mut article);
    }
    article
}

fn amounts(say: Say<'_>, article: &mut Article) {
    let unlinked = matches!(say.policy.pool, Pool::Unlinked { .. });
    let mode = match say.policy.rounding.mode {
        SharingMode::Each(rounding) => SharingMode::Each(rounding),
        // An unlinked policy has nothing to hand out, so both mean rounding down.
        SharingMode::LargestRemainder | SharingMode::Exact if unlinked => {
            SharingMode::Each(Rounding::Down)
        }
        mode @ (SharingMode::LargestRemainder | SharingMode::Exact) => mode,
    };
    let whose = if unlinked {
        say.pick(
            "保証分および別枠を除く支給額",
            "Amounts that are neither guaranteed nor separate",
        )
    } else {
        say.pick(
            "配分原資から配分する支給額",
            "Amounts that are shared out of the pool",
        )
    };
    let down = say.rounded_yen(say.unit(), Rounding::Down);
    match mode {
        SharingMode::Each(rounding) => {
            let rounded = say.rounded_yen(say.unit(), rounding);
            article.say(say.pick(
                format!("{whose}は、各人ごとに{rounded}。"),
                format!("{whose} are each {rounded}."),
            ));
        }
        SharingMode::LargestRemainder => {
            article.say(handed_out(say, whose, &down));
            article.say(say.pick(
                "前項の端数および重みがいずれも等しい者には、同時に加える。残る額がその全員に足りないときは、加えずに残額とする。",
                "People who are equal in both get theirs together; where there is not enough for all of them, it is left over.",
            ));
        }
        SharingMode::Exact => {
            article.say(handed_out(say, whose, &down));
            article.say(say.pick(
                "前項の端数および重みがいずれも等しい者の間では、社員番号の文字コード順で先の者からとし、残る額をすべて配分する。",
                "Among people who are equal in both, the employee id that comes first by code point is first, until nothing is left.",
            ));
        }
    }
    let handed_out = matches!(mode, SharingMode::LargestRemainder | SharingMode::Exact);
    if handed_out && is_adjusted(say) {
        article.say(only_as_found(say));
    }
}

fn handed_out(say: Say<'_>, whose: &str, down: &str) -> String {
    let unit = say.yen(say.unit());
    let weight = weight_noun(say);
    say.pick(
        format!("{whose}は、各人ごとに{down}。切り捨てにより原資に残る額は、切り捨てた端数の大きい者から順に{unit}ずつ加え、端数が等しいときは{weight}（以下「重み」という。）の大きい者を先とする。"),
        format!("{whose} are each {down}. What is then missing from the pool goes {unit} at a time to the largest remainders; among equal remainders, the larger {weight} comes first."),
    )
}

/// What the coefficients of the policy multiply.
fn weight_noun(say: Say<'_>) -> String {
    let mut nouns: Vec<String> = Vec::new();
    for component in pools(say) {
        let noun = match shared(component).map(|(how, _)| how.stage) {
            Some(Stage::Initial) => match component.method {
                Method::Points => say.pick("ポイント", "number of points"),
                Method::Amount | Method::Months => say.pick("算定額", "calculated amount"),
            },
            Some(Stage::Final) | None => say.pick("仮支給額", "tentative amount"),
        };
        if !nouns.iter().any(|known| known == noun) {
            nouns.push(noun.to_owned());
        }
    }
    or(&nouns, say.lang)
}

/// Whether some coefficient can be anything but what was found.
fn is_adjusted(say: Say<'_>) -> bool {
    pools(say).filter_map(shared).any(|(how, _)| {
        how.scale == Scale::DownOnly
            || how.min.is_some()
            || how.max.is_some()
            || how.digits.is_some()
    })
}

fn only_as_found(say: Say<'_>) -> String {
    let mut nouns: Vec<String> = Vec::new();
    for component in pools(say) {
        if let Some((how, _)) = shared(component) {
            let noun = coefficient_noun(say, component, how).to_owned();
            if !nouns.contains(&noun) {
                nouns.push(noun);
            }
        }
    }
    let noun = or(&nouns, say.lang);
    say.pick(
        format!("前2項による加算は、{noun}に上限もしくは下限を適用し、または端数処理をした支給項目については行わない。"),
        format!("Nothing is handed out in this way in a component whose {noun} was held to a bound or rounded."),
    )
}
