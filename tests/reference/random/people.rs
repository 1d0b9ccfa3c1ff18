//! Random people, few values each, so that many are equal; and the rules of who is paid.

use jiff::civil::date;

use super::super::model::*;
use super::Dice;

const IDS: &[&str] = &[
    "E001", "E002", "10", "9", "B-7", "a1", "Z9", "0005", "社1", "E0011", "A", "E",
];

/// Hired and left, so that nobody leaves before being hired.
const EMPLOYMENT: &[(&str, &str)] = &[
    ("2015-04-01", ""),
    ("2020/4/1", ""),
    ("2019-10-16", ""),
    ("2026年4月1日", ""),
    ("令和8年7月16日", ""),
    ("R8.9.30", ""),
    ("1991-04-01", ""),
    ("2018-02-01", "2026-09-30"),
    ("2018-02-01", "2026/12/9"),
    ("2020-01-15", "2026-12-10"),
    ("2026-05-01", "2026年8月15日"),
    ("2027-01-01", ""),
];

pub fn people(dice: &mut Dice, derived_attendance: bool) -> People {
    let mut columns: Vec<(&[&str], &[&str])> = vec![
        (
            &["department", "部署", "所属"],
            &["営業", "営業", "開発", "管理"],
        ),
        (&["grade", "等級", "グレード"], &["G1", "G2", "G1", "G3"]),
        (
            &["rating", "評価", "人事評価"],
            &["A", "B", "S", "A", "Ｓ", " B ", "C", "A"],
        ),
        (
            &["base_salary", "基本給"],
            &[
                "300000",
                "200000",
                "300,000",
                "30万",
                "¥333,333",
                "412345円",
                "２５００００",
            ],
        ),
        (
            &["leave_days", "休職日数"],
            &["", "0", "", "10", "30", "200", "0.5"],
        ),
        (&["leave_months", "休職月数"], &["", "", "1", "2", "0", "6"]),
        (
            &["previous_bonus", "前回支給額"],
            &["300000", "25万", "333,333", "0", "100000"],
        ),
        (
            &["ポイント"],
            &["1", "1", "2", "3.5", "10", "0.3333", "7", "100", "0"],
        ),
        (&["係数"], &["1", "1", "0.5", "1.2", "0.75", "80%", "0"]),
        (&["手当"], &["20000", "0", "5,000", "1万", "20000"]),
        (&["特別"], &["", "", "はい", "yes", "○", "1"]),
    ];
    if derived_attendance {
        columns.push((&["所定日数"], &["120", "1104", "6", "120"]));
        columns.push((&["欠勤"], &["", "0", "1", "3", "24"]));
        columns.push((&["遅刻早退"], &["0", "1", "2", "3", "7"]));
    } else {
        let rates = &["1", "100%", "1", "0.9783", "97.5%", "0.5", "0.8", "0"];
        columns.push((&["attendance_rate", "出勤率"], rates));
    }
    let mut headers = vec![dice.text(&["employee_id", "社員番号"])];
    headers.extend(columns.iter().map(|(names, _)| dice.text(names)));
    headers.push(dice.text(&["hire_date", "入社日"]));
    headers.push(dice.text(&["leave_date", "退職日"]));

    let size = if dice.chance(5) {
        13 + dice.below(25)
    } else {
        1 + dice.below(8)
    };
    let mut ids: Vec<String> = if size > IDS.len() {
        (0..size)
            .map(|index| format!("N{:02}", (index * 7) % size.next_power_of_two()))
            .collect()
    } else {
        IDS.iter().map(|&id| id.to_owned()).collect()
    };
    let alike = dice.chance(20);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for _ in 0..size {
        let id = ids.remove(dice.below(ids.len()));
        let mut row = vec![id];
        match rows.first() {
            // Equals: the same facts as the first.
            Some(first) if alike && dice.chance(60) => row.extend_from_slice(&first[1..]),
            _ => {
                row.extend(columns.iter().map(|(_, cells)| dice.text(cells)));
                let usual = if dice.chance(30) {
                    EMPLOYMENT
                } else {
                    &EMPLOYMENT[..7]
                };
                let (hired, left) = *dice.pick(usual);
                row.extend([hired.to_owned(), left.to_owned()]);
            }
        }
        rows.push(row);
    }
    // A blank rating, a blank hire date.
    let blank = |dice: &mut Dice, rows: &mut Vec<Vec<String>>, names: &[&str]| {
        let place = headers
            .iter()
            .position(|header| names.contains(&header.as_str()));
        let row = dice.below(rows.len());
        rows[row][place.expect("a column of every file")] = String::new();
    };
    if dice.chance(5) {
        blank(dice, &mut rows, &["rating", "評価", "人事評価"]);
    }
    if dice.chance(3) {
        blank(dice, &mut rows, &["hire_date", "入社日"]);
    }
    People { headers, rows }
}

pub fn attendance(dice: &mut Dice) -> Attendance {
    let scheduled = if dice.chance(50) {
        Scheduled::Column("所定日数".to_owned())
    } else {
        Scheduled::Number(dice.num(&["120", "124", "60.5"]))
    };
    let lateness = |dice: &mut Dice| Lateness {
        column: "遅刻早退".to_owned(),
        per_absence: dice.num(&["3", "1", "2"]),
        absence: dice.num(&["1", "8", "0.5"]),
    };
    Attendance {
        scheduled,
        absences: vec![("欠勤".to_owned(), dice.num(&["1", "0.5", "0"]))],
        lateness: dice.maybe(50, lateness),
        digits: dice.maybe(40, |dice| *dice.pick(&[4, 2, 3, 0])),
    }
}

/// A column with values that some people have.
pub fn entry(dice: &mut Dice) -> Entry {
    let groups: [(&[&str], &[&str]); 3] = [
        (&["rating", "評価"], &["S", "A", "B", "C"]),
        (&["grade", "等級"], &["G1", "G2", "G3"]),
        (&["department", "部署", "所属"], &["営業", "開発", "管理"]),
    ];
    let mut entry = Vec::new();
    for _ in 0..=usize::from(dice.chance(15)) {
        let (names, values) = *dice.pick(&groups);
        let mut chosen: Vec<String> = vec![dice.text(values)];
        for value in values {
            if dice.chance(40) && chosen[0] != *value {
                chosen.push((*value).to_owned());
            }
        }
        let taken = entry
            .iter()
            .any(|(column, _): &(String, _)| names.contains(&column.as_str()));
        let column = dice.text(names);
        if !taken {
            entry.push((column, chosen));
        }
    }
    entry
}

pub fn eligibility(dice: &mut Dice) -> Eligibility {
    Eligibility {
        employed_on_payment_date: dice.maybe(15, |dice| dice.chance(50)),
        hired_on_or_before: dice
            .maybe(10, |dice| *dice.pick(&[date(2026, 4, 1), date(2020, 1, 1)])),
        minimum_attendance: dice.maybe(10, |dice| dice.num(&["0.5", "\"80%\"", "\"97.5%\""])),
        include: dice.maybe(8, |dice| vec![entry(dice)]).unwrap_or_default(),
        exclude: dice.maybe(12, |dice| vec![entry(dice)]).unwrap_or_default(),
        force_eligible: dice.maybe(20, |_| "特別".to_owned()),
    }
}
