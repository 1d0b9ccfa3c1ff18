//! The words of faults in files of employees, allotments and goals.

mod dates;
mod help;
mod names;
mod notes;

use crate::people::{Known, PeopleFault, System, WorkbookLimit};
use crate::view::Lang;
use crate::view::names::in_words;
use crate::view::terms::goal_system;

use super::Wording;
use dates::date_fault;
use help::help;
use names::{character_name, columns, known_name, list, quoted, separator_name, text};
pub use notes::people_note;

/// A fault of a file of employees or allotments in words.
#[must_use]
pub fn people_fault(fault: &PeopleFault, lang: Lang) -> Wording {
    Wording {
        message: message(fault, lang),
        label: None,
        help: Some(help(fault, lang)),
    }
}

/// What is wrong.
fn message(fault: &PeopleFault, lang: Lang) -> String {
    use PeopleFault as F;
    let (ja, en) = match fault {
        F::EmptyFile => text("ファイルが空です", "the file is empty"),
        F::NoPerson => text(
            "見出しの下に、社員が1人も見つかりません",
            "there is nobody under the header",
        ),
        F::Utf16 => text("文字コードが UTF-16 です", "the file is encoded in UTF-16"),
        F::EucJp => text(
            "文字コードが EUC-JP のようです",
            "the file seems to be encoded in EUC-JP",
        ),
        F::Jis => text(
            "文字コードが JIS（ISO-2022-JP）です",
            "the file is encoded in JIS (ISO-2022-JP)",
        ),
        F::UnknownEncoding => text(
            "文字コードが UTF-8 でも Shift_JIS でもありません（この行に読めない文字があります）",
            "the encoding is neither UTF-8 nor Shift_JIS (this line has bytes that cannot be read)",
        ),
        F::ZipFile => text(
            "CSV ではなく、zip ファイルです",
            "this is a zip file, not a CSV",
        ),
        F::ExcelFile => text(
            "CSV ではなく、Excel のブック（.xlsx）です",
            "this is an Excel workbook (.xlsx), not a CSV",
        ),
        F::NotAWorkbook => text(
            "Excel のブック（.xlsx）ではありません",
            "this is no Excel workbook (.xlsx)",
        ),
        F::OldWorkbook => text(
            "古い形式の Excel ブック（.xls）です",
            "this is an Excel workbook of the old kind (.xls)",
        ),
        F::OtherWorkbook => text(
            "Excel の .xlsx ではない形式のブック（.xlsb、.ods など）です",
            "this is a workbook of another kind than .xlsx (.xlsb or .ods)",
        ),
        F::ProtectedWorkbook => text(
            "ブックにパスワードがかかっています",
            "the workbook is protected by a password",
        ),
        F::BrokenWorkbook => text(
            "Excel のブックとして読めません。ファイルが壊れているか、途中までしか保存されていません",
            "this cannot be read as an Excel workbook: it is damaged, or only half of it was saved",
        ),
        F::WorkbookTooLarge(limit) => too_large(*limit),
        F::UnknownSheet { sheet, .. } => (
            format!("シート{}がありません", quoted(sheet, Lang::Ja)),
            format!("there is no sheet {}", quoted(sheet, Lang::En)),
        ),
        F::WrongSeparator { separator } => (
            format!(
                "列が{}で区切られています",
                separator_name(*separator, Lang::Ja)
            ),
            format!(
                "the columns are separated by {}",
                separator_name(*separator, Lang::En)
            ),
        ),
        F::HeaderBelow => text(
            "見出しの行が1行目にありません（この行が見出しのようです）",
            "the headers do not stand on the first line (they seem to be here)",
        ),
        F::DuplicateHeader { header } => (
            format!("見出し{}が2つあります", quoted(header, Lang::Ja)),
            format!("there are two headers {}", quoted(header, Lang::En)),
        ),
        F::AmbiguousHeader { column, headers } => (
            format!(
                "{}を表す見出しが{}つあります: {}",
                known_name(*column, Lang::Ja),
                headers.len(),
                list(headers, Lang::Ja)
            ),
            format!(
                "{} headers mean {}: {}",
                headers.len(),
                known_name(*column, Lang::En),
                list(headers, Lang::En)
            ),
        ),
        F::MissingHeader { column, .. } => (
            format!("{}の列がありません", known_name(*column, Lang::Ja)),
            format!("there is no column for {}", known_name(*column, Lang::En)),
        ),
        F::MissingColumn { name, .. } => (
            format!(
                "社員データに、列{}がありません",
                quoted(&in_words(name, Lang::Ja), Lang::Ja)
            ),
            format!("the people file has no column {}", quoted(name, Lang::En)),
        ),
        F::BlankHeader { column } => (
            format!("左から{column}番目の列に、見出しがありません"),
            format!("column {column} from the left has no header"),
        ),
        F::UnclosedQuote => text("引用符 \" が閉じていません", "the quote \" is never closed"),
        F::TextAfterQuote => text(
            "閉じた引用符 \" の後に文字があります",
            "there is text after the closing quote \"",
        ),
        F::StrayQuote => text(
            "引用符で囲んでいない値の中に、引用符 \" があります",
            "there is a quote \" in a cell that is not in quotes",
        ),
        F::ShortRow { expected, found } | F::LongRow { expected, found } => (
            format!("見出しは{expected}列ですが、この行は{found}列です"),
            format!(
                "the header has {}, this row has {found}",
                columns(*expected)
            ),
        ),
        F::TotalsRow { word } => (
            format!("{}の行は、社員の行ではありません", quoted(word, Lang::Ja)),
            format!("the row {} is not a person", quoted(word, Lang::En)),
        ),
        F::BlankRow => text(
            "途中に空の行があります",
            "there is a blank row between people",
        ),
        F::BlankId => text("社員番号が空欄です", "the employee ID is blank"),
        F::DuplicateId { id, first_line } => (
            format!(
                "社員番号{}は、{first_line}行目にもあります",
                quoted(id, Lang::Ja)
            ),
            format!(
                "the employee ID {} is on line {first_line}, too",
                quoted(id, Lang::En)
            ),
        ),
        F::UnreadableCharacter { character } => (
            format!("{}が入っています", character_name(*character, Lang::Ja)),
            format!("there is {}", character_name(*character, Lang::En)),
        ),
        F::SpreadsheetError { value } => (
            format!("{}は、表計算ソフトのエラー値です", quoted(value, Lang::Ja)),
            format!("{} is a spreadsheet's error value", quoted(value, Lang::En)),
        ),
        F::NoHeaders => text(
            "1行目が見出しではなく、社員の行のようです",
            "the first line seems to be a person, not the headers",
        ),
        F::WrongSheet { sheet, .. } => (
            format!(
                "シート{}の1行目に、社員番号の見出しがありません",
                quoted(sheet, Lang::Ja)
            ),
            format!(
                "the sheet {} has no header for employee_id on its first line",
                quoted(sheet, Lang::En)
            ),
        ),
        F::SeveralSheets { .. } => text(
            "ブックにシートが複数あり、どれを使うかを決められません",
            "the workbook has several sheets, and nothing says which one counts",
        ),
        F::MergedCell => text(
            "結合されたセルの一部で、値が入っていません",
            "this is part of a merged cell and holds no value of its own",
        ),
        F::ShownOtherwise => text(
            "Excel では、値にない文字や単位を付けて表示しています",
            "Excel shows this number with text or a unit that is not part of the value",
        ),
        F::FormulaWithoutValue => text(
            "数式ですが、計算結果が保存されていません",
            "this is a formula, and its value was not saved with it",
        ),
        F::BadNumber { value, .. } => (
            format!("{}は数値として読めません", quoted(value, Lang::Ja)),
            format!("{} cannot be read as a number", quoted(value, Lang::En)),
        ),
        F::BadDate { value, fault } => (
            format!(
                "{}は日付として読めません: {}",
                quoted(value, Lang::Ja),
                date_fault(*fault, Lang::Ja)
            ),
            format!(
                "{} cannot be read as a date: {}",
                quoted(value, Lang::En),
                date_fault(*fault, Lang::En)
            ),
        ),
        F::BlankReason => text("理由が空欄です", "the reason is blank"),
        F::BlankAmount => text("金額が空欄です", "the amount is blank"),
        F::FractionOfYen { value } => (
            format!("{}は1円未満の端数があります", quoted(value, Lang::Ja)),
            format!("{} is not a whole number of yen", quoted(value, Lang::En)),
        ),
        F::BlankGoalCell { column, system } => blank_goal_cell(*column, *system),
        F::UnknownGoalWord { column, value, .. } => (
            format!(
                "{}は、{}の列に書ける言葉ではありません",
                quoted(value, Lang::Ja),
                known_name(*column, Lang::Ja)
            ),
            format!(
                "{} is no word for {}",
                quoted(value, Lang::En),
                known_name(*column, Lang::En)
            ),
        ),
        F::NegativeGoalWeight { value } => (
            format!("ウェイトが負の数です: {}", quoted(value, Lang::Ja)),
            format!("the weight is below 0: {}", quoted(value, Lang::En)),
        ),
        F::MixedGoalWeights { value, first_line } => (
            format!(
                "同じ人のウェイトに、% の付いた数と付かない数が混ざっています: {}（{first_line}行目と異なります）",
                quoted(value, Lang::Ja)
            ),
            format!(
                "the weights of one person are percentages and plain numbers: {} differs from line {first_line}",
                quoted(value, Lang::En)
            ),
        ),
        F::DuplicateGoal { first_line } => (
            format!("同じ人の同じ目標が、{first_line}行目にもあります"),
            format!("the same goal of the same person is on line {first_line}, too"),
        ),
    };
    lang.pick(ja, en)
}

