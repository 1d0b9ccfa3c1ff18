//! Texts, as several checks look at them.

use bonuspool::diagnostics::{Place, Sources, Span};
use bonuspool::render::diagnostics::{Kind, Look, findings};
use bonuspool::view::{Diagnostic, Lang};

/// Between the parts of an input that is several files: a line that stands in no TOML and in no CSV of people.
const SEPARATOR: &str = "\n%%\n";

/// The parts of an input that is several files.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(SEPARATOR)
}

/// ASCII in full-width letters, as Japanese keyboards write it.
pub fn wide(text: &str) -> String {
    let widened = |c| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).expect("a full-width letter"),
        ' ' => '\u{3000}',
        other => other,
    };
    text.chars().map(widened).collect()
}

/// Full-width letters in ASCII: the other way round.
pub fn narrow(text: &str) -> String {
    let narrowed = |c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).expect("ASCII"),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrowed).collect()
}

/// What is shown holds nothing that a terminal would obey: no control characters but line ends, nothing that turns
/// text around.
pub fn assert_harmless(shown: &str) {
    let obeyed = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(found) = shown.chars().find(obeyed) {
        panic!("{found:?} in {shown:?}");
    }
}

/// Findings can be drawn in both languages: every one has words and nothing that a terminal would obey, and every
/// place lies within its file. `last_line` is the last line of the files that are kept without their text.
pub fn assert_drawable(
    in_words: impl Fn(Lang) -> Vec<Diagnostic>,
    sources: &Sources,
    last_line: u32,
) {
    for lang in [Lang::Ja, Lang::En] {
        let diagnostics = in_words(lang);
        assert!(!diagnostics.is_empty(), "refused without a reason");
        let colour = false;
        // Only so many are drawn at a time.
        for some in diagnostics.chunks(20) {
            assert_harmless(&findings(Kind::Error, some, sources, Look { lang, colour }));
        }
        for diagnostic in &diagnostics {
            assert!(!diagnostic.wording.message.trim().is_empty());
            for place in std::iter::once(&diagnostic.place).chain(&diagnostic.also) {
                assert_in_file(place, sources, last_line);
            }
        }
    }
}

fn assert_in_file(place: &Place, sources: &Sources, last_line: u32) {
    match place {
        Place::Nowhere => {}
        Place::File(file) => assert!(sources.get(*file).is_some()),
        Place::Character { file, line, .. }
        | Place::Row { file, line }
        | Place::Cell { file, line, .. } => {
            assert!(sources.get(*file).is_some());
            assert!((1..=last_line).contains(line), "{place:?} of {last_line}");
        }
        Place::Span(Span { file, start, end }) => {
            let text = &sources.get(*file).expect("a file").text;
            assert!(text.get(*start..*end).is_some(), "{place:?} of {text:?}");
        }
    }
}
