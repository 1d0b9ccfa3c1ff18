//! Findings as they are drawn: place, excerpt, cause, remedy.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use crate::diagnostics::{Place, Source, Sources, Span};
use crate::view::{Diagnostic, Lang, clean, clean_lines, drives_a_terminal};

/// So many findings are shown; of the others only their number.
pub const SHOWN: usize = 20;

/// How messages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether the screen shows colours.
    pub colour: bool,
}

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The run has no result.
    Error,
    /// The run has a result, and the reader should know.
    Warning,
    /// The run has a result, and the reader may want to think something over.
    Advice,
}

/// The first findings and the number of the others.
#[must_use]
pub fn findings(kind: Kind, diagnostics: &[Diagnostic], sources: &Sources, look: Look) -> String {
    first_findings(kind, diagnostics, 0, sources, look)
}

/// The first findings and the number of the others, of which some are not even in words.
#[must_use]
pub fn first_findings(
    kind: Kind,
    diagnostics: &[Diagnostic],
    unsaid: usize,
    sources: &Sources,
    look: Look,
) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics.iter().take(SHOWN) {
        text.push_str(&finding(kind, diagnostic, sources, look));
        text.push_str("\n\n");
    }
    let all = diagnostics.len().saturating_add(unsaid);
    let more = all.saturating_sub(diagnostics.len().min(SHOWN));
    if more > 0 {
        text.push_str(&look.lang.pick(
            format!("ほかに {more} 件あります（全 {all} 件）\n"),
            format!("and {more} more ({all} in all)\n"),
        ));
    } else {
        text.pop();
    }
    text
}

/// A message without a place, with what to do about it.
#[must_use]
pub fn message(kind: Kind, message: &str, help: Option<&str>, look: Look) -> String {
    let title = look.level(kind).primary_title(clean_lines(message));
    let mut text = look.renderer().render(&[Group::with_title(title)]);
    text.push('\n');
    if let Some(help) = help {
        text.push_str(&format!(
            "  = {}: {}\n",
            look.help_word(kind),
            clean_lines(help)
        ));
    }
    text
}

fn finding(kind: Kind, diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let words = &diagnostic.wording;
    let places = places(diagnostic, sources);
    // Without a place there is nothing to draw a margin for.
    if places.is_empty() {
        return plain(kind, diagnostic, look);
    }
    let title = look
        .level(kind)
        .primary_title(clean_lines(&words.message))
        .id(diagnostic.code);
    let help = words
        .help
        .as_deref()
        .map(|help| look.help(kind).message(clean_lines(help)).into());
    let group = Group::with_title(title)
        .elements(places)
        .elements(help.into_iter().collect::<Vec<Element>>());
    look.renderer().render(&[group])
}

/// A finding that has no place: its title, and below it what to do.
fn plain(kind: Kind, diagnostic: &Diagnostic, look: Look) -> String {
    let words = &diagnostic.wording;
    let title = look
        .level(kind)
        .primary_title(clean_lines(&words.message))
        .id(diagnostic.code);
    let mut text = look.renderer().render(&[Group::with_title(title)]);
    if let Some(help) = &words.help {
        text.push_str(&format!(
            "\n  = {}: {}",
            look.help_word(kind),
            clean_lines(help)
        ));
    }
    text
}

/// The place with its excerpt, and the places that belong to it: in the same excerpt where they are of the same file.
fn places<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let label = diagnostic.wording.label.as_deref().map(clean);
    let also = |file| diagnostic.also.iter().filter(move |it| span_in(it, file));
    let mut elements = Vec::new();
    match &diagnostic.place {
        // A default that nobody wrote stands nowhere in the file.
        Place::Span(span) if is_start(*span) && also(Some(span.file)).next().is_none() => {
            elements.extend(origin(&Place::File(span.file), sources));
        }
        Place::Span(span) => {
            if let Some(source) = sources.get(span.file) {
                let primary = AnnotationKind::Primary
                    .span(visible(source, *span))
                    .label(label);
                let others = also(Some(span.file)).filter_map(|it| context(source, it));
                elements.push(excerpt(source, std::iter::once(primary).chain(others)));
            }
        }
        place => elements.extend(origin(place, sources)),
    }
    let own = match diagnostic.place {
        Place::Span(span) => Some(span.file),
        _ => None,
    };
    for place in &diagnostic.also {
        match place {
            Place::Span(span) if own == Some(span.file) => {}
            Place::Span(span) => {
                if let Some(source) = sources.get(span.file) {
                    elements.push(excerpt(source, context(source, place)));
                }
            }
            place => elements.extend(origin(place, sources)),
        }
    }
    elements
}

