//! Guaranteed and separate components: the rule's money, never scaled.

use std::sync::Arc;

use crate::diagnostics::Spanned;
use crate::money::{Money, Ratio, Rounding};
use crate::policy::Method;

use super::classes::ByClass;
use super::fault::Fallible;
use super::members::Members;
use super::outcome::ComponentOutcome;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Silent, Step, Unit};
use super::weights::BoundComponent;

/// What a guaranteed or separate component pays, worked out by the first run that asks: the pool has no part in it.
///
/// # Errors
/// Overflow.
pub fn paid(
    bound: &BoundComponent<'_>,
    members: &Members,
    rounding: Rounding,
    unit: Money,
) -> Fallible<ComponentOutcome> {
    if let Some(paid) = members.fixed.get() {
        return Ok(paid.clone());
    }
    let paid = pay(bound, members, rounding, unit)?;
    Ok(members.fixed.get_or_init(|| paid).clone())
}

fn pay(
    bound: &BoundComponent<'_>,
    members: &Members,
    rounding: Rounding,
    unit: Money,
) -> Fallible<ComponentOutcome> {
    let component = bound.component;
    let amounts = members
        .weights
        .values()
        .iter()
        .map(|&weight| amount(bound, weight, rounding, unit, &mut Silent))
        .collect::<Fallible<Vec<_>>>()?;
    let weight_total = members.total()?;
    let amounts = ByClass::new(Arc::clone(members.classes()), amounts);
    Ok(ComponentOutcome {
        name: component.name.clone(),
        funding: component.funding.kind(),
        method: component.method,
        pool: None,
        weight_total,
        tentative_total: None,
        coefficient: None,
        unit_price: component.unit_price.as_ref().map(|price| price.value),
        paid: amounts.sum()?,
        left_over: Money::ZERO,
        overrun: Money::ZERO,
        at_min: None,
        at_max: None,
        weights: members.weights.clone(),
        amounts,
        steps: Vec::new(),
    })
}

/// A weight as whole units of money.
///
/// # Errors
/// Overflow.
pub fn amount(
    bound: &BoundComponent<'_>,
    weight: Ratio,
    rounding: Rounding,
    unit: Money,
    rec: &mut impl Recorder,
) -> Fallible<Money> {
    let priced = Priced::of(bound, weight);
    let units = priced.value()?.count(unit.ratio(), rounding)?;
    let amount = unit.times(units)?;
    rec.record(|| Step {
        name: Name::Amount,
        expression: priced.shown(),
        rounding: Some(RoundedTo {
            unit: unit.ratio(),
            mode: rounding,
        }),
        result: amount.ratio(),
        unit: Unit::Yen,
        origins: priced.origins(&bound.key),
    });
    Ok(amount)
}

/// A weight as money: points at their price, money as it is.
pub struct Priced {
    weight: Ratio,
    price: Option<Spanned<Ratio>>,
}

impl Priced {
    /// The weight with the price of the component.
    pub fn of(bound: &BoundComponent<'_>, weight: Ratio) -> Self {
        let points = bound.component.method == Method::Points;
        Self {
            weight,
            price: bound.component.unit_price.clone().filter(|_| points),
        }
    }

    /// The money.
    pub fn value(&self) -> Result<Ratio, crate::money::Overflow> {
        match &self.price {
            Some(price) => self.weight.mul(price.value),
            None => Ok(self.weight),
        }
    }

    /// How it is computed.
    pub fn shown(&self) -> Expression {
        match &self.price {
            Some(price) => {
                Expression::number(self.weight, Unit::Points).times(Expression::yen(price.value))
            }
            None => Expression::yen(self.weight),
        }
    }

    /// Where the price comes from.
    pub fn origins(&self, key: &str) -> Vec<Origin> {
        let price = self.price.as_ref();
        price
            .map(|price| Origin::Policy {
                key: format!("{key}.unit_price"),
                span: Some(price.span),
            })
            .into_iter()
            .collect()
    }
}
