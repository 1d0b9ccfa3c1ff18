//! `limits`: the least and the most for a person, pulled inside to whole units.

use crate::allocate::Limit;
use crate::diagnostics::Spanned;
use crate::money::Rounding;
use crate::policy::Bound;

use super::Task;
use crate::calculation::fault::{CalculationFault, Fallible};
use crate::calculation::roster::{Numbers, Roster};
use crate::calculation::trace::{Expression, Name, Origin, Recorder, RoundedTo, Side, Step, Unit};

/// Limits, bound to the columns that they are multiples of.
pub struct BoundLimits<'a> {
    min: Option<Numbers<'a>>,
    max: Option<Numbers<'a>>,
}

impl<'a> BoundLimits<'a> {
    /// Binds the limits.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(task: &Task<'_, 'a>, roster: &Roster<'a>) -> Fallible<Self> {
        let bind = |bound: &Option<Spanned<Bound>>, part: &str| match bound {
            Some(bound) => match &bound.value {
                Bound::Of { column, .. } => roster
                    .numbers(column, &format!("{}.limits.{part}", task.bound.key))
                    .map(Some),
                Bound::Money(_) => Ok(None),
            },
            None => Ok(None),
        };
        Ok(Self {
            min: bind(&task.limits.min, "min")?,
            max: bind(&task.limits.max, "max")?,
        })
    }

    /// The limits of a person, pulled inside to whole units.
    pub fn limit(
        &self,
        task: &Task<'_, 'a>,
        row: usize,
        roster: &Roster<'a>,
        rec: &mut impl Recorder,
    ) -> Fallible<Limit> {
        let min = self.side(Side::Min, task, row, roster, rec)?;
        let max = self.side(Side::Max, task, row, roster, rec)?;
        let limit = Limit {
            min: min.unwrap_or(0),
            max,
        };
        if let Some(max) = max.filter(|&max| max < limit.min) {
            let (unit, component) = (task.rounding.unit, task.bound.component.name.clone());
            let employee = roster.people.ids.get(row).to_owned();
            let (min, max) = (unit.times(limit.min)?, unit.times(max)?);
            let fault = CalculationFault::LimitsCrossed {
                employee,
                component,
                min,
                max,
            };
            return Err(fault.at(roster.people.row_place(row)));
        }
        Ok(limit)
    }

    fn side(
        &self,
        side: Side,
        task: &Task<'_, 'a>,
        row: usize,
        roster: &Roster<'a>,
        rec: &mut impl Recorder,
    ) -> Fallible<Option<i128>> {
        let (written, numbers, part, inside) = match side {
            Side::Min => (&task.limits.min, self.min, "min", Rounding::Up),
            Side::Max => (&task.limits.max, self.max, "max", Rounding::Down),
        };
        let Some(written) = written else {
            return Ok(None);
        };
        let key = format!("{}.limits.{part}", task.bound.key);
        let mut origins = vec![Origin::Policy {
            key: key.clone(),
            span: Some(written.span),
        }];
        let expression = match (&written.value, numbers) {
            (Bound::Money(amount), _) => Expression::yen(*amount),
            (Bound::Of { times, .. }, Some(numbers)) => {
                let base = roster.required(numbers, row, &key, rec)?;
                roster.not_negative(base, &roster.header(numbers), row, || {
                    roster.place(numbers, row)
                })?;
                origins.extend(roster.origin(numbers, row));
                Expression::yen(base).times(Expression::percent(*times))
            }
            (Bound::Of { column, .. }, None) => {
                let fault = CalculationFault::ColumnMissing {
                    column: column.name.clone(),
                    needed_by: key,
                };
                return Err(fault.at(written.span));
            }
        };
        let unit = task.rounding.unit;
        let exact = expression.value()?;
        let units = exact.count(unit.ratio(), inside)?;
        let result = unit.times(units)?.ratio();
        rec.record(|| Step {
            name: Name::Limit(side),
            expression,
            rounding: (result != exact).then_some(RoundedTo {
                unit: unit.ratio(),
                mode: inside,
            }),
            result,
            unit: Unit::Yen,
            origins,
        });
        Ok(Some(units))
    }
}
