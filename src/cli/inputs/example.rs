//! The people of a worked example.

use std::path::Path;

use crate::diagnostics::Span;
use crate::people::{self, People};
use crate::policy::{Policy, Test, TestPeople};
use crate::render::json::Role;
use crate::view::needed_for_display;

use super::table::Table;
use super::{in_words, is_standard};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::words;

/// Reads the people of a test of that policy: the file that it names, beside the policy, or what it holds itself.
pub fn example(
    policy: &Policy,
    test: &Test,
    session: &mut Session<'_, '_>,
) -> Result<People, Failure> {
    let place = test.employees.span.file;
    let table = match &test.employees.value {
        TestPeople::File(path) => {
            let mut located = session.locations.beside(place, path);
            // A policy names files; standard input is for the command line to give.
            if is_standard(&located) {
                located = Path::new(".").join(located);
            }
            Table::read(&located, None, Role::Employees, session)?
        }
        TestPeople::Inline(csv) => {
            let of = session.sources.name(place);
            let name = words::test::part(of, &test.name, "employees", session.lang);
            Table::inline(name, csv, session)
        }
    };
    let start = Span {
        file: table.file,
        start: 0,
        end: 0,
    };
    let needed = needed_for_display(policy, &[], start);
    people::read(&table.as_file(), &policy.columns, &needed)
        .map(|(people, _)| people)
        .map_err(|faults| Failure::Findings(in_words(&faults, session.lang)))
}
