//! Ratings by `[evaluation]`: of scores (`score`), out of a table (`matrix`), by places.

mod matrix;
mod places;
mod score;

use crate::diagnostics::{Finding, Findings};
use crate::money::Ratio;
use crate::people::{ColumnId, People, TextColumn};
use crate::policy::{Band, Bands, Evaluation, Field};

use super::fault::{CalculationFault, Fallible};
use super::roster::Roster;
use super::trace::{Recorder, Silent, Verdict};
use matrix::BoundMatrix;
use places::BoundPlaces;
use score::{BoundScore, below_ranks, ranked};

const RANK: &str = "evaluation.rank";

/// `[evaluation]`, bound to the columns that it reads.
pub struct RatingRule<'a>(Bound<'a>);

enum Bound<'a> {
    Weighted {
        score: BoundScore<'a>,
        ranks: &'a Bands<String>,
    },
    Matrix(BoundMatrix<'a>),
    Relative(BoundPlaces<'a>),
}

/// The derived ratings of all, one entry a row of the people file.
#[derive(Debug, Clone)]
pub struct Ratings {
    /// The ratings; blank where somebody has none.
    pub texts: TextColumn,
    /// The scores that they come from; nothing where they come from a table.
    pub scores: Option<Vec<Option<Ratio>>>,
}

impl Ratings {
    fn new(rated: Vec<Option<Rated<'_>>>, has_score: bool) -> Self {
        let ratings = rated
            .iter()
            .map(|it| it.as_ref().map_or("", |it| it.rating));
        let header = Field::Rating.name().to_owned();
        let id = ColumnId::Field(Field::Rating);
        let texts = TextColumn::of(id, header, ratings.map(str::to_owned));
        let scores = rated.iter().map(|it| it.as_ref()?.score);
        Self {
            texts,
            scores: has_score.then(|| scores.collect()),
        }
    }

    /// How many people have another rating in the people file; nothing where it has none.
    pub fn differing(&self, people: &People) -> Option<usize> {
        let given = people.text(&self.texts.id)?;
        let rows = 0..people.len();
        let written = |row: &usize| !given.get(*row).is_empty();
        let differs = |row: &usize| {
            let found = self.rating(*row);
            found.is_some_and(|found| found != given.get(*row))
        };
        rows.clone()
            .any(|row| written(&row))
            .then(|| rows.filter(|row| written(row) && differs(row)).count())
    }

    /// The rating of a person; nothing where there is none.
    pub fn rating(&self, row: usize) -> Option<&str> {
        Some(self.texts.get(row)).filter(|rating| !rating.is_empty())
    }
}

/// What was found for a person.
struct Rated<'a> {
    rating: &'a str,
    score: Option<Ratio>,
}

