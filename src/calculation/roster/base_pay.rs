//! Base pay (算定基礎額): the sum of some columns.

use crate::money::Ratio;
use crate::policy::Column;

use super::super::fault::Fallible;
use super::super::trace::{Expression, Name, Recorder, Step, Unit};
use super::{Numbers, Roster};

impl<'a> Roster<'a> {
    /// The sum of the columns of base pay for a person.
    ///
    /// # Errors
    /// [`CalculationFault::Blank`](crate::calculation::CalculationFault::Blank) and [`CalculationFault::Negative`](crate::calculation::CalculationFault::Negative).
    pub fn base_pay(
        &self,
        columns: &[Numbers<'a>],
        row: usize,
        needed_by: &str,
        rec: &mut impl Recorder,
    ) -> Fallible<Ratio> {
        let mut parts = Vec::with_capacity(columns.len());
        for &numbers in columns {
            let value = self.required(numbers, row, needed_by, rec)?;
            parts.push(self.not_negative(value, &self.header(numbers), row, || {
                self.place(numbers, row)
            })?);
        }
        let sum = Ratio::sum(parts.iter().copied())?;
        rec.record(|| Step {
            name: Name::BasePay,
            expression: match parts.as_slice() {
                [one] => Expression::yen(*one),
                several => Expression::Sum(several.iter().copied().map(Expression::yen).collect()),
            },
            rounding: None,
            result: sum,
            unit: Unit::Yen,
            origins: columns
                .iter()
                .filter_map(|&numbers| self.origin(numbers, row))
                .collect(),
        });
        Ok(sum)
    }

    /// The columns of a base pay.
    ///
    /// # Errors
    /// [`CalculationFault::ColumnMissing`](crate::calculation::CalculationFault::ColumnMissing).
    pub fn base_pay_columns(
        &self,
        columns: &[Column],
        needed_by: &str,
    ) -> Fallible<Vec<Numbers<'a>>> {
        columns
            .iter()
            .map(|column| self.numbers(column, needed_by))
            .collect()
    }
}
