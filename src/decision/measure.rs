//! The numbers of an outcome that management decides by.

use std::borrow::Cow;

use crate::calculation::Outcome;
use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::people::People;
use crate::policy::{FundingKind, Method, Policy, Pool, PoolMethod, key};

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
    /// `bonus.ID`: the bonus of one person; 0 for who is not eligible.
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

/// Figures that are a profit which a bonus lowers, by the names that companies write.
const PROFITS: [&str; 7] = [
    "operating_profit",
    "営業利益",
    "ordinary_profit",
    "経常利益",
    "pretax_profit",
    "税引前当期純利益",
    "税引前利益",
];

/// Figures that labour has a share of.
const VALUE_ADDED: [&str; 5] = [
    "value_added",
    "付加価値",
    "gross_profit",
    "粗利益",
    "売上総利益",
];

const GINI_DIGITS: u32 = 4;
const RATIO_DIGITS: u32 = 2;

/// The part of the people that is the top, or the bottom.
const TENTH: i128 = 10;

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

/// An outcome to be measured.
pub struct Measured<'a> {
    policy: &'a Policy,
    people: &'a People,
    outcome: &'a Outcome,
    /// The bonuses of the eligible people, ascending.
    bonuses: Vec<Money>,
}

type Value = Result<Option<Ratio>, Overflow>;

impl<'a> Measured<'a> {
    /// The outcome of that policy for those people.
    #[must_use]
    pub fn new(policy: &'a Policy, people: &'a People, outcome: &'a Outcome) -> Self {
        let result = &outcome.people;
        let rows = result.ineligible.iter().zip(&result.bonus);
        let mut bonuses: Vec<Money> = rows
            .filter(|(reason, _)| reason.is_none())
            .map(|(_, &bonus)| bonus)
            .collect();
        bonuses.sort_unstable();
        Self {
            policy,
            people,
            outcome,
            bonuses,
        }
    }

