//! However a table of people is written, it reads the same.

use encoding_rs::SHIFT_JIS;
use proptest::prelude::*;

use super::{files, wanted};
use crate::people::{ColumnId, Kind, Lines, People, TableFile, read};
use crate::policy::Field;

#[derive(Debug, Clone)]
struct Person {
    id: u32,
    name: String,
    rating: String,
    salary: Option<u32>,
    hired: Option<jiff::civil::Date>,
}

/// How a file is written.
#[derive(Debug, Clone)]
struct Style {
    order: Vec<usize>,
    japanese: bool,
    encoding: usize,
    end: &'static str,
    quoted: bool,
    blank_lines: bool,
    numbers: usize,
    dates: usize,
    wide: bool,
}

fn person() -> impl Strategy<Value = Person> {
    (
        any::<u32>(),
        "[佐藤鈴木高橋a-c \",'　]{0,6}",
        "[SABC]?",
        proptest::option::of(any::<u32>()),
        proptest::option::of((1990_i16..2030, 1_i8..=12, 1_i8..=28)),
    )
        .prop_map(|(id, name, rating, salary, hired)| Person {
            id,
            name,
            rating,
            salary,
            hired: hired.map(|(year, month, day)| jiff::civil::date(year, month, day)),
        })
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(person(), 1..12).prop_map(|mut people| {
        let mut seen = std::collections::BTreeSet::new();
        people.retain(|person| seen.insert(person.id));
        people
    })
}

fn style() -> impl Strategy<Value = Style> {
    (
        Just((0..5).collect::<Vec<_>>()).prop_shuffle(),
        any::<bool>(),
        0..3_usize,
        prop::sample::select(&["\n", "\r\n", "\r"][..]),
        any::<bool>(),
        any::<bool>(),
        (0..5_usize, 0..5_usize),
        any::<bool>(),
    )
        .prop_map(
            |(order, japanese, encoding, end, quoted, blank_lines, (numbers, dates), wide)| Style {
                order,
                japanese,
                encoding,
                end,
                quoted,
                blank_lines,
                numbers,
                dates,
                wide,
            },
        )
}

fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        other => other,
    };
    text.chars().map(wide).collect()
}

impl Style {
    fn number(&self, number: u32) -> String {
        match self.numbers {
            0 => number.to_string(),
            1 => grouped(number),
            2 => format!("{number}円"),
            // A single digit after 万 is refused: 1万2 is said for 12,000 and written for 10,002.
            3 => match number % 10_000 {
                0 => format!("{}万", number / 10_000),
                1..10 => number.to_string(),
                rest => format!("{}万{rest}", number / 10_000),
            },
            _ => full_width(&grouped(number)),
        }
    }

    fn date(&self, date: jiff::civil::Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.dates {
            0 => date.to_string(),
            1 => format!("{year}/{month}/{day}"),
            2 => format!("{year}年{month}月{day}日"),
            3 if date >= jiff::civil::date(2019, 5, 1) => {
                format!("令和{}年{month}月{day}日", year - 2018)
            }
            3 => format!("H{}.{month}.{day}", year - 1988),
            _ => full_width(&format!("{year}{month:02}{day:02}")),
        }
    }

    fn cell(&self, text: &str) -> String {
        if self.quoted || text.contains([',', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }

    fn write(&self, people: &[Person]) -> Vec<u8> {
        let headers = if self.japanese {
            ["社員番号", "氏名", "評価", "基本給", "入社日"]
        } else {
            ["employee_id", "name", "rating", "base_salary", "hire_date"]
        };
        let mut text = self.row(&headers.map(str::to_owned));
        for person in people {
            if self.blank_lines {
                text.push_str(self.end);
            }
            let wide = |text: &str| {
                if self.wide {
                    full_width(text)
                } else {
                    text.to_owned()
                }
            };
            text.push_str(&self.row(&[
                format!("A{}", person.id),
                person.name.clone(),
                wide(&person.rating),
                person.salary.map_or_else(String::new, |n| self.number(n)),
                person.hired.map_or_else(String::new, |d| self.date(d)),
            ]));
        }
        match self.encoding {
            0 => text.into_bytes(),
            1 => format!("\u{FEFF}{text}").into_bytes(),
            _ => {
                let (bytes, _, unmappable) = SHIFT_JIS.encode(&text);
                assert!(!unmappable);
                bytes.into_owned()
            }
        }
    }

    fn row(&self, cells: &[String; 5]) -> String {
        let cells: Vec<String> = self.order.iter().map(|&c| self.cell(&cells[c])).collect();
        cells.join(",") + self.end
    }
}

/// What was read, as the people that were written.
fn back(people: &People) -> Vec<Person> {
    let names = people.names.as_ref().unwrap();
    let rating = people.text(&ColumnId::Field(Field::Rating)).unwrap();
    let salary = people.number(&ColumnId::Field(Field::BaseSalary)).unwrap();
    let hired = people.date(&ColumnId::Field(Field::HireDate)).unwrap();
    (0..people.len())
        .map(|row| Person {
            id: people.ids.get(row)[1..].parse().unwrap(),
            name: names.get(row).to_owned(),
            rating: rating.get(row).to_owned(),
            salary: salary.get(row).map(|n| n.to_string().parse().unwrap()),
            hired: hired.get(row),
        })
        .collect()
}

proptest! {
    #[test]
    fn however_it_is_written(people in people(), style in style()) {
        let (_, file) = files();
        let columns = [
            wanted("評価", Kind::Text, 1),
            wanted("base_salary", Kind::Number, 2),
            wanted("hire_date", Kind::Date, 3),
        ];
        let bytes = style.write(&people);
        let (read, _) = read(&TableFile::csv(&bytes, file), &[], &columns).map_err(|findings| {
            TestCaseError::fail(format!("{findings:?}"))
        })?;
        prop_assert_eq!(format!("{:?}", back(&read)), format!("{people:?}"));
        let step = if style.blank_lines { 2 } else { 1 };
        let lines: Lines = (1..).map(|n| n * step + 1).take(people.len()).collect();
        prop_assert_eq!(read.lines, lines);
    }

    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let (_, file) = files();
        let _ = read(&TableFile::csv(&bytes, file), &[], &[]);
    }

    #[test]
    fn no_text_makes_it_stumble(text in "[\",\n\r\t;1A合計社員番号#/年月日\u{0}-]{0,80}") {
        let (_, file) = files();
        let text = format!("社員番号,入社日,基本給\n{text}");
        let columns = [wanted("入社日", Kind::Date, 1), wanted("基本給", Kind::Number, 2)];
        let _ = read(&TableFile::csv(text.as_bytes(), file), &[], &columns);
    }
}
