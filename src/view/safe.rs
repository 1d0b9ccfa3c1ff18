//! Text from outside, made fit to be shown.
//!
//! Names of people and columns come from files that others wrote; a terminal obeys control characters and turns text
//! around at bidirectional marks, so those are shown as codes instead. Nothing else about a name is changed, but where
//! it would be markup.

use std::borrow::Cow;

use crate::bytes::ByteSet;

/// The text on one line, with nothing in it that a terminal would obey: line breaks and tabs become spaces.
#[must_use]
pub fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

/// [`clean`], without a copy of what is clean already.
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    static SUSPECT: ByteSet = BEGINNINGS;
    if !SUSPECT.meets(text) || !text.chars().any(drives_a_terminal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(shown(text, false))
    }
}

/// The same for a text of ours that has lines.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    shown(text, true)
}

fn shown(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' if lines => out.push(c),
            '\t' | '\n' | '\r' => out.push(' '),
            c if drives_a_terminal(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Control characters, line separators, bidirectional marks, and the characters nobody can see that hide text.
/// Joiners and variation selectors stay: names and emoji are written with them.
pub(crate) fn drives_a_terminal(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// The bytes with which characters begin that [`drives_a_terminal`]. Most texts have none of them, which is found out many
/// times faster than character by character.
pub(crate) const BEGINNINGS: ByteSet = ByteSet::of(&[
    (0, 0x1F),
    (0x7F, 0x7F),
    (0xC2, 0xC2),
    (0xD8, 0xD8),
    (0xE2, 0xE2),
    (0xEF, 0xEF),
    (0xF3, 0xF3),
]);

/// The text on one line of Markdown, with nothing in it that Markdown, or HTML inside it, would take for markup or a
/// link.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.trim().chars();
    while let Some(c) = rest.next() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '@' | '$' | '^' => {
                out.extend(['\\', c]);
            }
            // `http://`, `mailto:` and `:smile:` are more than text; `policy.toml:23` and `Reason: x` are not.
            ':' if rest
                .clone()
                .next()
                .is_some_and(|next| next == '/' || next.is_ascii_alphabetic()) =>
            {
                out.push_str("\\:");
            }
            // `www.` alone becomes a link in many readers.
            '.' if matches!(before, 'w' | 'W') => out.push_str("\\."),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// [`markdown`] text that also cannot open a list, a rule or a heading at the start of a line.
#[must_use]
pub fn markdown_line(text: &str) -> String {
    let escaped = markdown(text);
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
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        for (text, expected) in [
            ("佐藤 花子", "佐藤 花子"),
            ("a|b", "a\\|b"),
            ("[x](javascript:y)", "\\[x\\](javascript\\:y)"),
            ("<img src=x>&amp;", "&lt;img src=x&gt;&amp;amp;"),
            ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
            ("http://a.example", "http\\://a.example"),
            ("www.example", "www\\.example"),
            ("a@b.example", "a\\@b.example"),
            ("policy.toml:23 rate: x", "policy.toml:23 rate: x"),
            ("\\|", "\\\\\\|"),
            ("a\n# b", "a \\# b"),
        ] {
            assert_eq!(markdown(text), expected);
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
            assert_eq!(markdown_line(text), expected);
        }
    }

    #[test]
    fn what_drives_a_terminal_begins_with_few_bytes() {
        for c in (char::MIN..=char::MAX).filter(|&c| drives_a_terminal(c)) {
            assert!(BEGINNINGS.meets(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        assert!(!BEGINNINGS.meets("佐藤 花子 ~A1"));
    }

    #[test]
    fn a_name_cannot_drive_the_terminal() {
        for (text, expected) in [
            ("佐藤 花子", "佐藤 花子"),
            ("\u{1b}[2J佐藤", "\\u{1b}[2J佐藤"),
            ("佐藤\r\n花子\t", "佐藤  花子 "),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("山\u{202e}田", "山\\u{202e}田"),
            // A variation selector belongs to the name.
            ("葛\u{e0100}城", "葛\u{e0100}城"),
        ] {
            assert_eq!(clean(text), expected);
        }
        assert_eq!(clean_lines("a\nb\u{7}"), "a\nb\\u{7}");
    }
}
