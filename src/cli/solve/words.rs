//! What `solve` says where there is no value.

use crate::decision::{Measure, Tried};
use crate::money::Ratio;
use crate::view::wording::Wording;
use crate::view::{Lang, format, measure_cell, measure_label};

use super::{NoSolution, SolveFault};

/// What happened, and what to do.
type Said = (String, String);

/// A fault: what happened, and what to do.
pub fn fault(fault: &SolveFault, lang: Lang) -> Said {
    match fault {
        SolveFault::Until { text } => lang.pick(
            (
                format!("--until の「{text}」は「指標=値」の形になっていません"),
                "--until average_bonus=500000 のように書きます".to_owned(),
            ),
            (
                format!("--until `{text}` is not of the form MEASURE=VALUE"),
                "write it like --until average_bonus=500000".to_owned(),
            ),
        ),
        SolveFault::Measure { word, nearest } => measure(word, nearest.as_ref(), lang),
        SolveFault::Endless { text } => lang.pick(
            (
                format!("--until の目標「{text}」は割り切れません"),
                "目標は 0.7778 のように小数で書いてください".to_owned(),
            ),
            (
                format!("the target of --until, `{text}`, has no end as a decimal"),
                "write the target as a decimal, like 0.7778".to_owned(),
            ),
        ),
        SolveFault::Number { option, text } => {
            let like = match *option {
                "--between" => "10%..40%",
                "--precision" => "0.01%",
                _ => "average_bonus=500000",
            };
            lang.pick(
                (
                    format!("{option} の「{text}」を数として読めません"),
                    format!("{option} {like} のように書きます"),
                ),
                (
                    format!("{option} `{text}` cannot be read as numbers"),
                    format!("write it like {option} {like}"),
                ),
            )
        }
        SolveFault::OneEnd { text } => lang.pick(
            (
                format!("--between の「{text}」に範囲の終わりがありません"),
                format!("--between {text}..40% のように、始めと終わりを .. でつないで書きます"),
            ),
            (
                format!("--between `{text}` has no end"),
                format!("write both ends with .. between them, like --between {text}..40%"),
            ),
        ),
        SolveFault::NoStep { text } => lang.pick(
            (
                format!("--precision の「{text}」は 0 より大きい数ではありません"),
                "--precision 0.01% のように、値の刻みを書きます".to_owned(),
            ),
            (
                format!("--precision `{text}` is not above 0"),
                "write the step between values, like --precision 0.01%".to_owned(),
            ),
        ),
        SolveFault::Empty { between } => lang.pick(
            (
                format!("--between {between} の中に、刻みの倍数が一つもありません"),
                "範囲を広げるか、--precision の刻みを小さくしてください".to_owned(),
            ),
            (
                format!("there is no multiple of the step in --between {between}"),
                "widen the range, or take a smaller --precision".to_owned(),
            ),
        ),
        SolveFault::BareRate {
            option,
            text,
            meant,
        } => lang.pick(
            (
                format!("{option} の「{text}」は、率としては 100% 以上です"),
                format!("{option} {meant} と書いてください"),
            ),
            (
                format!("{option} `{text}` is 100% or more for a rate"),
                format!("write {option} {meant}"),
            ),
        ),
        SolveFault::Key { key, why } => no_number(key, why.as_ref(), lang),
        SolveFault::NoStart { key } => lang.pick(
            (
                format!(
                    "規程に「{key}」の値が書かれていないので、どこから探せばよいか分かりません"
                ),
                "--between 10%..40% や --between 100万..500万 のように、探す範囲を指定してください"
                    .to_owned(),
            ),
            (
                format!("the policy does not write `{key}`, so there is no value to begin with"),
                "add a range, as in --between 10%..40% or --between 1000000..5000000".to_owned(),
            ),
        ),
    }
}

fn measure(word: &str, nearest: Option<&Measure>, lang: Lang) -> Said {
    let help = match nearest.map(Measure::word) {
        Some(near) => lang.pick(
            format!("「{near}」ではありませんか"),
            format!("did you mean `{near}`?"),
        ),
        None => {
            let measures = Measure::ALL.map(|it| it.word().into_owned()).join(" ");
            lang.pick(
                format!(
                    "指標は {measures}、bonus.社員番号、coefficient.支給項目、unit_price.支給項目 です"
                ),
                format!(
                    "the measures are {measures}, bonus.ID, coefficient.COMPONENT and unit_price.COMPONENT"
                ),
            )
        }
    };
    let what = lang.pick(
        format!("--until の「{word}」という指標はありません"),
        format!("--until: there is no measure `{word}`"),
    );
    (what, help)
}

/// A key that takes no number; why, the policy has said.
fn no_number(key: &str, why: Option<&Wording>, lang: Lang) -> Said {
    let check = lang.pick(
        "--find には、数を書くキーを指定してください",
        "name a key of --find that takes a number",
    );
    match why {
        Some(why) => (
            lang.pick(
                format!("--find の「{key}」の値は探せません: {}", why.message),
                format!("--find `{key}` cannot be looked for: {}", why.message),
            ),
            why.help.clone().unwrap_or_else(|| check.to_owned()),
        ),
        None => (
            lang.pick(
                format!("--find の「{key}」は、数を書くキーではありません"),
                format!("--find `{key}` is no key that takes a number"),
            ),
            check.to_owned(),
        ),
    }
}

