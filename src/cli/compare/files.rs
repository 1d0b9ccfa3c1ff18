//! Which people file belongs to which side.

use super::{CompareFault, Failure, Opened};
use crate::cli::inputs::is_standard;
use crate::cli::options::{Compare, PeopleFiles, is_workbook};

/// The people files of the sides. A result needs none; what nobody uses is refused rather than ignored.
pub fn people(
    options: &Compare,
    opened: &[Opened; 2],
) -> Result<[Option<PeopleFiles>; 2], Failure> {
    let [old, new] = opened.each_ref().map(|it| !matches!(it, Opened::Result(_)));
    let of_employees = || {
        let employees = options.employees.clone();
        let employees = employees.ok_or(CompareFault::NeedsPeople)?;
        Ok::<_, Failure>(PeopleFiles {
            sheet: options
                .sheet
                .clone()
                .filter(|_| is_workbook(&employees) || is_standard(&employees)),
            employees,
            allotments: options.allotments.clone(),
            goals: options.goals.clone(),
        })
    };
    let of_old = match &options.old_employees {
        Some(_) if !old => return Err(unused("--old-employees")),
        Some(employees) => Some(PeopleFiles {
            employees: employees.clone(),
            sheet: options.sheet.clone().filter(|_| is_workbook(employees)),
            allotments: None,
            goals: None,
        }),
        None if old => Some(of_employees()?),
        None => None,
    };
    let of_new = if new { Some(of_employees()?) } else { None };
    let old_is_other = options.old_employees.is_some();
    let policies = opened.each_ref().map(|it| matches!(it, Opened::Policy(_)));
    let [old_policy, new_policy] = policies;
    let calculates_employees = (old_policy && !old_is_other) || new_policy;
    for (given, used, what) in [
        (
            options.employees.is_some(),
            new || (old && !old_is_other),
            "EMPLOYEES",
        ),
        (
            !options.overlays.is_empty(),
            old_policy || new_policy,
            "--overlay",
        ),
        (
            !options.settings.is_empty(),
            old_policy || new_policy,
            "--set",
        ),
        (
            options.allotments.is_some(),
            calculates_employees,
            "--allotments",
        ),
        (options.goals.is_some(), calculates_employees, "--goals"),
    ] {
        if given && !used {
            return Err(unused(what));
        }
    }
    Ok([of_old, of_new])
}

fn unused(what: &'static str) -> Failure {
    CompareFault::Unused { what }.into()
}
