//! Two sides against one another: the sums, who gains and who loses, groups, how differences spread.

mod people;
mod sheet;

use crate::decision::{Comparison, Moved, Range, SideTotals};
use crate::money::{Money, Overflow, Ratio};
use crate::people::ColumnId;
use crate::policy::{self, Field};

use super::groups::reading_order;
use super::names::{blank, header};
use super::phrases::capital;
use super::terms::Term;
use super::{Cell, Column, Lang, Report, Table, clean, format};

pub use sheet::comparison_sheet;

/// What is compared, and how it is shown.
#[derive(Debug, Clone, Copy)]
pub struct ComparisonFacts<'a> {
    /// The two sides.
    pub comparison: &'a Comparison,
    /// The columns to group by; those that neither side has are passed over.
    pub by: &'a [policy::Column],
    /// The language to show it in.
    pub lang: Lang,
}

/// The comparison for a reader; `bars` adds a chart of plain characters to the spread of differences.
///
/// # Errors
/// [`Overflow`] where a sum leaves the exact range.
pub fn comparison_report(facts: &ComparisonFacts<'_>, bars: bool) -> Result<Report, Overflow> {
    let (comparison, lang) = (facts.comparison, facts.lang);
    let (old, new) = (&comparison.old.label, &comparison.new.label);
    let mut tables = vec![totals(facts)?, moves(facts)?];
    let differences = comparison.differences()?;
    tables.extend(people::largest(facts, &differences)?);
    for (index, column) in facts.by.iter().enumerate() {
        tables.extend(groups(facts, index, column)?);
    }
    if !differences.is_empty() {
        tables.push(spread(&comparison.spread()?, bars, lang));
    }
    tables.extend(people::one_sided(facts));
    Ok(Report {
        first: first(facts)?,
        name: Some(clean(&format!("{old} → {new}"))),
        purpose: None,
        tables,
        lang,
    })
}

/// How many gain, how many lose.
fn first(facts: &ComparisonFacts<'_>) -> Result<String, Overflow> {
    let (gain, lose, same) = facts.comparison.moves()?;
    let count = |count| format::people(count, facts.lang);
    let out = facts.comparison.still_ineligible();
    let same = same.saturating_sub(out);
    let (gain, lose, same) = (count(gain.employees), count(lose.employees), count(same));
    let out = match out {
        0 => String::new(),
        out => {
            let out = count(out);
            facts.lang.pick(
                format!("、対象外のまま {out}"),
                format!(", ineligible as before: {out}"),
            )
        }
    };
    Ok(facts.lang.pick(
        format!("増額 {gain}、減額 {lose}、同額 {same}{out}"),
        format!("Gain: {gain}, lose: {lose}, neither: {same}{out}"),
    ))
}

/// What the sides are called at the head of columns.
pub(super) fn sides(lang: Lang) -> [&'static str; 3] {
    lang.pick(["旧", "新", "差額"], ["Old", "New", "Difference"])
}

fn totals(facts: &ComparisonFacts<'_>) -> Result<Table, Overflow> {
    let lang = facts.lang;
    let (old, new) = (&facts.comparison.old.totals, &facts.comparison.new.totals);
    type Row = (Term, fn(&SideTotals) -> Option<Ratio>, fn(Ratio) -> Cell);
    let rows: [Row; 9] = [
        (Term::Pool, |it| it.pool.map(Money::ratio), Cell::Price),
        (Term::Cost, |it| it.cost.map(Money::ratio), Cell::Price),
        (Term::TotalPaid, |it| Some(it.paid.ratio()), Cell::Price),
        (
            Term::LeftOver,
            |it| it.left_over.map(Money::ratio),
            Cell::Price,
        ),
        (
            Term::Overrun,
            |it| it.overrun.map(Money::ratio),
            Cell::Price,
        ),
        (Term::Employees, |it| count(it.employees), Cell::Number),
        (
            Term::EligiblePeople,
            |it| it.eligible.and_then(count),
            Cell::Number,
        ),
        (Term::AverageBonus, |it| it.average_bonus, Cell::Number),
        (Term::AverageMonths, |it| it.average_months, Cell::Months),
    ];
    let mut cells = Vec::new();
    for (term, get, cell) in rows {
        let (was, is) = (get(old), get(new));
        let nothing = |it: Option<Ratio>| it.is_none_or(Ratio::is_zero);
        if (was.is_none() && is.is_none()) || (term == Term::Overrun && nothing(was) && nothing(is))
        {
            continue;
        }
        let difference = match (was, is) {
            (Some(was), Some(is)) => Some(is.sub(was)?),
            _ => None,
        };
        let values = [was, is, difference].map(|value| Cell::maybe(value, cell));
        let label = Cell::Text(term.label(lang).to_owned());
        cells.push([label].into_iter().chain(values).collect());
    }
    let heads = sides(lang).map(Column::number);
    Ok(Table {
        title: lang.pick("全体（円）", "In all (yen)").to_owned(),
        columns: [Column::text("")].into_iter().chain(heads).collect(),
        rows: cells,
        units: false,
    })
}

fn count(people: usize) -> Option<Ratio> {
    i128::try_from(people).ok().map(Ratio::integer)
}

