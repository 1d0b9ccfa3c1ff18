//! Judgements about the text of one cell.

use crate::bytes::ByteSet;
use crate::policy;

/// The text as it is compared, [`policy::key`], without work for plain ASCII.
#[must_use]
pub fn key(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        text.trim().into()
    } else {
        policy::key(text).into()
    }
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
    if text.is_ascii() && !text.bytes().any(|byte| byte.eq_ignore_ascii_case(&b't')) {
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
    fn errors_of_spreadsheets() {
        assert!(is_spreadsheet_error("#N/A"));
        assert!(is_spreadsheet_error("#div/0!"));
        assert!(!is_spreadsheet_error("#1"));
        assert!(!is_spreadsheet_error("N/A"));
    }
}
