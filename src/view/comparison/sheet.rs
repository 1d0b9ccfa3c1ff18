//! A comparison as one row a person.

use crate::decision::Part;
use crate::money::Overflow;
use crate::policy::Field;

use super::ComparisonFacts;
use super::people::{bonuses, part_name, person_cells};
use crate::view::phrases::noted;
use crate::view::sheet::field_header;
use crate::view::{Cell, Column, Table};

/// One row a person: both bonuses, the difference, every part on each side that has it, and what moved it most. Those on
/// the new side in its order, then those on the old side only.
///
/// # Errors
/// [`Overflow`] where a difference leaves the exact range.
pub fn comparison_sheet(facts: &ComparisonFacts<'_>) -> Result<Table, Overflow> {
    let (comparison, lang) = (facts.comparison, facts.lang);
    let [old, new, difference] = lang.pick(["旧", "新", "差額"], ["old", "new", "difference"]);
    let mut columns: Vec<Column> = [Field::EmployeeId, Field::Name]
        .map(|field| Column::text(field_header(field, lang)))
        .into();
    columns.extend([old, new, difference].map(Column::number));
    let has = |part: &Part| match part {
        Part::Component { old, new, .. } => (old.is_some(), new.is_some()),
        Part::Allotment => (
            comparison.old.components.is_some(),
            comparison.new.components.is_some(),
        ),
    };
    for part in &comparison.parts {
        let (in_old, in_new) = has(part);
        let name = part_name(part, lang);
        let header = |side| Column::number(noted(&name, side, lang));
        columns.extend(in_old.then(|| header(old)));
        columns.extend(in_new.then(|| header(new)));
    }
    columns.push(Column::text(lang.pick("主な要因", "moved_by")));
    let mut rows = Vec::new();
    for it in &comparison.people {
        let mut cells = person_cells(facts, it);
        cells.extend(bonuses(facts, it));
        cells.push(Cell::maybe(comparison.difference(it)?, Cell::Money));
        for part in &comparison.parts {
            let (in_old, in_new) = has(part);
            let (was, is) = comparison.amounts(it, part);
            cells.extend(in_old.then(|| Cell::maybe(was, Cell::Money)));
            cells.extend(in_new.then(|| Cell::maybe(is, Cell::Money)));
        }
        let part = comparison.moved_by(it)?;
        cells.push(Cell::maybe(part, |part| Cell::Text(part_name(part, lang))));
        rows.push(cells);
    }
    Ok(Table {
        title: String::new(),
        columns,
        rows,
        units: false,
    })
}
