//! Measures, taken from an outcome. All ratios are exact until their definition rounds them.

use crate::calculation::Outcome;
use crate::calculation::outcome::ComponentOutcome;
use crate::money::{Money, Overflow, Ratio, Rounding};
use crate::people::People;
use crate::policy::{FundingKind, KnownFigure, Policy, Pool, PoolMethod, key};

use super::measure::Measure;
use super::spread::{Bonuses, Order, Value};

/// An outcome to be measured.
pub struct Measured<'a> {
    policy: &'a Policy,
    people: &'a People,
    outcome: &'a Outcome,
    /// The bonuses of the eligible people.
    bonuses: Bonuses,
}

impl<'a> Measured<'a> {
    /// The outcome of that policy for those people.
    #[must_use]
    pub fn new(policy: &'a Policy, people: &'a People, outcome: &'a Outcome) -> Self {
        Self::after(&Order::default(), policy, people, outcome)
    }

    /// [`Measured::new`], for one of several outcomes of what was prepared once, all with the same `order`.
    #[must_use]
    pub fn after(
        order: &Order,
        policy: &'a Policy,
        people: &'a People,
        outcome: &'a Outcome,
    ) -> Self {
        let bonuses = Bonuses::of(&outcome.people, order);
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
            Measure::MedianBonus => self.bonuses.median(),
            Measure::MinBonus => Ok(self.bonuses.least().map(|bonus| bonus.ratio())),
            Measure::MaxBonus => Ok(self.bonuses.most().map(|bonus| bonus.ratio())),
            Measure::AverageMonths => Ok(totals.average_months),
            Measure::Gini => self.bonuses.gini(),
            Measure::TopBottomRatio => self.bonuses.top_bottom_ratio(),
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

    fn labour_share(&self) -> Value {
        let (Pool::Linked(pool), Some((figure, basis))) =
            (&self.policy.pool, &self.outcome.pool.basis)
        else {
            return Ok(None);
        };
        let committed = match &pool.method {
            PoolMethod::LaborShare { personnel_cost, .. } => Some(personnel_cost),
            PoolMethod::Linear { personnel_cost, .. } => {
                personnel_cost.as_ref().filter(|_| has_labour_share(figure))
            }
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
            Some((figure, basis)) if is_before_bonus(figure) => {
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

/// Whether labour has a share of the figure.
fn has_labour_share(figure: &str) -> bool {
    let known = KnownFigure::of(figure);
    matches!(
        known,
        Some(KnownFigure::ValueAdded | KnownFigure::GrossProfit)
    )
}

/// Whether the figure is a profit that the bonus lowers by what it costs.
fn is_before_bonus(figure: &str) -> bool {
    use KnownFigure::{OperatingProfit, OrdinaryProfit, PretaxProfit};
    let known = KnownFigure::of(figure);
    matches!(known, Some(OperatingProfit | OrdinaryProfit | PretaxProfit))
}
