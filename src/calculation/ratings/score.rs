//! The score of a person: a column, or the weighted mean of parts.

use crate::diagnostics::{Finding, Place};
use crate::evaluation::DIGITS;
use crate::money::{Ratio, Rounding, weighted_mean};
use crate::policy::{Band, Bands, Part, Score};

use super::super::fault::{CalculationFault, Fallible};
use super::super::roster::{Numbers, Roster};
use super::super::sources::BoundSource;
use super::super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit, Verdict};

const SCORE: &str = "evaluation.score";

/// What people are placed or ranked by, bound to the columns that it reads.
pub enum BoundScore<'a> {
    /// A column of numbers.
    Column(Numbers<'a>),
    /// Parts with weights that sum to 1.
    Parts(Vec<(&'a Part, BoundSource<'a>)>),
}

impl<'a> BoundScore<'a> {
    /// Binds a score.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(score: &'a Score, roster: &Roster<'a>) -> Fallible<Self> {
        match score {
            Score::Column(column) => roster.numbers(column, SCORE).map(Self::Column),
            Score::Parts(parts) => Self::of_parts(parts, roster),
        }
    }

    /// Binds the parts of a score.
    ///
    /// # Errors
    /// Missing columns.
    pub fn of_parts(parts: &'a [Part], roster: &Roster<'a>) -> Fallible<Self> {
        let bind = |part: &'a Part| {
            let source = BoundSource::new(&part.source, part.key.clone(), roster)?;
            Ok((part, source))
        };
        parts
            .iter()
            .map(bind)
            .collect::<Fallible<_>>()
            .map(Self::Parts)
    }

    /// The score of a person; of parts it has at most [`DIGITS`] decimals.
    ///
    /// # Errors
    /// Blank cells, and what stands in the way of a part.
    pub fn of(&self, roster: &Roster<'a>, row: usize, rec: &mut impl Recorder) -> Fallible<Ratio> {
        match self {
            Self::Column(numbers) => {
                let score = roster.required(*numbers, row, SCORE, rec)?;
                roster.record_value(*numbers, row, score, Unit::Score, rec);
                Ok(score)
            }
            Self::Parts(parts) => weighted(parts, roster, row, rec),
        }
    }
}

fn weighted<'a>(
    parts: &[(&Part, BoundSource<'a>)],
    roster: &Roster<'a>,
    row: usize,
    rec: &mut impl Recorder,
) -> Fallible<Ratio> {
    let mut weighed = Vec::with_capacity(parts.len());
    for (part, source) in parts {
        let value = source.number(roster, row, Unit::Score, rec)?;
        weighed.push((value, part.weight.value));
    }
    // The weights sum to 1, so the mean is the sum.
    let mean = weighted_mean(&weighed, DIGITS).ok().flatten();
    let overflow = || CalculationFault::Overflow.at(roster.people.row_place(row));
    let score = mean.ok_or_else(overflow)?;
    rec.record(|| Step {
        name: Name::Score,
        expression: match weighed.as_slice() {
            [(one, _)] => Expression::number(*one, Unit::Score),
            several => Expression::Sum(
                several
                    .iter()
                    .map(|&(value, weight)| {
                        Expression::number(value, Unit::Score).times(Expression::percent(weight))
                    })
                    .collect(),
            ),
        },
        rounding: Ratio::decimal_place(DIGITS).ok().map(|unit| RoundedTo {
            unit,
            mode: Rounding::HalfUp,
        }),
        result: score,
        unit: Unit::Score,
        origins: parts
            .iter()
            .map(|(part, _)| Origin::Policy {
                key: format!("{}.weight", part.key),
                span: Some(part.weight.span),
            })
            .collect(),
    });
    Ok(score)
}

/// The fault of a number below the lowest rank. `of` is its header; nothing for the score.
pub fn below_ranks(
    number: Ratio,
    ranks: &Bands<String>,
    key: &str,
    employee: &str,
    of: Option<String>,
    place: Place,
) -> Box<Finding<CalculationFault>> {
    let lowest = ranks.bands.first().and_then(|rank| rank.at_least);
    CalculationFault::BelowRanks {
        employee: employee.to_owned(),
        of,
        value: number,
        lowest: lowest.unwrap_or(Ratio::ZERO),
        needed_by: key.to_owned(),
    }
    .at(place)
}

/// Why a number has a rank.
pub fn ranked(
    number: Ratio,
    rank: &Band<String>,
    ranks: &Bands<String>,
    of: Option<String>,
    key: &str,
) -> Verdict {
    let above = ranks.bands.iter().find(|it| it.at_least > rank.at_least);
    Verdict::Reached {
        of,
        number,
        rating: rank.value.clone(),
        at_least: rank.at_least,
        below: above.and_then(|it| it.at_least),
        origin: Origin::Policy {
            key: key.to_owned(),
            span: Some(rank.span),
        },
    }
}
