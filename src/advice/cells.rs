//! The tables of a policy as lints look at them: which rule asks them by which columns, and their rows.

use std::collections::BTreeMap;

use crate::policy::{Cell, Column, Evaluation, FactorKind, Policy, Source, Table, Through};

/// What stands for all other texts.
pub const STAR: &str = "*";

/// A table and who asks it.
pub struct Site<'p> {
    /// The rule, as a key of the policy.
    pub rule: String,
    /// One column a level.
    pub by: Vec<&'p Column>,
    pub table: &'p Table,
}

/// The cells that differ in nothing but their key at one level.
pub struct Row<'p> {
    /// The keys at the other levels.
    pub beside: Vec<&'p str>,
    pub cells: BTreeMap<&'p str, Cell>,
}

/// All tables that components, factors and parts of an evaluation look up, in the order written.
pub fn sites(policy: &Policy) -> Vec<Site<'_>> {
    let terms = policy.components.iter().flat_map(|it| &it.terms);
    let of_terms = terms.filter_map(|term| site(&term.key, &term.source));
    let of_factors = policy
        .factors
        .iter()
        .filter_map(|factor| match &factor.kind {
            FactorKind::Source(source) => site(&format!("factor.{}", factor.name), source),
            FactorKind::Service(_) => None,
        });
    let parts = policy.evaluation.iter().flat_map(Evaluation::parts);
    let of_parts = parts.filter_map(|part| site(&part.key, &part.source));
    of_terms.chain(of_factors).chain(of_parts).collect()
}

fn site<'p>(rule: &str, source: &'p Source) -> Option<Site<'p>> {
    let (by, table) = match source {
        Source::Lookup { by, table } => (by.iter().collect(), table),
        Source::Column {
            from,
            through: Through::Table(table),
        } => (vec![from], table),
        _ => return None,
    };
    Some(Site {
        rule: rule.to_owned(),
        by,
        table,
    })
}

impl<'p> Site<'p> {
    /// All cells with their keys, one a level.
    pub fn cells(&self) -> Vec<(Vec<&'p str>, Cell)> {
        let cells = self.table.cells().into_iter();
        cells.map(|(path, cell)| (path, *cell)).collect()
    }

    /// Whether `"*"` stands at a level.
    pub fn has_star(&self, level: usize) -> bool {
        let mut cells = self.cells().into_iter();
        cells.any(|(path, _)| path.get(level) == Some(&STAR))
    }

    /// The keys of a level, each once; without `"*"` and the blank.
    pub fn keys(&self, level: usize) -> BTreeMap<&'p str, Cell> {
        let mut keys = BTreeMap::new();
        for (path, cell) in self.cells() {
            if let Some(key) = path.get(level).filter(|key| !["", STAR].contains(key)) {
                keys.entry(*key).or_insert(cell);
            }
        }
        keys
    }

    /// The rows along a level.
    pub fn rows(&self, level: usize) -> Vec<Row<'p>> {
        let mut rows: BTreeMap<Vec<&str>, BTreeMap<&str, Cell>> = BTreeMap::new();
        for (mut path, cell) in self.cells() {
            if level < path.len() {
                let key = path.remove(level);
                rows.entry(path).or_default().insert(key, cell);
            }
        }
        let row = |(beside, cells)| Row { beside, cells };
        rows.into_iter().map(row).collect()
    }
}
