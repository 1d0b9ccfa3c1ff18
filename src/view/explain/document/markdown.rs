//! A document as markdown (GitHub's dialect, for its tables).

use crate::view::safe::{markdown, markdown_line};

use super::{Block, Document, Grid};

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
