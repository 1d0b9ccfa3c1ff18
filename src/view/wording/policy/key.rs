//! Keys that are unknown, missing, out of place or of another type.

use crate::policy::{KeyFault, Unfit, Wanted, Why};
use crate::view::Lang;
use crate::view::phrases::or;

use super::super::Wording;
use super::{did_you_mean, say, short, table_name};

pub(super) fn words(fault: &KeyFault, lang: Lang) -> Wording {
    match fault {
        KeyFault::UnknownKey {
            key,
            table,
            nearest,
            elsewhere,
            known,
        } => {
            let place = table_name(table, lang);
            let help = match elsewhere {
                Some(table) => {
                    let table = in_brackets(table);
                    lang.pick(
                        format!("「{key}」は {table} に書くキーです"),
                        format!("`{key}` belongs in {table}"),
                    )
                }
                None => match nearest.as_deref().filter(|near| is_near(key, near)) {
                    Some(near) => did_you_mean(Some(near), lang),
                    None => lang.pick(
                        format!("書けるキーは {} です", known.join("、")),
                        format!("its keys are {}", known.join(", ")),
                    ),
                },
            };
            say(lang.pick(
                [
                    format!("{place}に「{key}」というキーはありません"),
                    String::new(),
                    help.clone(),
                ],
                [format!("{place} has no key `{key}`"), String::new(), help],
            ))
        }
        KeyFault::UnfitKey { key, unfit } => self::unfit(key, unfit, lang),
        KeyFault::MissingKey { key, table, why } => missing(key, table, why, lang),
        KeyFault::WrongType { key, value, wanted } => {
            let value = short(value);
            let (ja, en) = match wanted {
                Wanted::Tables => {
                    let path = path_of(key);
                    (
                        format!("{key} = [{{ … }}, {{ … }}] または [[{path}]] の形の表の並び"),
                        format!("tables, as {key} = [{{ … }}, {{ … }}] or under [[{path}]]"),
                    )
                }
                wanted => {
                    let (ja, en) = self::wanted(*wanted);
                    (ja.to_owned(), en.to_owned())
                }
            };
            say(lang.pick(
                [
                    format!("「{key}」の値 {value} は使えません"),
                    String::new(),
                    format!("{ja}を書いてください"),
                ],
                [
                    format!("`{key}` cannot be {value}"),
                    String::new(),
                    format!("write {en}"),
                ],
            ))
        }
        KeyFault::UnknownWord {
            key,
            value,
            words,
            nearest,
        } => {
            let guess = did_you_mean(*nearest, lang);
            let ja: Vec<String> = words.iter().map(|word| with_meaning(word)).collect();
            let en: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let (ja, en) = (ja.join("、"), or(&en, Lang::En));
            say(lang.pick(
                [
                    format!("「{key}」に「{}」は使えません", short(value)),
                    guess.clone(),
                    format!("使えるのは {ja} です"),
                ],
                [
                    format!("`{key}` cannot be `{}`", short(value)),
                    guess,
                    format!("write {en}"),
                ],
            ))
        }
        KeyFault::Empty { key } => say(lang.pick(
            [
                format!("「{key}」が空です"),
                String::new(),
                "値を書くか、このキーを消してください".to_owned(),
            ],
            [
                format!("`{key}` is empty"),
                String::new(),
                "write a value, or remove the key".to_owned(),
            ],
        )),
    }
}

/// Whether one is likely the other misspelt: few letters differ, or one begins as the other.
fn is_near(key: &str, near: &str) -> bool {
    let most = key.chars().count().max(near.chars().count()) / 3;
    let key = key.to_lowercase();
    let begins = key.len() > 2 && (near.starts_with(&key) || key.starts_with(near));
    begins || strsim::damerau_levenshtein(&key, near) <= most.max(1)
}

