//! The room as its callers see it: goals as the lines of a file, and what comes out.

mod naive;
mod properties;
mod relative;
mod rules;

use crate::diagnostics::{FileId, Findings, Sources};
use crate::evaluation::{Achievements, EvaluationFault, judge};
use crate::money::Ratio;
use crate::people::{Goal, TableFile, read_goals};
use crate::policy::Goals;

/// The header of the lines of a test.
const HEADER: &str =
    "employee_id,goal,system,weight,target,actual,direction,controllable,objective,score\n";

fn file() -> FileId {
    Sources::default().add("goals.csv", "")
}

fn goals(lines: &str) -> Vec<Goal> {
    let text = format!("{HEADER}{lines}");
    read_goals(&TableFile::csv(text.as_bytes(), file()))
        .unwrap()
        .0
}

fn judged(lines: &str, rules: &Goals) -> Result<Achievements, Findings<EvaluationFault>> {
    judge(goals(lines), rules, file())
}

/// The achievement of every person, in order of first appearance.
fn achievements(lines: &str, rules: &Goals) -> Vec<Option<Ratio>> {
    let judged = judged(lines, rules).unwrap();
    judged.people.iter().map(|it| it.achievement).collect()
}

fn ratio(text: &str) -> Ratio {
    crate::money::rate(text).unwrap()
}
