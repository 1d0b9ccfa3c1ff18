//! Judgements about the text of one cell.

use std::borrow::Cow;

use crate::bytes::ByteSet;
use crate::policy;

/// The text without the spaces around it.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match are_no_spaces(text.as_bytes()) {
        true => text,
        false => text.trim(),
    }
}

/// Whether a text begins and ends with what is plainly no space, as most cells do.
#[must_use]
#[inline]
pub const fn are_no_spaces(text: &[u8]) -> bool {
    matches!(text, [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic())
}

/// The text as it is compared, [`policy::key`], without work for plain ASCII.
#[must_use]
pub fn key(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        trimmed(text).into()
    } else {
        policy::key(text).into()
    }
}

/// Whether it is plain that a text has none of the characters that are [`unreadable`], but for line breaks, and no number
/// sign. Made for long texts: many bytes are looked at together.
#[must_use]
pub fn is_clear(text: &str) -> bool {
    // A whole chunk at a time, without a branch a byte: many times faster than a search.
    const CHUNK: usize = 1 << 10;
    let may_be = |byte: u8| match byte {
        b'\n' | b'\r' => false,
        0..b' ' | b'#' | 0x7F | 0xC2 | 0xE2 | 0xEF => true,
        _ => false,
    };
    // Some kanji and all letters of full width begin with EF, some signs with E2.
    let is_suspect = |byte: u8, next: u8| match byte {
        0xE2 => matches!(next, 0x80 | 0x81),
        0xEF => matches!(next, 0xBB | 0xBF),
        byte => may_be(byte),
    };
    let bytes = text.as_bytes();
    let mut chunks = bytes.chunks(CHUNK).enumerate();
    chunks.all(|(at, chunk)| {
        if !chunk.iter().fold(false, |any, &byte| any | may_be(byte)) {
            return true;
        }
        // With the byte behind it, as a character may be cut in two here.
        let behind = at.saturating_mul(CHUNK).saturating_add(1);
        let behind = bytes.get(behind..).unwrap_or_default().iter();
        let next = behind.copied().chain(std::iter::once(0));
        !chunk
            .iter()
            .zip(next)
            .any(|(&byte, next)| is_suspect(byte, next))
    })
}

/// A character that nobody sees and that makes two texts differ that look the same, or that stands for a lost one.
/// Joiners and variation selectors are part of names.
#[must_use]
pub fn unreadable(text: &str) -> Option<char> {
    // The bytes with which they begin in UTF-8; most texts have none of them.
    static MAY_BEGIN: ByteSet = ByteSet::of(&[
        (0, 0x1F),
        (0x7F, 0x7F),
        (0xC2, 0xC2),
        (0xE2, 0xE2),
        (0xEF, 0xEF),
    ]);
    if !MAY_BEGIN.meets(text) {
        return None;
    }
    text.chars().find(|&c| {
        c.is_control()
            || matches!(
                c,
                '\u{AD}'
                    | '\u{200B}'
                    | '\u{200E}'
                    | '\u{200F}'
                    | '\u{2028}'..='\u{202E}'
                    | '\u{2060}'..='\u{2069}'
                    | '\u{FEFF}'
                    | '\u{FFFD}'
            )
    })
}

/// Whether a text is what a spreadsheet shows for a failed formula.
#[must_use]
pub fn is_spreadsheet_error(text: &str) -> bool {
    text.starts_with('#')
        && [
            "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        ]
        .contains(&text.to_ascii_uppercase().as_str())
}

/// Whether a text says that its row holds sums: 合計, 小計, 計, total, also 合 計 and 合計（10名）.
#[must_use]
pub fn is_total(text: &str) -> bool {
    // In ASCII only the words that end with `total`.
    if text.is_ascii() && !text.ends_with(['l', 'L']) {
        return false;
    }
    let word = squeezed(text).to_ascii_lowercase();
    matches!(word.as_str(), "計" | "total" | "subtotal" | "grandtotal")
        || ["合計", "小計", "総計"]
            .iter()
            .any(|sum| word.contains(sum))
}

/// The key of a text without any spaces.
fn squeezed(text: &str) -> String {
    key(text).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals() {
        for word in [
            "合計",
            "小計",
            "計",
            "合　計",
            "総計",
            "Total",
            "Grand total",
            "合計（10名）",
            "営業部 小計",
        ] {
            assert!(is_total(word), "{word}");
        }
        for word in ["", "1001", "会計", "計良 太郎", "TOTAL1", "設計部"] {
            assert!(!is_total(word), "{word}");
        }
    }

    #[test]
    fn what_cannot_be_seen() {
        for (text, character) in [
            ("A\u{200B}", Some('\u{200B}')),
            ("佐\u{FFFD}", Some('\u{FFFD}')),
            ("a\tb", Some('\t')),
            ("a\u{202E}b", Some('\u{202E}')),
            ("葛\u{E0100}城 a~", None),
            ("神（山）　①", None),
        ] {
            assert_eq!(unreadable(text), character, "{text:?}");
        }
    }

    #[test]
    fn what_is_clear_has_nothing_that_cannot_be_seen() {
        for (text, clear) in [
            ("", true),
            ("E001,山﨑 花子,Ａ①㈱,ｻﾄｳ\r\n", true),
            ("#", false),
            ("a\tb", false),
            ("\u{7F}", false),
            ("\u{FEFF}", false),
        ] {
            assert_eq!(is_clear(text), clear, "{text:?}");
        }
        // Wherever it stands, also where it is cut in two between what is looked at together.
        let unseen =
            (char::MIN..=char::MAX).filter(|c| unreadable(c.encode_utf8(&mut [0; 4])).is_some());
        for c in unseen.filter(|c| !matches!(c, '\n' | '\r')) {
            for before in [0, 3, 1021, 1022, 1023, 1024] {
                let text = format!("{}{c}", "a".repeat(before));
                assert!(!is_clear(&text), "{c:?} behind {before}");
                assert!(!is_clear(&(text + "あ")), "{c:?} behind {before}");
            }
        }
    }

    #[test]
    fn trims_as_the_standard_library_does() {
        for text in [
            "",
            " ",
            "a",
            " a",
            "a ",
            "ab",
            "　あ　",
            "あ",
            "\u{a0}a\u{2003}",
            "a\u{85}",
        ] {
            assert_eq!(trimmed(text), text.trim());
        }
    }

    #[test]
    fn errors_of_spreadsheets() {
        assert!(is_spreadsheet_error("#N/A"));
        assert!(is_spreadsheet_error("#div/0!"));
        assert!(!is_spreadsheet_error("#1"));
        assert!(!is_spreadsheet_error("N/A"));
    }
}
