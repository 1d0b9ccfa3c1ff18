//! What `--export` says.

use std::path::PathBuf;

use crate::render::csv::Altered;
use crate::view::{Lang, clean, format};

use super::ExportFault;

/// A fault: what happened, and what to do.
pub fn fault(fault: &ExportFault, lang: Lang) -> (String, String) {
    match fault {
        ExportFault::Unknown { name, exports, .. } if exports.is_empty() => lang.pick(
            (
                format!("規程に [[export]] がないので、「{name}」を書き出せません"),
                "規程に [[export]] の見出しを置き、その下に name = \"給与ソフト\" と \
                 columns = [[\"社員番号\", \"employee_id\"], [\"賞与\", \"bonus\"]] を書いてください"
                    .to_owned(),
            ),
            (
                format!("the policy has no [[export]], so “{name}” cannot be written"),
                "write [[export]] into the policy, and below it name = \"payroll\" and \
                 columns = [[\"Employee\", \"employee_id\"], [\"Bonus\", \"bonus\"]]"
                    .to_owned(),
            ),
        ),
        ExportFault::Unknown {
            name,
            exports,
            nearest,
        } => {
            let quoted = |open: &str, close: &str, comma: &str| {
                let names = exports.iter().map(|it| format!("{open}{it}{close}"));
                names.collect::<Vec<_>>().join(comma)
            };
            lang.pick(
                (
                    format!("規程に「{name}」という [[export]] はありません"),
                    match nearest {
                        Some(near) => format!("「{near}」のことでしょうか。"),
                        None => String::new(),
                    } + &format!("書き出せるのは {} です", quoted("「", "」", "、")),
                ),
                (
                    format!("the policy has no [[export]] named “{name}”"),
                    match nearest {
                        Some(near) => format!("perhaps “{near}” was meant; "),
                        None => String::new(),
                    } + &format!("it has {}", quoted("“", "”", ", ")),
                ),
            )
        }
        ExportFault::NeedsFile { rows, most } => {
            let rows = format::people(*rows, lang);
            lang.pick(
                (
                    format!("{rows}分を{most}行ずつに分けるので、標準出力には書き出せません"),
                    "-o payroll.csv のようにファイルを指定すると、payroll-1.csv、payroll-2.csv … に分けて書き出します"
                        .to_owned(),
                ),
                (
                    format!("{rows} at {most} a file are several files, which standard output cannot take"),
                    "needs -o: with -o payroll.csv they become payroll-1.csv, payroll-2.csv, …"
                        .to_owned(),
                ),
            )
        }
        ExportFault::Format => lang.pick(
            (
                "--export が書き出すのはCSVだけです".to_owned(),
                "--format を外し、出力先の名前を .csv にしてください".to_owned(),
            ),
            (
                "--export writes CSV only".to_owned(),
                "leave --format out, and let the name of the output end in .csv".to_owned(),
            ),
        ),
        ExportFault::Encoding => lang.pick(
            (
                "--export と --encoding は一緒に使えません。文字コードは取り込む側で決まるので、規程に書きます"
                    .to_owned(),
                "[[export]] に encoding = \"shift_jis\" のように書いてください".to_owned(),
            ),
            (
                "--encoding does not go with --export: the program that takes the file in decides it, so the policy says it"
                    .to_owned(),
                "write encoding = \"shift_jis\" under the [[export]]".to_owned(),
            ),
        ),
    }
}

/// Which files were written; nothing where it was standard output.
pub fn wrote(files: &[PathBuf], lang: Lang) -> Option<String> {
    let name = |path: &PathBuf| clean(&path.to_string_lossy());
    let (first, last) = (name(files.first()?), name(files.last()?));
    Some(match files.len() {
        1 => lang.pick(
            format!("{first} を書き出しました。"),
            format!("Wrote {first}."),
        ),
        2 => lang.pick(
            format!("{first} と {last} を書き出しました。"),
            format!("Wrote {first} and {last}."),
        ),
        count => lang.pick(
            format!("{first} から {last} まで、{count} ファイルを書き出しました。"),
            format!("Wrote {count} files, {first} to {last}."),
        ),
    })
}

/// A name of words of the result, which heads a column of the people file, too.
pub fn two_meanings(name: &str, lang: Lang) -> String {
    let name = clean(name);
    lang.pick(
        format!(
            "「{name}」という列は社員データにもありますが、計算結果のほうを書き出します。\
             社員データの列なら {{ column = \"{name}\" }} と書いてください"
        ),
        format!(
            "the people file has a column “{name}”, too; the result is written. \
             Write {{ column = \"{name}\" }} for the column"
        ),
    )
}

/// Which cells do not hold their text any more.
pub fn made_harmless(altered: &[Altered], lang: Lang) -> Option<String> {
    let cells = altered.iter().map(|it| {
        let (row, column) = (clean(&it.row), clean(&it.column));
        lang.pick(
            format!("{row}の「{column}」"),
            format!("“{column}” of {row}"),
        )
    });
    let list = first_few(cells, altered.len(), lang)?;
    Some(lang.pick(
        format!(
            "表計算ソフトで数式として実行されないよう、先頭に ' を付けるなどして変えた値があります: {list}。\
             取り込み先で一致しないことがあります"
        ),
        format!(
            "values were changed, as with a ' in front, so that no spreadsheet runs them as formulas: {list}; \
             payroll may not recognise them"
        ),
    ))
}

/// Files that would be taken in beside those of this run.
pub fn left_behind(files: &[PathBuf], lang: Lang) -> Option<String> {
    let names = files.iter().map(|path| clean(&path.to_string_lossy()));
    let list = first_few(names, files.len(), lang)?;
    Some(lang.pick(
        format!(
            "今回書き出していないファイルが残っています: {list}。\
             以前に書き出したものなら、一緒に取り込むと二重に支給されます"
        ),
        format!(
            "files that were not written now lie beside these: {list}; \
             if an earlier run wrote them, taking them in would pay people twice"
        ),
    ))
}

/// The first few of a list and a count of the others; nothing for an empty list.
fn first_few(items: impl Iterator<Item = String>, count: usize, lang: Lang) -> Option<String> {
    const SHOWN: usize = 5;
    if count == 0 {
        return None;
    }
    let items: Vec<String> = items.take(SHOWN).collect();
    let mut list = items.join(lang.pick("、", ", "));
    if count > SHOWN {
        let more = count - SHOWN;
        list.push_str(&lang.pick(format!(" ほか {more} 件"), format!(" and {more} more")));
    }
    Some(list)
}
