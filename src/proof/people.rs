//! The employees of two results, by their ids: a row that is missing, added, doubled or moved is named as such, and all
//! others are compared although something stands between them.

use std::collections::BTreeMap;

use super::compare::{Comparison, Step, What};
use super::json::Json;

/// The key that names an employee.
const ID: &str = "employee_id";

/// Compares the lists of employees.
pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, stored: &'a [Json], found: &'a [Json]) {
    let places = places(found);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, record) in stored.iter().enumerate() {
        comparison.below(Step::Index(at), |it| {
            let id = record.get(ID).and_then(Json::text);
            let place = id.and_then(|id| places.get(id));
            match (id, place) {
                (None, _) => nameless(it, at, record, found.get(at)),
                (Some(id), _) if seen.contains_key(id) => {
                    let first = seen.get(id).copied().unwrap_or_default();
                    it.about(id, |it| it.note(What::PersonTwice { first }));
                }
                (Some(id), None) => it.about(id, |it| {
                    it.below(Step::Key(ID), |it| it.note(What::PersonAdded));
                }),
                (Some(id), Some(&place)) => {
                    seen.insert(id, at);
                    if let Some(found) = found.get(place) {
                        it.about(id, |it| it.compare(record, found));
                    }
                }
            }
        });
    }
    for record in found {
        let id = record.get(ID).and_then(Json::text).unwrap_or_default();
        if !seen.contains_key(id) {
            comparison.about(id, |it| it.note(What::PersonMissing));
        }
    }
    order(comparison, &places, &seen);
}

/// A record whose id is missing, or no text: the record in its place tells what it should be.
fn nameless<'a>(
    comparison: &mut Comparison<'a>,
    at: usize,
    record: &'a Json,
    found: Option<&'a Json>,
) {
    match found {
        Some(found) => comparison.compare(record, found),
        None => comparison.note(What::Unknown {
            stored: format!("[{at}] {}", record.shown()),
        }),
    }
}

/// Those whom somebody has moved: as few as explain the other order, so that one row that was dragged to the end is one.
fn order<'a>(
    comparison: &mut Comparison<'a>,
    places: &BTreeMap<&'a str, usize>,
    seen: &BTreeMap<&'a str, usize>,
) {
    let place = |id: &str| places.get(id).copied().unwrap_or_default();
    let mut stored: Vec<(usize, &str)> = seen.iter().map(|(id, at)| (*at, *id)).collect();
    stored.sort_unstable();
    let order: Vec<usize> = stored.iter().map(|(_, id)| place(id)).collect();
    for ((at, id), stays) in stored.into_iter().zip(longest_rising(&order)) {
        if !stays {
            let to = place(id);
            comparison.below(Step::Index(at), |it| {
                it.about(id, |it| it.note(What::PersonMoved { to }));
            });
        }
    }
}

/// Which of the numbers make up a longest rising sequence, in O(n log n): of all sequences of one length only that with
/// the least end can become a longer one.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
    // The last index of the best sequence of each length, and before each index the one that precedes it there.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, &next) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| number(end) < next);
        before.push(length.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rising = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(it) = rising.get_mut(at) {
            *it = true;
        }
        next = before.get(at).copied().flatten();
    }
    rising
}

fn places(records: &[Json]) -> BTreeMap<&str, usize> {
    records
        .iter()
        .enumerate()
        .filter_map(|(at, record)| Some((record.get(ID)?.text()?, at)))
        .collect()
}
