//! A neutral table of typed cells, which every writer draws in its own way.

use jiff::civil::Date;

use crate::calculation::outcome::Months;
use crate::calculation::trace::Unit;
use crate::money::{Money, Ratio, Rounding};
use crate::people::PackedTexts;

use super::{Lang, clean, format};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Whether each amount names its unit; else the title does.
    pub units: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header; empty in a list of names and values.
    pub header: String,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
    /// Bars, which are drawn as long as there is room, or not at all.
    Bar,
}

/// A cell; with borrowed texts where it is written at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<T = String> {
    /// A text, perhaps from outside.
    Text(T),
    /// A text of the policy that data formats write as it is.
    Exact(T),
    /// An amount.
    Money(Money),
    /// Money that need not be whole (a unit price).
    Price(Ratio),
    /// Any other number.
    Number(Ratio),
    /// A number with so many decimals, so that the points stand below one another.
    Fixed(Ratio, u32),
    /// A rate.
    Percent(Ratio),
    /// Months of pay.
    Months(Ratio),
    /// How many people.
    People(usize),
    /// A bar of so many signs, of at most [`Cell::LONGEST_BAR`].
    Bar(usize),
    /// A date.
    Date(Date),
    /// Whether something holds.
    Flag(bool),
    /// Nothing.
    Blank,
}

/// Columns and rows, each cell made when it is written: those of a million people need not be held.
pub trait Sheet: Sync {
    /// Its columns.
    fn columns(&self) -> &[Column];

    /// How many rows it has.
    fn len(&self) -> usize;

    /// Puts a cell.
    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>));

    /// What is known of the cells of a column before they are asked for.
    fn kept(&self, _column: usize) -> Kept<'_> {
        Kept::Nothing
    }

    /// The place of a row in what is [`Kept`] of columns; later rows have later places.
    fn place(&self, row: usize) -> usize {
        row
    }

    /// Puts the cells of a row one after another.
    fn row(&self, row: usize, put: &mut impl FnMut(Cell<&str>)) {
        for column in 0..self.columns().len() {
            self.cell(row, column, put);
        }
    }

    /// Whether it has no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What is known of all cells of a column, so that they need not be made one by one.
pub enum Kept<'s> {
    /// All rows have the same cell.
    Same(Cell),
    /// Rows share a few cells; for every place, the index of its own.
    Few(Vec<Cell>, &'s [u32]),
    /// Every place has a text of its own ([`Cell::of`]).
    Texts(&'s PackedTexts),
    /// The months of pay of every place, where it has any.
    Months(Months<'s>),
    /// Nothing.
    Nothing,
}

impl<S: Sheet> Sheet for &S {
    fn columns(&self) -> &[Column] {
        (**self).columns()
    }

    fn len(&self) -> usize {
        (**self).len()
    }

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        (**self).cell(row, column, put);
    }

    fn kept(&self, column: usize) -> Kept<'_> {
        (**self).kept(column)
    }

    fn place(&self, row: usize) -> usize {
        (**self).place(row)
    }
}

impl Sheet for Table {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize, put: &mut impl FnMut(Cell<&str>)) {
        let row = self.rows.get(row);
        if let Some(cell) = row.and_then(|row| row.get(column)) {
            put(cell.borrowed());
        }
    }
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn text(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            align: Align::Right,
        }
    }
}

impl Column {
    /// A column of bars, which needs no header.
    #[must_use]
    pub fn bars() -> Self {
        Self {
            header: String::new(),
            align: Align::Bar,
        }
    }
}

impl Table {
    /// A list of names and values, without headers.
    #[must_use]
    pub fn list(title: &str, rows: Vec<(String, Cell)>) -> Self {
        Self {
            title: title.to_owned(),
            columns: vec![Column::text(""), Column::number("")],
            rows: rows
                .into_iter()
                .map(|(name, value)| vec![Cell::Text(name), value])
                .collect(),
            units: true,
        }
    }

    /// Whether any column has a header.
    #[must_use]
    pub fn has_headers(&self) -> bool {
        self.columns.iter().any(|column| !column.header.is_empty())
    }

