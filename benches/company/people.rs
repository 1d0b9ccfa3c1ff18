//! The people: one row each, nine columns, some 70 bytes.

use std::io::{self, Write};

use super::random::Random;

/// Where chance begins. Other people need another seed, which is part of the name of a kept file.
pub const SEED: u64 = 20_261_210;

const HEADERS: &str = "社員番号,氏名,部署,等級,役職,評価,基本給,出勤率,入社日";

/// A grade with its weight among the people, its position, its lowest base pay and the years that it takes.
const GRADES: [(Grade, u32); 6] = [
    (Grade("G1", "一般", 210_000, 1), 30),
    (Grade("G2", "一般", 250_000, 4), 27),
    (Grade("G3", "主任", 300_000, 8), 20),
    (Grade("G4", "係長", 360_000, 13), 13),
    (Grade("G5", "課長", 450_000, 18), 7),
    (Grade("G6", "部長", 560_000, 24), 3),
];

#[derive(Clone, Copy)]
struct Grade(&'static str, &'static str, u32, u32);

const RATINGS: [(&str, u32); 5] = [("S", 5), ("A", 20), ("B", 50), ("C", 20), ("D", 5)];

const DEPARTMENTS: [&str; 12] = [
    "営業部",
    "第二営業部",
    "製造部",
    "品質保証部",
    "開発部",
    "技術部",
    "購買部",
    "物流部",
    "経理部",
    "人事部",
    "情報システム部",
    "総務部",
];

const FAMILIES: [&str; 20] = [
    "佐藤",
    "鈴木",
    "髙橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
];

const GIVEN: [&str; 20] = [
    "健一",
    "真理子",
    "直樹",
    "美咲",
    "大輔",
    "陽子",
    "翔太",
    "さくら",
    "誠",
    "由美",
    "拓也",
    "恵",
    "一郎",
    "彩",
    "健太郎",
    "智子",
    "亮",
    "久美子",
    "浩",
    "ひかり",
];

/// In which order the ids stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// Ascending, as systems write them.
    Ascending,
    /// In no order: the same rows, the ids dealt out anew.
    Shuffled,
}

/// The people of a company.
#[derive(Debug, Clone, Copy)]
pub struct Staff {
    /// How many.
    pub people: u32,
    /// In which order their ids stand.
    pub ids: Ids,
}

impl Staff {
    /// Writes the file: UTF-8 without a mark, a line feed at the end of every line.
    pub fn write(self, to: &mut impl Write) -> io::Result<()> {
        let ids = match self.ids {
            Ids::Ascending => (1..=self.people).collect(),
            Ids::Shuffled => Random::new(!SEED).permutation(self.people),
        };
        let mut random = Random::new(SEED);
        writeln!(to, "{HEADERS}")?;
        ids.into_iter()
            .try_for_each(|number| person(number, &mut random, to))
    }
}

/// The id of that number, from 1 on.
pub fn id(number: u32) -> String {
    format!("E{number:08}")
}

fn person(number: u32, random: &mut Random, to: &mut impl Write) -> io::Result<()> {
    let Grade(grade, position, base, years) = random.weighted(&GRADES);
    let family = random.among(&FAMILIES);
    let given = random.among(&GIVEN);
    let department = random.among(&DEPARTMENTS);
    let rating = random.weighted(&RATINGS);
    let pay = base + 1_000 * random.below(60);
    let attendance = attendance(random);
    let hired = hired(years, random);
    writeln!(
        to,
        "{},{family} {given},{department},{grade},{position},{rating},{pay},{attendance},{hired}",
        id(number)
    )
}

/// Three in four are never absent; the others up to a tenth of the time.
fn attendance(random: &mut Random) -> String {
    if random.below(4) > 0 {
        return "100%".to_owned();
    }
    let tenths = 900 + random.below(100);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Before the period of the policies, but for some who have come in the midst of it.
fn hired(years: u32, random: &mut Random) -> String {
    if random.below(40) == 0 {
        return format!("2026-{:02}-01", 5 + random.below(5));
    }
    let year = 2025 - years - random.below(8);
    if random.below(3) == 0 {
        let (month, day) = (1 + random.below(12), 1 + random.below(28));
        format!("{year}-{month:02}-{day:02}")
    } else {
        format!("{year}-04-01")
    }
}
