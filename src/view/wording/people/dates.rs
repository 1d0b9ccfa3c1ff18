//! The words of dates that cannot be read.

use crate::people::DateFault;
use crate::view::Lang;

use super::names::text;

pub(super) fn date_fault(fault: DateFault, lang: Lang) -> String {
    let (ja, en) = match fault {
        DateFault::NotADate => text("日付の形ではありません", "this is not the form of a date"),
        DateFault::NoSuchDay => text("そのような日はありません", "there is no such day"),
        DateFault::OutsideEra { date } => (
            format!("{date} は、この元号の日ではありません"),
            format!("{date} does not lie in that era"),
        ),
        DateFault::ShortYear => text(
            "年が2桁以下で、西暦か元号か分かりません",
            "a two-digit year could be western or Japanese",
        ),
        DateFault::YearLast => text(
            "年が最後にあり、月と日の順が分かりません",
            "with the year last, month and day could be either way round",
        ),
        DateFault::SerialNumber => text(
            "表計算ソフトの日付の通し番号のようです",
            "it looks like a spreadsheet's day number",
        ),
        DateFault::TimeOfDay => text("時刻が付いています", "it has a time of day"),
    };
    lang.pick(ja, en)
}

pub(super) fn date_help(fault: DateFault) -> (String, String) {
    match fault {
        DateFault::OutsideEra { date } => (
            format!("元号と年を直すか、{date} と書いてください"),
            format!("correct the era or the year, or write {date}"),
        ),
        DateFault::SerialNumber => text(
            "表計算ソフトでセルの書式を日付にしてから、保存し直してください",
            "format the cells as dates in the spreadsheet and save again",
        ),
        DateFault::NoSuchDay => text("実在する日付を書いてください", "write a day that exists"),
        DateFault::NotADate | DateFault::ShortYear | DateFault::YearLast | DateFault::TimeOfDay => {
            text(
                "2026-04-01、2026/4/1、2026年4月1日、令和8年4月1日 のように書いてください",
                "write it as 2026-04-01, 2026/4/1, 2026年4月1日 or 令和8年4月1日",
            )
        }
    }
}
