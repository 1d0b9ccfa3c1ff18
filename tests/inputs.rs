//! The same people in every form that a file of people takes: one result.

use encoding_rs::SHIFT_JIS;

use crate::support::run_inside;
use crate::workbook::Workbook;

const POLICY: &str = r#"
[policy]
period = { from = 2026-04-01, to = 2026-09-30 }
payment_date = 2026-12-10

[pool]
method = "amount"
amount = "123万4,567円"

[[component]]
name = "評価賞与"
by = ["等級", "評価"]
method = "amount"
factors = ["出勤率", "在籍"]
table = """
等級   S    A
G1   130  115
G2   169  150
"""

[[component]]
name = "勤続"
method = "months"
funding = "guaranteed"
value = 0.1

[[factor]]
name = "在籍"
service = "days"
"#;

/// Whose bonus it is, in the order of the fields below. Names hold what normalising would change.
const PEOPLE: [[&str; 7]; 4] = [
    [
        "A-001",
        "髙橋 ①子",
        "㈱営業部",
        "G1",
        "S",
        "300000",
        "2020-04-01",
    ],
    [
        "A-002",
        "ｻﾄｳ 花子",
        "開発 第1課",
        "G2",
        "A",
        "1250000",
        "2026-05-07",
    ],
    [
        "0003",
        "O'Neil, \"J\"",
        "",
        "G2",
        "S",
        "200000",
        "2019-05-01",
    ],
    ["4", "佐藤 =1", "営業部", "G1", "A", "280000", "2026-04-30"],
];
const RATES: [&str; 4] = ["97.5", "100", "50", "99"];

const FIELDS: [[&str; 4]; 8] = [
    ["employee_id", "社員番号", "従業員コード", "社員ＩＤ"],
    ["name", "氏名", "社員名", "名前"],
    ["department", "部署", "所属", " 部門 "],
    ["grade", "等級", "資格等級", "グレード"],
    ["rating", "評価", "総合評価", "評価ランク"],
    ["base_salary", "基本給", "月例賃金", "基本給"],
    ["hire_date", "入社日", "入社年月日", "入社年月日"],
    ["attendance_rate", "出勤率", "出勤率", "出勤率"],
];

/// The ways to write an amount in yen, a date, a rate and a key.
const STYLES: usize = 7;

fn amount(yen: &str, style: usize) -> String {
    let grouped = || {
        let head = yen.len() % 3;
        let (first, rest) = yen.split_at(head);
        let mut parts: Vec<&str> = vec![first];
        parts.extend((0..rest.len()).step_by(3).map(|at| &rest[at..at + 3]));
        parts.retain(|part| !part.is_empty());
        parts.join(",")
    };
    match style {
        0 => yen.to_owned(),
        1 => grouped(),
        2 => format!("¥{}", grouped()),
        3 => format!("{yen}円"),
        4 => format!("{}万", yen.strip_suffix("0000").expect("whole 万")),
        5 => full_width(&grouped()),
        _ => format!("{yen}.00"),
    }
}

fn date(iso: &str, style: usize) -> String {
    let parts: Vec<u32> = iso.split('-').map(|part| part.parse().unwrap()).collect();
    let [year, month, day] = parts[..] else {
        panic!("{iso}")
    };
    // All these days are in the era of 令和, which begins on 2019-05-01.
    let era = year - 2018;
    match style {
        0 => iso.to_owned(),
        1 => format!("{year}/{month}/{day}"),
        2 => format!("{year}年{month}月{day}日"),
        3 if era == 1 => format!("令和元年{month}月{day}日"),
        3 => format!("令和{era}年{month}月{day}日"),
        4 => format!("R{era}.{month}.{day}"),
        5 => full_width(&format!("{year}/{month:02}/{day:02}")),
        _ => format!(" {year}-{month}-{day} "),
    }
}

fn rate(percent: &str, style: usize) -> String {
    match style {
        0 => format!("{percent}%"),
        1 => format!("{percent}％"),
        2 => full_width(&format!("{percent}%")),
        // 97.5 % is 0.975: two places to the left.
        3 => match percent {
            "97.5" => "0.975".to_owned(),
            "100" => "1".to_owned(),
            two => format!("0.{two}"),
        },
        _ => format!("{percent}.0%").replace(".5.0%", ".50%"),
    }
}

