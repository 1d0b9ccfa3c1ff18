//! Where the cells of a column with one row a person come from, looked up once.

use crate::calculation::outcome::{ByClass, ComponentOutcome, Months};
use crate::money::{Money, Ratio};
use crate::people::{Coded, DateColumn, NumberColumn, PackedTexts, TextColumn};
use crate::policy::ResultField;

use super::table::Kept;
use super::wording::outcome::reason;
use super::{Cell, Facts, Lang};

/// Where the cells of a column come from.
pub enum Source<'a> {
    /// Texts as they are.
    Written(&'a PackedTexts),
    /// Texts without the spaces around them.
    Trimmed(&'a PackedTexts),
    /// Texts of which there are few.
    Keys(&'a TextColumn),
    /// Numbers of the people file.
    Number(&'a NumberColumn),
    /// Numbers that were found.
    Numbers(&'a [Option<Ratio>]),
    /// Dates.
    Date(&'a DateColumn),
    /// The amounts of a component.
    Component(&'a ComponentOutcome),
    /// The weights of a component.
    Weight(&'a ComponentOutcome),
    /// Whether people are paid.
    IsEligible,
    /// What came out, in the words of a language.
    Result(ResultField, Lang),
    /// The same for everybody, as it is.
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
            Self::Weight(component) => {
                Cell::Number(component.weights.get(row).copied().unwrap_or(Ratio::ZERO))
            }
            Self::IsEligible => Cell::Flag(facts.reason(row).is_none()),
            Self::Result(ResultField::Months, _) => Cell::maybe(facts.months(row), Cell::Months),
            Self::Result(field, lang) => return put(result(facts, *field, *lang, row).borrowed()),
            Self::Constant(text) => Cell::Exact(text),
            Self::Absent => Cell::Blank,
        });
    }

    /// What is known of the cells of a column with so many rows.
    pub fn kept<'k>(&'k self, facts: &'k Facts, rows: usize) -> Kept<'k> {
        let people = &facts.outcome.people;
        let few = Few {
            most: rows.div_euclid(SHARERS),
        };
        let money = |amount: &Money| Cell::Money(*amount);
        match self {
            Self::Keys(column) => few.coded(column, |text| Cell::text(text)),
            Self::Number(column) => few.coded(column, |it| {
                Cell::maybe(*it, |it| Cell::Number(Ratio::from(it)))
            }),
            Self::Date(column) => few.coded(column, |it| Cell::maybe(*it, Cell::Date)),
            Self::Component(component) => few.by_class(&component.amounts, money),
            Self::Weight(component) => {
                few.by_class(&component.weights, |weight| Cell::Number(*weight))
            }
            Self::IsEligible => few.by_class(&people.ineligible, |why| Cell::Flag(why.is_none())),
            Self::Result(field, lang) => match field {
                ResultField::Bonus => few.by_class(&people.bonus, money),
                ResultField::Allotted => few.by_class(&people.allotted, money),
                ResultField::Eligible => few.by_class(&people.ineligible, |why| {
                    Cell::text(eligible(why.is_none(), *lang))
                }),
                ResultField::Note => few.by_class(&people.ineligible, |why| {
                    Cell::maybe(why.as_ref(), |why| Cell::Text(reason(why, *lang)))
                }),
                ResultField::Months => {
                    let months = Months::of(&people.bonus, &people.base_pay);
                    months.map_or(Kept::Nothing, Kept::Months)
                }
            },
            Self::Written(texts) => Kept::Texts(texts),
            // To look at all texts pays where many of them are written.
            Self::Trimmed(texts)
                if rows.saturating_mul(SHARERS) >= texts.len() && are_trimmed(texts) =>
            {
                Kept::Texts(texts)
            }
            Self::Constant(text) => Kept::Same(Cell::Exact((*text).to_owned())),
            Self::Absent => Kept::Same(Cell::Blank),
            Self::Trimmed(_) | Self::Numbers(_) => Kept::Nothing,
        }
    }
}

/// Whether no text has spaces around it, as hardly any has.
fn are_trimmed(texts: &PackedTexts) -> bool {
    texts.iter().all(|text| text.trim().len() == text.len())
}

/// Cells are shared where so many people have each of them.
const SHARERS: usize = 4;

/// Columns with no more different cells than that.
struct Few {
    most: usize,
}

impl Few {
    fn coded<'k, T>(&self, column: &'k Coded<T>, cell: impl Fn(&T) -> Cell) -> Kept<'k> {
        self.of(&column.values, &column.codes, cell)
    }

    fn by_class<'k, T>(&self, column: &'k ByClass<T>, cell: impl Fn(&T) -> Cell) -> Kept<'k> {
        // Without codes, everybody has a value, or all have the same.
        let codes = column.classes().codes().unwrap_or_default();
        self.of(column.values(), codes, cell)
    }

    fn of<'k, T>(&self, values: &[T], codes: &'k [u32], cell: impl Fn(&T) -> Cell) -> Kept<'k> {
        match values {
            _ if values.len() > self.most => Kept::Nothing,
            [only] => Kept::Same(cell(only)),
            _ => Kept::Few(values.iter().map(cell).collect(), codes),
        }
    }
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
    fn what_is_kept_of_a_column_are_its_cells() {
        let sample = Sample::new(60);
        let facts = sample.facts(&[]);
        let people = facts.people;
        let keys = people.text(&ColumnId::Field(Field::Grade)).unwrap();
        let dates = people.date(&ColumnId::Field(Field::LeaveDate)).unwrap();
        let component = &facts.outcome.components[0];
        let mut known = 0;
        let mut sources = vec![
            Source::Written(&people.ids),
            Source::Trimmed(people.names.as_ref().unwrap()),
            Source::Keys(keys),
            Source::Number(&people.numbers[0]),
            Source::Date(dates),
            Source::Component(component),
            Source::Weight(component),
            Source::IsEligible,
            Source::Constant("1"),
        ];
        for (field, _, _) in ResultField::ALL {
            sources.push(Source::Result(field, Lang::Ja));
        }
        for source in &sources {
            let hardly = source.kept(&facts, 3);
            assert!(!matches!(hardly, Kept::Few(..)), "hardly anybody shares");
            let kept = source.kept(&facts, people.len());
            known += usize::from(!matches!(kept, Kept::Nothing));
            for row in facts.rows() {
                source.put(&facts, row, &mut |cell| match &kept {
                    Kept::Same(same) => assert_eq!(same.borrowed(), cell, "{row}"),
                    Kept::Few(cells, of) => {
                        let own = usize::try_from(of[row]).unwrap();
                        assert_eq!(cells[own].borrowed(), cell, "{row}");
                    }
                    Kept::Texts(texts) => assert_eq!(Cell::of(texts.get(row)), cell, "{row}"),
                    Kept::Months(months) => {
                        let months = months.hundredths(row).map(i128::from);
                        let months = months.map(|it| Ratio::new(it, 100).unwrap());
                        assert_eq!(Cell::maybe(months, Cell::Months), cell, "{row}");
                    }
                    Kept::Nothing => {}
                });
            }
        }
        assert!(known >= 10, "{known}");
        let mut spaced = PackedTexts::default();
        spaced.push("佐藤　");
        let spaced = Source::Trimmed(&spaced);
        assert!(
            matches!(spaced.kept(&facts, 1), Kept::Nothing),
            "nobody may write its spaces"
        );
    }
}
