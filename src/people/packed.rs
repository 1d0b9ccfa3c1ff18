//! Texts of rows, one after another in one allocation.

use std::ops::Range;

use super::row::Cell;

/// What is still to come of a file, beside what was read of it.
#[derive(Debug, Clone, Copy)]
pub struct More {
    /// The bytes that were read.
    pub read: usize,
    /// Those to come.
    pub to_come: usize,
}

impl More {
    /// How many more there will be of what there is so many times by now; rather a few too many.
    #[must_use]
    pub fn than(self, now: usize) -> usize {
        let more = now.saturating_mul(self.to_come);
        let more = more.checked_div(self.read).unwrap_or(0);
        more.saturating_add(more.div_euclid(32))
    }
}

/// Texts one after another in one allocation.
#[derive(Debug, Default, Clone)]
pub struct PackedTexts {
    bytes: String,
    ends: Ends,
}

impl PackedTexts {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    /// Adds some cells, as they are; `false` where all together are no text, and then they are of no use any more.
    #[must_use]
    pub fn extend<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) -> bool {
        // Most names and ids are no longer: it takes no loop to copy always so many.
        const SHORT: usize = 32;
        let before = self.bytes.len();
        let mut bytes = Vec::new();
        for cell in cells {
            let end = bytes.len().saturating_add(cell.len());
            match cell.with_more::<SHORT>() {
                Some(more) => bytes.extend_from_slice(more),
                None => bytes.extend_from_slice(cell.text().as_bytes()),
            }
            bytes.truncate(end);
            self.ends.push(before.saturating_add(bytes.len()));
        }
        let text = simdutf8::basic::from_utf8(&bytes);
        text.map(|text| self.bytes.push_str(text)).is_ok()
    }

    /// Makes room for so many times as many texts as there are, of the same lengths.
    pub fn reserve(&mut self, more: More) {
        self.bytes.reserve(more.than(self.bytes.len()));
        self.ends.low.reserve(more.than(self.len()));
    }

    /// Makes it one without texts, which keeps its memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.low.truncate(1);
        self.ends.carries.clear();
    }

    /// Adds all texts of another one behind these.
    pub fn append(&mut self, other: &Self) {
        self.ends.append(&other.ends, self.bytes.len());
        self.bytes.push_str(&other.bytes);
    }

    /// The text of that row; empty outside.
    #[must_use]
    pub fn get(&self, row: usize) -> &str {
        let bounds = self.ends.bounds(row);
        bounds
            .and_then(|(start, end)| self.bytes.get(start..end))
            .unwrap_or_default()
    }

    /// The text of that row with what stands behind it, which is faster to copy, and how many bytes are its own;
    /// nothing for a long text, and for the last ones.
    #[must_use]
    #[inline]
    pub fn with_more<const N: usize>(&self, row: usize) -> Option<(&[u8; N], usize)> {
        let (start, end) = self.ends.bounds(row)?;
        let bytes = end.saturating_sub(start);
        let more = self.bytes.as_bytes().get(start..)?.first_chunk()?;
        (bytes <= N).then_some((more, bytes))
    }

    /// The texts of those rows, one directly after another; nothing where there are no such rows.
    #[must_use]
    pub fn span(&self, rows: Range<usize>) -> Option<&str> {
        let (start, _) = self.ends.bounds(rows.start)?;
        let (_, end) = self.ends.bounds(rows.end.checked_sub(1)?)?;
        self.bytes.get(start..end)
    }

    /// How many bytes all texts have together.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }
}

/// Where each of some texts begins and ends that stand one after another.
#[derive(Debug, Clone)]
struct Ends {
    /// The lower half of each end, behind a zero; hardly any file has more bytes.
    low: Vec<u32>,
    /// The places from which on the other half is one greater; a place several times, where a text is that long.
    carries: Vec<usize>,
}

impl Default for Ends {
    fn default() -> Self {
        Self {
            low: vec![0],
            carries: Vec::new(),
        }
    }
}