    /// The number; nothing where the outcome has none.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn get(&self, measure: &Measure) -> Value {
        let (pool, totals) = (&self.outcome.pool, &self.outcome.totals);
        let money = |amount: Money| Ok(Some(amount.ratio()));
        match measure {
            Measure::Pool => money(pool.total),
            Measure::Cost => money(pool.cost),
            Measure::Paid => money(totals.paid),
            Measure::LeftOver => money(totals.left_over),
            Measure::Coefficient => Ok(self.sharing().and_then(|it| it.coefficient)),
            Measure::CoefficientOf(name) => Ok(self.named(name).and_then(|it| it.coefficient)),
            Measure::UnitPrice => Ok(self.sharing().and_then(|it| it.unit_price)),
            Measure::UnitPriceOf(name) => Ok(self.named(name).and_then(|it| it.unit_price)),
            Measure::AverageBonus => Ok(totals.average_bonus),
            Measure::MedianBonus => self.median(),
            Measure::MinBonus => Ok(self.bonuses.first().map(|bonus| bonus.ratio())),
            Measure::MaxBonus => Ok(self.bonuses.last().map(|bonus| bonus.ratio())),
            Measure::AverageMonths => Ok(totals.average_months),
            Measure::Gini => self.gini(),
            Measure::TopBottomRatio => self.top_bottom_ratio(),
            Measure::LabourShare => self.labour_share(),
            Measure::ProfitAfterBonus => self.profit_after_bonus(),
            Measure::Bonus(id) => {
                let row = self.row(id);
                let bonus = row.and_then(|row| self.outcome.people.bonus.get(row));
                Ok(bonus.map(|bonus| bonus.ratio()))
            }
        }
    }

    /// The component that shares the pool, where there is just one.
    fn sharing(&self) -> Option<&'a ComponentOutcome> {
        let components = self.outcome.components.iter();
        let mut sharing = components.filter(|it| it.funding == FundingKind::Pool);
        let first = sharing.next()?;
        sharing.next().is_none().then_some(first)
    }

    fn named(&self, name: &str) -> Option<&'a ComponentOutcome> {
        let wanted = key(name);
        let mut components = self.outcome.components.iter();
        components.find(|it| key(&it.name) == wanted)
    }

    fn row(&self, id: &str) -> Option<usize> {
        let wanted = key(id);
        (0..self.people.len()).find(|&row| key(self.people.ids.get(row)) == wanted)
    }

    fn median(&self) -> Value {
        let count = self.bonuses.len();
        let at = |index: usize| self.bonuses.get(index).copied();
        let upper = count.checked_div(2).and_then(at);
        let lower = count.checked_sub(1).and_then(|last| at(last.div_euclid(2)));
        let (Some(lower), Some(upper)) = (lower, upper) else {
            return Ok(None);
        };
        if lower == upper {
            return Ok(Some(lower.ratio()));
        }
        let mean = lower.add(upper)?.ratio().div(Ratio::integer(2))?;
        mean.round(Ratio::ONE, Rounding::HalfUp).map(Some)
    }

    /// Over amounts in ascending order, the sum of all differences is `2 Σ (2i − n − 1) xᵢ`, i from 1.
    fn gini(&self) -> Value {
        let count = count(self.bonuses.len())?;
        let total = Money::sum(self.bonuses.iter().copied())?;
        if total == Money::ZERO {
            return Ok(None);
        }
        let mut sum = Money::ZERO;
        let mut factor = 1_i128.checked_sub(count).ok_or(Overflow)?;
        for bonus in &self.bonuses {
            sum = sum.add(bonus.times(factor)?)?;
            factor = factor.checked_add(2).ok_or(Overflow)?;
        }
        let whole = total.times(count)?.ratio();
        let gini = sum.ratio().div(whole)?;
        gini.round_digits(GINI_DIGITS, Rounding::HalfUp).map(Some)
    }

    fn top_bottom_ratio(&self) -> Value {
        let count = count(self.bonuses.len())?;
        let tenth = Ratio::new(count, TENTH)?.count(Ratio::ONE, Rounding::Up)?;
        let tenth = usize::try_from(tenth).map_err(|_| Overflow)?;
        // As many above as below: the means are to one another as the sums.
        let bottom = Money::sum(self.bonuses.iter().take(tenth).copied())?;
        let top = Money::sum(self.bonuses.iter().rev().take(tenth).copied())?;
        if bottom == Money::ZERO {
            return Ok(None);
        }
        let ratio = top.ratio().div(bottom.ratio())?;
        ratio.round_digits(RATIO_DIGITS, Rounding::HalfUp).map(Some)
    }

    fn labour_share(&self) -> Value {
        let (Pool::Linked(pool), Some((figure, basis))) =
            (&self.policy.pool, &self.outcome.pool.basis)
        else {
            return Ok(None);
        };
        let committed = match &pool.method {
            PoolMethod::LaborShare { personnel_cost, .. } => Some(personnel_cost),
            PoolMethod::Linear { personnel_cost, .. } => personnel_cost
                .as_ref()
                .filter(|_| VALUE_ADDED.contains(&key(figure).as_str())),
            _ => None,
        };
        match committed {
            Some(committed) if *basis > Ratio::ZERO => {
                let cost = committed.value.add(self.bonus_cost()?)?;
                let share = cost.div(*basis)?;
                share.round_digits(4, Rounding::HalfUp).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn profit_after_bonus(&self) -> Value {
        match &self.outcome.pool.basis {
            Some((figure, basis)) if PROFITS.contains(&key(figure).as_str()) => {
                basis.sub(self.bonus_cost()?).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What the bonus costs: the pool with the employer's part, and what is paid above or beside it. What is left over is
    /// not taken off: it may still be allotted, or is carried over.
    fn bonus_cost(&self) -> Result<Ratio, Overflow> {
        let totals = &self.outcome.totals;
        let beside = totals.overrun.add(totals.separate)?;
        Ok(self.outcome.pool.cost.add(beside)?.ratio())
    }
}

fn count(people: usize) -> Result<i128, Overflow> {
    i128::try_from(people).map_err(|_| Overflow)
}
