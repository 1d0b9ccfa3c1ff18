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
    for (at, record) in found.iter().enumerate() {
        let id = record.get(ID).and_then(Json::text).unwrap_or_default();
        if !seen.contains_key(id) {
            comparison.below(Step::Index(at), |it| {
                it.about(id, |it| it.note(What::PersonMissing));
            });
        }
    }
    order(comparison, found, &seen);
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

/// Those that stand in both lists, but in another order.
fn order<'a>(comparison: &mut Comparison<'a>, found: &'a [Json], seen: &BTreeMap<&'a str, usize>) {
    let mut by_place: Vec<(usize, &str)> = seen.iter().map(|(id, at)| (*at, *id)).collect();
    by_place.sort_unstable();
    let in_file = found
        .iter()
        .enumerate()
        .filter_map(|(at, record)| Some((at, record.get(ID)?.text()?)))
        .filter(|(_, id)| seen.contains_key(id));
    let places = places(found);
    for ((at, id), (_, expected)) in by_place.into_iter().zip(in_file) {
        if id != expected {
            let to = places.get(id).copied().unwrap_or_default();
            comparison.below(Step::Index(at), |it| {
                it.about(id, |it| it.note(What::PersonMoved { to }));
            });
        }
    }
}

fn places(records: &[Json]) -> BTreeMap<&str, usize> {
    records
        .iter()
        .enumerate()
        .filter_map(|(at, record)| Some((record.get(ID)?.text()?, at)))
        .collect()
}
