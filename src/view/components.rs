//! The components of the bonus, one column each: policies have few of them, and each has many numbers.

use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Ratio};
use crate::policy::{Method, Pool, Unallotted};

use super::phrases::uncapital;
use super::terms::{self, Term};
use super::{Cell, Column, Facts, Table, clean};

/// What one line of the table shows of a component.
type Line = (Term, fn(&ComponentOutcome, &Facts) -> Cell);

/// What a component shares or pays, by which coefficient or unit price, and who stands at a limit.
const LINES: [Line; 12] = [
    (Term::Funding, |it, facts| Cell::Text(funding(it, facts))),
    (Term::Method, |it, facts| {
        Cell::text(terms::method(it.method, facts.lang))
    }),
    (Term::ComponentPool, |it, _| {
        Cell::maybe(it.pool, Cell::Money)
    }),
    (Term::TotalPoints, |it, _| {
        let points = in_points(it).then_some(it.weight_total);
        Cell::maybe(points, Cell::Number)
    }),
    (Term::TotalTentative, |it, _| {
        Cell::maybe(tentative(it), Cell::Price)
    }),
    (Term::Coefficient, |it, facts| {
        Cell::maybe(coefficient(it, facts), Cell::Number)
    }),
    (Term::UnitPrice, |it, _| {
        Cell::maybe(it.unit_price, Cell::Price)
    }),
    (Term::TotalPaid, |it, _| Cell::Money(it.paid)),
    (Term::LeftOver, |it, facts| {
        let left = it.pool.filter(|_| is_shared(facts));
        Cell::maybe(left, |_| Cell::Money(it.left_over))
    }),
    (Term::Overrun, |it, _| {
        let overrun = (it.overrun != Money::ZERO).then_some(it.overrun);
        Cell::maybe(overrun, Cell::Money)
    }),
    (Term::AtMin, |it, _| Cell::maybe(it.at_min, Cell::People)),
    (Term::AtMax, |it, _| Cell::maybe(it.at_max, Cell::People)),
];

/// The components of the bonus.
pub(super) fn table(facts: &Facts) -> Table {
    let (components, lang) = (&facts.outcome.components, facts.lang);
    let mut columns = vec![Column::text(Term::Component.label(lang))];
    columns.extend(
        components
            .iter()
            .map(|component| Column::number(clean(&component.name))),
    );
    let rows = LINES
        .into_iter()
        .map(|(term, cell)| {
            let cells = components.iter().map(|component| cell(component, facts));
            std::iter::once(Cell::text(term.label(lang)))
                .chain(cells)
                .collect::<Vec<_>>()
        })
        .filter(|row| row.iter().skip(1).any(|cell| *cell != Cell::Blank));
    Table {
        title: lang
            .pick("支給項目別の計算", "Calculation by component")
            .to_owned(),
        columns,
        rows: rows.collect(),
        units: true,
    }
}

/// Whether pools are shared; else the pool is the sum of what the rules pay, and nothing is adjusted or left over.
const fn is_shared(facts: &Facts) -> bool {
    match &facts.policy.pool {
        Pool::Linked(_) => true,
        Pool::Unlinked { .. } => false,
    }
}

fn funding(component: &ComponentOutcome, facts: &Facts) -> String {
    if component.pool.is_some() && !is_shared(facts) {
        uncapital(Term::Pool.label(facts.lang))
    } else {
        terms::funding(component.funding, facts.lang).to_owned()
    }
}

/// The tentative amounts together; in points the initial stage has none, only the points themselves.
fn tentative(component: &ComponentOutcome) -> Option<Ratio> {
    let points = in_points(component).then_some(component.weight_total);
    component
        .tentative_total
        .filter(|&total| Some(total) != points)
}

/// The coefficient; in points without a price of their own it is the price, which has a line of its own.
fn coefficient(component: &ComponentOutcome, facts: &Facts) -> Option<Ratio> {
    let price = component.unit_price.filter(|_| in_points(component));
    component
        .coefficient
        .filter(|&k| is_shared(facts) && Some(k) != price)
}

fn in_points(component: &ComponentOutcome) -> bool {
    component.method == Method::Points
}

/// Whether the policy has an allowance to allot from.
pub(super) fn has_allowance(facts: &Facts) -> bool {
    facts.outcome.pool.discretionary != Money::ZERO
        || facts.policy.split.unallotted == Unallotted::Redistribute
}
