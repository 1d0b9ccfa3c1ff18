//! The words of an outcome: warnings, and why a person is not eligible.

use crate::calculation::outcome::{Reason, Warning};
use crate::calculation::trace::Unit;
use crate::view::names::header;
use crate::view::phrases::{and, noted, quoted};
use crate::view::{Lang, format};

/// A warning in one sentence, with what it means for the reader.
#[must_use]
pub fn warning(warning: &Warning, lang: Lang) -> String {
    let yen = |money| format::yen(money, lang);
    match warning {
        Warning::RoundedCoefficientOverruns { component, overrun } => {
            let overrun = yen(*overrun);
            lang.pick(
                format!(
                    "「{component}」は調整係数を丸めたため、原資を {overrun} 超えて支給します"
                ),
                format!(
                    "“{component}” pays {overrun} more than its pool, because its adjustment coefficient was rounded"
                ),
            )
        }
        Warning::RoundingOverruns { component, overrun } => {
            let overrun = yen(*overrun);
            lang.pick(
                format!(
                    "「{component}」は支給額を一人ずつ丸めたため、原資を {overrun} 超えて支給します。\
                     超えたくなければ rounding.mode を \"down\" か \"largest_remainder\" にしてください"
                ),
                format!(
                    "“{component}” pays {overrun} more than its pool, because each amount is rounded by itself; \
                     rounding.mode \"down\" or \"largest_remainder\" does not"
                ),
            )
        }
        Warning::ShortPoolOverruns {
            component: Some(component),
            overrun,
        } => {
            let overrun = yen(*overrun);
            lang.pick(
                format!(
                    "「{component}」は下限を守るため、原資を {overrun} 超えて支給します（pool.when_short）"
                ),
                format!(
                    "“{component}” pays {overrun} more than its pool to keep its minimums (pool.when_short)"
                ),
            )
        }
        Warning::ShortPoolOverruns {
            component: None,
            overrun,
        } => {
            let overrun = yen(*overrun);
            lang.pick(
                format!(
                    "保証分の合計が基準配分原資を {overrun} 超え、その分も支給します（pool.when_short）"
                ),
                format!(
                    "the guaranteed components exceed the rule-based pool by {overrun}, and are paid (pool.when_short)"
                ),
            )
        }
        Warning::NoPool { computed } => {
            let computed = format::readable(*computed, Unit::Yen, lang);
            lang.pick(
                format!("業績から賞与原資が出ません（計算上の原資は {computed}）"),
                format!("the basis leaves no pool: the rules come to {computed}"),
            )
        }
        Warning::NobodyEligible => lang
            .pick(
                "支給対象者が一人も見つかりません",
                "nobody is eligible for a bonus",
            )
            .to_owned(),
        Warning::RatingsReplaced { differing: 0 } => lang
            .pick(
                "[evaluation] で決めた評価を使います。社員データの評価の列は使いません（評価はすべて一致しています）",
                "the ratings are those of [evaluation], not those of the people file (all of which agree)",
            )
            .to_owned(),
        Warning::RatingsReplaced { differing } => lang.pick(
            format!("[evaluation] で決めた評価を使います。社員データの評価の列は使いません（{differing}名は評価が異なります）"),
            format!(
                "the ratings are those of [evaluation], not those of the people file (people whose ratings differ: {differing})"
            ),
        ),
    }
}

/// Why a person is not eligible, as a clause: for a table, a note, or behind `Reason:`.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    let say = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
    match reason {
        Reason::HiredAfterPeriod => say(
            "算定期間の末日より後に入社",
            "hired after the last day of the period",
        ),
        Reason::HiredTooLate => say(
            "支給対象となる入社日の期限より後に入社",
            "hired after the last eligible hire date",
        ),
        Reason::LeftBeforePayment => say("支給日より前に退職", "left before the payment date"),
        Reason::NotIncluded => say(
            "支給対象の条件のいずれにも該当しない",
            "outside the groups that are paid",
        ),
        Reason::Excluded {
            reason: Some(words),
            ..
        } => words.clone(),
        Reason::Excluded {
            reason: None,
            matched,
        } => {
            let matched: Vec<String> = matched
                .iter()
                .map(|(column, text)| {
                    let (column, text) = (header(column, lang), quoted(text, lang));
                    lang.pick(format!("{column}が{text}"), format!("{column} is {text}"))
                })
                .collect();
            let excluded = lang.pick("対象外の条件に該当", "excluded");
            noted(excluded, &and(&matched, lang), lang)
        }
        Reason::Attendance { rate, minimum } => {
            let (rate, minimum) = (format::percent(*rate), format::percent(*minimum));
            lang.pick(
                format!("出勤率{rate}が下限の{minimum}に満たない"),
                format!("attendance rate of {rate} below the minimum of {minimum}"),
            )
        }
    }
}
