//! Where a text is no JSON, and why: what people and tools are known to do to a result.

use super::json::Unread;

/// What is wrong in a text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: u32,
    /// The character on the line, from 1.
    pub column: u32,
    /// Why it is wrong.
    pub cause: Cause,
}

/// Why a character is wrong where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// `NaN` or `Infinity`, which a tool has written for a number.
    NoNumber,
    /// A number with commas between its digits.
    Commas,
    /// An escape that stands for no character, as half of a pair (`\ud842`) does.
    Escape,
    /// Something else.
    Other,
}

/// What `error` says about `part`, a part of the whole text.
pub(super) fn unread(whole: &str, part: &str, error: &serde_json::Error) -> Unread {
    if error.is_eof() {
        return Unread::Truncated;
    }
    let at = offset(whole, part, error);
    broken(whole, at, cause(whole, at))
}

/// The same, where only an escape can be wrong.
pub(super) fn broken_escape(whole: &str, part: &str, error: &serde_json::Error) -> Unread {
    broken(whole, offset(whole, part, error), Cause::Escape)
}

fn broken(whole: &str, at: usize, cause: Cause) -> Unread {
    let before = whole.get(..at).unwrap_or_default();
    let line = before.split('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default();
    let column = column.chars().count().saturating_add(1);
    Unread::Syntax(Broken {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        cause,
    })
}

/// Where in the whole text the wrong character begins, in bytes.
fn offset(whole: &str, part: &str, error: &serde_json::Error) -> usize {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    let lines = part.split_inclusive('\n');
    let above = lines.take(error.line().saturating_sub(1));
    let above = above.fold(0_usize, |sum, line| sum.saturating_add(line.len()));
    let column = error.column().saturating_sub(1);
    let at = start.saturating_add(above).saturating_add(column);
    let mut boundaries = (0..=at.min(whole.len())).rev();
    boundaries
        .find(|&at| whole.is_char_boundary(at))
        .unwrap_or_default()
}

fn cause(whole: &str, at: usize) -> Cause {
    let (before, after) = whole.split_at_checked(at).unwrap_or((whole, ""));
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if after.starts_with("NaN") || after.starts_with("Infinity") {
        Cause::NoNumber
    } else if before.ends_with('\\') {
        Cause::Escape
    } else if let Some(number) = before.strip_suffix(',')
        && is_digit(number.chars().next_back())
        && is_digit(after.chars().next())
    {
        Cause::Commas
    } else {
        Cause::Other
    }
}
