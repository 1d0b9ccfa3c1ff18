//! Text from outside, made fit to be shown.
//!
//! Names of people and columns come from files that others wrote; a terminal obeys control characters and turns text
//! around at bidirectional marks, so those are shown as codes instead. Nothing else about a name is changed.

/// The text on one line, with nothing in it that a terminal would obey: line breaks and tabs become spaces.
#[must_use]
pub fn clean(text: &str) -> String {
    shown(text, false)
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

#[cfg(test)]
mod tests {
    use super::*;

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
