//! Who is in the file already.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::PackedTexts;
use super::text::key;

/// The ids read so far, and a way to find one of them without keeping each a second time.
#[derive(Debug, Default)]
pub struct Ids {
    /// All ids as written but for spaces around them; empty for a row without one.
    pub written: PackedTexts,
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
    /// Adds the id of the next row. Returns the row that has the same id (by key), if one has.
    pub fn push(&mut self, id: &str) -> Option<usize> {
        let row = self.written.len();
        self.written.push(id);
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
                        let id = self.written.get(earlier);
                        if !id.is_empty() {
                            rows.enter(&self.written, earlier, &key(id));
                        }
                    }
                    self.rows = Some(rows);
                }
            }
        }
        self.rows.as_mut()?.enter(&self.written, row, &id)
    }
}

impl Rows {
    /// Enters a row under its key, or returns the row that is there under the same key.
    fn enter(&mut self, written: &PackedTexts, row: usize, id: &str) -> Option<usize> {
        let hash = |id: &str| self.state.hash_one(id);
        let same = |&other: &usize| key(written.get(other)) == id;
        let again = |&other: &usize| hash(&key(written.get(other)));
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
            ids in prop::collection::vec("[AＡ12]{0,3}", 0..40),
            sorted in any::<bool>(),
        ) {
            let mut ids = ids;
            if sorted {
                ids.sort_by_key(|id| crate::policy::key(id));
            }
            let mut known = Ids::default();
            for (row, id) in ids.iter().enumerate() {
                let same = |earlier: &String| crate::policy::key(earlier) == crate::policy::key(id);
                let expected = ids[..row].iter().position(same).filter(|_| !id.is_empty());
                prop_assert_eq!(known.push(id), expected);
            }
        }
    }
}
