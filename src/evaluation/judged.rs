//! All goals of all people, and the achievement of each person.

use std::collections::BTreeMap;

use crate::diagnostics::{FileId, Finding, Findings, Place};
use crate::money::{Overflow, Ratio, weighted_mean};
use crate::people::{Goal, Measure};
use crate::policy::{Goals, OkrUse, Uncontrollable, key};

use super::DIGITS;
use super::achievement::{against_par, reached};
use super::fault::EvaluationFault;
use super::okr::Okr;

/// The achievements of all who have goals.
#[derive(Debug, Clone)]
pub struct Achievements {
    /// The file that the goals came from.
    pub file: FileId,
    /// The rules by which they were judged.
    pub rules: Goals,
    /// The people, in the order in which they first appear in the file.
    pub people: Vec<PersonGoals>,
    by_id: BTreeMap<String, usize>,
}

impl Achievements {
    /// The person of that id, which is compared as a key.
    #[must_use]
    pub fn of(&self, employee_id: &str) -> Option<&PersonGoals> {
        self.people.get(*self.by_id.get(&key(employee_id))?)
    }
}

/// The goals of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonGoals {
    /// The person, as first written.
    pub employee_id: String,
    /// The goals, in the order of the file; at least one.
    pub goals: Vec<JudgedGoal>,
    /// The objectives among them.
    pub okr: Option<Okr>,
    /// The weighted mean of what counts, rounded half up to [`DIGITS`] decimals; nothing where nothing counts.
    pub achievement: Option<Ratio>,
}

impl PersonGoals {
    /// What the achievement is the weighted mean of: achievements and weights, the OKR as one.
    #[must_use]
    pub fn parts(&self) -> Vec<(Ratio, Ratio)> {
        let single = self.goals.iter();
        let single = single.filter(|judged| judged.counts() && !judged.is_key_result());
        let okr = self.okr.iter().filter(|okr| okr.counted);
        single
            .filter_map(|judged| Some((judged.achievement?, judged.weight)))
            .chain(okr.filter_map(|okr| Some((okr.achievement?, okr.weight))))
            .collect()
    }

    /// The row of the file on which the person first appears.
    #[must_use]
    pub fn first_line(&self) -> u32 {
        self.goals.first().map_or(0, |judged| judged.goal.line)
    }
}

/// A goal and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedGoal {
    /// The goal.
    pub goal: Goal,
    /// How far it was reached: from 0 to the cap; of a key result its score, from 0 to 1. Nothing where a goal that does
    /// not count has no target above 0.
    pub achievement: Option<Ratio>,
    /// The weight with which it counts; the one of the file where it does not.
    pub weight: Ratio,
    /// Whether it counts.
    pub standing: Standing,
}

impl JudgedGoal {
    /// Whether it counts, alone or in the OKR of the person.
    #[must_use]
    pub const fn counts(&self) -> bool {
        !matches!(self.standing, Standing::LeftOut(_))
    }

    /// Whether the goal was reached by these rules: 100% of it, or of a key result, which is meant to stretch, the score
    /// that counts as 100% of an OKR. Nothing where there is no achievement.
    #[must_use]
    pub fn is_met(&self, rules: &Goals) -> Option<bool> {
        let enough = if self.is_key_result() {
            rules.okr_success
        } else {
            Ratio::ONE
        };
        self.achievement.map(|achievement| achievement >= enough)
    }

    const fn is_key_result(&self) -> bool {
        matches!(self.goal.measure, Measure::KeyResult { .. })
    }
}

/// Whether a goal counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// With its weight.
    Counted,
    /// With half of its weight, because the person cannot control it.
    Halved,
    /// Not at all.
    LeftOut(LeftOut),
}

/// Why a goal does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// The person cannot control it.
    Uncontrollable,
    /// Objectives and key results stay out of pay.
    Okr,
}

