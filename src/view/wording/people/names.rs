//! What things in a people file are called.

use crate::people::Known;
use crate::policy::Field;
use crate::view::{Lang, clean, phrases};

/// A text in Japanese and in English.
pub(super) fn text(ja: &str, en: &str) -> (String, String) {
    (ja.to_owned(), en.to_owned())
}

pub(super) fn known_name(column: Known, lang: Lang) -> String {
    let japanese = column.japanese().first().copied();
    lang.pick(japanese.unwrap_or(column.name()), column.name())
        .to_owned()
}

pub(super) fn field_name(field: Field, lang: Lang) -> String {
    known_name(Known::Field(field), lang)
}

pub(super) fn separator_name(separator: char, lang: Lang) -> String {
    let (ja, en) = match separator {
        '\t' => ("タブ", "tabs"),
        ';' => ("セミコロン", "semicolons"),
        '|' => ("縦棒 |", "bars |"),
        _ => ("全角のコンマや読点", "full-width commas"),
    };
    lang.pick(ja, en).to_owned()
}

pub(super) fn character_name(character: char, lang: Lang) -> String {
    let code = u32::from(character);
    let (ja, en) = match character {
        '\n' | '\r' => text("改行", "a line break"),
        '\t' => text("タブ", "a tab"),
        char::REPLACEMENT_CHARACTER => text(
            "文字化け（\u{FFFD}）",
            "a character that was lost (\u{FFFD})",
        ),
        _ if character.is_control() => (
            format!("制御文字（U+{code:04X}）"),
            format!("a control character (U+{code:04X})"),
        ),
        _ => (
            format!("目に見えない文字（U+{code:04X}）"),
            format!("an invisible character (U+{code:04X})"),
        ),
    };
    lang.pick(ja, en)
}

pub(super) fn columns(count: usize) -> String {
    if count == 1 {
        "1 column".to_owned()
    } else {
        format!("{count} columns")
    }
}

/// Texts in quotes, not too many of them.
pub(super) fn list(texts: &[String], lang: Lang) -> String {
    const SHOWN: usize = 20;
    let shown: Vec<String> = texts.iter().take(SHOWN).map(|t| quoted(t, lang)).collect();
    let rest = texts.len().saturating_sub(SHOWN);
    let (mut joined, more) = lang.pick(
        (shown.join("、"), format!("、ほか{rest}件")),
        (shown.join(", "), format!(" and {rest} more")),
    );
    if rest > 0 {
        joined.push_str(&more);
    }
    joined
}

/// A text of the file in quotes: on one line, and not too long to read.
pub(super) fn quoted(text: &str, lang: Lang) -> String {
    const SHOWN: usize = 40;
    let text = clean(text);
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    phrases::quoted(&shown, lang)
}
