//! An earlier result, held against the one that the same files give now.

use crate::diagnostics::{FileId, Findings, Place};

use super::compare::{Comparison, Difference, What};
use super::fault::ResultFault;
use super::json::{Json, Unread};
use super::syntax::Broken;
use super::{inputs, people};

/// What a result says that it is.
pub const SCHEMA: &str = "bonuspool.result/1";

/// What every result of this program says first, whatever its version.
const FAMILY: &str = "bonuspool.result/";

/// A result that was stored: JSON of this version's schema. Whether it says what it should is asked later.
#[derive(Debug, Clone)]
pub struct Stored {
    json: Json,
    file: FileId,
}

impl Stored {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Why it is no result of this version. The place never shows the text, which holds amounts.
    pub fn read(bytes: &[u8], file: FileId) -> Result<Self, Findings<ResultFault>> {
        let at_fault = |fault, place| {
            let mut findings = Findings::default();
            findings.add(fault, place);
            findings
        };
        let whole = Place::File(file);
        // Editors and spreadsheets put a mark in front.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(at_fault(ResultFault::NotUtf8, whole));
        };
        if text.trim().is_empty() {
            return Err(at_fault(ResultFault::Empty, whole));
        }
        let json = Json::read(text).map_err(|unread| match unread {
            _ if !text.trim_start().starts_with(['{', '[']) => {
                at_fault(ResultFault::NotJson, whole.clone())
            }
            Unread::Truncated => at_fault(ResultFault::Truncated, whole.clone()),
            Unread::Syntax(Broken {
                line,
                column,
                cause,
            }) => {
                let place = Place::Character { file, line, column };
                at_fault(ResultFault::Broken { cause }, place)
            }
            Unread::TooDeep => at_fault(ResultFault::OtherSchema { schema: None }, whole.clone()),
        })?;
        match json.get("schema").and_then(Json::text) {
            Some(SCHEMA) => Ok(Self { json, file }),
            schema => Err(at_fault(other(schema), whole)),
        }
    }

    /// What it holds.
    #[must_use]
    pub const fn json(&self) -> &Json {
        &self.json
    }

    /// The file that it came from.
    #[must_use]
    pub const fn file(&self) -> FileId {
        self.file
    }

    /// The columns by which it is grouped.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let groups = self
            .json
            .get("groups")
            .map(Json::members)
            .unwrap_or_default();
        let mut columns: Vec<String> = Vec::new();
        for (column, _) in groups {
            if !columns.contains(column) {
                columns.push(column.clone());
            }
        }
        columns
    }

    /// Where the stored result is not the one whose text is `recomputed`. Advice is not compared, only its shape: it
    /// changes no yen, hangs on the language, and later versions know more of it.
    #[must_use]
    pub fn differences(&self, recomputed: &str) -> Vec<Difference> {
        // What has just been written can be read; if not, everything differs.
        let found = Json::read(recomputed).unwrap_or(Json::Null);
        let mut comparison = Comparison::default();
        comparison.objects(&self.json, &found, |it, key, stored, found| {
            match (key, stored, found) {
                ("inputs", Json::List(stored), Json::List(found)) => {
                    inputs::compare(it, stored, found);
                }
                ("employees", Json::List(stored), Json::List(found)) => {
                    people::compare(it, stored, found);
                }
                ("advice", Json::List(stored), _) => advice(it, stored),
                _ => it.compare(stored, found),
            }
        });
        comparison.into_differences()
    }
}

fn other(schema: Option<&str>) -> ResultFault {
    let version = |schema: &str| schema.strip_prefix(FAMILY)?.parse::<u32>().ok();
    match schema {
        Some(schema) if version(schema).is_some_and(|version| version > 1) => {
            ResultFault::LaterSchema {
                schema: schema.to_owned(),
            }
        }
        schema => ResultFault::OtherSchema {
            schema: schema.map(str::to_owned),
        },
    }
}

/// Every piece of advice is a code and a message.
fn advice<'a>(comparison: &mut Comparison<'a>, pieces: &'a [Json]) {
    use super::compare::Step::{Index, Key};
    for (at, piece) in pieces.iter().enumerate() {
        comparison.below(Index(at), |it| {
            for key in ["code", "message"] {
                it.below(Key(key), |it| match piece.get(key) {
                    Some(Json::Text(_)) => {}
                    Some(other) => it.note(What::Value {
                        stored: other.shown(),
                        found: "\"…\"".to_owned(),
                    }),
                    None => it.note(What::Missing {
                        found: "\"…\"".to_owned(),
                    }),
                });
            }
            for (key, value, again) in piece.members_again() {
                if again {
                    it.below(Key(key), |it| it.note(What::KeyTwice));
                } else if !["code", "message"].contains(&key) {
                    let stored = value.shown();
                    it.below(Key(key), |it| it.note(What::Unknown { stored }));
                }
            }
        });
    }
}
