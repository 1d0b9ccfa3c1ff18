//! Files of people: employees, allotments and goals.

use std::borrow::Cow;
use std::collections::BTreeSet;

use bonuspool::diagnostics::{Findings, Sources, Span, Spanned};
use bonuspool::money;
use bonuspool::people::{
    Allotment, Coded, Goal, Kind, People, PeopleFault, PeopleNote, TableFile, Wanted, date, read,
    read_allotments, read_goals,
};
use bonuspool::policy::{Column, Field, key};
use bonuspool::view::wording::people::{people_fault, people_note};
use bonuspool::view::{Diagnostic, Lang};

use super::text::{assert_drawable, assert_harmless};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The columns that are asked for: of every kind one that is a field and one that is the company's own.
const WANTED: [(&str, Kind); 8] = [
    ("rating", Kind::Text),
    ("grade", Kind::Text),
    ("班", Kind::Text),
    ("base_salary", Kind::Number),
    ("attendance_rate", Kind::Number),
    ("点", Kind::Number),
    ("hire_date", Kind::Date),
    ("契約日", Kind::Date),
];

/// Checks one file as one of employees, as one of allotments and as one of goals.
pub fn check(data: &[u8]) {
    let mut sources = Sources::default();
    let file = sources.add("people.csv", "");
    let lines = data.iter().filter(|&&b| b == b'\n' || b == b'\r').count();
    let last_line = u32::try_from(lines + 1).expect("few lines");
    let refused = |findings: &Findings<PeopleFault>| refused(findings, &sources, last_line);
    for columns in Columns::EACH {
        match columns.read(&TableFile::csv(data, file)) {
            Err(findings) => refused(&findings),
            Ok((people, notes)) => {
                noted(&notes);
                sound(&people, last_line);
                as_the_csv_crate_reads(&people, data);
                same_again(data, |bytes| {
                    let (people, notes) = columns
                        .read(&TableFile::csv(bytes, file))
                        .expect("the same people");
                    let notes: Vec<_> = notes
                        .into_iter()
                        .filter(|note| *note != PeopleNote::ReadAsShiftJis)
                        .collect();
                    format!("{people:?} {notes:?}")
                });
            }
        }
    }
    match read_allotments(&TableFile::csv(data, file)) {
        Err(findings) => refused(&findings),
        Ok((allotments, notes)) => {
            noted(&notes);
            allotted(&allotments, last_line);
            same_again(data, |bytes| {
                let (allotments, _) =
                    read_allotments(&TableFile::csv(bytes, file)).expect("the same allotments");
                allotments
            });
        }
    }
    match read_goals(&TableFile::csv(data, file)) {
        Err(findings) => refused(&findings),
        Ok((goals, notes)) => {
            noted(&notes);
            aimed(&goals, last_line);
            same_again(data, |bytes| {
                let (goals, _) = read_goals(&TableFile::csv(bytes, file)).expect("the same goals");
                goals
            });
        }
    }
}

/// Reasons can be told.
pub fn refused(findings: &Findings<PeopleFault>, sources: &Sources, last_line: u32) {
    let in_words = |lang| {
        Diagnostic::all(findings, PeopleFault::code, |fault| {
            people_fault(fault, lang)
        })
    };
    assert_drawable(in_words, sources, last_line);
}

/// Notes can be told.
pub fn noted(notes: &[PeopleNote]) {
    for note in notes {
        assert_harmless(&people_note(note, Lang::Ja));
        assert_harmless(&people_note(note, Lang::En));
    }
}

/// Which columns are asked for.
#[derive(Clone, Copy)]
pub enum Columns {
    /// No column but the ids and the names.
    None,
    /// Those of [`WANTED`] that are there; the policy renames a column.
    All,
    /// Two that must be there.
    Required,
}

impl Columns {
    pub const EACH: [Self; 3] = [Self::None, Self::All, Self::Required];

    pub fn read(
        self,
        source: &TableFile<'_>,
    ) -> Result<(People, Vec<PeopleNote>), Findings<PeopleFault>> {
        let span = Span {
            file: source.file,
            start: 0,
            end: 0,
        };
        let fields = Field::ALL.map(|(field, name, _)| (name, field));
        let column = |&(name, kind): &(&str, Kind)| Wanted {
            column: Column {
                name: name.to_owned(),
                field: fields
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, field)| *field),
                span,
            },
            kind,
            required: matches!(self, Self::Required),
        };
        let value = "役".to_owned();
        let renamed = [(Field::Grade, Spanned { value, span })];
        let all: Vec<Wanted> = WANTED.iter().map(column).collect();
        match self {
            Self::None => read(source, &[], &[]),
            Self::All => read(source, &renamed, &all),
            Self::Required => {
                let some: Vec<Wanted> = all.into_iter().skip(2).step_by(3).collect();
                read(source, &[], &some)
            }
        }
    }
}

