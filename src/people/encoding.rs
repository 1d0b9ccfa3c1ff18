//! From bytes to text: UTF-8 or Shift_JIS, and nothing that merely happens to decode.
//!
//! Nothing is guessed from letter frequencies: detectors take short Shift_JIS files for European ones.

use std::borrow::Cow;

use encoding_rs::{EUC_JP, SHIFT_JIS};

use crate::diagnostics::{FileId, Findings, Place};

use super::fault::PeopleFault;
use super::only;
use super::workbook;

/// A file's text and what it was encoded in.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// What the bytes were.
    pub encoding: Encoding,
}

/// An encoding that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Shift_JIS in Microsoft's version, CP932.
    ShiftJis,
}

/// Decodes a file.
///
/// # Errors
/// Exactly one fault: what the file is instead.
pub fn decode(bytes: &[u8], file: FileId) -> Result<Decoded<'_>, Findings<PeopleFault>> {
    let refuse = |fault| Err(only(fault, Place::File(file)));
    if let Some(fault) = not_text(bytes) {
        return refuse(fault);
    }
    let marked = bytes.strip_prefix(MARK);
    let body = marked.unwrap_or(bytes);
    let broken_at = match std::str::from_utf8(body) {
        Ok(text) => {
            return Ok(Decoded {
                text: Cow::Borrowed(text),
                encoding: Encoding::Utf8,
            });
        }
        Err(error) => error.valid_up_to(),
    };
    if marked.is_none() {
        let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
        if is_euc_jp(bytes, text.as_deref()) {
            return refuse(PeopleFault::EucJp);
        }
        if let Some(text) = text {
            return Ok(Decoded {
                text,
                encoding: Encoding::ShiftJis,
            });
        }
    }
    let breaks = body
        .iter()
        .take(broken_at)
        .filter(|&&byte| byte == b'\n')
        .count();
    let line = u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1);
    Err(only(
        PeopleFault::UnknownEncoding,
        Place::Row { file, line },
    ))
}

/// How many bytes of a byte order mark stand at the beginning of a file that is UTF-8, if it is any text; nothing for what
/// is known to be something else.
pub fn perhaps_utf8(head: &[u8]) -> Option<usize> {
    let mark = if head.starts_with(MARK) {
        MARK.len()
    } else {
        0
    };
    not_text(head).is_none().then_some(mark)
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Formats that begin with bytes of their own.
fn not_text(bytes: &[u8]) -> Option<PeopleFault> {
    if bytes.starts_with(workbook::ZIP) {
        return Some(if workbook::is_workbook(bytes) {
            PeopleFault::ExcelFile
        } else {
            workbook::other_zip(bytes)
        });
    }
    if let Some(fault) = workbook::compound(bytes) {
        return Some(fault);
    }
    // The signs that switch to kanji and back, which no other encoding has.
    let is_jis = bytes.contains(&0x1b)
        && bytes
            .windows(3)
            .any(|part| part == b"\x1b$B" || part == b"\x1b$@");
    if is_jis {
        return Some(PeopleFault::Jis);
    }
    is_utf16(bytes).then_some(PeopleFault::Utf16)
}

/// A mark of UTF-16, or every NUL in the same half of a pair: commas, digits and line ends make many of them.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let pairs = pairs.get(..512).unwrap_or(pairs);
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    let enough = pairs.len().div_ceil(16).max(1);
    (first >= enough && second == 0) || (second >= enough && first == 0)
}

/// Whether the bytes are EUC-JP, most of which also decodes as Shift_JIS, to half-width katakana: 佐藤 to ｺｴﾆ｣.
///
/// The other way round hardly happens: every kanji of Shift_JIS with a first byte of 88 to 9F breaks EUC-JP.
fn is_euc_jp(bytes: &[u8], as_shift_jis: Option<&str>) -> bool {
    let Some(text) = EUC_JP.decode_without_bom_handling_and_without_replacement(bytes) else {
        return false;
    };
    let has_full_width = text
        .chars()
        .any(|c| !c.is_ascii() && !is_half_width_letter(c));
    has_full_width && !as_shift_jis.is_some_and(|text| is_kana(bytes, text))
}

