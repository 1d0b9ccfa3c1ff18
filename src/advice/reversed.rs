//! Tables whose order breaks: a better rating, a higher grade or a higher position that pays less.

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::{Cell, Field, Policy};

use super::cells::{Row, Site, sites};
use super::{Advice, scales};

/// Two cells of a table in the wrong order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    /// The rule, as a key of the policy.
    pub rule: String,
    /// The keys that both cells share.
    pub beside: Vec<String>,
    /// The key that should pay more.
    pub higher: String,
    /// What it pays.
    pub higher_value: Ratio,
    /// The key that should pay less.
    pub lower: String,
    /// What it pays.
    pub lower_value: Ratio,
    /// How many more pairs of the same table are in the wrong order.
    pub others: usize,
}

/// Two neighbours: key and cell of the lower, then of the higher one.
type Pair<'p> = (&'p str, Cell, &'p str, Cell);

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    for site in sites(policy) {
        for (level, column) in site.by.iter().enumerate() {
            let keys = site.keys(level);
            let keys = keys.keys().copied();
            let rows = site.rows(level);
            if scales::rates(column) {
                // The best comes first.
                let Some(mut order) = scales::ratings_of(column, keys, policy) else {
                    continue;
                };
                order.reverse();
                let wrong = falling(&rows, &order);
                note(&site, &wrong, Advice::BetterRatingPaysLess, found);
            } else if column.field == Some(Field::Grade) {
                for order in scales::grades(keys) {
                    let wrong = against_the_grain(&rows, order);
                    note(&site, &wrong, Advice::HigherGradePaysLess, found);
                }
            } else if column.field == Some(Field::Position) {
                let wrong = falling(&rows, &scales::positions(keys));
                note(&site, &wrong, Advice::HigherGradePaysLess, found);
            }
        }
    }
}

/// The neighbours in a row of which the higher one pays less, `order` being upward.
fn falling<'p>(rows: &[Row<'p>], order: &[&'p str]) -> Vec<(Vec<&'p str>, Pair<'p>)> {
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<(&str, Cell)> = order
            .iter()
            .filter_map(|key| Some((*key, *row.cells.get(key)?)))
            .collect();
        for pair in cells.windows(2) {
            if let [(low, lower), (high, higher)] = *pair
                && higher.value < lower.value
            {
                wrong.push((row.beside.clone(), (low, lower, high, higher)));
            }
        }
    }
    wrong
}

/// The same where the amounts themselves say which way is up: the way that more of the steps go.
fn against_the_grain<'p>(
    rows: &[Row<'p>],
    mut order: Vec<&'p str>,
) -> Vec<(Vec<&'p str>, Pair<'p>)> {
    let upward = falling(rows, &order);
    order.reverse();
    let downward = falling(rows, &order);
    match upward.len().cmp(&downward.len()) {
        std::cmp::Ordering::Less => upward,
        std::cmp::Ordering::Greater => downward,
        std::cmp::Ordering::Equal => Vec::new(),
    }
}

fn note(
    site: &Site<'_>,
    wrong: &[(Vec<&str>, Pair<'_>)],
    advice: fn(Reversal) -> Advice,
    found: &mut Findings<Advice>,
) {
    let Some((beside, (low, lower, high, higher))) = wrong.first() else {
        return;
    };
    let reversal = Reversal {
        rule: site.rule.clone(),
        beside: beside.iter().map(|key| (*key).to_owned()).collect(),
        higher: (*high).to_owned(),
        higher_value: higher.value,
        lower: (*low).to_owned(),
        lower_value: lower.value,
        others: wrong.len().saturating_sub(1),
    };
    let also = vec![lower.span.into()];
    found.add_with(advice(reversal), higher.span, also);
}
