//! Objectives and key results (OKR): key results → objectives → the person.

use crate::money::{Overflow, Ratio};
use crate::people::Measure;
use crate::policy::{Goals, OkrUse, key};

use super::achievement::{against_par, mean};
use super::judged::JudgedGoal;

/// The objectives of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Okr {
    /// The objectives, in the order in which they first appear.
    pub objectives: Vec<Objective>,
    /// The mean of the objectives, from 0 to 1; nothing where a key result has no target.
    pub score: Option<Ratio>,
    /// The score against the one that counts as 100%, at most the cap.
    pub achievement: Option<Ratio>,
    /// The weights of the key results together.
    pub weight: Ratio,
    /// Whether it counts.
    pub counted: bool,
}

/// An objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// What it is called, as first written.
    pub name: String,
    /// Its key results, as indexes into the goals of the person.
    pub key_results: Vec<usize>,
    /// The mean of its key results, from 0 to 1; nothing where one of them has no target.
    pub score: Option<Ratio>,
}

impl Okr {
    /// The objectives among the goals of a person; nothing where there is none.
    ///
    /// # Errors
    /// [`Overflow`].
    pub fn of(goals: &[JudgedGoal], rules: &Goals) -> Result<Option<Self>, Overflow> {
        let mut objectives: Vec<Objective> = Vec::new();
        let mut weight = Ratio::ZERO;
        for (index, judged) in goals.iter().enumerate() {
            let Measure::KeyResult { objective, .. } = &judged.goal.measure else {
                continue;
            };
            weight = weight.add(judged.goal.weight)?;
            let same = |other: &&mut Objective| key(&other.name) == key(objective);
            match objectives.iter_mut().find(same) {
                Some(known) => known.key_results.push(index),
                None => objectives.push(Objective {
                    name: objective.clone(),
                    key_results: vec![index],
                    score: None,
                }),
            }
        }
        if objectives.is_empty() {
            return Ok(None);
        }
        for objective in &mut objectives {
            let scores = objective.key_results.iter();
            let scores: Option<Vec<Ratio>> = scores
                .map(|&index| goals.get(index).and_then(|judged| judged.achievement))
                .collect();
            objective.score = scores.map_or(Ok(None), |scores| mean(&scores))?;
        }
        let scores: Option<Vec<Ratio>> = objectives.iter().map(|it| it.score).collect();
        let score = scores.map_or(Ok(None), |scores| mean(&scores))?;
        let achievement = match score {
            None => None,
            Some(score) => Some(against_par(score, rules.okr_success, rules.cap)?),
        };
        Ok(Some(Self {
            objectives,
            score,
            achievement,
            weight,
            counted: rules.okr == OkrUse::Linked,
        }))
    }
}
