//! The policy: what a company has decided about its bonus.
//!
//! [`read()`] turns TOML texts (the policy, overlays laid over it, single settings) into a [`Policy`] that cannot hold a
//! contradiction, or into every fault that they have. There are no files here: a `table_file` is asked for through a
//! function of the caller.

mod advice;
mod component;
mod eligibility;
mod evaluation;
mod expect;
mod export;
mod fault;
mod figures;
mod goals;
mod nearest;
mod pool;
mod raw;
mod read;
mod setting;
mod source;
mod split;
mod test;

use jiff::civil::Date;

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;

pub use advice::{ADVICE, Allowed};
pub use component::{
    Adjustment, AdjustmentDigits, Bound, Component, Funding, FundingKind, Limits, Rounded, Scale,
    SharingMode, Stage,
};
pub use eligibility::{Absence, Attendance, Condition, Eligibility, Entry, Lateness, Scheduled};
pub use evaluation::{Axis, Evaluation, Part, Quota, Score};
pub use expect::Expect;
pub use export::{Export, ExportColumn, ExportEncoding, ExportSource, ResultField, Spelling};
pub use fault::{
    AmountFault, Bounded, KeyFault, Meaning, Named, PolicyFault, Range, ReferenceFault, RuleFault,
    Summed, SyntaxFault, TableFault, TableFileFault, TextFault, Unfit, Unquoted, Wanted, Why,
};
pub use figures::KnownFigure;
pub use goals::{Goals, OkrUse, Uncontrollable};
pub use pool::{
    BasisFigure, EmployerCost, LinkedPool, Months, PaidBy, Pool, PoolBound, PoolFactor, PoolMethod,
    PoolRounding, RateOn, RatioBands, Tier, TierOn,
};
pub use read::{Layers, Load, read, read_scenarios, resolved, written_at};
pub use setting::{NamedScenario, Setting, SettingPlace, SettingSource};
pub use source::{
    Apply, Band, Bands, Cell, Column, Factor, FactorKind, FactorRef, Field, FigureRatio, Level,
    Linear, Method, Point, Service, Source, Table, Term, Through,
};
pub use split::{BudgetWeight, Budgets, Split, Unallotted};
pub use test::{Expectation, ExpectedAmount, Test, TestPeople};

use nearest::nearest;

/// What a company has decided, validated: every reference to a figure, factor or component holds.
#[derive(Debug, Clone)]
pub struct Policy {
    /// `policy.name`.
    pub name: Option<String>,
    /// `policy.purpose`: what the bonus is for.
    pub purpose: Option<String>,
    /// `policy.period` (算定期間), both days included.
    pub period: Option<Spanned<Period>>,
    /// `policy.payment_date` (支給日).
    pub payment_date: Option<Spanned<Date>>,
    /// `policy.base_pay` (算定基礎額): the columns that are added; `base_salary` unless given.
    pub base_pay: Vec<Column>,
    /// `[figures]`, in the order written.
    pub figures: Vec<Figure>,
    /// `[pool]`.
    pub pool: Pool,
    /// `[split]`; nothing discretionary without it.
    pub split: Split,
    /// `[[factor]]`.
    pub factors: Vec<Factor>,
    /// `[[component]]`, in the order written; at least one.
    pub components: Vec<Component>,
    /// `[rounding]`.
    pub rounding: Rounded,
    /// `[eligibility]`.
    pub eligibility: Eligibility,
    /// `[attendance]`.
    pub attendance: Option<Attendance>,
    /// `[evaluation]`; nothing where the people file gives the ratings.
    pub evaluation: Option<Evaluation>,
    /// `[goals]`; nothing without the table, and then its defaults hold.
    pub goals: Option<Goals>,
    /// `[expect]`.
    pub expect: Expect,
    /// `[[export]]`, in the order written; their names differ.
    pub exports: Vec<Export>,
    /// `[advice]`.
    pub allowed_advice: Allowed,
    /// `[[test]]`, in the order written; their names differ.
    pub tests: Vec<Test>,
    /// `[columns]`: which header in the CSV holds which field.
    pub columns: Vec<(Field, Spanned<String>)>,
}

