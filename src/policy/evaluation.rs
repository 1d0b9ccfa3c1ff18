//! Where ratings come from, if not from the people file.

use std::collections::BTreeSet;

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;

use super::{Bands, Column, Source, Table};

/// `[evaluation]`: how the rating of a person is found. Ratings are keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evaluation {
    /// `weighted`: parts make a score, which reaches a rating.
    Weighted {
        /// What the score is made of.
        parts: Vec<Part>,
        /// `rank`: from which score on a rating is reached.
        ranks: Bands<String>,
    },
    /// `matrix`: a table of two evaluations (行動 × 成果).
    Matrix {
        /// `behavior`: down the table.
        behavior: Axis,
        /// `achievement`: across the table.
        achievement: Axis,
        /// The ratings, by two levels of keys.
        table: Table<String>,
    },
    /// `relative`: the places of people by their scores share out quotas of ratings.
    Relative {
        /// What people are placed by.
        score: Score,
        /// The best first; they sum to 1.
        quotas: Vec<Quota>,
        /// Where the quotas stand.
        quotas_span: Span,
        /// `within`: people are placed among those with the same text in this column.
        within: Option<Column>,
    },
}

/// A part of a score (行動評価, 目標達成度, 職務評価, 多面評価, …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `name`; that of its column unless given.
    pub name: Spanned<String>,
    /// The column and what it is led through: always [`Source::Column`].
    pub source: Source,
    /// Its part of the score; the weights of all parts sum to 1.
    pub weight: Spanned<Ratio>,
    /// The key in the policy, for explanations: `evaluation.part.行動評価`.
    pub key: String,
}

/// One of the two evaluations of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The column.
    pub column: Column,
    /// For a column of numbers, from which number on a key of the table is reached; nothing for a column of texts.
    pub ranks: Option<Bands<String>>,
}

/// What people are placed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Score {
    /// `score`: a column of numbers.
    Column(Column),
    /// `part`, as in a weighted evaluation.
    Parts(Vec<Part>),
}

/// How many may have a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The rating, a key.
    pub rating: String,
    /// The part of the people who have it.
    pub share: Ratio,
    /// Where it stands.
    pub span: Span,
}

impl Evaluation {
    /// The word of `evaluation.method`.
    #[must_use]
    pub const fn method_word(&self) -> &'static str {
        match self {
            Self::Weighted { .. } => "weighted",
            Self::Matrix { .. } => "matrix",
            Self::Relative { .. } => "relative",
        }
    }

    /// What the score is made of; nothing where it is a column, or there is none.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        match self {
            Self::Weighted { parts, .. }
            | Self::Relative {
                score: Score::Parts(parts),
                ..
            } => parts,
            Self::Matrix { .. }
            | Self::Relative {
                score: Score::Column(_),
                ..
            } => &[],
        }
    }

    /// The ratings that it can give and where each stands, each once, in the order written.
    #[must_use]
    pub fn ratings(&self) -> Vec<(&str, Span)> {
        let mut ratings: Vec<(&str, Span)> = match self {
            Self::Weighted { ranks, .. } => {
                let ranks = ranks.bands.iter();
                ranks.map(|it| (it.value.as_str(), it.span)).collect()
            }
            Self::Matrix {
                behavior,
                achievement,
                table,
            } => {
                let axes = [behavior, achievement];
                let reached =
                    |keys: &[&str]| keys.iter().zip(axes).all(|(key, it)| it.reaches(key));
                let cells = table.cells().into_iter().filter(|(keys, _)| reached(keys));
                cells.map(|(_, it)| (it.value.as_str(), it.span)).collect()
            }
            Self::Relative { quotas, .. } => {
                let filled = quotas.iter().filter(|quota| !quota.share.is_zero());
                filled.map(|it| (it.rating.as_str(), it.span)).collect()
            }
        };
        ratings.sort_by_key(|(_, span)| *span);
        let mut seen = BTreeSet::new();
        ratings.retain(|(rating, _)| seen.insert(*rating));
        ratings
    }

    /// Where the ratings stand.
    #[must_use]
    pub const fn ratings_span(&self) -> Span {
        match self {
            Self::Weighted { ranks, .. } => ranks.span,
            Self::Matrix { table, .. } => table.span,
            Self::Relative { quotas_span, .. } => *quotas_span,
        }
    }

    /// The ratings from the best to the lowest; nothing of a table, which does not say.
    #[must_use]
    pub fn best_first(&self) -> Option<Vec<&str>> {
        match self {
            Self::Weighted { ranks, .. } => {
                let ranks = ranks.bands.iter().rev();
                Some(ranks.map(|rank| rank.value.as_str()).collect())
            }
            Self::Relative { quotas, .. } => {
                Some(quotas.iter().map(|quota| quota.rating.as_str()).collect())
            }
            Self::Matrix { .. } => None,
        }
    }
}

impl Axis {
    /// Whether somebody can come to a key of the table: what a column of texts holds is anybody's.
    fn reaches(&self, key: &str) -> bool {
        self.ranks.as_ref().is_none_or(|ranks| {
            let mut reached = ranks.bands.iter();
            key == "*" || reached.any(|rank| rank.value == key)
        })
    }
}
