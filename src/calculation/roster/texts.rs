//! Texts: columns of the people file, derived ratings, and numbers as they are written.

use std::borrow::Cow;

use crate::diagnostics::Place;
use crate::people::{ColumnId, TextColumn};
use crate::policy::Column;

use super::super::fault::{CalculationFault, Fallible};
use super::super::sources::header;
use super::super::trace::{Origin, Silent};
use super::{Derived, Roster};

/// Where the texts of a column come from.
#[derive(Clone, Copy)]
pub enum Texts<'a> {
    /// The people file.
    Column(&'a TextColumn),
    /// The rules: a rating, or a number as it is written.
    Derived(Derived),
}

impl<'a> Roster<'a> {
    /// The texts of a column.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`].
    pub fn texts(&self, column: &Column, needed_by: &str) -> Fallible<Texts<'a>> {
        // They stand for those of the file, of which the run warns.
        if self.is_derived_rating(column) {
            return Ok(Texts::Derived(Derived::Rating));
        }
        match self.people.text(&ColumnId::of(column)) {
            Some(found) => Ok(Texts::Column(found)),
            None => self.derived_column(column, needed_by).map(Texts::Derived),
        }
    }

    /// The text of a person under a column, as it is compared.
    ///
    /// # Errors
    /// What stands in the way of a derived number.
    pub fn text(&self, texts: Texts<'a>, row: usize, needed_by: &str) -> Fallible<Cow<'_, str>> {
        match texts {
            Texts::Column(column) => Ok(column.get(row).into()),
            Texts::Derived(Derived::Rating) => {
                let rating = self.ratings.as_ref().and_then(|it| it.rating(row));
                Ok(rating.unwrap_or_default().into())
            }
            Texts::Derived(derived) => self
                .derived(derived, row, needed_by, &mut Silent)
                .map(|number| number.map_or_else(String::new, |it| it.to_string()).into()),
        }
    }

    /// The text of a person that a rule asks for. It may be blank, but for a derived rating: nobody could see why.
    ///
    /// # Errors
    /// What stands in the way of a derived number or rating.
    pub fn asked(&self, texts: Texts<'a>, row: usize, needed_by: &str) -> Fallible<Cow<'_, str>> {
        match texts {
            Texts::Derived(Derived::Rating) => self.rating(row, needed_by).map(Into::into),
            texts => self.text(texts, row, needed_by),
        }
    }

    /// The text of a person under a column, which must not be blank.
    ///
    /// # Errors
    /// [`CalculationFault::Blank`], and what stands in the way of a derived text.
    pub fn required_text(
        &self,
        texts: Texts<'a>,
        column: &Column,
        row: usize,
        needed_by: &str,
    ) -> Fallible<Cow<'_, str>> {
        let text = self.text(texts, row, needed_by)?;
        if !text.is_empty() {
            return Ok(text);
        }
        Err(CalculationFault::Blank {
            employee: self.people.ids.get(row).to_owned(),
            column: header(column, texts),
            needed_by: needed_by.to_owned(),
        }
        .at(self.text_place(texts, row)))
    }

    /// The cell that a text comes from; the row for a derived one.
    pub fn text_place(&self, texts: Texts<'a>, row: usize) -> Place {
        match texts {
            Texts::Column(column) => self.people.cell_place(row, &column.header),
            Texts::Derived(_) => self.people.row_place(row),
        }
    }

    /// The cell of a text as an origin; nothing for a derived one.
    pub fn text_origin(&self, texts: Texts<'a>, row: usize) -> Option<Origin> {
        match texts {
            Texts::Column(column) => Some(self.cell(row, &column.header)),
            Texts::Derived(_) => None,
        }
    }
}
