//! People who are alike: what a rule gives hangs on few cells, of which few combinations occur. Each combination is
//! worked out once, for the first person who has it.

mod by_class;
mod cells;

use std::sync::Arc;

use crate::diagnostics::Findings;

use super::fault::CalculationFault;
pub use by_class::ByClass;
pub use cells::Cells;
use cells::Numbered;

/// The people, divided into classes of people who are alike.
#[derive(Debug)]
pub struct Classes {
    of: Of,
    /// The first row of every class; nothing where everybody is a class.
    first: Vec<u32>,
    /// How many people each class has.
    heads: Vec<u32>,
}

/// The class of every row.
#[derive(Debug)]
enum Of {
    /// Everybody is a class.
    Each,
    /// All are of the same one.
    One,
    /// By their numbers.
    Many(Vec<u32>),
}

/// After so many people it is asked whether it is worth while to look for people who are alike.
const TRIAL: usize = 1 << 14;

impl Classes {
    /// A class for every one of so many people.
    #[must_use]
    pub fn each(people: usize) -> Self {
        Self {
            of: Of::Each,
            first: Vec::new(),
            heads: vec![1; people],
        }
    }

    /// One class of so many people.
    #[must_use]
    pub fn one(people: usize) -> Self {
        match u32::try_from(people) {
            Ok(heads @ 1..) => Self {
                of: Of::One,
                first: vec![0],
                heads: vec![heads],
            },
            // There is no class of nobody, and more people than can be counted in a class are each one.
            _ => Self::each(people),
        }
    }

