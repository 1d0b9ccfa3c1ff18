//! A factor that changes no bonus: nobody uses it, or it is the same for all.

use crate::diagnostics::Findings;
use crate::money::Ratio;
use crate::policy::{FactorKind, Policy, Pool, Source, Through};

use super::Advice;
use super::cells::sites;

/// Why a factor changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// No component names it.
    Unused,
    /// It is 1 for everybody.
    AlwaysOne,
    /// Whatever is looked up, the same comes out.
    Constant(Ratio),
}

pub fn look(policy: &Policy, found: &mut Findings<Advice>) {
    for (index, factor) in policy.factors.iter().enumerate() {
        let why = if !is_used(policy, index) {
            Some(Idle::Unused)
        } else {
            match &factor.kind {
                FactorKind::Source(source) => idle(source).or_else(|| {
                    let rule = format!("factor.{}", factor.name);
                    flat_table(policy, &rule)
                }),
                FactorKind::Service(_) => None,
            }
        };
        if let Some(why) = why {
            let factor_name = factor.name.clone();
            let advice = Advice::FactorChangesNothing {
                factor: factor_name,
                why,
            };
            found.add(advice, factor.span);
        }
    }
    if let Pool::Linked(pool) = &policy.pool {
        for factor in &pool.factors {
            if let Some(why) = idle(&factor.source) {
                let name = factor.name.clone();
                found.add(
                    Advice::FactorChangesNothing { factor: name, why },
                    factor.span,
                );
            }
        }
    }
}

fn is_used(policy: &Policy, index: usize) -> bool {
    let mut components = policy.components.iter();
    components.any(|component| component.uses_factor(index))
}

fn idle(source: &Source) -> Option<Idle> {
    let through = match source {
        Source::Value(value) => {
            return (value.value == Ratio::ONE).then_some(Idle::AlwaysOne);
        }
        Source::Lookup { .. } => return None,
        Source::Column { through, .. } | Source::Figure { through, .. } => through,
    };
    match through {
        Through::Itself | Through::Table(_) => None,
        Through::Bands(bands) => constant(bands.bands.iter().map(|band| band.value)),
        Through::Linear(linear) => constant(linear.points.iter().map(|point| point.value)),
    }
}

fn flat_table(policy: &Policy, rule: &str) -> Option<Idle> {
    let site = sites(policy).into_iter().find(|site| site.rule == rule)?;
    // A table that asks for ratings has advice of its own.
    if site.by.iter().any(|column| super::scales::rates(column)) {
        return None;
    }
    constant(site.cells().into_iter().map(|(_, cell)| cell.value))
}

/// The one value of several.
fn constant(mut values: impl Iterator<Item = Ratio>) -> Option<Idle> {
    let first = values.next()?;
    let mut several = false;
    for value in values {
        several = true;
        if value != first {
            return None;
        }
    }
    let idle = if first == Ratio::ONE {
        Idle::AlwaysOne
    } else {
        Idle::Constant(first)
    };
    several.then_some(idle)
}
