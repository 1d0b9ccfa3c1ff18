//! What `compare` says about its arguments.

use crate::view::Lang;

use super::CompareFault;

/// A fault: what happened, and what to do.
pub fn fault(fault: &CompareFault, lang: Lang) -> (String, String) {
    let (ja, en) = match fault {
        CompareFault::NeedsPeople => (
            (
                "社員データがありません".to_owned(),
                "規程や前回支給額を比べるには社員データが必要です: compare OLD NEW EMPLOYEES",
            ),
            (
                "there is no people file".to_owned(),
                "a policy and the column previous_bonus need one: compare OLD NEW EMPLOYEES",
            ),
        ),
        CompareFault::Unused { what } => (
            (
                format!("{what} を使うところがありません"),
                "結果（.json）は計算し直さずそのまま比べます。外すか、結果の代わりに規程を指定してください",
            ),
            (
                format!("nothing uses {what}"),
                "a result (.json) is taken as it is: leave it out, or name a policy in place of the result",
            ),
        ),
        CompareFault::PerhapsPrevious { typed } => (
            (
                format!("ファイル {typed} がありません"),
                "社員データの前回支給額と比べるなら previous と書きます: compare previous NEW EMPLOYEES",
            ),
            (
                format!("there is no file {typed}"),
                "the word for the column previous_bonus is `previous`: compare previous NEW EMPLOYEES",
            ),
        ),
        CompareFault::PreviousTwice => (
            (
                "旧も新も前回支給額です".to_owned(),
                "もう一方に規程か結果（.json）を指定してください",
            ),
            (
                "both sides are the column previous_bonus".to_owned(),
                "name a policy or a result (.json) for one of them",
            ),
        ),
        CompareFault::Swapped => (
            (
                "ファイルの順序が違います".to_owned(),
                "旧、新（規程か結果）、社員データの順に書いてください: compare OLD NEW EMPLOYEES",
            ),
            (
                "the files stand in another order".to_owned(),
                "write what was, what is to be (policies or results), then the people file: compare OLD NEW EMPLOYEES",
            ),
        ),
        CompareFault::Columns => (
            (
                "旧と新で [columns] が違います".to_owned(),
                "社員データは一度だけ読みます。--set か --overlay で、両方に同じ列の対応を指定してください",
            ),
            (
                "the two policies name the columns differently ([columns])".to_owned(),
                "the people file is read once: give both the same columns, with --set or --overlay",
            ),
        ),
        CompareFault::NoColumn { name } => (
            (
                format!("結果には列「{name}」がありません"),
                "結果どうしを集計できるのは、等級・評価・部署・役職（grade・rating・department・position）だけです",
            ),
            (
                format!("results have no column `{name}`"),
                "two results can be grouped by grade, rating, department and position",
            ),
        ),
    };
    let (what, help) = lang.pick(ja, en);
    (what, help.to_owned())
}

/// `--by` where the comparison has no room for it.
pub fn no_groups(lang: Lang) -> &'static str {
    lang.pick(
        "CSVとJSONには集計がありません。--by の集計は table・markdown で見られます",
        "CSV and JSON hold no groups; --by shows in table and markdown",
    )
}
