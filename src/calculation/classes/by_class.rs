//! What people of a class have in common.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Classes, Of, cell, index};
use crate::money::{Money, Overflow};

/// Something about everybody that is the same for people who are alike. A copy shares what it holds.
#[derive(Debug)]
pub struct ByClass<T> {
    classes: Arc<Classes>,
    values: Arc<Vec<T>>,
}

impl<T> Clone for ByClass<T> {
    fn clone(&self) -> Self {
        Self {
            classes: Arc::clone(&self.classes),
            values: Arc::clone(&self.values),
        }
    }
}

impl<T> ByClass<T> {
    /// A value for every class.
    #[must_use]
    pub fn new(classes: Arc<Classes>, values: Vec<T>) -> Self {
        let values = Arc::new(values);
        Self { classes, values }
    }

    /// The classes.
    #[must_use]
    pub const fn classes(&self) -> &Arc<Classes> {
        &self.classes
    }

    /// The value of every class.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The value of a row; nothing outside.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&T> {
        self.values.get(self.classes.class(row))
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.classes.people()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of every row, in the order of the people file.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// How many people have such a value.
    #[must_use]
    pub fn heads(&self, such: impl Fn(&T) -> bool) -> usize {
        let crowds = self.crowds().filter(|(value, _)| such(value));
        crowds.map(|(_, heads)| index(heads)).sum()
    }

    /// The value of every class, with how many people it has.
    pub fn crowds(&self) -> impl Iterator<Item = (&T, u32)> {
        self.values.iter().zip(self.classes.heads.iter().copied())
    }
}

impl<T: PartialEq + Clone> ByClass<T> {
    /// The same with one class for each value, where there are few: what is asked of everybody again and again is found
    /// faster.
    #[must_use]
    pub fn merged(self) -> Self {
        const FEW: usize = 16;
        let Some(of) = self.classes.codes() else {
            return self;
        };
        let mut firsts: Vec<usize> = Vec::new();
        let mut numbers: Vec<u32> = Vec::with_capacity(self.values.len());
        for (class, value) in self.values.iter().enumerate() {
            let mut known = (0_u32..).zip(&firsts);
            let same = known.find(|&(_, &first)| self.values.get(first) == Some(value));
            let number = match same {
                Some((number, _)) => number,
                None if firsts.len() < FEW => {
                    firsts.push(class);
                    u32::try_from(firsts.len().saturating_sub(1)).unwrap_or(u32::MAX)
                }
                None => return self,
            };
            numbers.push(number);
        }
        let values = firsts
            .iter()
            .filter_map(|&class| self.values.get(class).cloned());
        let values = values.collect();
        if firsts.len() == 1 {
            let classes = Classes::one(self.len());
            return Self::new(Arc::new(classes), values);
        }
        let mut heads = vec![0_u32; firsts.len()];
        for (&number, &own) in numbers.iter().zip(&self.classes.heads) {
            if let Some(heads) = heads.get_mut(index(number)) {
                *heads = heads.saturating_add(own);
            }
        }
        let of = of.par_iter().map(|&class| cell(&numbers, index(class)));
        let classes = Classes {
            of: Of::Many(of.collect()),
            first: firsts
                .iter()
                .map(|&class| cell(&self.classes.first, class))
                .collect(),
            heads,
        };
        Self::new(Arc::new(classes), values)
    }
}

impl ByClass<Money> {
    /// The sum over everybody.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn sum(&self) -> Result<Money, Overflow> {
        let all = self
            .crowds()
            .map(|(amount, heads)| amount.times(heads.into()));
        all.into_iter()
            .try_fold(Money::ZERO, |sum, all| sum.add(all?))
    }
}

#[cfg(test)]
impl<T: Clone> ByClass<T> {
    /// The value of a row, to falsify it.
    pub fn of(&mut self, row: usize) -> &mut T {
        let class = self.classes.class(row);
        &mut Arc::make_mut(&mut self.values)[class]
    }

    /// Without the last person.
    pub fn pop(&mut self) {
        let classes = Arc::new(Classes::each(self.len() - 1));
        *self = Self::new(classes, self.iter().take(self.len() - 1).cloned().collect());
    }
}
