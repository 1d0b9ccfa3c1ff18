//! Measures, taken from an outcome. All ratios are exact until their definition rounds them.

use crate::calculation::Outcome;
use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::people::People;
use crate::policy::{FundingKind, Policy, Pool, PoolMethod, key};

use super::measure::{GINI_DIGITS, Measure, RATIO_DIGITS};

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

/// The part of the people that is the top, or the bottom.
const TENTH: i128 = 10;

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
                let result = &self.outcome.people;
                let row = self.row(id);
                let row = row.filter(|&row| matches!(result.ineligible.get(row), Some(None)));
                let bonus = row.and_then(|row| result.bonus.get(row));
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
