//! The rows of one sheet, kept compactly.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Xlsx};

use crate::people::{PackedTexts, PeopleFault};

use super::limits::{CELLS, COLUMNS, WorkbookLimit};
use super::value::{padded_to, text};

/// A sheet: its rows that hold anything.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The other sheets, where nobody said which one to read.
    pub others: Vec<String>,
    /// The cells of all rows, each row up to its last cell that holds something.
    cells: PackedTexts,
    /// For each row its 1-based number in the sheet, and how many `cells` there are up to its end.
    rows: Vec<(u32, usize)>,
    /// The cells up to the last column that holds something.
    width: usize,
    /// How many cells of each column are formulas.
    formulas: Vec<usize>,
    /// Formulas that were saved without a value, by row number and column.
    without_value: BTreeSet<(u32, usize)>,
}

impl Sheet {
    /// A sheet without rows.
    pub fn named(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Reads its cells.
    pub fn fill(&mut self, workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<(), PeopleFault> {
        let padded = padded(workbook, &self.name)?;
        let mut cells = workbook
            .worksheet_cells_reader(&self.name)
            .map_err(|error| super::broken(&error))?;
        loop {
            let cell = cells.next_cell_with_formula_metadata();
            let Some(cell) = cell.map_err(|error| super::broken(&error))? else {
                return Ok(());
            };
            let (row, column) = cell.pos;
            let line = row.saturating_add(1);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let shown = text(&cell.value).unwrap_or_default();
            if cell.formula.is_some() {
                self.note_formula(line, column, cell.value == DataRef::Empty)?;
            } else if shown.is_empty() {
                continue;
            }
            let digits = padded.get(&cell.pos).copied().unwrap_or_default();
            let is_number = matches!(cell.value, DataRef::Float(_) | DataRef::Int(_));
            if is_number && shown.len() < digits && shown.bytes().all(|byte| byte.is_ascii_digit())
            {
                self.push(line, column, &format!("{shown:0>digits$}"))?;
            } else {
                self.push(line, column, &shown)?;
            }
        }
    }

    fn note_formula(
        &mut self,
        line: u32,
        column: usize,
        without_value: bool,
    ) -> Result<(), PeopleFault> {
        if column >= COLUMNS {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Columns));
        }
        if self.formulas.len() <= column {
            self.formulas.resize(column.saturating_add(1), 0);
        }
        if let Some(count) = self.formulas.get_mut(column) {
            *count = count.saturating_add(1);
        }
        if without_value {
            self.without_value.insert((line, column));
        }
        Ok(())
    }

    /// Adds a cell that stands after all others.
    fn push(&mut self, line: u32, column: usize, text: &str) -> Result<(), PeopleFault> {
        if column >= COLUMNS {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Columns));
        }
        let start = match self.rows.last() {
            Some(&(last, _)) if last == line => {
                let before = self
                    .rows
                    .len()
                    .checked_sub(2)
                    .and_then(|at| self.rows.get(at));
                before.map_or(0, |&(_, end)| end)
            }
            // Excel writes rows and cells in order; another order hides what a row holds.
            Some(&(last, _)) if last > line => return Err(PeopleFault::BrokenWorkbook),
            _ => {
                self.rows.push((line, self.cells.len()));
                self.cells.len()
            }
        };
        let position = start.saturating_add(column);
        if position < self.cells.len() {
            return Err(PeopleFault::BrokenWorkbook);
        }
        while self.cells.len() < position {
            self.cells.push("");
        }
        self.cells.push(text);
        if self.cells.len() > CELLS {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Cells));
        }
        if let Some((_, end)) = self.rows.last_mut() {
            *end = self.cells.len();
        }
        self.width = self.width.max(column.saturating_add(1));
        Ok(())
    }

    /// Its rows, from the first that holds anything.
    pub const fn rows(&self) -> SheetRows<'_> {
        SheetRows {
            sheet: self,
            next: 0,
            cell: 0,
            line: 0,
        }
    }

    /// How many cells of a column are formulas.
    pub fn formulas(&self, column: usize) -> usize {
        self.formulas.get(column).copied().unwrap_or_default()
    }

    /// The columns of a row whose cells are formulas that were saved without a value.
    pub fn without_value(&self, line: u32) -> impl Iterator<Item = usize> {
        let of_line = self.without_value.range((line, 0)..=(line, COLUMNS));
        of_line.map(|&(_, column)| column)
    }

    /// Whether any text of it satisfies the condition.
    pub fn any(&self, condition: impl Fn(&str) -> bool) -> bool {
        self.cells.iter().any(condition)
    }
}

/// The rows of a sheet that are still to be read.
#[derive(Debug, Clone)]
pub struct SheetRows<'s> {
    sheet: &'s Sheet,
    /// The next row.
    next: usize,
    /// Its first cell.
    cell: usize,
    /// The number of the row before; 0 before the first.
    line: u32,
}

impl<'s> SheetRows<'s> {
    /// Reads the next row into `cells`, as many for every row, and returns its number; nothing at the end. Rows that
    /// are missing between others come out as one blank row.
    pub fn next_into(&mut self, cells: &mut Vec<Cow<'s, str>>) -> Option<u32> {
        cells.clear();
        let &(line, end) = self.sheet.rows.get(self.next)?;
        let following = self.line.saturating_add(1);
        if self.line != 0 && line > following {
            self.line = line.saturating_sub(1);
            return Some(following);
        }
        cells.extend((self.cell..end).map(|cell| Cow::Borrowed(self.sheet.cells.get(cell))));
        cells.resize(self.sheet.width, Cow::Borrowed(""));
        self.next = self.next.saturating_add(1);
        self.cell = end;
        self.line = line;
        Some(line)
    }
}

/// The cells whose format shows zeros in front, by position, with the number of digits.
fn padded(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<BTreeMap<(u32, u32), usize>, PeopleFault> {
    let mut cells = workbook
        .worksheet_cells_reader(name)
        .map_err(|error| super::broken(&error))?;
    let digits: Vec<Option<usize>> = cells
        .styles()
        .iter()
        .map(|style| padded_to(&style.number_format.as_ref()?.format_code))
        .collect();
    let mut padded = BTreeMap::new();
    if digits.iter().all(Option::is_none) {
        return Ok(padded);
    }
    while let Some((row, column, style)) = cells
        .next_style_id()
        .map_err(|error| super::broken(&error))?
    {
        if let Some(&Some(digits)) = digits.get(style) {
            padded.insert((row, column), digits);
        }
    }
    Ok(padded)
}
