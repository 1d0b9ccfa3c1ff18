//! The words of a file that should be an earlier result. No amount is shown: the place says where to look.

use crate::proof::{Cause, ResultFault};
use crate::view::Lang;
use crate::view::phrases::quoted;

use super::Wording;

/// A fault of a result file in words.
#[must_use]
pub fn result_fault(fault: &ResultFault, lang: Lang) -> Wording {
    let (message, help) = match fault {
        ResultFault::Empty => (
            lang.pick("ファイルが空です", "the file is empty")
                .to_owned(),
            ANOTHER_COPY,
        ),
        ResultFault::NotUtf8 => (
            lang.pick("文字コードが UTF-8 ではありません", "the file is not UTF-8")
                .to_owned(),
            (
                "calculate --format json -o で書き出したファイルを指定してください。PowerShell の > は文字コードを変えることがあります",
                "name a file that calculate --format json -o has written: > in PowerShell may have changed its encoding",
            ),
        ),
        ResultFault::Truncated => (
            lang.pick("結果が途中で切れています", "the result ends in the middle")
                .to_owned(),
            ANOTHER_COPY,
        ),
        ResultFault::NotJson => (
            lang.pick("JSON として読めません", "the file is not JSON")
                .to_owned(),
            (
                "calculate --format json で書き出した結果を、規程の前に書いてください: verify RESULT.json POLICY EMPLOYEES",
                "name a result of calculate --format json, in front of the policy: verify RESULT.json POLICY EMPLOYEES",
            ),
        ),
        ResultFault::Broken { cause } => (broken(*cause, lang).to_owned(), ANOTHER_COPY),
        ResultFault::OtherSchema { schema } => {
            (other_schema(schema.as_deref(), lang), NOT_A_RESULT)
        }
        ResultFault::LaterSchema { schema } => (
            lang.pick(
                format!(
                    "新しいバージョンの bonuspool で書き出した結果です（schema は「{schema}」）"
                ),
                format!("a later version of bonuspool wrote this result: its schema is `{schema}`"),
            ),
            (
                "結果を書き出したバージョンの bonuspool を使ってください",
                "use the version of bonuspool that wrote it",
            ),
        ),
        ResultFault::KeyTwice { path } => (
            lang.pick(
                format!("結果に {path} が2回あります"),
                format!("the result has {path} twice"),
            ),
            AGAIN,
        ),
        ResultFault::Missing { path } => (
            lang.pick(
                format!("結果に {path} がありません"),
                format!("the result has no {path}"),
            ),
            AGAIN,
        ),
        ResultFault::WrongType { path } => (
            lang.pick(
                format!("結果の {path} の型が違います"),
                format!("{path} of the result is of another type"),
            ),
            AGAIN,
        ),
        ResultFault::Number { path } => (
            lang.pick(
                format!("結果の {path} を金額として正確に読めません"),
                format!("{path} of the result cannot be read exactly as an amount"),
            ),
            AGAIN,
        ),
        ResultFault::PersonTwice { path, id } => (
            lang.pick(
                format!("結果に社員 {id} が2回出てきます（{path}）"),
                format!("the result has employee {id} twice ({path})"),
            ),
            AGAIN,
        ),
        ResultFault::Components { path } => (
            lang.pick(
                format!("結果の {path} の支給項目が、.components の支給項目と違います"),
                format!("{path} of the result does not have the components of .components"),
            ),
            AGAIN,
        ),
        ResultFault::Sum { path } => (
            lang.pick(
                format!("結果の {path} が内訳と合いません"),
                format!("{path} of the result is not the sum of its parts"),
            ),
            AGAIN,
        ),
    };
    Wording {
        message,
        label: None,
        help: Some(lang.pick(help.0, help.1).to_owned()),
    }
}

fn broken(cause: Cause, lang: Lang) -> &'static str {
    match cause {
        Cause::NoNumber => lang.pick(
            "JSON の書式が崩れています: NaN や Infinity は JSON の数ではありません",
            "the JSON is broken here: NaN and Infinity are no numbers in JSON",
        ),
        Cause::Commas => lang.pick(
            "JSON の書式が崩れています: 数に桁区切りのコンマがあります",
            "the JSON is broken here: a number has commas between its digits",
        ),
        Cause::Escape => lang.pick(
            "JSON の書式が崩れています: \\ で始まる表記が文字を表していません",
            "the JSON is broken here: what \\ begins stands for no character",
        ),
        Cause::Other => lang.pick("JSON の書式が崩れています", "the JSON is broken here"),
    }
}

fn other_schema(schema: Option<&str>, lang: Lang) -> String {
    match schema {
        Some(schema) => lang.pick(
            format!(
                "賞与計算の結果ではありません（schema は{}）",
                quoted(schema, lang)
            ),
            format!(
                "this is no result of a calculation: its schema is {}",
                quoted(schema, lang)
            ),
        ),
        None => lang
            .pick(
                "賞与計算の結果ではありません（schema がありません）",
                "this is no result of a calculation: it has no schema",
            )
            .to_owned(),
    }
}

/// What to do about a file of which something is missing or broken.
const ANOTHER_COPY: (&str, &str) = (
    "元のファイルからコピーし直すか、calculate --format json で書き出し直してください",
    "copy it again from where it came, or write it anew with calculate --format json",
);

/// What to do about another file.
const NOT_A_RESULT: (&str, &str) = (
    "calculate --format json で書き出した結果を指定してください（schema は bonuspool.result/1）",
    "name a result of calculate --format json (its schema is bonuspool.result/1)",
);

/// What to do about a file that was changed.
const AGAIN: (&str, &str) = (
    "ファイルが書き換えられています。calculate --format json で書き出し直すか、元のファイルを使ってください",
    "the file was changed: write it again with calculate --format json, or take the original",
);
