//! Proves derived ratings: scores reach what they are given, places fill the quotas and nobody's equal gets another rating.

use std::collections::BTreeMap;

use crate::evaluation::quotas;
use crate::money::{Overflow, Ratio};
use crate::policy::{Bands, Column, Evaluation, Quota};

use super::super::outcome::Ratings;
use super::super::run::Run;
use super::Uncertified;

/// Proves the ratings of a run, where they come from scores.
///
/// # Errors
/// The first person whose rating is not what the score or the place comes to.
pub fn check(run: &Run<'_>) -> Result<(), Uncertified> {
    let Some(ratings) = &run.outcome.people.ratings else {
        return Ok(());
    };
    let rows = run.roster.people.len();
    let scores = ratings.scores.as_ref().map_or(rows, Vec::len);
    if ratings.texts.codes.len() != rows || scores != rows {
        return Err(Uncertified::RowLost { rows });
    }
    if let Some(scores) = &ratings.scores
        && let Some(row) = scores
            .iter()
            .enumerate()
            .position(|(row, score)| score.is_none() && !ratings.texts.get(row).is_empty())
    {
        return Err(Uncertified::Rating { row });
    }
    match &run.roster.policy.evaluation {
        Some(Evaluation::Weighted { ranks, .. }) => reached(ratings, ranks),
        Some(Evaluation::Relative { quotas, within, .. }) => {
            placed(run, ratings, quotas, within.as_ref())
        }
        // The table is all that there is to it.
        Some(Evaluation::Matrix { .. }) | None => Ok(()),
    }
}

/// The people who have a score.
fn scored(ratings: &Ratings) -> impl Iterator<Item = (usize, Ratio)> {
    let scores = ratings.scores.iter().flatten().enumerate();
    scores.filter_map(|(row, score)| Some((row, (*score)?)))
}

fn reached(ratings: &Ratings, ranks: &Bands<String>) -> Result<(), Uncertified> {
    for (row, score) in scored(ratings) {
        let is_reached = |at_least: Option<Ratio>| at_least.is_none_or(|least| score >= least);
        let mut right = false;
        for rank in &ranks.bands {
            if is_reached(rank.at_least) {
                right = rank.value == ratings.texts.get(row);
            }
        }
        if !right {
            return Err(Uncertified::Rating { row });
        }
    }
    Ok(())
}

fn placed(
    run: &Run<'_>,
    ratings: &Ratings,
    shares: &[Quota],
    within: Option<&Column>,
) -> Result<(), Uncertified> {
    let roster = &run.roster;
    let texts = within.map(|column| roster.texts(column, "evaluation.within"));
    let texts = texts.transpose().map_err(|_| Uncertified::Unchecked)?;
    let mut groups: BTreeMap<String, Vec<(usize, Ratio)>> = BTreeMap::new();
    for (row, score) in scored(ratings) {
        let group = match texts {
            None => String::new(),
            Some(texts) => roster
                .text(texts, row, "evaluation.within")
                .map_err(|_| Uncertified::Unchecked)?
                .into_owned(),
        };
        groups.entry(group).or_default().push((row, score));
    }
    for members in groups.values() {
        let ends = ends(&whole(shares, members.len())?);
        let mut scores: Vec<Ratio> = members.iter().map(|(_, score)| *score).collect();
        scores.sort_unstable();
        for (row, score) in members {
            // As many are strictly better as stand behind the last of the equals.
            let upto = scores.partition_point(|other| other <= score);
            let better = scores.len().saturating_sub(upto);
            let quota = ends.partition_point(|end| *end <= better);
            let rating = shares.get(quota).map(|quota| quota.rating.as_str());
            if rating != Some(ratings.texts.get(*row)) {
                return Err(Uncertified::Rating { row: *row });
            }
        }
    }
    Ok(())
}

/// How many places there are up to the end of each quota.
fn ends(counts: &[usize]) -> Vec<usize> {
    let mut end = 0_usize;
    let upto = counts.iter().map(|count| {
        end = end.saturating_add(*count);
        end
    });
    upto.collect()
}

/// The quotas of a group, each less than one person away from its share, and everybody together.
fn whole(shares: &[Quota], people: usize) -> Result<Vec<usize>, Uncertified> {
    let parts: Vec<Ratio> = shares.iter().map(|quota| quota.share).collect();
    let counts = quotas(&parts, people)?;
    let exact = |count: usize| {
        i128::try_from(count)
            .map(Ratio::integer)
            .map_err(|_| Overflow)
    };
    let all = exact(people)?;
    let mut sum = 0_usize;
    for (share, count) in parts.iter().zip(&counts) {
        let off = exact(*count)?.sub(share.mul(all)?)?;
        let one = Ratio::ONE;
        if off >= one || one.add(off)? <= Ratio::ZERO {
            return Err(Uncertified::Unchecked);
        }
        sum = sum.saturating_add(*count);
    }
    if sum == people {
        Ok(counts)
    } else {
        Err(Uncertified::Unchecked)
    }
}
