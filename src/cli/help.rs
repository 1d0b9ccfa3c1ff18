//! The help in Japanese. The English one is written beside the arguments, in [`super::args`].
//!
//! clap has no translations of its own: headings, usage and texts are replaced at run time. It breaks lines at spaces
//! only, so each Japanese line is short.

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::view::Lang;

use super::args::Typed;
use super::failure::Failure;
use super::session::Session;

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}";

/// The command line with its help in that language.
pub fn localised(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Ja => translated(command, &[]),
    }
}

fn translated(command: Command, above: &[&str]) -> Command {
    let name = command.get_name().to_owned();
    let path: Vec<&str> = above.iter().copied().chain([name.as_str()]).collect();
    let about = about(&name).unwrap_or_default();
    let usage = usage(&command, &path);
    let is_root = above.is_empty();
    let mut position = 0;
    let command = command
        .about(about)
        .help_template(TEMPLATE)
        .override_usage(usage)
        .subcommand_help_heading("コマンド")
        .disable_help_flag(true)
        .mut_args(|arg| {
            let text = argument(&name, arg.get_id().as_str()).unwrap_or_default();
            let arg = arg.help(text);
            if arg.is_positional() {
                // Under a heading of its own clap would sort them by name.
                position += 1;
                arg.help_heading("引数").display_order(position)
            } else if arg.get_action().takes_values() {
                arg.help_heading("オプション").hide_possible_values(true)
            } else {
                arg.help_heading("オプション")
            }
        })
        .arg(flag("help", 'h', "使い方を表示する", ArgAction::Help));
    let command = if is_root {
        command.disable_version_flag(true).arg(flag(
            "version",
            'V',
            "バージョンを表示する",
            ArgAction::Version,
        ))
    } else {
        command
    };
    command.mut_subcommands(|inner| translated(inner, &path))
}

/// `bonuspool help`: the page of a command, or of the program.
pub fn run(of: Option<&str>, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut root = localised(Typed::command(), session.lang);
    root.build();
    let page = match of.and_then(|name| root.find_subcommand_mut(name)) {
        Some(command) => command.render_help(),
        None => root.render_help(),
    };
    session.print(page.to_string().as_bytes())
}

fn flag(name: &'static str, short: char, help: &'static str, action: ArgAction) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(help)
        .help_heading("オプション")
        .display_order(999)
}

fn usage(command: &Command, path: &[&str]) -> String {
    if command.has_subcommands() {
        return format!("{} <コマンド> [オプション]", path.join(" "));
    }
    let mut usage = format!("{} [オプション]", path.join(" "));
    for arg in command.get_positionals() {
        let name = arg
            .get_value_names()
            .and_then(|names| names.first())
            .map_or_else(|| arg.get_id().as_str(), |name| name.as_str());
        // Nothing but `--explain` goes without a policy.
        let more = match arg.get_action() {
            ArgAction::Append => "...",
            _ => "",
        };
        usage.push_str(&if arg.is_required_set() || arg.get_id() == "policy" {
            format!(" <{name}>{more}")
        } else {
            format!(" [{name}]{more}")
        });
    }
    if command.get_arguments().any(|arg| arg.get_id() == "explain") {
        usage.push_str(&format!("\n        {} --explain <CODE>", path.join(" ")));
    }
    usage
}

fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "bonuspool" => "規程と社員データから、会社の賞与を1円まで正確に計算します",
        "init" => "ひな形の規程・今期の数字・社員データを作る",
        "check" => "規程と社員データに誤りがないか確かめ、助言する",
        "calculate" => "全員の賞与を計算する（省略形 calc）",
        "help" => "コマンドの使い方を表示する",
        "scenarios" => "前提をいろいろに変えて、結果を並べて比べる",
        "solve" => "目標の金額や比率になる値を探す",
        "compare" => "二つの規程や前の結果を比べ、誰が増え、誰が減るかを示す",
        "goals" => "目標ごとの達成度と、各人の目標達成度を示す",
        "verify" => "結果を計算し直し、いまも同じ結果になるか確かめる",
        "test" => "規程に書いた計算例（[[test]]）を実行する",
        "explain" => "規程を文章で説明する。一人分の計算と面談シートを示す",
        _ => return None,
    })
}