fn missing(key: &str, table: &str, why: &Why, lang: Lang) -> Wording {
    let place = table_name(table, lang);
    let (ja, en) = match why {
        Why::Always if table.is_empty() => {
            let header = if key == "component" {
                "[[component]]".to_owned()
            } else {
                format!("[{key}]")
            };
            (
                format!("{header} を書いてください"),
                format!("write a table {header}"),
            )
        }
        Why::Always | Why::Method(_) if !words_of(key, table).is_empty() => {
            let words: Vec<String> = words_of(key, table)
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect();
            let (ja, en) = (words.join(" か "), or(&words, Lang::En));
            (
                format!("{key} = {ja} を書いてください"),
                format!("write {key} = {en}"),
            )
        }
        Why::Always => (
            format!("{key} = … を書いてください"),
            format!("write {key} = …"),
        ),
        Why::Method(method) => (
            format!("method = \"{method}\" には {key} = … が必要です"),
            format!("method = \"{method}\" needs {key} = …"),
        ),
        Why::SeveralShares => (
            "原資を分け合う支給項目が2つ以上あるので、それぞれに share = \"50%\" のように割合を書き、合計を100%にします"
                .to_owned(),
            "several components share the pool: give each a share such as \"50%\", 100% in all".to_owned(),
        ),
        Why::PointsAsMoney(what) => (
            format!("「{what}」ではポイントを金額にするため、unit_price = 1000 のように1ポイントの単価を書きます"),
            format!("with `{what}` points must be money: write the money a point, such as unit_price = 1000"),
        ),
    };
    say(lang.pick(
        [format!("{place}に「{key}」がありません"), String::new(), ja],
        [format!("{place} has no `{key}`"), String::new(), en],
    ))
}

fn unfit(key: &str, unfit: &Unfit, lang: Lang) -> Wording {
    let (ja, en) = match unfit {
        Unfit::Method { method, takers } => (
            format!(
                "method = \"{method}\" では使えません。使えるのは {} のときです",
                takers.join("、")
            ),
            format!(
                "method = \"{method}\" does not take it; {} does",
                takers.join(", ")
            ),
        ),
        Unfit::TierOnWhole => (
            "tier_on = \"whole\" では使えません。賞与支給後の利益に率を掛けるなら tier_on = \"part\" にします".to_owned(),
            "it does not go with tier_on = \"whole\"; for the profit after the bonus write tier_on = \"part\"".to_owned(),
        ),
        Unfit::Unlinked => (
            "業績非連動（method = \"unlinked\"）では使えません。この行を消してください".to_owned(),
            "it has no meaning with method = \"unlinked\"; remove it".to_owned(),
        ),
        Unfit::Funding("pool") => (
            "原資を分ける支給項目では使えません。端数処理は [rounding] に書きます".to_owned(),
            "a component that shares the pool is rounded by [rounding]; remove it here".to_owned(),
        ),
        Unfit::Funding(funding) => (
            format!("funding = \"{funding}\" は圧縮されない支給なので使えません。この行を消してください"),
            format!("funding = \"{funding}\" is never scaled, so it has no meaning; remove it"),
        ),
        Unfit::ComponentMethod(method) => (
            format!("method = \"{method}\" のときだけ使えます"),
            format!("only method = \"{method}\" takes it"),
        ),
        Unfit::Beside(other) => (
            format!("「{other}」と一緒には書けません。どちらか一方を消してください"),
            format!("it does not go with `{other}`; remove one of them"),
        ),
        Unfit::Without(other) => (
            format!("「{other}」と一緒に書くキーです。「{other}」を足すか、この行を消してください"),
            format!("it needs `{other}`; add that, or remove it"),
        ),
        Unfit::ColumnInPool => (
            "原資は社員ごとの列では決まりません。figure か value を使ってください".to_owned(),
            "the pool does not hang on columns of employees; use figure or value".to_owned(),
        ),
        Unfit::TableForFigure => (
            "会社の数値は数なので、table ではなく bands か linear を使ってください".to_owned(),
            "a figure is a number; use bands or linear, not a table".to_owned(),
        ),
        Unfit::InitialStage => (
            "調整係数の上限・下限は最終調整だけで使えます。stage = \"final\" にするか、この行を消してください".to_owned(),
            "bounds of the adjustment coefficient belong to stage = \"final\"; write that, or remove it".to_owned(),
        ),
        Unfit::RedistributeWithBudgets => (
            "区分ごとの予算（budget_by）があるときは \"redistribute\" にできません。どちらか一方を消してください".to_owned(),
            "\"redistribute\" does not go with budgets (budget_by); remove one of them".to_owned(),
        ),
    };
    say(lang.pick(
        [format!("ここに「{key}」は書けません"), String::new(), ja],
        [format!("`{key}` has no place here"), String::new(), en],
    ))
}

/// The words that a key takes which must be there; none for other keys.
fn words_of(key: &str, table: &str) -> &'static [&'static str] {
    match key {
        "method" if table == "pool" => &[
            "percentage",
            "tiered",
            "fixed_reserve",
            "labor_share",
            "linear",
            "months",
            "amount",
            "unlinked",
        ],
        "method" if table.starts_with("component") => &["points", "amount", "months"],
        "tier_on" => &["part", "whole"],
        "paid" => &["inside", "on_top"],
        _ => &[],
    }
}