/// Everybody has a line, an id and a cell in every column.
pub fn sound(people: &People, last_line: u32) {
    assert!(!people.is_empty());
    assert!(people.lines.iter().is_sorted_by(|a, b| a < b));
    assert!(
        people
            .lines
            .iter()
            .all(|line| (2..=last_line).contains(&line))
    );
    let mut ids: Vec<String> = people.ids.iter().map(key).collect();
    assert!(ids.iter().all(|id| !id.is_empty()));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), people.len(), "ids are unique");
    let names = people.names.iter().map(|names| names.len());
    let texts = people.texts.iter().map(coded);
    let numbers = people.numbers.iter().map(coded);
    let dates = people.dates.iter().map(coded);
    let mut counts = names.chain(texts).chain(numbers).chain(dates);
    assert!(counts.all(|count| count == people.len()));
}

/// How many rows a column has, each of which has a value, and every value a row.
fn coded<T>(column: &Coded<T>) -> usize {
    let used: BTreeSet<u32> = column.codes.iter().copied().collect();
    assert!(
        used.into_iter()
            .map(|code| code as usize)
            .eq(0..column.values.len())
    );
    column.codes.len()
}

pub fn allotted(allotments: &[Allotment], last_line: u32) {
    assert!(allotments.is_sorted_by(|a, b| a.line < b.line));
    for it in allotments {
        assert!((2..=last_line).contains(&it.line));
        assert!(!it.employee_id.trim().is_empty() && !it.reason.trim().is_empty());
        assert_ne!(it.approver.as_deref(), Some(""));
        assert!(it.amount.ratio().to_integer().is_some());
    }
}

fn aimed(goals: &[Goal], last_line: u32) {
    assert!(goals.is_sorted_by(|a, b| a.line < b.line));
    for it in goals {
        assert!((2..=last_line).contains(&it.line));
        assert!(!it.employee_id.trim().is_empty() && !it.name.trim().is_empty());
        assert!(!it.weight.is_negative());
    }
}

/// The cells are those that the csv crate finds, and mean what the grammars of numbers and dates say.
fn as_the_csv_crate_reads(people: &People, data: &[u8]) {
    let text = decoded(data);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = reader
        .records()
        .map(|record| record.expect("a row").iter().map(str::to_owned).collect())
        .filter(|row: &Vec<String>| !row.iter().all(|cell| cell.trim().is_empty()));
    let mut headers: Vec<String> = rows.next().expect("headers");
    if headers.len() == 2 && headers[0].eq_ignore_ascii_case("sep=") && headers[1].is_empty() {
        headers = rows.next().expect("headers");
    }
    let headers: Vec<&str> = headers.iter().map(|header| header.trim()).collect();
    assert_eq!(people.headers, headers);
    let rows: Vec<Vec<String>> = rows.collect();
    assert_eq!(people.len(), rows.len());
    let cells = |header: &str| {
        let column = headers.iter().position(|it| *it == header);
        let column = column.unwrap_or_else(|| panic!("no header {header}"));
        rows.iter().map(move |row| row[column].as_str())
    };
    for (id, row) in people.ids.iter().zip(&rows) {
        assert!(row.iter().any(|cell| cell.trim() == id), "{id} in {row:?}");
    }
    for column in &people.texts {
        for (row, cell) in cells(&column.header).enumerate() {
            assert_eq!(column.get(row), key(cell));
        }
    }
    for column in &people.numbers {
        for (row, cell) in cells(&column.header).enumerate() {
            let blank = cell.trim().is_empty();
            let number = (!blank).then(|| money::decimal(cell).expect("a number"));
            assert_eq!(column.get(row), number, "{cell:?}");
            // Also the decimals: 1.50 is shown as it was written.
            assert_eq!(
                column.get(row).map(|it| it.to_string()),
                number.map(|it| it.to_string())
            );
        }
    }
    for column in &people.dates {
        for (row, cell) in cells(&column.header).enumerate() {
            let blank = cell.trim().is_empty();
            let day = (!blank).then(|| date(cell).expect("a date"));
            assert_eq!(column.get(row), day, "{cell:?}");
        }
    }
}

/// What is read does not depend on the encoding nor on the line ends.
fn same_again<T: PartialEq + std::fmt::Debug>(data: &[u8], read: impl Fn(&[u8]) -> T) {
    let expected = read(data);
    let text = decoded(data);
    let marked = [MARK, text.as_bytes()].concat();
    assert_eq!(read(&marked), expected, "UTF-8 with a mark");
    if !text.contains(['"', '\r']) {
        let windows = text.replace('\n', "\r\n");
        assert_eq!(read(windows.as_bytes()), expected, "CR LF");
        let old_mac = text.replace('\n', "\r");
        assert_eq!(read(old_mac.as_bytes()), expected, "CR");
    }
}

/// The text of a file that was read.
fn decoded(data: &[u8]) -> Cow<'_, str> {
    let body = data.strip_prefix(MARK).unwrap_or(data);
    match std::str::from_utf8(body) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(data)
            .expect("Shift_JIS"),
    }
}