fn blank_goal_cell(column: Known, system: Option<System>) -> (String, String) {
    let (ja, en) = (known_name(column, Lang::Ja), known_name(column, Lang::En));
    match system {
        None => (
            format!("{ja}が空欄です"),
            format!("there is no {en} in this row"),
        ),
        Some(system) => (
            format!(
                "{}の目標なのに、{ja}が空欄です",
                goal_system(system, Lang::Ja)
            ),
            format!(
                "there is no {en}, which {} goals need",
                goal_system(system, Lang::En)
            ),
        ),
    }
}

fn too_large(limit: WorkbookLimit) -> (String, String) {
    match limit {
        WorkbookLimit::Bytes => text(
            "ブックが大きすぎます（展開すると1GBを超えます）",
            "the workbook is too large: it unpacks to more than 1 GB",
        ),
        WorkbookLimit::Cells => text(
            "シートのセルが多すぎます（4,000万セルまで読めます）",
            "the sheet has too many cells: 40 million are read",
        ),
        WorkbookLimit::Columns => text(
            "シートの列が多すぎます（1,000列まで読めます）",
            "the sheet has too many columns: 1,000 are read",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::NumberFault;
    use crate::people::DateFault;
    use crate::policy::Field;

    fn both(fault: &PeopleFault) -> [String; 4] {
        let ja = people_fault(fault, Lang::Ja);
        let en = people_fault(fault, Lang::En);
        [ja.message, ja.help.unwrap(), en.message, en.help.unwrap()]
    }

    #[test]
    fn a_fault_names_the_value_and_what_to_write() {
        let date = PeopleFault::BadDate {
            value: "平成31年5月1日".to_owned(),
            fault: DateFault::OutsideEra {
                date: jiff::civil::date(2019, 5, 1),
            },
        };
        assert_eq!(
            both(&date),
            [
                "「平成31年5月1日」は日付として読めません: 2019-05-01 は、この元号の日ではありません",
                "元号と年を直すか、2019-05-01 と書いてください",
                "“平成31年5月1日” cannot be read as a date: 2019-05-01 does not lie in that era",
                "correct the era or the year, or write 2019-05-01",
            ]
        );
        let column = PeopleFault::MissingColumn {
            name: "評価".to_owned(),
            field: Some(Field::Rating),
            nearest: Some("評定".to_owned()),
            headers: vec!["社員番号".to_owned(), "評定".to_owned()],
        };
        assert_eq!(
            both(&column),
            [
                "社員データに、列「評価」がありません",
                "「評定」のことですか。そうであれば、[columns] に rating = \"評定\" と書いてください。ファイルの見出し: 「社員番号」、「評定」",
                "the people file has no column “評価”",
                "did you mean “評定”? If so, write rating = \"評定\" in [columns]; the file has “社員番号”, “評定”",
            ]
        );
    }

    #[test]
    fn values_stay_short_and_on_one_line() {
        let fault = PeopleFault::BadNumber {
            value: format!("1\n{}", "x".repeat(100)),
            fault: NumberFault::NotANumber,
        };
        let wording = people_fault(&fault, Lang::En);
        assert!(wording.message.starts_with("“1 xxx"));
        assert!(wording.message.contains("x…”"));
        let headers: Vec<String> = (0..30).map(|n| n.to_string()).collect();
        assert!(list(&headers, Lang::En).ends_with("“19” and 10 more"));
        assert!(list(&headers, Lang::Ja).ends_with("「19」、ほか10件"));
    }
}
