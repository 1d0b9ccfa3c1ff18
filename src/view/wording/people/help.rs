//! What to write or do instead, for every fault of a file of employees, allotments or goals.

use crate::people::{Known, PeopleFault};
use crate::policy::Field;
use crate::view::Lang;

use super::super::number_help;
use super::dates::date_help;
use super::names::{list, quoted, text};

/// What to write or do instead.
pub(super) fn help(fault: &PeopleFault, lang: Lang) -> String {
    use PeopleFault as F;
    let (ja, en) = match fault {
        F::EmptyFile | F::NoPerson => text(
            "1行目に見出し、2行目から1人1行で書いてください",
            "write the headers on the first line and one person a row below",
        ),
        F::Utf16 | F::EucJp | F::Jis | F::UnknownEncoding => text(
            "Excel などで「CSV UTF-8（コンマ区切り）」として保存し直してください",
            "save the file again as \"CSV UTF-8 (comma delimited)\", in Excel for example",
        ),
        F::ExcelFile => text(
            "ファイル名の末尾を .xlsx にして、もう一度実行してください",
            "let its name end in .xlsx and run again",
        ),
        F::NotAWorkbook => text(
            "CSV であれば、ファイル名の末尾を .csv にしてください",
            "if it is a CSV, let its name end in .csv",
        ),
        F::OldWorkbook => text(
            "Excel で開き、「Excel ブック（.xlsx）」として保存し直してください",
            "open it in Excel and save it as \"Excel Workbook (.xlsx)\"",
        ),
        F::OtherWorkbook => text(
            "Excel や LibreOffice で開き、.xlsx か CSV で保存し直してください",
            "open it in Excel or LibreOffice and save it as .xlsx or CSV",
        ),
        F::ProtectedWorkbook => text(
            "Excel で開き、パスワードを外したコピーを .xlsx で保存してください",
            "open it in Excel and save a copy without the password as .xlsx",
        ),
        F::BrokenWorkbook => text(
            "Excel で開けるか確かめ、.xlsx か CSV で保存し直してください",
            "see whether Excel opens it, and save it again as .xlsx or CSV",
        ),
        F::WorkbookTooLarge(_) => text(
            "社員一覧だけを新しいブックにコピーするか、CSV で保存してください。空に見えるセルが遠くまで残っていることがあります",
            "copy the list of people alone to a new workbook, or save it as CSV; there may be cells far out that only look empty",
        ),
        F::UnknownSheet { sheets, .. } => (
            format!("ブックにあるシート: {}", list(sheets, Lang::Ja)),
            format!("the workbook has {}", list(sheets, Lang::En)),
        ),
        F::HeaderBelow => text(
            "見出しの行が先頭になるように、この行より上を消してください",
            "delete the lines above, so that the headers come first",
        ),
        F::NoHeaders => text(
            "1行目に、社員番号・氏名などの見出しを書いてください",
            "write headers such as employee_id and name on the first line",
        ),
        F::WrongSheet { others, .. } => (
            format!(
                "ほかのシート（{}）は --sheet で選べます",
                list(others, Lang::Ja)
            ),
            format!("--sheet reads another one: {}", list(others, Lang::En)),
        ),
        F::SeveralSheets { sheets } => (
            format!(
                "使うシートだけを新しいブックにコピーするか、CSV で保存してください。ブックにあるシート: {}",
                list(sheets, Lang::Ja)
            ),
            format!(
                "copy the one that counts to a workbook of its own, or save it as CSV; the workbook has {}",
                list(sheets, Lang::En)
            ),
        ),
        F::MergedCell => text(
            "セルの結合を解除し、すべての行に値を入力してください",
            "unmerge the cells, and write the value in every row",
        ),
        F::ShownOtherwise => text(
            "表示形式を「標準」か「文字列」に変え、表示されていたとおりの値を入力し直してください",
            "change the number format to General or Text, and write the value as it was shown",
        ),
        F::FormulaWithoutValue => text(
            "ブックを Excel で開いて保存し直すか、値を書いてください",
            "open the workbook in Excel and save it again, or write the value",
        ),
        F::ZipFile => text(
            "展開して、中の CSV を指定してください",
            "unpack it and give the CSV inside",
        ),
        F::WrongSeparator { .. } => text(
            "コンマ区切りの CSV で保存し直してください",
            "save the file again as a CSV with commas",
        ),
        F::DuplicateHeader { .. } => text(
            "どちらかの見出しを別の名前にするか、使わない列を消してください",
            "rename one of them, or delete the column that is not needed",
        ),
        F::AmbiguousHeader { column, headers } => ambiguous_help(*column, headers),
        F::MissingHeader { column, headers } => missing_header_help(*column, headers),
        F::MissingColumn {
            field,
            nearest,
            headers,
            ..
        } => missing_column_help(*field, nearest.as_deref(), headers),
        F::BlankHeader { .. } => text(
            "1行目に見出しを書くか、その列を消してください",
            "write a header on the first line, or delete the column",
        ),
        F::UnclosedQuote => text(
            "値の終わりに \" を書くか、始めの \" を消してください。値に含める \" は \"\" と書きます",
            "close the value with \", or delete the one that opens it; a \" inside a value is written \"\"",
        ),
        F::TextAfterQuote => text(
            "値の全体を \" で囲んでください。値に含める \" は \"\" と書きます",
            "put the whole value in quotes; a \" inside a value is written \"\"",
        ),
        F::StrayQuote => text(
            "値の全体を \" で囲み、値に含める \" は \"\" と書いてください。コンマと \" の間に空白は書けません",
            "put the whole value in quotes and write a \" inside it as \"\"; no space may stand between a comma and a quote",
        ),
        F::ShortRow { .. } => text(
            "足りない列を補ってください。空の値でもコンマは必要です",
            "add what is missing; a blank value still needs its comma",
        ),
        F::LongRow { .. } => text(
            "余分な値を消してください。コンマを含む値は \"300,000\" のように \" で囲みます",
            "delete what is too much; a value with a comma goes in quotes, as in \"300,000\"",
        ),
        F::TotalsRow { .. } => text("この行を消してください", "delete this row"),
        F::BlankRow => text(
            "空の行を消すか、社員の値を書いてください",
            "delete the blank row, or fill it in",
        ),
        F::BlankId => text("社員番号を書いてください", "write the person's employee ID"),
        F::DuplicateId { .. } => text(
            "社員番号は1人に1つです。重複した行を消すか、番号を直してください（全角と半角は同じとみなします）",
            "every person needs an ID of their own: delete the second row or correct the ID (full-width and half-width letters count as the same)",
        ),
        F::UnreadableCharacter { character } => {
            let lost = *character == char::REPLACEMENT_CHARACTER;
            if lost {
                text(
                    "前の変換で失われた文字です。元のデータから書き直してください",
                    "it was lost in an earlier conversion: write it again from the original data",
                )
            } else {
                text(
                    "その文字を消して、値を入力し直してください",
                    "delete it and enter the value again",
                )
            }
        }
        F::SpreadsheetError { .. } => text(
            "元の表の数式を直すか、値を書いてください",
            "correct the formula in the spreadsheet, or write the value",
        ),
        F::BadNumber { value, fault } => (
            number_help(*fault, value, Lang::Ja),
            number_help(*fault, value, Lang::En),
        ),
        F::BadDate { fault, .. } => date_help(*fault),
        F::BlankReason => text(
            "この金額とした理由を書いてください",
            "write why this amount was decided",
        ),
        F::BlankAmount | F::FractionOfYen { .. } => text(
            "50000、50,000、5万 のように、円単位の整数で書いてください",
            "write whole yen: 50000, 50,000 or 5万",
        ),
        F::BlankGoalCell { column, .. } => blank_goal_help(*column),
        F::UnknownGoalWord { words, .. } => {
            let ja: Vec<&str> = words.iter().map(|(ja, _)| *ja).collect();
            let en: Vec<&str> = words.iter().map(|(_, en)| *en).collect();
            (
                format!("{} のどれかを書いてください", ja.join("、")),
                format!("write one of {}", en.join(", ")),
            )
        }
        F::NegativeGoalWeight { .. } => text(
            "0以上の数か割合（20、20%）を書いてください。評価に入れない目標は 0 とします",
            "write a number or a percentage that is not below 0 (20, 20%); 0 for a goal that does not count",
        ),
        F::MixedGoalWeights { .. } => text(
            "すべてに % を付けるか、すべて外してください（20% は 20 の100分の1です）",
            "write all of them with %, or none (20% is a hundredth of 20)",
        ),
        F::DuplicateGoal { .. } => text(
            "2度書いた行を消すか、別の目標なら名前を変えてください",
            "delete the second row, or give it another name if it is another goal",
        ),
    };
    lang.pick(ja, en)
}

