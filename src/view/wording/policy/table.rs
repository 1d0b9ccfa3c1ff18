//! Names, sources and tables.

use crate::policy::{Named, PolicyFault, TableFileFault};
use crate::view::Lang;

use super::super::Wording;
use super::{did_you_mean, say, short, table_name};

pub(super) fn words(fault: &PolicyFault, lang: Lang) -> Wording {
    match fault {
        PolicyFault::UnknownFigure { name, nearest } => {
            let guess = did_you_mean(nearest.as_deref(), lang);
            say(lang.pick(
                [
                    format!("[figures] に「{name}」がありません"),
                    guess.clone(),
                    format!("[figures] に \"{name}\" = \"3億\" のように数値を書いてください"),
                ],
                [
                    format!("[figures] has no `{name}`"),
                    guess,
                    format!("write its value under [figures], like \"{name}\" = \"3億\""),
                ],
            ))
        }
        PolicyFault::FigureNotPositive { name, value } => say(lang.pick(
            [
                format!("「{name}」は割る数なのに0以下です: {value}"),
                String::new(),
                "0より大きい数値を [figures] に書くか、別の数値で割ってください".to_owned(),
            ],
            [
                format!("`{name}` divides, but is not above 0: {value}"),
                String::new(),
                "write a number above 0 under [figures], or divide by another figure".to_owned(),
            ],
        )),
        PolicyFault::UnknownField { name, nearest } => say(lang.pick(
            [
                format!("[columns] の「{name}」という項目はありません"),
                did_you_mean(*nearest, lang),
                "grade = \"CSVの見出し\" のように、決まった項目名を左に書きます".to_owned(),
            ],
            [
                format!("[columns] knows no field `{name}`"),
                did_you_mean(*nearest, lang),
                "write a known field on the left, like grade = \"header in the CSV\"".to_owned(),
            ],
        )),
        PolicyFault::DuplicateName { named, name } => duplicate(*named, name, lang),
        PolicyFault::PeriodOrder => say(lang.pick(
            [
                "算定期間の終わりが始まりより前です".to_owned(),
                String::new(),
                "from に最初の日、to に最後の日を書いてください".to_owned(),
            ],
            [
                "the period ends before it begins".to_owned(),
                String::new(),
                "write the first day under from and the last under to".to_owned(),
            ],
        )),
        PolicyFault::ServiceWithoutPeriod { factor } => say(lang.pick(
            [
                format!("係数「{factor}」は在籍期間で決まりますが、算定期間がありません"),
                String::new(),
                "[policy] に period = { from = 2026-04-01, to = 2026-09-30 } のように書いてください".to_owned(),
            ],
            [
                format!("the factor `{factor}` counts time of service, but there is no period"),
                String::new(),
                "write period = { from = 2026-04-01, to = 2026-09-30 } under [policy]".to_owned(),
            ],
        )),
        PolicyFault::NoSource { table } => say(lang.pick(
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
        PolicyFault::TwoSources { first, second } | PolicyFault::TwoTables { first, second } => {
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
        PolicyFault::NoTable { table } => say(lang.pick(
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
        PolicyFault::TableFile { path, fault } => table_file(path, *fault, lang),
        PolicyFault::RaggedRow { row, cells, wanted } => say(lang.pick(
            [
                format!("表の行「{}」のセルが{cells}個です。1行目は{wanted}個です", short(row)),
                String::new(),
                "セルの数をそろえてください。空白を含むキーは、間を2つ以上の空白かタブか | で区切ります".to_owned(),
            ],
            [
                format!("the row `{}` has {cells} cells; the first row has {wanted}", short(row)),
                String::new(),
                "make the rows equally long; around keys with spaces put two spaces, tabs or |".to_owned(),
            ],
        )),
        PolicyFault::DuplicateTableKey { key } => say(lang.pick(
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
        PolicyFault::TableLevels { wanted, found } => say(lang.pick(
            [
                format!("by の列は{wanted}個ですが、表のキーは{found}段です"),
                String::new(),
                "by に書いた列の数と、表の見出しの段数をそろえてください".to_owned(),
            ],
            [
                format!("the rule names {wanted} columns, but the table has {found} levels of keys"),
                String::new(),
                "give the table one level of keys for each column".to_owned(),
            ],
        )),
        PolicyFault::EmptyTable
        | PolicyFault::OpenQuote
        | PolicyFault::BandOrder { .. }
        | PolicyFault::BandBottom
        | PolicyFault::PointOrder { .. } => rows(fault, lang),
        _ => say(Default::default()),
    }
}

fn rows(fault: &PolicyFault, lang: Lang) -> Wording {
    let (ja, ja_help, en, en_help) = match fault {
        PolicyFault::EmptyTable => (
            "表にセルがありません".to_owned(),
            "1行目と1列目に見出し、残りに数を書いてください",
            "the table has no cells".to_owned(),
            "write keys in the first row and the first column, and numbers in the rest",
        ),
        PolicyFault::OpenQuote => (
            "引用符 \" が閉じられていません".to_owned(),
            "終わりに \" を付けるか、取り除いてください",
            "a quote is not closed".to_owned(),
            "close it, or remove it",
        ),
        PolicyFault::BandOrder { value } => (
            format!("段階の at_least = {value} が順番どおりではありません"),
            "小さい順か大きい順に、同じ値を使わずに並べてください",
            format!("the band at_least = {value} is out of order"),
            "write the bands upward or downward, no two of them equal",
        ),
        PolicyFault::BandBottom => (
            "at_least のない段階が一番下ではありません".to_owned(),
            "at_least のない段階は、一番下に1つだけ書けます",
            "a band without at_least is not the lowest".to_owned(),
            "only the lowest band may lack at_least",
        ),
        PolicyFault::PointOrder { value } => (
            format!("点 at = {value} が順番どおりではありません"),
            "小さい順か大きい順に、同じ値を使わずに並べてください",
            format!("the point at = {value} is out of order"),
            "write the points upward or downward, no two of them equal",
        ),
        _ => return say(Default::default()),
    };
    say(lang.pick(
        [ja, String::new(), ja_help.to_owned()],
        [en, String::new(), en_help.to_owned()],
    ))
}

fn duplicate(named: Named, name: &str, lang: Lang) -> Wording {
    let (ja, en) = match named {
        Named::Component => ("要素", "component"),
        Named::Factor => ("係数", "factor"),
        Named::PoolFactor => ("原資の係数", "factor of the pool"),
        Named::Header => ("見出し", "header"),
        Named::Field => ("項目", "field"),
        Named::Condition => ("列", "column"),
    };
    say(lang.pick(
        [
            format!("{ja}「{name}」が2つあります"),
            "2つ目".to_owned(),
            "別の名前にするか、どちらか一方を消してください".to_owned(),
        ],
        [
            format!("there are two of the {en} `{name}`"),
            "the second".to_owned(),
            "rename or remove one of them".to_owned(),
        ],
    ))
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
