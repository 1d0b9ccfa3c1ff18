//! Advice about tables.

use crate::advice::{Reversal, Uneven};
use crate::view::names::in_words;
use crate::view::wording::Wording;
use crate::view::{Lang, format};

use super::{listed, say};

pub(super) fn better_rating(reversal: &Reversal, lang: Lang) -> Wording {
    let seen = compared(reversal, lang);
    let consider = lang.pick(
        "評価が良いほど少なくなる組み合わせは、打ち間違いでなければ説明がつきません。表の数字を確かめてください",
        "a better rating that pays less cannot be explained unless it is a slip: check the numbers of the table",
    );
    say((seen, consider.to_owned()))
}

pub(super) fn higher_grade(reversal: &Reversal, lang: Lang) -> Wording {
    let seen = compared(reversal, lang);
    let consider = lang.pick(
        "上がると少なくなる等級や役職があると、昇格が不利益になります。意図した逆転でなければ、表の数字を確かめてください",
        "a step up that pays less makes promotion a loss: unless that is meant, check the numbers of the table",
    );
    say((seen, consider.to_owned()))
}

fn compared(reversal: &Reversal, lang: Lang) -> String {
    let rule = &reversal.rule;
    let beside = beside(&reversal.beside, lang);
    let (higher, lower) = (&reversal.higher, &reversal.lower);
    let (high, low) = (
        format::exact(reversal.higher_value),
        format::exact(reversal.lower_value),
    );
    let more = others(reversal.others, lang);
    lang.pick(
        format!("{rule} の表で、{beside}{higher} が {high} で、{lower} の {low} より小さくなっています{more}"),
        format!("in the table of {rule}{beside}, {higher} gives {high} and {lower} gives {low}{more}"),
    )
}

pub(super) fn uneven_steps(uneven: &Uneven, lang: Lang) -> Wording {
    let rule = &uneven.rule;
    let beside = beside(&uneven.beside, lang);
    let [low, middle, high] = &uneven.keys;
    let (first, second) = (format::exact(uneven.first), format::exact(uneven.second));
    let more = others(uneven.others, lang);
    say(lang.pick(
        (
            format!("{rule} の表で、{beside}{low}→{middle} の差は {first}、{middle}→{high} の差は {second} です{more}"),
            "隣り合う差が3倍を超えると、境目に当たった人の納得を得にくくなります。桁や数字の打ち間違いでないか、意図した段差か確かめてください".to_owned(),
        ),
        (
            format!("in the table of {rule}{beside}, the step from {low} to {middle} is {first}, and that from {middle} to {high} is {second}{more}"),
            "steps that differ more than threefold are hard on whoever stands at the boundary: is it meant, or a slip of a digit?".to_owned(),
        ),
    ))
}

pub(super) fn ratings_pay_the_same(rule: &str, lang: Lang) -> Wording {
    say(lang.pick(
        (
            format!("{rule} の表は評価で引きますが、どの評価でも同じ値です"),
            "評価の手間をかけても賞与に表れません。差をつけるか、評価の列を表から外すことを考えてください".to_owned(),
        ),
        (
            format!("the table of {rule} asks for the rating, and gives every rating the same"),
            "the work of rating people then shows in nobody's bonus: make a difference, or leave the rating out of the table".to_owned(),
        ),
    ))
}

pub(super) fn unused_cell(rule: &str, column: &str, keys: &[String], lang: Lang) -> Wording {
    let (column, keys) = (in_words(column, lang), listed(keys, lang));
    say(lang.pick(
        (
            format!("{rule} の表にある{keys}は、社員データの「{column}」に一人もいません"),
            "なくなった区分や書き間違いでないか確かめてください。これから使う区分なら、このままで構いません".to_owned(),
        ),
        (
            format!("nobody in the people file has the {column} {keys} of the table of {rule}"),
            "is it a group that no longer exists, or a slip of the pen? One that is yet to come may stay".to_owned(),
        ),
    ))
}

pub(super) fn star_near_key(
    rule: &str,
    column: &str,
    (text, key): (&str, &str),
    people: usize,
    lang: Lang,
) -> Wording {
    let (column, count) = (in_words(column, lang), format::people(people, lang));
    say(lang.pick(
        (
            format!("「{column}」が「{text}」の {count} に、{rule} の表の \"*\" の値が使われました。表には「{key}」があります"),
            format!("同じものなら社員データか表の表記をそろえ、別のものなら \"{text}\" の行を加えてください"),
        ),
        (
            format!("{count} with the {column} “{text}” got the \"*\" of the table of {rule}, which has “{key}”"),
            format!("if they are the same, write them the same; else give \"{text}\" a key of its own"),
        ),
    ))
}

/// The other keys of a cell, in front of its own.
fn beside(keys: &[String], lang: Lang) -> String {
    match keys {
        [] => String::new(),
        keys => lang.pick(
            format!("{} の ", keys.join("・")),
            format!(", {}", keys.join(" ")),
        ),
    }
}

fn others(count: usize, lang: Lang) -> String {
    match count {
        0 => String::new(),
        count => lang.pick(
            format!("（この表でほかに {count} か所）"),
            format!(" (and {count} more in this table)"),
        ),
    }
}