fn blank_goal_help(column: Known) -> (String, String) {
    match column {
        Known::Weight => text(
            "ウェイトを書いてください。評価に入れない目標は 0 とします",
            "write the weight; 0 for a goal that does not count",
        ),
        Known::System => text(
            "KPI、MBO、OKR、定性 のどれかを書いてください",
            "write kpi, mbo, okr or qualitative",
        ),
        _ => text(
            "値を書くか、この行を消してください",
            "fill it in, or delete the row",
        ),
    }
}

fn ambiguous_help(column: Known, headers: &[String]) -> (String, String) {
    let example = headers.first().map_or("", String::as_str);
    match column {
        Known::Field(field) => (
            format!(
                "使う列を規程の [columns] に {} = \"{example}\" のように書いてください",
                field.name()
            ),
            format!(
                "say in [columns] of the policy which one counts, as in {} = \"{example}\"",
                field.name()
            ),
        ),
        _ => text(
            "使う列だけを残してください",
            "keep only the one that counts",
        ),
    }
}

fn missing_header_help(column: Known, headers: &[String]) -> (String, String) {
    let names = column.japanese();
    let found = |lang| list(headers, lang);
    (
        format!(
            "見出しは {}、{} のどれかにしてください。ファイルの見出し: {}",
            names.join("、"),
            column.name(),
            found(Lang::Ja)
        ),
        format!(
            "its header may be {} or {}; the file has {}",
            column.name(),
            names.join(", "),
            found(Lang::En)
        ),
    )
}

fn missing_column_help(
    field: Option<Field>,
    nearest: Option<&str>,
    headers: &[String],
) -> (String, String) {
    let (found_ja, found_en) = (list(headers, Lang::Ja), list(headers, Lang::En));
    let (ja, en) = match (field.map(Field::name), nearest) {
        (Some(field), Some(near)) => (
            format!(
                "{}のことですか。そうであれば、[columns] に {field} = \"{near}\" と書いてください。",
                quoted(near, Lang::Ja)
            ),
            format!(
                "did you mean {}? If so, write {field} = \"{near}\" in [columns]; ",
                quoted(near, Lang::En)
            ),
        ),
        (Some(field), None) => (
            format!("別の見出しなら、[columns] に {field} = \"見出し\" と書いてください。"),
            format!("if it has another header, write {field} = \"HEADER\" in [columns]; "),
        ),
        (None, Some(near)) => (
            format!("{}のことですか。", quoted(near, Lang::Ja)),
            format!("did you mean {}? ", quoted(near, Lang::En)),
        ),
        (None, None) => text("", ""),
    };
    (
        format!("{ja}ファイルの見出し: {found_ja}"),
        format!("{en}the file has {found_en}"),
    )
}