/// Whether the span is nothing but the very start of a file.
const fn is_start(span: Span) -> bool {
    span.start == 0 && span.end == 0
}

fn span_in(place: &Place, file: Option<crate::diagnostics::FileId>) -> bool {
    matches!(place, Place::Span(span) if Some(span.file) == file)
}

fn context<'a>(source: &Source, place: &Place) -> Option<Annotation<'a>> {
    match place {
        Place::Span(span) => Some(AnnotationKind::Context.span(visible(source, *span))),
        _ => None,
    }
}

fn excerpt<'a>(
    source: &'a Source,
    annotations: impl IntoIterator<Item = Annotation<'a>>,
) -> Element<'a> {
    Snippet::source(harmless(&source.text))
        .path(clean(&source.name))
        .annotations(annotations)
        .into()
}

/// The text with question marks for what a terminal would obey and the drawing leaves as it is; as many bytes, so that
/// spans still fit. A byte order mark in front is no text.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| !c.is_ascii() && drives_a_terminal(c);
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_obeyed(c) && (at, c) != (0, '\u{feff}') {
            out.push_str(&"?".repeat(c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out.into()
}

/// `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`.
fn origin<'a>(place: &Place, sources: &Sources) -> Option<Element<'a>> {
    let text = match place {
        Place::Nowhere | Place::Span(_) => return None,
        Place::File(file) => sources.name(*file).to_owned(),
        Place::Character { file, line, column } => {
            format!("{}:{line}:{column}", sources.name(*file))
        }
        Place::Row { file, line } => format!("{}:{line}", sources.name(*file)),
        Place::Cell { file, line, column } => {
            format!("{}:{line}:{column}", sources.name(*file))
        }
    };
    Some(Origin::path(clean(&text)).into())
}

/// The part of a span on its first line: an excerpt shows where something begins, not a whole table.
fn visible(source: &Source, span: Span) -> Range<usize> {
    let text = source.text.as_ref();
    let boundary = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0)
    };
    let start = boundary(span.start);
    let end = boundary(span.end).max(start);
    let line = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

impl Look {
    fn renderer(self) -> Renderer {
        if self.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        }
    }

    fn level(self, kind: Kind) -> Level<'static> {
        match (kind, self.lang) {
            (Kind::Error, Lang::En) => Level::ERROR,
            (Kind::Error, Lang::Ja) => Level::ERROR.with_name("エラー"),
            (Kind::Warning, Lang::En) => Level::WARNING,
            (Kind::Warning, Lang::Ja) => Level::WARNING.with_name("注意"),
            (Kind::Advice, lang) => Level::NOTE.with_name(lang.pick("助言", "advice")),
        }
    }

    fn help(self, kind: Kind) -> Level<'static> {
        Level::HELP.with_name(self.help_word(kind))
    }

    /// A fault has a remedy; advice is for the reader to weigh.
    fn help_word(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Error | Kind::Warning => self.lang.pick("対処", "help"),
            Kind::Advice => self.lang.pick("検討", "consider"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::wording::Wording;

    const LOOK: Look = Look {
        lang: Lang::Ja,
        colour: false,
    };

    fn words(message: &str) -> Wording {
        Wording {
            message: message.to_owned(),
            label: Some("ここ".to_owned()),
            help: Some("\"20%\" と書いてください".to_owned()),
        }
    }

    #[test]
    fn the_caret_stands_below_japanese_text() {
        let mut sources = Sources::default();
        let text = "[pool]\n\"原資率\" = 20\n\"下限\" = 1\n";
        let file = sources.add("policy.toml", text);
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            Span {
                file,
                start,
                end: start + part.len(),
            }
        };
        let diagnostic = Diagnostic {
            code: "rate-above-one",
            wording: words("率が1を超えています"),
            place: at("20").into(),
            also: vec![at("\"下限\"").into()],
        };
        assert_eq!(
            findings(Kind::Error, &[diagnostic], &sources, LOOK),
            "\
エラー[rate-above-one]: 率が1を超えています
 --> policy.toml:2:9
  |
2 | \"原資率\" = 20
  |            ^^ ここ
3 | \"下限\" = 1
  | ------
  |
  = 対処: \"20%\" と書いてください
"
        );
    }

    #[test]
    fn an_excerpt_cannot_drive_the_terminal() {
        let mut sources = Sources::default();
        let text = "\u{feff}\"\u{9b}31m\u{200f}原資\u{e0041}\" = 20";
        let file = sources.add("policy.toml", text);
        let start = text.find("20").unwrap();
        let end = text.len();
        let diagnostic = Diagnostic {
            code: "x",
            wording: words("m"),
            place: Span { file, start, end }.into(),
            also: Vec::new(),
        };
        let drawn = findings(Kind::Error, &[diagnostic], &sources, LOOK);
        assert!(
            drawn.contains("1 | \u{feff}\"??31m???原資????\" = 20\n"),
            "{drawn}"
        );
    }

    #[test]
    fn a_cell_is_named_by_line_and_header() {
        let mut sources = Sources::default();
        let file = sources.add("employees.csv", "");
        let cell = |line| Place::Cell {
            file,
            line,
            column: "評価".to_owned(),
        };
        let diagnostic = Diagnostic {
            code: "no-table-cell",
            wording: words("表にありません"),
            place: cell(4),
            also: vec![cell(2)],
        };
        assert_eq!(
            findings(Kind::Error, &[diagnostic], &sources, LOOK),
            "\
エラー[no-table-cell]: 表にありません
--> employees.csv:4:評価
::: employees.csv:2:評価
 = 対処: \"20%\" と書いてください
"
        );
    }

    #[test]
    fn twenty_are_shown_and_the_others_counted() {
        let diagnostic = Diagnostic {
            code: "overflow",
            wording: words("大きすぎます"),
            place: Place::Nowhere,
            also: Vec::new(),
        };
        let text = findings(
            Kind::Error,
            &vec![diagnostic; 23],
            &Sources::default(),
            LOOK,
        );
        assert_eq!(text.matches("エラー[overflow]").count(), 20);
        assert!(
            text.ends_with("ほかに 3 件あります（全 23 件）\n"),
            "{text}"
        );
    }

    #[test]
    fn what_nobody_wrote_is_shown_as_the_file_alone() {
        let mut sources = Sources::default();
        let file = sources.add("policy.toml", "[pool]\n");
        let (start, end) = (0, 0);
        let mut diagnostic = Diagnostic {
            code: "x",
            wording: words("m"),
            place: Span { file, start, end }.into(),
            also: Vec::new(),
        };
        let help = "対処: \"20%\" と書いてください\n";
        assert_eq!(
            findings(Kind::Error, &[diagnostic.clone()], &sources, LOOK),
            format!("エラー[x]: m\n--> policy.toml\n = {help}")
        );
        diagnostic.place = Place::Nowhere;
        assert_eq!(
            findings(Kind::Error, &[diagnostic], &sources, LOOK),
            format!("エラー[x]: m\n  = {help}")
        );
    }

    #[test]
    fn a_span_outside_its_file_is_drawn_all_the_same() {
        let mut sources = Sources::default();
        let file = sources.add("あ.toml", "あ");
        let diagnostic = Diagnostic {
            code: "x",
            wording: words("m"),
            place: Span {
                file,
                start: 1,
                end: 99,
            }
            .into(),
            also: Vec::new(),
        };
        assert!(findings(Kind::Error, &[diagnostic], &sources, LOOK).contains("あ.toml:1:1"));
    }
}
