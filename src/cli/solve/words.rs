//! What `solve` says where there is no value.

use crate::decision::Measure;
use crate::money::Ratio;
use crate::view::{Lang, measure_cell, measure_label};

use super::{NoSolution, SolveFault};

/// A fault: what happened, and what to do.
pub fn fault(fault: &SolveFault, lang: Lang) -> (String, String) {
    let (ja, en) = match fault {
        SolveFault::Until { text } => {
            let measures = Measure::ALL.map(|it| it.word().into_owned()).join(" ");
            (
                (
                    format!("--until の「{text}」は「指標=値」の形になっていないか、その指標がありません"),
                    format!("指標は {measures}、bonus.社員番号、coefficient.支給項目、unit_price.支給項目 です"),
                ),
                (
                    format!("--until `{text}` is not of the form MEASURE=VALUE, or there is no such measure"),
                    format!("the measures are {measures}, bonus.ID, coefficient.COMPONENT and unit_price.COMPONENT"),
                ),
            )
        }
        SolveFault::Number { option, text } => {
            let (ja, en) = match *option {
                "--between" => ("10%..40%", "10%..40%"),
                "--precision" => ("0.01%", "0.01%"),
                _ => ("average_bonus=500000", "average_bonus=500000"),
            };
            (
                (
                    format!("{option} の「{text}」を数として読めません"),
                    format!("{option} {ja} のように書きます"),
                ),
                (
                    format!("{option} `{text}` cannot be read as numbers"),
                    format!("write it like {option} {en}"),
                ),
            )
        }
        SolveFault::Key { key } => (
            (
                format!("規程の「{key}」に数がないので、どこから探せばよいか分かりません"),
                "キーを確かめ、規程に書かれていない値なら --between 10%..40% のように範囲を指定してください"
                    .to_owned(),
            ),
            (
                format!("the policy has no number at `{key}` to begin with"),
                "check the key; for one that the policy does not write, add a range, as in --between 10%..40%"
                    .to_owned(),
            ),
        ),
        SolveFault::Component { name } => (
            (
                format!("規程に支給項目「{name}」はありません"),
                "支給項目の名前を確かめてください".to_owned(),
            ),
            (
                format!("the policy has no component “{name}”"),
                "check the name of the component".to_owned(),
            ),
        ),
        SolveFault::Goals => (
            (
                "目標の規則（[goals]）の値は solve では探せません".to_owned(),
                "scenarios --vary なら、値を変えて比べられます".to_owned(),
            ),
            (
                "solve cannot look for a rule about goals".to_owned(),
                "scenarios --vary compares some of them".to_owned(),
            ),
        ),
    };
    lang.pick(ja, en)
}

/// What was found instead of a value.
pub fn unsolved(why: &NoSolution, lang: Lang) -> (String, String) {
    match why {
        NoSolution::NoMeasure { measure, setting } => {
            let label = measure_label(measure, lang);
            lang.pick(
                (
                    format!(
                        "{setting} では、{label}（{}）の値がありません",
                        measure.word()
                    ),
                    "この規程と社員データで値のある指標かどうか、scenarios で確かめてください"
                        .to_owned(),
                ),
                (
                    format!("with {setting} there is no “{label}” ({})", measure.word()),
                    "scenarios shows which measures these rules and people have".to_owned(),
                ),
            )
        }
        NoSolution::NotReached {
            key,
            measure,
            target,
            ends: [(low, at_low), (high, at_high)],
            moved,
        } => {
            let label = measure_label(measure, lang);
            let shown = |value: &Ratio| measure_cell(measure, Some(*value)).shown(true, lang);
            let (target, at_low, at_high) = (shown(target), shown(at_low), shown(at_high));
            let ends = lang.pick(
                format!("{key} = {low} で {at_low}、{key} = {high} で {at_high} です"),
                format!("it is {at_low} with {key} = {low}, and {at_high} with {key} = {high}"),
            );
            let what = match (lang, moved) {
                (Lang::Ja, true) => format!("{key} を変えても、{label}は {target} に達しません"),
                (Lang::Ja, false) => format!("{key} を変えても、{label}は変わりません"),
                (Lang::En, true) => {
                    format!("no value of {key} was found with which “{label}” reaches {target}")
                }
                (Lang::En, false) => format!("“{label}” does not change with {key}"),
            };
            (what, ends)
        }
    }
}
