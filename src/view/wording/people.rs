//! The words of faults in files of employees and allotments.

mod dates;
mod names;

use crate::people::{Known, PeopleFault, PeopleNote};
use crate::policy::Field;
use crate::view::Lang;

use super::{Wording, number_fault};
use dates::{date_fault, date_help};
use names::{character_name, columns, field_name, known_name, list, quoted, separator_name, text};

/// A fault of a file of employees or allotments in words.
#[must_use]
pub fn people_fault(fault: &PeopleFault, lang: Lang) -> Wording {
    Wording {
        message: message(fault, lang),
        label: None,
        help: Some(help(fault, lang)),
    }
}

/// A note on a people file in words: whole sentences.
#[must_use]
pub fn people_note(note: &PeopleNote, lang: Lang) -> String {
    match note {
        PeopleNote::ReadAsShiftJis => lang.pick(
            "文字コードは Shift_JIS として読みました。".to_owned(),
            "The file was read as Shift_JIS.".to_owned(),
        ),
        PeopleNote::RenamedHeaderAbsent {
            field,
            header,
            nearest,
        } => {
            let column = field_name(*field, lang);
            let header = quoted(header, lang);
            let nearest = nearest_header(nearest.as_deref(), lang);
            lang.pick(
                format!("[columns] で{column}の列とした{header}は、ファイルにありません。計算には使わないため、続けます。{nearest}"),
                format!("[columns] names {header} for {column}, which the file does not have. No rule uses it, so the run goes on.{nearest}"),
            )
        }
    }
}

/// What is wrong.
fn message(fault: &PeopleFault, lang: Lang) -> String {
    use PeopleFault as F;
    let (ja, en) = match fault {
        F::EmptyFile => text("ファイルが空です", "the file is empty"),
        F::NoPerson => text(
            "見出しの下に、社員が1人もいません",
            "there is nobody under the header",
        ),
        F::Utf16 => text("文字コードが UTF-16 です", "the file is encoded in UTF-16"),
        F::EucJp => text(
            "文字コードが EUC-JP のようです",
            "the file seems to be encoded in EUC-JP",
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
            "CSV ではなく、Excel のブックです",
            "this is an Excel workbook, not a CSV",
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
            format!("社員データに、列{}がありません", quoted(name, Lang::Ja)),
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
        F::BlankId => text("社員番号が空です", "the employee ID is blank"),
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
        F::BlankReason => text("理由が空です", "the reason is blank"),
        F::BlankAmount => text("金額が空です", "the amount is blank"),
        F::FractionOfYen { value } => (
            format!("{}は1円未満の端数があります", quoted(value, Lang::Ja)),
            format!("{} is not a whole number of yen", quoted(value, Lang::En)),
        ),
    };
    lang.pick(ja, en)
}

/// What to write or do instead.
fn help(fault: &PeopleFault, lang: Lang) -> String {
    use PeopleFault as F;
    let (ja, en) = match fault {
        F::EmptyFile | F::NoPerson => text(
            "1行目に見出し、2行目から1人1行で書いてください",
            "write the headers on the first line and one person a row below",
        ),
        F::Utf16 | F::EucJp | F::UnknownEncoding | F::ExcelFile => text(
            "Excel などで「CSV UTF-8（コンマ区切り）」として保存し直してください",
            "save the file again as \"CSV UTF-8 (comma delimited)\", in Excel for example",
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
        F::BadNumber { fault, .. } => (
            number_fault(*fault, Lang::Ja),
            number_fault(*fault, Lang::En),
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
    };
    lang.pick(ja, en)
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
        Known::Amount | Known::Reason | Known::Approver => text(
            "使う列だけを残してください",
            "keep only the one that counts",
        ),
    }
}

fn missing_header_help(column: Known, headers: &[String]) -> (String, String) {
    let names = column.japanese().join("、");
    let found = |lang| list(headers, lang);
    (
        format!(
            "見出しは {names} または {} です。ファイルの見出し: {}",
            column.name(),
            found(Lang::Ja)
        ),
        format!(
            "its header may be {} or {names}; the file has {}",
            column.name(),
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

/// A question after the nearest header that follows a sentence.
fn nearest_header(nearest: Option<&str>, lang: Lang) -> String {
    nearest.map_or_else(String::new, |nearest| {
        let nearest = quoted(nearest, lang);
        lang.pick(
            format!("{nearest}のことですか。"),
            format!(" Did you mean {nearest}?"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::NumberFault;
    use crate::people::DateFault;

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
                "「評定」のことですか。そうであれば、[columns] に rating = \"評定\" と書いてください。ファイルの見出し: 「社員番号」「評定」",
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
        assert!(list(&headers, Lang::Ja).ends_with("「19」ほか10"));
    }
}
