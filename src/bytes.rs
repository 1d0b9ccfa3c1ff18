//! Sets of bytes, for questions about every byte of many short texts.

/// A set of bytes.
#[derive(Debug, Clone, Copy)]
pub struct ByteSet([bool; 256]);

impl ByteSet {
    /// The bytes from the first to the last of each pair.
    #[must_use]
    pub const fn of(ranges: &[(u8, u8)]) -> Self {
        Self([false; 256]).and(ranges)
    }

    /// These bytes, and those from the first to the last of each pair.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        reason = "done by the compiler, which stops where an index is not there"
    )]
    pub const fn and(self, ranges: &[(u8, u8)]) -> Self {
        let Self(mut set) = self;
        let mut at = 0_usize;
        while at < ranges.len() {
            let (first, last) = ranges[at];
            let mut byte = first as usize;
            while byte <= last as usize {
                set[byte] = true;
                byte = byte.wrapping_add(1);
            }
            at = at.wrapping_add(1);
        }
        Self(set)
    }

    /// These bytes without that one.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        reason = "every byte has its place"
    )]
    pub const fn but(self, byte: u8) -> Self {
        let Self(mut set) = self;
        set[byte as usize] = false;
        Self(set)
    }

    /// Whether a text has one of the bytes. The answer takes no branch a byte.
    #[must_use]
    pub fn meets(&self, text: &str) -> bool {
        let has = |byte: u8| self.0.get(usize::from(byte)) == Some(&true);
        text.bytes().fold(false, |any, byte| any | has(byte))
    }

    /// The same for a long text, where many bytes are looked at together.
    #[must_use]
    pub fn meets_long(&self, text: &str) -> bool {
        // What stays in the fastest memory while it is looked at again and again.
        const CHUNK: usize = 1 << 12;
        let ranges = self.ranges();
        let in_range = |chunk: &[u8], first: u8, most: u8| {
            let within = |byte: u8| byte.wrapping_sub(first) <= most;
            chunk.iter().fold(false, |any, &byte| any | within(byte))
        };
        let mut chunks = text.as_bytes().chunks(CHUNK);
        chunks.any(|chunk| {
            ranges
                .iter()
                .any(|&(first, most)| in_range(chunk, first, most))
        })
    }

    /// The bytes that follow each other: the first, and how many come after it.
    fn ranges(&self) -> Vec<(u8, u8)> {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        let mut is_open = false;
        for (byte, &is_in) in (0..=u8::MAX).zip(&self.0) {
            match ranges.last_mut() {
                Some((_, more)) if is_in && is_open => *more = more.saturating_add(1),
                _ if is_in => ranges.push((byte, 0)),
                _ => {}
            }
            is_open = is_in;
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_meet_the_bytes_that_they_have() {
        static SET: ByteSet = ByteSet::of(&[(b'a', b'd')])
            .and(&[(0xE3, 0xE3), (0xFF, 0xFF)])
            .but(b'a');
        for (text, expected) in [
            ("", false),
            ("aeA", false),
            ("aaaaaaaaab", true),
            ("d", true),
            ("あ", true),
            ("é", false),
        ] {
            assert_eq!(SET.meets(text), expected, "{text}");
            assert_eq!(SET.meets_long(text), expected, "{text}");
            let long = "e".repeat(9_000) + text;
            assert_eq!(SET.meets_long(&long), expected, "{text}");
        }
    }
}
