//! The company's figures: what known names mean, and which a policy uses.

use super::nearest::nearest;
use super::{FactorKind, Months, Policy, Pool, PoolBound, PoolMethod, Source, key};

/// A figure that companies write by one of a few names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownFigure {
    /// 売上高.
    Sales,
    /// 限界利益.
    ContributionMargin,
    /// 売上総利益, 粗利.
    GrossProfit,
    /// 付加価値.
    ValueAdded,
    /// 営業利益.
    OperatingProfit,
    /// 経常利益.
    OrdinaryProfit,
    /// 税引前当期純利益.
    PretaxProfit,
    /// 当期純利益.
    NetProfit,
}

/// The names of each; first the one of `calculation.md`.
const NAMES: [(KnownFigure, &[&str]); 8] = [
    (KnownFigure::Sales, &["sales", "売上", "売上高"]),
    (
        KnownFigure::ContributionMargin,
        &["contribution_margin", "限界利益"],
    ),
    (
        KnownFigure::GrossProfit,
        &["gross_profit", "粗利", "粗利益", "売上総利益"],
    ),
    (
        KnownFigure::ValueAdded,
        &["value_added", "付加価値", "付加価値額"],
    ),
    (
        KnownFigure::OperatingProfit,
        &["operating_profit", "営業利益"],
    ),
    (
        KnownFigure::OrdinaryProfit,
        &["ordinary_profit", "経常利益"],
    ),
    (
        KnownFigure::PretaxProfit,
        &[
            "pretax_profit",
            "税引前利益",
            "税引前純利益",
            "税引前当期純利益",
            "税引前当期利益",
        ],
    ),
    (
        KnownFigure::NetProfit,
        &["net_profit", "純利益", "当期純利益"],
    ),
];

impl KnownFigure {
    /// What that name means; nothing for a name of a company's own.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let name = key(name);
        let mut known = NAMES.iter();
        let found = known.find(|(_, names)| names.contains(&name.as_str()));
        found.map(|(figure, _)| *figure)
    }
}

impl Policy {
    /// The figures that a rule uses, as it names them.
    fn figures_in_use(&self) -> Vec<&str> {
        let mut used: Vec<&str> = Vec::new();
        if let Pool::Linked(pool) = &self.pool {
            used.extend(pool.basis.iter().map(|basis| basis.figure.as_str()));
            if let PoolMethod::Months(Months::Bands(bands)) = &pool.method {
                used.push(&bands.ratio_to);
            }
            for bound in [&pool.min, &pool.max].into_iter().flatten() {
                if let PoolBound::Figure { figure, .. } = &bound.value {
                    used.push(figure);
                }
            }
            for factor in &pool.factors {
                used.extend(of_source(&factor.source));
            }
        }
        for term in self.components.iter().flat_map(|it| &it.terms) {
            used.extend(of_source(&term.source));
        }
        for factor in &self.factors {
            if let FactorKind::Source(source) = &factor.kind {
                used.extend(of_source(source));
            }
        }
        used
    }

    /// Whether any rule uses the figure of that name.
    #[must_use]
    pub fn uses_figure(&self, name: &str) -> bool {
        self.figures_in_use().contains(&name)
    }

    /// The figure in use that is most like a name, where one is alike enough to be meant.
    #[must_use]
    pub fn figure_like(&self, name: &str) -> Option<&str> {
        nearest(name, self.figures_in_use())
    }
}

fn of_source(source: &Source) -> impl Iterator<Item = &str> {
    let ratio = match source {
        Source::Figure { ratio, .. } => Some(ratio),
        _ => None,
    };
    let names = ratio.into_iter();
    names.flat_map(|it| std::iter::once(it.figure.as_str()).chain(it.ratio_to.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_companies_write_them() {
        for (name, known) in [
            ("粗利", KnownFigure::GrossProfit),
            ("gross_profit", KnownFigure::GrossProfit),
            ("税引前純利益", KnownFigure::PretaxProfit),
            (" 営業利益", KnownFigure::OperatingProfit),
        ] {
            assert_eq!(KnownFigure::of(name), Some(known), "{name}");
        }
        assert_eq!(KnownFigure::of("利益"), None);
    }

    #[test]
    fn no_name_means_two_figures() {
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
