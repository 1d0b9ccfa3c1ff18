//! Whether leftover units went by the claims, for the certificate. Deliberately absent: the hand-out that it checks.
//!
//! Two claims are enough: the worst with a unit must be strictly better than the best without.

use std::cmp::{Ordering, Reverse};

use super::{AllocateError, Rounding, Violation};

/// The claim of the people at a place to a leftover unit each; the greater, the better.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    pub(super) size: (i128, i128, Reverse<u32>),
    pub(super) heads: i128,
    pub(super) person: usize,
}

/// Where the units stopped: the worst claim that got one, and the best that did not.
#[derive(Default)]
pub(super) struct Queue {
    last_with: Option<Claim>,
    first_without: Option<Claim>,
    /// How many people have a claim equal to `first_without`.
    group: i128,
}

impl Queue {
    pub(super) fn note(&mut self, claim: Claim, got: bool) -> Result<(), AllocateError> {
        if got {
            if self.last_with.is_none_or(|last| claim.size < last.size) {
                self.last_with = Some(claim);
            }
            return Ok(());
        }
        match self
            .first_without
            .map_or(Ordering::Greater, |first| claim.size.cmp(&first.size))
        {
            Ordering::Greater => (self.first_without, self.group) = (Some(claim), claim.heads),
            Ordering::Equal => {
                let group = self.group.checked_add(claim.heads);
                self.group = group.ok_or(AllocateError::Overflow)?;
            }
            Ordering::Less => {}
        }
        Ok(())
    }

    pub(super) fn settle(
        &self,
        rounding: &Rounding,
        total: i128,
        paid: i128,
    ) -> Result<(), Violation> {
        let exact = match rounding {
            Rounding::LargestRemainder => false,
            Rounding::Exact { .. } => true,
            Rounding::Down | Rounding::HalfUp | Rounding::HalfEven | Rounding::Up => return Ok(()),
        };
        if let (Some(last), Some(first)) = (self.last_with, self.first_without) {
            let (got, without) = (last.person, first.person);
            match last.size.cmp(&first.size) {
                Ordering::Less => return Err(Violation::OutOfTurn { got, without }),
                Ordering::Equal => return Err(Violation::Unequal { got, without }),
                Ordering::Greater => {}
            }
        }
        let left = total.checked_sub(paid).ok_or(AllocateError::Overflow)?;
        if left < 0 || (left > 0 && exact) {
            return Err(Violation::Sum {
                expected: total,
                found: paid,
            });
        }
        // With nobody left to give to, the group is 0 and any unit kept is one too many.
        if left > 0 && self.group <= left {
            return Err(Violation::KeptBack {
                left,
                group: self.group,
            });
        }
        Ok(())
    }
}
