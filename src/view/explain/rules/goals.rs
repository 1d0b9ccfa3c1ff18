//! How the goal achievement is found.

use crate::evaluation::DIGITS;
use crate::money::Rounding;
use crate::policy::{OkrUse, Uncontrollable};
use crate::view::format::{exact, percent};

use super::article::{Article, bullets};
use super::say::Say;

/// Nothing where the policy does not say how.
pub(super) fn goals(say: Say<'_>) -> Option<Article> {
    let goals = say.policy.goals.as_ref()?;
    let mut article = Article::new(say.pick("目標達成度", "Goal achievement"));
    let rounded = say.rounded_digits(DIGITS, Rounding::HalfUp);
    let cap = percent(goals.cap);
    let okr = match goals.okr {
        OkrUse::Unlinked => say.pick(
            "OKR：賞与に連動させず、算入しない。".to_owned(),
            "OKR: not linked to pay, and not counted.".to_owned(),
        ),
        OkrUse::Linked => {
            let success = percent(goals.okr_success);
            say.pick(
                format!("OKR：主要な結果の達成率（0%から100%まで）を上位目標ごとに平均し、上位目標の平均を{success}で除した値とする。ウェイトは、その者のOKRのウェイトの合計とする。"),
                format!("OKR: the mean of the objectives, each the mean of its key results (from 0% to 100%), divided by {success}; it weighs as much as the key results together."),
            )
        }
    };
    let (scale, par) = (exact(goals.scale), exact(goals.qualitative_par));
    article.say_with(
        say.pick(
            format!("目標達成度は、算入する目標の達成度をウェイトで加重平均した値とし、{rounded}。目標の達成度は次のとおりとし、{cap}を上限とする。"),
            format!("The goal achievement is the weighted mean of the goals that count, {rounded}. A goal is worth at most {cap}, as follows."),
        ),
        bullets(vec![
            say.pick(
                "KPI・MBO：実績を目標値で除した値とし、0を下回るときは0とする。低いほど良い目標は、目標値を実績で除した値とし、実績が0以下のときは上限とする。".to_owned(),
                "KPI and MBO: the actual divided by the target, never below 0. Where lower is better, the target divided by the actual; an actual of 0 or below counts as the most.".to_owned(),
            ),
            okr,
            say.pick(
                format!("定性の目標：{scale}点満点の評点を{par}で除した値とする。"),
                format!("Qualitative goals: the score, out of {scale}, divided by {par}."),
            ),
        ]),
    );
    article.say(match goals.uncontrollable {
        Uncontrollable::Exclude => say.pick(
            "本人が左右できないKPI・MBOは、算入しない。",
            "A KPI or MBO that the person cannot control does not count.",
        ),
        Uncontrollable::Half => say.pick(
            "本人が左右できないKPI・MBOは、ウェイトを半分にして算入する。",
            "A KPI or MBO that the person cannot control counts with half of its weight.",
        ),
        Uncontrollable::Count => say.pick(
            "本人が左右できないKPI・MBOも、ほかの目標と同じく算入する。",
            "A KPI or MBO that the person cannot control counts as any other.",
        ),
    });
    Some(article)
}
