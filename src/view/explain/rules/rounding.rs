//! 端数処理: how weights and amounts become whole.

use crate::money::Rounding;
use crate::policy::{Component, Funding, Method, Pool, SharingMode, Stage};

use super::{Article, Say};

pub(super) fn rounding(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("端数処理", "Rounding"));
    let weights = say.rounded_digits(say.policy.rounding.weight_digits, Rounding::HalfUp);
    article.say(say.pick(
        format!("評価点および算定額は、各支給項目の合計を求めた後および係数を乗じる都度、{weights}。"),
        format!("Points and calculated amounts are {weights}, first their sum and again after every coefficient."),
    ));
    if shares_pool(say).next().is_some() {
        amounts(say, &mut article);
    }
    article
}

fn shares_pool<'a>(say: Say<'a>) -> impl Iterator<Item = &'a Component> {
    let components = say.policy.components.iter();
    components.filter(|component| matches!(component.funding, Funding::Pool { .. }))
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
            article.say(only_as_found(say));
        }
        SharingMode::Exact => {
            article.say(handed_out(say, whose, &down));
            article.say(say.pick(
                "前項の端数および重みがいずれも等しい者の間では、社員番号の文字コード順で先の者からとし、残る額をすべて配分する。",
                "Among people who are equal in both, the employee id that comes first by code point is first, until nothing is left.",
            ));
            article.say(only_as_found(say));
        }
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

/// What the coefficient multiplies, in all components together.
fn weight_noun(say: Say<'_>) -> &'static str {
    let mut initial = false;
    let mut last = false;
    for component in shares_pool(say) {
        if let Funding::Pool { adjustment, .. } = &component.funding {
            match (adjustment.stage, component.method) {
                (Stage::Initial, Method::Points) => initial = true,
                (Stage::Initial, Method::Amount | Method::Months) | (Stage::Final, _) => {
                    last = true
                }
            }
        }
    }
    match (initial, last) {
        (true, false) => say.pick("評価点", "number of points"),
        (true, true) => say.pick(
            "評価点または仮支給額",
            "number of points or tentative amount",
        ),
        (false, _) => say.pick("仮支給額", "tentative amount"),
    }
}

fn only_as_found(say: Say<'_>) -> &'static str {
    say.pick(
        "前2項による加算は、ポイント単価または調整係数に上限もしくは下限を適用し、またはその端数を処理したときは行わない。",
        "Nothing is handed out in this way where the unit price or adjustment coefficient was held to a bound or rounded.",
    )
}
