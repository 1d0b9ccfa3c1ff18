//! Columns by which people are told apart, and how rows are numbered by them.

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::Arc;

use hashbrown::HashMap;
use jiff::civil::Date;
use rayon::prelude::*;

use super::{Classes, Of, cell, index};
use crate::people::{Coded, DateColumn};

/// A column by which people are told apart, with one cell a row of the people file.
pub enum Cells<'a> {
    /// Values, by their numbers.
    Codes(&'a [u32]),
    /// Values by their numbers, of which some are as good as others: for each number another one.
    Merged(&'a [u32], Vec<u32>),
    /// Yes or no.
    Flags(Cow<'a, [bool]>),
    /// People who are divided already.
    Classes(&'a Arc<Classes>),
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

    /// Whether all rows have the same value.
    pub(super) fn are_same(&self) -> bool {
        fn same<C: PartialEq>(mut cells: impl Iterator<Item = C>) -> bool {
            let first = cells.next();
            cells.all(|cell| Some(cell) == first)
        }
        match self {
            Self::Codes(codes) => same(codes.iter()),
            Self::Merged(codes, merged) => {
                same(merged.iter()) || same(codes.iter().map(|&code| cell(merged, index(code))))
            }
            Self::Flags(flags) => same(flags.iter()),
            Self::Classes(classes) => classes.len() <= 1,
            Self::Unlike => false,
        }
    }

    /// Whether it is known that nobody is like anybody else.
    pub(super) fn are_unlike(&self) -> bool {
        match self {
            Self::Classes(classes) => matches!(classes.of, Of::Each),
            Self::Unlike => true,
            Self::Codes(_) | Self::Merged(..) | Self::Flags(_) => false,
        }
    }

    /// The number of the value of a row.
    fn code(&self, row: usize) -> u32 {
        match self {
            Self::Codes(codes) => cell(codes, row),
            Self::Merged(codes, merged) => cell(merged, index(cell(codes, row))),
            Self::Flags(flags) => cell(flags, row).into(),
            Self::Classes(classes) => match &classes.of {
                Of::Many(of) => cell(of, row),
                Of::Each | Of::One => 0,
            },
            Self::Unlike => 0,
        }
    }

    /// Divides some rows further, from that one on: each has the number of its class, of which there are so many, and
    /// gets the number of its new class. Returns how many these are; they are numbered in order of first appearance.
    fn divide(&self, start: usize, of: &mut [u32], classes: u32) -> u32 {
        fn from<T>(cells: &[T], start: usize) -> &[T] {
            cells.get(start..).unwrap_or_default()
        }
        match self {
            Self::Codes(codes) => divide(of, classes, from(codes, start), |&code| code),
            Self::Merged(codes, merged) => divide(of, classes, from(codes, start), |&code| {
                cell(merged, index(code))
            }),
            Self::Flags(flags) => divide(of, classes, from(flags, start), |&flag| flag.into()),
            Self::Classes(own) => match &own.of {
                Of::Many(codes) => divide(of, classes, from(codes, start), |&code| code),
                Of::Each | Of::One => classes,
            },
            Self::Unlike => classes,
        }
    }
}

/// So many pairs of a class and a value are numbered in a table with a place for each; more are looked up.
const PAIRS: usize = 1 << 18;

fn divide<C>(of: &mut [u32], classes: u32, cells: &[C], code: impl Fn(&C) -> u32) -> u32 {
    let cells = cells.get(..of.len()).unwrap_or(cells);
    // What all of them have divides nobody.
    let first = cells.first().map_or(0, &code);
    if cells.iter().all(|cell| code(cell) == first) {
        return classes;
    }
    let most = cells.iter().map(&code).max().unwrap_or(first);
    let codes = index(most).saturating_add(1);
    let pairs = index(classes).saturating_mul(codes);
    let rows = of.iter_mut().zip(cells);
    let mut next = 0_u32;
    let mut new = || {
        next = next.saturating_add(1);
        next
    };
    // One more than the numbers of pairs.
    if pairs <= PAIRS {
        let mut numbers: Vec<u32> = vec![0; pairs];
        for (class, cell) in rows {
            let pair = index(*class)
                .saturating_mul(codes)
                .saturating_add(index(code(cell)));
            if let Some(number) = numbers.get_mut(pair) {
                if *number == 0 {
                    *number = new();
                }
                *class = number.saturating_sub(1);
            }
        }
    } else {
        let mut numbers = HashMap::new();
        for (class, cell) in rows {
            let number = *numbers.entry((*class, code(cell))).or_insert_with(&mut new);
            *class = number.saturating_sub(1);
        }
    }
    next
}

/// Rows, divided by columns into classes, which are numbered in order of first appearance.
pub(super) struct Numbered {
    /// The class of every row.
    pub of: Vec<u32>,
    /// The first row of every class.
    pub first: Vec<u32>,
    /// How many rows each class has.
    pub heads: Vec<u32>,
}

/// So many rows are numbered at a time, by one of the cores; then it is found out which of their classes are the same.
const ROWS: usize = 1 << 16;

impl Numbered {
    /// So many rows, divided.
    pub fn by(columns: &[&Cells<'_>], rows: usize) -> Self {
        let mut all = Self {
            of: vec![0; rows],
            first: Vec::new(),
            heads: Vec::new(),
        };
        let parts = all.of.par_chunks_mut(ROWS).enumerate();
        let parts: Vec<Part> = parts
            .map(|(part, of)| Part::by(columns, part.saturating_mul(ROWS), of))
            .collect();
        // The classes of all parts, one after another, by their first rows, are divided like rows.
        let firsts = parts.iter().flat_map(|part| &part.first);
        let firsts: Vec<usize> = firsts.copied().collect();
        let codes = |cells: &&Cells<'_>| firsts.iter().map(|&row| cells.code(row)).collect();
        let codes: Vec<Vec<u32>> = columns.iter().map(codes).collect();
        let codes: Vec<Cells<'_>> = codes.iter().map(|codes| Cells::Codes(codes)).collect();
        let codes: Vec<&Cells<'_>> = codes.iter().collect();
        let mut numbers = vec![0; firsts.len()];
        let classes = Part::by(&codes, 0, &mut numbers).first;
        let first = classes.iter().filter_map(|&at| firsts.get(at));
        let first = first.map(|&row| u32::try_from(row).unwrap_or(u32::MAX));
        all.first = first.collect();
        all.heads = vec![0; classes.len()];
        for (&class, &heads) in numbers
            .iter()
            .zip(parts.iter().flat_map(|part| &part.heads))
        {
            if let Some(all) = all.heads.get_mut(index(class)) {
                *all = all.saturating_add(heads);
            }
        }
        let mut numbers = numbers.as_slice();
        let numbers = parts.iter().map(|part| {
            let (own, later) = numbers.split_at_checked(part.first.len())?;
            numbers = later;
            Some(own)
        });
        let numbers: Vec<&[u32]> = numbers.map(Option::unwrap_or_default).collect();
        // Those of the first part have their numbers.
        let parts = all.of.par_chunks_mut(ROWS).zip(numbers).skip(1);
        parts.for_each(|(of, numbers)| {
            for class in of {
                *class = cell(numbers, index(*class));
            }
        });
        all
    }
}

/// The classes of some rows next to each other.
struct Part {
    first: Vec<usize>,
    heads: Vec<u32>,
}

impl Part {
    /// Divides rows from that one on, as many as there are places for the numbers of their classes.
    fn by(columns: &[&Cells<'_>], start: usize, of: &mut [u32]) -> Self {
        // Where new memory is read first, the system lends a page of zeros, and takes it back from all cores, which it
        // interrupts, when it is written to. Written to first, it is given once.
        of.fill(0);
        let mut classes = 1;
        for cells in columns {
            classes = cells.divide(start, of, classes);
        }
        let mut part = Self {
            first: Vec::with_capacity(index(classes)),
            heads: vec![0; index(classes)],
        };
        for (row, &class) in (start..).zip(&*of) {
            if index(class) == part.first.len() {
                part.first.push(row);
            }
            if let Some(heads) = part.heads.get_mut(index(class)) {
                *heads = heads.saturating_add(1);
            }
        }
        part
    }
}
