//! The policies: one that data engines can follow, and one as companies have them.

/// What the pool has for everybody, in yen.
pub const PER_HEAD: u32 = 600_000;

/// The points of every grade, for the ratings S, A, B, C and D.
const POINTS: [(&str, [u32; 5]); 6] = [
    ("G1", [130, 115, 100, 85, 70]),
    ("G2", [169, 150, 130, 110, 91]),
    ("G3", [220, 194, 169, 144, 118]),
    ("G4", [286, 253, 220, 187, 154]),
    ("G5", [372, 329, 286, 243, 200]),
    ("G6", [482, 427, 371, 315, 260]),
];

const RATINGS: [&str; 5] = ["S", "A", "B", "C", "D"];

/// Grade, rating and points.
pub fn points_table() -> impl Iterator<Item = (&'static str, &'static str, u32)> {
    POINTS.iter().flat_map(|(grade, points)| {
        let cells = RATINGS.iter().zip(points);
        cells.map(|(rating, points)| (*grade, *rating, *points))
    })
}

/// Points by grade and rating, times attendance; hundreds of yen, the leftover ones by largest remainder. Its export
/// `six` has as many columns as the floor.
pub fn points(people: u32) -> String {
    let pool = u64::from(PER_HEAD) * u64::from(people);
    let rows: String = POINTS
        .iter()
        .map(|(grade, points)| {
            let cells: Vec<String> = RATINGS
                .iter()
                .zip(points)
                .map(|(rating, points)| format!("{rating} = {points}"))
                .collect();
            format!("{grade} = {{ {} }}\n", cells.join(", "))
        })
        .collect();
    format!(
        r#"[policy]
name = "ポイント制"

[pool]
method = "amount"
amount = {pool}

[[component]]
name = "評価賞与"
method = "points"
by = ["等級", "評価"]
factors = ["出勤率"]

[component.table]
{rows}
[rounding]
unit = 100
mode = "largest_remainder"

[[export]]
name = "six"
columns = [
  ["社員番号", "employee_id"], ["氏名", "name"], ["部署", "department"],
  ["等級", "grade"], ["評価", "rating"], ["賞与", "bonus"],
]
"#
    )
}

/// A share of the profit, a fifth of it for adjustments; months of base pay first, points for the rest, both by months
/// of service.
pub fn season(people: u32) -> String {
    let profit = u64::from(PER_HEAD) * u64::from(people) * 5;
    let rows: String = POINTS
        .iter()
        .map(|(grade, points)| {
            let cells: Vec<String> = points.iter().map(u32::to_string).collect();
            format!("{grade} {}\n", cells.join(" "))
        })
        .collect();
    format!(
        r#"[policy]
name = "基本賞与とポイント制"
purpose = "営業利益の伸びを、役割と貢献に応じて全員で分ける"
period = {{ from = 2026-04-01, to = 2026-09-30 }}
payment_date = 2026-12-10

[figures]
operating_profit = {profit}

[pool]
basis = "operating_profit"
method = "percentage"
rate = "20%"

[split]
discretionary = "20%"

[[component]]
name = "基本賞与"
funding = "guaranteed"
method = "months"
value = 0.5
factors = ["在籍期間"]

[[component]]
name = "評価賞与"
method = "points"
by = ["等級", "評価"]
factors = ["在籍期間", "出勤率"]
table = """
等級 {ratings}
{rows}"""

[[factor]]
name = "在籍期間"
service = "months"

[rounding]
unit = 100
mode = "largest_remainder"
"#,
        ratings = RATINGS.join(" ")
    )
}
