//! The units that rounding everyone down leaves, for explanations.

use crate::money::{Overflow, Ratio};

use super::{Shared, total_step};
use crate::calculation::adjustment::share;
use crate::calculation::fault::Fallible;
use crate::calculation::trace::{Expression, Name, Recorder, Step, Unit};

/// Records the units that rounding everyone down leaves, how many of them were handed out, and the smallest remainder that got one.
///
/// # Errors
/// Overflow.
pub fn record(shared: &Shared, rec: &mut impl Recorder) -> Fallible<()> {
    let (mut down, mut paid) = (0_i128, 0_i128);
    let mut served: Option<(i128, i128)> = None;
    let heads = shared.classes.heads().iter();
    let all = shared.tentative.iter().zip(&shared.units).zip(heads);
    for (class, ((&tentative, &units), &heads)) in all.enumerate() {
        let limit = shared.limit(class);
        let share = share(shared.kernel, tentative, limit)?;
        let add = |sum: i128, units: i128| sum.checked_add(units.checked_mul(heads.into())?);
        down = add(down, share.floor).ok_or(Overflow)?;
        paid = add(paid, units).ok_or(Overflow)?;
        if units > share.floor && served.is_none_or(|(smallest, _)| share.remainder < smallest) {
            served = Some((share.remainder, share.denom));
        }
    }
    let units = |count: i128| Expression::number(Ratio::integer(count), Unit::Units);
    let mut record = |name, above: i128, below: i128| -> Fallible<i128> {
        let result = above.checked_sub(below).ok_or(Overflow)?;
        rec.record(|| Step {
            name,
            expression: units(above).minus(units(below)),
            rounding: None,
            result: Ratio::integer(result),
            unit: Unit::Units,
            origins: Vec::new(),
        });
        Ok(result)
    };
    let missing = record(Name::MissingUnits, shared.total, down)?;
    let handed = paid.checked_sub(down).ok_or(Overflow)?;
    if handed < missing {
        record(Name::UnitsLeftOver, missing, handed)?;
    }
    if let Some((remainder, denom)) = served {
        let rest = Ratio::new(remainder, denom)?.mul(shared.scales.unit.ratio())?;
        rec.record(|| total_step(Name::SmallestServed, rest, Unit::Yen));
    }
    Ok(())
}