impl<'a> RatingRule<'a> {
    /// Binds the rule.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(evaluation: &'a Evaluation, roster: &Roster<'a>) -> Fallible<Self> {
        Ok(Self(match evaluation {
            Evaluation::Weighted { parts, ranks } => Bound::Weighted {
                score: BoundScore::of_parts(parts, roster)?,
                ranks,
            },
            Evaluation::Matrix {
                behavior,
                achievement,
                table,
            } => Bound::Matrix(BoundMatrix::new(behavior, achievement, table, roster)?),
            Evaluation::Relative {
                score,
                quotas,
                within,
                ..
            } => Bound::Relative(BoundPlaces::new(score, quotas, within.as_ref(), roster)?),
        }))
    }

    /// The ratings of all, and what stands in the way of a candidate's, but for blank cells. Whoever is no candidate
    /// has one where it does not hang on others and can be found.
    ///
    /// # Errors
    /// Overflow.
    pub fn rate(
        &self,
        roster: &Roster<'a>,
        candidates: &[bool],
    ) -> Fallible<(Ratings, Findings<CalculationFault>)> {
        let mut findings = Findings::default();
        let is_candidate = |row: usize| candidates.get(row).copied().unwrap_or_default();
        let mut unless_at_fault = |row: usize, rated: Fallible<Rated<'a>>| match rated {
            Ok(rated) => Some(rated),
            Err(finding) => {
                if is_candidate(row) && !is_blank(&finding) {
                    findings.push(*finding);
                }
                None
            }
        };
        let rows = 0..roster.people.len();
        let rated = match &self.0 {
            Bound::Weighted { score, ranks } => rows
                .map(|row| unless_at_fault(row, by_score(score, ranks, roster, row)))
                .collect(),
            Bound::Matrix(matrix) => rows
                .map(|row| unless_at_fault(row, by_table(matrix, roster, row)))
                .collect(),
            Bound::Relative(rule) => {
                let mut scored = Vec::new();
                for row in rows.filter(|&row| is_candidate(row)) {
                    match rule.scored(roster, row) {
                        Ok(one) => scored.push(one),
                        Err(finding) => {
                            unless_at_fault(row, Err(finding));
                        }
                    }
                }
                rule.rated(scored, roster.people.len())?
            }
        };
        let has_score = !matches!(self.0, Bound::Matrix(_));
        Ok((Ratings::new(rated, has_score), findings))
    }

    /// Says why a person has no rating.
    ///
    /// # Errors
    /// That.
    pub fn stands_in_the_way(&self, roster: &Roster<'a>, row: usize) -> Fallible<()> {
        match &self.0 {
            Bound::Weighted { score, ranks } => by_score(score, ranks, roster, row).map(|_| ()),
            Bound::Matrix(matrix) => by_table(matrix, roster, row).map(|_| ()),
            Bound::Relative(rule) => rule.scored(roster, row).map(|_| ()),
        }
    }

    /// How a person came to the rating, step by step.
    ///
    /// # Errors
    /// None that the rating has not met.
    pub fn explain(
        &self,
        roster: &Roster<'a>,
        ratings: &Ratings,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Vec<Verdict>> {
        match &self.0 {
            Bound::Weighted { score, ranks } => {
                let number = score.of(roster, row, rec)?;
                let rank = rank_of(number, ranks, roster, row)?;
                Ok(vec![ranked(number, rank, ranks, None, RANK)])
            }
            Bound::Matrix(matrix) => matrix.explain(roster, row, rec),
            Bound::Relative(rule) => rule.explain(roster, ratings, row, rec),
        }
    }
}

fn by_score<'a>(
    score: &BoundScore<'a>,
    ranks: &'a Bands<String>,
    roster: &Roster<'a>,
    row: usize,
) -> Fallible<Rated<'a>> {
    let number = score.of(roster, row, &mut Silent)?;
    Ok(Rated {
        rating: &rank_of(number, ranks, roster, row)?.value,
        score: Some(number),
    })
}

fn by_table<'a>(matrix: &BoundMatrix<'a>, roster: &Roster<'a>, row: usize) -> Fallible<Rated<'a>> {
    Ok(Rated {
        rating: matrix.rating(roster, row)?,
        score: None,
    })
}

/// The rank that a person's score reaches.
fn rank_of<'a>(
    number: Ratio,
    ranks: &'a Bands<String>,
    roster: &Roster<'_>,
    row: usize,
) -> Fallible<&'a Band<String>> {
    ranks.reached(number).ok_or_else(|| {
        let (employee, place) = (roster.people.ids.get(row), roster.people.row_place(row));
        below_ranks(number, ranks, RANK, employee, None, place)
    })
}

/// Whether all that is wrong is that there is nothing yet: it matters where the rating is used.
fn is_blank(finding: &Finding<CalculationFault>) -> bool {
    match &finding.fault {
        CalculationFault::Blank { .. } | CalculationFault::NoGoalCounts { .. } => true,
        CalculationFault::NoTableCell { by, .. } => {
            by.last().is_some_and(|(_, text)| text.is_empty())
        }
        _ => false,
    }
}
