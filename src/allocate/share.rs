//! What a coefficient gives one person, before rounding. Deliberately absent: any rounding.

use num_integer::Integer;

use super::wide::{div_rem, times};
use super::{AllocateError, Coefficient, Invalid, Limit};

/// The exact share clamp(k·t, min, max) of one person: `floor + remainder / denom` units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The whole units.
    pub floor: i128,
    /// What is above `floor`, in parts of `denom`; at least 0, below `denom`.
    pub remainder: i128,
    /// The denominator of the coefficient, the same for everyone, so that remainders compare as they are.
    pub denom: i128,
    /// The share equals the minimum, and there is one (above 0).
    pub at_min: bool,
    /// The share equals the maximum. Where minimum and maximum are the same, a person stands at both.
    pub at_max: bool,
}

/// The share that `k` gives a person with this tentative amount (quanta) and limit (units).
///
/// # Errors
/// [`AllocateError::Invalid`] for arguments below 0 or a minimum above its maximum; [`AllocateError::Overflow`] where
/// k·t does not fit.
pub fn share(k: Coefficient, tentative: i128, limit: Limit) -> Result<Share, AllocateError> {
    limit.check()?;
    if tentative < 0 {
        return Err(Invalid::NegativeTentative.into());
    }
    // A pair (whole, remainder) is ordered like the number it stands for.
    let mut exact = product(k, tentative)?.max((limit.min, 0));
    if let Some(max) = limit.max {
        exact = exact.min((max, 0));
    }
    let (floor, remainder) = exact;
    Ok(Share {
        floor,
        remainder,
        denom: k.denom(),
        at_min: limit.min > 0 && exact == (limit.min, 0),
        at_max: limit.max.is_some_and(|max| exact == (max, 0)),
    })
}

/// k·t as whole units and a remainder in parts of k's denominator.
fn product(k: Coefficient, tentative: i128) -> Result<(i128, i128), AllocateError> {
    if let Some(numer) = times(k.numer(), tentative) {
        return Ok(div_rem(numer, k.denom()));
    }
    let common = tentative.gcd(&k.denom());
    let numer = k
        .numer()
        .checked_mul(tentative.div_euclid(common))
        .ok_or(AllocateError::Overflow)?;
    let (floor, remainder) = div_rem(numer, k.denom().div_euclid(common));
    Ok((
        floor,
        remainder
            .checked_mul(common)
            .ok_or(AllocateError::Overflow)?,
    ))
}