/// What is said about the policy with a setting.
pub fn with(setting: &str, message: &str, lang: Lang) -> String {
    lang.pick(
        format!("{setting} のとき: {message}"),
        format!("with {setting}: {message}"),
    )
}

/// An answer that passes its target without hitting it, and smaller steps that may hit it.
pub fn missed(finer: Option<&str>, lang: Lang) -> String {
    let missed = lang.pick(
        "試した値に、ちょうど目標になるものはありませんでした。目標を通り過ぎる所の、近いほうの値です。",
        "No value that was tried hits the target exactly: this is the nearer one where it is passed.",
    );
    match finer {
        None => missed.to_owned(),
        Some(finer) => lang.pick(
            format!("{missed}--precision {finer} でさらに細かく探せます。"),
            format!("{missed} --precision {finer} looks more closely."),
        ),
    }
}

/// What was found instead of a value.
pub fn unsolved(why: &NoSolution, lang: Lang) -> Said {
    match why {
        NoSolution::NoMeasure { measure, setting } => no_measure(measure, setting, lang),
        NoSolution::Alone {
            key,
            value,
            beside,
            why,
        } => {
            let why = why.as_deref();
            let message = why.map_or("", |it| &it.message);
            let help = why.and_then(|it| it.help.as_deref()).unwrap_or_default();
            lang.pick(
                (
                    format!("{key} は {value} のほかの値では計算できないので、答えを探せません"),
                    sentences(&with(&format!("{key}={beside}"), message, lang), help, "。"),
                ),
                (
                    format!("nothing can be calculated with any {key} but {value}, so there is nothing to look for"),
                    sentences(&with(&format!("{key}={beside}"), message, lang), help, "; "),
                ),
            )
        }
        NoSolution::NotReached {
            key,
            measure,
            target,
            tried,
            ends,
            has_range,
        } => not_reached(key, (measure, *target), tried, ends, *has_range, lang),
    }
}

fn sentences(first: &str, second: &str, between: &str) -> String {
    if second.is_empty() {
        first.to_owned()
    } else {
        format!("{first}{between}{second}")
    }
}

fn no_measure(measure: &Measure, setting: &str, lang: Lang) -> Said {
    if let Measure::Bonus(id) = measure {
        return lang.pick(
            (
                format!("社員 {id} は、この規程では支給対象外です"),
                format!("なぜ対象外なのかは、explain --employee {id} で確かめられます"),
            ),
            (
                format!("employee {id} is not eligible by this policy"),
                format!("explain --employee {id} says why"),
            ),
        );
    }
    let label = measure_label(measure, lang);
    lang.pick(
        (
            format!(
                "{setting} では、{label}（{}）の値がありません",
                measure.word()
            ),
            "この規程と社員データで値のある指標かどうか、scenarios で確かめてください".to_owned(),
        ),
        (
            format!("with {setting} there is no “{label}” ({})", measure.word()),
            "scenarios shows which measures these rules and people have".to_owned(),
        ),
    )
}

fn not_reached(
    key: &str,
    (measure, target): (&Measure, Ratio),
    tried: &Tried,
    [lowest, highest]: &[String; 2],
    has_range: bool,
    lang: Lang,
) -> Said {
    let label = measure_label(measure, lang);
    let shown = |value: Ratio| measure_cell(measure, Some(value)).shown(true, lang);
    let to_be = shown(target);
    let to_be = lang.pick(format!(" {to_be} に"), to_be.clone());
    let values = format::grouped(&tried.values.to_string());
    let stands = tried.least == tried.most;
    // What a single person is paid is told in results only.
    let is_secret = measure.is_of_a_person();
    let (target, seen) = if is_secret {
        let target = lang.pick("目標の額に", "its target").to_owned();
        (target, String::new())
    } else if stands {
        let seen = shown(tried.least);
        (
            to_be,
            lang.pick(format!("（{seen}）"), format!(" ({seen})")),
        )
    } else {
        let (least, most) = (shown(tried.least), shown(tried.most));
        let seen = lang.pick(
            format!("（最小 {least}、最大 {most}）"),
            format!(" (least {least}, greatest {most})"),
        );
        (to_be, seen)
    };
    let what = match (lang, stands) {
        (Lang::Ja, true) => format!(
            "{key} = {lowest}〜{highest} の {values} 通りで計算しましたが、{label}はどれも同じでした{seen}"
        ),
        (Lang::Ja, false) => format!(
            "{key} = {lowest}〜{highest} の {values} 通りで計算しましたが、{label}が{target}なる値は見つかりませんでした{seen}"
        ),
        (Lang::En, true) => format!(
            "“{label}” is the same with all {values} values of {key} that were calculated, from {lowest} to {highest}{seen}"
        ),
        (Lang::En, false) => format!(
            "“{label}” did not reach {target} with any of the {values} values of {key} that were calculated, from {lowest} to {highest}{seen}"
        ),
    };
    let help = match (stands, has_range) {
        (true, _) => lang.pick(
            "この指標に効くキーかどうかを確かめ、別の範囲も調べるなら --between で指定してください",
            "check that the measure hangs on this key; to look elsewhere, give a range with --between",
        ),
        (false, true) => lang.pick(
            "--between の範囲を変えるか、--precision で刻みを細かくしてください",
            "change the range of --between, or take smaller steps with --precision",
        ),
        (false, false) => lang.pick(
            "--between で範囲を絞るか、--precision で刻みを細かくすると、さらに詳しく調べられます",
            "--between looks more closely in a range, and --precision in smaller steps",
        ),
    };
    (what, help.to_owned())
}
