//! Relative ratings (相対評価): places by score, shared out by quotas.

use crate::money::{Overflow, Ratio, Rounding};

/// The place of a person among others, and the rating that it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// From 1; people with equal scores share the best of their places, and the next one's place counts them all.
    pub place: usize,
    /// How many have the same score, the person included.
    pub tied: usize,
    /// How many are placed.
    pub of: usize,
    /// The rating, as an index into the quotas.
    pub quota: usize,
    /// The first place of the rating.
    pub first: usize,
    /// The last place of the rating.
    pub last: usize,
}

/// Places people by their scores, the highest first, and gives each the rating whose quota holds the place. `shares` are
/// those of the quotas, the best first; they sum to 1.
///
/// # Errors
/// [`Overflow`].
pub fn relative(scores: &[Ratio], shares: &[Ratio]) -> Result<Vec<Placed>, Overflow> {
    let of = scores.len();
    let mut end = 0_usize;
    let places: Vec<(usize, usize)> = quotas(shares, of)?
        .into_iter()
        .map(|count| {
            let first = end.saturating_add(1);
            end = end.saturating_add(count);
            (first, end)
        })
        .collect();
    let mut order: Vec<(Ratio, usize)> = scores.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let mut placed = vec![None; of];
    let mut place = 1_usize;
    let mut holding = places.iter().copied().enumerate().peekable();
    for equals in order.chunk_by(|a, b| a.0 == b.0) {
        while holding.next_if(|(_, (_, last))| *last < place).is_some() {}
        // The quotas hold all places.
        let (quota, (first, last)) = *holding.peek().ok_or(Overflow)?;
        for &(_, row) in equals {
            if let Some(slot) = placed.get_mut(row) {
                *slot = Some(Placed {
                    place,
                    tied: equals.len(),
                    of,
                    quota,
                    first,
                    last,
                });
            }
        }
        place = place.saturating_add(equals.len());
    }
    Ok(placed.into_iter().flatten().collect())
}

/// How many of `people` each share comes to: whole people, the rest to the largest remainders, ties in the order written.
///
/// # Errors
/// [`Overflow`].
pub fn quotas(shares: &[Ratio], people: usize) -> Result<Vec<usize>, Overflow> {
    let whole = |count: Ratio| {
        let count = count.count(Ratio::ONE, Rounding::Down)?;
        usize::try_from(count).map_err(|_| Overflow)
    };
    let people_exact = Ratio::integer(i128::try_from(people).map_err(|_| Overflow)?);
    let mut counts = Vec::with_capacity(shares.len());
    let mut remainders = Vec::with_capacity(shares.len());
    for (index, share) in shares.iter().enumerate() {
        let exact = share.mul(people_exact)?;
        let count = whole(exact)?;
        let down = Ratio::integer(i128::try_from(count).map_err(|_| Overflow)?);
        counts.push(count);
        remainders.push((exact.sub(down)?, index));
    }
    let given = counts
        .iter()
        .fold(0_usize, |sum, count| sum.saturating_add(*count));
    // A stable sort keeps the order written among equal remainders.
    remainders.sort_by(|(a, _), (b, _)| b.cmp(a));
    for (_, index) in remainders.into_iter().take(people.saturating_sub(given)) {
        if let Some(count) = counts.get_mut(index) {
            *count = count.saturating_add(1);
        }
    }
    Ok(counts)
}
