//! The numbers that management decides by.

use std::borrow::Cow;

use crate::policy::{FundingKind, Method, Policy};

/// A number of an outcome. Means, extremes and spread are over the eligible people, whatever they get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// `pool`: P, what people get by the rules of the pool (賞与原資).
    Pool,
    /// `cost`: P and the employer's part on it.
    Cost,
    /// `paid`: the sum of all bonuses, separate components included.
    Paid,
    /// `left_over`: what is left of the pool (残額).
    LeftOver,
    /// `coefficient`: the adjustment coefficient (調整係数) as used, of the component that shares the pool; nothing where
    /// none does, or several do.
    Coefficient,
    /// `coefficient.NAME`: that of one component.
    CoefficientOf(String),
    /// `unit_price`: money a point (ポイント単価) of the component that shares the pool; nothing where none does, or
    /// several do, or it is not in points.
    UnitPrice,
    /// `unit_price.NAME`: that of one component, also of a guaranteed or separate one.
    UnitPriceOf(String),
    /// `average_bonus`: the mean bonus, half up to 1.
    AverageBonus,
    /// `median_bonus` (中央値): the bonus in the middle; of an even number of people the mean of the two in the middle,
    /// half up to 1.
    MedianBonus,
    /// `min_bonus`: the smallest bonus.
    MinBonus,
    /// `max_bonus`: the largest bonus.
    MaxBonus,
    /// `average_months`: Σ bonus / Σ base pay, half up to 2 decimals; nothing where somebody's base pay is not known.
    AverageMonths,
    /// `gini` (ジニ係数): `Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n Σ x)`, half up to 4 decimals: 0 where all get the same. Nothing where
    /// nobody gets anything.
    Gini,
    /// `top_bottom_ratio` (上位下位倍率、メリハリ): the mean bonus of the top tenth over that of the bottom tenth, half up
    /// to 2 decimals; a tenth of the people is rounded up, so at least one. Nothing where the bottom tenth gets nothing.
    TopBottomRatio,
    /// `labour_share` (労働分配率): the personnel cost that the policy names (`pool.personnel_cost`) and what the bonus
    /// costs, over the basis, half up to 4 decimals. With `labor_share`, and with `linear` where the basis is value added
    /// or gross profit; nothing else says which personnel cost belongs to which value added.
    LabourShare,
    /// `profit_after_bonus` (賞与支給後利益): the basis less what the bonus costs, where the basis is an operating, ordinary
    /// or pretax profit.
    ProfitAfterBonus,
    /// `bonus.ID`: the bonus of one person; nothing for who is not eligible.
    Bonus(String),
}

/// What a measure counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money.
    Money,
    /// Money that need not be whole.
    Price,
    /// A plain number.
    Number,
    /// A number that is rounded to so many decimals.
    Rounded(u32),
    /// A rate.
    Rate,
    /// Months of pay.
    Months,
}

/// Decimals of the Gini coefficient.
pub(super) const GINI_DIGITS: u32 = 4;
/// Decimals of the top to bottom ratio.
pub(super) const RATIO_DIGITS: u32 = 2;

impl Measure {
    /// The measures that every outcome has, in the order of every output.
    pub const ALL: [Self; 15] = [
        Self::Pool,
        Self::Cost,
        Self::Paid,
        Self::LeftOver,
        Self::Coefficient,
        Self::UnitPrice,
        Self::AverageBonus,
        Self::MedianBonus,
        Self::MinBonus,
        Self::MaxBonus,
        Self::AverageMonths,
        Self::Gini,
        Self::TopBottomRatio,
        Self::LabourShare,
        Self::ProfitAfterBonus,
    ];

    /// Its word in commands and results.
    #[must_use]
    pub fn word(&self) -> Cow<'static, str> {
        match self {
            Self::Pool => "pool".into(),
            Self::Cost => "cost".into(),
            Self::Paid => "paid".into(),
            Self::LeftOver => "left_over".into(),
            Self::Coefficient => "coefficient".into(),
            Self::CoefficientOf(name) => format!("coefficient.{name}").into(),
            Self::UnitPrice => "unit_price".into(),
            Self::UnitPriceOf(name) => format!("unit_price.{name}").into(),
            Self::AverageBonus => "average_bonus".into(),
            Self::MedianBonus => "median_bonus".into(),
            Self::MinBonus => "min_bonus".into(),
            Self::MaxBonus => "max_bonus".into(),
            Self::AverageMonths => "average_months".into(),
            Self::Gini => "gini".into(),
            Self::TopBottomRatio => "top_bottom_ratio".into(),
            Self::LabourShare => "labour_share".into(),
            Self::ProfitAfterBonus => "profit_after_bonus".into(),
            Self::Bonus(id) => format!("bonus.{id}").into(),
        }
    }

    /// The measure of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim();
        if let Some(plain) = Self::ALL.into_iter().find(|it| it.word() == word) {
            return Some(plain);
        }
        let (kind, name) = word.split_once('.')?;
        let name = name.trim().to_owned();
        match kind {
            _ if name.is_empty() => None,
            "bonus" => Some(Self::Bonus(name)),
            "coefficient" => Some(Self::CoefficientOf(name)),
            "unit_price" => Some(Self::UnitPriceOf(name)),
            _ => None,
        }
    }

    /// The word that is most like another, where one is alike enough to be meant.
    #[must_use]
    pub fn nearest(word: &str) -> Option<Self> {
        let wrong = word.trim().to_lowercase();
        Self::ALL
            .into_iter()
            .map(|it| (strsim::jaro_winkler(&it.word(), &wrong), it))
            .filter(|(likeness, _)| *likeness >= 0.85)
            .max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, it)| it)
    }

    /// Whether it tells what a single person is paid, so that it is no matter for messages.
    #[must_use]
    pub const fn is_of_a_person(&self) -> bool {
        matches!(
            self,
            Self::Bonus(_) | Self::MinBonus | Self::MedianBonus | Self::MaxBonus
        )
    }

    /// What it counts in.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Pool
            | Self::Cost
            | Self::Paid
            | Self::LeftOver
            | Self::AverageBonus
            | Self::MedianBonus
            | Self::MinBonus
            | Self::MaxBonus
            | Self::Bonus(_) => Kind::Money,
            // A basis may have decimals.
            Self::UnitPrice | Self::UnitPriceOf(_) | Self::ProfitAfterBonus => Kind::Price,
            Self::Coefficient | Self::CoefficientOf(_) => Kind::Number,
            Self::Gini => Kind::Rounded(GINI_DIGITS),
            Self::TopBottomRatio => Kind::Rounded(RATIO_DIGITS),
            Self::AverageMonths => Kind::Months,
            Self::LabourShare => Kind::Rate,
        }
    }

    /// The measures of single components that outcomes of this policy have: those of the components that share the pool,
    /// where there are several.
    #[must_use]
    pub fn of_components(policy: &Policy) -> Vec<Self> {
        let components = policy.components.iter();
        let sharing: Vec<_> = components
            .filter(|component| component.funding.kind() == FundingKind::Pool)
            .collect();
        if sharing.len() < 2 {
            return Vec::new();
        }
        let coefficients = sharing
            .iter()
            .map(|component| Self::CoefficientOf(component.name.clone()));
        let prices = sharing
            .iter()
            .filter(|component| component.method == Method::Points)
            .map(|component| Self::UnitPriceOf(component.name.clone()));
        coefficients.chain(prices).collect()
    }
}
