//! The files that two results came from: by role and content. A file may be called otherwise by now.

use super::compare::{Comparison, Step, What};
use super::json::Json;

/// Compares the lists of inputs: the first overlay of one with the first of the other, and so on.
pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, stored: &'a [Json], found: &'a [Json]) {
    let mut taken = vec![false; found.len()];
    for (at, input) in stored.iter().enumerate() {
        let role = text(input, "role");
        let same = found
            .iter()
            .zip(&mut taken)
            .find(|(found, taken)| !**taken && text(found, "role") == role);
        comparison.below(Step::Index(at), |it| match same {
            Some((found, taken)) => {
                *taken = true;
                one(it, input, found);
            }
            None => it.below(Step::Key("role"), |it| it.note(unmatched(input))),
        });
    }
    for (input, _) in found.iter().zip(taken).filter(|(_, taken)| !taken) {
        comparison.note(What::InputAdded {
            role: text(input, "role").unwrap_or_default().to_owned(),
            file: text(input, "file").unwrap_or_default().to_owned(),
        });
    }
}

/// What is to be said about an input of which there is none now.
fn unmatched(input: &Json) -> What {
    let found = "\"…\"".to_owned();
    match input.get("role") {
        Some(Json::Text(role)) => What::InputMissing {
            role: role.clone(),
            file: text(input, "file").unwrap_or_default().to_owned(),
        },
        Some(other) => What::Value {
            stored: other.shown(),
            found,
        },
        None => What::Missing { found },
    }
}

fn one<'a>(comparison: &mut Comparison<'a>, stored: &'a Json, found: &'a Json) {
    comparison.objects(stored, found, |it, key, stored, value| {
        match (key, stored, value) {
            // Only that there is a name: the file may have been moved.
            ("file", Json::Text(_), _) => {}
            ("sha256", Json::Text(before), Json::Text(now)) if before != now => {
                it.note(What::InputChanged {
                    role: text(found, "role").unwrap_or_default().to_owned(),
                    file: text(found, "file").unwrap_or_default().to_owned(),
                });
            }
            _ => it.compare(stored, value),
        }
    });
}

fn text<'a>(input: &'a Json, key: &str) -> Option<&'a str> {
    input.get(key)?.text()
}
