//! The sums of a run, and what is left over.

use crate::money::Money;
use crate::policy::{Component, Funding};

use super::components::has_allowance;
use super::phrases::uncapital;
use super::terms::Term;
use super::{Cell, Facts, Lang, Table};

/// Everything that was paid, and where every other yen of the pool is.
pub(super) fn table(facts: &Facts) -> Table {
    let (totals, lang) = (&facts.outcome.totals, facts.lang);
    let mut rows = Vec::new();
    let mut add = |term: Term, cell: Cell| rows.push((term.label(lang).to_owned(), cell));
    add(Term::Employees, Cell::People(totals.employees));
    add(Term::EligiblePeople, Cell::People(totals.eligible));
    add(Term::TotalPaid, Cell::Money(totals.paid));
    let separate = totals.separate != Money::ZERO;
    let parts = [
        (Term::Pool, separate.then_some(totals.from_pool)),
        (Term::Separate, separate.then_some(totals.separate)),
        (
            Term::Guaranteed,
            Some(totals.guaranteed).filter(|&sum| sum != Money::ZERO),
        ),
        (
            Term::Allotment,
            has_allowance(facts).then_some(totals.allotted),
        ),
    ];
    rows.extend(
        parts
            .into_iter()
            .filter_map(|(term, sum)| part(term, sum, lang)),
    );
    rows.push((
        Term::LeftOver.label(lang).to_owned(),
        Cell::Money(totals.left_over),
    ));
    let unallotted = Some(totals.unallotted).filter(|&sum| sum != Money::ZERO);
    rows.extend(part(Term::Unallotted, unallotted, lang));
    let unshared = facts.outcome.pool.unshared;
    if unshared != Money::ZERO {
        let shares = |component: &Component| matches!(component.funding, Funding::Pool { .. });
        let label = if facts.policy.components.iter().any(shares) {
            lang.pick("　うち配分できない端数", "  below one unit")
        } else {
            lang.pick("　うち配分する支給項目のない額", "  shared by no component")
        };
        rows.push((label.to_owned(), Cell::Money(unshared)));
    }
    let mut add = |term: Term, cell: Cell| rows.push((term.label(lang).to_owned(), cell));
    if totals.overrun != Money::ZERO {
        add(Term::Overrun, Cell::Money(totals.overrun));
    }
    if let Some(average) = totals.average_bonus {
        add(Term::AverageBonus, Cell::Price(average));
    }
    if let Some(months) = totals.average_months {
        add(Term::AverageMonths, Cell::Months(months));
    }
    Table::list(lang.pick("合計", "Totals"), rows)
}

/// A line that is a part of the line above it.
fn part(term: Term, sum: Option<Money>, lang: Lang) -> Option<(String, Cell)> {
    let label = term.label(lang);
    let label = lang.pick(format!("　うち{label}"), format!("  {}", uncapital(label)));
    sum.map(|sum| (label, Cell::Money(sum)))
}
