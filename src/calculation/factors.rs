//! Factors: coefficients that multiply a weight before the pool is shared, or an amount after it.

use crate::money::{Ratio, Rounding};
use crate::policy::{Apply, FactorKind, FactorRef, Service};

use super::classes::Cells;
use super::fault::Fallible;
use super::roster::{Numbers, Roster};
use super::sources::BoundSource;
use super::trace::{Expression, Name, Origin, Recorder, RoundedTo, Step, Unit};

/// A factor, bound to the columns that it reads.
pub struct BoundFactor<'a> {
    /// Its name.
    pub name: String,
    /// What it multiplies.
    pub apply: Apply,
    /// The dotted key of the factor.
    pub key: String,
    digits: Option<u32>,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Source(BoundSource<'a>),
    Service(Service),
    Column(Numbers<'a>),
}

impl<'a> BoundFactor<'a> {
    /// Binds a factor.
    ///
    /// # Errors
    /// Missing columns.
    pub fn new(factor: &'a FactorRef, needed_by: &str, roster: &Roster<'a>) -> Fallible<Self> {
        let declared = match factor {
            FactorRef::Column(column) => {
                return Ok(Self {
                    name: column.name.clone(),
                    apply: Apply::Weight,
                    key: format!("{needed_by}.factors"),
                    digits: None,
                    kind: Kind::Column(roster.numbers(column, &format!("{needed_by}.factors"))?),
                });
            }
            FactorRef::Declared(index) => roster.policy.factors.get(*index),
        };
        let Some(factor) = declared else {
            // The policy's reader hands out indexes of its own factors only.
            return Err(crate::money::Overflow.into());
        };
        let key = format!("factor.{}", factor.name);
        let kind = match &factor.kind {
            FactorKind::Source(source) => {
                Kind::Source(BoundSource::new(source, key.clone(), roster)?)
            }
            FactorKind::Service(unit) => Kind::Service(*unit),
        };
        Ok(Self {
            name: factor.name.clone(),
            apply: factor.apply,
            key,
            digits: factor.digits,
            kind,
        })
    }

    /// Adds the cells that a person's coefficient hangs on.
    pub fn cells<'r>(&self, roster: &'r Roster<'a>, cells: &mut Vec<Cells<'r>>) {
        match &self.kind {
            Kind::Source(source) => source.cells(roster, cells),
            Kind::Service(unit) => roster.service.cells(*unit, cells),
            Kind::Column(numbers) => roster.number_cells(*numbers, cells),
        }
    }

    /// The coefficient of a person, which is not below 0, as the division it comes from where it is one.
    ///
    /// # Errors
    /// What the source cannot give.
    pub fn coefficient(
        &self,
        roster: &Roster<'a>,
        row: usize,
        rec: &mut impl Recorder,
    ) -> Fallible<Coefficient> {
        let exact = match &self.kind {
            Kind::Source(source) => {
                Coefficient::of(source.number(roster, row, Unit::Plain, rec)?)
            }
            Kind::Column(numbers) => {
                let value = roster.required(*numbers, row, &self.key, rec)?;
                roster.record_value(*numbers, row, value, Unit::Plain, rec);
                Coefficient::of(
                    roster.not_negative(value, &self.name, row, || roster.place(*numbers, row))?,
                )
            }
            Kind::Service(unit) => {
                let served = roster.service.served(*unit, row, &self.key, rec)?;
                let division = Expression::plain(served.served).over(Expression::plain(served.of));
                Coefficient {
                    value: served.served.div(served.of)?,
                    shown: division,
                }
            }
        };
        let Some(digits) = self.digits else {
            return Ok(exact);
        };
        let rounded = exact.value.round_digits(digits, Rounding::HalfUp)?;
        let unit = Ratio::decimal_place(digits)?;
        rec.record(|| Step {
            name: Name::FactorCoefficient(self.name.clone()),
            expression: exact.shown,
            rounding: Some(RoundedTo {
                unit,
                mode: Rounding::HalfUp,
            }),
            result: rounded,
            unit: Unit::Plain,
            origins: vec![Origin::Policy {
                key: format!("{}.digits", self.key),
                span: None,
            }],
        });
        Ok(Coefficient::of(rounded))
    }
}

/// A coefficient and how it is shown in the next step.
pub struct Coefficient {
    /// Its exact value.
    pub value: Ratio,
    /// The number, or the division where it need not end (4/6).
    pub shown: Expression,
}

impl Coefficient {
    fn of(value: Ratio) -> Self {
        Self {
            value,
            shown: Expression::plain(value),
        }
    }
}
