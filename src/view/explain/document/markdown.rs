//! A document as markdown (GitHub's dialect, for its tables).

use crate::view::safe::{markdown, markdown_line};

use super::{Block, Document, Grid};

/// A line to write on. It wraps on no sheet of paper.
const RULED: usize = 60;

pub(super) fn draw(document: &Document) -> String {
    let mut text = String::new();
    let mut after_bullet = false;
    for block in &document.blocks {
        let bullet = matches!(block, Block::Bullet(_));
        let same_list = after_bullet && bullet;
        if !text.is_empty() && !same_list {
            text.push('\n');
        }
        after_bullet = bullet;
        match block {
            Block::Title(title) => line(&mut text, &format!("# {}", markdown(title))),
            Block::Heading(heading) => line(&mut text, &format!("## {}", markdown(heading))),
            Block::Paragraph(paragraph) => line(&mut text, &markdown_line(paragraph)),
            Block::Bullet(bullet) => line(&mut text, &format!("- {}", markdown_line(bullet))),
            Block::Grid(grid) => table(&mut text, grid),
            Block::Room(count) => room(&mut text, *count),
            Block::Lines(steps) => {
                let rows = steps.iter().map(|step| {
                    vec![
                        step.label.clone(),
                        step.calculation.clone(),
                        step.origin.clone(),
                    ]
                });
                let header = document.lang.pick(
                    ["項目", "計算", "根拠"],
                    ["Item", "Calculation", "Taken from"],
                );
                table(
                    &mut text,
                    &Grid {
                        header: header.map(str::to_owned).to_vec(),
                        rows: rows.collect(),
                        keys: 3,
                    },
                );
            }
        }
    }
    text
}

fn line(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// Underscores that stay underscores, quoted as a field to fill in, each line a paragraph of its own.
fn room(text: &mut String, count: usize) {
    let ruled = markdown(&"_".repeat(RULED));
    for at in 0..count {
        if at > 0 {
            line(text, ">");
        }
        line(text, &format!("> {ruled}"));
    }
}

fn table(text: &mut String, grid: &Grid) {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = (0..grid.header.len())
        .map(|column| if column < grid.keys { "---" } else { "---:" })
        .collect();
    line(text, &row(&grid.header));
    line(text, &format!("| {} |", rule.join(" | ")));
    for cells in &grid.rows {
        line(text, &row(cells));
    }
}