/// Whether Shift_JIS makes nothing but katakana of bytes that are EUC-JP as well, and EUC-JP makes more of them than
/// everyday kanji, whose first bytes are B0 to CF: then they are katakana.
fn is_kana(bytes: &[u8], as_shift_jis: &str) -> bool {
    let mut first_bytes = bytes.iter().filter(|byte| !byte.is_ascii()).step_by(2);
    as_shift_jis
        .chars()
        .all(|c| c.is_ascii() || is_half_width_letter(c))
        && first_bytes.any(|byte| !(0xB0..=0xCF).contains(byte))
}

/// Half-width katakana without its punctuation.
fn is_half_width_letter(c: char) -> bool {
    ('\u{FF66}'..='\u{FF9F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Sources;

    fn read(bytes: &[u8]) -> Result<(String, Encoding), (&'static str, Place)> {
        let file = Sources::default().add("people.csv", "");
        match decode(bytes, file) {
            Ok(decoded) => Ok((decoded.text.into_owned(), decoded.encoding)),
            Err(findings) => {
                let first = findings.iter().next().unwrap();
                assert_eq!(findings.len(), 1);
                Err((first.fault.code(), first.place.clone()))
            }
        }
    }

    fn code(bytes: &[u8]) -> &'static str {
        read(bytes).map_or_else(|(code, _)| code, |_| "read")
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    const TEXT: &str = "社員番号,氏名,評価\r\n1001,髙橋 ①,Ｓ\r\n1002,ｻﾄｳ,A\r\n";

    #[test]
    fn reads_utf8_with_and_without_a_mark_and_shift_jis() {
        let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        let (shift_jis, _, unmappable) = SHIFT_JIS.encode(TEXT);
        assert!(!unmappable);
        for (bytes, encoding) in [
            (TEXT.as_bytes(), Encoding::Utf8),
            (&marked, Encoding::Utf8),
            (&shift_jis, Encoding::ShiftJis),
        ] {
            assert_eq!(read(bytes), Ok((TEXT.to_owned(), encoding)));
        }
    }

    #[test]
    fn half_width_names_alone_are_shift_jis() {
        for text in ["id,name\n1,ﾔﾏﾀﾞ ﾀﾛｳ\n2,ｻﾄｳ\n", "id,name\n1,ﾔﾏﾀﾞ\n"]
        {
            let (bytes, _, _) = SHIFT_JIS.encode(text);
            assert_eq!(read(&bytes), Ok((text.to_owned(), Encoding::ShiftJis)));
        }
    }

    #[test]
    fn refuses_euc_jp_also_where_it_would_decode_as_shift_jis() {
        for text in [TEXT, "employee_id,name\n1,佐藤\n", "id\n山田花子\n"] {
            let (bytes, _, _) = EUC_JP.encode(text);
            assert_eq!(code(&bytes), "euc-jp", "{text}");
        }
    }

    #[test]
    fn refuses_utf16_with_and_without_a_mark() {
        for little in [true, false] {
            assert_eq!(code(&utf16(TEXT, little)), "utf-16");
            assert_eq!(code(&utf16(&format!("\u{FEFF}{TEXT}"), little)), "utf-16");
        }
    }

    #[test]
    fn refuses_archives_and_workbooks() {
        assert_eq!(code(b"PK\x03\x04....a.txt"), "zip-file");
        assert_eq!(code(b"PK\x03\x04....xl/workbook.xml"), "excel-file");
        assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "old-workbook");
    }

    #[test]
    fn a_broken_byte_is_named_by_its_line() {
        let file = Sources::default().add("people.csv", "");
        let broken = "社員番号,氏名\n1,佐藤\n2,".as_bytes();
        let broken = [broken, b"\xFF\xFF\n"].concat();
        let place = Place::Row { file, line: 3 };
        assert_eq!(read(&broken), Err(("unknown-encoding", place.clone())));
        let marked = [b"\xEF\xBB\xBF", broken.as_slice()].concat();
        assert_eq!(read(&marked), Err(("unknown-encoding", place)));
    }
}
