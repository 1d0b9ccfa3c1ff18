//! A document as text in columns.

use unicode_width::UnicodeWidthStr;

use crate::view::clean;

use super::{Block, Document, Grid, Line};

/// A longer cell stands out of its column instead of pushing all others to the right.
const WIDEST: usize = 56;
const GAP: &str = "  ";
/// A line to write on, as wide as a sheet of paper.
const RULED: usize = 74;

pub(super) fn draw(document: &Document) -> String {
    let mut text = String::new();
    let mut after_room = false;
    for block in &document.blocks {
        if after_room && matches!(block, Block::Paragraph(_)) {
            text.push('\n');
        }
        after_room = matches!(block, Block::Room(_));
        match block {
            Block::Title(title) => {
                let title = clean(title);
                let rule = "=".repeat(title.width());
                if !text.is_empty() {
                    text.push('\n');
                }
                lines(&mut text, [title, rule]);
            }
            Block::Heading(heading) => lines(&mut text, [String::new(), clean(heading)]),
            Block::Paragraph(paragraph) => lines(&mut text, [clean(paragraph)]),
            Block::Bullet(bullet) => lines(&mut text, [format!("  - {}", clean(bullet))]),
            Block::Grid(grid) => lines(&mut text, indented("    ", grid_rows(grid))),
            Block::Lines(steps) => lines(&mut text, indented("  ", step_rows(steps))),
            Block::Room(count) => lines(&mut text, indented("  ", room(*count))),
        }
    }
    text
}

fn lines(text: &mut String, lines: impl IntoIterator<Item = String>) {
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn indented(indent: &str, lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(move |line| format!("{indent}{line}"))
}

/// Handwriting is higher than print: a blank line above each line to write on.
fn room(count: usize) -> Vec<String> {
    let ruled = [String::new(), "_".repeat(RULED)];
    ruled
        .iter()
        .cycle()
        .take(count.saturating_mul(2))
        .cloned()
        .collect()
}

fn step_rows(steps: &[Line]) -> Vec<String> {
    let rows: Vec<Vec<String>> = steps
        .iter()
        .map(|line| [&line.label, &line.calculation, &line.origin].map(|cell| clean(cell)))
        .map(Vec::from)
        .collect();
    columns(&rows, 3)
}

fn grid_rows(grid: &Grid) -> Vec<String> {
    let rows: Vec<Vec<String>> = std::iter::once(&grid.header)
        .chain(&grid.rows)
        .map(|row| row.iter().map(|cell| clean(cell)).collect())
        .collect();
    columns(&rows, grid.keys)
}

/// The rows with their cells one below the other: the first `left` columns begin together, the others end together.
fn columns(rows: &[Vec<String>], left: usize) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.width())
                .filter(|&width| width <= WIDEST)
                .max()
                .unwrap_or_default()
        })
        .collect();
    rows.iter()
        .map(|row| {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| {
                    let blank = " ".repeat(width.saturating_sub(cell.width()));
                    if column < left {
                        format!("{cell}{blank}")
                    } else {
                        format!("{blank}{cell}")
                    }
                })
                .collect();
            cells.join(GAP)
        })
        .collect()
}
