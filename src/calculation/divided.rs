//! The people, divided by all that their bonus hangs on, and where each class stands in the parts that it is made of.

use std::sync::Arc;

use crate::money::{Money, Overflow};

use super::classes::{ByClass, Classes};

/// The people, divided by all that their bonus hangs on.
#[derive(Debug)]
pub struct Divided {
    /// The classes.
    pub classes: Arc<Classes>,
    /// Whether each of them is paid.
    pub paid: Vec<bool>,
    /// The components, in the order of the policy, then the allotments.
    pub parts: Vec<Part>,
}

/// A part of the bonus, by which people are divided into fewer classes.
#[derive(Debug)]
pub struct Part {
    /// Its own classes.
    pub classes: Arc<Classes>,
    /// Which of them each class of all is in.
    pub of: Vec<usize>,
}

impl Divided {
    /// Looks up where the classes stand. `eligible` is by rows.
    pub fn new<'c>(
        classes: Arc<Classes>,
        eligible: &[bool],
        parts: impl Iterator<Item = &'c Arc<Classes>>,
    ) -> Self {
        let is_paid = |row: usize| eligible.get(row).copied().unwrap_or_default();
        let part = |part: &Arc<Classes>| Part {
            classes: Arc::clone(part),
            of: classes.firsts().map(|row| part.class(row)).collect(),
        };
        Self {
            paid: classes.firsts().map(is_paid).collect(),
            parts: parts.map(part).collect(),
            classes,
        }
    }

    /// The sums of all parts by class; nothing where a part is divided otherwise.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sums<'p>(
        &self,
        amounts: impl Iterator<Item = &'p ByClass<Money>>,
    ) -> Result<Option<Vec<Money>>, Overflow> {
        let mut sums = vec![Money::ZERO; self.classes.len()];
        for (part, amounts) in self.parts.iter().zip(amounts) {
            if !Arc::ptr_eq(&part.classes, amounts.classes()) {
                return Ok(None);
            }
            for (sum, &class) in sums.iter_mut().zip(&part.of) {
                if let Some(&amount) = amounts.values().get(class) {
                    *sum = sum.add(amount)?;
                }
            }
        }
        Ok(Some(sums))
    }
}