/// A word as it is written, and what it means where that is a matter of rounding or of a choice between two.
fn with_meaning(word: &str) -> String {
    let meaning = match word {
        "down" => "切り捨て",
        "up" => "切り上げ",
        "half_up" => "四捨五入",
        "half_even" => "偶数丸め",
        "largest_remainder" => "端数の大きい順に加算",
        "exact" => "残さず配分",
        "part" => "区分ごとの部分",
        "whole" => "基準額の全額",
        "inside" => "原資に含む",
        "on_top" => "原資の外で負担",
        _ => return format!("\"{word}\""),
    };
    format!("\"{word}\"（{meaning}）")
}

/// The path under which a table of that key is written.
fn path_of(key: &str) -> String {
    match key {
        "absences" => "attendance.absences",
        "term" => "component.term",
        "tier" => "pool.tier",
        "include" => "eligibility.include",
        "exclude" => "eligibility.exclude",
        "part" => "evaluation.part",
        "rank" => "evaluation.rank",
        "quota" => "evaluation.quota",
        other => other,
    }
    .to_owned()
}

/// What a key takes, in both languages.
const fn wanted(wanted: Wanted) -> (&'static str, &'static str) {
    match wanted {
        Wanted::Text => ("引用符で囲んだ文字", "a text in quotes"),
        Wanted::Texts => (
            "\"等級\" や [\"等級\", \"評価\"] のような文字",
            "a text or a list of texts, like \"等級\" or [\"等級\", \"評価\"]",
        ),
        Wanted::Money => (
            "1_200_000 や \"120万\" のような金額",
            "an amount of money, like 1_200_000 or \"120万\"",
        ),
        Wanted::Rate => (
            "\"20%\"、0.2、\"7/9\" のような割合",
            "a rate, like \"20%\", 0.2 or \"7/9\"",
        ),
        Wanted::Number => (
            "1.5 や \"150%\" のような数",
            "a number, like 1.5 or \"150%\"",
        ),
        Wanted::Figure => (
            "\"3億\" や 0.98 のような数",
            "a number, like \"3億\" or 0.98",
        ),
        Wanted::Whole => ("2 のような整数", "a whole number, like 2"),
        Wanted::Bool => ("true または false", "true or false"),
        Wanted::Date => (
            "2026-04-01 の形の日付（引用符なし）",
            "a date like 2026-04-01, without quotes",
        ),
        Wanted::Table => (
            "{ … } または [見出し] の形の表",
            "a table, as { … } or under a [header]",
        ),
        // The key itself is named above.
        Wanted::Tables => ("表の並び", "tables"),
        Wanted::Grid => (
            "\"\"\" で囲んだ表、または { G1 = 100, G2 = 120 } の形の表",
            "a grid in \"\"\", or a table like { G1 = 100, G2 = 120 }",
        ),
        Wanted::PoolBound => (
            "金額、{ months = 3 }、{ figure = \"operating_profit\", rate = \"50%\" } のどれか",
            "an amount, { months = 3 } or { figure = \"operating_profit\", rate = \"50%\" }",
        ),
        Wanted::Limit => (
            "金額または { of = \"前回支給額\", times = \"90%\" }",
            "an amount or { of = \"前回支給額\", times = \"90%\" }",
        ),
        Wanted::ColumnOrNumber => (
            "列の名前（引用符付き）または日数・時間数",
            "the name of a column in quotes, or a number",
        ),
        Wanted::ExportColumns => (
            "[[\"社員番号\", \"employee_id\"], [\"賞与\", \"bonus\"]] のような、見出しと中身の組の並び",
            "pairs of a header and what stands under it, like [[\"Employee\", \"employee_id\"], [\"Bonus\", \"bonus\"]]",
        ),
        Wanted::ExportColumn => (
            "[\"賞与\", \"bonus\"] のような、見出しと中身の組",
            "a pair of a header and what stands under it, like [\"Bonus\", \"bonus\"]",
        ),
        Wanted::ExportSource => (
            "\"bonus\" のような名前、または { constant = \"…\" }、{ component = \"…\" }、{ column = \"…\" } のどれか1つ",
            "a name like \"bonus\", or one of { constant = \"…\" }, { component = \"…\" } and { column = \"…\" }",
        ),
        Wanted::Rounding => (
            "\"up\"、\"down\" などの語または { mode = \"up\" }",
            "a word such as \"up\", or { mode = \"up\" }",
        ),
    }
}

/// The header of a table as a policy writes it: some tables stand in a row of their kind.
fn in_brackets(table: &str) -> String {
    if ["component", "factor", "export", "test"].contains(&table) {
        format!("[[{table}]]")
    } else {
        format!("[{table}]")
    }
}
