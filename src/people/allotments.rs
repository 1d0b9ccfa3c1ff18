//! What management adds to or takes off single people: the discretionary part (調整枠).

use std::collections::BTreeMap;

use crate::diagnostics::Findings;
use crate::money::{self, Money, NumberFault};
use crate::policy::{Field, key};

use super::cells::{bad_number, check_text};
use super::content::{Content, TableFile, only_sheet};
use super::fault::{PeopleFault, PeopleNote};
use super::headers::{Headers, Known};
use super::only;
use super::read::formulas_as_saved;
use super::row::Row;
use super::table::{ReadAs, Table};

/// One row of a file of allotments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allotment {
    /// The 1-based line of the file on which the row begins.
    pub line: u32,
    /// To whom: the id as written but for spaces around it, never blank. Compare it as a key.
    pub employee_id: String,
    /// How much: whole yen, as written; may be negative or 0.
    pub amount: Money,
    /// Why; never blank.
    pub reason: String,
    /// Who decided it.
    pub approver: Option<String>,
}

/// Reads a file of allotments: `employee_id, amount, reason[, approver]` in any order, several rows a person. Other
/// columns are for its readers and are left alone. A header without rows is no allotment.
///
/// # Errors
/// Every fault of the file, in the order of the file.
pub fn read_allotments(
    source: &TableFile<'_>,
) -> Result<(Vec<Allotment>, Vec<PeopleNote>), Findings<PeopleFault>> {
    let content = Content::of(source)?;
    only_sheet(&content, source.file)?;
    let mut table = Table::open(&content, source.file)?;
    if let Some((fault, place)) = table.instead_of_headers(Known::in_allotments) {
        return Err(only(fault, place));
    }
    let mut findings = Findings::default();
    let headers = Headers::of(&table, Known::in_allotments, &mut findings);
    let mut required = |known| headers.required(known, &table, &mut findings);
    let columns = Columns {
        id: required(Known::Field(Field::EmployeeId)),
        amount: required(Known::Amount),
        reason: required(Known::Reason),
        approver: headers.known(Known::Approver),
    };
    table.identify_by(columns.id);
    let mut allotments = Vec::new();
    let mut row = Row::default();
    while table.next(&mut row, &mut findings) {
        let mut faults = Vec::new();
        allotments.push(columns.read(&row, &mut faults));
        table.refuse_what_is_not_seen(row.line, &mut faults, |column| columns.read_as(column));
        faults.sort_by_key(|(column, _)| *column);
        for (column, fault) in faults {
            findings.add(fault, table.cell_place(row.line, column));
        }
    }
    let mut notes: Vec<PeopleNote> = content.note().into_iter().collect();
    notes.extend(columns.formulas(&table));
    notes.extend(repeated(&allotments));
    findings.into_result((allotments, notes))
}

/// Rows that say the same of the same person, as a row does that was pasted twice.
fn repeated(allotments: &[Allotment]) -> Vec<PeopleNote> {
    let mut first_of = BTreeMap::new();
    let mut notes = Vec::new();
    for it in allotments {
        let row = (key(&it.employee_id), it.amount, &it.reason, &it.approver);
        let first_line = *first_of.entry(row).or_insert(it.line);
        if first_line != it.line {
            let line = it.line;
            notes.push(PeopleNote::SameAllotment { first_line, line });
        }
    }
    notes
}

/// Where the columns stand.
struct Columns {
    id: Option<usize>,
    amount: Option<usize>,
    reason: Option<usize>,
    approver: Option<usize>,
}

impl Columns {
    fn all(&self) -> impl Iterator<Item = usize> {
        let all = [self.id, self.amount, self.reason, self.approver];
        all.into_iter().flatten()
    }

    fn read_as(&self, column: usize) -> Option<ReadAs> {
        let text = self.all().any(|it| it == column).then_some(ReadAs::Text);
        text.map(|text| match self.amount {
            Some(amount) if amount == column => ReadAs::Number,
            _ => text,
        })
    }

    /// Says of which of them the saved values of formulas were taken.
    fn formulas(&self, table: &Table<'_>) -> Option<PeopleNote> {
        formulas_as_saved(self.all().collect(), table)
    }

    /// Reads a row and notes what is wrong with its cells; those that are at fault come out empty.
    fn read(&self, row: &Row<'_>, faults: &mut Vec<(usize, PeopleFault)>) -> Allotment {
        let mut checked = |column: Option<usize>, when_blank: Option<PeopleFault>| {
            let Some(column) = column else {
                return String::new();
            };
            let text = row.text(column);
            let fault = match when_blank {
                Some(fault) if text.is_empty() => Some(fault),
                _ => check_text(text).err(),
            };
            faults.extend(fault.map(|fault| (column, fault)));
            text.to_owned()
        };
        let employee_id = checked(self.id, Some(PeopleFault::BlankId));
        let reason = checked(self.reason, Some(PeopleFault::BlankReason));
        let approver = checked(self.approver, None);
        let amount = self.amount.map_or(Ok(Money::ZERO), |column| {
            whole_yen(row.text(column)).map_err(|fault| (column, fault))
        });
        Allotment {
            line: row.line,
            employee_id,
            amount: amount.unwrap_or_else(|fault| {
                faults.push(fault);
                Money::ZERO
            }),
            reason,
            approver: Some(approver).filter(|approver| !approver.is_empty()),
        }
    }
}

/// An amount in whole yen.
fn whole_yen(text: &str) -> Result<Money, PeopleFault> {
    let amount = money::money_cell(text).map_err(|fault| match fault {
        NumberFault::Empty => PeopleFault::BlankAmount,
        other => bad_number(text, other),
    })?;
    let Some(yen) = amount.to_integer() else {
        let value = text.to_owned();
        return Err(PeopleFault::FractionOfYen { value });
    };
    Money::yen(yen).map_err(|_overflow| bad_number(text, NumberFault::TooLong))
}
