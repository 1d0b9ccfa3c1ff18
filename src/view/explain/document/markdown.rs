//! A document as markdown (GitHub's dialect, for its tables).

use super::visible::visible;
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
            Block::Title(title) => line(&mut text, &format!("# {}", inline(title))),
            Block::Heading(heading) => line(&mut text, &format!("## {}", inline(heading))),
            Block::Paragraph(paragraph) => line(&mut text, &block_text(paragraph)),
            Block::Bullet(bullet) => line(&mut text, &format!("- {}", block_text(bullet))),
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
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
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

/// Text in which nothing is markup.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for c in visible(text).trim().chars() {
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' => true,
            // `http://`, `www.` and mail addresses become links of their own accord.
            '/' => before == ':',
            '.' => matches!(before, 'w' | 'W'),
            '@' => true,
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// [`inline`] text that also cannot open a list, a rule or a heading at the start of a line.
fn block_text(text: &str) -> String {
    let escaped = inline(text);
    if escaped.starts_with(['-', '+', '=']) {
        return format!("\\{escaped}");
    }
    let rest = escaped.trim_start_matches(|c: char| c.is_ascii_digit());
    // `1. a` opens a list, `1.5` does not.
    let opens_list = rest.len() < escaped.len()
        && rest
            .strip_prefix(['.', ')'])
            .is_some_and(|after| after.is_empty() || after.starts_with(' '));
    match escaped.strip_suffix(rest) {
        Some(digits) if opens_list => format!("{digits}\\{rest}"),
        _ => escaped,
    }
}

#[cfg(test)]
mod tests {
    use super::{block_text, inline};

    #[test]
    fn nothing_from_outside_is_markup() {
        for (text, expected) in [
            ("a|b", "a\\|b"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
            ("http://a.example", "http:\\//a.example"),
            ("www.example", "www\\.example"),
            ("a@b.example", "a\\@b.example"),
            ("\\|", "\\\\\\|"),
            ("a\n# b", "a\\\\u{a}\\# b"),
        ] {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn a_paragraph_stays_a_paragraph() {
        for (text, expected) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("===", "\\==="),
            ("1. a", "1\\. a"),
            ("12) a", "12\\) a"),
            ("4.1 a", "4.1 a"),
            ("    code", "code"),
        ] {
            assert_eq!(block_text(text), expected);
        }
    }
}
