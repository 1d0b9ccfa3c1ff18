//! Texts that are not TOML, and settings.

use crate::policy::{SyntaxFault, TextFault, Unquoted};
use crate::view::Lang;

use super::super::Wording;
use super::{did_you_mean, say, short, table_name};

pub(super) fn words(fault: &TextFault, lang: Lang) -> Wording {
    match fault {
        TextFault::Syntax(syntax) => self::syntax(*syntax, lang),
        TextFault::UnquotedKey { key, corrected } => say(lang.pick(
            [
                format!("日本語のキー「{key}」が引用符で囲まれていません"),
                "引用符が必要です".to_owned(),
                format!("次のように書きます: {corrected}"),
            ],
            [
                format!("the key `{key}` needs quotes"),
                "quotes are needed here".to_owned(),
                format!("write {corrected}"),
            ],
        )),
        TextFault::UnquotedValue {
            value,
            kind,
            corrected,
        } => unquoted(&short(value), *kind, corrected, lang),
        TextFault::DuplicateKey { key, in_a_row } => {
            let (ja, en) = if *in_a_row {
                (
                    format!("[{key}] を [[{key}]] と二重の角かっこで書いてください"),
                    format!("write [[{key}]] with double brackets in place of [{key}]"),
                )
            } else {
                (
                    "どちらか一方を消してください".to_owned(),
                    "remove one of them".to_owned(),
                )
            };
            say(lang.pick(
                [
                    format!("「{key}」が2回書かれています"),
                    "2回目".to_owned(),
                    ja,
                ],
                [
                    format!("`{key}` is written twice"),
                    "the second time".to_owned(),
                    en,
                ],
            ))
        }
        TextFault::SettingForm { setting } => say(lang.pick(
            [
                format!(
                    "--set の「{}」は「キー=値」の形になっていません",
                    short(setting)
                ),
                String::new(),
                "pool.rate=20% や component.評価賞与.share=50% のように書きます".to_owned(),
            ],
            [
                format!(
                    "the setting `{}` is not of the form KEY=VALUE",
                    short(setting)
                ),
                String::new(),
                "write it like pool.rate=20% or component.評価賞与.share=50%".to_owned(),
            ],
        )),
        TextFault::SettingTwice {
            scenario,
            key,
            other,
        } => say(twice(scenario.as_deref(), key, other, lang)),
        TextFault::NoScenario => say(lang.pick(
            [
                "シナリオのファイルに [[scenario]] がありません".to_owned(),
                String::new(),
                "[[scenario]] の見出しを置き、その下に name = \"悲観\" と set = { \"pool.rate\" = \"10%\" } を書いてください"
                    .to_owned(),
            ],
            [
                "a file of scenarios has no [[scenario]]".to_owned(),
                String::new(),
                "write [[scenario]], and below it name = \"pessimistic\" and set = { \"pool.rate\" = \"10%\" }"
                    .to_owned(),
            ],
        )),
        TextFault::SettingPath {
            part,
            table,
            nearest,
        } => {
            let place = table_name(table, lang);
            let guess = did_you_mean(nearest.as_deref(), lang);
            say(lang.pick(
                [
                    format!("{place}に「{part}」はありません"),
                    String::new(),
                    if guess.is_empty() {
                        "名前か、1から数えた番号で指定します".to_owned()
                    } else {
                        guess.clone()
                    },
                ],
                [
                    format!("{place} has no `{part}`"),
                    String::new(),
                    if guess.is_empty() {
                        "give a name, or a number counted from 1".to_owned()
                    } else {
                        guess
                    },
                ],
            ))
        }
    }
}

fn unquoted(value: &str, kind: Unquoted, corrected: &str, lang: Lang) -> Wording {
    let (ja, en) = match kind {
        Unquoted::Percentage => (
            format!("割合 {value} は引用符で囲む必要があります"),
            format!("the percentage {value} needs quotes"),
        ),
        Unquoted::Amount => (
            format!("金額 {value} は引用符で囲む必要があります"),
            format!("the amount {value} needs quotes"),
        ),
        Unquoted::Date => (
            format!("日付 {value} の書き方が違います"),
            format!("the date {value} is not written as TOML writes dates"),
        ),
        Unquoted::Text => (
            format!("文字「{value}」は引用符で囲む必要があります"),
            format!("the text `{value}` needs quotes"),
        ),
    };
    say(lang.pick(
        [
            ja,
            String::new(),
            format!("次のように書きます: {corrected}"),
        ],
        [en, String::new(), format!("write {corrected}")],
    ))
}