    /// The classes of so many people who are told apart by these columns, in order of first appearance. Where hardly
    /// anybody is like somebody else, everybody is a class. Classes that nothing divides further stay what they are.
    #[must_use]
    pub fn by(columns: &[Cells<'_>], people: usize) -> Arc<Self> {
        let columns: Vec<&Cells<'_>> = columns.iter().filter(|cells| !cells.are_same()).collect();
        match columns.as_slice() {
            [] => return Arc::new(Self::one(people)),
            [Cells::Classes(classes)] if classes.people() == people => return Arc::clone(classes),
            _ => {}
        }
        let unlike = columns.iter().any(|cells| cells.are_unlike());
        // Classes are counted like rows.
        if unlike || u32::try_from(people).is_err() {
            return Arc::new(Self::each(people));
        }
        if people > TRIAL && Numbered::by(&columns, TRIAL).first.len() > TRIAL.div_euclid(2) {
            return Arc::new(Self::each(people));
        }
        let Numbered { of, first, heads } = Numbered::by(&columns, people);
        Arc::new(Self {
            of: Of::Many(of),
            first,
            heads,
        })
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
        match &self.of {
            Of::Each => self.heads.len(),
            Of::One => self.heads.first().map_or(0, |&heads| index(heads)),
            Of::Many(of) => of.len(),
        }
    }

    /// Whether all are of the same class.
    #[must_use]
    pub const fn are_one(&self) -> bool {
        matches!(self.of, Of::One)
    }

    /// The class of a row; beyond all of them outside.
    #[must_use]
    pub fn class(&self, row: usize) -> usize {
        match &self.of {
            Of::Each => row,
            Of::One => match row < self.people() {
                true => 0,
                false => usize::MAX,
            },
            Of::Many(of) => of.get(row).map_or(usize::MAX, |&class| index(class)),
        }
    }

    /// The first row of a class.
    #[must_use]
    pub fn first(&self, class: usize) -> usize {
        match &self.of {
            Of::Each => class,
            Of::One | Of::Many(_) => self.first.get(class).map_or(usize::MAX, |&row| index(row)),
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

    /// The class of every row; nothing where everybody is a class, or all are of the same one.
    #[must_use]
    pub fn codes(&self) -> Option<&[u32]> {
        match &self.of {
            Of::Each | Of::One => None,
            Of::Many(of) => Some(of),
        }
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

#[cfg(test)]
impl Classes {
    /// The same classes, one of which another row stands for.
    pub fn falsified(&self, class: usize, first: u32) -> Self {
        let mut falsified = Self {
            of: Of::Many(self.codes().unwrap().to_vec()),
            first: self.first.clone(),
            heads: self.heads.clone(),
        };
        falsified.first[class] = first;
        falsified
    }
}

fn cell<T: Copy + Default>(cells: &[T], row: usize) -> T {
    cells.get(row).copied().unwrap_or_default()
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{ColumnId, DateColumn};
    use crate::policy::Field;
    use jiff::civil::{Date, date};
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
                Cells::Flags((&flags).into()),
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
    fn classes_of_many_people_are_numbered_in_order_of_first_appearance() {
        // More than are numbered at a time; the last people have values that nobody before them has.
        let people = 150_000_u32;
        let codes: Vec<u32> = (0..people).map(|row| row % 1_000).collect();
        let flags: Vec<bool> = (0..people).map(|row| row >= 140_000).collect();
        let cells = [Cells::Codes(&codes), Cells::Flags((&flags).into())];
        let classes = Classes::by(&cells, codes.len());
        assert_eq!(classes.len(), 2_000);
        let class = |row: u32| match row {
            ..140_000 => row % 1_000,
            _ => row % 1_000 + 1_000,
        };
        assert!((0..people).all(|row| classes.class(index(row)) == index(class(row))));
        let firsts = (0..1_000).chain(140_000..141_000);
        assert!(classes.firsts().eq(firsts));
        // 140 thousands of rows without the flag, 10 thousands with it.
        let heads: Vec<u32> = [vec![140; 1_000], vec![10; 1_000]].concat();
        assert_eq!(classes.heads(), heads);
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
        assert!(matches!(classes.of, Of::Each));
        assert_eq!((classes.len(), classes.people()), (people, people));
        assert_eq!((classes.class(7), classes.first(7)), (7, 7));
    }

    #[test]
    fn classes_that_nothing_divides_stay_what_they_are() {
        let codes = [0, 1, 0, 2];
        let classes = Classes::by(&[Cells::Codes(&codes)], 4);
        let alike = [7; 4];
        let one = Classes::by(
            &[Cells::Codes(&alike), Cells::Merged(&codes, vec![1; 3])],
            4,
        );
        assert_eq!((one.len(), one.people(), one.heads()), (1, 4, &[4][..]));
        assert_eq!(
            (one.class(3), one.class(4), one.first(0)),
            (0, usize::MAX, 0)
        );
        assert!(one.codes().is_none());
        let columns = [
            Cells::Classes(&one),
            Cells::Classes(&classes),
            Cells::Codes(&alike),
        ];
        assert!(Arc::ptr_eq(&Classes::by(&columns, 4), &classes));
        let flags = [true, true, false, true];
        let further = Classes::by(
            &[Cells::Classes(&classes), Cells::Flags((&flags).into())],
            4,
        );
        let of: Vec<usize> = (0..4).map(|row| further.class(row)).collect();
        assert_eq!(of, [0, 1, 2, 3]);
        let nobody = Classes::by(&[], 0);
        assert_eq!((nobody.len(), nobody.people()), (0, 0));
    }

    #[test]
    fn few_values_make_few_classes() {
        let codes: Vec<u32> = (0..60).map(|row| row % 40).collect();
        let classes = Classes::by(&[Cells::Codes(&codes)], codes.len());
        for (most, expected) in [(3, 3), (30, 40)] {
            let value = |class: u32| class % most;
            let by_class = ByClass::new(Arc::clone(&classes), (0..40).map(value).collect());
            let merged = by_class.clone().merged();
            assert_eq!(merged.classes().len(), expected);
            assert!(merged.iter().eq(by_class.iter()));
            for value in 0..most {
                let heads = |it: &ByClass<u32>| it.heads(|&other| other == value);
                assert_eq!(heads(&merged), heads(&by_class));
            }
            let firsts = merged.classes().firsts().zip(merged.values());
            assert!(
                firsts
                    .into_iter()
                    .all(|(row, value)| by_class.get(row) == Some(value))
            );
        }
    }

    #[test]
    fn a_fault_is_told_of_everybody_who_has_it() {
        let codes = [1, 2, 1, 3, 2];
        let classes = Classes::by(&[Cells::Codes(&codes)], codes.len());
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
