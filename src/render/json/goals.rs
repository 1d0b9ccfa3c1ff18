//! The shape of `bonuspool.goals/1`: its keys and their order are fixed.

use serde::Serialize;

use crate::evaluation::{JudgedGoal, PersonGoals};
use crate::money::Overflow;
use crate::view::wording::evaluation::standing;
use crate::view::{GoalFacts, Lang};

use super::lines;
use super::wire::{Number, can_be_written};

#[derive(Serialize)]
struct Result<'a> {
    schema: &'static str,
    employees: Vec<Employee<'a>>,
}

#[derive(Serialize)]
struct Employee<'a> {
    employee_id: &'a str,
    goal_achievement: Option<Number>,
    goals: Vec<Goal<'a>>,
}

#[derive(Serialize)]
struct Goal<'a> {
    goal: &'a str,
    system: &'static str,
    achievement: Option<Number>,
    weight: Number,
    counted: bool,
    reason: Option<&'static str>,
}

/// The goals of all people, with a line break at the end.
///
/// # Errors
/// [`Overflow`] where a number has more digits than can be written.
pub fn render(facts: &GoalFacts<'_>) -> std::result::Result<String, Overflow> {
    let people = &facts.achievements.people;
    let goals = people.iter().flat_map(|person| &person.goals);
    let mut numbers = goals.flat_map(|judged| [Some(judged.weight), judged.achievement]);
    // `null` would say that there is none.
    if !numbers.all(|number| number.is_none_or(can_be_written)) {
        return Err(Overflow);
    }
    let result = Result {
        schema: "bonuspool.goals/1",
        employees: people
            .iter()
            .map(|it| Employee::of(it, facts.lang))
            .collect(),
    };
    Ok(lines(&result))
}

impl<'a> Employee<'a> {
    fn of(person: &'a PersonGoals, lang: Lang) -> Self {
        Self {
            employee_id: &person.employee_id,
            goal_achievement: person.achievement.map(Into::into),
            goals: person.goals.iter().map(|it| Goal::of(it, lang)).collect(),
        }
    }
}

impl<'a> Goal<'a> {
    fn of(judged: &'a JudgedGoal, lang: Lang) -> Self {
        Self {
            goal: &judged.goal.name,
            system: judged.goal.system().word(),
            achievement: judged.achievement.map(Into::into),
            weight: judged.weight.into(),
            counted: judged.counts(),
            reason: standing(judged.standing, lang),
        }
    }
}
