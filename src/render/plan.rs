//! How the rows of a sheet are written: cells that many rows share are written out once, before all rows, and what stands
//! between them with them.

use std::ops::Range;

use super::notation::{Notation, Piece, Rows};
use crate::calculation::outcome::Months;
use crate::people::PackedTexts;
use crate::view::{Cell, Kept, Sheet};

/// How the cells of a row are written, from left to right.
pub struct Plan<'s, P> {
    notation: &'s P,
    steps: Vec<Step<'s>>,
}

/// How some cells next to each other are written.
enum Step<'s> {
    /// Rows share those of some columns next to each other; each has the piece whose index stands at its place.
    Shared(Vec<Piece>, &'s [u32], Range<usize>),
    /// All rows have the same.
    Same(Piece),
    /// A text of every row's own.
    Text(&'s PackedTexts, usize),
    /// Months of pay of every row's own.
    Months(Months<'s>, usize),
    /// A cell of every row's own.
    Each(usize),
}

/// Cells that rows share, as they are written, while the plan is made.
struct Run<'s> {
    columns: Range<usize>,
    /// What the rows share; one for all of them where nothing tells them apart.
    texts: Vec<Vec<u8>>,
    of: Option<&'s [u32]>,
}

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
                (Some(run), Some(next)) if run.goes_with(&next) => Some(run.joined(next)),
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
                    Step::Shared(pieces, of, columns) => match piece(pieces, of, place) {
                        Some(piece) => out.put_piece(piece),
                        None => singly(out, altered, columns.clone()),
                    },
                    Step::Same(piece) => out.put_piece(piece),
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

fn piece<'p>(pieces: &'p [Piece], of: &[u32], place: usize) -> Option<&'p Piece> {
    pieces.get(usize::try_from(*of.get(place)?).ok()?)
}

impl<'s> Run<'s> {
    /// The cells of a column; nothing where any of them holds something else than its text, which is told row by row.
    fn of(
        cells: &[Cell],
        of: Option<&'s [u32]>,
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
            of,
        })
    }

    /// Whether the cells of the next column hang on the same.
    fn goes_with(&self, next: &Self) -> bool {
        match (self.of, next.of) {
            (Some(one), Some(other)) => {
                std::ptr::eq(one, other) && self.texts.len() == next.texts.len()
            }
            _ => true,
        }
    }

    /// These cells, and those of the next column behind them.
    fn joined(self, next: Self) -> Self {
        let all = self.texts.len().max(next.texts.len());
        let befores = self.texts.iter().cycle();
        let behinds = next.texts.iter().cycle();
        let texts = befores.zip(behinds).take(all);
        Self {
            texts: texts
                .map(|(one, other)| [one.as_slice(), other].concat())
                .collect(),
            columns: self.columns.start..next.columns.end,
            of: self.of.or(next.of),
        }
    }

    fn finished(self) -> Step<'s> {
        let mut pieces = self.texts.iter().map(|text| Piece::of(text));
        match self.of {
            Some(of) => Step::Shared(pieces.collect(), of, self.columns),
            None => {
                let only = pieces.next().unwrap_or_else(|| Piece::of(&[]));
                Step::Same(only)
            }
        }
    }
}
