//! Relative ratings of groups so small that the best or the worst rating has no place in them: there nobody can have it,
//! whatever they do, and somebody else elsewhere must.

use std::collections::BTreeMap;

use crate::diagnostics::Findings;
use crate::evaluation::quotas as places;
use crate::money::{Ratio, Rounding};
use crate::people::ColumnId;
use crate::policy::{Evaluation, Quota};

use super::Advice;
use super::season::Season;

/// One person in so many is the odd small department; more of them are the system.
const ONE_IN: usize = 10;

/// Groups in which the quotas cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallGroups {
    /// `evaluation.within`; nothing where all are placed together.
    pub within: Option<String>,
    /// The best rating, the worst, or both: those that have no place in one of the groups.
    pub ratings: Vec<String>,
    /// How many groups are too small.
    pub groups: usize,
    /// How many groups there are.
    pub of_groups: usize,
    /// How many people are in them.
    pub people: usize,
    /// How many people are placed.
    pub of: usize,
    /// In a group of so many people and more these ratings always have a place.
    pub enough: usize,
}

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let Some(Evaluation::Relative {
        quotas,
        quotas_span,
        within,
        ..
    }) = &season.policy.evaluation
    else {
        return;
    };
    let Some(sizes) = sizes(season) else {
        return;
    };
    let is_filled = |quota: &&Quota| !quota.share.is_zero();
    let best = quotas.iter().find(is_filled);
    let worst = quotas.iter().rfind(is_filled);
    let shares: Vec<Ratio> = quotas.iter().map(|quota| quota.share).collect();
    let lacks = |size: usize, end: Option<&Quota>| {
        let at = end.and_then(|end| quotas.iter().position(|it| it.rating == end.rating));
        let places = places(&shares, size).unwrap_or_default();
        at.and_then(|at| places.get(at).copied()) == Some(0)
    };
    let is_small = |size: usize| lacks(size, best) || lacks(size, worst);
    let small: Vec<usize> = sizes.iter().copied().filter(|it| is_small(*it)).collect();
    let (people, of) = (sum(&small), sum(&sizes));
    if people.saturating_mul(ONE_IN) <= of {
        return;
    }
    let lacking = [best, worst].into_iter().flatten();
    let lacking: Vec<&Quota> = lacking
        .filter(|end| small.iter().any(|size| lacks(*size, Some(end))))
        .collect();
    let advice = SmallGroups {
        within: within.as_ref().map(|column| column.name.clone()),
        ratings: lacking.iter().map(|quota| quota.rating.clone()).collect(),
        groups: small.len(),
        of_groups: sizes.len(),
        people,
        of,
        enough: lacking
            .iter()
            .filter_map(|it| enough(it))
            .max()
            .unwrap_or(of),
    };
    let place = within.as_ref().map_or(*quotas_span, |column| column.span);
    found.add(Advice::SmallGroupsRanked(advice), place);
}

/// How many people are placed in each group.
fn sizes(season: &Season<'_>) -> Option<Vec<usize>> {
    let Some(Evaluation::Relative { within, .. }) = &season.policy.evaluation else {
        return None;
    };
    let ratings = season.outcome.people.ratings.as_ref()?;
    let texts = match within {
        None => None,
        Some(column) => Some(season.outcome.texts(season.people, &ColumnId::of(column))?),
    };
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    // Whoever is placed has a rating.
    for row in (0..season.people.len()).filter(|row| ratings.rating(*row).is_some()) {
        let size = groups
            .entry(texts.map_or("", |it| it.get(row)))
            .or_default();
        *size = size.saturating_add(1);
    }
    Some(groups.into_values().collect())
}

/// From how many people on a share comes to a whole person before anything is rounded.
fn enough(quota: &Quota) -> Option<usize> {
    let people = Ratio::ONE.count(quota.share, Rounding::Up).ok()?;
    usize::try_from(people).ok()
}

fn sum(sizes: &[usize]) -> usize {
    let add = |sum: usize, size: &usize| sum.saturating_add(*size);
    sizes.iter().fold(0, add)
}
