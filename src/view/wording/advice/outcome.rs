//! Advice about what came out.

use crate::advice::Limit;
use crate::calculation::trace::Unit;
use crate::money::{Money, Ratio};
use crate::view::names::figure as figure_name;
use crate::view::wording::Wording;
use crate::view::{Lang, format};

use super::{counted, listed, say};

pub(super) fn unused_column(header: &str, lang: Lang) -> Wording {
    say(lang.pick(
        (
            format!("社員データに「{header}」がありますが、どの規則も使っていません"),
            "賞与に反映するつもりなら規則を加えてください。反映しないのが方針なら、社員データから列を外すと誤解がありません".to_owned(),
        ),
        (
            format!("the people file has “{header}”, and no rule uses it"),
            "add a rule if it is meant to count; if it is not, leave the column out, so that nobody thinks it does".to_owned(),
        ),
    ))
}

pub(super) fn pool_above_basis(figure: &str, amount: Ratio, pool: Money, lang: Lang) -> Wording {
    let figure = figure_name(figure, lang);
    let amount = format::quantity(amount, Unit::Yen, lang);
    let pool = format::yen(pool, lang);
    say(lang.pick(
        (
            format!("原資 {pool} が、もとになる{figure} {amount} を超えています"),
            "賞与を払うと利益がなくなります。率や最低保証（min）、数字の桁を確かめ、承知のうえなら資金の手当てを先に決めてください".to_owned(),
        ),
        (
            format!("the pool of {pool} is more than the {figure} of {amount} that it follows"),
            "the bonus leaves no profit: check the rate, the min and the digits of the figure; if it is meant, decide first where the money comes from".to_owned(),
        ),
    ))
}

pub(super) fn labor_share(target: Ratio, cost: Ratio, allowed: Ratio, lang: Lang) -> Wording {
    let yen = |value| format::readable(value, Unit::Yen, lang);
    let (target, cost, allowed) = (format::percent(target), yen(cost), yen(allowed));
    say(lang.pick(
        (
            format!("この賞与を払うと人件費は {cost} になり、労働分配率の目標 {target} に当たる {allowed} を超えます"),
            "会社負担の社会保険料（employer_cost）を原資の内側で払うか、min・carried_over が目標を破っていないか確かめてください".to_owned(),
        ),
        (
            format!("with this bonus personnel costs {cost}, and the target share of {target} allows {allowed}"),
            "pay the employer's part (employer_cost) inside the pool, or see whether min or carried_over breaks the target".to_owned(),
        ),
    ))
}

pub(super) fn coefficient(component: &str, coefficient: Ratio, lang: Lang) -> Wording {
    let k = format::readable(coefficient, Unit::Plain, lang);
    say(lang.pick(
        (
            format!("「{component}」の調整係数が {k} です（目安は 1 の前後）"),
            "示した標準額や月数と、実際の支給額がかけ離れます。表の水準を原資に合わせて引き直すか、原資の桁を確かめてください".to_owned(),
        ),
        (
            format!("the adjustment coefficient of “{component}” is {k} (about 1 is what people expect)"),
            "what the rules promise and what is paid are then two things: bring the tables to the level of the pool, or check the digits of the pool".to_owned(),
        ),
    ))
}

pub(super) fn many_at_limit(
    component: &str,
    limit: Limit,
    at: usize,
    of: usize,
    lang: Lang,
) -> Wording {
    let (at, of) = (counted(at, lang), format::people(of, lang));
    let limit = match limit {
        Limit::Min => lang.pick("下限", "minimum"),
        Limit::Max => lang.pick("上限", "maximum"),
    };
    say(lang.pick(
        (
            format!("「{component}」で、支給対象 {of} のうち {at} が{limit}に当たっています（目安は1割まで）"),
            "例外のはずの上下限が、実際の基準になっています。表や率を見直すか、経過措置なら終わりの時期を決めておいてください".to_owned(),
        ),
        (
            format!("{at} of {of} stand at the {limit} of “{component}” (a tenth is usual at the most)"),
            "a limit is for exceptions, and has become the rule: look at the tables, or, in a transition, decide when it ends".to_owned(),
        ),
    ))
}

pub(super) fn everyone_tied(people: usize, lang: Lang) -> Wording {
    let count = format::people(people, lang);
    say(lang.pick(
        (
            format!("支給対象 {count} の賞与が全員同額です"),
            "一律支給が目的どおりならこのままで構いません。貢献で差をつける目的なら、評価や係数が計算に入っているか確かめてください".to_owned(),
        ),
        (
            format!("all {count} who are paid get the same bonus"),
            "that is right where it is the purpose; else see whether ratings and factors are part of the calculation".to_owned(),
        ),
    ))
}

pub(super) fn one_rating(rating: &str, people: usize, lang: Lang) -> Wording {
    let count = format::people(people, lang);
    let rating = rated(rating, lang);
    say(lang.pick(
        (
            format!("支給対象 {count} の評価が全員{rating}です"),
            "評価が届く前の仮の値ではありませんか。確定した評価なら、評価者と基準をそろえる場（評価会議）を持つことを考えてください".to_owned(),
        ),
        (
            format!("all {count} who are paid are rated {rating}"),
            "is it a placeholder until the ratings are in? If not, have the raters compare their standards".to_owned(),
        ),
    ))
}

pub(super) fn rating_nobody_got(ratings: &[String], people: usize, lang: Lang) -> Wording {
    let (count, ratings) = (format::people(people, lang), listed(ratings, lang));
    say(lang.pick(
        (
            format!("支給対象 {count} のうち、評価{ratings}の人が一人もいません"),
            "評価が中央に集まっていないか（中心化傾向）、使わない段階を残していないか確かめてください".to_owned(),
        ),
        (
            format!("nobody of {count} is rated {ratings}"),
            "do the raters keep to the middle (central tendency), or is it a rating that is no longer used?".to_owned(),
        ),
    ))
}

pub(super) fn rating_inflation(
    ratings: &[String],
    above: usize,
    people: usize,
    lang: Lang,
) -> Wording {
    let (above, people) = (counted(above, lang), format::people(people, lang));
    let ratings = listed(ratings, lang);
    say(lang.pick(
        (
            format!("支給対象 {people} のうち {above} が評価{ratings}で、半数を超えています"),
            "標準より上が半数を超えると、上位の評価の値打ちが薄れ、一人あたりの差も縮みます（寛大化傾向）。基準と分布の目安を評価者とそろえることを考えてください".to_owned(),
        ),
        (
            format!("{above} of {people} are rated {ratings}, which is more than half"),
            "when most stand above the standard, a good rating is worth little (leniency): consider a guide to the spread, agreed with the raters".to_owned(),
        ),
    ))
}

fn rated(rating: &str, lang: Lang) -> String {
    if rating.is_empty() {
        return crate::view::names::blank(lang).to_owned();
    }
    listed(&[rating.to_owned()], lang)
}
