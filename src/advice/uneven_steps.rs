//! Neighbouring steps of a table that differ widely, as a slip of a digit makes them.

use crate::diagnostics::{Findings, Span};
use crate::money::Ratio;
use crate::policy::{Cell, Column, Field, Policy};

use super::cells::{Site, sites};
use super::{Advice, scales};

/// A step this many times its neighbour is no longer a slope that steepens.
const TIMES: i128 = 3;

/// Two neighbouring steps of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// The rule, as a key of the policy.
    pub rule: String,
    /// The keys that the cells share.
    pub beside: Vec<String>,
    /// The three keys, upward.
    pub keys: [String; 3],
    /// From the first to the second.
    pub first: Ratio,
    /// From the second to the third.
    pub second: Ratio,
    /// How many more neighbours of the same table are uneven.
    pub others: usize,
}

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    for site in sites(policy) {
        let levels = site.by.iter().enumerate();
        let uneven: Vec<(Uneven, Span)> = levels
            .flat_map(|(level, column)| along(&site, level, column, policy))
            .collect();
        let others = uneven.len().saturating_sub(1);
        if let Some((first, span)) = uneven.into_iter().next() {
            found.add(Advice::UnevenSteps(Uneven { others, ..first }), span);
        }
    }
}

/// The uneven neighbours along a level.
fn along(site: &Site<'_>, level: usize, column: &Column, policy: &Policy) -> Vec<(Uneven, Span)> {
    let orders = orders(site, level, column, policy);
    let mut uneven = Vec::new();
    for row in site.rows(level) {
        for order in &orders {
            let cells = order
                .iter()
                .filter_map(|key| Some((*key, *row.cells.get(key)?)));
            let cells: Vec<(&str, Cell)> = cells.collect();
            let three = cells.windows(3).filter_map(steps);
            uneven.extend(three.map(|(keys, first, second, span)| {
                let uneven = Uneven {
                    rule: site.rule.clone(),
                    beside: row.beside.iter().map(|key| (*key).to_owned()).collect(),
                    keys,
                    first,
                    second,
                    others: 0,
                };
                (uneven, span)
            }));
        }
    }
    uneven
}

/// The orders in which the keys of a level stand, where their names say so.
fn orders<'p>(
    site: &Site<'p>,
    level: usize,
    column: &Column,
    policy: &Policy,
) -> Vec<Vec<&'p str>> {
    let keys = site.keys(level);
    let keys = keys.keys().copied();
    if scales::rates(column) {
        scales::ratings_of(column, keys, policy)
            .into_iter()
            .collect()
    } else if column.field == Some(Field::Grade) {
        scales::grades(keys)
    } else {
        Vec::new()
    }
}

/// The two steps between three cells, where both go up and one is many times the other. Nothing at all for the lowest
/// is a decision, and no step.
fn steps(three: &[(&str, Cell)]) -> Option<([String; 3], Ratio, Ratio, Span)> {
    let mut cells: Vec<(&str, Cell)> = three.to_vec();
    cells.sort_by_key(|(_, cell)| cell.value);
    let [(low, lower), (middle, between), (high, higher)] = *cells else {
        return None;
    };
    // The middle one must stand in the middle; else the order itself is broken.
    let stands = three.get(1).is_some_and(|(key, _)| *key == middle);
    let first = between.value.sub(lower.value).ok()?;
    let second = higher.value.sub(between.value).ok()?;
    let many = |small: Ratio, large: Ratio| {
        small
            .mul(Ratio::integer(TIMES))
            .is_ok_and(|limit| large > limit)
    };
    let both = !lower.value.is_zero() && !first.is_zero() && !second.is_zero();
    let uneven = many(first, second) || many(second, first);
    let span = if first > second {
        between.span
    } else {
        higher.span
    };
    let keys = [low, middle, high].map(str::to_owned);
    (stands && both && uneven).then_some((keys, first, second, span))
}
