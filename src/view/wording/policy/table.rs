//! Names, sources and tables.

use crate::policy::{TableFault, TableFileFault};
use crate::view::Lang;

use super::super::Wording;
use super::{counted as many, say, short, shown_number, table_name};

#[allow(clippy::too_many_lines)] // One arm a fault.
pub(super) fn words(fault: &TableFault, lang: Lang) -> Wording {
    match fault {
        TableFault::NoSource { table } => say(lang.pick(
            [
                format!("{}の数がどこから来るのか書かれていません", table_name(table, lang)),
                String::new(),
                "value = 数、by = [列] と table、from = 列、figure = 会社の数値 のどれかを書いてください".to_owned(),
            ],
            [
                format!("{} does not say where its number comes from", table_name(table, lang)),
                String::new(),
                "write value, by with a table, from, or figure".to_owned(),
            ],
        )),
        TableFault::TwoSources { first, second } | TableFault::TwoTables { first, second } => {
            say(lang.pick(
                [
                    format!("「{first}」と「{second}」の両方が書かれています"),
                    String::new(),
                    "どちらで計算するか決め、もう一方を消してください".to_owned(),
                ],
                [
                    format!("both `{first}` and `{second}` are written"),
                    String::new(),
                    "keep the one that counts, and remove the other".to_owned(),
                ],
            ))
        }
        TableFault::NoTable { table } => say(lang.pick(
            [
                format!("{}に by がありますが、表がありません", table_name(table, lang)),
                String::new(),
                "table = \"\"\"…\"\"\" か table_file = \"表.csv\" を書いてください".to_owned(),
            ],
            [
                format!("{} has `by`, but no table", table_name(table, lang)),
                String::new(),
                "write table = \"\"\"…\"\"\" or table_file = \"table.csv\"".to_owned(),
            ],
        )),
        TableFault::TableFile { path, fault } => table_file(path, *fault, lang),
        TableFault::RaggedRow { row, cells, wanted } => say(lang.pick(
            [
                format!("表の行「{}」のセルが{cells}個です。1行目は{wanted}個です", short(row)),
                String::new(),
                "セルの数をそろえてください。空白を含むキーは、間を2つ以上の空白かタブか | で区切ります".to_owned(),
            ],
            [
                format!("the row `{}` has {}; the first row has {wanted}", short(row), many(*cells, "cell")),
                String::new(),
                "make the rows equally long; around keys with spaces put two spaces, tabs or |".to_owned(),
            ],
        )),
        TableFault::DuplicateTableKey { key } => say(lang.pick(
            [
                format!("表に「{key}」が2回あります"),
                String::new(),
                "どちらか一方を消してください（全角と半角は同じものとして扱います）".to_owned(),
            ],
            [
                format!("the table has `{key}` twice"),
                String::new(),
                "remove one of them; full-width and half-width letters are the same".to_owned(),
            ],
        )),
        TableFault::TableLevels { wanted, found } => say(lang.pick(
            [
                format!("表を引く列は{wanted}個ですが、表のキーは{found}段です"),
                String::new(),
                "列の数と、表の見出しの段数をそろえてください".to_owned(),
            ],
            [
                format!("the rule names {}, but the table has {} of keys", many(*wanted, "column"), many(*found, "level")),
                String::new(),
                "give the table one level of keys for each column".to_owned(),
            ],
        )),
        TableFault::EmptyTable => plain(
            lang,
            "表にセルがありません",
            "1行目と1列目に見出し、残りに値を書いてください",
            "the table has no cells",
            "write keys in the first row and the first column, and values in the rest",
        ),
        TableFault::OpenQuote => plain(
            lang,
            "引用符 \" が閉じられていません",
            "終わりに \" を付けるか、取り除いてください",
            "a quote is not closed",
            "close it, or remove it",
        ),
        TableFault::StrayQuote => plain(
            lang,
            "引用符 \" の位置が正しくありません",
            "\" を取り除くか、欄の全体を \" で囲んでください",
            "a quote stands in the wrong place",
            "remove it, or put the whole cell in quotes",
        ),
        TableFault::BandOrder { value } => plain(
            lang,
            &format!("at_least = {} が順番どおりではありません", shown_number(value)),
            "小さい順か大きい順に、同じ値を使わずに並べてください",
            &format!("at_least = {} is out of order", shown_number(value)),
            "write them upward or downward, no two of them equal",
        ),
        TableFault::BandBottom => plain(
            lang,
            "at_least のない段階が一番下ではありません",
            "at_least のない段階は、一番下に1つだけ書けます",
            "what has no at_least is not the lowest",
            "only the lowest may lack at_least",
        ),
        TableFault::PointOrder { value } => plain(
            lang,
            &format!("点 at = {} が順番どおりではありません", shown_number(value)),
            "小さい順か大きい順に、同じ値を使わずに並べてください",
            &format!("the point at = {} is out of order", shown_number(value)),
            "write the points upward or downward, no two of them equal",
        ),
    }
}

fn plain(lang: Lang, ja: &str, ja_help: &str, en: &str, en_help: &str) -> Wording {
    say(lang
        .pick([ja, "", ja_help], [en, "", en_help])
        .map(str::to_owned))
}

fn table_file(path: &str, fault: TableFileFault, lang: Lang) -> Wording {
    let (ja, ja_help, en, en_help) = match fault {
        TableFileFault::NotFound => (
            "が見つかりません",
            "このファイルから見た場所と名前を確かめてください",
            "is not there",
            "check its name; the path is relative to this file",
        ),
        TableFileFault::Unreadable => (
            "を開けません",
            "ファイルを閉じているか、読む権限があるか確かめてください",
            "cannot be read",
            "check that you may read it",
        ),
        TableFileFault::Encoding => (
            "の文字コードがわかりません",
            "「CSV UTF-8」で保存し直してください",
            "is in no known encoding",
            "save it as UTF-8",
        ),
    };
    say(lang.pick(
        [
            format!("表のファイル {path} {ja}"),
            String::new(),
            ja_help.to_owned(),
        ],
        [
            format!("the table file {path} {en}"),
            String::new(),
            en_help.to_owned(),
        ],
    ))
}
