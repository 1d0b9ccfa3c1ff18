//! The words of an outcome: warnings, and why a person is not paid.

use crate::calculation::outcome::{Reason, Warning};
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
                    "「{component}」は調整係数を丸めたため、配分する額を {overrun} 超えて支給します"
                ),
                format!(
                    "“{component}” pays {overrun} more than it has, because its coefficient was rounded"
                ),
            )
        }
        Warning::RoundingOverruns { component, overrun } => {
            let overrun = yen(*overrun);
            lang.pick(
                format!(
                    "「{component}」は支給額を一人ずつ丸めたため、配分する額を {overrun} 超えて支給します。\
                     超えたくなければ rounding.mode を \"down\" か \"largest_remainder\" にしてください"
                ),
                format!(
                    "“{component}” pays {overrun} more than it has, because each amount is rounded by itself; \
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
                    "「{component}」は下限を守るため、配分する額を {overrun} 超えて支給します（pool.when_short）"
                ),
                format!(
                    "“{component}” pays {overrun} more than it has to keep its minimums (pool.when_short)"
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
                    "保証する額の合計が基準どおりの配分を {overrun} 超え、その分も支給します（pool.when_short）"
                ),
                format!(
                    "the guaranteed components exceed what goes by the rules by {overrun}, and are paid (pool.when_short)"
                ),
            )
        }
        Warning::NoPool { computed } => {
            let computed = format::yen_ratio(*computed, lang);
            lang.pick(
                format!("業績から賞与原資が出ません（計算上の原資は {computed}）"),
                format!("the basis leaves no pool: the rules come to {computed}"),
            )
        }
        Warning::NobodyEligible => lang
            .pick(
                "支給対象者が一人もいません",
                "nobody is eligible for a bonus",
            )
            .to_owned(),
    }
}

/// Why a person is not paid, for a table or a note.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    match reason {
        Reason::HiredAfterPeriod => lang
            .pick("算定期間より後の入社", "hired after the period")
            .to_owned(),
        Reason::HiredTooLate => lang
            .pick("入社日が期限より後", "hired after the last day for it")
            .to_owned(),
        Reason::LeftBeforePayment => lang
            .pick("支給日に在籍していない", "left before the payment date")
            .to_owned(),
        Reason::NotIncluded => lang
            .pick("支給対象の条件に当てはまらない", "matches no include")
            .to_owned(),
        Reason::Excluded {
            reason: Some(words),
            ..
        } => words.clone(),
        Reason::Excluded {
            reason: None,
            matched,
        } => {
            let matched = matched_texts(matched, lang);
            lang.pick(
                format!("対象外の条件に当てはまる（{matched}）"),
                format!("excluded ({matched})"),
            )
        }
        Reason::Attendance { rate, minimum } => {
            let (rate, minimum) = (
                format::percent(*rate, lang),
                format::percent(*minimum, lang),
            );
            lang.pick(
                format!("出勤率 {rate} が下限 {minimum} に満たない"),
                format!("attendance {rate} is below the minimum {minimum}"),
            )
        }
    }
}

fn matched_texts(matched: &[(String, String)], lang: Lang) -> String {
    matched
        .iter()
        .map(|(column, text)| {
            lang.pick(format!("{column}「{text}」"), format!("{column} “{text}”"))
        })
        .collect::<Vec<_>>()
        .join(lang.pick("、", ", "))
}
