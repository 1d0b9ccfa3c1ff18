//! Payout factors: what is cut after the pool is shared returns to the company.

use crate::money::{Money, Ratio, Rounding};

use super::Task;
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::roster::Roster;
use crate::calculation::trace::{Expression, Name, Recorder, RoundedTo, Step, Unit};
use crate::calculation::weights::{factor_origin, product};

impl<'a> Task<'_, 'a> {
    /// An amount after the payout factors, one after another, each rounded down to the unit.
    pub(super) fn pay_out(
        &self,
        amount: Money,
        row: usize,
        roster: &Roster<'a>,
        rec: &mut impl Recorder,
    ) -> Fallible<Money> {
        let mut amount = amount;
        for factor in &self.bound.payout {
            let coefficient = factor.coefficient(roster, row, rec)?;
            if coefficient.value > Ratio::ONE {
                let employee = roster.people.ids.get(row).to_owned();
                let fault = CalculationFault::PayoutAboveOne {
                    employee,
                    factor: factor.name.clone(),
                    value: coefficient.value,
                };
                return Err(fault.at(roster.people.row_place(row)));
            }
            let unit = self.rounding.unit;
            let exact = amount.ratio().mul(coefficient.value)?;
            let before = amount;
            amount = unit.times(exact.count(unit.ratio(), Rounding::Down)?)?;
            rec.record(|| Step {
                name: Name::AmountAfterFactor(factor.name.clone()),
                expression: product(Expression::yen(before.ratio()), coefficient),
                rounding: Some(RoundedTo {
                    unit: unit.ratio(),
                    mode: Rounding::Down,
                }),
                result: amount.ratio(),
                unit: Unit::Yen,
                origins: vec![factor_origin(&self.bound.key)],
            });
        }
        Ok(amount)
    }
}