/// Judges all goals of a file.
///
/// # Errors
/// Every goal that is at fault, in the order of the file.
pub fn judge(
    goals: Vec<Goal>,
    rules: &Goals,
    file: FileId,
) -> Result<Achievements, Findings<EvaluationFault>> {
    let judge = Judge { rules, file };
    let mut found = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    let mut people: Vec<PersonGoals> = Vec::new();
    for goal in goals {
        let index = *by_id.entry(key(&goal.employee_id)).or_insert(people.len());
        if index == people.len() {
            people.push(PersonGoals {
                employee_id: goal.employee_id.clone(),
                goals: Vec::new(),
                okr: None,
                achievement: None,
            });
        }
        match (judge.goal(goal), people.get_mut(index)) {
            (Ok(judged), Some(person)) => person.goals.push(judged),
            (Ok(_), None) => {}
            (Err(finding), _) => found.push(*finding),
        }
    }
    if found.is_empty() {
        for person in &mut people {
            found.extend(judge.person(person).err().map(|finding| *finding));
        }
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    let mut findings = Findings::default();
    for finding in found {
        findings.push(finding);
    }
    findings.into_result(Achievements {
        file,
        rules: *rules,
        people,
        by_id,
    })
}

type Fallible<T> = Result<T, Box<Finding<EvaluationFault>>>;

struct Judge<'a> {
    rules: &'a Goals,
    file: FileId,
}

impl Judge<'_> {
    fn goal(&self, goal: Goal) -> Fallible<JudgedGoal> {
        let standing = self.standing(&goal);
        let weight = match standing {
            Standing::Halved => goal
                .weight
                .div(Ratio::integer(2))
                .map_err(|overflow| self.overflow(overflow, goal.line))?,
            Standing::Counted | Standing::LeftOut(_) => goal.weight,
        };
        let achievement = self.achievement(&goal, standing)?;
        Ok(JudgedGoal {
            goal,
            achievement,
            weight,
            standing,
        })
    }

    fn standing(&self, goal: &Goal) -> Standing {
        match &goal.measure {
            Measure::Indicator {
                controllable: false,
                ..
            } => match self.rules.uncontrollable {
                Uncontrollable::Exclude => Standing::LeftOut(LeftOut::Uncontrollable),
                Uncontrollable::Half => Standing::Halved,
                Uncontrollable::Count => Standing::Counted,
            },
            Measure::KeyResult { .. } if self.rules.okr == OkrUse::Unlinked => {
                Standing::LeftOut(LeftOut::Okr)
            }
            Measure::Indicator { .. } | Measure::KeyResult { .. } | Measure::Qualitative { .. } => {
                Standing::Counted
            }
        }
    }

    fn achievement(&self, goal: &Goal, standing: Standing) -> Fallible<Option<Ratio>> {
        let rules = self.rules;
        let (progress, most) = match &goal.measure {
            Measure::Indicator { progress, .. } => (progress, rules.cap),
            Measure::KeyResult { progress, .. } => (progress, Ratio::ONE),
            Measure::Qualitative { score } => {
                if score.is_negative() || *score > rules.scale {
                    let fault = EvaluationFault::ScoreOutOfRange {
                        employee: goal.employee_id.clone(),
                        score: *score,
                        scale: rules.scale,
                    };
                    return Err(self.at(fault, goal.line));
                }
                return against_par(*score, rules.qualitative_par, rules.cap)
                    .map(Some)
                    .map_err(|overflow| self.overflow(overflow, goal.line));
            }
        };
        if progress.target > Ratio::ZERO {
            return reached(progress, most)
                .map(Some)
                .map_err(|overflow| self.overflow(overflow, goal.line));
        }
        if let Standing::LeftOut(_) = standing {
            return Ok(None);
        }
        let fault = EvaluationFault::TargetNotPositive {
            employee: goal.employee_id.clone(),
            target: progress.target,
        };
        Err(self.at(fault, goal.line))
    }

    fn person(&self, person: &mut PersonGoals) -> Fallible<()> {
        let line = person.first_line();
        let overflow = |overflow| self.overflow(overflow, line);
        person.okr = Okr::of(&person.goals, self.rules).map_err(overflow)?;
        let parts = person.parts();
        person.achievement = weighted_mean(&parts, DIGITS).map_err(overflow)?;
        if person.achievement.is_none() && !parts.is_empty() {
            let first = person.goals.iter().find(|judged| judged.counts());
            let line = first.map_or(line, |judged| judged.goal.line);
            let employee = person.employee_id.clone();
            return Err(self.at(EvaluationFault::GoalWeightsZero { employee }, line));
        }
        Ok(())
    }

    fn at(&self, fault: EvaluationFault, line: u32) -> Box<Finding<EvaluationFault>> {
        Box::new(Finding {
            fault,
            place: Place::Row {
                file: self.file,
                line,
            },
            also: Vec::new(),
        })
    }

    fn overflow(&self, _: Overflow, line: u32) -> Box<Finding<EvaluationFault>> {
        self.at(EvaluationFault::Overflow, line)
    }
}
