//! Which columns are derived.

use crate::policy::{Column, Field, Policy};

/// The columns that are derived, as a policy names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derived {
    /// Days employed inside the period, less leave.
    DaysInPeriod,
    /// Month ends inside the period on which the person is employed, less leave.
    MonthsInPeriod,
    /// Full years from the hire date to the day after the period.
    YearsOfService,
    /// By `[attendance]`.
    AttendanceRate,
    /// By `[goals]`, from a file of goals.
    GoalAchievement,
    /// By `[evaluation]`; a text.
    Rating,
}

impl Derived {
    /// The derived column that a policy's column means, if any. The attendance rate and the rating are derived only by
    /// a policy that says how.
    pub fn of(column: &Column, policy: &Policy) -> Option<Self> {
        match column.field {
            Some(Field::AttendanceRate) => {
                return policy.attendance.is_some().then_some(Self::AttendanceRate);
            }
            Some(Field::GoalAchievement) => return Some(Self::GoalAchievement),
            Some(Field::Rating) => return policy.evaluation.is_some().then_some(Self::Rating),
            _ => {}
        }
        match crate::policy::key(&column.name).as_str() {
            "days_in_period" => Some(Self::DaysInPeriod),
            "months_in_period" => Some(Self::MonthsInPeriod),
            "years_of_service" => Some(Self::YearsOfService),
            _ => None,
        }
    }
}
