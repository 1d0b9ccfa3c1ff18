//! The people of a comparison, one by one: who gains and loses most, and who is on one side only.

use crate::decision::{Compared, Part};
use crate::money::{Money, Overflow};
use crate::policy::Field;

use super::{ComparisonFacts, sides};
use crate::view::names::heading;
use crate::view::terms::Term;
use crate::view::{Cell, Column, Lang, Table};

/// How many are shown each way.
const LARGEST: usize = 10;

/// Those who gain most, and those who lose most; of equal differences in the order of the people.
pub(super) fn largest(
    facts: &ComparisonFacts<'_>,
    differences: &[(Compared, Money)],
) -> Result<Vec<Table>, Overflow> {
    let lang = facts.lang;
    let mut up: Vec<_> = differences
        .iter()
        .filter(|(_, it)| *it > Money::ZERO)
        .collect();
    let mut down: Vec<_> = differences
        .iter()
        .filter(|(_, it)| it.is_negative())
        .collect();
    up.sort_by_key(|(_, it)| std::cmp::Reverse(*it));
    down.sort_by_key(|(_, it)| *it);
    let mut tables = Vec::new();
    for (moved, ja, en) in [
        (up, "増額の大きい人", "Largest gains"),
        (down, "減額の大きい人", "Largest losses"),
    ] {
        if moved.is_empty() {
            continue;
        }
        let title = match moved.len() > LARGEST {
            true => lang.pick(format!("{ja}（上位10名、円）"), format!("{en} (ten, yen)")),
            false => lang.pick(format!("{ja}（円）"), format!("{en} (yen)")),
        };
        let mut rows = Vec::new();
        for (it, difference) in moved.into_iter().take(LARGEST) {
            let mut cells = person_cells(facts, it);
            cells.extend(bonuses(facts, it));
            cells.push(Cell::Money(*difference));
            let part = facts.comparison.moved_by(it)?;
            cells.push(Cell::maybe(part, |part| Cell::Text(part_name(part, lang))));
            rows.push(cells);
        }
        let mut columns = person_columns(lang);
        columns.extend(sides(lang).map(Column::number));
        columns.push(Column::text(lang.pick("主な要因", "Moved by")));
        tables.push(table(title, columns, rows));
    }
    Ok(tables)
}

/// Those who enter, and those who leave.
pub(super) fn one_sided(facts: &ComparisonFacts<'_>) -> Vec<Table> {
    let lang = facts.lang;
    let (entered, left) = facts.comparison.one_sided();
    let titles = lang.pick(
        ["新のみの社員（円）", "旧のみの社員（円）"],
        ["On the new side only (yen)", "On the old side only (yen)"],
    );
    let tables = [entered, left].into_iter().zip(titles);
    tables
        .filter(|(people, _)| !people.is_empty())
        .map(|(people, title)| {
            let mut columns = person_columns(lang);
            columns.push(Column::number(Term::Bonus.label(lang)));
            let rows = people.iter().map(|it| {
                let mut cells = person_cells(facts, it);
                // One of the two is blank.
                let bonus = bonuses(facts, it);
                cells.extend(bonus.into_iter().filter(|cell| *cell != Cell::Blank));
                cells
            });
            table(title.to_owned(), columns, rows.collect())
        })
        .collect()
}

/// What a part of the bonus is called.
pub(super) fn part_name(part: &Part, lang: Lang) -> String {
    match part {
        Part::Component { name, .. } => name.clone(),
        Part::Allotment => Term::Allotment.header("allotted", lang).to_owned(),
    }
}

pub(super) fn person_cells(facts: &ComparisonFacts<'_>, it: &Compared) -> Vec<Cell> {
    let (id, name) = facts.comparison.who(it);
    vec![Cell::text(id), Cell::text(name.unwrap_or_default())]
}

/// The bonus on either side.
pub(super) fn bonuses(facts: &ComparisonFacts<'_>, it: &Compared) -> [Cell; 2] {
    let comparison = facts.comparison;
    [comparison.old(it), comparison.new_side(it)]
        .map(|person| Cell::maybe(person, |person| Cell::Money(person.bonus)))
}

fn person_columns(lang: Lang) -> Vec<Column> {
    [Field::EmployeeId, Field::Name]
        .map(|field| Column::text(heading(field, lang)))
        .into()
}

fn table(title: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        title,
        columns,
        rows,
        units: false,
    }
    .without_blank_columns()
}
