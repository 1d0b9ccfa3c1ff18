//! What there is to say about a code beyond its message: what it means, why the program refuses or advises, what to do.
//!
//! The pages are Markdown files beside this one, a chapter each in both languages, pleasant to read where they lie. A
//! page is a `## CODE`, a line that says it in short, prose, and examples in fenced blocks; `tests/codes.rs` runs them.
//! To add a page, write it at the same place of both files of a chapter; nothing else has to know of it.

use super::Lang;

/// The chapters in English and in Japanese: one a kind of fault, in the order of `policy::fault`; earlier results;
/// sides of a comparison; and advice.
const CHAPTERS: [(&str, &str); 12] = [
    (
        include_str!("policy-text.en.md"),
        include_str!("policy-text.ja.md"),
    ),
    (
        include_str!("policy-key.en.md"),
        include_str!("policy-key.ja.md"),
    ),
    (
        include_str!("policy-amount.en.md"),
        include_str!("policy-amount.ja.md"),
    ),
    (
        include_str!("policy-table.en.md"),
        include_str!("policy-table.ja.md"),
    ),
    (
        include_str!("policy-reference.en.md"),
        include_str!("policy-reference.ja.md"),
    ),
    (
        include_str!("policy-rule.en.md"),
        include_str!("policy-rule.ja.md"),
    ),
    (include_str!("people.en.md"), include_str!("people.ja.md")),
    (
        include_str!("evaluation.en.md"),
        include_str!("evaluation.ja.md"),
    ),
    (
        include_str!("calculation.en.md"),
        include_str!("calculation.ja.md"),
    ),
    (include_str!("proof.en.md"), include_str!("proof.ja.md")),
    (
        include_str!("comparison.en.md"),
        include_str!("comparison.ja.md"),
    ),
    (include_str!("advice.en.md"), include_str!("advice.ja.md")),
];

/// Pages about one kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chapter {
    /// What its pages are about.
    pub title: &'static str,
    pages: &'static str,
}

/// What there is to say about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: &'static str,
    /// What follows the code, as Markdown.
    pub text: &'static str,
}

impl Chapter {
    /// Its pages, in the order written.
    pub fn pages(self) -> impl Iterator<Item = Page> {
        self.pages
            .split(PAGE)
            .skip(1)
            .filter_map(|page| page.split_once('\n'))
            .map(|(code, text)| Page {
                code: code.trim(),
                text: text.trim(),
            })
    }
}

impl Page {
    /// What the code means, in one line.
    #[must_use]
    pub fn in_short(self) -> &'static str {
        self.text.lines().next().unwrap_or_default()
    }
}

/// What begins a page.
const PAGE: &str = "\n## ";

/// All chapters.
pub fn chapters(lang: Lang) -> impl Iterator<Item = Chapter> {
    CHAPTERS.into_iter().map(move |(en, ja)| {
        let text = lang.pick(ja, en);
        let (title, pages) = text.split_once('\n').unwrap_or((text, ""));
        Chapter {
            title: title.trim_start_matches('#').trim(),
            pages,
        }
    })
}

/// The page of a code.
#[must_use]
pub fn page(code: &str, lang: Lang) -> Option<Page> {
    chapters(lang)
        .flat_map(Chapter::pages)
        .find(|page| page.code == code)
}

/// All codes, in the order of their pages.
pub fn all(lang: Lang) -> impl Iterator<Item = &'static str> {
    chapters(lang)
        .flat_map(Chapter::pages)
        .map(|page| page.code)
}

/// The code that a text means: also `error[CODE]`, `[CODE]`, or in capitals.
#[must_use]
pub fn meant(text: &str) -> String {
    let inside = text.split_once('[').map_or(text, |(_, rest)| rest);
    let inside = inside.split_once(']').map_or(inside, |(code, _)| code);
    inside.trim().to_lowercase()
}

/// The code that looks most like this one, where one does.
#[must_use]
pub fn nearest(code: &str) -> Option<&'static str> {
    /// Less alike, and it is a guess.
    const ALIKE: f64 = 0.75;
    all(Lang::En)
        .map(|other| (strsim::jaro_winkler(code, other), other))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_as_it_is_printed() {
        for text in [
            "bad-number",
            "BAD-NUMBER",
            "[bad-number]",
            " error[bad-number]: ",
            "エラー[bad-number]",
        ] {
            assert_eq!(meant(text), "bad-number");
        }
        assert_eq!(meant("]["), "");
    }

    #[test]
    fn a_misspelt_code_is_recognised() {
        assert_eq!(nearest("bad-nmber"), Some("bad-number"));
        assert_eq!(nearest("zzz"), None);
    }
}
