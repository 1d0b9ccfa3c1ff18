//! Who is paid, and how attendance is counted.

use jiff::civil::Date;

use crate::diagnostics::{Span, Spanned};
use crate::money::Ratio;

use super::Column;

/// `[eligibility]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// 支給日在籍.
    pub employed_on_payment_date: bool,
    /// Hired later: not eligible.
    pub hired_on_or_before: Option<Spanned<Date>>,
    /// The least attendance rate.
    pub minimum_attendance: Option<Spanned<Ratio>>,
    /// Where there are any, a person must match one.
    pub include: Vec<Entry>,
    /// A person must match none.
    pub exclude: Vec<Entry>,
    /// The column that pays people whom only the payment-date rule shuts out.
    pub force_eligible: Option<Column>,
}

/// An include or exclude.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// All must match.
    pub conditions: Vec<Condition>,
    /// The company's own words.
    pub reason: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A column whose text must be one of some values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: Column,
    /// Normalised texts; at least one.
    pub values: Vec<String>,
}

/// `[attendance]`: derives `attendance_rate`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Days or hours to be worked.
    pub scheduled: Scheduled,
    /// What is taken off.
    pub absences: Vec<Absence>,
    /// What being late or leaving early takes off.
    pub lateness: Option<Lateness>,
    /// Decimals of the rate.
    pub digits: u32,
    /// Where it stands.
    pub span: Span,
}

/// Days or hours to be worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scheduled {
    /// The same for all; above 0.
    Number(Spanned<Ratio>),
    /// By person.
    Column(Column),
}

/// A kind of absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// How much of it there was.
    pub column: Column,
    /// How much one of it counts.
    pub counts: Ratio,
    /// Whether the law grants it (産休, 育休, …); serves the advice.
    pub statutory: bool,
}

/// 遅刻早退: each full `per_absence` of them counts as `absence`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lateness {
    /// How often.
    pub column: Column,
    /// So many make one absence; above 0.
    pub per_absence: Ratio,
    /// What one absence takes off.
    pub absence: Ratio,
}
