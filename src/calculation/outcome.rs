//! What a calculation results in.

use std::sync::Arc;

use crate::money::{Money, Ratio};
use crate::people::{ColumnId, People, TextColumn};
use crate::policy::{Field, FundingKind, Method};

use super::trace::Step;

pub use super::classes::{ByClass, Classes};

pub use super::ratings::Ratings;

/// The whole result of a run that has passed its own certificate.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The pool, and how it is split.
    pub pool: PoolOutcome,
    /// The components, in the order of the policy.
    pub components: Vec<ComponentOutcome>,
    /// Everybody, in the order of the people file.
    pub people: PeopleOutcome,
    /// The sums.
    pub totals: Totals,
    /// What the reader should know although nothing is wrong.
    pub warnings: Vec<Warning>,
}

impl Outcome {
    /// The texts of a column: derived ratings, or those of the people file.
    #[must_use]
    pub fn texts<'a>(&'a self, people: &'a People, id: &ColumnId) -> Option<&'a TextColumn> {
        match (&self.people.ratings, id) {
            (Some(ratings), ColumnId::Field(Field::Rating)) => Some(&ratings.texts),
            _ => people.text(id),
        }
    }
}

/// The pool.
#[derive(Debug, Clone)]
pub struct PoolOutcome {
    /// `pool.basis` and B, the add-back included; nothing for a method without a basis.
    pub basis: Option<(String, Ratio)>,
    /// The word of `pool.method`.
    pub method: &'static str,
    /// P, what people get by the rules of the pool.
    pub total: Money,
    /// The employer's part on P.
    pub employer_cost: Money,
    /// P and the employer's part.
    pub cost: Money,
    /// C, what goes by the rules, before what is redistributed.
    pub criteria: Money,
    /// D, the adjustment allowance (調整枠).
    pub discretionary: Money,
    /// What nobody allotted and the rules pay instead.
    pub redistributed: Money,
    /// What no component could take: below one unit, or all of V where no component shares the pool.
    pub unshared: Money,
    /// The budgets of the allowance, where the policy divides it.
    pub budgets: Vec<Budget>,
    /// From the figure to P.
    pub pool_steps: Vec<Step>,
    /// From P to what each component shares.
    pub split_steps: Vec<Step>,
}

/// The part of the allowance that a group may allot.
#[derive(Debug, Clone)]
pub struct Budget {
    /// The text of the group in the column of `split.budget_by`.
    pub group: String,
    /// What it may allot.
    pub amount: Money,
    /// What it has allotted, net.
    pub allotted: Money,
}

/// One component.
#[derive(Debug, Clone)]
pub struct ComponentOutcome {
    /// Its name.
    pub name: String,
    /// How it is paid.
    pub funding: FundingKind,
    /// What its weights are.
    pub method: Method,
    /// What it shares (`V_c`); nothing for guaranteed and separate components.
    pub pool: Option<Money>,
    /// The sum of the weights of all eligible people.
    pub weight_total: Ratio,
    /// The sum of the tentative amounts; nothing for guaranteed and separate components.
    pub tentative_total: Option<Ratio>,
    /// The adjustment coefficient as used; nothing for guaranteed and separate components.
    pub coefficient: Option<Ratio>,
    /// Money a point; nothing unless the component is in points.
    pub unit_price: Option<Ratio>,
    /// What people get.
    pub paid: Money,
    /// `pool - paid`, where that is above 0.
    pub left_over: Money,
    /// `paid - pool`, where that is above 0.
    pub overrun: Money,
    /// How many stand at their minimum; nothing without one.
    pub at_min: Option<usize>,
    /// How many stand at their maximum; nothing without one.
    pub at_max: Option<usize>,
    /// Everybody's weight.
    pub weights: ByClass<Ratio>,
    /// Everybody's amount.
    pub amounts: ByClass<Money>,
    /// How the coefficient was found and used.
    pub steps: Vec<Step>,
}

