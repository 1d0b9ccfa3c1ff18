//! Rows and columns of a table that nobody in the people file has.

use crate::diagnostics::Findings;
use crate::people::ColumnId;

use super::cells::sites;
use super::season::{ENOUGH, Season};
use super::{Advice, scales};

pub fn look(season: &Season<'_>, found: &mut Findings<Advice>) {
    if season.people.len() < ENOUGH {
        return;
    }
    for site in sites(season.policy) {
        for (level, column) in site.by.iter().enumerate() {
            // Which ratings nobody got is a question of its own, and years of service come round.
            let Some(texts) = season
                .people
                .text(&ColumnId::of(column))
                .filter(|_| !scales::rates(column))
            else {
                continue;
            };
            let is_number = |key: &str| key.bytes().all(|byte| byte.is_ascii_digit());
            let keys = site.keys(level);
            let unused: Vec<_> = keys
                .iter()
                .filter(|(key, _)| !is_number(key) && !texts.values.iter().any(|it| it == *key))
                .collect();
            if let Some((_, cell)) = unused.first() {
                let advice = Advice::UnusedCell {
                    rule: site.rule.clone(),
                    column: column.name.clone(),
                    keys: unused.iter().map(|(key, _)| (**key).to_owned()).collect(),
                };
                found.add(advice, cell.span);
            }
        }
    }
}
