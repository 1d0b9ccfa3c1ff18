//! How ratings are spread: one for all, none at an end, or most above the standard; and bonuses that are all the same.

use std::collections::BTreeMap;

use crate::diagnostics::{Findings, Place, Span};
use crate::money::Money;
use crate::policy::{Column, Evaluation, Field};

use super::cells::sites;
use super::season::{ENOUGH, Season};
use super::{Advice, scales};

/// Among fewer people a rating that nobody got is chance.
const MANY: usize = 20;

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    let people = season.outcome.totals.eligible;
    // Quotas are a decision; nobody rates by them.
    let by_quota = matches!(season.policy.evaluation, Some(Evaluation::Relative { .. }));
    if people < ENOUGH || by_quota {
        return;
    }
    let tied = everybody_gets_the_same(season);
    // What a rating is worth a rule must say; else its spread is nothing to a bonus.
    let Some((ratings, span)) = asked(season) else {
        if tied {
            found.add(Advice::EveryoneTied { people }, Place::Nowhere);
        }
        return;
    };
    let got = season.ratings();
    // One rating for all says why they are tied.
    if let [(rating, _)] = got.iter().collect::<Vec<_>>().as_slice() {
        let rating = (**rating).to_owned();
        found.add(Advice::OneRating { rating, people }, span);
        return;
    }
    if tied {
        found.add(Advice::EveryoneTied { people }, Place::Nowhere);
    }
    let missing: Vec<String> = ratings
        .iter()
        .filter(|rating| !got.contains_key(**rating))
        .map(|rating| (*rating).to_owned())
        .collect();
    if !missing.is_empty() && people >= MANY {
        let ratings = missing;
        found.add(Advice::RatingNobodyGot { ratings, people }, span);
    }
    inflation(&ratings, &got, people, span, found);
}

fn everybody_gets_the_same(season: &Season<'_>) -> bool {
    let bonuses = &season.outcome.people.bonus;
    let mut paid = season.eligible().filter_map(|row| bonuses.get(row));
    let first = paid.next().filter(|first| **first != Money::ZERO);
    first.is_some_and(|first| paid.all(|bonus| bonus == first))
}

/// The ratings that the rules ask for, the best first, and where they stand.
fn asked<'a>(season: &Season<'a>) -> Option<(Vec<&'a str>, Span)> {
    sites(season.policy).into_iter().find_map(|site| {
        let is_rating = |column: &&Column| column.field == Some(Field::Rating);
        let level = site.by.iter().position(is_rating)?;
        let column = site.by.get(level)?;
        let keys = site.keys(level);
        // A rating that the policy never gives is nobody's by decision.
        let given = season.policy.evaluation.as_ref().map(Evaluation::ratings);
        let is_given = |key: &&str| {
            let given = given.as_ref();
            given.is_none_or(|given| given.iter().any(|(rating, _)| rating == key))
        };
        let keys = keys.keys().copied().filter(is_given);
        let ratings = scales::ratings_of(column, keys, season.policy)?;
        Some((ratings, site.table.span))
    })
}

fn inflation(
    ratings: &[&str],
    got: &BTreeMap<&str, usize>,
    people: usize,
    span: Span,
    found: &mut Findings<Advice>,
) {
    // B is the standard where there is one; else only the best can be too many.
    let by_letter: Option<Vec<bool>> = ratings
        .iter()
        .map(|rating| scales::is_above_standard(rating))
        .collect();
    let has_standard = by_letter
        .as_ref()
        .is_some_and(|above| above.contains(&true) && above.contains(&false));
    let above: Vec<&str> = match by_letter.filter(|_| has_standard) {
        Some(above) => {
            let pairs = ratings.iter().zip(above);
            pairs
                .filter(|(_, above)| *above)
                .map(|(it, _)| *it)
                .collect()
        }
        None => ratings.first().copied().into_iter().collect(),
    };
    let count = above
        .iter()
        .filter_map(|rating| got.get(rating))
        .fold(0, |sum: usize, count| sum.saturating_add(*count));
    if count.saturating_mul(2) > people {
        let advice = Advice::RatingInflation {
            ratings: above
                .into_iter()
                .filter(|rating| got.contains_key(rating))
                .map(str::to_owned)
                .collect(),
            above: count,
            people,
        };
        found.add(advice, span);
    }
}
