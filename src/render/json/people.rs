//! Everybody in `bonuspool.result/1`: the keys, their order and where the values come from are fixed.

use crate::bytes::ByteSet;
use crate::policy::ResultField;
use crate::render::notation::{Notation, Rows};
use crate::view::{BEGINNINGS, Cell, Column, Facts, PersonSheet, Source};

use super::harmless;

/// Everybody as a sheet whose cells are the values of an object, and how those are noted.
pub fn objects<'f>(facts: &'f Facts<'f>) -> (PersonSheet<'f>, Objects) {
    let result = |field| Source::Result(field, facts.lang);
    let texts = facts.shown_texts();
    let [department, grade, position, rating] =
        texts.map(|column| column.map_or(Source::Absent, Source::Keys));
    let names = facts.people.names.as_ref();
    let scores = facts.scores();
    let mut object = Layout::in_list();
    object.open(None, '{');
    object.value("employee_id", Source::Written(&facts.people.ids));
    object.value("name", names.map_or(Source::Absent, Source::Written));
    object.value("department", department);
    object.value("grade", grade);
    object.value("position", position);
    object.value("rating", rating);
    object.value("score", scores.map_or(Source::Absent, Source::Numbers));
    object.value("eligible", Source::IsEligible);
    object.value("ineligible_reason", result(ResultField::Note));
    object.open(Some("components"), '[');
    for component in &facts.outcome.components {
        object.open(None, '{');
        object.value("name", Source::Constant(&component.name));
        object.value("weight", Source::Weight(component));
        object.value("amount", Source::Component(component));
        object.close('}');
    }
    object.close(']');
    object.value("allotted", result(ResultField::Allotted));
    object.value("bonus", result(ResultField::Bonus));
    object.value("bonus_months", result(ResultField::Months));
    object.close('}');
    let notation = Objects {
        befores: object.befores,
        behind: object.text,
    };
    (PersonSheet::of(facts, object.columns), notation)
}

/// The values of an object one after another, and what stands before each of them.
struct Layout<'f> {
    columns: Vec<(Column, Source<'f>)>,
    befores: Vec<String>,
    /// What stands behind the last value so far.
    text: String,
    /// Whether the bracket at hand holds nothing yet.
    is_empty: bool,
}

impl<'f> Layout<'f> {
    /// An object in a list of the result, behind another and on a line of its own.
    fn in_list() -> Self {
        Self {
            columns: Vec::new(),
            befores: Vec::new(),
            text: ",\n    ".to_owned(),
            is_empty: true,
        }
    }

    fn value(&mut self, key: &str, source: Source<'f>) {
        self.next(Some(key));
        self.befores.push(std::mem::take(&mut self.text));
        self.columns.push((Column::text(key), source));
    }

    fn open(&mut self, key: Option<&str>, bracket: char) {
        self.next(key);
        self.text.push(bracket);
        self.is_empty = true;
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.is_empty = false;
    }

    /// Goes on to what comes next in the bracket at hand.
    fn next(&mut self, key: Option<&str>) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
        if let Some(key) = key {
            self.text.push_str(&format!("\"{key}\":"));
        }
    }
}

/// How the values of objects are noted, each object with a comma before it.
pub struct Objects {
    /// What stands before the value of each column.
    befores: Vec<String>,
    /// What stands behind the last one.
    behind: String,
}

impl Notation for Objects {
    const BLANK: &str = "null";
    const QUOTE: &str = "\"";

    fn separate(&self, column: usize, out: &mut Rows) {
        if let Some(before) = self.befores.get(column) {
            out.push(before);
        }
    }

    fn cell(&self, cell: Cell<&str>, out: &mut Rows) -> bool {
        match cell {
            Cell::Text(text) | Cell::Exact(text) if Self::is_plain(text) => {
                out.push(Self::QUOTE);
                out.push(text);
                out.push(Self::QUOTE);
            }
            Cell::Text(text) | Cell::Exact(text) => out.push(&string(text)),
            Cell::Money(money) => out.put_digits(|digits| money.write(digits)),
            // What has too many digits is beyond every number of a company.
            Cell::Price(value)
            | Cell::Number(value)
            | Cell::Fixed(value, _)
            | Cell::Percent(value)
            | Cell::Months(value) => out.put_number(value, |_| Self::BLANK.to_owned()),
            Cell::People(count) => out.put_count(count),
            Cell::Flag(holds) => out.push(&holds.to_string()),
            Cell::Date(date) => out.push(&string(&date.to_string())),
            Cell::Bar(_) | Cell::Blank => out.push(Self::BLANK),
        }
        false
    }

    fn end(&self, _start: usize, out: &mut Rows) {
        out.push(&self.behind);
    }

    /// What is escaped, and what may begin something that a terminal obeys.
    fn special() -> &'static ByteSet {
        static SPECIAL: ByteSet = BEGINNINGS.and(&[(b'"', b'"'), (b'\\', b'\\')]);
        &SPECIAL
    }

    fn begins_plainly(_text: &[u8]) -> bool {
        true
    }
}

/// A text as JSON.
fn string(text: &str) -> String {
    harmless(serde_json::Value::from(text).to_string())
}
