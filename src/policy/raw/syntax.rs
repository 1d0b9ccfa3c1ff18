//! Why a text is not TOML: the mistakes that people make, with the corrected line.

use std::ops::Range;

use crate::policy::{SyntaxFault, TextFault, Unquoted};

/// The fault and its place, for the first error that the library found.
pub(super) fn explain(text: &str, error: &toml::de::Error) -> (TextFault, Range<usize>) {
    let at = error.span().unwrap_or(0..0);
    let message = error.message();
    if message.starts_with("duplicate key") {
        let key = text.get(at.clone()).unwrap_or_default();
        let key = key.trim_matches(['[', ']', '"', '\'']).to_owned();
        // `[component]` and then `[[component]]`.
        let single = format!("[{key}]");
        let in_a_row =
            text.lines().any(|line| line.trim() == single) && text.contains(&format!("[{single}]"));
        return (TextFault::DuplicateKey { key, in_a_row }, at);
    }
    let line = Line::around(text, at.start);
    if message.starts_with("invalid unquoted key")
        && let Some(found) = unquoted_key(text, &line, at.clone())
    {
        return found;
    }
    // An equals sign typed in a Japanese input mode, or no value at all, is not a matter of quotes.
    let about_value = [
        "string values must",
        "unexpected key or value",
        "extra comma",
        "invalid ",
    ]
    .iter()
    .any(|start| message.starts_with(start))
        || message.starts_with("unexpected leading zero");
    if about_value && let Some(found) = unquoted_value(&line, at.clone()) {
        return found;
    }
    (TextFault::Syntax(kind(message, text.get(at.clone()))), at)
}

fn kind(message: &str, found: Option<&str>) -> SyntaxFault {
    let table = [
        ("cannot recurse", SyntaxFault::TooDeep),
        ("unclosed array table", SyntaxFault::OpenTable),
        ("unclosed array", SyntaxFault::OpenList),
        ("unclosed", SyntaxFault::OpenTable),
        ("key with no value", SyntaxFault::NoEquals),
        ("missing value", SyntaxFault::NoValue),
        ("missing key", SyntaxFault::NoKey),
        ("missing assignment", SyntaxFault::NoEquals),
        ("extra comma", SyntaxFault::Comma),
        ("missing comma", SyntaxFault::Comma),
        ("unexpected key or value", SyntaxFault::AfterValue),
        ("invalid basic string", SyntaxFault::OpenText),
        ("invalid literal string", SyntaxFault::OpenText),
        ("invalid multi-line", SyntaxFault::OpenText),
        ("missing escaped", SyntaxFault::Escape),
        ("invalid escape", SyntaxFault::Escape),
        ("invalid unicode", SyntaxFault::Escape),
        ("invalid boolean", SyntaxFault::Bool),
        ("invalid date", SyntaxFault::Date),
        ("invalid time", SyntaxFault::Date),
        ("invalid mantissa", SyntaxFault::Number),
        ("invalid fraction", SyntaxFault::Number),
        ("invalid float", SyntaxFault::Number),
        ("invalid integer", SyntaxFault::Number),
        ("unexpected leading zero", SyntaxFault::Number),
        ("redundant numeric sign", SyntaxFault::Number),
        ("`_` may only", SyntaxFault::Number),
    ];
    if message.starts_with("string values must") && found.is_none_or(str::is_empty) {
        return SyntaxFault::NoValue;
    }
    let mut known = table.into_iter();
    known
        .find(|(start, _)| message.starts_with(start))
        .map_or(SyntaxFault::Other, |(_, kind)| kind)
}

/// A line of the text, without its end.
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let start = before
            .rfind('\n')
            .map_or(0, |newline| newline.saturating_add(1));
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        Self {
            text: line.strip_suffix('\r').unwrap_or(line),
            start,
        }
    }

    /// The line with the stretch `range` (of the whole text) replaced.
    fn with(&self, range: &Range<usize>, by: &str) -> String {
        let cut = |at: usize| at.saturating_sub(self.start).min(self.text.len());
        let before = self.text.get(..cut(range.start)).unwrap_or_default();
        let after = self.text.get(cut(range.end)..).unwrap_or_default();
        format!("{before}{by}{after}").trim().to_owned()
    }
}