/// Everybody, as columns with one entry a row of the people file.
#[derive(Debug, Clone)]
pub struct PeopleOutcome {
    /// Why a person is not paid; nothing for eligible people.
    pub ineligible: ByClass<Option<Reason>>,
    /// The net sum of a person's allotments.
    pub allotted: ByClass<Money>,
    /// The sum of a person's components and allotments.
    pub bonus: ByClass<Money>,
    /// Base pay by `policy.base_pay`; nothing where the file lacks a column, or the cell is blank.
    pub base_pay: ByClass<Option<Ratio>>,
    /// Ratings, where the policy derives them.
    pub ratings: Option<Arc<Ratings>>,
    /// Goal achievements, where there is a file of goals; nothing for who has no goal that counts.
    pub achievements: Option<Vec<Option<Ratio>>>,
}

/// Why a person is not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Hired after the last day of the period.
    HiredAfterPeriod,
    /// Hired after `eligibility.hired_on_or_before`.
    HiredTooLate,
    /// Left before the payment date.
    LeftBeforePayment,
    /// Matches no `eligibility.include`.
    NotIncluded,
    /// Matches an `eligibility.exclude`: its reason in the company's words, or the texts that matched.
    Excluded {
        /// `reason`, where the policy gives one.
        reason: Option<String>,
        /// Column and text of each condition.
        matched: Vec<(String, String)>,
    },
    /// Attendance below `eligibility.minimum_attendance`.
    Attendance {
        /// The rate.
        rate: Ratio,
        /// The minimum.
        minimum: Ratio,
    },
}

/// The sums of a run.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// Rows of the people file.
    pub employees: usize,
    /// Those who are paid.
    pub eligible: usize,
    /// All bonuses.
    pub paid: Money,
    /// Bonuses without separate components.
    pub from_pool: Money,
    /// Separate components.
    pub separate: Money,
    /// Guaranteed components.
    pub guaranteed: Money,
    /// Allotments, net.
    pub allotted: Money,
    /// What of the allowance was not allotted and not redistributed.
    pub unallotted: Money,
    /// All that is left of the pool; `unallotted` included.
    pub left_over: Money,
    /// All that exceeds the pool.
    pub overrun: Money,
    /// Mean bonus of eligible people, half up to 1; nothing where nobody is eligible.
    pub average_bonus: Option<Ratio>,
    /// Bonuses over base pay of eligible people, half up to 2 decimals; nothing without base pay.
    pub average_months: Option<Ratio>,
}

/// What the reader should know although nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// `adjustment.digits` rounded the coefficient up, so that the component pays more than it has.
    RoundedCoefficientOverruns {
        /// The component.
        component: String,
        /// By how much.
        overrun: Money,
    },
    /// Rounding each amount by itself pays more than the component has.
    RoundingOverruns {
        /// The component.
        component: String,
        /// By how much.
        overrun: Money,
    },
    /// `when_short` paid more than the pool.
    ShortPoolOverruns {
        /// The component; nothing where the guaranteed components together exceed the pool.
        component: Option<String>,
        /// By how much.
        overrun: Money,
    },
    /// The rules of the pool give nothing.
    NoPool {
        /// What they came to.
        computed: Ratio,
    },
    /// Nobody is eligible.
    NobodyEligible,
    /// The policy derives ratings, and the people file has some, too, which do not count.
    RatingsReplaced {
        /// How many people have another rating in the file.
        differing: usize,
    },
}

/// `bonus_months`: bonus over base pay, half up to 2 decimals; nothing without base pay.
#[must_use]
pub fn months(bonus: Money, base_pay: Option<Ratio>) -> Option<Ratio> {
    use crate::money::Rounding;
    let base_pay = base_pay.filter(|pay| !pay.is_zero() && !pay.is_negative())?;
    let bonus = bonus.ratio();
    bonus.div_digits(base_pay, 2, Rounding::HalfUp).ok()
}

/// [`months`] of everybody, for who asks about everybody: what hangs on few different bonuses and base pays is found
/// beforehand.
pub struct Months<'o> {
    /// For every class, what it is when it has few digits: the bonus, and the base pay above 0.
    bonus: Vec<i64>,
    base_pay: Vec<Option<i64>>,
    bonus_of: &'o Classes,
    base_pay_of: &'o Classes,
}

