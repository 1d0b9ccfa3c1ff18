//! What the command line itself says.

pub mod test;
mod writing;

use std::io::Error;
use std::path::{Path, PathBuf};

use crate::calculation::outcome::Totals;
use crate::policy::Policy;
use crate::view::wording::Wording;
use crate::view::wording::proof::does_not_hold;
use crate::view::{Lang, clean, format};

use super::failure::{Failure, UsageFault};
use super::{compare, explain, export, scenarios, solve};
use writing::{unencodable, why, write};

/// What to do about an error of the program itself. The people file holds salaries.
const OUR_ERROR: (&str, &str) = (
    "プログラムの誤りです。規程を添えて開発元に知らせてください。社員データは送らないでください",
    "this is an error of the program: please report it with the policy, and keep the people file to yourself",
);

/// A failure that has no place in a file: what happened, and what to do.
pub fn words(failure: &Failure, lang: Lang) -> (String, Option<String>) {
    let (what, help) = match failure {
        Failure::Usage(fault) => {
            let (what, help) = usage(fault, lang);
            return (clean(&what), (!help.is_empty()).then(|| clean(&help)));
        }
        Failure::Unsolved(why) => {
            let (what, help) = solve::words::unsolved(why, lang);
            return (clean(&what), Some(clean(&help)));
        }
        Failure::Advised { pieces } => (advised(*pieces, lang), ""),
        Failure::Differs {
            name,
            differences,
            same_files,
        } => does_not_hold(name, *differences, *same_files, lang),
        Failure::TestsFailed { failed, tests, .. } => (test::failed(*failed, *tests, lang), ""),
        Failure::Read { name, error } => read(name, error, lang),
        Failure::Write { name, fault } => write(name, fault, lang),
        Failure::Unencodable { missing, of_export } => unencodable(missing, *of_export, lang),
        Failure::Uncertified(violation) => lang.pick(
            (
                format!("計算結果が検算に合いませんでした（{violation}）。この結果で支給しないでください"),
                OUR_ERROR.0,
            ),
            (
                format!("the result did not pass its own certificate ({violation}): do not pay from this"),
                OUR_ERROR.1,
            ),
        ),
        Failure::Internal { place } => {
            let place = place.as_deref().unwrap_or("?");
            lang.pick(
                (
                    format!("プログラムの内部でエラーが起きました（{place}）"),
                    OUR_ERROR.0,
                ),
                (
                    format!("something went wrong inside the program ({place})"),
                    OUR_ERROR.1,
                ),
            )
        }
        Failure::Findings(_)
        | Failure::FirstFindings { .. }
        | Failure::NotOfItsKind(_)
        | Failure::Arguments
        | Failure::Closed => (String::new(), ""),
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
                "--sheet を外すか、.xlsx で保存し直してください",
            ),
            (
                "--sheet is for a file that is an .xlsx",
                "leave --sheet out, or save the file as .xlsx",
            ),
        ),
        UsageFault::NoXlsx => (
            (
                "Excel形式（xlsx）の出力には、まだ対応していません",
                "出力先の名前を .csv にすれば、Excelで開けるファイルになります",
            ),
            (
                "xlsx is not written yet",
                "let the name of the output end in .csv, which Excel opens as well",
            ),
        ),
        UsageFault::NoSuchEnding => (
            (
                "その拡張子の形式では書き出せません",
                "出力先の名前を .csv・.json・.md・.txt のどれかにするか、--format で形式を指定してください",
            ),
            (
                "that kind of file is not written",
                "let the name of the output end in .csv, .json, .md or .txt, or say --format",
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
        UsageFault::Explain(fault) => return explain::words::fault(fault, lang),
        UsageFault::Compare(fault) => return compare::words::fault(fault, lang),
        UsageFault::Solve(fault) => return solve::words::fault(fault, lang),
        UsageFault::Scenario(fault) => return scenarios::words::fault(fault, lang),
        UsageFault::Export(fault) => return export::words::fault(fault, lang),
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

/// `--goals` where no rule asks for the achievement.
pub fn goals_unused(lang: Lang) -> &'static str {
    lang.pick(
        "--goals を指定しましたが、目標達成度（goal_achievement）を使う規則が規程にありません",
        "--goals is given, but no rule of the policy uses goal_achievement",
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

/// How many pieces of advice follow.
pub fn pieces_of_advice(pieces: usize, lang: Lang) -> String {
    match (lang, pieces) {
        (Lang::Ja, pieces) => format!("助言が {pieces} 件あります。"),
        (Lang::En, 1) => "There is one piece of advice.".to_owned(),
        (Lang::En, pieces) => format!("There are {pieces} pieces of advice."),
    }
}

/// Where `calculate` leads to the advice.
pub fn advice_elsewhere(pieces: usize, lang: Lang) -> String {
    match (lang, pieces) {
        (Lang::Ja, pieces) => {
            format!(
                "助言が {pieces} 件あります（同じファイルで bonuspool check を実行すると読めます）"
            )
        }
        (Lang::En, 1) => {
            "One piece of advice: bonuspool check with the same files gives it".to_owned()
        }
        (Lang::En, pieces) => {
            format!("{pieces} pieces of advice: bonuspool check with the same files gives them")
        }
    }
}

fn advised(pieces: usize, lang: Lang) -> String {
    match (lang, pieces) {
        (Lang::Ja, pieces) => format!("助言が {pieces} 件あるため、失敗とします（--strict）"),
        (Lang::En, 1) => "one piece of advice, which --strict takes for a fault".to_owned(),
        (Lang::En, pieces) => format!("{pieces} pieces of advice, which --strict takes for faults"),
    }
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

/// A figure that was set for nothing.
pub fn unused_figure(name: &str, meant: Option<&str>, lang: Lang) -> String {
    match meant {
        Some(meant) => lang.pick(
            format!("figures の「{name}」を使う規定がありません。「{meant}」ではありませんか"),
            format!("no rule uses the figure `{name}`; did you mean `{meant}`?"),
        ),
        None => lang.pick(
            format!("figures の「{name}」を使う規定がないので、変えても結果は変わりません"),
            format!("no rule uses the figure `{name}`: setting it changes nothing"),
        ),
    }
}
