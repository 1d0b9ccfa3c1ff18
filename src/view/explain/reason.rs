//! Why a person is not paid, in one sentence.

use crate::calculation::outcome::Reason;
use crate::view::Lang;

use super::number::percent;
use super::vocabulary::{and, header};

/// The reason as a sentence about the person.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    let say = |ja: &str, en: &str| lang.pick(ja, en).to_owned();
    match reason {
        Reason::HiredAfterPeriod => say(
            "算定期間の末日より後に入社したため、支給対象としない。",
            "Not eligible: hired after the last day of the period.",
        ),
        Reason::HiredTooLate => say(
            "支給対象となる入社日の期限より後に入社したため、支給対象としない。",
            "Not eligible: hired after the last hire date that is eligible.",
        ),
        Reason::LeftBeforePayment => say(
            "支給日より前に退職したため、支給対象としない。",
            "Not eligible: left before the payment date.",
        ),
        Reason::NotIncluded => say(
            "支給対象者の要件のいずれにも該当しないため、支給対象としない。",
            "Not eligible: matches none of the groups that are included.",
        ),
        Reason::Excluded {
            reason: Some(reason),
            ..
        } => lang.pick(
            format!("除外規定に該当するため、支給対象としない（{reason}）。"),
            format!("Not eligible: excluded ({reason})."),
        ),
        Reason::Excluded {
            reason: None,
            matched,
        } => {
            let matched: Vec<String> = matched
                .iter()
                .map(|(column, text)| {
                    let column = header(column, lang);
                    lang.pick(
                        format!("{column}が「{text}」"),
                        format!("{column} is “{text}”"),
                    )
                })
                .collect();
            let matched = and(&matched, lang);
            lang.pick(
                format!("除外規定に該当するため、支給対象としない（{matched}）。"),
                format!("Not eligible: excluded ({matched})."),
            )
        }
        Reason::Attendance { rate, minimum } => {
            let (rate, minimum) = (percent(*rate), percent(*minimum));
            lang.pick(
                format!("出勤率{rate}が{minimum}に満たないため、支給対象としない。"),
                format!("Not eligible: the attendance rate of {rate} is below {minimum}."),
            )
        }
    }
}
