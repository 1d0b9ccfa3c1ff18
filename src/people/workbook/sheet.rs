//! The rows of one sheet, kept compactly.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Xlsx};

use crate::people::row::Row;
use crate::people::{PackedTexts, PeopleFault};

use super::broken;
use super::format::{Shown, shown};
use super::limits::{CELLS, COLUMNS, ROWS, UNPACKED, WorkbookLimit};
use super::value::text;

/// The row and the column of a cell, from 0.
type Position = (u32, u32);

/// Why a cell cannot be taken for what its reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// A formula that was saved without its value.
    NoValue,
    /// A part of a merged cell that does not hold its value.
    Merged,
    /// A number that is shown with text around it.
    WithText,
    /// A number that is shown with a unit which makes another number of it.
    WithUnit,
}

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
    /// Cells that cannot be taken for what is seen, by row number and column.
    doubts: BTreeMap<(u32, usize), Doubt>,
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
        let formats = formats(workbook, &self.name)?;
        let mut formats = formats.iter().peekable();
        let mut cells = workbook
            .worksheet_cells_reader(&self.name)
            .map_err(broken)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let (row, column) = cell.pos;
            if row >= ROWS {
                return Err(PeopleFault::BrokenWorkbook);
            }
            let line = row.saturating_add(1);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            let shown = text(&cell.value);
            if cell.formula.is_some() {
                self.note_formula(column)?;
                if cell.value == DataRef::Empty {
                    self.doubt(line, column, Doubt::NoValue)?;
                }
            } else if shown.is_empty() {
                continue;
            }
            while formats
                .next_if(|(position, _)| *position < cell.pos)
                .is_some()
            {}
            let format = formats.peek().filter(|(position, _)| *position == cell.pos);
            let is_number = matches!(cell.value, DataRef::Float(_) | DataRef::Int(_));
            match format.map(|(_, format)| format).filter(|_| is_number) {
                Some(&Shown::Padded(digits)) if shown.bytes().all(|byte| byte.is_ascii_digit()) => {
                    self.push(line, column, &format!("{shown:0>digits$}"))?;
                    continue;
                }
                Some(Shown::WithText) => self.doubt(line, column, Doubt::WithText)?,
                Some(Shown::WithUnit) => self.doubt(line, column, Doubt::WithUnit)?,
                Some(Shown::Padded(_) | Shown::AsItIs) | None => {}
            }
            self.push(line, column, &shown)?;
        }
        drop(cells);
        self.note_merged(workbook)
    }

    fn note_formula(&mut self, column: usize) -> Result<(), PeopleFault> {
        if column >= COLUMNS {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Columns));
        }
        if self.formulas.len() <= column {
            self.formulas.resize(column.saturating_add(1), 0);
        }
        if let Some(count) = self.formulas.get_mut(column) {
            *count = count.saturating_add(1);
        }
        Ok(())
    }

    fn doubt(&mut self, line: u32, column: usize, doubt: Doubt) -> Result<(), PeopleFault> {
        self.doubts.insert((line, column), doubt);
        if self.doubts.len() > CELLS / 10 {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Cells));
        }
        Ok(())
    }

    /// Of a merged cell only the first one holds its value; the others look as if they did.
    fn note_merged(&mut self, workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<(), PeopleFault> {
        let last_row = self.rows.last().map_or(0, |&(line, _)| line);
        let merged = workbook.merge_cells_by_sheet_name(&self.name);
        for range in merged.map_err(broken)? {
            let (first, last) = (range.start, range.end);
            for row in first.0..=last.0.min(last_row.saturating_sub(1)) {
                for column in first.1..=last.1 {
                    let column_number = usize::try_from(column).unwrap_or(usize::MAX);
                    if column_number >= self.width {
                        break;
                    }
                    if (row, column) != first {
                        self.doubt(row.saturating_add(1), column_number, Doubt::Merged)?;
                    }
                }
            }
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
        if self.cells.bytes() > UNPACKED {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Bytes));
        }
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

    /// The columns of a row whose cells cannot be taken for what is seen.
    pub fn doubts(&self, line: u32) -> impl Iterator<Item = (usize, Doubt)> {
        let of_line = self.doubts.range((line, 0)..=(line, COLUMNS));
        of_line.map(|(&(_, column), &doubt)| (column, doubt))
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
    /// Reads the cells of the next row, as many for every row, and returns its number; nothing at the end. Rows that
    /// are missing between others come out as one row without cells.
    pub fn next_into(&mut self, row: &mut Row<'_>) -> Option<u32> {
        row.clear();
        let &(line, end) = self.sheet.rows.get(self.next)?;
        let following = self.line.saturating_add(1);
        if self.line != 0 && line > following {
            self.line = line.saturating_sub(1);
            return Some(following);
        }
        for cell in self.cell..end {
            row.push(self.sheet.cells.get(cell));
        }
        while row.len() < self.sheet.width {
            row.push("");
        }
        self.next = self.next.saturating_add(1);
        self.cell = end;
        self.line = line;
        Some(line)
    }
}

/// What the formats of cells do to their numbers, in the order of the cells; nothing where they do nothing.
fn formats(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<Vec<(Position, Shown)>, PeopleFault> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let styles = cells.styles().iter();
    let of_styles: Vec<Shown> = styles
        .map(|style| {
            let format = style.number_format.as_ref();
            format.map_or(Shown::AsItIs, |format| shown(&format.format_code))
        })
        .collect();
    let mut formats = Vec::new();
    if of_styles.iter().all(|format| *format == Shown::AsItIs) {
        return Ok(formats);
    }
    while let Some((row, column, style)) = cells.next_style_id().map_err(broken)? {
        match of_styles.get(style) {
            None | Some(Shown::AsItIs) => {}
            Some(&format) => formats.push(((row, column), format)),
        }
        if formats.len() > CELLS {
            return Err(PeopleFault::WorkbookTooLarge(WorkbookLimit::Cells));
        }
    }
    Ok(formats)
}