/// A span of days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// A figure of the company (営業利益, …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its name, as written.
    pub name: String,
    /// Its value; money or any other number.
    pub value: Ratio,
    /// Where the value stands (in the overlay, where that replaced it).
    pub span: Span,
}

impl Policy {
    /// Whether the pool or a budget hangs on base pay.
    #[must_use]
    pub fn needs_base_pay(&self) -> bool {
        let bound_by_pay = |bound: &Option<crate::diagnostics::Spanned<PoolBound>>| matches!(bound, Some(bound) if matches!(bound.value, PoolBound::Months(_)));
        let by_pool = match &self.pool {
            Pool::Linked(pool) => {
                matches!(pool.method, PoolMethod::Months(_))
                    || bound_by_pay(&pool.min)
                    || bound_by_pay(&pool.max)
            }
            Pool::Unlinked { .. } => false,
        };
        let budgets = self.split.budgets.as_ref();
        by_pool || budgets.is_some_and(|budgets| budgets.weight == BudgetWeight::BasePay)
    }

    /// Whether everybody is paid, weighs and is allotted the same as by another policy, whatever the pool. It may be so
    /// where this says no.
    #[must_use]
    pub fn weighs_like(&self, other: &Self) -> bool {
        self.components == other.components && self.is_like_beside(other)
    }

    /// Whether everybody is paid and allotted the same as by another policy, and weighs by the same columns, so that
    /// people who are alike by one are alike by the other. It may be so where this says no.
    #[must_use]
    pub fn divides_like(&self, other: &Self) -> bool {
        let mut components = self.components.iter().zip(&other.components);
        self.components.len() == other.components.len()
            && components.all(|(own, other)| own.reads_like(other))
            && self.is_like_beside(other)
    }

    /// Whether all that weights and payments hang on is the same, beside the components.
    fn is_like_beside(&self, other: &Self) -> bool {
        let figures_matter = self.reads_figures() || other.reads_figures();
        self.factors == other.factors
            && (!figures_matter || self.figures == other.figures)
            && self.eligibility == other.eligibility
            && self.attendance == other.attendance
            && self.evaluation == other.evaluation
            && self.goals == other.goals
            && self.period == other.period
            && self.payment_date == other.payment_date
            && self.base_pay == other.base_pay
            && self.needs_base_pay() == other.needs_base_pay()
            && self.split == other.split
            && self.rounding == other.rounding
            && self.expect == other.expect
            && self.columns == other.columns
    }

    /// Whether somebody's weight hangs on a figure.
    fn reads_figures(&self) -> bool {
        let terms = self.components.iter().flat_map(|it| &it.terms);
        let factors = self.factors.iter().filter_map(|it| match &it.kind {
            FactorKind::Source(source) => Some(source),
            FactorKind::Service(_) => None,
        });
        let mut sources = terms.map(|it| &it.source).chain(factors);
        sources.any(|source| matches!(source, Source::Figure { .. }))
    }

    /// The figure of that name.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// A text as it is compared: full-width forms folded (NFKC), no spaces around it.
#[must_use]
pub fn key(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    // ASCII has one form only.
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    text.nfkc().collect::<String>().trim().to_owned()
}

/// The field that a header means, where `[columns]` gives some fields headers of their own. The usual headers of such a
/// field mean it no more, because a file may have both.
#[must_use]
pub fn field_of_header(header: &str, columns: &[(Field, Spanned<String>)]) -> Option<Field> {
    let wanted = header_key(header);
    let given = columns
        .iter()
        .find(|(_, own)| header_key(&own.value) == wanted);
    given.map(|(field, _)| *field).or_else(|| {
        Field::of(header).filter(|field| columns.iter().all(|(other, _)| other != field))
    })
}

/// A header as it is compared: a [`key`] without the spaces and line breaks that headers are laid out with, as in
/// 氏　名. Between words of ASCII one space stays.
#[must_use]
pub fn header_key(text: &str) -> String {
    let key = key(text);
    let between = if key.is_ascii() { " " } else { "" };
    key.split_whitespace().collect::<Vec<_>>().join(between)
}
