//! A policy in plain sentences, as bonus regulations (賞与規程) would say it: every rule of the policy with its
//! numbers, and nothing that the policy does not say.
//!
//! One file an article. Each returns what it says; numbers of articles and clauses are given here, so that an article
//! that does not apply leaves no gap.

mod adjustment;
mod components;
mod composition;
mod eligibility;
mod factors;
mod general;
mod leftover;
mod pool;
mod pool_bounds;
mod pool_method;
mod rounding;
mod sources;
mod split;
mod tables;
mod terms;
#[cfg(test)]
mod tests;

use crate::calculation::trace::Unit;
use crate::money::{Ratio, Rounding};
use crate::policy::{
    Apply, Column, Condition, Factor, FactorRef, Funding, Policy, Pool, Unallotted,
};
use crate::view::Lang;

use super::document::{Block, Document, Grid};
use super::number::{number, percent, quantity};
use super::rounding::is_rounded;
use super::vocabulary::{and, column, figure, is_money, or, quoted};

/// The policy as articles.
#[must_use]
pub fn rules(policy: &Policy, lang: Lang) -> Document {
    let say = Say { policy, lang };
    let articles = [
        Some(general::purpose(say)),
        general::dates(say),
        Some(eligibility::eligibility(say)),
        eligibility::attendance(say),
        general::base_pay(say),
        Some(pool::pool(say)),
        Some(split::split(say)),
        Some(composition::composition(say)),
    ];
    let components = policy
        .components
        .iter()
        .map(|component| Some(components::component(say, component)));
    let rest = [
        factors::factors(say),
        Some(rounding::rounding(say)),
        Some(leftover::leftover(say)),
        Some(general::people_file(say)),
    ];
    let mut document = Document::new(lang);
    document.push(Block::Title(title(policy, lang)));
    let all = articles.into_iter().chain(components).chain(rest).flatten();
    for (index, article) in all.enumerate() {
        article.write(index.saturating_add(1), &mut document);
    }
    document
}

fn title(policy: &Policy, lang: Lang) -> String {
    match &policy.name {
        Some(name) => lang.pick(format!("{name}　支給規程"), format!("Rules for {name}")),
        None => lang.pick("賞与支給規程", "Bonus rules").to_owned(),
    }
}

/// An article: numbered clauses under a title.
struct Article {
    title: String,
    clauses: Vec<Clause>,
}

/// A sentence or two, and the lists and tables that belong to them.
struct Clause {
    text: String,
    below: Vec<Block>,
}

impl Article {
    fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            clauses: Vec::new(),
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.say_with(text, Vec::new());
    }

    fn say_with(&mut self, text: impl Into<String>, below: Vec<Block>) {
        let text = text.into();
        self.clauses.push(Clause { text, below });
    }

    fn write(self, article: usize, document: &mut Document) {
        let lang = document.lang;
        let title = self.title;
        document.push(Block::Heading(lang.pick(
            format!("第{article}条（{title}）"),
            format!("Article {article}. {title}"),
        )));
        let several = self.clauses.len() > 1;
        for (index, clause) in self.clauses.into_iter().enumerate() {
            let number = index.saturating_add(1);
            let text = clause.text;
            document.push(Block::Paragraph(if several {
                lang.pick(
                    format!("{number}　{text}"),
                    format!("{article}.{number} {text}"),
                )
            } else {
                text
            }));
            document.blocks.extend(clause.below);
        }
    }
}

/// A part of a sentence, and the table it refers to.
struct Phrase {
    text: String,
    table: Option<Grid>,
}

impl Phrase {
    fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            table: None,
        }
    }

    fn with(text: impl Into<String>, table: Grid) -> Self {
        Self {
            text: text.into(),
            table: Some(table),
        }
    }

    fn below(self) -> Vec<Block> {
        self.table.into_iter().map(Block::Grid).collect()
    }
}

/// Says things about a policy in a language.
#[derive(Clone, Copy)]
struct Say<'a> {
    policy: &'a Policy,
    lang: Lang,
}

impl<'a> Say<'a> {
    fn pick<T>(self, ja: T, en: T) -> T {
        self.lang.pick(ja, en)
    }

    fn yen(self, value: Ratio) -> String {
        quantity(value, Unit::Yen, self.lang)
    }

    fn months(self, value: Ratio) -> String {
        quantity(value, Unit::Months, self.lang)
    }

    fn column(self, named: &Column) -> String {
        column(named, self.lang)
    }

    /// The column with its article, which only a known one has.
    fn the_column(self, named: &Column) -> String {
        let column = self.column(named);
        let known = !column.starts_with('“');
        if self.lang == Lang::En && known {
            format!("the {column}")
        } else {
            column
        }
    }

    fn columns(self, named: &[Column]) -> String {
        let columns: Vec<String> = named.iter().map(|one| self.column(one)).collect();
        and(&columns, self.lang)
    }

    /// The figure with its value: `営業利益（300,000,000円）`.
    fn figure(self, name: &str) -> String {
        let unit = if is_money(name) || self.is_basis(name) {
            Unit::Yen
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
    fn money_figure(self, name: &str) -> String {
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
    fn unit(self) -> Ratio {
        self.policy.rounding.unit.ratio()
    }

    /// Whether the pool to share can be anything but a multiple of the unit of amounts.
    fn leaves_less_than_a_unit(self) -> bool {
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
    fn rounded_yen(self, unit: Ratio, mode: Rounding) -> String {
        is_rounded(unit, Unit::Yen, mode, self.lang)
    }

    /// `小数第3位を四捨五入する`; `rounded half up to 2 decimals`.
    fn rounded_digits(self, digits: u32, mode: Rounding) -> String {
        is_rounded(
            super::rounding::decimals(digits),
            Unit::Plain,
            mode,
            self.lang,
        )
    }

    /// A number of times: `3倍`, `90%`; `3 times`, `90% of`.
    fn times(self, times: Ratio) -> String {
        if times < Ratio::ONE {
            self.pick(percent(times), format!("{} of", percent(times)))
        } else {
            let times = number(times);
            self.pick(format!("{times}倍"), format!("{times} times"))
        }
    }

    /// `雇用形態が「正社員」または「契約社員」で、かつ地域が「東京」`.
    fn conditions(self, conditions: &[Condition]) -> String {
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
    fn declared(self, factor: &FactorRef) -> Option<&'a Factor> {
        match factor {
            FactorRef::Declared(index) => self.policy.factors.get(*index),
            FactorRef::Column(_) => None,
        }
    }

    /// The name of a factor as a sentence says it.
    fn factor(self, factor: &FactorRef) -> String {
        match factor {
            FactorRef::Column(named) => self.the_column(named),
            FactorRef::Declared(_) => self
                .declared(factor)
                .map_or_else(String::new, |declared| quoted(&declared.name, self.lang)),
        }
    }

    /// Whether the factor cuts amounts after sharing. In guaranteed and separate components none does.
    fn is_payout(self, factor: &FactorRef, funding: &Funding) -> bool {
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

/// Bullets of a list.
fn bullets(items: Vec<String>) -> Vec<Block> {
    items.into_iter().map(Block::Bullet).collect()
}
