//! What the command line itself says.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::calculation::outcome::Totals;
use crate::policy::Policy;
use crate::render::csv::Unencodable;
use crate::view::wording::Wording;
use crate::view::{Lang, clean, format};

use super::export;
use super::failure::{Failure, Left, UsageFault, WriteFault};

/// A failure that has no place in a file: what happened, and what to do.
pub fn words(failure: &Failure, lang: Lang) -> (String, Option<String>) {
    if let Failure::Usage(UsageFault::Export(fault)) = failure {
        let (what, help) = export::words::fault(fault, lang);
        return (clean(&what), Some(clean(&help)));
    }
    let (what, help) = match failure {
        Failure::Usage(fault) => {
            let (what, help) = usage(fault, lang);
            return (clean(&what), (!help.is_empty()).then_some(help));
        }
        Failure::Read { name, error } => read(name, error, lang),
        Failure::Write { name, fault } => write(name, fault, lang),
        Failure::Unencodable { missing, of_export } => unencodable(missing, *of_export, lang),
        Failure::Uncertified(violation) => lang.pick(
            (
                format!("計算結果が検算に合いませんでした（{violation}）。この結果で支給しないでください"),
                "プログラムの誤りです。規程と社員データを添えて開発元に知らせてください",
            ),
            (
                format!("the result did not pass its own certificate ({violation}): do not pay from this"),
                "this is an error of the program; please report it with the policy and the people file",
            ),
        ),
        Failure::Findings(_) | Failure::Arguments | Failure::Closed => (String::new(), ""),
    };
    (clean(&what), (!help.is_empty()).then(|| help.to_owned()))
}

fn usage(fault: &UsageFault, lang: Lang) -> (String, String) {
    let (ja, en) = match fault {
        UsageFault::StdinTwice => (
            ("標準入力（-）から読めるファイルは一つだけです", ""),
            ("only one of the files can be standard input (-)", ""),
        ),
        UsageFault::FilesSwapped => (
            (
                "規程と社員データの順序が逆です",
                "規程（TOML）、社員データ（CSV・xlsx）の順に書いてください",
            ),
            (
                "the policy and the people file stand the wrong way round",
                "write the policy (TOML) first, then the people file (CSV or .xlsx)",
            ),
        ),
        UsageFault::GoalsSwapped => (
            (
                "規程と目標のファイルの順序が逆です",
                "規程（TOML）、目標（CSV・xlsx）の順に書いてください",
            ),
            (
                "the policy and the file of goals stand the wrong way round",
                "write the policy (TOML) first, then the goals (CSV or .xlsx)",
            ),
        ),
        UsageFault::SheetWithoutWorkbook => (
            (
                "--sheet は .xlsx を読むときだけ使えます",
                "CSV にシートはありません。--sheet を外してください",
            ),
            (
                "--sheet is for a file that is an .xlsx",
                "a CSV has no sheets: leave --sheet out",
            ),
        ),
        UsageFault::NoXlsx => (
            (
                "Excel形式（xlsx）の出力には、まだ対応していません",
                "--format csv で書き出せば、Excelで開けます",
            ),
            (
                "xlsx is not written yet",
                "--format csv writes a file that Excel opens",
            ),
        ),
        UsageFault::NotForExplain => (
            (
                "explain は table か markdown で出力します",
                "数値がほしいときは calculate --format json か csv を使ってください",
            ),
            (
                "explain writes table or markdown",
                "for the numbers use calculate --format json or csv",
            ),
        ),
        UsageFault::EncodingWithoutCsv => (
            (
                "--encoding はCSVを書き出すときだけ使えます",
                "--format csv を付けてください",
            ),
            ("--encoding is for CSV only", "add --format csv"),
        ),
        // It has words of its own.
        UsageFault::Export(_) => (("", ""), ("", "")),
        UsageFault::NoSuchEmployee { id, file } => {
            return lang.pick(
                (
                    format!("社員 {id} は {file} にいません"),
                    "社員番号を確かめてください".to_owned(),
                ),
                (
                    format!("{file} has no employee {id}"),
                    "check the employee_id".to_owned(),
                ),
            );
        }
        UsageFault::UnknownCode { code, nearest } => return unknown_code(code, *nearest, lang),
    };
    let (what, help) = lang.pick(ja, en);
    (what.to_owned(), help.to_owned())
}