fn syntax(fault: SyntaxFault, lang: Lang) -> Wording {
    let (ja, ja_help, en, en_help) = match fault {
        SyntaxFault::OpenText => (
            "文字列が引用符で閉じられていません",
            "終わりに引用符を付けてください",
            "a text has no closing quote",
            "close it with the quotes that open it",
        ),
        SyntaxFault::OpenList => (
            "リストが ] で閉じられていません",
            "終わりに ] を付け、要素の間をコンマ（,）で区切ってください",
            "a list has no closing bracket",
            "close it with ] and put commas between its items",
        ),
        SyntaxFault::OpenTable => (
            "表のかっこが閉じられていません",
            "[pool]、[[component]]、{ min = 1 } のように閉じてください",
            "a table has no closing bracket",
            "close it as in [pool], [[component]] or { min = 1 }",
        ),
        SyntaxFault::NoValue => (
            "= の右に値がありません",
            "値を書くか、この行を消してください",
            "there is no value after the =",
            "write a value, or remove the line",
        ),
        SyntaxFault::NoEquals => (
            "キーの後に = がありません",
            "「キー = 値」の形で書いてください（全角の ＝ は半角の = にします）。説明文なら行の頭に # を付けます",
            "there is no = after the key",
            "write KEY = VALUE, with a half-width =; a comment begins with #",
        ),
        SyntaxFault::NoKey => (
            "= の左にキーがありません",
            "「キー = 値」の形で書いてください",
            "there is no key before the =",
            "write KEY = VALUE",
        ),
        SyntaxFault::AfterValue => (
            "値の後に余分なものがあります",
            "1行に1つの「キー = 値」を書き、説明には # を付けてください",
            "something stands after the value",
            "write one KEY = VALUE a line; a comment begins with #",
        ),
        SyntaxFault::Comma => (
            "コンマが足りないか、多すぎます",
            "要素と要素の間に1つだけコンマ（,）を書いてください",
            "a comma is missing, or there is one too many",
            "put one comma between two items",
        ),
        SyntaxFault::Number => (
            "数の書き方が違います",
            "0.5、7、1_200_000 のように書いてください。社員コードのような 007 は引用符で囲みます",
            "this is not how TOML writes a number",
            "write it like 0.5, 7 or 1_200_000; a code such as 007 needs quotes",
        ),
        SyntaxFault::Date => (
            "この日付はありません",
            "2026-04-01 のように、実在する日付を書いてください",
            "there is no such day",
            "write a day that exists, like 2026-04-01",
        ),
        SyntaxFault::Escape => (
            "文字列の中の \\ の使い方が違います",
            "\\ をそのまま書くには、'…' で囲むか \\\\ と書いてください",
            "a backslash in a text stands for something unknown",
            "put the text in '…', or write \\\\",
        ),
        SyntaxFault::Bool => (
            "はい・いいえは小文字で書きます",
            "true または false と書いてください",
            "true and false are written in small letters",
            "write true or false",
        ),
        SyntaxFault::TooDeep => (
            "かっこの入れ子が深すぎます",
            "閉じていない [ や { がないか確かめてください",
            "brackets are nested too deeply",
            "look for a [ or { that is not closed",
        ),
        SyntaxFault::Other => (
            "TOMLとして読めません",
            "「キー = 値」の形になっているか、全角の記号や空白がないか確かめてください",
            "this is not TOML",
            "write KEY = VALUE, and look for full-width signs or spaces",
        ),
    };
    say(lang.pick(
        [ja.to_owned(), String::new(), ja_help.to_owned()],
        [en.to_owned(), String::new(), en_help.to_owned()],
    ))
}

/// A key that one scenario, or a grid, sets twice.
fn twice(scenario: Option<&str>, key: &str, other: &str, lang: Lang) -> [String; 3] {
    let ja = match scenario {
        Some(name) => format!("シナリオ「{name}」で"),
        None => String::new(),
    };
    let en = match scenario {
        Some(name) => format!("in the scenario “{name}”, "),
        None => String::new(),
    };
    let what = if key == other {
        lang.pick(
            format!("{ja}「{key}」を2回設定しています"),
            format!("{en}`{key}` is set twice"),
        )
    } else {
        lang.pick(
            format!("{ja}「{other}」と「{key}」は同じところを設定しています"),
            format!("{en}`{other}` and `{key}` set the same thing"),
        )
    };
    let label = lang.pick("2回目", "the second time").to_owned();
    let help = lang.pick(
        "どちらか一方だけにしてください。後の値が先の値を消してしまいます",
        "keep one of the two: the later value would take the place of the earlier one",
    );
    [what, label, help.to_owned()]
}
