//! People who are alike: what a rule gives hangs on few cells, of which few combinations occur. Each combination is
//! worked out once, for the first person who has it.

use std::sync::Arc;

use hashbrown::HashMap;
use jiff::civil::Date;

use crate::diagnostics::Findings;
use crate::money::{Money, Overflow};
use crate::people::DateColumn;

use super::fault::CalculationFault;

/// A column by which people are told apart, with one cell a row of the people file.
pub enum Cells<'a> {
    /// Values, by their numbers.
    Codes(&'a [u32]),
    /// Values by their numbers, of which some are as good as others: for each number another one.
    Merged(&'a [u32], Vec<u32>),
    /// Yes or no.
    Flags(&'a [bool]),
    /// Nobody is like anybody else.
    Unlike,
}

impl<'a> Cells<'a> {
    /// Dates. Those before the first day are as good as that day, and those after the last as good as that.
    #[must_use]
    pub fn dates(dates: &'a DateColumn, first: Date, last: Date) -> Self {
        let last = last.max(first);
        let clamped = dates
            .values
            .iter()
            .map(|date| date.map(|it| it.clamp(first, last)));
        let mut known = HashMap::new();
        let merged = clamped.map(|date| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry(date).or_insert(next)
        });
        Self::Merged(&dates.codes, merged.collect())
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

fn cell<T: Copy + Default>(cells: &[T], row: usize) -> T {
    cells.get(row).copied().unwrap_or_default()
}

/// The class of each of so many rows, and how many classes there are.
fn numbered(columns: &[Cells<'_>], rows: usize) -> (Vec<u32>, u32) {
    let mut of = vec![0; rows];
    let classes = columns
        .iter()
        .fold(1, |classes, cells| cells.divide(&mut of, classes));
    (of, if rows == 0 { 0 } else { classes })
}

/// The people, divided into classes of people who are alike.
#[derive(Debug)]
pub struct Classes {
    /// The class of every row; nothing where everybody is a class.
    of: Option<Vec<u32>>,
    /// The first row of every class; nothing where everybody is a class.
    first: Vec<u32>,
    /// How many people each class has.
    heads: Vec<u32>,
}

/// After so many people it is asked whether it is worth while to look for people who are alike.
const TRIAL: usize = 1 << 14;

impl Classes {
    /// A class for every one of so many people.
    #[must_use]
    pub fn each(people: usize) -> Self {
        Self {
            of: None,
            first: Vec::new(),
            heads: vec![1; people],
        }
    }

    /// The classes of so many people who are told apart by these columns, in order of first appearance. Where hardly
    /// anybody is like somebody else, everybody is a class.
    #[must_use]
    pub fn by(columns: &[Cells<'_>], people: usize) -> Self {
        let unlike = columns.iter().any(|cells| matches!(cells, Cells::Unlike));
        // Classes are counted like rows.
        if unlike || u32::try_from(people).is_err() {
            return Self::each(people);
        }
        if people > TRIAL && index(numbered(columns, TRIAL).1) > TRIAL.div_euclid(2) {
            return Self::each(people);
        }
        let (of, classes) = numbered(columns, people);
        let mut first = Vec::with_capacity(index(classes));
        let mut heads = vec![0_u32; index(classes)];
        for (row, &class) in (0_u32..).zip(&of) {
            if index(class) == first.len() {
                first.push(row);
            }
            if let Some(heads) = heads.get_mut(index(class)) {
                *heads = heads.saturating_add(1);
            }
        }
        Self {
            of: Some(of),
            first,
            heads,
        }
    }

    /// How many classes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there are none, because there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> usize {
        self.of.as_ref().map_or(self.heads.len(), Vec::len)
    }

    /// The class of a row.
    #[must_use]
    pub fn class(&self, row: usize) -> usize {
        match &self.of {
            None => row,
            Some(of) => of.get(row).map_or(usize::MAX, |&class| index(class)),
        }
    }

    /// The first row of a class.
    #[must_use]
    pub fn first(&self, class: usize) -> usize {
        match &self.of {
            None => class,
            Some(_) => self.first.get(class).map_or(usize::MAX, |&row| index(row)),
        }
    }

    /// The first row of every class.
    pub fn firsts(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).map(|class| self.first(class))
    }

    /// How many people each class has.
    #[must_use]
    pub fn heads(&self) -> &[u32] {
        &self.heads
    }

    /// These classes as a column, to divide them further.
    #[must_use]
    pub fn cells(&self) -> Cells<'_> {
        self.of
            .as_ref()
            .map_or(Cells::Unlike, |of| Cells::Codes(of))
    }

    /// Works something out for the first person of every class.
    ///
    /// # Errors
    /// What is found in the way, for everybody in the classes where it was met.
    pub fn work_out<T>(
        self: &Arc<Self>,
        work: impl Fn(usize, &mut Findings<CalculationFault>) -> T,
    ) -> Result<ByClass<T>, Findings<CalculationFault>> {
        let mut found = Findings::default();
        let mut faulty = Vec::with_capacity(self.len());
        let mut values = Vec::with_capacity(self.len());
        for first in self.firsts() {
            let before = found.len();
            values.push(work(first, &mut found));
            faulty.push(found.len() > before);
        }
        if found.is_empty() {
            return Ok(ByClass::new(Arc::clone(self), values));
        }
        let mut findings = Findings::default();
        for row in 0..self.people() {
            if cell(&faulty, self.class(row)) {
                work(row, &mut findings);
            }
        }
        Err(findings)
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Something about everybody that is the same for people who are alike. A copy shares what it holds.
#[derive(Debug)]
pub struct ByClass<T> {
    classes: Arc<Classes>,
    values: Arc<Vec<T>>,
}

impl<T> Clone for ByClass<T> {
    fn clone(&self) -> Self {
        Self {
            classes: Arc::clone(&self.classes),
            values: Arc::clone(&self.values),
        }
    }
}

impl<T> ByClass<T> {
    /// A value for every class.
    #[must_use]
    pub fn new(classes: Arc<Classes>, values: Vec<T>) -> Self {
        let values = Arc::new(values);
        Self { classes, values }
    }

    /// The classes.
    #[must_use]
    pub const fn classes(&self) -> &Arc<Classes> {
        &self.classes
    }

    /// The value of every class.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The value of a row; nothing outside.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&T> {
        self.values.get(self.classes.class(row))
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.classes.people()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of every row, in the order of the people file.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// How many people have such a value.
    #[must_use]
    pub fn heads(&self, such: impl Fn(&T) -> bool) -> usize {
        let crowds = self.crowds().filter(|(value, _)| such(value));
        crowds.map(|(_, heads)| index(heads)).sum()
    }

    /// The value of every class, with how many people it has.
    pub fn crowds(&self) -> impl Iterator<Item = (&T, u32)> {
        self.values.iter().zip(self.classes.heads.iter().copied())
    }
}

impl ByClass<Money> {
    /// The sum over everybody.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sum(&self) -> Result<Money, Overflow> {
        let all = self
            .crowds()
            .map(|(amount, heads)| amount.times(heads.into()));
        all.into_iter()
            .try_fold(Money::ZERO, |sum, all| sum.add(all?))
    }
}

#[cfg(test)]
impl<T: Clone> ByClass<T> {
    /// The value of a row, to falsify it.
    pub fn of(&mut self, row: usize) -> &mut T {
        let class = self.classes.class(row);
        &mut Arc::make_mut(&mut self.values)[class]
    }

    /// Without the last person.
    pub fn pop(&mut self) {
        let classes = Arc::new(Classes::each(self.len() - 1));
        *self = Self::new(classes, self.iter().take(self.len() - 1).cloned().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::ColumnId;
    use crate::policy::Field;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn column(dates: impl IntoIterator<Item = Option<Date>>) -> DateColumn {
        let id = ColumnId::Field(Field::HireDate);
        DateColumn::of(id, "入社日".to_owned(), dates)
    }

    /// The class of every row, and the first row and the heads of every class, found by comparing everybody with
    /// everybody.
    fn plainly(cells: &[Vec<u8>]) -> (Vec<usize>, Vec<usize>, Vec<u32>) {
        let (mut of, mut first, mut heads) = (Vec::new(), Vec::<usize>::new(), Vec::<u32>::new());
        for (row, own) in cells.iter().enumerate() {
            match first.iter().position(|&other| cells[other] == *own) {
                Some(class) => {
                    heads[class] += 1;
                    of.push(class);
                }
                None => {
                    of.push(first.len());
                    first.push(row);
                    heads.push(1);
                }
            }
        }
        (of, first, heads)
    }

    proptest! {
        #[test]
        fn people_are_alike_whose_cells_are(rows in prop::collection::vec(prop::collection::vec(0..3_u8, 4), 0..60)) {
            let (of, first, heads) = plainly(&rows);
            let codes: Vec<u32> = rows.iter().map(|row| row[0].into()).collect();
            let flags: Vec<bool> = rows.iter().map(|row| row[1] > 0).collect();
            let days = rows.iter().map(|row| (row[2] > 0).then(|| date(2026, 4, row[2].cast_signed())));
            let days = column(days);
            // So many values that pairs are looked up.
            let wide: Vec<u32> = rows.iter().map(|row| u32::from(row[3]) << 20).collect();
            // 1 and 2 of the second column are both a yes.
            let yes: Vec<Vec<u8>> = rows.iter().map(|row| vec![row[0], row[1].min(1), row[2], row[3]]).collect();
            let (of, first, heads) = if yes == rows { (of, first, heads) } else { plainly(&yes) };
            let cells = [
                Cells::Codes(&codes),
                Cells::Flags(&flags),
                Cells::dates(&days, Date::MIN, Date::MAX),
                Cells::Codes(&wide),
            ];
            let classes = Classes::by(&cells, rows.len());
            prop_assert_eq!((0..rows.len()).map(|row| classes.class(row)).collect::<Vec<_>>(), of);
            prop_assert_eq!(classes.firsts().collect::<Vec<_>>(), first);
            prop_assert_eq!(classes.heads(), heads);
        }
    }

    #[test]
    fn dates_outside_do_not_matter() {
        let days = column([
            None,
            Some(date(2020, 1, 1)),
            Some(date(2026, 4, 1)),
            Some(date(2026, 4, 2)),
            Some(date(1999, 12, 31)),
        ]);
        let cells = [Cells::dates(&days, date(2026, 4, 1), Date::MAX)];
        let classes = Classes::by(&cells, 5);
        let of: Vec<usize> = (0..5).map(|row| classes.class(row)).collect();
        assert_eq!(of, [0, 1, 1, 2, 1]);
    }

    #[test]
    fn where_nobody_is_alike_everybody_is_a_class() {
        let people = TRIAL + 2;
        let codes: Vec<u32> = (0..).take(people).collect();
        let classes = Classes::by(&[Cells::Codes(&codes)], people);
        assert!(classes.of.is_none());
        assert_eq!((classes.len(), classes.people()), (people, people));
        assert_eq!((classes.class(7), classes.first(7)), (7, 7));
    }

    #[test]
    fn a_fault_is_told_of_everybody_who_has_it() {
        let codes = [1, 2, 1, 3, 2];
        let classes = Arc::new(Classes::by(&[Cells::Codes(&codes)], codes.len()));
        let worked = classes.work_out(|row, findings| {
            if codes[row] == 2 {
                findings.push(
                    *CalculationFault::Overflow.at(crate::diagnostics::Place::Row {
                        file: crate::diagnostics::Sources::default().add("people.csv", ""),
                        line: row.try_into().unwrap(),
                    }),
                );
            }
        });
        assert_eq!(worked.unwrap_err().len(), 2);
    }
}
