//! Tables of what was measured.

use std::time::Duration;

use crate::measure::Measured;

/// What a line has cost beside the floor, which is the first line.
pub fn sizes(people: u32, lines: &[Measured]) -> Vec<Vec<String>> {
    let floor = lines[0].median();
    lines
        .iter()
        .map(|line| {
            vec![
                number(people.into()),
                line.name.to_owned(),
                duration(line.median()),
                ratio(line.median(), floor),
                format!("{:.0}%", line.spread() * 100.0),
                line.peak_memory.map_or(String::new(), mebibytes),
                line.peak_memory
                    .map_or(String::new(), |peak| number(peak / u64::from(people))),
            ]
        })
        .collect()
}

/// The headers above [`sizes`].
pub const SIZES: [&str; 7] = [
    "people",
    "what",
    "wall median",
    "ratio to floor",
    "spread",
    "peak MiB",
    "bytes a person",
];

/// What one person costs, line by line, for each number of people.
pub fn growth(columns: &[(u32, Vec<Measured>)]) -> Vec<Vec<String>> {
    let lines = columns.first().map_or(0, |(_, lines)| lines.len());
    (0..lines)
        .map(|line| {
            let name = columns[0].1[line].name.to_owned();
            let cells = columns.iter().map(|(people, lines)| {
                let [floor, own] = [&lines[0], &lines[line]].map(Measured::median);
                let each = own.as_nanos() / u128::from(*people);
                format!("{each} ns ({})", ratio(own, floor))
            });
            std::iter::once(name).chain(cells).collect()
        })
        .collect()
}

/// The headers above [`growth`].
pub fn growth_headers(columns: &[(u32, Vec<Measured>)]) -> Vec<String> {
    let sizes = columns.iter().map(|(people, _)| number((*people).into()));
    std::iter::once("one person of".to_owned())
        .chain(sizes)
        .collect()
}

/// Texts to the left, figures to the right; a column with a letter at the head of its first cell is one of texts.
pub fn print(headers: &[impl AsRef<str>], rows: &[Vec<String>]) {
    let headers: Vec<String> = headers.iter().map(|it| it.as_ref().to_owned()).collect();
    let is_text: Vec<bool> = (0..headers.len())
        .map(|column| rows[0][column].starts_with(char::is_alphabetic))
        .collect();
    let all: Vec<&Vec<String>> = std::iter::once(&headers).chain(rows).collect();
    let widths: Vec<usize> = (0..headers.len())
        .map(|column| all.iter().map(|row| row[column].len()).max().unwrap_or(0))
        .collect();
    println!();
    for row in all {
        let cells: Vec<String> = row
            .iter()
            .zip(widths.iter().zip(&is_text))
            .map(|(cell, (&width, is_text))| match is_text {
                true => format!("{cell:<width$}"),
                false => format!("{cell:>width$}"),
            })
            .collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

fn ratio(own: Duration, floor: Duration) -> String {
    format!("{:.2}", own.div_duration_f64(floor))
}

fn duration(duration: Duration) -> String {
    format!("{:.1} ms", duration.as_secs_f64() * 1_000.0)
}

fn mebibytes(bytes: u64) -> String {
    let tenths = bytes * 10 / (1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// With commas between thousands.
fn number(number: u64) -> String {
    match number / 1_000 {
        0 => number.to_string(),
        thousands => format!("{},{:03}", self::number(thousands), number % 1_000),
    }
}