fn unknown_code(code: &str, nearest: Option<&str>, lang: Lang) -> (String, String) {
    let guess = nearest.map_or_else(String::new, |nearest| {
        lang.pick(
            format!("{nearest} のことでしょうか。"),
            format!("perhaps {nearest} was meant; "),
        )
    });
    lang.pick(
        (
            format!("エラーコード「{code}」はありません"),
            format!("{guess}すべてのコードは bonuspool check --explain all で見られます"),
        ),
        (
            format!("there is no code `{code}`"),
            format!("{guess}bonuspool check --explain all lists them all"),
        ),
    )
}

fn read(name: &str, error: &Error, lang: Lang) -> (String, &'static str) {
    let why = why(error, lang);
    (
        lang.pick(
            format!("{name} を読めません: {why}"),
            format!("cannot read {name}: {why}"),
        ),
        "",
    )
}

fn write(name: &str, fault: &WriteFault, lang: Lang) -> (String, &'static str) {
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

fn unencodable(missing: &[Unencodable], of_export: bool, lang: Lang) -> (String, &'static str) {
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
            let row = row.as_deref().unwrap_or_default();
            lang.pick(
                format!("{row}の{column}「{text}」の「{c}」"),
                format!("“{c}” in {column} “{text}” of {row}"),
            )
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

fn why(error: &Error, lang: Lang) -> String {
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

/// A policy in another encoding.
pub fn not_utf8(lang: Lang) -> Wording {
    let (message, help) = lang.pick(
        (
            "文字コードが UTF-8 ではありません",
            "エディターで文字コードを UTF-8 にして保存し直してください",
        ),
        ("the file is not UTF-8", "save it as UTF-8"),
    );
    Wording {
        message: message.to_owned(),
        label: None,
        help: Some(help.to_owned()),
    }
}

/// The name of standard input where a file would be named.
pub fn standard_input(lang: Lang) -> &'static str {
    lang.pick("標準入力", "standard input")
}

/// The name of standard output where a file would be named.
pub fn standard_output(lang: Lang) -> &'static str {
    lang.pick("標準出力", "standard output")
}

/// `--by` where the result has no room for it.
pub fn no_groups_in_csv(lang: Lang) -> &'static str {
    lang.pick(
        "CSVは社員一覧だけを書き出します。--by の集計は table・json・markdown で見られます",
        "a CSV holds the people only; --by shows in table, json and markdown",
    )
}

/// `check` without people.
pub fn policy_is_well(policy: &Policy, lang: Lang) -> String {
    let name = policy.name.as_deref().map(clean).unwrap_or_default();
    match (lang, name.is_empty()) {
        (Lang::Ja, true) => "規程に問題はありません。".to_owned(),
        (Lang::Ja, false) => format!("規程「{name}」に問題はありません。"),
        (Lang::En, true) => "The policy is all right.".to_owned(),
        (Lang::En, false) => format!("The policy “{name}” is all right."),
    }
}

/// `check` with people.
pub fn people_are_well(totals: &Totals, lang: Lang) -> String {
    let all = format::people(totals.employees, lang);
    let eligible = format::people(totals.eligible, lang);
    lang.pick(
        format!("規程と社員データに問題はありません。社員 {all}（支給対象 {eligible}）を最後まで計算できました。"),
        format!("The policy and the people file are all right: {all} read, {eligible} eligible, every bonus calculated."),
    )
}

/// What `init` has written, and what comes next.
pub fn started(paths: &[PathBuf], lang: Lang) -> String {
    let shown: Vec<String> = paths.iter().map(|path| shown(path)).collect();
    let list = shown.join(lang.pick("、", ", "));
    let [policy, season, employees] = shown.as_slice() else {
        return String::new();
    };
    let command = format!("  bonuspool calculate {policy} {employees} --overlay {season}\n");
    lang.pick(
        format!("{list} を作りました。\n数字と社員を書き換えて、計算してください:\n{command}"),
        format!("Wrote {list}.\nPut in your figures and people, then calculate:\n{command}"),
    )
}

/// A path as it can be typed in a shell.
fn shown(path: &Path) -> String {
    let text = clean(&path.to_string_lossy());
    let plain = |c: char| c.is_alphanumeric() || "/._-~".contains(c);
    if text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// Tables of a policy that this version does nothing with.
pub fn passed_over(tables: &[String], lang: Lang) -> String {
    let names = |open: &str, close: &str, comma: &str| {
        let named: Vec<String> = tables
            .iter()
            .map(|name| format!("{open}{name}{close}"))
            .collect();
        named.join(comma)
    };
    lang.pick(
        format!(
            "{} は、このバージョンでは使わずに読み飛ばします",
            names("[", "]", "、")
        ),
        format!("this version does nothing with {}", names("[", "]", ", ")),
    )
}
