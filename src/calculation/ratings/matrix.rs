//! A rating out of a table of two evaluations (行動 × 成果).

use std::borrow::Cow;

use crate::diagnostics::Place;
use crate::money::Ratio;
use crate::policy::{Axis, Band, Bands, Cell, Column, Table};

use super::super::fault::Fallible;
use super::super::roster::{Numbers, Roster, Texts};
use super::super::sources::{find, header};
use super::super::trace::{Origin, Recorder, Silent, Unit, Verdict};
use super::score::{below_ranks, ranked};

const TABLE: &str = "evaluation.table";

/// The table and its two evaluations, bound to the columns that they read.
pub struct BoundMatrix<'a> {
    axes: [BoundAxis<'a>; 2],
    table: &'a Table<String>,
}

struct BoundAxis<'a> {
    column: &'a Column,
    /// The dotted key of the rule.
    key: &'static str,
    from: From<'a>,
}

enum From<'a> {
    Texts(Texts<'a>),
    Ranked(Numbers<'a>, &'a Bands<String>),
}

/// One evaluation of a person: a key of the table, and the rank where a number came to it.
struct Mark<'a> {
    text: Cow<'a, str>,
    rank: Option<(Ratio, &'a Band<String>)>,
}

impl<'a> BoundMatrix<'a> {
    /// Binds a matrix.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(
        behavior: &'a Axis,
        achievement: &'a Axis,
        table: &'a Table<String>,
        roster: &Roster<'a>,
    ) -> Fallible<Self> {
        Ok(Self {
            axes: [
                BoundAxis::new(behavior, "evaluation.behavior", roster)?,
                BoundAxis::new(achievement, "evaluation.achievement", roster)?,
            ],
            table,
        })
    }

    /// The rating of a person.
    ///
    /// # Errors
    /// Blank numbers and numbers below the lowest rank, texts without a cell in the table.
    pub fn rating(&self, roster: &Roster<'a>, row: usize) -> Fallible<&'a str> {
        let marks = self.marks(roster, row, &mut Silent)?;
        Ok(&self.cell(&marks, roster, row)?.value)
    }

    /// How a person came to the rating.
    ///
    /// # Errors
    /// None that the rating has not met.
    pub fn explain(
        &self,
        roster: &Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Vec<Verdict>> {
        let marks = self.marks(roster, row, rec)?;
        let cell = self.cell(&marks, roster, row)?;
        let mut verdicts = Vec::new();
        let mut origins = vec![Origin::Policy {
            key: TABLE.to_owned(),
            span: Some(cell.span),
        }];
        for (axis, mark) in self.axes.iter().zip(&marks) {
            verdicts.extend(axis.verdict(mark, roster));
            origins.extend(axis.origin(roster, row));
        }
        verdicts.push(Verdict::Looked {
            by: self.by(&marks, roster),
            rating: cell.value.clone(),
            origins,
        });
        Ok(verdicts)
    }

    fn marks<'r>(
        &'r self,
        roster: &'r Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<[Mark<'r>; 2]> {
        let [behavior, achievement] = &self.axes;
        Ok([
            behavior.mark(roster, row, rec)?,
            achievement.mark(roster, row, rec)?,
        ])
    }

    fn cell(
        &self,
        marks: &[Mark<'_>],
        roster: &Roster<'a>,
        row: usize,
    ) -> Fallible<&'a Cell<String>> {
        find(self.table, marks.iter().map(|mark| mark.text.as_ref())).map_err(|missed| {
            let axis = self.axes.get(missed.depth);
            let place = axis.map(|axis| axis.place(roster, row));
            let place = place.unwrap_or_else(|| roster.people.row_place(row));
            let known = marks.get(..=missed.depth).unwrap_or(marks);
            let by = self.by(known, roster);
            missed.fault(
                roster.people.ids.get(row),
                by,
                TABLE,
                false,
                place,
                self.table.span,
            )
        })
    }

    /// The headers of evaluations and what a person has in them.
    fn by(&self, marks: &[Mark<'_>], roster: &Roster<'a>) -> Vec<(String, String)> {
        let pairs = self.axes.iter().zip(marks);
        pairs
            .map(|(axis, mark)| (axis.header(roster), mark.text.to_string()))
            .collect()
    }
}

impl<'a> BoundAxis<'a> {
    fn new(axis: &'a Axis, key: &'static str, roster: &Roster<'a>) -> Fallible<Self> {
        let column = &axis.column;
        Ok(Self {
            column,
            key,
            from: match &axis.ranks {
                None => From::Texts(roster.texts(column, key)?),
                Some(ranks) => From::Ranked(roster.numbers(column, key)?, ranks),
            },
        })
    }

    fn mark<'r>(
        &'r self,
        roster: &'r Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Mark<'r>> {
        match &self.from {
            From::Texts(texts) => Ok(Mark {
                text: roster.text(*texts, row, self.key)?,
                rank: None,
            }),
            From::Ranked(numbers, ranks) => {
                let number = roster.required(*numbers, row, self.key, rec)?;
                roster.record_value(*numbers, row, number, Unit::Plain, rec);
                let rank = ranks.reached(number).ok_or_else(|| {
                    let employee = roster.people.ids.get(row);
                    let (of, place) = (Some(self.header(roster)), roster.place(*numbers, row));
                    below_ranks(number, ranks, &self.ranks_key(), employee, of, place)
                })?;
                Ok(Mark {
                    text: rank.value.as_str().into(),
                    rank: Some((number, rank)),
                })
            }
        }
    }

    fn verdict(&self, mark: &Mark<'_>, roster: &Roster<'a>) -> Option<Verdict> {
        let (From::Ranked(_, ranks), Some((number, rank))) = (&self.from, mark.rank) else {
            return None;
        };
        let of = Some(self.header(roster));
        Some(ranked(number, rank, ranks, of, &self.ranks_key()))
    }

    fn ranks_key(&self) -> String {
        format!("{}.rank", self.key)
    }

    fn header(&self, roster: &Roster<'a>) -> String {
        match self.from {
            From::Texts(texts) => header(self.column, texts),
            From::Ranked(numbers, _) => roster.header(numbers),
        }
    }

    fn place(&self, roster: &Roster<'a>, row: usize) -> Place {
        match self.from {
            From::Texts(texts) => roster.text_place(texts, row),
            From::Ranked(numbers, _) => roster.place(numbers, row),
        }
    }

    /// Where a text comes from; numbers have a step of their own that says it.
    fn origin(&self, roster: &Roster<'a>, row: usize) -> Option<Origin> {
        match self.from {
            From::Texts(texts) => roster.text_origin(texts, row),
            From::Ranked(..) => None,
        }
    }
}
