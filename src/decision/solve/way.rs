//! A way over counts, and the place on it where the measure passes the target.

use std::cmp::Ordering;

use crate::money::Overflow;

use super::field::Field;

/// Two counts that can be calculated, between which the measure passes the target: before `near` it had not; at `far` it
/// has, or hits it. They are the same where the very first count hits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passed {
    pub near: i128,
    pub far: i128,
}

/// A way over counts that goes in one direction.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// The last count that can be calculated.
    last: Option<i128>,
    /// The count where the way is, and whether it can be calculated.
    here: Option<(i128, bool)>,
}

impl Way {
    /// Goes on to a count. Where what can be calculated begins or ends on the way, its last count is visited, too.
    pub(super) fn step(
        &mut self,
        field: &mut Field<'_>,
        to: i128,
    ) -> Result<Option<Passed>, Overflow> {
        let can = field.at(to)?.is_some();
        let edge = match self.here.replace((to, can)) {
            Some((from, true)) if !can => Some(field.edge(from, to)?),
            Some((from, false)) if can => Some(field.edge(to, from)?),
            _ => None,
        };
        for visited in edge.into_iter().chain(can.then_some(to)) {
            if let Some(passed) = self.visit(field, visited)? {
                return Ok(Some(passed));
            }
        }
        Ok(None)
    }

    fn visit(&mut self, field: &mut Field<'_>, far: i128) -> Result<Option<Passed>, Overflow> {
        let near = self.last.replace(far).unwrap_or(far);
        let side = field.side(far)?;
        let has_passed = side == Some(Ordering::Equal) || field.side(near)? != side;
        Ok(has_passed.then_some(Passed { near, far }))
    }
}
