//! What every article says in the same way: amounts, figures, columns, conditions, factors.

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::policy::{
    Apply, Column, Condition, Factor, FactorRef, Funding, Policy, Pool, Unallotted,
};
use crate::view::Lang;
use crate::view::explain::rounding::{decimals, is_rounded};
use crate::view::format::{exact, percent, quantity};
use crate::view::names::{column, figure, is_money};
use crate::view::phrases::{and, or, quoted};

use super::sources::is_rate;

/// Says things about a policy in a language.
#[derive(Clone, Copy)]
pub(super) struct Say<'a> {
    pub(super) policy: &'a Policy,
    pub(super) lang: Lang,
}

impl<'a> Say<'a> {
    pub(super) fn pick<T>(self, ja: T, en: T) -> T {
        self.lang.pick(ja, en)
    }

    pub(super) fn yen(self, value: Ratio) -> String {
        quantity(value, Unit::Yen, self.lang)
    }

    pub(super) fn months(self, value: Ratio) -> String {
        quantity(value, Unit::Months, self.lang)
    }

    pub(super) fn column(self, named: &Column) -> String {
        column(named, self.lang)
    }

    /// The column with its article, which only a known one has.
    pub(super) fn the_column(self, named: &Column) -> String {
        let column = self.column(named);
        let known = !column.starts_with('“');
        if self.lang == Lang::En && known {
            format!("the {column}")
        } else {
            column
        }
    }

    pub(super) fn columns(self, named: &[Column]) -> String {
        let columns: Vec<String> = named.iter().map(|one| self.column(one)).collect();
        and(&columns, self.lang)
    }

    /// The figure with its value: `営業利益（300,000,000円）`.
    pub(super) fn figure(self, name: &str) -> String {
        let value = self.policy.figure(name).map(|figure| figure.value);
        let unit = if is_money(name) || self.is_basis(name) {
            Unit::Yen
        } else if is_rate(name) && value.is_some_and(|value| value <= Ratio::ONE) {
            Unit::Percent
        } else {
            Unit::Plain
        };
        self.figure_in(name, unit)
    }

    fn figure_in(self, name: &str, unit: Unit) -> String {
        let value = self.policy.figure(name).map(|figure| figure.value);
        let figure = figure(name, self.lang);
        match value.map(|value| quantity(value, unit, self.lang)) {
            Some(value) => self.pick(
                format!("{figure}（{value}）"),
                format!("{figure} ({value})"),
            ),
            None => figure,
        }
    }

    /// The figure with its value, which is money.
    pub(super) fn money_figure(self, name: &str) -> String {
        self.figure_in(name, Unit::Yen)
    }

    fn is_basis(self, name: &str) -> bool {
        match &self.policy.pool {
            Pool::Linked(pool) => pool
                .basis
                .as_ref()
                .is_some_and(|basis| basis.figure == name),
            Pool::Unlinked { .. } => false,
        }
    }

    /// The unit that amounts are multiples of.
    pub(super) fn unit(self) -> Ratio {
        self.policy.rounding.unit.ratio()
    }

    /// Whether the pool to share can be anything but a multiple of the unit of amounts.
    pub(super) fn leaves_less_than_a_unit(self) -> bool {
        let grain = match (&self.policy.pool, self.policy.split.unallotted) {
            (Pool::Unlinked { .. }, _) => return false,
            // Allotments are whole yen, whatever the unit of amounts.
            (Pool::Linked(pool), Unallotted::Redistribute) => {
                pool.rounding.unit.ratio().min(Ratio::ONE)
            }
            (Pool::Linked(pool), Unallotted::LeftOver) => pool.rounding.unit.ratio(),
        };
        let units = grain.div(self.unit()).ok();
        units.and_then(Ratio::to_integer).is_none()
    }

    /// `100円未満を切り捨てる`; `rounded down to 100 yen`.
    pub(super) fn rounded_yen(self, unit: Ratio, mode: Rounding) -> String {
        is_rounded(unit, Unit::Yen, mode, self.lang)
    }

    /// `小数第3位を四捨五入する`; `rounded half up to 2 decimals`.
    pub(super) fn rounded_digits(self, digits: u32, mode: Rounding) -> String {
        is_rounded(decimals(digits), Unit::Plain, mode, self.lang)
    }

    /// A number of times: `3倍`, `90%`; `3 times`, `90% of`.
    pub(super) fn times(self, times: Ratio) -> String {
        if times < Ratio::ONE {
            self.pick(percent(times), format!("{} of", percent(times)))
        } else {
            let times = exact(times);
            self.pick(format!("{times}倍"), format!("{times} times"))
        }
    }

    /// `雇用形態が「正社員」または「契約社員」で、かつ地域が「東京」`.
    pub(super) fn conditions(self, conditions: &[Condition]) -> String {
        let each: Vec<String> = conditions
            .iter()
            .map(|condition| {
                let column = self.column(&condition.column);
                let values: Vec<String> = condition
                    .values
                    .iter()
                    .map(|value| match value.as_str() {
                        "" => self.pick("空欄", "blank").to_owned(),
                        text => quoted(text, self.lang),
                    })
                    .collect();
                let values = or(&values, self.lang);
                self.pick(
                    format!("{column}が{values}"),
                    format!("{column} is {values}"),
                )
            })
            .collect();
        each.join(self.pick("であり、かつ", " and "))
    }

    /// The declared factor; nothing for a column.
    pub(super) fn declared(self, factor: &FactorRef) -> Option<&'a Factor> {
        match factor {
            FactorRef::Declared(index) => self.policy.factors.get(*index),
            FactorRef::Column(_) => None,
        }
    }

    /// The name of a factor as a sentence says it.
    pub(super) fn factor(self, factor: &FactorRef) -> String {
        match factor {
            FactorRef::Column(named) => self.the_column(named),
            FactorRef::Declared(_) => self
                .declared(factor)
                .map_or_else(String::new, |declared| quoted(&declared.name, self.lang)),
        }
    }

    /// Whether the factor cuts amounts after sharing. In guaranteed and separate components none does.
    pub(super) fn is_payout(self, factor: &FactorRef, funding: &Funding) -> bool {
        let apply = self
            .declared(factor)
            .map_or(Apply::Weight, |declared| declared.apply);
        match (funding, apply) {
            (Funding::Pool { .. }, Apply::Payout) => true,
            (Funding::Pool { .. }, Apply::Weight)
            | (Funding::Guaranteed { .. } | Funding::Separate { .. }, _) => false,
        }
    }
}