fn argument(command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        (_, "lang") => "表示の言語: ja・en（既定は環境の言語）",
        (_, "quiet") => "エラーのほかは何も表示しない",
        (_, "no_color") => "色を付けない",
        ("help", "of") => "コマンド",
        (_, "directory") => "作る場所（既定はここ）",
        (_, "template") => {
            "ひな形の種類（既定は points）:\n\
             points（ポイント制）、amounts（実額テーブル）、\n\
             months（支給月数）、fixed-variable（固定・変動）、\n\
             unlinked（業績非連動）"
        }
        ("init", "force") => "すでにあるファイルを上書きする",
        (_, "policies") => "規程（TOML）。- は標準入力",
        (_, "result") => "結果（calculate --format json）。- は標準入力",
        (_, "policy") => "規程（TOML）。- は標準入力",
        ("compare", "overlay") => "旧と新の規程に重ねるファイル。複数指定可",
        ("compare", "set") => {
            "旧と新の規程のキーを一つ置き換える。複数指定可\n（例 pool.rate=25%）"
        }
        (_, "overlay") => "規程に重ねるファイル。複数指定可",
        (_, "set") => "規程のキーを一つ置き換える。複数指定可\n（例 pool.rate=25%）",
        ("compare", "old") => {
            "旧: 規程（TOML）、結果（.json）、または previous\n（社員データの前回支給額の列と比べる）。- は標準入力"
        }
        ("compare", "new") => "新: 旧と同じように指定する",
        ("compare", "employees") => "社員データ（CSV・xlsx）。旧も新も結果なら不要。\n- は標準入力",
        (_, "old_employees") => {
            "旧の社員データが違うとき（前回の社員データなど）。\n--goals と --allotments は旧には使わない"
        }
        ("compare", "by") => "この列で集計する。複数指定可\n（既定は等級・評価・部署・役職）",
        (_, "employees") => "社員データ（CSV・xlsx）。- は標準入力",
        ("goals", "goals") => {
            "目標（CSV・xlsx）。- は標準入力。列の見出しは\n\
             社員番号、目標、制度、ウェイト、目標値、実績、方向、\n\
             統制可能、上位目標、評点"
        }
        (_, "goals") => "各人の目標（CSV・xlsx。列は help goals）。\n目標達成度の列として使う",
        ("goals", "sheet") => "目標のシート名（xlsx。既定は最初のシート）",
        ("explain", "sheet") => {
            "社員データのシート名（xlsx。既定は最初のシート）。\n\
             面談 または conversation で面談シートだけを示す。\n\
             複数指定可"
        }
        (_, "sheet") => "社員データのシート名（xlsx。既定は最初のシート）",
        (_, "employee") => "説明する人の社員番号",
        (_, "strict") => "助言があれば終了コードを1にする",
        (_, "explain") => {
            "エラーや助言のコードの意味と直し方を表示する\n（例 bad-number）。all はコードの一覧"
        }
        (_, "allotments") => "調整枠の配分\n（CSV・xlsx: 社員番号、金額、理由）",
        ("verify", "by") => {
            "この列の集計が結果にあることも確かめる。複数指定可\n（結果にある集計は、指定しなくても比べる）"
        }
        (_, "by") => "この列で集計した表を加える。複数指定可",
        ("explain", "format") => {
            "出力の形式: table・markdown\n（既定は出力先の拡張子、なければ table）"
        }
        (_, "format") => {
            "出力の形式: table・csv・json・markdown\n（既定は出力先の拡張子、なければ table）"
        }
        (_, "output") => "結果を書き出すファイル。実行した人だけが読める。\n- は標準出力",
        (_, "force") => "出力先がすでにあれば上書きする",
        (_, "export") => "規程の [[export]] の列をCSVで書き出す\n（給与ソフトなどへの取り込み用）",
        (_, "find") => "値を探す規程のキー（pool.rate など）",
        (_, "until") => {
            "達したい値（average_bonus=500000、\nlabour_share=55%、bonus.E001=80万 など）"
        }
        (_, "between") => "探す範囲（10%..40% など。\n既定は計算できる限り）",
        (_, "precision") => "探す値の刻み（0.01% など。\n既定は規程の値の最後の桁）",
        (_, "vary") => {
            "規程のキーを変える（pool.rate=10%,20% や\npool.rate=10%..30%:5%）。複数指定すると全組み合わせ"
        }
        (_, "measure") => {
            "加える指標。最初の指標をグラフにする。複数指定可\n（bonus.E001、coefficient.評価賞与、gini など）"
        }
        (_, "scenarios") => "シナリオのファイル（[[scenario]] に name と set）",
        (_, "encoding") => {
            "CSVの文字コード: utf-8・utf-8-bom・shift_jis\n（既定は、日本語のファイルなら utf-8-bom）"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_translated() {
        let root = Typed::command();
        let mut commands = vec![&root];
        commands.extend(root.get_subcommands());
        for command in commands {
            let name = command.get_name();
            assert!(about(name).is_some(), "{name}");
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(argument(name, id).is_some(), "{name} {id}");
            }
        }
    }

    #[test]
    fn both_command_lines_are_sound() {
        for lang in [Lang::Ja, Lang::En] {
            localised(Typed::command(), lang).debug_assert();
        }
    }
}
