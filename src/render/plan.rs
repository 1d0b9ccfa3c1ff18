//! How the rows of a sheet are written: cells that many rows share are written out once, before all rows, and what stands
//! between them with them.

use std::ops::Range;

use super::notation::{Notation, Pieces, Rows};
use crate::calculation::outcome::Months;
use crate::people::PackedTexts;
use crate::view::{Cell, Kept, Sheet};

/// How the cells of a row are written, from left to right.
pub struct Plan<'s, P> {
    notation: &'s P,
    steps: Vec<Step<'s>>,
}

/// How some cells next to each other are written. It is asked for every row, so what it is stands in a byte of its own.
#[repr(u8)]
enum Step<'s> {
    /// Rows share those of some columns next to each other.
    Shared(Pieces, Codes<'s>, Range<usize>),
    /// A text of every row's own.
    Text(&'s PackedTexts, usize),
    /// Months of pay of every row's own.
    Months(Months<'s>, usize),
    /// A cell of every row's own.
    Each(usize),
}

/// Which of some pieces a row has: codes of its place, from the highest digit to the lowest, each with how many there are.
/// There is one piece where there are no codes.
type Codes<'s> = Vec<(&'s [u32], usize)>;

/// Cells that rows share, as they are written, while the plan is made.
struct Run<'s> {
    columns: Range<usize>,
    /// What the rows share, in the order of their codes.
    texts: Vec<Vec<u8>>,
    codes: Codes<'s>,
}

/// So many bytes of pieces stay in the fast memory of a core.
const MOST_BYTES: usize = 1 << 17;

/// To make a piece costs as much as to write it so many times.
const ROWS_OF_A_PIECE: usize = 8;

impl<'s, P: Notation> Plan<'s, P> {
    /// The plan for a sheet.
    pub fn of<S: Sheet>(sheet: &'s S, notation: &'s P) -> Self {
        let mut plan = Self {
            notation,
            steps: Vec::new(),
        };
        let mut open: Option<Run<'s>> = None;
        for column in 0..sheet.columns().len() {
            let (next, single) = match sheet.kept(column) {
                Kept::Same(cell) => (Run::of(&[cell], None, column, notation), Step::Each(column)),
                Kept::Few(cells, of) => (
                    Run::of(&cells, Some(of), column, notation),
                    Step::Each(column),
                ),
                Kept::Texts(texts) => (None, Step::Text(texts, column)),
                Kept::Months(months) => (None, Step::Months(months, column)),
                Kept::Nothing => (None, Step::Each(column)),
            };
            let single = next.is_none().then_some(single);
            open = match (open, next) {
                (Some(run), Some(next)) if run.goes_with(&next, sheet.len()) => {
                    Some(run.joined(next))
                }
                (run, next) => {
                    plan.steps.extend(run.map(Run::finished));
                    next
                }
            };
            plan.steps.extend(single);
        }
        plan.steps.extend(open.map(Run::finished));
        plan
    }

    /// Writes rows, and notes row and column of the cells that hold something else than their text.
    pub fn write<S: Sheet>(
        &self,
        sheet: &S,
        rows: Range<usize>,
        out: &mut Rows,
        altered: &mut Vec<(usize, usize)>,
    ) {
        let notation = self.notation;
        let first = sheet.place(rows.start);
        let last = sheet.place(rows.end.saturating_sub(1));
        // What no text of them has, none of each has.
        let is_harmless = |step: &Step<'_>| match step {
            Step::Text(texts, _) => {
                let texts = texts.span(first..last.saturating_add(1));
                texts.is_some_and(|texts| !P::special().meets_long(texts))
            }
            _ => false,
        };
        let harmless: Vec<bool> = self.steps.iter().map(is_harmless).collect();
        for row in rows {
            let place = sheet.place(row);
            let singly = |out: &mut Rows, altered: &mut Vec<_>, columns: Range<usize>| {
                for column in columns {
                    notation.separate(column, out);
                    sheet.cell(row, column, &mut |cell| {
                        if notation.cell(cell, out) {
                            altered.push((row, column));
                        }
                    });
                }
            };
            let start = out.bytes.len();
            for (step, &harmless) in self.steps.iter().zip(&harmless) {
                match step {
                    Step::Shared(pieces, codes, columns) => {
                        let piece = piece(codes, place);
                        if !piece.is_some_and(|piece| out.put_piece(pieces, piece)) {
                            singly(out, altered, columns.clone());
                        }
                    }
                    Step::Text(texts, column) if harmless => {
                        notation.separate(*column, out);
                        if notation.text(texts, place, out) {
                            altered.push((row, *column));
                        }
                    }
                    Step::Months(months, column) => {
                        notation.separate(*column, out);
                        match months.hundredths(place) {
                            Some(hundredths) => out.put_hundredths(hundredths),
                            None => out.push(P::BLANK),
                        }
                    }
                    Step::Text(_, column) | Step::Each(column) => {
                        singly(out, altered, *column..column.saturating_add(1));
                    }
                }
            }
            notation.end(start, out);
        }
    }
}

