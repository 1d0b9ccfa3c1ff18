//! Advice about goals.

use crate::advice::Uncontrolled;
use crate::money::Ratio;
use crate::view::wording::Wording;
use crate::view::{Lang, format};

use super::{counted, plain, say};

pub(super) fn okr_linked(lang: Lang) -> Wording {
    let words = plain(lang.pick(
        (
            "OKR の達成度で賞与が動きます（goals.okr = \"linked\"）",
            "賞与がかかると、届きそうな目標しか立てなくなります。okr = \"unlinked\" として挑戦は面談で認め、賞与は KPI・MBO・定性の目標で決めることを考えてください",
        ),
        (
            "OKRs count in pay (goals.okr = \"linked\")",
            "stretch goals that are tied to pay stop being stretched: consider okr = \"unlinked\", and pay by KPIs, MBO and qualitative goals",
        ),
    ));
    asked_here(words, lang)
}

pub(super) fn uncontrollable(halved: bool, seen: Option<Uncontrolled>, lang: Lang) -> Wording {
    let (counts, key) = match halved {
        true => (
            lang.pick(
                "KPI を、ウェイトの半分で賞与に",
                "count in pay with half of their weight",
            ),
            "half",
        ),
        false => (lang.pick("KPI を賞与に", "count in pay"), "count"),
    };
    let seen = seen.map_or_else(String::new, |seen| {
        let people = counted(seen.people, lang);
        let (of, share) = (format::people(seen.of, lang), format::percent(seen.share));
        lang.pick(
            format!("。目標のある {of} のうち {people} で、ウェイトの平均 {share} を占めています"),
            format!(": for {people} of {of} with goals, {share} of the weight on average"),
        )
    });
    let words = say(lang.pick(
        (
            format!("本人に左右できない {counts}算入しています（goals.uncontrollable = \"{key}\"）{seen}"),
            "為替や相場で賞与が増減すると、努力が報われたのか分からなくなります。\"exclude\" で外し、会社全体の浮き沈みは原資に反映させることを考えてください".to_owned(),
        ),
        (
            format!("KPIs that people cannot control {counts} (goals.uncontrollable = \"{key}\"){seen}"),
            "a bonus that moves with exchange rates or markets rewards luck: consider \"exclude\", and let the pool carry the fortunes of the firm".to_owned(),
        ),
    ));
    asked_here(words, lang)
}

/// The key itself stands elsewhere: what is shown is where it reaches pay.
fn asked_here(words: Wording, lang: Lang) -> Wording {
    let label = lang.pick(
        "目標達成度をここで賞与に使っています",
        "pay asks for the goal achievement here",
    );
    Wording {
        label: Some(label.to_owned()),
        ..words
    }
}

pub(super) fn only_numeric(people: usize, of: usize, lang: Lang) -> Wording {
    let (people, of) = (counted(people, lang), format::people(of, lang));
    say(lang.pick(
        (
            format!("目標のある {of} のうち {people} は、賞与に算入する目標が数値目標だけです"),
            "数字に表れない仕事（育成、品質、協力）が後回しになります。定性の目標を1つ加えるか、評価も賞与に使うことを考えてください".to_owned(),
        ),
        (
            format!("only numeric goals count for {people} of {of} with goals"),
            "what no number shows (training others, quality, cooperation) is put off: consider a qualitative goal, or a rule that asks for a rating, too".to_owned(),
        ),
    ))
}

pub(super) fn at_cap(cap: Ratio, at: usize, of: usize, lang: Lang) -> Wording {
    let [at, of] = [at, of].map(|count| format::grouped(&count.to_string()));
    let cap = format::percent(cap);
    say(lang.pick(
        (
            format!("目標値のある目標 {of} 件のうち {at} 件が、達成度の上限 {cap} に達しています"),
            "目標値が低すぎると、成果の差が賞与に表れません。期初の目標値の決め方を部門どうしで見比べてください。上限（cap）を上げても、目標値の甘さは直りません".to_owned(),
        ),
        (
            format!("{at} of {of} targets were exceeded up to the cap of {cap}"),
            "targets that are too low tell nobody apart: have departments compare how they set them; a higher cap does not mend a low target".to_owned(),
        ),
    ))
}

pub(super) fn too_many(people: usize, of: usize, most: usize, lang: Lang) -> Wording {
    let (people, of) = (counted(people, lang), format::people(of, lang));
    say(lang.pick(
        (
            format!(
                "目標のある {of} のうち {people} は、賞与に算入する目標が {most} 個を超えています"
            ),
            "一つひとつのウェイトが小さくなり、何を優先すべきか伝わりません。大事なものに絞り、残りは日常の業務として扱うことを考えてください".to_owned(),
        ),
        (
            format!("more than {most} goals count for {people} of {of} with goals"),
            "each weighs little, and nobody knows what comes first: keep those that matter most, and leave the rest to daily work".to_owned(),
        ),
    ))
}

pub(super) fn weights(people: usize, of: usize, lang: Lang) -> Wording {
    let (people, of) = (counted(people, lang), format::people(of, lang));
    say(lang.pick(
        (
            format!(
                "目標のある {of} のうち {people} だけ、ウェイトの合計が 100% になっていません"
            ),
            "示した行から始まる人の目標に、行の抜けやウェイトの打ち間違いがないか確かめてください。達成度は、書かれている目標だけの加重平均になります".to_owned(),
        ),
        (
            format!("the weights of {people} of {of} with goals do not add up to 100%, as all others do"),
            "look for a missing goal, or a slip in a weight, of the people whose goals begin at the rows shown: the mean is taken over what is there".to_owned(),
        ),
    ))
}
