//! Who is paid, and how attendance is counted.

use crate::money::{Ratio, Rounding};
use crate::policy::{Attendance, Entry, Scheduled};
use crate::view::format::{exact, percent};
use crate::view::phrases::date;

use super::{Article, Say, bullets};

pub(super) fn eligibility(say: Say<'_>) -> Article {
    let rules = &say.policy.eligibility;
    let mut article = Article::new(say.pick("支給対象者", "Eligible people"));
    let shut_out = shut_out(say);
    if !rules.include.is_empty() {
        article.say_with(
            say.pick(
                "支給対象者は、社員データに登録のある者のうち、次のいずれかに該当する者とする。",
                "Those people in the people file are eligible who match at least one of these:",
            ),
            bullets(
                rules
                    .include
                    .iter()
                    .map(|entry| group(say, entry))
                    .collect(),
            ),
        );
    } else {
        article.say(say.pick(
            "支給対象者は、社員データに登録のある者とする。",
            "Everybody in the people file is eligible.",
        ));
    }
    let any = !shut_out.is_empty();
    if any {
        article.say_with(
            say.pick(
                "前項にかかわらず、次のいずれかに該当する者には支給しない。",
                "Not eligible, however, is anybody who matches one of these:",
            ),
            bullets(shut_out),
        );
    }
    exceptions(say, &mut article);
    if any || !rules.include.is_empty() {
        article.say(say.pick(
            "支給対象者でない者の支給額は0円とし、その者を配分の計算に含めない。",
            "Whoever is not eligible gets nothing and counts in no sharing.",
        ));
    }
    article
}

fn shut_out(say: Say<'_>) -> Vec<String> {
    let rules = &say.policy.eligibility;
    let mut people = Vec::new();
    if let Some(period) = &say.policy.period {
        let day = date(period.value.to, say.lang);
        people.push(say.pick(
            format!("算定期間の末日（{day}）より後に入社した者"),
            format!("hired after the last day of the period ({day})"),
        ));
    }
    if let Some(latest) = &rules.hired_on_or_before {
        let day = date(latest.value, say.lang);
        people.push(say.pick(
            format!("{day}より後に入社した者"),
            format!("hired after {day}"),
        ));
    }
    if let (true, Some(payment)) = (rules.employed_on_payment_date, &say.policy.payment_date) {
        let day = date(payment.value, say.lang);
        people.push(say.pick(
            format!("支給日（{day}）より前に退職した者"),
            format!("left before the payment date ({day})"),
        ));
    }
    people.extend(rules.exclude.iter().map(|entry| group(say, entry)));
    if let Some(minimum) = &rules.minimum_attendance {
        let rate = percent(minimum.value);
        people.push(say.pick(
            format!("出勤率が{rate}に満たない者"),
            format!("attendance rate below {rate}"),
        ));
    }
    people
}

/// Who is paid although he or she has left.
fn exceptions(say: Say<'_>, article: &mut Article) {
    let rules = &say.policy.eligibility;
    if say.policy.payment_date.is_none() {
        return;
    }
    if !rules.employed_on_payment_date {
        article.say(say.pick(
            "支給日より前に退職した者も、支給対象者とする。",
            "People who left before the payment date are eligible, too.",
        ));
    } else if let Some(force) = &rules.force_eligible {
        let column = say.column(force);
        article.say(say.pick(
            format!("支給日より前に退職したことのみを理由として支給対象とならない者については、{column}が「はい」であるときは支給対象者とする。"),
            format!("Somebody who is shut out by nothing but leaving before the payment date is eligible where {column} says “yes”."),
        ));
    }
}

fn group(say: Say<'_>, entry: &Entry) -> String {
    let conditions = say.conditions(&entry.conditions);
    let reason = entry.reason.as_ref();
    say.pick(
        format!(
            "{conditions}の者{}",
            reason.map_or_else(String::new, |reason| format!("（理由：{reason}）"))
        ),
        format!(
            "{conditions}{}",
            reason.map_or_else(String::new, |reason| format!(" (reason: {reason})"))
        ),
    )
}

/// Nothing where the rate comes with the people file.
pub(super) fn attendance(say: Say<'_>) -> Option<Article> {
    let attendance = say.policy.attendance.as_ref()?;
    let mut article = Article::new(say.pick("出勤率", "Attendance rate"));
    let scheduled = match &attendance.scheduled {
        Scheduled::Number(scheduled) => exact(scheduled.value),
        Scheduled::Column(column) => say.column(column),
    };
    let rounded = say.rounded_digits(attendance.digits, Rounding::HalfUp);
    let below = absences(say, attendance);
    if below.is_empty() {
        article.say(say.pick("出勤率は、100%とする。", "The attendance rate is 100%."));
        return Some(article);
    }
    article.say_with(
        say.pick(
            format!("出勤率は、所定の日数または時間数（{scheduled}）から次の数の合計を差し引いた値を、所定の日数または時間数で除した率とする。0を下回るときは0とし、{rounded}。"),
            format!("The attendance rate is the scheduled days or hours ({scheduled}), less the sum of what follows, divided by the scheduled days or hours; never below 0, {rounded}."),
        ),
        bullets(below),
    );
    Some(article)
}

fn absences(say: Say<'_>, attendance: &Attendance) -> Vec<String> {
    let mut items: Vec<String> = attendance
        .absences
        .iter()
        .map(|absence| {
            let column = say.column(&absence.column);
            let counts = exact(absence.counts);
            let statutory = if absence.statutory {
                say.pick("（法定の休業）", " (statutory leave)")
            } else {
                ""
            };
            if absence.counts.is_zero() {
                say.pick(
                    format!("{column}{statutory}は差し引かない"),
                    format!("nothing for {column}{statutory}"),
                )
            } else if absence.counts == Ratio::ONE {
                format!("{column}{statutory}")
            } else {
                say.pick(
                    format!("{column}{statutory}に{counts}を乗じた数"),
                    format!("{column}{statutory} times {counts}"),
                )
            }
        })
        .collect();
    if let Some(lateness) = &attendance.lateness {
        let column = say.column(&lateness.column);
        let (per, absence) = (exact(lateness.per_absence), exact(lateness.absence));
        items.push(say.pick(
            format!("{column}{per}につき{absence}（{per}に満たない端数は数えない）"),
            format!("{absence} for each full {per} of {column}"),
        ));
    }
    items
}
