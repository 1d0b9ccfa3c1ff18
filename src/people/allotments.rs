//! What management adds to or takes off single people: the discretionary part (調整枠).

use crate::diagnostics::Findings;
use crate::money::{self, Money, NumberFault};
use crate::policy::Field;

use super::cells::{bad_number, check_text};
use super::content::{Content, TableFile};
use super::fault::PeopleFault;
use super::headers::{Headers, Known};
use super::only;
use super::table::{Row, Table};

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
pub fn read_allotments(source: &TableFile<'_>) -> Result<Vec<Allotment>, Findings<PeopleFault>> {
    let content = Content::of(source)?;
    let mut table = Table::open(&content, source.file)?;
    let id = Some(Known::Field(Field::EmployeeId));
    if let Some(place) = table.headers_below(|text| Known::in_allotments(text) == id) {
        return Err(only(PeopleFault::HeaderBelow, place));
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
        for column in table
            .without_value(row.line)
            .filter(|&it| columns.holds(it))
        {
            faults.retain(|(other, _)| *other != column);
            faults.push((column, PeopleFault::FormulaWithoutValue));
        }
        faults.sort_by_key(|(column, _)| *column);
        for (column, fault) in faults {
            findings.add(fault, table.cell_place(row.line, column));
        }
    }
    findings.into_result(allotments)
}

/// Where the columns stand.
struct Columns {
    id: Option<usize>,
    amount: Option<usize>,
    reason: Option<usize>,
    approver: Option<usize>,
}

impl Columns {
    /// Whether a column is one of them.
    fn holds(&self, column: usize) -> bool {
        [self.id, self.amount, self.reason, self.approver].contains(&Some(column))
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
