//! Who is in the file already.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

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
    /// The row of every id by the hash of its key, once an id did not ascend.
    rows: Option<HashMap<u64, usize>>,
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
                std::cmp::Ordering::Greater => {
                    self.last.clear();
                    self.last.push_str(&id);
                    self.last_row = row;
                    return None;
                }
                std::cmp::Ordering::Equal => return Some(self.last_row),
                std::cmp::Ordering::Less => {
                    let mut rows = HashMap::new();
                    for earlier in 0..row {
                        let id = self.written.get(earlier);
                        if !id.is_empty() {
                            enter(&mut rows, &self.written, earlier, &key(id));
                        }
                    }
                    self.rows = Some(rows);
                }
            }
        }
        enter(self.rows.as_mut()?, &self.written, row, &id)
    }
}

/// Enters a row under its key, or returns the row that is there under the same key. Another key with the same hash
/// moves on to the next number.
fn enter(
    rows: &mut HashMap<u64, usize>,
    written: &PackedTexts,
    row: usize,
    id: &str,
) -> Option<usize> {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    let mut place = hasher.finish();
    while let Some(&found) = rows.get(&place) {
        if key(written.get(found)) == id {
            return Some(found);
        }
        place = place.wrapping_add(1);
    }
    rows.insert(place, row);
    None
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
