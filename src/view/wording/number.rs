//! The words for numbers that cannot be read, the same in a policy and in a people file.

use crate::money::NumberFault;
use crate::view::Lang;

/// What to write for this very text where that is clear, else what `number_fault` says.
#[must_use]
pub fn number_help(fault: NumberFault, value: &str, lang: Lang) -> String {
    let corrected = match fault {
        NumberFault::Exponent => without_exponent(value.trim()),
        NumberFault::Underscore => Some(value.trim().replace('_', "")),
        _ => None,
    };
    match (fault, corrected) {
        (NumberFault::Exponent, Some(right)) => lang.pick(
            format!("指数表記です。{right} と書いてください"),
            format!("it has an exponent; write {right}"),
        ),
        (NumberFault::Underscore, Some(right)) => lang.pick(
            format!("アンダースコアが入っています。{right} と書いてください"),
            format!("it has underscores; write {right}"),
        ),
        (fault, _) => number_fault(fault, lang),
    }
}

/// `1.5e3` as `1500`; nothing where it is no such number, or a very long one.
fn without_exponent(text: &str) -> Option<String> {
    const MOST: usize = 15;
    let (digits, exponent) = text.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{part}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let places = usize::try_from(exponent.unsigned_abs()).ok()?;
    if places > MOST || all.len() > MOST {
        return None;
    }
    let zeros = "0".repeat(places);
    // As many digits on both sides as the point can move.
    let (padded, point) = if exponent < 0 {
        (format!("{zeros}{all}"), whole.len())
    } else {
        (format!("{all}{zeros}"), whole.len().checked_add(places)?)
    };
    let (whole, part) = padded.split_at_checked(point)?;
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    })
}

/// Why a text is not a number and what to write, as a clause without a full stop.
#[must_use]
pub fn number_fault(fault: NumberFault, lang: Lang) -> String {
    let (ja, en) = match fault {
        NumberFault::Empty => (
            "空欄です。数を書いてください",
            "it is empty; write a number",
        ),
        NumberFault::NotANumber => (
            "数として読めません。300000、300,000、30万、3億 のように書いてください",
            "it is not a number; write it like 300000, 300,000, 30万 or 3億",
        ),
        NumberFault::Grouping => (
            "コンマの位置が3桁ごとになっていません。1,234,567 のように書いてください",
            "its commas do not stand between groups of three digits; write it like 1,234,567",
        ),
        NumberFault::Exponent => (
            "指数表記です。3e5 は 300000 のように書いてください",
            "it has an exponent; write 3e5 as 300000",
        ),
        NumberFault::Underscore => (
            "アンダースコアが入っています。1_000 は 1000 のように書いてください",
            "it has underscores; write 1_000 as 1000",
        ),
        NumberFault::Parentheses => (
            "かっこが付いています。マイナスなら -1000 のように書いてください",
            "it stands in parentheses; write a negative number as -1000",
        ),
        NumberFault::SpreadsheetError => (
            "表計算ソフトのエラー値です。元の表の数式を直してください",
            "it is an error value of the spreadsheet; correct the formula in the spreadsheet",
        ),
        NumberFault::TooLong => (
            "桁数が多すぎます。28桁までにしてください",
            "it has too many digits; 28 are the most",
        ),
        NumberFault::DivisionByZero => (
            "分母が0です。0でない数で割ってください",
            "it divides by 0; write another number below the line",
        ),
        NumberFault::Percentage => (
            "割合（%）ですが、ここは金額です。円で書いてください",
            "it is a percentage, but an amount of money belongs here",
        ),
        NumberFault::MoneySign => (
            "金額の書き方ですが、ここは割合か係数です。1.2、120%、7/9 のように書いてください",
            "it is written as money, but a rate or coefficient belongs here; write it like 1.2, 120% or 7/9",
        ),
    };
    lang.pick(ja, en).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_itself_is_written_right() {
        for (text, expected) in [
            ("3e5", Some("300000")),
            ("1.25E+3", Some("1250")),
            ("-1.2345e2", Some("-123.45")),
            ("25e-3", Some("0.025")),
            ("1e400", None),
            ("e5", None),
            ("xe5", None),
        ] {
            assert_eq!(without_exponent(text).as_deref(), expected, "{text}");
        }
        let help = number_help(NumberFault::Underscore, "1_000", Lang::En);
        assert_eq!(help, "it has underscores; write 1000");
    }
}
