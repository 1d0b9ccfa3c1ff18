//! The components of the bonus, one column each: policies have few of them, and each has many numbers.

use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Ratio};
use crate::policy::{Method, Unallotted};

use super::{Cell, Column, Facts, Lang, Table, clean, format, terms};

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

fn lines(lang: Lang) -> [Line; 13] {
    [
        (lang.pick("財源", "Funding"), |it, lang| {
            Cell::text(terms::funding(it.funding, lang))
        }),
        (lang.pick("計算の単位", "Counted in"), |it, lang| {
            Cell::text(terms::method(it.method, lang))
        }),
        (lang.pick("配分する額", "To be shared"), |it, _| {
            Cell::maybe(it.pool, Cell::Money)
        }),
        (lang.pick("合計ポイント", "Points in all"), |it, _| {
            let points = in_points(it).then_some(it.weight_total);
            Cell::maybe(points, Cell::Number)
        }),
        (
            lang.pick("調整前の合計", "Before adjustment"),
            |it, _| Cell::maybe(money_before(it), Cell::Price),
        ),
        (lang.pick("調整係数", "Coefficient"), |it, lang| {
            Cell::maybe(coefficient(it), |k| match k.decimals() {
                Some(_) => Cell::Number(k),
                None => Cell::Text(format::about(k, lang)),
            })
        }),
        (lang.pick("　正確な値", "  exactly"), |it, _| {
            Cell::maybe(coefficient(it), division)
        }),
        (
            lang.pick("ポイント単価", "Price of a point"),
            |it, lang| {
                Cell::maybe(it.unit_price, |price| match price.decimals() {
                    Some(_) => Cell::Price(price),
                    None => Cell::Text(format::about_yen(price, lang)),
                })
            },
        ),
        (lang.pick("　正確な値", "  exactly"), |it, _| {
            Cell::maybe(it.unit_price, division)
        }),
        (lang.pick("支給額", "Paid"), |it, _| Cell::Money(it.paid)),
        (lang.pick("残額", "Left over"), |it, _| {
            Cell::maybe(it.pool, |_| Cell::Money(it.left_over))
        }),
        (lang.pick("超過額", "Overrun"), |it, _| {
            Cell::maybe(
                (it.overrun != Money::ZERO).then_some(it.overrun),
                Cell::Money,
            )
        }),
        (lang.pick("下限・上限の人数", "At min / max"), at_limits),
    ]
}

/// The tentative amounts together; in points the initial stage has none, only the points themselves.
fn money_before(component: &ComponentOutcome) -> Option<Ratio> {
    let points = in_points(component).then_some(component.weight_total);
    component
        .tentative_total
        .filter(|&total| Some(total) != points)
}

/// The coefficient; in points without a price of their own it is the price, which has a line of its own.
fn coefficient(component: &ComponentOutcome) -> Option<Ratio> {
    let price = component.unit_price.filter(|_| in_points(component));
    component.coefficient.filter(|&k| Some(k) != price)
}

/// The division that gives a number which does not end.
fn division(value: Ratio) -> Cell {
    match value.decimals() {
        Some(_) => Cell::Blank,
        None => Cell::Text(format::fraction(value)),
    }
}

fn in_points(component: &ComponentOutcome) -> bool {
    component.method == Method::Points.word()
}

fn at_limits(component: &ComponentOutcome, lang: Lang) -> Cell {
    let count = |limit: Option<usize>| {
        limit.map_or_else(|| "-".to_owned(), |count| format::people(count, lang))
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
    facts.outcome.pool.discretionary != Money::ZERO
        || facts.policy.split.unallotted == Unallotted::Redistribute
}
