//! The sums of a run, and what is left over.

use crate::money::Money;

use super::{Cell, Facts, Table, components::has_allowance};

/// Everything that was paid, and where every other yen of the pool is.
pub(super) fn table(facts: &Facts) -> Table {
    let (totals, lang) = (&facts.outcome.totals, facts.lang);
    let mut rows = Vec::new();
    let mut add = |ja: &str, en: &str, cell: Cell| rows.push((lang.pick(ja, en).to_owned(), cell));
    add("社員", "Employees", Cell::People(totals.employees));
    add("支給対象", "Paid people", Cell::People(totals.eligible));
    add("支給総額", "Paid", Cell::Money(totals.paid));
    if totals.separate != Money::ZERO {
        add(
            "　うち原資から",
            "  from the pool",
            Cell::Money(totals.from_pool),
        );
        add("　うち別枠", "  separate", Cell::Money(totals.separate));
    }
    if totals.guaranteed != Money::ZERO {
        add("　うち保証", "  guaranteed", Cell::Money(totals.guaranteed));
    }
    if has_allowance(facts) {
        add(
            "　うち調整枠から",
            "  allotted",
            Cell::Money(totals.allotted),
        );
    }
    add("残額", "Left over", Cell::Money(totals.left_over));
    if totals.unallotted != Money::ZERO {
        add(
            "　うち調整枠の未配分",
            "  not allotted",
            Cell::Money(totals.unallotted),
        );
    }
    if totals.overrun != Money::ZERO {
        add(
            "原資の超過",
            "Overrun of the pool",
            Cell::Money(totals.overrun),
        );
    }
    if let Some(average) = totals.average_bonus {
        add("平均賞与", "Mean bonus", Cell::Price(average));
    }
    if let Some(months) = totals.average_months {
        add("平均月数", "Mean months", Cell::Months(months));
    }
    Table::list(lang.pick("合計", "Totals"), rows)
}