/// `課長 = 60`, `[係数]`, `figures.限界利益 = 3`.
fn unquoted_key(
    text: &str,
    line: &Line<'_>,
    at: Range<usize>,
) -> Option<(TextFault, Range<usize>)> {
    let key = text.get(at.clone())?;
    // A full-width space or equals sign is no key.
    if key.trim().is_empty() || !key.chars().any(char::is_alphanumeric) {
        return None;
    }
    let fault = TextFault::UnquotedKey {
        key: key.to_owned(),
        corrected: line.with(&at, &format!("\"{key}\"")),
    };
    Some((fault, at))
}

/// A value without the quotes that it needs.
fn unquoted_value(line: &Line<'_>, at: Range<usize>) -> Option<(TextFault, Range<usize>)> {
    let from = at.start.checked_sub(line.start)?;
    let begin = value_start(line.text, from)?;
    let rest = line.text.get(begin..)?;
    if rest.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let value = value_text(rest, line.text.get(..begin)?.contains(['{', '[']));
    let (kind, by) = correct(value)?;
    let start = line.start.checked_add(begin)?;
    let range = start..start.checked_add(value.len())?;
    let fault = TextFault::UnquotedValue {
        value: value.to_owned(),
        kind,
        corrected: line.with(&range, &by),
    };
    Some((fault, range))
}

/// Where the value begins in which the error lies: after the last `=`, `[` or, inside a list, `,` before it.
fn value_start(line: &str, error: usize) -> Option<usize> {
    let before = line.get(..error)?;
    let equals = before.rfind(['=', '['])?;
    // `[等級, 評価]`: the item, not the list; `1,200,000`: the number, not its last group.
    let inside_list = before.get(equals..)?.starts_with('[');
    let cut = match before.rfind(',') {
        Some(comma) if inside_list && comma > equals => comma,
        _ => equals,
    };
    let after = line.get(cut.checked_add(1)?..)?;
    let spaces = after.len().checked_sub(after.trim_start().len())?;
    cut.checked_add(1)?.checked_add(spaces)
}

/// The value at the head of `rest`, up to a comment or, inside brackets, to what ends an item.
fn value_text(rest: &str, inside: bool) -> &str {
    let rest = rest.split('#').next().unwrap_or_default();
    let end = if inside {
        let digit_after = |at: usize| {
            rest.get(at.saturating_add(1)..)
                .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        };
        rest.char_indices()
            .find(|&(at, c)| matches!(c, '}' | ']') || (c == ',' && !digit_after(at)))
            .map_or(rest.len(), |(at, _)| at)
    } else {
        rest.len()
    };
    rest.get(..end).unwrap_or_default().trim_end()
}

/// What kind of value it is, and how TOML takes it.
fn correct(value: &str) -> Option<(Unquoted, String)> {
    if value.is_empty() {
        return None;
    }
    if let Some(date) = date(value) {
        return Some((Unquoted::Date, date));
    }
    let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    if crate::money::rate(value).is_ok() && plain.ends_with(['%', '％']) {
        return Some((Unquoted::Percentage, format!("\"{plain}\"")));
    }
    let quoted = format!(
        "\"{}\"",
        value
            .trim_matches(['“', '”', '「', '」', '"'])
            .replace('"', "\\\"")
    );
    if crate::money::money(value).is_ok() {
        // `007` is a code or a slip; quotes would make it something else than a number either way.
        let grouped = value.contains(|c: char| !c.is_ascii_digit());
        return grouped.then_some((Unquoted::Amount, quoted));
    }
    let numeric = value
        .chars()
        .all(|c| c.is_ascii_digit() || "+-._:eE".contains(c));
    let boolean = value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false");
    (!numeric && !boolean).then_some((Unquoted::Text, quoted))
}

/// `2026/12/10`, `2026.12.10` and `2026年12月10日` as TOML writes a date.
fn date(value: &str) -> Option<String> {
    let separated = value.replace(['/', '.', '年', '月'], "-").replace('日', "");
    if separated == value {
        return None;
    }
    let mut parts = separated.split('-');
    let mut next = |least: usize| {
        let part = parts.next()?.trim();
        let fits = part.len() >= least && part.len() <= 4;
        (fits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
    };
    let (year, month, day) = (next(4)?, next(1)?, next(1)?);
    (parts.next().is_none() && month <= 12 && day <= 31)
        .then(|| format!("{year}-{month:02}-{day:02}"))
}