/// Full-width ASCII.
fn full_width(text: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).expect("a character");
    text.chars()
        .map(|c| if c.is_ascii_graphic() { wide(c) } else { c })
        .collect()
}

/// The table of people: headers and cells, in that style and order of columns.
fn table(style: usize, headers: usize, order: &[usize]) -> Vec<Vec<String>> {
    let row = |person: usize| -> Vec<String> {
        let [id, name, department, grade, rating, salary, hired] = PEOPLE[person];
        let key = |text: &str| match style {
            1 => format!("  {text}　"),
            5 => full_width(text),
            _ => text.to_owned(),
        };
        vec![
            id.to_owned(),
            name.to_owned(),
            department.to_owned(),
            key(grade),
            key(rating),
            amount(salary, style),
            date(hired, style),
            rate(RATES[person], style),
        ]
    };
    let mut rows = vec![
        FIELDS
            .iter()
            .map(|names| names[headers].to_owned())
            .collect(),
    ];
    rows.extend((0..PEOPLE.len()).map(row));
    rows.iter()
        .map(|row: &Vec<String>| order.iter().map(|&column| row[column].clone()).collect())
        .collect()
}

fn csv(rows: &[Vec<String>], line_end: &str, all_quoted: bool) -> String {
    let cell = |text: &String| {
        if all_quoted || text.contains([',', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",");
    rows.iter().map(|row| line(row) + line_end).collect()
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let texts: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let texts: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
    Workbook::of_texts(&texts).bytes()
}

#[test]
fn the_same_people_in_any_form_have_the_same_bonuses() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("policy.toml"), POLICY).unwrap();
    let orders = [
        [0, 1, 2, 3, 4, 5, 6, 7],
        [7, 6, 5, 4, 3, 2, 1, 0],
        [4, 0, 6, 1, 7, 2, 5, 3],
    ];
    let result = |bytes: &[u8], what: &str| {
        let args = [
            "calculate",
            "policy.toml",
            "-",
            "--format",
            "json",
            "--quiet",
        ];
        let ran = run_inside(&args, home.path(), bytes);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{what}");
        let hash = ran
            .stdout
            .match_indices("\"sha256\": \"")
            .nth(1)
            .expect("two inputs")
            .0;
        let (before, after) = ran.stdout.split_at(hash);
        before.to_owned() + after.split_once('\n').expect("lines").1
    };
    let plain = csv(&table(0, 0, &orders[0]), "\n", false);
    let expected = result(plain.as_bytes(), "plain");
    let mut forms = 0;
    for style in 0..STYLES {
        for headers in 0..FIELDS[0].len() {
            for order in &orders {
                let rows = table(style, headers, order);
                let mut expect = |bytes: &[u8], what: &str| {
                    forms += 1;
                    let what = format!("style {style}, headers {headers}, {order:?}, {what}");
                    assert_eq!(result(bytes, &what), expected, "{what}");
                };
                expect(&workbook(&rows), "xlsx");
                for (line_end, quoted) in [("\n", false), ("\r\n", true), ("\r", false)] {
                    let text = csv(&rows, line_end, quoted);
                    expect(text.as_bytes(), "UTF-8");
                    expect(format!("\u{feff}{text}").as_bytes(), "UTF-8 with a mark");
                    // Shift_JIS has a yen sign of full width only.
                    let (bytes, _, missing) = SHIFT_JIS.encode(&text);
                    assert!(!missing, "{text}");
                    expect(&bytes, "Shift_JIS");
                    // What Excel leaves at the end.
                    let blank = ",".repeat(FIELDS.len() - 1);
                    expect(
                        format!("{text}{line_end}{blank}{line_end}").as_bytes(),
                        "blank rows",
                    );
                }
            }
        }
    }
    assert_eq!(forms, STYLES * 4 * orders.len() * (1 + 3 * 4));
}