/// Who gains and who loses; with the people on one side only the sums come to what the totals differ by.
fn moves(facts: &ComparisonFacts<'_>) -> Result<Table, Overflow> {
    let (comparison, lang) = (facts.comparison, facts.lang);
    let (gain, lose, same) = comparison.moves()?;
    let all = comparison.differences()?.len();
    let row = |label: &str, moved: Moved, share: Option<usize>| -> Result<Vec<Cell>, Overflow> {
        let share = match share.and_then(count) {
            Some(all) if !all.is_zero() => {
                let part = count(moved.employees).ok_or(Overflow)?;
                let percent = part.mul(Ratio::integer(100))?.div(all)?;
                Cell::Text(format!("{}%", format::fixed(percent, 1)))
            }
            _ => Cell::Blank,
        };
        Ok(vec![
            Cell::Text(label.to_owned()),
            Cell::People(moved.employees),
            share,
            Cell::Money(moved.sum),
        ])
    };
    let still = |employees| Moved {
        employees,
        sum: Money::ZERO,
    };
    let out = comparison.still_ineligible();
    let same = still(same.saturating_sub(out));
    let mut rows = vec![
        row(lang.pick("増額", "Gain"), gain, Some(all))?,
        row(lang.pick("減額", "Lose"), lose, Some(all))?,
        row(lang.pick("同額", "Neither"), same, Some(all))?,
    ];
    if out > 0 {
        let label = lang.pick("対象外のまま", "Ineligible as before");
        rows.push(row(label, still(out), Some(all))?);
    }
    let (entered, left) = comparison.one_sided();
    if !entered.is_empty() {
        let bonuses = entered.iter().filter_map(|it| comparison.new_side(it));
        let moved = Moved {
            employees: entered.len(),
            sum: Money::sum(bonuses.map(|person| person.bonus))?,
        };
        rows.push(row(
            lang.pick("新のみの社員", "New side only"),
            moved,
            None,
        )?);
    }
    if !left.is_empty() {
        let bonuses = left.iter().filter_map(|it| comparison.old(it));
        let sum = Money::sum(bonuses.map(|person| person.bonus))?;
        let moved = Moved {
            employees: left.len(),
            sum: Money::ZERO.sub(sum)?,
        };
        rows.push(row(
            lang.pick("旧のみの社員", "Old side only"),
            moved,
            None,
        )?);
    }
    let heads = lang.pick(
        ["人数", "割合", "差額の合計"],
        ["People", "Share", "Differences"],
    );
    let heads = heads.map(Column::number);
    Ok(Table {
        title: lang
            .pick("増える人と減る人（円）", "Who gains, who loses (yen)")
            .to_owned(),
        columns: [Column::text("")].into_iter().chain(heads).collect(),
        rows,
        units: false,
    }
    .without_blank_columns())
}

/// The means of both sides by a column; the difference is that of the two as shown.
fn groups(
    facts: &ComparisonFacts<'_>,
    index: usize,
    column: &policy::Column,
) -> Result<Option<Table>, Overflow> {
    let lang = facts.lang;
    let Some(mut groups) = facts.comparison.groups(index)? else {
        return Ok(None);
    };
    // A column of blanks tells nobody anything.
    if groups.iter().all(|group| group.key.is_empty()) {
        return Ok(None);
    }
    let by_rating = ColumnId::of(column) == ColumnId::Field(Field::Rating);
    groups.sort_by_cached_key(|group| reading_order(&group.key, by_rating));
    let name = clean(&header(&column.name, lang));
    let [old, new, difference] = lang.pick(
        ["旧平均", "新平均", "差額"],
        ["Old mean", "New mean", "Difference"],
    );
    let mut rows = Vec::new();
    for group in &groups {
        let key = match group.key.as_str() {
            "" => blank(lang),
            key => key,
        };
        rows.push(vec![
            Cell::Text(key.to_owned()),
            Cell::People(group.employees),
            Cell::Number(group.old),
            Cell::Number(group.new),
            Cell::Number(group.new.sub(group.old)?),
            Cell::People(group.gain),
            Cell::People(group.lose),
        ]);
    }
    Ok(Some(Table {
        title: lang.pick(format!("{name}別（円）"), format!("By {name} (yen)")),
        columns: vec![
            Column::text(capital(&name)),
            Column::number(lang.pick("人数", "People")),
            Column::number(old),
            Column::number(new),
            Column::number(difference),
            Column::number(lang.pick("増額", "Gain")),
            Column::number(lang.pick("減額", "Lose")),
        ],
        rows,
        units: false,
    }))
}

fn spread(ranges: &[Range], bars: bool, lang: Lang) -> Table {
    let most = ranges.iter().map(|range| range.employees).max();
    let rows = ranges.iter().map(|range| {
        let mut cells = vec![
            Cell::Text(range_label(range, lang)),
            Cell::People(range.employees),
        ];
        if bars {
            let number = |people: usize| count(people).unwrap_or(Ratio::ZERO);
            let most = number(most.unwrap_or_default());
            cells.push(Cell::bar(number(range.employees), most));
        }
        cells
    });
    let mut columns = vec![
        Column::text(lang.pick("差額", "Difference")),
        Column::number(lang.pick("人数", "People")),
    ];
    if bars {
        columns.push(Column::bars());
    }
    Table {
        title: lang
            .pick("差額の分布（円）", "How differences spread (yen)")
            .to_owned(),
        columns,
        rows: rows.collect(),
        units: false,
    }
}

fn range_label(range: &Range, lang: Lang) -> String {
    let (low, high) = (format::amount(range.low), format::amount(range.high));
    if range.low == range.high {
        return low;
    }
    if range.low.is_negative() {
        return lang.pick(
            format!("{low}以上 {high}未満"),
            format!("{low} to below {high}"),
        );
    }
    lang.pick(
        format!("{low}超 {high}以下"),
        format!("above {low} to {high}"),
    )
}
