//! Names and what they refer to.

use crate::policy::{Meaning, Named, ReferenceFault};
use crate::view::Lang;
use crate::view::names::header;

use super::super::Wording;
use super::{did_you_mean, say};

pub(super) fn words(fault: &ReferenceFault, lang: Lang) -> Wording {
    match fault {
        ReferenceFault::UnknownFigure { name, nearest } => {
            let guess = did_you_mean(nearest.as_deref(), lang);
            say(lang.pick(
                [
                    format!("[figures] に「{name}」がありません"),
                    guess.clone(),
                    format!("[figures] に \"{name}\" = \"3億\" のように数値を書いてください"),
                ],
                [
                    format!("[figures] has no `{name}`"),
                    guess,
                    format!("write its value under [figures], like \"{name}\" = \"3億\""),
                ],
            ))
        }
        ReferenceFault::FigureNotPositive { name, value } => say(lang.pick(
            [
                format!("「{name}」は割る数なのに0以下です: {value}"),
                String::new(),
                "0より大きい数値を [figures] に書くか、別の数値で割ってください".to_owned(),
            ],
            [
                format!("`{name}` divides, but is not above 0: {value}"),
                String::new(),
                "write a number above 0 under [figures], or divide by another figure".to_owned(),
            ],
        )),
        ReferenceFault::UnknownField { name, nearest } => say(lang.pick(
            [
                format!("[columns] で使える列の名前に「{name}」はありません"),
                did_you_mean(*nearest, lang),
                "grade = \"CSVの見出し\" のように、決まった名前を左に書きます".to_owned(),
            ],
            [
                format!("[columns] knows no field `{name}`"),
                did_you_mean(*nearest, lang),
                "write a known field on the left, like grade = \"header in the CSV\"".to_owned(),
            ],
        )),
        ReferenceFault::UnknownComponent { name, nearest } => say(lang.pick(
            [
                format!("支給項目「{name}」がありません"),
                did_you_mean(nearest.as_deref(), lang),
                "[[component]] の name に書いた名前を書いてください".to_owned(),
            ],
            [
                format!("no component is named `{name}`"),
                did_you_mean(nearest.as_deref(), lang),
                "write the name of a [[component]]".to_owned(),
            ],
        )),
        ReferenceFault::UnknownAdvice { code, nearest } => say(lang.pick(
            [
                format!("助言のコードに「{code}」はありません"),
                did_you_mean(*nearest, lang),
                "すべてのコードは bonuspool check --explain all で見られます".to_owned(),
            ],
            [
                format!("there is no advice `{code}`"),
                did_you_mean(*nearest, lang),
                "bonuspool check --explain all lists all codes".to_owned(),
            ],
        )),
        ReferenceFault::AmbiguousSource { name, meanings } => ambiguous(name, meanings, lang),
        ReferenceFault::DuplicateName { named, name } => duplicate(*named, name, lang),
        ReferenceFault::PeriodOrder => say(lang.pick(
            [
                "算定期間の終わりが始まりより前です".to_owned(),
                String::new(),
                "from に最初の日、to に最後の日を書いてください".to_owned(),
            ],
            [
                "the period ends before it begins".to_owned(),
                String::new(),
                "write the first day under from and the last under to".to_owned(),
            ],
        )),
        ReferenceFault::ServiceWithoutPeriod { factor } => say(lang.pick(
            [
                format!("係数「{factor}」は在籍期間で決まりますが、算定期間がありません"),
                String::new(),
                "[policy] に period = { from = 2026-04-01, to = 2026-09-30 } のように書いてください".to_owned(),
            ],
            [
                format!("the factor `{factor}` counts time of service, but there is no period"),
                String::new(),
                "write period = { from = 2026-04-01, to = 2026-09-30 } under [policy]".to_owned(),
            ],
        )),
    }
}

/// A name of several things: which, and how each is written without doubt.
fn ambiguous(name: &str, meanings: &[Meaning], lang: Lang) -> Wording {
    let remedies: Vec<String> = meanings
        .iter()
        .map(|meaning| match meaning {
            Meaning::Result(field) => lang.pick(
                format!("計算結果なら \"{field}\""),
                format!("\"{field}\" for the result"),
            ),
            Meaning::Column => lang.pick(
                format!("社員データの列なら {{ column = \"{name}\" }}"),
                format!("{{ column = \"{name}\" }} for the column of the people file"),
            ),
            Meaning::Component => lang.pick(
                format!("支給項目なら {{ component = \"{name}\" }}"),
                format!("{{ component = \"{name}\" }} for the component"),
            ),
        })
        .collect();
    say(lang.pick(
        [
            format!("「{name}」が何を指すか決められません"),
            String::new(),
            format!("{} と書いてください", remedies.join("、")),
        ],
        [
            format!("`{name}` may mean several things"),
            String::new(),
            format!("write {}", remedies.join(", ")),
        ],
    ))
}

fn duplicate(named: Named, name: &str, lang: Lang) -> Wording {
    let rename = (
        "別の名前にするか、どちらか一方を消してください",
        "rename or remove one of them",
    );
    let (ja, en, (ja_help, en_help)) = match named {
        Named::Component => (
            format!("支給項目「{name}」が2つあります"),
            format!("two components are named `{name}`"),
            rename,
        ),
        Named::Factor => (
            format!("係数「{name}」が2つあります"),
            format!("two factors are named `{name}`"),
            rename,
        ),
        Named::PoolFactor => (
            format!("原資の係数「{name}」が2つあります"),
            format!("two factors of the pool are named `{name}`"),
            rename,
        ),
        Named::Export => (
            format!("[[export]] に「{name}」が2つあります"),
            format!("two exports are named `{name}`"),
            rename,
        ),
        Named::Test => (
            format!("[[test]] に「{name}」が2つあります"),
            format!("two tests are named `{name}`"),
            rename,
        ),
        Named::Part => (
            format!("評価項目「{name}」が2つあります"),
            format!("two parts of the score are named `{name}`"),
            rename,
        ),
        Named::Rating => (
            format!("評価「{name}」が2回あります"),
            format!("the rating `{name}` stands here twice"),
            ("どちらか一方を消してください", "remove one of them"),
        ),
        Named::Scenario => (
            format!("シナリオ「{name}」が2つあります"),
            format!("two scenarios are named `{name}`"),
            rename,
        ),
        Named::Header => (
            format!("[columns] の2つが同じ見出し「{name}」を指しています"),
            format!("two fields name the header `{name}`"),
            ("別の見出しにしてください", "give each its own"),
        ),
        Named::Field => (
            format!("[columns] に「{name}」が2回あります"),
            format!("[columns] names the field `{name}` twice"),
            ("どちらか一方を消してください", "remove one of them"),
        ),
        Named::Condition => {
            let column = header(name, lang);
            (
                format!("同じ条件に「{column}」の列が2回あります"),
                format!("one condition names the column `{name}` twice"),
                (
                    "書き方が違っても同じ列です。値を1つのリストにまとめてください",
                    "it is one column, whatever it is called; join the values in one list",
                ),
            )
        }
        Named::Column => {
            let column = header(name, lang);
            (
                format!("列「{column}」が1つのリストに2回あります"),
                format!("the column `{name}` is named twice in a list"),
                ("どちらか一方を消してください", "remove one of them"),
            )
        }
    };
    say(lang.pick(
        [ja, "2つ目".to_owned(), ja_help.to_owned()],
        [en, "the second".to_owned(), en_help.to_owned()],
    ))
}
