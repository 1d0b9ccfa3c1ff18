//! Where the cells of a column with one row a person come from, looked up once.

use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Ratio};
use crate::people::{DateColumn, NumberColumn, PackedTexts, TextColumn};
use crate::policy::ResultField;

use super::wording::outcome::reason;
use super::{Cell, Facts, Lang};

/// Where the cells of a column come from.
pub(super) enum Source<'a> {
    /// Texts as they are.
    Written(&'a PackedTexts),
    /// Texts without the spaces around them.
    Trimmed(&'a PackedTexts),
    Keys(&'a TextColumn),
    Number(&'a NumberColumn),
    Numbers(&'a [Option<Ratio>]),
    Date(&'a DateColumn),
    Component(&'a ComponentOutcome),
    Result(ResultField, Lang),
    Constant(&'a str),
    /// Not there, or not read: whoever reads the people file asks for what is needed.
    Absent,
}

impl Source<'_> {
    /// Puts the cell of a person.
    pub fn put(&self, facts: &Facts, row: usize, put: &mut impl FnMut(Cell<&str>)) {
        put(match self {
            Self::Written(texts) => Cell::of(texts.get(row)),
            Self::Trimmed(texts) => Cell::of(texts.get(row).trim()),
            Self::Keys(column) => Cell::of(column.get(row)),
            Self::Number(column) => Cell::maybe(column.get(row), |it| Cell::Number(it.into())),
            Self::Numbers(numbers) => {
                Cell::maybe(numbers.get(row).copied().flatten(), Cell::Number)
            }
            Self::Date(column) => Cell::maybe(column.get(row), Cell::Date),
            Self::Component(component) => Cell::Money(component.amount(row)),
            Self::Result(field, lang) => return put(result(facts, *field, *lang, row).borrowed()),
            Self::Constant(text) => Cell::Exact(text),
            Self::Absent => Cell::Blank,
        });
    }

    /// The different cells, where so many people share a few of them.
    pub fn shared(&self, facts: &Facts, rows: usize) -> Option<Vec<Cell>> {
        let people = &facts.outcome.people;
        let most = rows.div_euclid(SHARERS);
        let money = |amount: &Money| Cell::Money(*amount);
        match self {
            Self::Keys(column) => few(&column.values, most, |text| Cell::text(text)),
            Self::Number(column) => {
                let number = |it: Option<_>| Cell::maybe(it, |it| Cell::Number(Ratio::from(it)));
                few(&column.values, most, |it| number(*it))
            }
            Self::Date(column) => few(&column.values, most, |it| Cell::maybe(*it, Cell::Date)),
            Self::Component(component) => few(component.amounts.values(), most, money),
            Self::Result(field, lang) => match field {
                ResultField::Bonus => few(people.bonus.values(), most, money),
                ResultField::Allotted => few(people.allotted.values(), most, money),
                ResultField::Eligible => few(people.ineligible.values(), most, |why| {
                    Cell::text(eligible(why.is_none(), *lang))
                }),
                ResultField::Note => few(people.ineligible.values(), most, |why| {
                    Cell::maybe(why.as_ref(), |why| Cell::Text(reason(why, *lang)))
                }),
                ResultField::Months => None,
            },
            Self::Written(_) | Self::Trimmed(_) | Self::Numbers(_) => None,
            Self::Constant(_) | Self::Absent => None,
        }
    }

    /// Which of the shared cells a person has.
    pub fn share(&self, facts: &Facts, row: usize) -> usize {
        let people = &facts.outcome.people;
        match self {
            Self::Keys(column) => column.code(row),
            Self::Number(column) => column.code(row),
            Self::Date(column) => column.code(row),
            Self::Component(component) => component.amounts.classes().class(row),
            Self::Result(field, _) => match field {
                ResultField::Bonus => people.bonus.classes().class(row),
                ResultField::Allotted => people.allotted.classes().class(row),
                ResultField::Eligible | ResultField::Note => people.ineligible.classes().class(row),
                ResultField::Months => row,
            },
            Self::Written(_) | Self::Trimmed(_) | Self::Numbers(_) => row,
            Self::Constant(_) | Self::Absent => row,
        }
    }
}

/// Cells are shared where so many people have each of them.
const SHARERS: usize = 4;

/// The cells of some values, if these are no more than that.
fn few<T>(values: &[T], most: usize, cell: impl Fn(&T) -> Cell) -> Option<Vec<Cell>> {
    (values.len() <= most).then(|| values.iter().map(cell).collect())
}

fn eligible(is_paid: bool, lang: Lang) -> &'static str {
    match is_paid {
        true => lang.pick("対象", "true"),
        false => lang.pick("対象外", "false"),
    }
}

fn result(facts: &Facts, field: ResultField, lang: Lang, row: usize) -> Cell {
    match field {
        ResultField::Bonus => Cell::Money(facts.bonus(row)),
        ResultField::Allotted => Cell::Money(facts.allotted(row)),
        ResultField::Months => Cell::maybe(facts.months(row), Cell::Months),
        ResultField::Eligible => Cell::text(eligible(facts.reason(row).is_none(), lang)),
        ResultField::Note => Cell::maybe(facts.reason(row), |why| Cell::Text(reason(why, lang))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::ColumnId;
    use crate::policy::Field;
    use crate::view::Sample;

    #[test]
    fn shared_cells_are_those_of_everybody() {
        let sample = Sample::new(60);
        let facts = sample.facts(&[]);
        let people = facts.people;
        let keys = people.text(&ColumnId::Field(Field::Grade)).unwrap();
        let dates = people.date(&ColumnId::Field(Field::LeaveDate)).unwrap();
        let component = &facts.outcome.components[0];
        let mut shared = 0;
        let mut sources = vec![
            Source::Written(&people.ids),
            Source::Keys(keys),
            Source::Number(&people.numbers[0]),
            Source::Date(dates),
            Source::Component(component),
            Source::Constant("1"),
        ];
        for (field, _, _) in ResultField::ALL {
            sources.push(Source::Result(field, Lang::Ja));
        }
        for source in &sources {
            assert!(source.shared(&facts, 3).is_none(), "hardly anybody shares");
            let Some(cells) = source.shared(&facts, people.len()) else {
                continue;
            };
            shared += 1;
            for row in facts.rows() {
                source.put(&facts, row, &mut |cell| {
                    assert_eq!(cells[source.share(&facts, row)].borrowed(), cell, "{row}");
                });
            }
        }
        assert!(shared >= 4, "{shared}");
    }
}
