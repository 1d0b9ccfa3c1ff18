//! Ratings by places: people by their scores, and quotas that share out the ratings.

use std::collections::BTreeMap;

use crate::evaluation::{Placed, relative};
use crate::money::{Ratio, Rounding};
use crate::policy::{Column, Quota, Score};

use super::super::fault::Fallible;
use super::super::roster::{Roster, Texts};
use super::super::sources::header;
use super::super::trace::{
    Expression, Name, Origin, Recorder, RoundedTo, Silent, Step, Unit, Verdict,
};
use super::score::BoundScore;
use super::{Rated, Ratings};

const WITHIN: &str = "evaluation.within";
const QUOTA: &str = "evaluation.quota";

/// `relative`, bound to the columns that it reads.
pub struct BoundPlaces<'a> {
    score: BoundScore<'a>,
    quotas: &'a [Quota],
    within: Option<(&'a Column, Texts<'a>)>,
}

/// Somebody who has a score: the group, the row and the score.
pub type Scored = (String, usize, Ratio);

impl<'a> BoundPlaces<'a> {
    /// Binds the rule.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(
        score: &'a Score,
        quotas: &'a [Quota],
        within: Option<&'a Column>,
        roster: &Roster<'a>,
    ) -> Fallible<Self> {
        Ok(Self {
            score: BoundScore::new(score, roster)?,
            quotas,
            within: match within {
                Some(column) => Some((column, roster.texts(column, WITHIN)?)),
                None => None,
            },
        })
    }

    /// Among whom a person is placed, and by what.
    ///
    /// # Errors
    /// Blank cells, and what stands in the way of the score.
    pub fn scored(&self, roster: &Roster<'a>, row: usize) -> Fallible<Scored> {
        let group = self.group(roster, row)?;
        Ok((group, row, self.score.of(roster, row, &mut Silent)?))
    }

    fn group(&self, roster: &Roster<'a>, row: usize) -> Fallible<String> {
        match self.within {
            None => Ok(String::new()),
            Some((column, texts)) => {
                let text = roster.required_text(texts, column, row, WITHIN)?;
                Ok(text.into_owned())
            }
        }
    }

    /// The ratings of all `people`, of whom some have scores.
    ///
    /// # Errors
    /// Overflow.
    pub fn rated(&self, scored: Vec<Scored>, people: usize) -> Fallible<Vec<Option<Rated<'a>>>> {
        let mut groups: BTreeMap<String, Vec<(usize, Ratio)>> = BTreeMap::new();
        for (group, row, score) in scored {
            groups.entry(group).or_default().push((row, score));
        }
        let mut rated: Vec<Option<Rated<'a>>> = (0..people).map(|_| None).collect();
        for members in groups.values() {
            for ((row, score), placed) in members.iter().zip(self.placed(members)?) {
                if let (Some(slot), Some(quota)) =
                    (rated.get_mut(*row), self.quotas.get(placed.quota))
                {
                    *slot = Some(Rated {
                        rating: &quota.rating,
                        score: Some(*score),
                    });
                }
            }
        }
        Ok(rated)
    }

    fn placed(&self, members: &[(usize, Ratio)]) -> Fallible<Vec<Placed>> {
        let shares: Vec<Ratio> = self.quotas.iter().map(|quota| quota.share).collect();
        let scores: Vec<Ratio> = members.iter().map(|(_, score)| *score).collect();
        Ok(relative(&scores, &shares)?)
    }

    /// How a person came to the place and the rating: the people of the group are placed once more.
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
        self.score.of(roster, row, rec)?;
        let group = self.group(roster, row)?;
        let mut members = Vec::new();
        for (other, score) in ratings.scores.iter().flatten().enumerate() {
            if let Some(score) = score
                && self.group(roster, other)? == group
            {
                members.push((other, *score));
            }
        }
        let mut placed = members.iter().zip(self.placed(&members)?);
        let own = placed.find(|((other, _), _)| *other == row);
        let Some((placed, quota)) = own.and_then(|(_, it)| Some((it, self.quotas.get(it.quota)?)))
        else {
            return Ok(Vec::new());
        };
        record_quota(quota, placed, rec)?;
        Ok(vec![Verdict::Placed {
            placed,
            within: self
                .within
                .map(|(column, texts)| (header(column, texts), group)),
            rating: quota.rating.clone(),
            origin: origin(quota),
        }])
    }
}

/// How a share became people: whole ones, and one more for the remainder where it was among the largest.
fn record_quota(quota: &Quota, placed: Placed, rec: &mut impl Recorder) -> Fallible<()> {
    let count = |people: usize| i128::try_from(people).map_or(Ratio::ZERO, Ratio::integer);
    let people = count(placed.of);
    let exact = people.mul(quota.share)?;
    let whole = exact.round(Ratio::ONE, Rounding::Down)?;
    let all = placed.last.saturating_add(1).saturating_sub(placed.first);
    rec.record(|| Step {
        name: Name::Quota(quota.rating.clone()),
        expression: Expression::number(people, Unit::People)
            .times(Expression::percent(quota.share)),
        rounding: (whole != exact).then_some(RoundedTo {
            unit: Ratio::ONE,
            mode: Rounding::Down,
        }),
        result: whole,
        unit: Unit::People,
        origins: vec![origin(quota)],
    });
    if count(all) != whole {
        let one = Expression::number(Ratio::ONE, Unit::People);
        rec.record(|| Step {
            name: Name::QuotaWithRemainder(quota.rating.clone()),
            expression: Expression::number(whole, Unit::People).plus(one),
            rounding: None,
            result: count(all),
            unit: Unit::People,
            origins: Vec::new(),
        });
    }
    Ok(())
}

fn origin(quota: &Quota) -> Origin {
    Origin::Policy {
        key: QUOTA.to_owned(),
        span: Some(quota.span),
    }
}
