//! Which components a bonus is the sum of, and how they share the pool.

use crate::money::Rounding;
use crate::policy::{Component, Funding, Pool};
use crate::view::format::percent;
use crate::view::phrases::{and, quoted};

use super::{Article, Say, bullets};

pub(super) fn composition(say: Say<'_>) -> Article {
    let mut article = Article::new(say.pick("賞与の構成", "What a bonus is made of"));
    let components = &say.policy.components;
    let allotted = say.policy.split.discretionary.is_some();
    let items = components
        .iter()
        .map(|component| item(say, component))
        .chain(allotted.then(|| {
            say.pick("調整枠配分", "allotments from the adjustment allowance")
                .to_owned()
        }));
    article.say_with(
        say.pick("賞与額は、次の額の合計とする。", "A bonus is the sum of:"),
        bullets(items.collect()),
    );
    if matches!(say.policy.pool, Pool::Linked(_)) {
        shares(say, &mut article);
    }
    article
}

fn item(say: Say<'_>, component: &Component) -> String {
    let name = &component.name;
    let unlinked = matches!(say.policy.pool, Pool::Unlinked { .. });
    match &component.funding {
        Funding::Guaranteed { .. } => {
            say.pick(format!("{name}（保証分）"), format!("{name} (guaranteed)"))
        }
        Funding::Separate { .. } => {
            say.pick(format!("{name}（別枠）"), format!("{name} (separate)"))
        }
        Funding::Pool { .. } if unlinked => name.clone(),
        Funding::Pool { share, .. } => {
            let share = percent(*share);
            say.pick(
                format!("{name}（配分原資の{share}）"),
                format!("{name} ({share} of the shared pool)"),
            )
        }
    }
}

/// How the rule-based pool becomes the pools of the components.
fn shares(say: Say<'_>, article: &mut Article) {
    let guaranteed: Vec<String> = say
        .policy
        .components
        .iter()
        .filter(|component| matches!(component.funding, Funding::Guaranteed { .. }))
        .map(|component| quoted(&component.name, say.lang))
        .collect();
    if guaranteed.is_empty() {
        article.say(say.pick(
            "基準配分原資の全額を配分原資とする。",
            "The whole rule-based pool is the shared pool.",
        ));
    } else {
        let names = and(&guaranteed, say.lang);
        article.say(say.pick(
            format!("基準配分原資から、保証分である{names}の支給額の合計を差し引いた額を配分原資とする。"),
            format!("The rule-based pool less the guaranteed amounts of {names} is the shared pool."),
        ));
    }
    let sharing = say
        .policy
        .components
        .iter()
        .filter(|component| matches!(component.funding, Funding::Pool { .. }))
        .count();
    let (unit, rounded) = (
        say.yen(say.unit()),
        say.rounded_yen(say.unit(), Rounding::Down),
    );
    let below = if say.leaves_less_than_a_unit() {
        say.pick(
            format!("配分原資の{unit}未満の額は、残額とする。"),
            format!("What of the shared pool is below {unit} is left over."),
        )
    } else {
        String::new()
    };
    match sharing {
        0 => article.say(say.pick(
            "配分原資を配分する支給項目はなく、その全額を残額とする。",
            "No component shares this pool; all of it is left over.",
        )),
        1 if below.is_empty() => {}
        1 => article.say(below),
        _ => article.say(say.pick(
            format!("配分原資は、第1項の割合により各支給項目に分け、{rounded}。これにより残る額は、端数の大きい支給項目から順に{unit}ずつ加え、端数が等しいときは第1項の順とする。{below}"),
            format!("Each component's part of the shared pool is {rounded}; what is then missing goes {unit} at a time to the largest remainders, ties in the order above. {below}"),
        )),
    }
}
