//! A rating that `[evaluation]` can give and a table does not know: the first season in which somebody has it, the
//! calculation stops.

use crate::diagnostics::Findings;
use crate::policy::{Component, Condition, Field, Policy};

use super::Advice;
use super::cells::sites;

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    let Some(evaluation) = &policy.evaluation else {
        return;
    };
    for site in sites(policy) {
        for (level, column) in site.by.iter().enumerate() {
            if column.field != Some(Field::Rating) || site.has_star(level) {
                continue;
            }
            let keys = site.keys(level);
            let missing: Vec<String> = evaluation
                .ratings()
                .into_iter()
                .map(|(rating, _)| rating)
                .filter(|rating| !keys.contains_key(rating))
                .filter(|rating| is_looked_up(policy, &site.rule, rating))
                .map(str::to_owned)
                .collect();
            if !missing.is_empty() {
                let advice = Advice::RatingWithoutCell {
                    rule: site.rule.clone(),
                    ratings: missing,
                };
                found.add(advice, site.table.span);
            }
        }
    }
}

/// Whether somebody with the rating comes to the rule.
fn is_looked_up(policy: &Policy, rule: &str, rating: &str) -> bool {
    let asks = |it: &&Component| it.terms.iter().any(|term| term.key == rule);
    let uses = |it: &&Component| {
        let mut factors = policy.factors.iter().enumerate();
        factors.any(|(index, factor)| {
            it.uses_factor(index) && rule == format!("factor.{}", factor.name)
        })
    };
    let mut components = policy.components.iter().filter(|it| asks(it) || uses(it));
    let pays = |it: &Component| !it.only.iter().any(|only| shuts_out(only, rating));
    can_be_paid(policy, rating) && components.any(pays)
}

/// Whether `[eligibility]` leaves anybody with the rating.
fn can_be_paid(policy: &Policy, rating: &str) -> bool {
    let rules = &policy.eligibility;
    let is_included = rules.include.is_empty()
        || rules.include.iter().any(|entry| {
            let mut conditions = entry.conditions.iter();
            !conditions.any(|condition| shuts_out(condition, rating))
        });
    let is_excluded = rules.exclude.iter().any(|entry| {
        let mut conditions = entry.conditions.iter();
        conditions.all(|it| names_rating(it) && !shuts_out(it, rating))
    });
    is_included && !is_excluded
}

fn shuts_out(condition: &Condition, rating: &str) -> bool {
    names_rating(condition) && !condition.values.iter().any(|value| value == rating)
}

fn names_rating(condition: &Condition) -> bool {
    condition.column.field == Some(Field::Rating)
}
