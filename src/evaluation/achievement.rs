//! What one goal is worth.

use crate::money::{Overflow, Ratio};
use crate::people::{Direction, Progress};

/// How far a target was reached, from 0 to `most`; the target is above 0. Where less is better, nothing at all (or
/// less) is as good as it gets.
///
/// # Errors
/// [`Overflow`].
pub fn reached(progress: &Progress, most: Ratio) -> Result<Ratio, Overflow> {
    let reached = match progress.direction {
        Direction::Higher => progress.actual.div(progress.target)?,
        Direction::Lower if progress.actual <= Ratio::ZERO => return Ok(most),
        Direction::Lower => progress.target.div(progress.actual)?,
    };
    Ok(reached.max(Ratio::ZERO).min(most))
}

/// What a part of something is worth whose `par` is 100%, at most `most`; `par` is above 0.
///
/// # Errors
/// [`Overflow`].
pub fn against_par(value: Ratio, par: Ratio, most: Ratio) -> Result<Ratio, Overflow> {
    Ok(value.div(par)?.min(most))
}

/// The mean of some numbers; nothing of none.
///
/// # Errors
/// [`Overflow`].
pub fn mean(values: &[Ratio]) -> Result<Option<Ratio>, Overflow> {
    if values.is_empty() {
        return Ok(None);
    }
    let count = i128::try_from(values.len()).map_err(|_| Overflow)?;
    Ratio::sum(values.iter().copied())?
        .div(Ratio::integer(count))
        .map(Some)
}
