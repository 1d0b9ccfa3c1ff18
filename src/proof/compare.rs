//! Two trees of JSON held against each other, leaf by leaf.

use super::json::{Json, is_same_number, quoted};

/// A place where a stored result is not the recomputed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where in the stored result, as `jq` takes it: `.employees[2].bonus`. Of what it lacks, where it would stand; of an
    /// employee or a file that it lacks, the list.
    pub path: String,
    /// The employee whose record it is.
    pub employee: Option<String>,
    /// What differs.
    pub what: What,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Another value, or one of another type; as JSON writes it.
    Value {
        /// In the stored result.
        stored: String,
        /// Recomputed.
        found: String,
    },
    /// The stored result lacks it.
    Missing {
        /// Recomputed.
        found: String,
    },
    /// Only the stored result has it.
    Unknown {
        /// In the stored result.
        stored: String,
    },
    /// The key stands in one object twice, and every reader takes another of the two.
    KeyTwice,
    /// The stored result lacks the employee.
    PersonMissing,
    /// The people file lacks the employee.
    PersonAdded,
    /// The employee stands in the stored result a second time.
    PersonTwice {
        /// The index of the first time.
        first: usize,
    },
    /// The employee stands in another place than in the people file.
    PersonMoved {
        /// The index in the recomputed result.
        to: usize,
    },
    /// A file has another content than the one that the result came from.
    InputChanged {
        /// What the file is, as the result calls it.
        role: String,
        /// Its name now.
        file: String,
    },
    /// The result came from a file that is not given now.
    InputMissing {
        /// What the file is, as the result calls it.
        role: String,
        /// Its name in the result.
        file: String,
    },
    /// A file is given that the result did not come from.
    InputAdded {
        /// What the file is, as the result calls it.
        role: String,
        /// Its name now.
        file: String,
    },
}

/// Whether it looks as if the same files had been calculated otherwise: none of them differs, and the bonuses of half of
/// the employees or more do.
#[must_use]
pub fn is_of_same_files(differences: &[Difference], employees: usize) -> bool {
    let is_bonus =
        |it: &&Difference| it.path.ends_with("].bonus") && matches!(it.what, What::Value { .. });
    let bonuses = differences.iter().filter(is_bonus).count();
    let same_files = differences.iter().all(|it| !it.path.starts_with(".inputs"));
    same_files && bonuses > 0 && bonuses >= employees.div_ceil(2)
}

/// A step down a tree.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A comparison under way.
#[derive(Default)]
pub(super) struct Comparison<'a> {
    path: Vec<Step<'a>>,
    employee: Option<&'a str>,
    differences: Vec<Difference>,
}

impl<'a> Comparison<'a> {
    pub(super) fn into_differences(self) -> Vec<Difference> {
        self.differences
    }

    pub(super) fn note(&mut self, what: What) {
        self.differences.push(Difference {
            path: path(&self.path),
            employee: self.employee.map(str::to_owned),
            what,
        });
    }

    /// Goes one step down.
    pub(super) fn below(&mut self, step: Step<'a>, compare: impl FnOnce(&mut Self)) {
        self.path.push(step);
        compare(self);
        self.path.pop();
    }

    /// What is compared belongs to that employee.
    pub(super) fn about(&mut self, employee: &'a str, compare: impl FnOnce(&mut Self)) {
        self.employee = Some(employee);
        compare(self);
        self.employee = None;
    }

    pub(super) fn compare(&mut self, stored: &'a Json, found: &'a Json) {
        let same = match (stored, found) {
            (Json::Object(_), Json::Object(_)) => {
                return self.objects(stored, found, |it, _, stored, found| {
                    it.compare(stored, found);
                });
            }
            (Json::List(stored), Json::List(found)) => return self.lists(stored, found),
            (Json::Number(stored), Json::Number(found)) => is_same_number(stored, found),
            (stored, found) => stored == found,
        };
        if !same {
            self.note(What::Value {
                stored: stored.shown(),
                found: found.shown(),
            });
        }
    }

    /// Compares what two objects have under each key; the order of keys does not matter.
    pub(super) fn objects(
        &mut self,
        stored: &'a Json,
        found: &'a Json,
        mut each: impl FnMut(&mut Self, &str, &'a Json, &'a Json),
    ) {
        for (key, value) in found.members() {
            self.below(Step::Key(key), |it| match stored.get(key) {
                Some(stored) => each(it, key, stored, value),
                None => it.note(What::Missing {
                    found: value.shown(),
                }),
            });
        }
        for (key, value, again) in stored.members_again() {
            if again {
                self.below(Step::Key(key), |it| it.note(What::KeyTwice));
            } else if found.get(key).is_none() {
                let stored = value.shown();
                self.below(Step::Key(key), |it| it.note(What::Unknown { stored }));
            }
        }
    }

    fn lists(&mut self, stored: &'a [Json], found: &'a [Json]) {
        for at in 0..stored.len().max(found.len()) {
            self.below(Step::Index(at), |it| {
                match (stored.get(at), found.get(at)) {
                    (Some(stored), Some(found)) => it.compare(stored, found),
                    (Some(stored), None) => it.note(What::Unknown {
                        stored: named(stored),
                    }),
                    (None, Some(found)) => it.note(What::Missing {
                        found: named(found),
                    }),
                    (None, None) => {}
                }
            });
        }
    }
}

/// An item of a list by its name or key, where it has one.
fn named(item: &Json) -> String {
    ["name", "key", "code"]
        .into_iter()
        .find_map(|key| item.get(key)?.text())
        .map_or_else(|| item.shown(), quoted)
}

fn path(steps: &[Step<'_>]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Index(at) => out.push_str(&format!("[{at}]")),
            Step::Key(key) if is_plain(key) => out.push_str(&format!(".{key}")),
            Step::Key(key) if out.is_empty() => out.push_str(&format!(".[{}]", quoted(key))),
            Step::Key(key) => out.push_str(&format!("[{}]", quoted(key))),
        }
    }
    out
}

/// Whether `jq` takes the key behind a dot.
fn is_plain(key: &str) -> bool {
    let mut letters = key.chars();
    letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}
