//! What cannot be read or written, in words.

use std::io::{Error, ErrorKind};

use crate::cli::failure::{Left, WriteFault};
use crate::render::csv::Unencodable;
use crate::view::Lang;

pub(super) fn write(name: &str, fault: &WriteFault, lang: Lang) -> (String, &'static str) {
    match fault {
        WriteFault::Exists => lang.pick(
            (
                format!("{name} はすでにあります"),
                "上書きするなら --force を付けてください",
            ),
            (format!("{name} exists"), "add --force to overwrite it"),
        ),
        WriteFault::IsInput => lang.pick(
            (
                format!("{name} は入力ファイルなので、上書きしません"),
                "出力には別の名前を付けてください",
            ),
            (
                format!("{name} is an input and is not overwritten"),
                "give the output another name",
            ),
        ),
        WriteFault::IsLink => lang.pick(
            (
                format!("{name} はシンボリックリンクなので、書き込みません"),
                "リンク先のファイル名を指定してください。標準出力に出すなら -o - とします",
            ),
            (
                format!("{name} is a symbolic link and is neither followed nor replaced"),
                "name the file itself; -o - writes to standard output",
            ),
        ),
        WriteFault::Twice => lang.pick(
            (
                format!("一度の実行で {name} に二つの結果を書き出すことになります"),
                "出力ごとに別の名前を付けてください",
            ),
            (
                format!("two results of one run would be written to {name}"),
                "give each output a name of its own",
            ),
        ),
        WriteFault::NotAFile => lang.pick(
            (
                format!("{name} はファイルではないので、書き込めません"),
                "標準出力に出すなら -o - とします",
            ),
            (
                format!("{name} is not a file"),
                "-o - writes to standard output",
            ),
        ),
        WriteFault::System(error) => (cannot_write(name, error, lang), ""),
        WriteFault::NotTakenBack { error, left } => {
            let mut what = cannot_write(name, error, lang);
            for it in left {
                what.push_str(lang.pick("。", "; "));
                what.push_str(&not_taken_back(it, lang));
            }
            let help = lang.pick(
                "ここに挙げたファイルを手で元に戻してください",
                "put these files back by hand",
            );
            (what, help)
        }
    }
}

fn cannot_write(name: &str, error: &Error, lang: Lang) -> String {
    let why = why(error, lang);
    lang.pick(
        format!("{name} に書き込めません: {why}"),
        format!("cannot write {name}: {why}"),
    )
}

fn not_taken_back(left: &Left, lang: Lang) -> String {
    match left {
        Left::New { name } => lang.pick(
            format!("先に書き出した {name} を消せませんでした"),
            format!("{name}, written before that, could not be removed"),
        ),
        Left::Old { name, kept } => {
            let kept = kept.display();
            lang.pick(
                format!("先に書き換えた {name} を元に戻せませんでした（元の内容は {kept} にあります）"),
                format!("{name}, replaced before that, could not be put back (its old content is in {kept})"),
            )
        }
    }
}

pub(super) fn unencodable(
    missing: &[Unencodable],
    of_export: bool,
    lang: Lang,
) -> (String, &'static str) {
    const SHOWN: usize = 20;
    let mut what = lang
        .pick(
            "Shift_JIS で表せない文字があります: ",
            "Shift_JIS lacks characters of the result: ",
        )
        .to_owned();
    let cells: Vec<String> = missing
        .iter()
        .take(SHOWN)
        .map(|it| {
            let (row, column, text, c) = (&it.row, &it.column, &it.text, it.character);
            match row {
                Some(row) => lang.pick(
                    format!("{row}の{column}「{text}」の「{c}」"),
                    format!("“{c}” in {column} “{text}” of {row}"),
                ),
                None => lang.pick(
                    format!("見出し「{column}」の「{c}」"),
                    format!("“{c}” in the header “{column}”"),
                ),
            }
        })
        .collect();
    what.push_str(&cells.join(lang.pick("、", "; ")));
    if missing.len() > SHOWN {
        let more = missing.len() - SHOWN;
        what.push_str(&lang.pick(format!(" ほか {more} 件"), format!("; and {more} more")));
    }
    if of_export {
        return (
            what,
            lang.pick(
                "取り込み先が受け付けるなら、[[export]] を encoding = \"utf-8-bom\" にすると、すべての文字を書き出せます",
                "encoding = \"utf-8-bom\" under the [[export]] has every character, where payroll takes it",
            ),
        );
    }
    (
        what,
        lang.pick(
            "--encoding utf-8-bom なら、すべての文字を書き出せます",
            "--encoding utf-8-bom has every character",
        ),
    )
}

pub(super) fn why(error: &Error, lang: Lang) -> String {
    let ja = match error.kind() {
        ErrorKind::NotFound => "ファイルやフォルダーがありません",
        ErrorKind::PermissionDenied => "権限がありません",
        ErrorKind::IsADirectory => "フォルダーです",
        ErrorKind::StorageFull => "空き容量がありません",
        ErrorKind::QuotaExceeded => "割り当てられた容量を使い切っています",
        ErrorKind::FileTooLarge => "ファイルが大きすぎます",
        ErrorKind::InvalidFilename => "ファイル名が長すぎるか、使えない文字があります",
        ErrorKind::NotADirectory => "途中にフォルダーではないものがあります",
        ErrorKind::ReadOnlyFilesystem => "読み取り専用です",
        _ => return error.to_string(),
    };
    let en = match error.kind() {
        ErrorKind::NotFound => "no such file or directory",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::IsADirectory => "it is a directory",
        ErrorKind::StorageFull => "no space left",
        ErrorKind::QuotaExceeded => "the quota is used up",
        ErrorKind::FileTooLarge => "the file is too large",
        ErrorKind::InvalidFilename => "the name is too long or has characters that are not allowed",
        ErrorKind::NotADirectory => "something on the way is not a directory",
        _ => "read-only",
    };
    lang.pick(ja, en).to_owned()
}