impl<'o> Months<'o> {
    /// The months of these people; nothing where any bonus or base pay is no whole number of few digits.
    #[must_use]
    pub fn of(bonus: &'o ByClass<Money>, base_pay: &'o ByClass<Option<Ratio>>) -> Option<Self> {
        // Four hundred times as much is a number still.
        const MOST: i64 = i64::MAX / 400;
        let few = |number: Ratio| {
            let number = i64::try_from(number.to_integer()?).ok()?;
            (-MOST..=MOST).contains(&number).then_some(number)
        };
        let bonuses = bonus.values().iter().map(|bonus| few(bonus.ratio()));
        let pays = base_pay.values().iter().map(|pay| match pay {
            Some(pay) if !pay.is_zero() && !pay.is_negative() => few(*pay).map(Some),
            _ => Some(None),
        });
        Some(Self {
            bonus: bonuses.collect::<Option<_>>()?,
            base_pay: pays.collect::<Option<_>>()?,
            bonus_of: bonus.classes(),
            base_pay_of: base_pay.classes(),
        })
    }

    /// The months of a person, in hundredths.
    #[must_use]
    pub fn hundredths(&self, row: usize) -> Option<i64> {
        let bonus = *self.bonus.get(self.bonus_of.class(row))?;
        let pay = (*self.base_pay.get(self.base_pay_of.class(row))?)?;
        // A half goes away from 0, and what is below it toward 0, as the division does.
        let half = if bonus < 0 { pay.checked_neg()? } else { pay };
        let twice = bonus.checked_mul(200)?.checked_add(half)?;
        twice.checked_div(pay.checked_mul(2)?)
    }
}

impl ComponentOutcome {
    /// The amount of a person.
    #[must_use]
    pub fn amount(&self, row: usize) -> Money {
        self.amounts.get(row).copied().unwrap_or_default()
    }

    /// Whether it is paid beside the pool.
    #[must_use]
    pub fn is_separate(&self) -> bool {
        self.funding == FundingKind::Separate
    }

    /// Whether it is paid first out of the pool.
    #[must_use]
    pub fn is_guaranteed(&self) -> bool {
        self.funding == FundingKind::Guaranteed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn months_of_everybody_are_those_of_each(
            people in prop::collection::vec((-1_000_000..1_000_000_i128, prop::option::of(-9..400_000_i128)), 1..20),
        ) {
            let classes = Arc::new(Classes::each(people.len()));
            let bonus = people.iter().map(|(bonus, _)| Money::yen(*bonus).unwrap());
            let bonus = ByClass::new(Arc::clone(&classes), bonus.collect());
            let pay = people.iter().map(|(_, pay)| pay.map(Ratio::integer));
            let pay = ByClass::new(classes, pay.collect());
            let months = Months::of(&bonus, &pay).unwrap();
            for row in 0..people.len() {
                let expected = super::months(*bonus.get(row).unwrap(), *pay.get(row).unwrap());
                let found = months.hundredths(row).map(|it| Ratio::new(it.into(), 100).unwrap());
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn months_that_are_half_a_hundredth_go_away_from_0() {
        // 0.125 and -0.125 months, and what is just below.
        let classes = Arc::new(Classes::each(4));
        let bonus = [25_000, -25_000, 24_999, -24_999].map(|yen| Money::yen(yen).unwrap());
        let bonus = ByClass::new(Arc::clone(&classes), bonus.to_vec());
        let pay = ByClass::new(classes, vec![Some(Ratio::integer(200_000)); 4]);
        let months = Months::of(&bonus, &pay).unwrap();
        let found: Vec<_> = (0..4).map(|row| months.hundredths(row)).collect();
        assert_eq!(found, [Some(13), Some(-13), Some(12), Some(-12)]);
    }

    #[test]
    fn months_of_uncommon_amounts_are_found_one_by_one() {
        let classes = Arc::new(Classes::each(1));
        let yen = |yen: i128| ByClass::new(Arc::clone(&classes), vec![Money::yen(yen).unwrap()]);
        let pay = |pay| ByClass::new(Arc::clone(&classes), vec![Some(pay)]);
        let whole = pay(Ratio::integer(300_000));
        assert!(Months::of(&yen(i128::from(i64::MAX)), &whole).is_none());
        assert!(Months::of(&yen(1), &pay(Ratio::new(1, 3).unwrap())).is_none());
    }
}
