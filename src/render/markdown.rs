//! The result as Markdown, for minutes and wikis.

use crate::view::{Align, Cell, Lang, Report, Table};

/// The whole report.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut text = format!("{}\n", report.first);
    if let Some(name) = &report.name {
        text.push_str(&format!("\n# {}\n", escaped(name)));
    }
    if let Some(purpose) = &report.purpose {
        text.push_str(&format!("\n{}\n", escaped(purpose)));
    }
    for table in &report.tables {
        text.push_str(&format!("\n## {}\n\n", escaped(&table.title)));
        text.push_str(&draw(table, report.lang));
    }
    text
}

fn draw(table: &Table, lang: Lang) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let header = table.columns.iter().map(|column| escaped(&column.header));
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let mut text = line(header.collect());
    text.push_str(&line(rule.collect()));
    for row in &table.rows {
        let cells = row.iter().map(|cell| {
            let shown = cell.shown(table.units, lang);
            // Only texts can come from outside; numbers stay as they are.
            match cell {
                Cell::Text(_) => escaped(&shown),
                _ => shown,
            }
        });
        text.push_str(&line(cells.collect()));
    }
    text
}

/// The text with everything that Markdown, or HTML inside it, would take for markup or a link made plain.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '@' | ':'
            | '$' | '^' => out.extend(['\\', c]),
            // `www.` alone becomes a link in many readers.
            '.' if matches!(before, 'w' | 'W') => out.push_str("\\."),
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Column;

    #[test]
    fn a_name_is_never_markup() {
        for (name, expected) in [
            ("佐藤 花子", "佐藤 花子"),
            ("a|b", "a\\|b"),
            ("[x](javascript:1)", "\\[x\\](javascript\\:1)"),
            ("<img src=x>", "&lt;img src=x&gt;"),
            ("**A+** & `B`", "\\*\\*A+\\*\\* &amp; \\`B\\`"),
            ("www.example.com", "www\\.example.com"),
        ] {
            assert_eq!(escaped(name), expected);
        }
    }

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
