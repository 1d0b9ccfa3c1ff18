//! The components of the bonus, one column each: policies have few of them, and each has many numbers.

use crate::calculation::outcome::ComponentOutcome;
use crate::policy::{Method, Unallotted};

use super::{Cell, Column, Facts, Lang, Table, clean, terms};

/// What one line of the table shows of a component.
type Line = (&'static str, fn(&ComponentOutcome, Lang) -> Cell);

/// Coefficient or unit price, paid, left over, at the limits.
pub(super) fn table(facts: &Facts) -> Table {
    let (components, lang) = (&facts.outcome.components, facts.lang);
    let mut columns = vec![Column::text(lang.pick("内訳", "Component"))];
    columns.extend(
        components
            .iter()
            .map(|component| Column::number(clean(&component.name))),
    );
    let rows = lines(lang)
        .into_iter()
        .map(|(name, cell)| {
            let cells = components.iter().map(|component| cell(component, lang));
            std::iter::once(Cell::Text(name.to_owned()))
                .chain(cells)
                .collect::<Vec<_>>()
        })
        .filter(|row| row.iter().skip(1).any(|cell| *cell != Cell::Blank));
    Table {
        title: lang.pick("賞与の内訳", "Components").to_owned(),
        columns,
        rows: rows.collect(),
        units: true,
    }
}

fn lines(lang: Lang) -> [Line; 11] {
    [
        (lang.pick("財源", "Funding"), |component, lang| {
            Cell::Text(terms::funding(component.funding, lang).to_owned())
        }),
        (
            lang.pick("計算の単位", "Counted in"),
            |component, lang| Cell::Text(terms::method(component.method, lang).to_owned()),
        ),
        (
            lang.pick("配分する額", "To be shared"),
            |component, _| Cell::maybe(component.pool, Cell::Money),
        ),
        (
            lang.pick("合計ポイント", "Points in all"),
            |component, _| {
                if in_points(component) {
                    Cell::Number(component.weight_total)
                } else {
                    Cell::Blank
                }
            },
        ),
        (
            lang.pick("調整前の合計", "Before adjustment"),
            |component, _| {
                // In points the tentative amounts of the initial stage are the points themselves.
                match component.tentative_total {
                    Some(total) if in_points(component) && total == component.weight_total => {
                        Cell::Blank
                    }
                    Some(total) => Cell::Price(total),
                    None => Cell::Blank,
                }
            },
        ),
        (
            lang.pick("調整係数", "Adjustment coefficient"),
            |component, _| {
                // In points without a price of their own the coefficient is the unit price.
                let coefficient = component.coefficient;
                let is_price = in_points(component) && coefficient == component.unit_price;
                Cell::maybe(coefficient.filter(|_| !is_price), Cell::Number)
            },
        ),
        (
            lang.pick("ポイント単価", "Price of a point"),
            |component, _| Cell::maybe(component.unit_price, Cell::Price),
        ),
        (lang.pick("支給額", "Paid"), |component, _| {
            Cell::Money(component.paid)
        }),
        (lang.pick("残額", "Left over"), |component, _| {
            Cell::maybe(component.pool, |_| Cell::Money(component.left_over))
        }),
        (lang.pick("超過額", "Overrun"), |component, _| {
            let overrun = component.overrun;
            Cell::maybe(
                (overrun != crate::money::Money::ZERO).then_some(overrun),
                Cell::Money,
            )
        }),
        (
            lang.pick("下限／上限の人数", "At min / max"),
            |component, lang| at_limits(component, lang),
        ),
    ]
}

fn in_points(component: &ComponentOutcome) -> bool {
    component.method == Method::Points.word()
}

fn at_limits(component: &ComponentOutcome, lang: Lang) -> Cell {
    let count = |limit: Option<usize>| {
        limit.map_or_else(
            || "-".to_owned(),
            |count| super::format::people(count, lang),
        )
    };
    if component.at_min.is_none() && component.at_max.is_none() {
        return Cell::Blank;
    }
    Cell::Text(format!(
        "{} / {}",
        count(component.at_min),
        count(component.at_max)
    ))
}

/// Whether the policy has an allowance to allot from.
pub(super) fn has_allowance(facts: &Facts) -> bool {
    facts.outcome.pool.discretionary != crate::money::Money::ZERO
        || facts.policy.split.unallotted == Unallotted::Redistribute
}