    /// The table without the columns that hold nothing in any row.
    #[must_use]
    pub fn without_blank_columns(self) -> Self {
        let used: Vec<bool> = (0..self.columns.len())
            .map(|at| {
                self.rows
                    .iter()
                    .any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Blank))
            })
            .collect();
        self.keep(&used)
    }

    fn keep(self, used: &[bool]) -> Self {
        fn keep<T>(items: Vec<T>, used: &[bool]) -> Vec<T> {
            items
                .into_iter()
                .zip(used)
                .filter_map(|(item, &used)| used.then_some(item))
                .collect()
        }
        Self {
            columns: keep(self.columns, used),
            rows: self.rows.into_iter().map(|row| keep(row, used)).collect(),
            ..self
        }
    }
}

impl<'t> Cell<&'t str> {
    /// A text, or nothing where it is empty.
    #[must_use]
    pub const fn of(text: &'t str) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }
}

impl<S> Cell<S> {
    /// A cell of something that may not be there.
    #[must_use]
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Blank, cell)
    }
}

impl Cell {
    /// A text, or nothing where it is empty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// The signs of the longest bar.
    pub const LONGEST_BAR: usize = 30;

    /// A bar as long as the value is to the largest one, and never nothing for something; none below 0.
    #[must_use]
    pub fn bar(value: Ratio, most: Ratio) -> Self {
        let signs = i128::try_from(Self::LONGEST_BAR).map(Ratio::integer);
        let length = || {
            let share = value.div(most).ok()?.mul(signs.ok()?).ok()?;
            usize::try_from(share.count(Ratio::ONE, Rounding::Up).ok()?).ok()
        };
        Self::Bar(length().unwrap_or_default().min(Self::LONGEST_BAR))
    }

    /// The same with borrowed texts.
    #[must_use]
    pub fn borrowed(&self) -> Cell<&str> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Exact(text) => Cell::Exact(text),
            Self::Money(amount) => Cell::Money(*amount),
            Self::Price(value) => Cell::Price(*value),
            Self::Number(value) => Cell::Number(*value),
            Self::Fixed(value, digits) => Cell::Fixed(*value, *digits),
            Self::Percent(value) => Cell::Percent(*value),
            Self::Months(value) => Cell::Months(*value),
            Self::People(count) => Cell::People(*count),
            Self::Date(date) => Cell::Date(*date),
            Self::Flag(holds) => Cell::Flag(*holds),
            Self::Bar(signs) => Cell::Bar(*signs),
            Self::Blank => Cell::Blank,
        }
    }
}

impl<T: AsRef<str>> Cell<T> {
    /// The cell for a reader.
    #[must_use]
    pub fn shown(&self, units: bool, lang: Lang) -> String {
        match self {
            Self::Text(text) | Self::Exact(text) => clean(text.as_ref()),
            Self::Money(money) if units => format::yen(*money, lang),
            Self::Money(money) => format::amount(*money),
            Self::Price(price) if units => shown(*price, Unit::Yen, lang),
            Self::Price(value) | Self::Number(value) => shown(*value, Unit::Plain, lang),
            Self::Fixed(value, digits) => format::fixed(*value, *digits),
            Self::Percent(value) => shown(*value, Unit::Percent, lang),
            Self::Months(value) if units => {
                format::with_unit(&format::months(*value), Unit::Months, false, lang)
            }
            Self::Months(value) => format::months(*value),
            Self::People(count) if units => format::people(*count, lang),
            Self::People(count) => format::grouped(&count.to_string()),
            Self::Bar(length) => "#".repeat(*length),
            Self::Date(date) => date.to_string(),
            Self::Flag(holds) => holds.to_string(),
            Self::Blank => String::new(),
        }
    }
}

/// A cell has room for one number: about what it is, where it does not end. Explanations show the division.
fn shown(value: Ratio, unit: Unit, lang: Lang) -> String {
    format::about(value, unit, lang).unwrap_or_else(|| format::quantity(value, unit, lang))
}
