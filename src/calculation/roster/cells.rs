//! Which cells of a person what is asked of a column hangs on.

use super::super::classes::Cells;
use super::{Derived, Numbers, Roster, Texts};
use crate::policy::Service;

impl<'a> Roster<'a> {
    /// Adds the cells that a person's number hangs on.
    pub fn number_cells<'r>(&'r self, numbers: Numbers<'a>, cells: &mut Vec<Cells<'r>>) {
        match numbers {
            Numbers::Column(column) => cells.push(Cells::Codes(&column.codes)),
            Numbers::Derived(derived) => self.derived_cells(derived, cells),
        }
    }

    /// Adds the cells that a person's text hangs on.
    pub fn text_cells<'r>(&'r self, texts: Texts<'a>, cells: &mut Vec<Cells<'r>>) {
        match texts {
            Texts::Column(column) => cells.push(Cells::Codes(&column.codes)),
            Texts::Derived(derived) => self.derived_cells(derived, cells),
        }
    }

    fn derived_cells<'r>(&'r self, derived: Derived, cells: &mut Vec<Cells<'r>>) {
        match derived {
            Derived::DaysInPeriod => self.service.cells(Service::Days, cells),
            Derived::MonthsInPeriod => self.service.cells(Service::Months, cells),
            Derived::YearsOfService => self.service.hire_cells(cells),
            Derived::AttendanceRate => {
                if let Some(rule) = &self.attendance {
                    rule.cells(self, cells);
                }
            }
            Derived::GoalAchievement => cells.push(Cells::Unlike),
            Derived::Rating => match &self.ratings {
                Some(ratings) => cells.push(Cells::Codes(&ratings.texts.codes)),
                None => cells.push(Cells::Unlike),
            },
        }
    }
}