impl Ends {
    /// Adds one, which is no less than the one before.
    #[inline]
    fn push(&mut self, end: usize) {
        let high = end.checked_shr(u32::BITS).unwrap_or(0);
        while self.carries.len() < high {
            self.carries.push(self.low.len());
        }
        let low = end & usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        self.low.push(u32::try_from(low).unwrap_or(0));
    }

    /// How many there are.
    const fn len(&self) -> usize {
        self.low.len().saturating_sub(1)
    }

    /// Adds all of other texts, which stand behind so many bytes.
    fn append(&mut self, others: &Self, before: usize) {
        let last = others.len().checked_sub(1);
        let last = last.and_then(|last| others.bounds(last));
        let end = last.map_or(before, |(_, end)| before.saturating_add(end));
        match (u32::try_from(before), u32::try_from(end)) {
            // Nothing is carried.
            (Ok(before), Ok(_)) => {
                let ends = others.low.iter().skip(1);
                self.low.extend(ends.map(|end| before.wrapping_add(*end)));
            }
            _ => {
                let others = (0..others.len()).filter_map(|row| others.bounds(row));
                others.for_each(|(_, end)| self.push(before.saturating_add(end)));
            }
        }
    }

    /// Where the text of that row begins and ends.
    #[inline]
    fn bounds(&self, row: usize) -> Option<(usize, usize)> {
        let &[start, end] = self.low.get(row..)?.first_chunk()?;
        let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
        match self.carries.is_empty() {
            true => Some((start, end)),
            false => Some((
                self.carried(row, start)?,
                self.carried(row.saturating_add(1), end)?,
            )),
        }
    }

    /// Both halves of what stands at that place.
    fn carried(&self, place: usize, low: usize) -> Option<usize> {
        let high = self.carries.partition_point(|&from| from <= place);
        Some(high.checked_shl(u32::BITS)? | low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[cfg(target_pointer_width = "64")]
        #[test]
        fn ends_are_kept_however_far_behind(
            lengths in prop::collection::vec(prop_oneof![0..9_usize, any::<u32>().prop_map(|it| usize::try_from(it).unwrap()), 1_usize << 33..1 << 35], 0..20),
            cut in 0..20_usize,
        ) {
            let ends: Vec<usize> = lengths.iter().scan(0, |end, length| { *end += length; Some(*end) }).collect();
            let mut kept = Ends::default();
            ends.iter().for_each(|&end| kept.push(end));
            let read = |kept: &Ends| (0..=ends.len()).map_while(|row| kept.bounds(row)).map(|(_, end)| end).collect::<Vec<_>>();
            prop_assert_eq!(read(&kept), ends.clone());
            let (before, behind) = ends.split_at(cut.min(ends.len()));
            let last = before.last().copied().unwrap_or(0);
            let (mut first, mut second) = (Ends::default(), Ends::default());
            before.iter().for_each(|&end| first.push(end));
            behind.iter().for_each(|&end| second.push(end - last));
            first.append(&second, last);
            prop_assert_eq!(read(&first), ends.clone());
        }

        #[test]
        fn cells_are_packed_as_their_texts(
            texts in prop::collection::vec("[a あ]{0,3}|[a佐]{30,40}", 0..20),
            behind in "[あa]{0,50}",
        ) {
            let all = texts.concat() + &behind;
            let mut start = 0;
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| {
                let end = start + text.len();
                let bounds = (u32::try_from(start).unwrap(), u32::try_from(end).unwrap());
                start = end;
                Cell::between(&all, bounds.0, bounds.1).unwrap()
            }).collect();
            let mut packed = PackedTexts::default();
            packed.push("あ");
            prop_assert!(packed.extend(cells.iter().copied()));
            let read: Vec<&str> = packed.iter().collect();
            let mut expected = vec!["あ"];
            expected.extend(texts.iter().map(String::as_str));
            prop_assert_eq!(read, expected);
            for (cell, text) in cells.iter().zip(&texts) {
                prop_assert_eq!(cell.text(), text);
                prop_assert_eq!(cell.trimmed().text(), text.trim());
            }
        }
    }
}
