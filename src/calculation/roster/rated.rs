//! Derived ratings as a column.

use std::sync::Arc;

use crate::diagnostics::Findings;
use crate::policy::{Column, Field, header_key};

use super::super::fault::{CalculationFault, Fallible};
use super::super::ratings::Ratings;
use super::super::trace::{Recorder, Verdict};
use super::Roster;

impl Roster<'_> {
    /// Finds the ratings, where the policy says how. `candidates` are paid as far as nothing hangs on a rating; only
    /// they are placed among one another.
    ///
    /// What stands in the way of a candidate's rating is handed back, but for blank cells: those matter where the rating
    /// is used.
    ///
    /// # Errors
    /// Overflow.
    pub fn rate(&mut self, candidates: &[bool]) -> Fallible<Findings<CalculationFault>> {
        let mut unrated = Findings::default();
        if let Some(rule) = &self.rating {
            let (ratings, findings) = rule.rate(self, candidates)?;
            self.ratings = Some(Arc::new(ratings));
            unrated = findings;
        }
        Ok(unrated)
    }

    /// Whether a rule that names the column means the derived rating: by the field, or by a usual header of it that the
    /// people file does not have, whatever `[columns]` calls the ratings there.
    pub(super) fn is_derived_rating(&self, column: &Column) -> bool {
        let named = || {
            let own = header_key(&column.name);
            let headers = &self.people.headers;
            column.field.is_none()
                && Field::of(&column.name) == Some(Field::Rating)
                && headers.iter().all(|header| header_key(header) != own)
        };
        self.policy.evaluation.is_some() && (column.field == Some(Field::Rating) || named())
    }

    /// Takes ratings that were found before.
    pub fn take_ratings(&mut self, ratings: Option<Arc<Ratings>>) {
        self.ratings = ratings;
    }

    /// Whether ratings are derived.
    pub const fn rates(&self) -> bool {
        self.rating.is_some()
    }

    /// The ratings, where they are derived and found.
    pub const fn ratings(&self) -> Option<&Arc<Ratings>> {
        self.ratings.as_ref()
    }

    /// How a person came to the derived rating; nothing where there is none.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub fn explain_rating(&self, row: usize, rec: &mut impl Recorder) -> Fallible<Vec<Verdict>> {
        match (&self.rating, &self.ratings) {
            (Some(rule), Some(ratings)) if ratings.rating(row).is_some() => {
                rule.explain(self, ratings, row, rec)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The derived rating of a person, which a rule needs.
    ///
    /// # Errors
    /// What stands in the way of it.
    pub(super) fn rating(&self, row: usize, needed_by: &str) -> Fallible<&str> {
        if let Some(rating) = self.ratings.as_ref().and_then(|it| it.rating(row)) {
            return Ok(rating);
        }
        if let Some(rule) = &self.rating {
            rule.stands_in_the_way(self, row)?;
        }
        Err(CalculationFault::Blank {
            employee: self.people.ids.get(row).to_owned(),
            column: Field::Rating.name().to_owned(),
            needed_by: needed_by.to_owned(),
        }
        .at(self.people.row_place(row)))
    }
}
