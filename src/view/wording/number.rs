//! The words for numbers that cannot be read, the same in a policy and in a people file.

use crate::money::NumberFault;
use crate::view::Lang;

/// Why a text is not a number and what to write, as a clause without a full stop.
#[must_use]
pub fn number_fault(fault: NumberFault, lang: Lang) -> String {
    let (ja, en) = match fault {
        NumberFault::Empty => (
            "空欄です。数を書いてください",
            "it is empty; write a number",
        ),
        NumberFault::NotANumber => (
            "数として読めません。300000、300,000、30万 のように書いてください",
            "it is not a number; write it like 300000, 300,000 or 30万",
        ),
        NumberFault::Grouping => (
            "カンマの位置が3桁ごとになっていません。1,234,567 のように書いてください",
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
            "表計算ソフトのエラー値です。元の表の計算式を直してください",
            "it is an error value of the spreadsheet; correct the formula there",
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
