//! Groups of people by a column (`--by`): by rating they are the distribution of ratings (評価分布).
//!
//! Eligible people only: people who are not paid would turn every least amount into 0 and every mean into half of one.

use std::collections::BTreeMap;

use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::people::ColumnId;
use crate::policy::{Column, Evaluation, Field};

use super::names::{blank, header};
use super::phrases::capital;
use super::terms::Term;
use super::{Cell, Column as Heading, Facts, Table};

/// The groups of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// The column, as the user named it.
    pub column: String,
    /// The groups, in the order in which people read them.
    pub groups: Vec<Group>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The text of the column; empty for a blank cell.
    pub key: String,
    /// Eligible people.
    pub employees: usize,
    /// Their bonuses together.
    pub sum: Money,
    /// The mean, half up to 1.
    pub average: Ratio,
    /// Bonuses over base pay, half up to 2 decimals; nothing unless everyone's base pay is known.
    pub average_months: Option<Ratio>,
    /// The least bonus.
    pub min: Money,
    /// The largest bonus.
    pub max: Money,
}

/// The groups of every column of `--by`.
///
/// # Errors
/// [`Overflow`] where a sum leaves the exact range.
pub fn groupings(facts: &Facts) -> Result<Vec<Grouping>, Overflow> {
    facts
        .by
        .iter()
        .map(|column| grouping(facts, column))
        .collect()
}

/// The table of one grouping.
#[must_use]
pub(super) fn table(grouping: &Grouping, facts: &Facts) -> Table {
    let lang = facts.lang;
    let column = super::clean(&header(&grouping.column, lang));
    let columns = vec![
        Heading::text(capital(&column)),
        Heading::number(lang.pick("人数", "People")),
        Heading::number(lang.pick("合計", "Total")),
        Heading::number(lang.pick("平均", "Average")),
        Heading::number(Term::AverageMonths.label(lang)),
        Heading::number(lang.pick("最低", "Lowest")),
        Heading::number(lang.pick("最高", "Highest")),
    ];
    let rows = grouping.groups.iter().map(|group| {
        let key = if group.key.is_empty() {
            blank(lang)
        } else {
            &group.key
        };
        vec![
            Cell::Text(key.to_owned()),
            Cell::People(group.employees),
            Cell::Money(group.sum),
            Cell::Number(group.average),
            Cell::maybe(group.average_months, Cell::Months),
            Cell::Money(group.min),
            Cell::Money(group.max),
        ]
    });
    Table {
        title: lang.pick(
            format!("{column}別の集計（円）"),
            format!("By {column} (yen)"),
        ),
        columns,
        rows: rows.collect(),
        units: false,
    }
    .without_blank_columns()
}

fn grouping(facts: &Facts, column: &Column) -> Result<Grouping, Overflow> {
    let id = ColumnId::of(column);
    let texts = facts.texts(&id);
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in facts.eligible() {
        let key = texts.map_or("", |texts| texts.get(row));
        members.entry(key).or_default().push(row);
    }
    let mut groups = members
        .into_iter()
        .map(|(key, rows)| group(facts, key, &rows))
        .collect::<Result<Vec<_>, _>>()?;
    let by_rating = id == ColumnId::Field(Field::Rating);
    // The policy knows better than any habit which rating is the better one.
    let evaluation = facts.policy.evaluation.as_ref().filter(|_| by_rating);
    let best_first = evaluation.and_then(Evaluation::best_first);
    groups.sort_by_cached_key(|group| {
        let place = best_first
            .iter()
            .flatten()
            .position(|rating| *rating == group.key);
        (
            place.unwrap_or(usize::MAX),
            reading_order(&group.key, by_rating),
        )
    });
    Ok(Grouping {
        column: column.name.clone(),
        groups,
    })
}

fn group(facts: &Facts, key: &str, rows: &[usize]) -> Result<Group, Overflow> {
    let bonuses = || rows.iter().map(|&row| facts.bonus(row));
    let sum = Money::sum(bonuses())?;
    let head = Ratio::integer(i128::try_from(rows.len()).map_err(|_| Overflow)?);
    let base_pay: Option<Vec<Ratio>> = rows.iter().map(|&row| facts.base_pay(row)).collect();
    let average_months = match base_pay {
        Some(pay) => crate::calculation::outcome::months(sum, Some(Ratio::sum(pay)?)),
        None => None,
    };
    Ok(Group {
        key: key.to_owned(),
        employees: rows.len(),
        sum,
        average: sum.ratio().div(head)?.round_digits(0, Rounding::HalfUp)?,
        average_months,
        min: bonuses().min().unwrap_or_default(),
        max: bonuses().max().unwrap_or_default(),
    })
}

/// Sorts keys as people read them: numbers inside a text by their value (G2 before G10), a blank last, and ratings with
/// S before A and A+ before A before A-.
pub(super) fn reading_order(key: &str, rating: bool) -> (bool, String) {
    let text = if rating {
        // `!` lies before every letter; the comma at the end lies between `+` and `-`.
        format!("{},", key.replace('S', "!"))
    } else {
        key.to_owned()
    };
    let mut order = String::new();
    let mut digits = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            order.push_str(&format!("{digits:0>20}"));
            digits.clear();
        }
        order.push(c);
    }
    (key.is_empty(), order)
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn sorted(mut keys: Vec<&str>, rating: bool) -> Vec<&str> {
        keys.sort_by_cached_key(|key| reading_order(key, rating));
        keys
    }

    #[test]
    fn groups_stand_in_reading_order() {
        assert_eq!(
            sorted(vec!["", "B", "A-", "S", "A+", "SS", "A"], true),
            ["SS", "S", "A+", "A", "A-", "B", ""]
        );
        assert_eq!(
            sorted(vec!["G10", "G2", "", "G1"], false),
            ["G1", "G2", "G10", ""]
        );
    }

    #[test]
    fn a_group_sums_its_eligible_people() {
        let sample = Sample::new(10);
        let by = [sample.column("rating")];
        let facts = sample.facts(&by);
        let groups = groupings(&facts).unwrap();
        let [ratings] = groups.as_slice() else {
            panic!("one grouping: {groups:?}")
        };
        assert_eq!(ratings.column, "rating");
        let heads: usize = ratings.groups.iter().map(|group| group.employees).sum();
        assert_eq!(heads, facts.outcome.totals.eligible);
        let sum = Money::sum(ratings.groups.iter().map(|group| group.sum)).unwrap();
        assert_eq!(sum, facts.outcome.totals.paid);
    }
}
