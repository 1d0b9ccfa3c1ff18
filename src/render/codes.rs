//! The pages about codes as plain text for a terminal.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::view::Lang;
use crate::view::codes::{Page, chapters};

/// A page under its code: its lines as they are written, its examples indented.
#[must_use]
pub fn page(page: Page, lang: Lang) -> String {
    let mut out = format!("{}\n\n", page.code);
    let mut inside = false;
    for line in page.text.lines() {
        if line.starts_with("```") {
            inside = !inside;
            continue;
        }
        if inside && !line.is_empty() {
            out.push_str("    ");
        }
        if inside {
            out.push_str(line);
        } else {
            out.push_str(&bare(line, lang));
        }
        out.push('\n');
    }
    out
}

/// Between Japanese letters code stands out by itself, and messages show it bare, too.
fn bare(line: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::Ja => line.replace('`', "").into(),
        Lang::En => line.into(),
    }
}

/// Every code with what it means in short, by chapter.
#[must_use]
pub fn list(lang: Lang) -> String {
    let mut out = String::new();
    for chapter in chapters(lang) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{}\n", chapter.title));
        let width = chapter
            .pages()
            .map(|page| page.code.width())
            .max()
            .unwrap_or_default();
        for page in chapter.pages() {
            let short = bare(page.in_short(), lang);
            out.push_str(&format!("  {:width$}  {short}\n", page.code));
        }
    }
    out
}
