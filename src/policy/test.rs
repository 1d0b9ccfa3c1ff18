//! Worked examples inside a policy.

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;

/// `[[test]]`: a few people, and what the policy must come to for them.
#[derive(Debug, Clone)]
pub struct Test {
    /// Its name, unique as a key.
    pub name: String,
    /// `employees`.
    pub employees: Spanned<TestPeople>,
    /// `set`: settings `KEY=VALUE` as `--set` takes them, laid over everything else.
    pub settings: Vec<String>,
    /// `expect`; at least one.
    pub expected: Vec<Expectation>,
    /// Where it stands.
    pub span: Span,
}

/// The people of a worked example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestPeople {
    /// A file, relative to the policy that names it.
    File(String),
    /// The CSV itself: a text that has a line break.
    Inline(String),
}

/// What must come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// An amount, to the yen.
    Amount {
        /// Which.
        of: ExpectedAmount,
        /// How much.
        amount: Ratio,
    },
    /// The adjustment coefficient of a component.
    Coefficient {
        /// The component, as the test names it.
        component: String,
        /// Its value.
        value: Ratio,
        /// How many decimals were written: the exact coefficient, rounded half up to so many, is the value. Nothing for
        /// a fraction, which it must equal.
        decimals: Option<u32>,
    },
}

/// Which amount is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedAmount {
    /// All bonuses together (`totals.paid`).
    Total,
    /// The pool (`pool.total`).
    Pool,
    /// The bonus of that person.
    Bonus(String),
}
