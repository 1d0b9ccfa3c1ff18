//! Columns by which people are told apart, and how rows are numbered by them.

use std::borrow::Cow;
use std::hash::Hash;

use hashbrown::HashMap;
use jiff::civil::Date;

use super::{cell, index};
use crate::people::{Coded, DateColumn};

/// A column by which people are told apart, with one cell a row of the people file.
pub enum Cells<'a> {
    /// Values, by their numbers.
    Codes(&'a [u32]),
    /// Values by their numbers, of which some are as good as others: for each number another one.
    Merged(&'a [u32], Vec<u32>),
    /// Yes or no.
    Flags(Cow<'a, [bool]>),
    /// Nobody is like anybody else.
    Unlike,
}

impl<'a> Cells<'a> {
    /// A column of which only something hangs on its values: where that is the same, people are alike.
    #[must_use]
    pub fn by<T, K: Eq + Hash>(column: &'a Coded<T>, of: impl Fn(&T) -> K) -> Self {
        let mut known = HashMap::new();
        let merged = column.values.iter().map(|value| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(of(value)).or_insert(next)
        });
        Self::Merged(&column.codes, merged.collect())
    }

    /// Dates. Those before the first day are as good as that day, and those after the last as good as that.
    #[must_use]
    pub fn dates(dates: &'a DateColumn, first: Date, last: Date) -> Self {
        let last = last.max(first);
        Self::by(dates, |date| date.map(|it| it.clamp(first, last)))
    }

    /// Divides rows further: each has the number of its class, of which there are so many, and gets the number of its
    /// new class. Returns how many these are; they are numbered in order of first appearance.
    fn divide(&self, of: &mut [u32], classes: u32) -> u32 {
        match self {
            Self::Codes(codes) => divide(of, classes, codes, |&code| code),
            Self::Merged(codes, merged) => {
                divide(of, classes, codes, |&code| cell(merged, index(code)))
            }
            Self::Flags(flags) => divide(of, classes, flags, |&flag| flag.into()),
            Self::Unlike => classes,
        }
    }
}

/// So many pairs of a class and a value are numbered in a table with a place for each; more are looked up.
const PAIRS: usize = 1 << 20;

fn divide<C>(of: &mut [u32], classes: u32, cells: &[C], code: impl Fn(&C) -> u32) -> u32 {
    let codes = cells
        .iter()
        .map(&code)
        .max()
        .map_or(0, |most| index(most).saturating_add(1));
    let pairs = index(classes).saturating_mul(codes);
    let rows = of.iter_mut().zip(cells);
    let mut next = 0_u32;
    let mut new = || {
        let number = next;
        next = next.saturating_add(1);
        number
    };
    if pairs <= PAIRS {
        let mut numbers: Vec<Option<u32>> = vec![None; pairs];
        for (class, cell) in rows {
            let pair = index(*class)
                .saturating_mul(codes)
                .saturating_add(index(code(cell)));
            if let Some(number) = numbers.get_mut(pair) {
                *class = *number.get_or_insert_with(&mut new);
            }
        }
    } else {
        let mut numbers = HashMap::new();
        for (class, cell) in rows {
            *class = *numbers.entry((*class, code(cell))).or_insert_with(&mut new);
        }
    }
    next
}

/// The class of each of so many rows, and how many classes there are.
pub(super) fn numbered(columns: &[Cells<'_>], rows: usize) -> (Vec<u32>, u32) {
    let mut of = vec![0; rows];
    let classes = columns
        .iter()
        .fold(1, |classes, cells| cells.divide(&mut of, classes));
    (of, if rows == 0 { 0 } else { classes })
}
