//! What `explain` says when it is asked for what cannot be shown.

use crate::view::Lang;

use super::ExplainFault;

/// A fault and what to do, in words.
pub fn fault(fault: &ExplainFault, lang: Lang) -> (String, String) {
    let (ja, en) = match fault {
        ExplainFault::SheetWithoutWorkbook => (
            (
                "--sheet のシート名は .xlsx を読むときだけ使えます",
                "シート名を外してください。面談シートだけを出すなら、--sheet conversation か --sheet 面談 です",
            ),
            (
                "the name of a --sheet is for a people file that is an .xlsx",
                "leave the name out; the page to talk a bonus over is --sheet conversation",
            ),
        ),
        ExplainFault::TwoSheets => (
            (
                "--sheet で選べる社員データのシートは一つだけです",
                "シート名を一つにしてください。--sheet conversation（面談シート）とは一緒に使えます",
            ),
            (
                "--sheet names one sheet of the people file, not two",
                "leave one of them out; --sheet conversation may stand beside it",
            ),
        ),
        ExplainFault::WhoseBonus => (
            (
                "--employee <ID> がありません",
                "一人分の計算を説明します。--employee 社員番号 を付けてください。規程だけの説明に社員データは要りません",
            ),
            (
                "missing: --employee <ID>",
                "say whose bonus to explain: --employee ID; the rules alone need no people file",
            ),
        ),
        ExplainFault::WhoseConversation => (
            (
                "面談シートは一人分ずつ作ります。社員データと --employee が要ります",
                "bonuspool explain 規程 社員データ --employee 社員番号 --sheet conversation と書いてください",
            ),
            (
                "a conversation sheet is about one person: it needs the people file and --employee",
                "write bonuspool explain POLICY EMPLOYEES --employee ID --sheet conversation",
            ),
        ),
        ExplainFault::NoConversation { id } => {
            return lang.pick(
                (
                    format!("社員 {id} は支給対象外で、目標もないため、面談シートはありません"),
                    "目標があるなら --goals で目標のファイルを指定してください。支給対象外の理由は --sheet を外すと読めます".to_owned(),
                ),
                (
                    format!("employee {id} is not paid and has no goals: there is no conversation sheet"),
                    "where there are goals, give their file with --goals; without --sheet the reason is shown".to_owned(),
                ),
            );
        }
    };
    let (what, help) = lang.pick(ja, en);
    (what.to_owned(), help.to_owned())
}
