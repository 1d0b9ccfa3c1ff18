//! Who is in the file already.

use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;

use super::PackedTexts;
use super::text::key;

/// A way to find the row of an id, without keeping each id a second time.
#[derive(Debug, Default)]
pub struct Ids {
    /// The greatest key so far; while the ids ascend, it is the last and nothing needs to be looked up.
    last: String,
    last_row: usize,
    /// The rows, to be found by their keys, once an id did not ascend.
    rows: Option<Rows>,
}

/// Rows by the keys of their ids.
#[derive(Debug, Default)]
struct Rows {
    table: HashTable<usize>,
    state: DefaultHashBuilder,
}

impl Ids {
    /// Enters the id of a row, all of which are entered one after another. Returns the row that has the same id (by
    /// key), if one has.
    pub fn enter(&mut self, ids: &PackedTexts, row: usize) -> Option<usize> {
        let id = ids.get(row);
        if id.is_empty() {
            return None;
        }
        let id = key(id);
        if self.rows.is_none() {
            match (*id).cmp(self.last.as_str()) {
                Ordering::Greater => {
                    self.last.clear();
                    self.last.push_str(&id);
                    self.last_row = row;
                    return None;
                }
                Ordering::Equal => return Some(self.last_row),
                Ordering::Less => {
                    let mut rows = Rows::default();
                    for earlier in 0..row {
                        let id = ids.get(earlier);
                        if !id.is_empty() {
                            rows.enter(ids, earlier, &key(id));
                        }
                    }
                    self.rows = Some(rows);
                }
            }
        }
        self.rows.as_mut()?.enter(ids, row, &id)
    }
}

/// Whether the ids of some rows ascend as keys.
#[must_use]
pub fn ascend(ids: &PackedTexts, rows: Range<usize>) -> bool {
    // Of plain ASCII without spaces, as most ids are, the key is the id itself.
    let span = ids.span(rows.clone());
    let other = |any, byte: u8| any | !byte.is_ascii_graphic();
    let are_keys = span.is_some_and(|ids| !ids.bytes().fold(false, other));
    let rank = |row: usize| match are_keys {
        true => rank(ids, row),
        false => None,
    };
    let first = rank(rows.start);
    let mut rows = rows.skip(1);
    let last = rows.try_fold(first, |before, row| {
        let own = rank(row);
        let ascends = match before.zip(own) {
            Some((before, own)) => before < own,
            None => {
                let before = ids.get(row.saturating_sub(1));
                key(before) < key(ids.get(row))
            }
        };
        ascends.then_some(own)
    });
    last.is_some()
}

/// A short id as a number that is greater than that of every short id before it: its bytes, and behind them zeros, which
/// no id of plain ASCII has. To compare these is faster than to compare texts.
fn rank(ids: &PackedTexts, row: usize) -> Option<u128> {
    let (more, bytes) = ids.with_more::<16>(row)?;
    let behind = u128::BITS.checked_sub(u32::try_from(bytes).ok()?.checked_mul(8)?)?;
    let own = u128::from_be_bytes(*more).checked_shr(behind)?;
    own.checked_shl(behind)
}

/// Whether no two ids have the same key, in whatever order they stand. It may say no where they all differ, once in a very
/// long time: [`Ids`] knows.
#[must_use]
pub fn all_differ(ids: &PackedTexts) -> bool {
    let state = DefaultHashBuilder::default();
    let hashes = (0..ids.len()).into_par_iter();
    let mut hashes: Vec<u64> = hashes
        .map(|row| state.hash_one(key(ids.get(row))))
        .collect();
    hashes.par_sort_unstable();
    hashes.is_sorted_by(|one, next| one < next)
}

impl Rows {
    /// Enters a row under its key, or returns the row that is there under the same key.
    fn enter(&mut self, ids: &PackedTexts, row: usize, id: &str) -> Option<usize> {
        let hash = |id: &str| self.state.hash_one(id);
        let same = |&other: &usize| key(ids.get(other)) == id;
        let again = |&other: &usize| hash(&key(ids.get(other)));
        match self.table.entry(hash(id), same, again) {
            Entry::Occupied(found) => Some(*found.get()),
            Entry::Vacant(place) => {
                place.insert(row);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_the_first_row_of_the_same_key(
            ids in prop_oneof![
                prop::collection::vec("[AＡ12]{0,3}", 0..40),
                prop::collection::vec("[A12]{0,3}|[12]{15,18}", 0..40),
            ],
            sorted in any::<bool>(),
        ) {
            let mut ids = ids;
            if sorted {
                ids.sort_by_key(|id| crate::policy::key(id));
            }
            let mut known = Ids::default();
            let mut written = PackedTexts::default();
            for (row, id) in ids.iter().enumerate() {
                written.push(id);
                let same = |earlier: &String| crate::policy::key(earlier) == crate::policy::key(id);
                let expected = ids[..row].iter().position(same).filter(|_| !id.is_empty());
                prop_assert_eq!(known.enter(&written, row), expected);
            }
            let keys: std::collections::BTreeSet<String> = ids.iter().map(|id| crate::policy::key(id)).collect();
            prop_assert_eq!(all_differ(&written), keys.len() == ids.len());
            let ascending = keys.into_iter().eq(ids.iter().map(|id| crate::policy::key(id)));
            prop_assert_eq!(ascend(&written, 0..ids.len()), ascending);
        }
    }
}
