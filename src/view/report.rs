//! The result as a reader sees it, from what matters most to the sums.

use crate::money::{Money, Overflow};
use crate::policy::Unallotted;

use super::phrases::noted;
use super::terms::Term;
use super::{Facts, Lang, Table, clean, components, format, groups, persons, pool, totals};

/// The result for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The first line of every output: how much of the allowance nobody has allotted, or what is left over.
    pub first: String,
    /// The policy's name.
    pub name: Option<String>,
    /// What the bonus is for.
    pub purpose: Option<String>,
    /// The tables, in reading order.
    pub tables: Vec<Table>,
    /// The language that it is written in.
    pub lang: Lang,
}

/// The result for a reader.
///
/// # Errors
/// [`Overflow`] where the sum of a group leaves the exact range.
pub fn report(facts: &Facts) -> Result<Report, Overflow> {
    let groupings = groups::groupings(facts)?;
    let mut tables = vec![pool::table(facts)];
    tables.extend(pool::budgets(facts));
    tables.push(components::table(facts));
    tables.push(persons::paid(facts));
    tables.extend(persons::unpaid(facts));
    tables.extend(
        groupings
            .iter()
            .map(|grouping| groups::table(grouping, facts)),
    );
    tables.push(totals::table(facts));
    Ok(Report {
        first: left_over_sentence(facts),
        name: facts.policy.name.as_deref().map(clean),
        purpose: facts.policy.purpose.as_deref().map(clean),
        tables,
        lang: facts.lang,
    })
}

/// How much of the allowance nobody has allotted; without an allowance, what is left over.
#[must_use]
pub fn left_over_sentence(facts: &Facts) -> String {
    let (pool, totals, lang) = (&facts.outcome.pool, &facts.outcome.totals, facts.lang);
    let line = |term: Term, sum| {
        let (label, sum) = (term.label(lang), format::yen(sum, lang));
        format!("{label}: {sum}")
    };
    if pool.discretionary == Money::ZERO {
        return match totals.overrun {
            Money::ZERO => line(Term::LeftOver, totals.left_over),
            overrun => line(Term::Overrun, overrun),
        };
    }
    let allowance = format::yen(pool.discretionary, lang);
    let of = match facts.policy.split.unallotted {
        Unallotted::LeftOver => lang.pick(format!("調整枠 {allowance}"), format!("of {allowance}")),
        Unallotted::Redistribute => {
            let moved = format::yen(pool.redistributed, lang);
            lang.pick(
                format!("調整枠 {allowance} のうち {moved} は基準配分原資に加算"),
                format!("{moved} of {allowance} were added to the rule-based pool"),
            )
        }
    };
    noted(&line(Term::Unallotted, totals.unallotted), &of, lang)
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn yen(amount: i128) -> Money {
        Money::yen(amount).unwrap()
    }

    #[test]
    fn the_first_line_says_what_nobody_has_allotted() {
        let mut sample = Sample::new(2);
        let first = |sample: &Sample| left_over_sentence(&sample.facts(&[]));
        assert_eq!(
            first(&sample),
            "調整枠の未配分額: 12,000,000円（調整枠 12,000,000円）"
        );
        sample.policy.split.unallotted = Unallotted::Redistribute;
        sample.outcome.pool.redistributed = yen(11_000_000);
        sample.outcome.totals.unallotted = Money::ZERO;
        assert_eq!(
            first(&sample),
            "調整枠の未配分額: 0円（調整枠 12,000,000円 のうち 11,000,000円 は基準配分原資に加算）"
        );
    }

    #[test]
    fn without_an_allowance_it_says_what_is_left_over() {
        let mut sample = Sample::new(2);
        sample.lang = Lang::En;
        sample.outcome.pool.discretionary = Money::ZERO;
        sample.outcome.totals.left_over = yen(1_200);
        let first = |sample: &Sample| left_over_sentence(&sample.facts(&[]));
        assert_eq!(first(&sample), "Left over: 1,200 yen");
        sample.outcome.totals.overrun = yen(3);
        assert_eq!(first(&sample), "Overrun: 3 yen");
    }
}
