//! Ratings by `[evaluation]`: of scores (`score`), out of a table (`matrix`), by places.

mod matrix;
mod score;

use std::collections::BTreeMap;

use crate::diagnostics::{Finding, Findings};
use crate::evaluation::{Placed, relative};
use crate::money::Ratio;
use crate::people::{ColumnId, People, TextColumn};
use crate::policy::{Bands, Column, Evaluation, Field, Quota};

use super::fault::{CalculationFault, Fallible};
use super::roster::{Roster, Texts};
use super::sources::header;
use super::through::Looked;
use super::trace::{Origin, Recorder, Silent, Verdict};
use matrix::BoundMatrix;
use score::{BoundScore, ranked};

const RANK: &str = "evaluation.rank";
const WITHIN: &str = "evaluation.within";
const QUOTA: &str = "evaluation.quota";

/// `[evaluation]`, bound to the columns that it reads.
pub struct RatingRule<'a>(Bound<'a>);

enum Bound<'a> {
    Weighted {
        score: BoundScore<'a>,
        ranks: &'a Bands<String>,
    },
    Matrix(BoundMatrix<'a>),
    Relative(BoundRelative<'a>),
}

struct BoundRelative<'a> {
    score: BoundScore<'a>,
    quotas: &'a [Quota],
    within: Option<(&'a Column, Texts<'a>)>,
}

/// The derived ratings of all, one entry a row of the people file.
#[derive(Debug, Clone)]
pub struct Ratings {
    /// The ratings; blank where somebody has none.
    pub texts: TextColumn,
    /// The scores that they come from; nothing where they come from a table.
    pub scores: Option<Vec<Option<Ratio>>>,
    placed: Vec<Option<Placed>>,
}

impl Ratings {
    fn new(rated: Vec<Option<Rated<'_>>>, has_score: bool) -> Self {
        let mut keys: Vec<String> = Vec::new();
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut codes = Vec::with_capacity(rated.len());
        for rating in rated
            .iter()
            .map(|it| it.as_ref().map_or("", |it| it.rating))
        {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            let code = *numbers.entry(rating).or_insert(next);
            if code == next {
                keys.push(rating.to_owned());
            }
            codes.push(code);
        }
        let scores = rated.iter().map(|it| it.as_ref()?.score);
        Self {
            texts: TextColumn {
                id: ColumnId::Field(Field::Rating),
                header: Field::Rating.name().to_owned(),
                keys,
                codes,
            },
            scores: has_score.then(|| scores.collect()),
            placed: rated.iter().map(|it| it.as_ref()?.placed).collect(),
        }
    }

    /// How many people have another rating in the people file; nothing where it has none.
    pub fn differing(&self, people: &People) -> Option<usize> {
        let given = people.text(&self.texts.id)?;
        let rows = 0..people.len();
        let written = |row: &usize| !given.get(*row).is_empty();
        let differs = |row: &usize| given.get(*row) != self.texts.get(*row);
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
    placed: Option<Placed>,
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
            } => Bound::Relative(BoundRelative {
                score: BoundScore::new(score, roster)?,
                quotas,
                within: match within {
                    Some(column) => Some((column, roster.texts(column, WITHIN)?)),
                    None => None,
                },
            }),
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
                        Ok((group, score)) => scored.push((group, row, score)),
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
                let found = ranked(number, ranks, &score_of(roster, row), None, RANK)?;
                Ok(vec![found.verdict])
            }
            Bound::Matrix(matrix) => Ok(matrix.rating(roster, row, rec)?.1),
            Bound::Relative(rule) => {
                rule.score.of(roster, row, rec)?;
                let placed = ratings.placed.get(row).copied().flatten();
                rule.verdict(placed, roster, row)
            }
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
        rating: ranked(number, ranks, &score_of(roster, row), None, RANK)?.rating,
        score: Some(number),
        placed: None,
    })
}

fn by_table<'a>(matrix: &BoundMatrix<'a>, roster: &Roster<'a>, row: usize) -> Fallible<Rated<'a>> {
    Ok(Rated {
        rating: matrix.rating(roster, row, &mut Silent)?.0,
        score: None,
        placed: None,
    })
}

impl<'a> BoundRelative<'a> {
    /// Among whom a person is placed, and by what.
    fn scored(&self, roster: &Roster<'a>, row: usize) -> Fallible<(String, Ratio)> {
        let group = match self.within {
            None => String::new(),
            Some((column, texts)) => roster
                .required_text(texts, column, row, WITHIN)?
                .into_owned(),
        };
        Ok((group, self.score.of(roster, row, &mut Silent)?))
    }

    /// The ratings of people, given as group, row and score.
    fn rated(
        &self,
        scored: Vec<(String, usize, Ratio)>,
        people: usize,
    ) -> Fallible<Vec<Option<Rated<'a>>>> {
        let mut groups: BTreeMap<String, Vec<(usize, Ratio)>> = BTreeMap::new();
        for (group, row, score) in scored {
            groups.entry(group).or_default().push((row, score));
        }
        let shares: Vec<Ratio> = self.quotas.iter().map(|quota| quota.share).collect();
        let mut rated: Vec<Option<Rated<'a>>> = (0..people).map(|_| None).collect();
        for members in groups.values() {
            let scores: Vec<Ratio> = members.iter().map(|(_, score)| *score).collect();
            for (&(row, score), placed) in members.iter().zip(relative(&scores, &shares)?) {
                if let (Some(slot), Some(quota)) =
                    (rated.get_mut(row), self.quotas.get(placed.quota))
                {
                    *slot = Some(Rated {
                        rating: &quota.rating,
                        score: Some(score),
                        placed: Some(placed),
                    });
                }
            }
        }
        Ok(rated)
    }

    fn verdict(
        &self,
        placed: Option<Placed>,
        roster: &Roster<'a>,
        row: usize,
    ) -> Fallible<Vec<Verdict>> {
        let Some((placed, quota)) = placed.and_then(|it| Some((it, self.quotas.get(it.quota)?)))
        else {
            return Ok(Vec::new());
        };
        let within = match self.within {
            None => None,
            Some((column, texts)) => {
                let text = roster.required_text(texts, column, row, WITHIN)?;
                Some((header(column, texts), text.into_owned()))
            }
        };
        Ok(vec![Verdict::Placed {
            placed,
            within,
            rating: quota.rating.clone(),
            origin: Origin::Policy {
                key: QUOTA.to_owned(),
                span: Some(quota.span),
            },
        }])
    }
}

/// The score of a person, as faults name it.
fn score_of(roster: &Roster<'_>, row: usize) -> Looked {
    Looked {
        employee: Some(roster.people.ids.get(row).to_owned()),
        of: "score".to_owned(),
        place: roster.people.row_place(row),
    }
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
