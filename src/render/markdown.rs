//! The result as Markdown, for minutes and wikis.

use crate::view::{Align, Cell, Lang, Report, Table, markdown, markdown_line};

/// The whole report.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut text = format!("{}\n", report.first);
    if let Some(name) = &report.name {
        text.push_str(&format!("\n# {}\n", markdown(name)));
    }
    if let Some(purpose) = &report.purpose {
        text.push_str(&format!("\n{}\n", markdown_line(purpose)));
    }
    for table in &report.tables {
        text.push_str(&format!("\n## {}\n\n", markdown(&table.title)));
        text.push_str(&draw(table, report.lang));
    }
    text
}

fn draw(table: &Table, lang: Lang) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let header = table.columns.iter().map(|column| markdown(&column.header));
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Left | Align::Bar => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let mut text = line(header.collect());
    text.push_str(&line(rule.collect()));
    for row in &table.rows {
        let cells = row.iter().map(|cell| {
            let shown = cell.shown(table.units, lang);
            // Only texts can come from outside; numbers stay as they are.
            match cell {
                Cell::Text(_) | Cell::Exact(_) => markdown(&shown),
                _ => shown,
            }
        });
        text.push_str(&line(cells.collect()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Column;

    #[test]
    fn numbers_stand_on_the_right() {
        let table = Table {
            title: "x".to_owned(),
            columns: vec![Column::text("氏名"), Column::number("賞与")],
            rows: vec![vec![
                Cell::Text("佐藤\n| 9 |".to_owned()),
                Cell::Money(crate::money::Money::yen(-1200).unwrap()),
            ]],
            units: false,
        };
        assert_eq!(
            draw(&table, Lang::Ja),
            "| 氏名 | 賞与 |\n| --- | ---: |\n| 佐藤 \\| 9 \\| | -1,200 |\n"
        );
    }
}
