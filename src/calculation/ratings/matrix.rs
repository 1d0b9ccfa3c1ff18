//! A rating out of a table of two evaluations (行動 × 成果).

use crate::diagnostics::Place;
use crate::policy::{Axis, Bands, Column, Table};

use super::super::fault::Fallible;
use super::super::roster::{Numbers, Roster, Texts};
use super::super::sources::{find, header};
use super::super::through::Looked;
use super::super::trace::{Origin, Recorder, Unit, Verdict};
use super::score::ranked;

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

/// One evaluation of a person.
struct Marked {
    header: String,
    text: String,
    place: Place,
    origin: Option<Origin>,
    /// How a number came to the text.
    verdict: Option<Verdict>,
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

    /// The rating of a person, and how it was found.
    ///
    /// # Errors
    /// Blank cells, numbers below the lowest rank, texts without a cell in the table.
    pub fn rating(
        &self,
        roster: &Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<(&'a str, Vec<Verdict>)> {
        let [behavior, achievement] = &self.axes;
        let marked = [
            behavior.marked(roster, row, rec)?,
            achievement.marked(roster, row, rec)?,
        ];
        let by = |upto: usize| {
            let texts = marked.iter().take(upto);
            texts
                .map(|it| (it.header.clone(), it.text.clone()))
                .collect::<Vec<_>>()
        };
        let cell =
            find(self.table, marked.iter().map(|it| it.text.as_str())).map_err(|missed| {
                let place = marked.get(missed.depth).map(|it| it.place.clone());
                let place = place.unwrap_or_else(|| roster.people.row_place(row));
                let by = by(missed.depth.saturating_add(1));
                missed.fault(
                    roster.people.ids.get(row),
                    by,
                    TABLE,
                    place,
                    self.table.span,
                )
            })?;
        let looked = Verdict::Looked {
            by: by(marked.len()),
            rating: cell.value.clone(),
            origins: [Origin::Policy {
                key: TABLE.to_owned(),
                span: Some(cell.span),
            }]
            .into_iter()
            .chain(marked.iter().filter_map(|it| it.origin.clone()))
            .collect(),
        };
        let ranked = marked.into_iter().filter_map(|it| it.verdict);
        Ok((&cell.value, ranked.chain([looked]).collect()))
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

    fn marked(&self, roster: &Roster<'a>, row: usize, rec: &mut impl Recorder) -> Fallible<Marked> {
        match &self.from {
            From::Texts(texts) => {
                let text = roster.required_text(*texts, self.column, row, self.key)?;
                Ok(Marked {
                    header: header(self.column, *texts),
                    text: text.into_owned(),
                    place: roster.text_place(*texts, row),
                    origin: roster.text_origin(*texts, row),
                    verdict: None,
                })
            }
            From::Ranked(numbers, ranks) => {
                let number = roster.required(*numbers, row, self.key, rec)?;
                roster.record_value(*numbers, row, number, Unit::Plain, rec);
                let header = roster.header(*numbers);
                let of = Looked {
                    employee: Some(roster.people.ids.get(row).to_owned()),
                    of: header.clone(),
                    place: roster.place(*numbers, row),
                };
                let ranks_key = format!("{}.rank", self.key);
                let found = ranked(number, ranks, &of, Some(header.clone()), &ranks_key)?;
                Ok(Marked {
                    header,
                    text: found.rating.to_owned(),
                    place: of.place,
                    origin: None,
                    verdict: Some(found.verdict),
                })
            }
        }
    }
}
