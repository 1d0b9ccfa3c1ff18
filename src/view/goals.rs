//! What people reached, goal by goal.

use crate::evaluation::{Achievements, JudgedGoal, PersonGoals};
use crate::people::Measure;
use crate::policy::{Field, Policy};

use super::names::heading;
use super::phrases::noted;
use super::sheet::field_header;
use super::terms::{Term, goal_system};
use super::wording::evaluation::{no_goal_counts, standing};
use super::{Cell, Column, Lang, Report, Table, clean, format};

/// What `goals` has read and what came out.
#[derive(Debug, Clone, Copy)]
pub struct GoalFacts<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// What came out.
    pub achievements: &'a Achievements,
    /// The language to show it in.
    pub lang: Lang,
}

impl<'a> GoalFacts<'a> {
    /// Every goal with its person.
    fn rows(self) -> impl Iterator<Item = (&'a PersonGoals, &'a JudgedGoal)> {
        let people = self.achievements.people.iter();
        people.flat_map(|person| person.goals.iter().map(move |goal| (person, goal)))
    }
}

/// The achievements for a reader: of people, then goal by goal.
#[must_use]
pub fn goals_report(facts: &GoalFacts<'_>) -> Report {
    Report {
        first: first(facts),
        name: facts.policy.name.as_deref().map(clean),
        purpose: facts.policy.purpose.as_deref().map(clean),
        tables: vec![people(facts), goals(facts)],
        lang: facts.lang,
    }
}

/// How many people have an achievement, and how many have goals and none.
fn first(facts: &GoalFacts<'_>) -> String {
    let lang = facts.lang;
    let people = &facts.achievements.people;
    let blank = people.iter().filter(|it| it.achievement.is_none()).count();
    let judged = people.len().saturating_sub(blank);
    let line = format!(
        "{}: {}",
        heading(Field::GoalAchievement, lang),
        format::people(judged, lang)
    );
    if blank == 0 {
        return line;
    }
    let blank = format::people(blank, lang);
    let why = lang.pick(
        format!("ほかに、算入する目標のない者 {blank}"),
        format!("and {blank} without a goal that counts"),
    );
    noted(&line, &why, lang)
}

fn people(facts: &GoalFacts<'_>) -> Table {
    let lang = facts.lang;
    let rows = facts.achievements.people.iter().map(|person| {
        let okr = person.okr.as_ref();
        let nothing = person.achievement.is_none();
        vec![
            Cell::text(&person.employee_id),
            Cell::maybe(person.achievement, Cell::Number),
            Cell::maybe(okr.and_then(|okr| okr.score), Cell::Number),
            Cell::maybe(okr.and_then(|okr| okr.achievement), Cell::Number),
            Cell::text(if nothing { no_goal_counts(lang) } else { "" }),
        ]
    });
    Table {
        title: heading(Field::GoalAchievement, lang),
        columns: vec![
            Column::text(heading(Field::EmployeeId, lang)),
            Column::number(heading(Field::GoalAchievement, lang)),
            Column::number(Term::OkrScore.label(lang)),
            Column::number(Term::OkrAchievement.label(lang)),
            Column::text(Term::Note.label(lang)),
        ],
        rows: rows.collect(),
        units: false,
    }
    .without_blank_columns()
}

fn goals(facts: &GoalFacts<'_>) -> Table {
    let lang = facts.lang;
    let rows = facts.rows().map(|(person, judged)| {
        let shown = ShownGoal::of(judged, lang);
        vec![
            Cell::text(&person.employee_id),
            shown.name,
            shown.system,
            shown.objective,
            shown.target,
            shown.actual,
            shown.score,
            shown.achievement,
            shown.weight,
            shown.note,
        ]
    });
    Table {
        title: lang.pick("目標ごとの達成度", "Goal by goal").to_owned(),
        columns: vec![
            Column::text(heading(Field::EmployeeId, lang)),
            Column::text(Term::Goal.label(lang)),
            Column::text(Term::GoalSystem.label(lang)),
            Column::text(Term::Objective.label(lang)),
            Column::number(Term::Target.label(lang)),
            Column::number(Term::Actual.label(lang)),
            Column::number(Term::Score.label(lang)),
            Column::number(Term::Achievement.label(lang)),
            Column::number(Term::GoalWeight.label(lang)),
            Column::text(Term::Note.label(lang)),
        ],
        rows: rows.collect(),
        units: false,
    }
    .without_blank_columns()
}

/// The cells of a goal, the same wherever it is shown.
pub(super) struct ShownGoal {
    pub name: Cell,
    pub system: Cell,
    pub objective: Cell,
    pub target: Cell,
    pub actual: Cell,
    pub score: Cell,
    pub achievement: Cell,
    pub weight: Cell,
    /// Why it does not count, or not with its whole weight.
    pub note: Cell,
}

impl ShownGoal {
    pub(super) fn of(judged: &JudgedGoal, lang: Lang) -> Self {
        let goal = &judged.goal;
        let (objective, progress, score) = match &goal.measure {
            Measure::Indicator { progress, .. } => ("", Some(progress), None),
            Measure::KeyResult {
                objective,
                progress,
            } => (objective.as_str(), Some(progress), None),
            Measure::Qualitative { score } => ("", None, Some(*score)),
        };
        Self {
            name: Cell::text(&goal.name),
            system: Cell::text(goal_system(goal.system(), lang)),
            objective: Cell::text(objective),
            target: Cell::maybe(progress, |it| Cell::Number(it.target)),
            actual: Cell::maybe(progress, |it| Cell::Number(it.actual)),
            score: Cell::maybe(score, Cell::Number),
            achievement: Cell::maybe(judged.achievement, Cell::Number),
            weight: Cell::Number(judged.weight),
            note: Cell::text(standing(judged.standing, lang).unwrap_or_default()),
        }
    }
}

/// One row a goal, for spreadsheets.
#[must_use]
pub fn goals_sheet(facts: &GoalFacts<'_>) -> Table {
    let lang = facts.lang;
    let rows = facts.rows().map(|(person, judged)| {
        let counted = match judged.counts() {
            true => Term::Counted.header("true", lang),
            false => lang.pick("算入しない", "false"),
        };
        vec![
            Cell::text(&person.employee_id),
            Cell::maybe(person.achievement, Cell::Number),
            Cell::text(&judged.goal.name),
            Cell::text(lang.pick(
                goal_system(judged.goal.system(), lang),
                judged.goal.system().word(),
            )),
            Cell::maybe(judged.achievement, Cell::Number),
            Cell::Number(judged.weight),
            Cell::text(counted),
            Cell::text(standing(judged.standing, lang).unwrap_or_default()),
        ]
    });
    Table {
        title: String::new(),
        columns: vec![
            Column::text(field_header(Field::EmployeeId, lang)),
            Column::number(field_header(Field::GoalAchievement, lang)),
            Column::text(Term::Goal.header("goal", lang)),
            Column::text(Term::GoalSystem.header("system", lang)),
            Column::number(Term::Achievement.header("achievement", lang)),
            Column::number(Term::GoalWeight.header("weight", lang)),
            Column::text(Term::Counted.header("counted", lang)),
            Column::text(Term::Note.header("reason", lang)),
        ],
        rows: rows.collect(),
        units: false,
    }
}
