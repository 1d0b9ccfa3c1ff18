//! Characters that would drive a terminal or turn a line around are shown, not obeyed.

/// `text` with every control character and every mark of direction written as `\u{1b}`.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if drives(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

fn drives(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn shows_what_would_be_obeyed_and_leaves_the_rest() {
        for (text, expected) in [
            ("佐藤 花子", "佐藤 花子"),
            ("e\u{301} 👩‍🚀", "e\u{301} 👩‍🚀"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\nb\tc\rd", "a\\u{a}b\\u{9}c\\u{d}d"),
            ("\u{7f}\u{9b}", "\\u{7f}\\u{9b}"),
            ("a\u{202e}b\u{2069}", "a\\u{202e}b\\u{2069}"),
            ("a\u{2028}b", "a\\u{2028}b"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
