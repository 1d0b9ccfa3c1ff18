//! A table that asks for the rating, and then makes no difference between ratings.

use crate::diagnostics::Findings;
use crate::policy::Policy;

use super::cells::{Row, sites};
use super::{Advice, scales};

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    for site in sites(policy) {
        for (level, column) in site.by.iter().enumerate() {
            let rated = scales::rates(column) && site.keys(level).len() > 1;
            if rated && site.rows(level).iter().all(is_flat) {
                let rule = site.rule.clone();
                found.add(Advice::RatingsPayTheSame { rule }, site.table.span);
            }
        }
    }
}

fn is_flat(row: &Row<'_>) -> bool {
    let mut values = row.cells.values().map(|cell| cell.value);
    let first = values.next();
    values.all(|value| Some(value) == first)
}