/// The index of the piece that the codes of a place mean; nothing where one of them is none.
fn piece(codes: &Codes<'_>, place: usize) -> Option<usize> {
    let mut index = 0_usize;
    for (codes, count) in codes {
        let code = usize::try_from(*codes.get(place)?).ok()?;
        if code >= *count {
            return None;
        }
        index = index.wrapping_mul(*count).wrapping_add(code);
    }
    Some(index)
}

impl<'s> Run<'s> {
    /// The cells of a column; nothing where any of them holds something else than its text, which is told row by row.
    fn of(
        cells: &[Cell],
        codes: Option<&'s [u32]>,
        column: usize,
        notation: &impl Notation,
    ) -> Option<Self> {
        let write = |cell: &Cell| {
            let mut out = Rows::default();
            notation.separate(column, &mut out);
            let altered = notation.cell(cell.borrowed(), &mut out);
            (!altered).then_some(out.bytes)
        };
        Some(Self {
            columns: column..column.saturating_add(1),
            texts: cells.iter().map(write).collect::<Option<_>>()?,
            codes: codes
                .map(|codes| (codes, cells.len()))
                .into_iter()
                .collect(),
        })
    }

    /// Whether it has the same codes as the next column, in its lowest digit.
    fn has_codes_of(&self, next: &Self) -> bool {
        match (self.codes.last(), next.codes.as_slice()) {
            (Some((one, count)), [(other, others)]) => {
                std::ptr::eq(*one, *other) && count == others
            }
            _ => false,
        }
    }

    /// Whether it is worth while to write these cells and those of the next column as one in so many rows.
    fn goes_with(&self, next: &Self, rows: usize) -> bool {
        let longest = |run: &Self| run.texts.iter().map(Vec::len).max().unwrap_or(0);
        let all = self.texts.len().saturating_mul(next.texts.len());
        let bytes = Pieces::taken_by(longest(self).saturating_add(longest(next)));
        let bytes = all.saturating_mul(bytes);
        let are_few = bytes <= MOST_BYTES && all.saturating_mul(ROWS_OF_A_PIECE) <= rows;
        // One for all rows adds none.
        let is_free = self.codes.is_empty() || next.codes.is_empty();
        is_free || self.has_codes_of(next) || are_few
    }

    /// These cells, and those of the next column behind them.
    fn joined(self, next: Self) -> Self {
        let has_its_codes = self.has_codes_of(&next);
        let mut texts = Vec::new();
        for (at, one) in self.texts.iter().enumerate() {
            let own = at.checked_rem(next.texts.len()).filter(|_| has_its_codes);
            let others = match own {
                Some(own) => next.texts.get(own..=own).unwrap_or_default(),
                None => &next.texts,
            };
            let others = others.iter();
            texts.extend(others.map(|other| [one.as_slice(), other].concat()));
        }
        let mut codes = self.codes;
        if !has_its_codes {
            codes.extend(next.codes);
        }
        Self {
            texts,
            columns: self.columns.start..next.columns.end,
            codes,
        }
    }

    fn finished(self) -> Step<'s> {
        Step::Shared(Pieces::of(self.texts), self.codes, self.columns)
    }
}
