//! What `scenarios` says about its arguments.

use crate::decision::{MOST, RangeFault, VaryFault};
use crate::view::wording::number_fault;
use crate::view::{Lang, format};

use super::ScenarioFault;

/// A fault: what happened, and what to do.
pub fn fault(fault: &ScenarioFault, lang: Lang) -> (String, String) {
    match fault {
        ScenarioFault::Nothing => both(
            lang,
            (
                "何を変えて比べるのかが指定されていません",
                "--vary pool.rate=10%,20% か --scenarios scenarios.toml を付けてください",
            ),
            (
                "there is nothing to vary",
                "add --vary pool.rate=10%,20% or --scenarios scenarios.toml",
            ),
        ),
        ScenarioFault::Vary(fault) => vary(fault, lang),
        ScenarioFault::TooMany => too_many(lang),
        ScenarioFault::Measure { word } => lang.pick(
            (
                format!("指標「{word}」はありません"),
                "average_bonus・gini・labour_share などの指標か、bonus.社員番号、coefficient.支給項目名、unit_price.支給項目名を指定してください"
                    .to_owned(),
            ),
            (
                format!("there is no measure `{word}`"),
                "name a measure (average_bonus, gini, labour_share, …), bonus.ID, coefficient.NAME or unit_price.NAME"
                    .to_owned(),
            ),
        ),
        ScenarioFault::Component { name } => lang.pick(
            (
                format!("支給項目「{name}」がありません"),
                "規程の支給項目（[[component]]）の名前を書いてください".to_owned(),
            ),
            (
                format!("there is no component `{name}`"),
                "write the name of a [[component]] of the policy".to_owned(),
            ),
        ),
        ScenarioFault::Columns => both(
            lang,
            (
                "シナリオによって [columns] を変えることはできません",
                "社員データは一度だけ読みます。列の対応は --set か --overlay で、すべてのシナリオに同じものを指定してください",
            ),
            (
                "scenarios cannot change [columns]",
                "the people file is read once: give the columns for all scenarios, with --set or --overlay",
            ),
        ),
    }
}

/// A value that is varied to itself.
pub fn repeated(key: &str, value: &str, lang: Lang) -> String {
    lang.pick(
        format!("--vary の「{key}」に同じ値が2回あります: {value}"),
        format!("--vary `{key}` has the same value twice: {value}"),
    )
}

/// Warnings that are not told one by one.
pub fn more_warnings(more: usize, lang: Lang) -> String {
    let count = format::grouped(&more.to_string());
    lang.pick(
        format!("警告はほかに {count} 件あります"),
        format!("and {count} more warnings"),
    )
}

fn vary(fault: &VaryFault, lang: Lang) -> (String, String) {
    match fault {
        VaryFault::Form { text } => lang.pick(
            (
                format!("--vary の「{text}」は「キー=値,値,…」の形になっていません"),
                "pool.rate=10%,20% や pool.rate=10%..30%:5% のように書きます".to_owned(),
            ),
            (
                format!("--vary `{text}` is not of the form KEY=VALUE,VALUE,…"),
                "write it as in pool.rate=10%,20% or pool.rate=10%..30%:5%".to_owned(),
            ),
        ),
        VaryFault::Blank { key } => lang.pick(
            (
                format!("--vary の「{key}」に空の値があります"),
                "カンマの前後に値を書いてください".to_owned(),
            ),
            (
                format!("--vary `{key}` has a blank value"),
                "write a value on both sides of every comma".to_owned(),
            ),
        ),
        VaryFault::TwoWays { text } => lang.pick(
            (
                format!("--vary の「{text}」は、一つの数とも二つの値とも読めます"),
                "一つの数なら、カンマなしか 万・億 で書くか、\"…\" で囲んでください。二つの値なら、カンマの後に空白を入れてください"
                    .to_owned(),
            ),
            (
                format!("--vary `{text}` could be one number or two values"),
                "write one number without commas, with 万 or 億, or in quotes; put a blank between two values"
                    .to_owned(),
            ),
        ),
        VaryFault::Range { text, fault } => range(text, fault, lang),
        VaryFault::TooMany => too_many(lang),
    }
}

fn range(text: &str, fault: &RangeFault, lang: Lang) -> (String, String) {
    if *fault == RangeFault::Date {
        return lang.pick(
            (
                format!("--vary の「{text}」は日付の範囲で、範囲では書けません"),
                "日付は policy.payment_date=2026-12-10,2026-12-15 のように、カンマで並べて書きます"
                    .to_owned(),
            ),
            (
                format!("--vary has a range of dates, `{text}`"),
                "list dates by commas, as in policy.payment_date=2026-12-10,2026-12-15".to_owned(),
            ),
        );
    }
    let why = match fault {
        RangeFault::NoStep => lang.pick("刻みがありません", "it has no step").to_owned(),
        RangeFault::ZeroStep => lang.pick("刻みが0です", "its step is 0").to_owned(),
        RangeFault::WrongWay => lang
            .pick(
                "刻みの向きが逆で、終わりに着きません",
                "its step leads away from its end",
            )
            .to_owned(),
        RangeFault::MixedForms => lang
            .pick(
                "% の付いた数と付かない数が混ざっています",
                "some of its numbers are percentages, others are not",
            )
            .to_owned(),
        RangeFault::NotANumber { part, fault } => {
            let why = number_fault(*fault, lang);
            lang.pick(format!("「{part}」: {why}"), format!("`{part}`: {why}"))
        }
        RangeFault::Date | RangeFault::Overflow => lang
            .pick("数が大きすぎます", "its numbers are too large")
            .to_owned(),
    };
    lang.pick(
        (
            format!("--vary の範囲「{text}」を読めません（{why}）"),
            "10%..30%:5% や 1億..3億:5000万 のように「始め..終わり:刻み」と書きます".to_owned(),
        ),
        (
            format!("--vary has a range that cannot be read, `{text}` ({why})"),
            "write FROM..TO:STEP, as in 10%..30%:5% or 100000000..300000000:50000000".to_owned(),
        ),
    )
}

fn too_many(lang: Lang) -> (String, String) {
    let most = format::grouped(&MOST.to_string());
    lang.pick(
        (
            format!("シナリオが多すぎます（一度に {most} 通りまで）"),
            "値や範囲を減らすか、刻みを大きくしてください".to_owned(),
        ),
        (
            format!("there are too many scenarios (at most {most} in a run)"),
            "vary fewer values, or take larger steps".to_owned(),
        ),
    )
}

fn both(lang: Lang, ja: (&str, &str), en: (&str, &str)) -> (String, String) {
    let (what, help) = lang.pick(ja, en);
    (what.to_owned(), help.to_owned())
}
