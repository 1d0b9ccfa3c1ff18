//! Files whose first row is not the headers: what stands there instead.

use crate::diagnostics::Place;
use crate::money;
use crate::policy::Field;

use super::Table;
use crate::people::PeopleFault;
use crate::people::dates::date;
use crate::people::headers::Known;
use crate::people::row::Row;

impl Table<'_> {
    /// What stands in the place of headers, where no header `is_id`: a row of a person, a title above the headers, a
    /// sheet that is not the one of the people. `means` says which texts are headers.
    pub fn instead_of_headers(
        &self,
        means: impl Fn(&str) -> Option<Known>,
    ) -> Option<(PeopleFault, Place)> {
        let is_id = |text: &str| means(text) == Some(Known::Field(Field::EmployeeId));
        if self.headers.iter().any(|header| is_id(header)) {
            return None;
        }
        if let Some(line) = self.headers_below(&means, is_id) {
            return Some((PeopleFault::HeaderBelow, self.row_place(line)));
        }
        if self.headers.iter().any(|header| is_value(header)) {
            return Some((PeopleFault::NoHeaders, self.header_row()));
        }
        let sheet = self.sheet.filter(|sheet| !sheet.others.is_empty())?;
        let fault = PeopleFault::WrongSheet {
            sheet: sheet.name.clone(),
            others: sheet.others.clone(),
        };
        Some((fault, Place::File(self.file)))
    }

    /// The line of the first of the next rows that is one of headers: with an id among others, or alone.
    fn headers_below(
        &self,
        means: impl Fn(&str) -> Option<Known>,
        is_id: impl Fn(&str) -> bool,
    ) -> Option<u32> {
        const LOOKED_AT: usize = 20;
        let mut rows = self.rows.clone();
        let mut row = Row::default();
        for _ in 0..LOOKED_AT {
            let read = rows.next_into(&mut row)?;
            let texts = || row.cells().map(str::trim).filter(|it| !it.is_empty());
            let known = texts().filter(|text| means(text).is_some()).count();
            let is_header = texts().any(&is_id) && (known >= 2 || texts().count() == 1);
            if let Some(line) = read.ok().filter(|_| is_header) {
                return Some(line);
            }
        }
        None
    }
}

/// Whether a text is a number or a date, as no header is.
pub(super) fn is_value(text: &str) -> bool {
    money::money_cell(text).is_ok() || money::rate(text).is_ok() || date(text).is_ok()
}
