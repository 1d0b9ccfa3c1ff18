//! Advice about how ratings are found.

use crate::advice::{Lopsided, SmallGroups};
use crate::view::names::in_words;
use crate::view::phrases::quoted;
use crate::view::wording::Wording;
use crate::view::{Lang, format};

use super::{counted, listed, plain, say};

pub(super) fn unasked(lang: Lang) -> Wording {
    plain(lang.pick(
        (
            "[evaluation] で評価を決めていますが、どの規則も評価を使っていません",
            "この評価では誰の賞与も変わりません。賞与に反映するなら by = [\"等級\", \"評価\"] のように表で引き、反映しないなら [evaluation] を外すことを考えてください",
        ),
        (
            "[evaluation] finds ratings, and no rule asks for them",
            "they change nobody's bonus: let a table ask for them, as in by = [\"grade\", \"rating\"], or leave [evaluation] out",
        ),
    ))
}

pub(super) fn without_cell(rule: &str, ratings: &[String], lang: Lang) -> Wording {
    let ratings = listed(ratings, lang);
    say(lang.pick(
        (
            format!("[evaluation] で決まる評価のうち、{ratings}が {rule} の表にありません"),
            "その評価の人が一人でも出ると、計算が止まります。値を加えるか、その評価を付けないのなら [evaluation] から外してください。残りすべてを \"*\" で受けることもできます".to_owned(),
        ),
        (
            format!("[evaluation] can give {ratings}, which the table of {rule} does not have"),
            "the calculation stops as soon as anybody is rated so: give it a value, or take the rating out of [evaluation]; \"*\" stands for all others".to_owned(),
        ),
    ))
}

pub(super) fn lopsided(lopsided: &Lopsided, lang: Lang) -> Wording {
    match lopsided {
        Lopsided::Heavy { part, weight } => {
            let (part, weight) = (quoted(part, lang), format::percent(*weight));
            say(lang.pick(
                (
                    format!("評価点のうち、{part}のウェイトが {weight} を占めています"),
                    "点数の幅が同じなら、評価はほぼこの項目で決まり、ほかの項目は付ける手間のわりに効きません。ウェイトを見直すか、この項目だけで評価することを考えてください".to_owned(),
                ),
                (
                    format!("{part} has {weight} of the weight of the score"),
                    "on scales alike it decides the rating nearly alone, and the work of scoring the others hardly shows: look at the weights, or rate by this part only".to_owned(),
                ),
            ))
        }
        Lopsided::Light { parts } => {
            let names = listed(parts, lang);
            let weigh = match parts.len() {
                1 => "weighs",
                _ => "weigh",
            };
            say(lang.pick(
                (
                    format!("評価点のうち、{names}のウェイトが 5% 未満です"),
                    "100点満点でも1項目で評価点は5点も動かず、付ける手間のわりに評価はほとんど変わりません。大事な項目ならウェイトを上げ、そうでなければ面談で伝えるだけにすることを考えてください".to_owned(),
                ),
                (
                    format!("{names} {weigh} less than 5% of the score"),
                    "such a part moves a score of a hundred by less than five, and hardly changes a rating: give it more weight if it matters, or leave it to the conversation".to_owned(),
                ),
            ))
        }
    }
}

pub(super) fn small_groups(small: &SmallGroups, lang: Lang) -> Wording {
    let ratings: Vec<String> = small.ratings.iter().map(|it| quoted(it, lang)).collect();
    let ratings = ratings.join(lang.pick("か", " or "));
    let enough = format::people(small.enough, lang);
    let (people, of) = (counted(small.people, lang), format::people(small.of, lang));
    let Some(within) = &small.within else {
        return say(lang.pick(
            (
                format!("順位を付ける {of} では、評価{ratings}の枠が 0名 になります"),
                format!("働きではなく、人数で評価が決まります。枠は {enough} 以上で必ず1名以上になります。段階を減らすか、両端の評価は割合によらず会議で決めることを考えてください"),
            ),
            (
                format!("the quotas leave no place for {ratings} among the {of} who are placed"),
                format!("it is their number that decides, not their work: there is always a place among {enough} and more, so have fewer ratings, or let a meeting give those at the ends"),
            ),
        ));
    };
    let column = in_words(within, lang);
    let [groups, of_groups] =
        [small.groups, small.of_groups].map(|count| format::grouped(&count.to_string()));
    say(lang.pick(
        (
            format!("「{column}」の {of_groups} グループのうち {groups} グループ（{of} のうち {people}）は、人数が少なく、評価{ratings}の枠が 0名 になります"),
            format!("働きよりも、どのグループにいるかで評価が決まります。枠は {enough} 以上で必ず1名以上になります。within を外すか大きな単位に替える、または両端の評価は割合によらず会議で決めることを考えてください"),
        ),
        (
            format!("{groups} of {of_groups} groups by {column} ({people} of {of}) are so small that the quotas leave no place for {ratings}"),
            format!("there it is the size of the group that decides, not the work: a group of {enough} and more always has one, so place people in larger groups, or let a meeting give the ratings at the ends"),
        ),
    ))
}
