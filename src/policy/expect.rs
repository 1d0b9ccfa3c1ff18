//! Control totals of the people file.

use crate::diagnostics::Spanned;
use crate::money::Ratio;

/// `[expect]`: what a complete people file adds up to. Everybody counts, paid or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expect {
    /// How many rows there are.
    pub employees: Option<Spanned<Ratio>>,
    /// The sum of `base_salary`.
    pub base_salary_total: Option<Spanned<Ratio>>,
    /// The sum of `attendance_rate`.
    pub attendance_total: Option<Spanned<Ratio>>,
}
