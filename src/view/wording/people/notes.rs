//! Notes on files of people that could be read: whole sentences.

use crate::people::PeopleNote;
use crate::view::{Lang, clean};

use super::names::{field_name, list, quoted};

/// A note on a file of people in words.
#[must_use]
pub fn people_note(note: &PeopleNote, lang: Lang) -> String {
    match note {
        PeopleNote::ReadAsShiftJis => lang.pick(
            "文字コードは Shift_JIS として読みました。".to_owned(),
            "The file was read as Shift_JIS.".to_owned(),
        ),
        PeopleNote::ReadFirstSheet { sheet, others } => {
            let sheet = quoted(sheet, lang);
            let others = list(others, lang);
            lang.pick(
                format!("最初のシート{sheet}を読みました。ほかのシート（{others}）を読むには --sheet を付けてください。"),
                format!("The first sheet {sheet} was read; --sheet reads another one ({others})."),
            )
        }
        PeopleNote::FormulasAsSaved { headers } => {
            let headers = list(headers, lang);
            lang.pick(
                format!("{headers}の列に数式があります。ブックに保存されている計算結果を使いました。"),
                format!("There are formulas under {headers}; the values saved in the workbook were used."),
            )
        }
        PeopleNote::PerhapsMeant { field, header } => {
            let column = field_name(*field, lang);
            let name = field.name();
            let quoted = quoted(header, lang);
            lang.pick(
                format!("{quoted}は、{column}の列として読んでいません。{column}のことであれば、[columns] に {name} = \"{header}\" と書いてください。", header = clean(header)),
                format!("{quoted} was not read as {column}. If it is meant, write {name} = \"{header}\" in [columns].", header = clean(header)),
            )
        }
        PeopleNote::SameAllotment { first_line, line } => lang.pick(
            format!("調整枠の配分の{first_line}行目と{line}行目は、まったく同じ内容です。両方を支給額に加えました。"),
            format!("Lines {first_line} and {line} of the allotments are the same; both were added."),
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
